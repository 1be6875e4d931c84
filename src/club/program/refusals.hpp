// What a program's document may not be, and what a member may not convert.
#pragma once

#include "operation/operation.hpp"

namespace vafa::program {

inline constexpr Refusal out_of_bounds{"program.out_of_bounds", RefusalKind::invalid};
inline constexpr Refusal list_empty{"program.list_empty", RefusalKind::invalid};
inline constexpr Refusal name_required{"program.name_required", RefusalKind::invalid};
inline constexpr Refusal name_twice{"program.name_twice", RefusalKind::invalid};
inline constexpr Refusal number_twice{"program.number_twice", RefusalKind::invalid};
inline constexpr Refusal group_twice{"program.group_twice", RefusalKind::invalid};
inline constexpr Refusal range_backwards{"program.range_backwards", RefusalKind::invalid};
inline constexpr Refusal condition_without_bound{"program.condition_without_bound", RefusalKind::invalid};
inline constexpr Refusal nth_twice{"program.nth_twice", RefusalKind::invalid};
inline constexpr Refusal rounding_of_remainder{"program.rounding_of_remainder", RefusalKind::invalid};
inline constexpr Refusal good_or_group{"program.good_or_group", RefusalKind::invalid};
inline constexpr Refusal cap_of_multiplier{"program.cap_of_multiplier", RefusalKind::invalid};
inline constexpr Refusal cap_too_large{"program.cap_too_large", RefusalKind::invalid};
inline constexpr Refusal stack_unknown{"program.stack_unknown", RefusalKind::invalid};
inline constexpr Refusal stack_of_two_units{"program.stack_of_two_units", RefusalKind::invalid};
inline constexpr Refusal stack_of_two_rates{"program.stack_of_two_rates", RefusalKind::invalid};
inline constexpr Refusal not_for_discounts{"program.not_for_discounts", RefusalKind::invalid};
inline constexpr Refusal bands_not_rising{"program.bands_not_rising", RefusalKind::invalid};
inline constexpr Refusal rule_unknown{"program.rule_unknown", RefusalKind::invalid};
inline constexpr Refusal rule_of_itself{"program.rule_of_itself", RefusalKind::invalid};
inline constexpr Refusal rule_without_points{"program.rule_without_points", RefusalKind::invalid};
inline constexpr Refusal points_or_credit{"program.points_or_credit", RefusalKind::invalid};
inline constexpr Refusal bonus_stands_alone{"program.bonus_stands_alone", RefusalKind::invalid};
inline constexpr Refusal bonus_of_goods{"program.bonus_of_goods", RefusalKind::invalid};
inline constexpr Refusal budget_without_unit{"program.budget_without_unit", RefusalKind::invalid};
inline constexpr Refusal budget_of_remainder{"program.budget_of_remainder", RefusalKind::invalid};
inline constexpr Refusal festival_unknown{"program.festival_unknown", RefusalKind::invalid};
inline constexpr Refusal too_many_rules{"program.too_many_rules", RefusalKind::invalid};
inline constexpr Refusal gift_of_nothing{"program.gift_of_nothing", RefusalKind::invalid};
inline constexpr Refusal referral_levels_need_licence{"program.referral_levels_need_licence", RefusalKind::invalid};
inline constexpr Refusal referral_above_whole{"program.referral_above_whole", RefusalKind::invalid};
inline constexpr Refusal referral_percent_alone{"program.referral_percent_alone", RefusalKind::invalid};
inline constexpr Refusal day_passed{"program.day_passed", RefusalKind::invalid};
inline constexpr Refusal version_missing{"program.version_missing", RefusalKind::missing};
inline constexpr Refusal version_behind{"program.version_behind", RefusalKind::conflict};
inline constexpr Refusal till_elsewhere{"program.till_elsewhere", RefusalKind::conflict};
inline constexpr Refusal payments_or_kinds{"program.payments_or_kinds", RefusalKind::invalid};
inline constexpr Refusal payments_do_not_add_up{"program.payments_do_not_add_up", RefusalKind::conflict};
inline constexpr Refusal conversion_not_offered{"program.conversion_not_offered", RefusalKind::conflict};
inline constexpr Refusal below_threshold{"program.below_threshold", RefusalKind::conflict};

/// What may be wrong with a document, whoever sends one.
std::vector<Refusal const*> refusals_of_documents();

}  // namespace vafa::program
