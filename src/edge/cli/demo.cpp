// `vafa demo`: a new data directory with a sample club, ready to be looked at.
#include <charconv>
#include <chrono>
#include <cstdio>
#include <fstream>

#include "edge/cli/commands.hpp"
#include "edge/demo/purchases.hpp"
#include "edge/demo/sample.hpp"

namespace vafa::cli {

namespace {

std::int64_t option(Arguments const& arguments, std::string const& name, std::int64_t otherwise) {
    auto found = arguments.options.find(name);
    if (found == arguments.options.end()) return otherwise;
    std::int64_t value = 0;
    auto const& text = found->second;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 1)
        throw std::invalid_argument("--" + name + " takes a whole number, not " + text);
    return value;
}

void print_doors(Installation const& installation) {
    auto root = "http://" + installation.address + ":" + std::to_string(installation.port);
    std::printf("\nBegin with `vafa serve --demo --data %s`, then open %s/\n\n", installation.data.c_str(), root.c_str());
    std::printf("  till              %s/till\n  console           %s/console\n  phone simulator   %s/demo/phone\n", root.c_str(),
                root.c_str(), root.c_str());
    std::printf("  API               %s/api/docs\n\n", root.c_str());
    std::printf("  logins            owner, manager, cashier, support, auditor; the password of all is %s\n", tenancy::demo_password.data());
    std::printf("  a member          Sara Mohammadi: mobile %s, card %s, PIN %s\n", demo::known_mobile.data(), demo::known_card.data(),
                demo::known_pin.data());
}

double seconds_since(std::chrono::steady_clock::time_point began) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

/// Tells at each tenth of the way how far it is.
std::function<void(std::int64_t)> progress_to(std::int64_t all) {
    return [all, told = std::int64_t{0}](std::int64_t sales) mutable {
        if (sales - told < all / 10 && sales < all) return;
        told = sales;
        std::printf("%s of %s sales\n", number_text(sales, Language::en).c_str(), number_text(all, Language::en).c_str());
        std::fflush(stdout);
    };
}

/// A command rather than a bench: nothing is measured against a limit, and what it leaves is there to be verified and looked at.
int replay_purchases(Arguments const& arguments, std::string const& path) {
    constexpr std::string_view slug = "purchases";
    std::ifstream file(path);
    if (!file) throw store::Fault(path + " cannot be read");
    auto purchases = demo::read_purchases(file);
    Program program(arguments.installation);
    if (program.directory().find(slug)) {
        std::fprintf(stderr, "vafa demo: there is a club %s here already\n", slug.data());
        return 1;
    }
    auto began = std::chrono::steady_clock::now();
    auto replayed = demo::replay(program, slug, purchases, progress_to(std::ssize(purchases)));
    auto text = [](std::int64_t number) { return number_text(number, Language::en); };
    std::printf("%s purchases of %s customers are recorded, in %.0f s: %s points, %s rial of credit.\n", text(replayed.sales).c_str(),
                text(replayed.customers).c_str(), seconds_since(began), text(replayed.points).c_str(), text(replayed.credit).c_str());
    for (auto const& difference : replayed.differences) std::printf("DIFFERS: %s\n", difference.c_str());
    if (replayed.differences.empty()) std::printf("Every customer has what the file adds up to.\n");
    return replayed.differences.empty() ? 0 : 1;
}

}  // namespace

int demo(Arguments const& arguments) {
    if (auto file = arguments.options.find("purchases"); file != arguments.options.end()) return replay_purchases(arguments, file->second);
    Program program(arguments.installation);
    if (program.directory().find(demo::sample_slug)) {
        std::fprintf(stderr, "vafa demo: there is a club %s here already\n", demo::sample_slug.data());
        return 1;
    }
    demo::Size size;
    size.seed = static_cast<std::uint64_t>(option(arguments, "seed", static_cast<std::int64_t>(size.seed)));
    size.members = option(arguments, "members", size.members);
    size.sales = option(arguments, "sales", size.sales);
    auto began = std::chrono::steady_clock::now();
    demo::Sample sample(program, size);
    demo::build(sample, progress_to(size.sales));
    auto seconds = seconds_since(began);
    auto const& tally = sample.tally;
    std::printf("The sample club is ready: %zu members, %zu goods, %lld sales (%lld with credit), %lld returns, in %.0f s.\n",
                sample.customers.size(), sample.goods.size(), static_cast<long long>(tally.sales), static_cast<long long>(tally.with_credit),
                static_cast<long long>(tally.returns), seconds);
    print_doors(arguments.installation);
    return 0;
}

}  // namespace vafa::cli
