// A shop with tiers to climb and to fall from.
#pragma once

#include "edge/jobs/jobs.hpp"
#include "world/shop.hpp"

namespace vafa::world {

/// A club with three groups, from C to A.
struct Tiered : Shop {
    std::string c, b, a;
    explicit Tiered(std::string const& program = usual_program()) : Shop(program), c(group("C")), b(group("B")), a(group("A")) {}

    std::string group(std::string const& name) { return owner.asks("members.define_group", R"({"name":")" + name + R"("})").accepted().text("id"); }
    std::string ladder(std::string const& promotions, std::string const& evaluation = "") const {
        return R"({"ladder":{"tiers":[")" + c + R"(",")" + b + R"(",")" + a + R"("],"promotions":[)" + promotions + "]" +
               (evaluation.empty() ? "" : R"(,"evaluation":)" + evaluation) + "}}";
    }
    void sets(std::string const& promotions, std::string const& evaluation = "") { owner.asks("tiers.define", ladder(promotions, evaluation)).accepted(); }
    static std::string lifts_to(std::string const& to, std::string const& measure, std::int64_t at_least, std::string const& more = "") {
        return R"({"to":")" + to + R"(","reaches":[{"measure":")" + measure + R"(","at_least":)" + std::to_string(at_least) + "}]" + more + "}";
    }
    std::string in(std::string const& group_id) { return member(R"("group":")" + group_id + "\""); }
    std::string group_of(std::string const& who) {
        auto shown = owner.asks("members.show", R"({"member":")" + who + R"("})").accepted();
        return shown.has("group") ? shown.text("group_name") : "";
    }
    Reply tier_of(std::string const& who) { return owner.asks("tiers.show_member", R"({"member":")" + who + R"("})").accepted(); }
    Reply tiers() { return owner.asks("tiers.show").accepted(); }
    void catch_up() { jobs::Jobs::catch_up(world::program(), id()); }

    /// 002:51: now in B, the last six months up to 5,000,000 rial → C, up to 15,000,000 → B, more → A.
    std::string of_002_51(std::string const& first_day, std::string const& more = "") const {
        return R"({"measure":"amount","months":6,"first_day":")" + first_day + R"(","every_months":6,"tables":[{"from":")" + b +
               R"(","bands":[{"up_to":5000000,"to":")" + c + R"("},{"up_to":15000000,"to":")" + b + R"("},{"to":")" + a + R"("}]}])" + more + "}";
    }
};

}  // namespace vafa::world
