// A club that moves to another installation keeps the signatures that it has; the new one vouches for the old one's key.
#include <sodium.h>

#include <algorithm>

#include "base/bytes.hpp"
#include "operation/seals/store.hpp"

namespace vafa::seals {

namespace {

std::string signed_form(ClubId club, FormerKey const& former) {
    CanonicalWriter out;
    out.u8(form_version);
    out.text("vafa former key");
    for (auto number : {club.value, std::int64_t{former.last_day.number}}) out.i64(number);
    out.text({reinterpret_cast<char const*>(former.key.data()), former.key.size()});
    return out.take();
}

bool is_countersigned(Digest const& by, ClubId club, FormerKey const& former) {
    auto form = signed_form(club, former);
    return crypto_sign_verify_detached(raw(former.signature), raw(form), form.size(), raw(by)) == 0;
}

template <std::size_t N>
std::array<std::byte, N> bytes_of(store::Bind const& bind) {
    auto const* view = std::get_if<store::BytesView>(&bind);
    if (!view || view->size() != N) throw store::Fault("a former key of the seals cannot be read");
    std::array<std::byte, N> bytes;
    std::copy(view->begin(), view->end(), bytes.begin());
    return bytes;
}

}  // namespace

FormerKey former_from(std::span<store::Bind const> row) {
    auto const* day = row.size() == 3 ? std::get_if<std::int64_t>(&row[1]) : nullptr;
    if (!day) throw store::Fault("a former key of the seals cannot be read");
    return {bytes_of<32>(row[0]), Day{static_cast<std::int32_t>(*day)}, bytes_of<64>(row[2])};
}

void Seal::countersign(ClubId club, FormerKey& former) const {
    auto form = signed_form(club, former);
    crypto_sign_detached(reinterpret_cast<unsigned char*>(former.signature.data()), nullptr, raw(form), form.size(), raw(secret_key_));
}

Signers::Signers(Snapshot& snapshot, Seal const& seal) : club_(snapshot.club()), own_(seal.public_key()) {
    for (auto& former : former_keys(snapshot))
        if (is_countersigned(own_, club_, former)) formers_.push_back(former);
}

std::optional<Digest> Signers::signer_of(SealedDay const& day) const {
    if (is_signed(own_, club_, day)) return own_;
    for (auto const& former : formers_)
        if (day.day <= former.last_day && is_signed(former.key, club_, day)) return former.key;
    return {};
}

void take_over(store::Filling& filling, ClubId club, Seal const& seal, Digest const& from, std::vector<FormerKey> const& formers) {
    auto put = [&](FormerKey former) {
        if (former.key == seal.public_key()) return;
        seal.countersign(club, former);
        put_former_key(filling, former);
    };
    for (auto const& former : formers) {
        if (!is_countersigned(from, club, former)) throw store::Fault("a former key of the seals is not vouched for");
        put(former);
    }
    if (auto last = last_sealed_day(filling)) put({from, *last, {}});
}

}  // namespace vafa::seals
