// Every SQL statement of commissions.
#include "club/commissions/store.hpp"

namespace vafa::commissions {

namespace {

using store::Sql;

constexpr Sql select_all{R"(
    select c.id, c.name, c.staff, c.percent, c.is_active, r.good, r.goods_group, r.percent
    from commissions_collaborator c
    left join commissions_rate r on r.club_id = c.club_id and r.collaborator = c.id
    where c.club_id = :club order by c.name, c.id, r.good, r.goods_group)"};
constexpr Sql lock_row{"select id from commissions_collaborator where club_id = :club and id = ?1 for update"};
constexpr Sql upsert_collaborator{R"(
    insert into commissions_collaborator (club_id, id, name, staff, percent, is_active) values (:club, ?1, ?2, ?3, ?4, ?5)
    on conflict (club_id, id) do update set name = excluded.name, staff = excluded.staff, percent = excluded.percent,
        is_active = excluded.is_active)"};
constexpr Sql delete_rates{"delete from commissions_rate where club_id = :club and collaborator = ?1"};
constexpr Sql insert_rate{R"(
    insert into commissions_rate (club_id, collaborator, good, goods_group, percent) values (:club, ?1, ?2, ?3, ?4))"};
constexpr Sql insert_settlement_row{R"(
    insert into commissions_settlement (club_id, act, collaborator, staff, reason) values (:club, ?1, ?2, ?3, ?4))"};
constexpr Sql select_reason{"select reason from commissions_settlement where club_id = :club and act = ?1"};

}  // namespace

std::vector<CollaboratorShown> all_collaborators(Snapshot& snapshot) {
    std::vector<CollaboratorShown> all;
    for (auto row : snapshot.read(select_all)) {
        auto id = row.get<CollaboratorId>(0);
        if (all.empty() || all.back().id != id) {
            auto& one = all.emplace_back();
            one.id = id;
            one.name = row.get<std::string>(1);
            if (auto staff = row.get<StaffId>(2)) one.staff = staff;
            one.percent = BasisPoints{row.get<std::int64_t>(3)};
            one.is_active = row.get<bool>(4);
        }
        auto percent = row.get<std::optional<std::int64_t>>(7);
        if (!percent) continue;
        auto& rate = all.back().goods.emplace_back();
        if (auto good = row.get<catalog::GoodId>(5)) rate.good = good;
        else rate.goods_group = row.get<catalog::GoodsGroupId>(6);
        rate.percent = BasisPoints{*percent};
    }
    return all;
}

std::optional<CollaboratorShown> lock_collaborator(Transaction& tx, CollaboratorId id) {
    if (tx.read(lock_row, id).empty()) return {};
    for (auto& one : all_collaborators(tx))
        if (one.id == id) return std::move(one);
    return {};
}

void lock_collaborators(Transaction& tx, std::span<Change const> of) {
    std::vector<store::Question> questions;
    for (auto const& one : of) questions.push_back(store::ask(lock_row, one.collaborator));
    tx.together(questions);
}

void put_collaborator(Transaction& tx, CollaboratorShown const& one) {
    tx.write(upsert_collaborator, one.id, one.name, one.staff.value_or(StaffId{}), one.percent.value, one.is_active);
    tx.write(delete_rates, one.id);
    for (auto const& rate : one.goods)
        tx.write(insert_rate, one.id, rate.good.value_or(catalog::GoodId{}), rate.goods_group.value_or(catalog::GoodsGroupId{}), rate.percent.value);
}

void insert_settlement(Transaction& tx, CollaboratorId collaborator, StaffId staff, std::string const& reason) {
    tx.write(insert_settlement_row, tx.act(), collaborator, staff, reason);
}

std::optional<std::string> reason_of_settlement(Snapshot& snapshot, std::int64_t act) {
    auto rows = snapshot.read(select_reason, act);
    if (rows.empty()) return {};
    return rows[0].get<std::string>(0);
}

}  // namespace vafa::commissions
