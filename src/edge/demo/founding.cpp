// The first day: what an owner sets up before the doors open.
#include <sodium.h>

#include "club/tenancy/tenancy.hpp"
#include "edge/demo/sample.hpp"

namespace vafa::demo {

namespace {

struct Branch {
    std::string id;
    std::vector<std::string> tills;
};

Actor sign_in(Sample& sample, std::string_view login, std::string const& till) {
    auto club = sample.operator_of_server.club;
    std::array<std::byte, 24> random;
    randombytes_buf(random.data(), random.size());
    auto shown = *tenancy::read_session_reference(tenancy::session_reference(club, random));
    Json request;
    request("login", login)("password", tenancy::demo_password)("reference_hash", hex(shown.credential.hash));
    if (!till.empty()) request("till", till);
    sample.crowd.ask({club, {}}, "sessions.begin", request.text()).accepted();
    return {club, shown.credential};
}

void found_club(Sample& sample) {
    Credential credential;
    credential.kind = Credential::Kind::operator_of_server;
    Actor house{the_house, credential};
    auto founded = sample.crowd.ask(house, "clubs.found",
        Json()("slug", sample_slug)("name", "لاله")("money_unit", "toman")("owner_login", "owner")("owner_name", "رضا کریمی")
              ("owner_password", tenancy::demo_password)("is_sandbox", true)("is_demo", true)
              ("clock_behind_days", sample.size.days).text());
    sample.operator_of_server = {ClubId{founded.accepted().number("number")}, credential};
    sample.owner = sign_in(sample, "owner", "");
}

Branch open_branch(Sample& sample, char const* name, int tills) {
    auto opened = sample.crowd.ask(sample.owner, "branches.define", Json()("name", name)("tills", tills).text());
    Branch branch{opened.accepted().text("id"), {}};
    for (auto const& till : opened.at("tills").as_array()) branch.tills.emplace_back(till.as_string());
    return branch;
}

void hire(Sample& sample, char const* login, char const* name, char const* role, std::string const& branch) {
    auto branches = branch.empty() ? std::string("[]") : "[\"" + branch + "\"]";
    sample.crowd.ask(sample.owner, "staff.define",
        Json()("login", login)("name", name)("role", role)("password", tenancy::demo_password).raw("branches", branches).text()).accepted();
}

void open_branches(Sample& sample) {
    auto vanak = open_branch(sample, "ونک", 3), tajrish = open_branch(sample, "تجریش", 2), karaj = open_branch(sample, "کرج", 1);
    hire(sample, "manager", "مینا رستمی", "manager", "");
    hire(sample, "support", "نیما صالحی", "support", "");
    hire(sample, "auditor", "فرزانه کیانی", "auditor", "");
    struct Place {
        char const *login, *name;
        Branch const& branch;
        std::size_t till;
    };
    Place const places[] = {{"cashier", "مریم احمدی", vanak, 0},     {"vanak2", "سینا مرادی", vanak, 1}, {"vanak3", "ندا شریفی", vanak, 2},
                            {"tajrish1", "الهام نوری", tajrish, 0}, {"tajrish2", "پویا راد", tajrish, 1}, {"karaj1", "حامد زمانی", karaj, 0}};
    for (auto const& place : places) {
        hire(sample, place.login, place.name, "cashier", place.branch.id);
        sample.tills.push_back({sign_in(sample, place.login, place.branch.tills[place.till]), place.branch.tills[place.till], place.branch.id});
    }
    sample.manager = sign_in(sample, "manager", "");
}

void fill_shelves(Sample& sample) {
    for (auto const& name : group_names())
        sample.goods_groups.push_back(sample.crowd.ask(sample.manager, "goods.define_group", Json()("name", name).text()).accepted().text("id"));
    auto invented = invent_goods(sample.random, static_cast<std::size_t>(sample.size.goods));
    sample.goods.resize(invented.size());
    for (std::size_t at = 0; at < invented.size(); ++at) {
        auto const& good = invented[at];
        Json request;
        request("name", good.name)("group", sample.goods_groups[good.group])("price", good.price)("vat", 1000)("article", good.article);
        request.raw("barcodes", "[\"" + good.barcode + "\"]");
        if (good.quick_key) request("quick_key", good.quick_key);
        sample.goods[at] = {"", good.barcode, good.price};
        sample.crowd.ask_later(sample.manager, "goods.define", request.text(),
                               [&sample, at](Outcome const& made) { sample.goods[at].id = made.accepted().text("id"); });
    }
    sample.crowd.wait();
}

void define_groups(Sample& sample) {
    for (auto const* name : {"A", "B", "C"})
        sample.member_groups.push_back(sample.crowd.ask(sample.manager, "members.define_group",
            Json()("name", name)("is_default", std::string_view(name) == "C").text()).accepted().text("id"));
}

std::string quoted_list(std::string const& id) { return "[\"" + id + "\"]"; }

std::string program(Sample const& sample) {
    auto group = [&](std::size_t at) { return R"({"kind":"member_group","groups":)" + quoted_list(sample.member_groups[at]) + "}"; };
    auto rule = [](int number, char const* name, std::string const& when, std::string const& gives, std::string const& more = "") {
        return R"({"number":)" + std::to_string(number) + R"(,"name":")" + name + R"(","when":[)" + when + R"(],"gives":)" + gives + more + "}";
    };
    std::string rules[] = {
        rule(1, "هر ۲۰٬۰۰۰ تومان ۱ امتیاز", "", R"({"kind":"points_per_amount","points":1,"per":200000})"),
        rule(2, "۳٪ اعتبار برای گروه A", group(0), R"({"kind":"credit_percent","percent":300})"),
        rule(3, "۱٪ اعتبار برای گروه B", group(1), R"({"kind":"credit_percent","percent":100})"),
        rule(4, "سه‌شنبه‌های طلایی", R"({"kind":"weekday","days":["tuesday"]})", R"({"kind":"multiplier","factor":20000})"),
        rule(5, "هر شکلات ۱ امتیاز", R"({"kind":"goods","goods":[],"goods_groups":)" + quoted_list(sample.goods_groups[0]) + "}",
             R"({"kind":"points_per_piece","points":1})"),
        rule(6, "هفتهٔ تولد", R"({"kind":"birthday","days_before":3,"days_after":3})", R"({"kind":"points","points":20})", R"(,"cap":{"per_day":20})"),
        rule(7, "خرید پنجم", R"({"kind":"nth_purchase","number":5})", R"({"kind":"credit","credit":300000})"),
        rule(8, "سبد بزرگ", R"({"kind":"basket_size","at_least":20000000})", R"({"kind":"points","points":10})"),
    };
    std::string all;
    for (auto const& one : rules) all += (all.empty() ? "" : ",") + one;
    return R"({"points_life":{"ends":{"kind":"after_days","days":365}},"credit_life":{"ends":{"kind":"after_days","days":365}},)"
           R"("rules":[)" + all + R"(],"conversion":{"points":100,"credit":10000,"threshold":100},)"
           R"("redemption":{"per_invoice":2000000,"per_day":5000000},"welcome":{"points":10},)"
           R"("referral":{"moment":"first_purchase","to_referrer":{"points":50},"to_friend":{"points":20}},)"
           R"("rewards":[{"name":"فنجان قهوهٔ رایگان","points":150},{"name":"جعبهٔ شکلات","points":500},{"name":"ماگ لاله","points":1000},)"
           R"({"name":"سبد هدیهٔ یلدا","points":3000}]})";
}

}  // namespace

void found(Sample& sample) {
    found_club(sample);
    open_branches(sample);
    fill_shelves(sample);
    define_groups(sample);
    sample.crowd.ask(sample.owner, "program.publish", Json().raw("document", program(sample)).text()).accepted();
    // until the story reaches today, nobody is there to type a PIN
    sample.crowd.ask(sample.owner, "members.set_consent_policy", Json()("pin_from", std::int64_t{9'000'000'000'000}).text()).accepted();
}

}  // namespace vafa::demo
