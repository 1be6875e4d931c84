// `vafa demo`: a new data directory with a sample club, ready to be looked at.
#include <charconv>
#include <chrono>
#include <cstdio>

#include "edge/cli/commands.hpp"
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

}  // namespace

int demo(Arguments const& arguments) {
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
    std::int64_t told = 0;
    demo::build(sample, [&](std::int64_t sales) {
        if (sales - told < size.sales / 10 && sales < size.sales) return;
        told = sales;
        std::printf("%s of %s sales\n", number_text(sales, Language::en).c_str(), number_text(size.sales, Language::en).c_str());
        std::fflush(stdout);
    });
    auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    auto const& tally = sample.tally;
    std::printf("The sample club is ready: %zu members, %zu goods, %lld sales (%lld with credit), %lld returns, in %.0f s.\n",
                sample.customers.size(), sample.goods.size(), static_cast<long long>(tally.sales), static_cast<long long>(tally.with_credit),
                static_cast<long long>(tally.returns), seconds);
    print_doors(arguments.installation);
    return 0;
}

}  // namespace vafa::cli
