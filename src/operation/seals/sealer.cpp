// Extends the tree act by act, never on the path of a sale, and signs it when a business day is over.
#include <sodium.h>

#include <algorithm>

#include "base/bytes.hpp"
#include "operation/seals/store.hpp"

namespace vafa::seals {

namespace {

/// What is signed: which club, which day, how many acts, which root, when.
std::string signed_form(ClubId club, SealedDay const& day) {
    CanonicalWriter out;
    out.u8(form_version);
    out.text("vafa day seal");
    for (auto number : {club.value, std::int64_t{day.day.number}, day.size, day.signed_at.ms}) out.i64(number);
    out.text({reinterpret_cast<char const*>(day.root.data()), day.root.size()});
    return out.take();
}

SealedDay close(Tree const& tree, ClubId club, Instant now, Seal const& seal) {
    SealedDay day{tree.day, tree.frontier.size(), tree.frontier.root(), now, {}};
    seal.sign(club, day);
    return day;
}

/// Days follow the acts as they are followed: one that committed late counts to the day that is open then.
Writes extend(Snapshot& snapshot, Surroundings const& around, std::span<FollowedAct const> acts) {
    Seal seal(around.secrets);
    auto before = read_tree(snapshot);
    auto tree = before.value_or(Tree{{}, snapshot.zone().day_of(acts.front().act.at)});
    Leaves leaves;
    leaves.first = tree.frontier.size();
    std::vector<SealedDay> closed;
    for (auto const& [act, cursor] : acts) {
        auto day = snapshot.zone().day_of(act.at);
        if (day > tree.day && tree.frontier.size() > 0) closed.push_back(close(tree, snapshot.club(), snapshot.now(), seal));
        tree.day = std::max(tree.day, day);
        leaves.acts.push_back(act.id);
        leaves.hashes.push_back(leaf_of(act));
        tree.frontier.append(leaves.hashes.back());
    }
    return [leaves = std::move(leaves), closed = std::move(closed), tree = std::move(tree), is_first = !before](Transaction& tx) {
        insert_leaves(tx, leaves);
        for (auto const& day : closed) insert_day(tx, day);
        write_tree(tx, tree, is_first);
    };
}

/// A day without acts after it is closed by the clock, once all of its acts are in the tree.
bool close_day_by_clock(Workplace const& place) {
    bool is_over = false;
    place.read([&](Snapshot& snapshot, Surroundings const&) {
        auto tree = read_tree(snapshot);
        is_over = tree && snapshot.today() > tree->day &&
                  follow_log(snapshot, reached_by(snapshot, sealer_name).cursor, 1).empty();
    });
    if (!is_over) return false;
    place.write([](Transaction& tx, Surroundings const& around) {
        auto tree = lock_tree(tx);
        if (!tree || tx.today() <= tree->day) return;
        insert_day(tx, close(*tree, tx.club(), tx.now(), Seal(around.secrets)));
        tree->day = tx.today();
        write_tree(tx, *tree, false);
    });
    return false;
}

}  // namespace

Seal::Seal(ServerSecrets const& secrets) {
    auto seed = secrets.derive("seal");
    crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(public_key_.data()),
                             reinterpret_cast<unsigned char*>(secret_key_.data()), raw(seed));
}

void Seal::sign(ClubId club, SealedDay& day) const {
    auto form = signed_form(club, day);
    crypto_sign_detached(reinterpret_cast<unsigned char*>(day.signature.data()), nullptr, raw(form), form.size(), raw(secret_key_));
}

bool is_signed(Digest const& public_key, ClubId club, SealedDay const& day) {
    auto form = signed_form(club, day);
    return crypto_sign_verify_detached(raw(day.signature), raw(form), form.size(), raw(public_key)) == 0;
}

std::string export_line(std::string_view club_slug, ClubId club, SealedDay const& day, Digest const& public_key) {
    json::Writer out;
    out.begin_object();
    out.key("club");
    out.text(club_slug);
    out.key("number");
    out.integer(club.value);
    out.key("day");
    json::write(out, day.day);
    out.key("size");
    out.integer(day.size);
    out.key("root");
    out.text(hex(day.root));
    out.key("signed_at");
    json::write(out, day.signed_at);
    out.key("public_key");
    out.text(hex(public_key));
    out.key("signature");
    out.text(hex(day.signature));
    out.end_object();
    return out.take();
}

Digest leaf_of(LoggedAct const& act) { return merkle::leaf_hash(canonical_form(act)); }

Module module() {
    Module seals;
    seals.name = "seals";
    seals.followers = {{sealer_name, extend}};
    seals.chores = {{"seals.close_day", close_day_by_clock}};
    return seals;
}

}  // namespace vafa::seals
