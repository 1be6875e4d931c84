// The catalogue's table of contents.
#include "club/catalog/goods.hpp"
#include "club/catalog/invariants.hpp"

namespace vafa::catalog {

Module module() {
    std::vector<Role> runs{Role::owner, Role::manager, Role::integrator};
    std::vector<Role> sees{Role::owner, Role::manager, Role::cashier, Role::support, Role::auditor, Role::integrator};
    std::vector<Refusal const*> fields{&good_name_required, &price_negative, &vat_out_of_range, &quick_key_out_of_range, &barcode_malformed,
                                       &too_many_barcodes, &goods_group_missing, &barcode_taken, &article_taken, &quick_key_taken};
    auto fields_and_missing = fields;
    fields_and_missing.push_back(&good_missing);
    Module catalog{"catalog", {}, invariants(), {}};
    catalog.operations = {
        operation<define_good>({.name = "goods.define", .summary = "Add a good or a service", .route = post("/v1/goods"),
            .granted_to = runs, .refusals = fields}),
        operation<update_good_fields>({.name = "goods.update", .summary = "Change a good or a service", .route = patch("/v1/goods/{good}"),
            .granted_to = runs, .refusals = fields_and_missing}),
        operation<list_goods>({.name = "goods.list", .summary = "The goods, page by page; a till keeps them in memory by their version",
            .route = get("/v1/goods"), .granted_to = sees, .refusals = {}}),
        operation<define_goods_group>({.name = "goods.define_group", .summary = "Make a group of goods, or rename one",
            .route = post("/v1/goods_groups"), .granted_to = runs,
            .refusals = {&goods_group_name_required, &goods_group_missing, &goods_group_name_taken}}),
        operation<list_goods_groups>({.name = "goods.groups", .summary = "The groups of goods", .route = get("/v1/goods_groups"),
            .granted_to = sees, .refusals = {}}),
    };
    return catalog;
}

}  // namespace vafa::catalog
