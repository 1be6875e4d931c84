// The digests of an act: what its row vouches for.
#include "operation/operation_log.hpp"

#include "base/bytes.hpp"

namespace vafa {

namespace {

constexpr std::uint8_t form_version = 1;

template <std::size_t N>
std::string_view as_text(std::array<std::byte, N> const& bytes) {
    return {reinterpret_cast<char const*>(bytes.data()), N};
}

template <std::size_t N>
void put_optional(CanonicalWriter& out, std::optional<std::array<std::byte, N>> const& bytes) {
    out.u8(bytes ? 1 : 0);
    if (bytes) out.text(as_text(*bytes));
}

}  // namespace

Digest digest_of(ActBody const& body) {
    CanonicalWriter out;
    out.u8(form_version);
    out.text(as_text(body.salt));
    out.i64(body.status);
    out.text(body.request);
    out.text(body.answer);
    return sha256(out.written());
}

LoggedAct act_of(store::Transaction& tx, Caller const& caller, std::string_view operation) {
    LoggedAct act;
    act.id = tx.act();
    act.at = tx.now();
    act.role = caller.role;
    act.caller_id = caller.id;
    act.branch = caller.branch;
    act.till = caller.till;
    act.subject = tx.subject();
    act.operation = operation;
    if (!tx.proof().empty()) act.ledger_digest = sha256(tx.proof());
    return act;
}

std::string canonical_form(LoggedAct const& act) {
    CanonicalWriter out;
    out.u8(form_version);
    for (auto number : {act.id, act.at.ms, std::int64_t(act.role), act.caller_id, act.branch.value, act.till.value, act.subject})
        out.i64(number);
    out.text(act.operation);
    out.u8(act.refusal ? 1 : 0);
    if (act.refusal) out.text(*act.refusal);
    put_optional(out, act.key_hash);
    put_optional(out, act.request_mark);
    out.text(as_text(act.body_digest));
    put_optional(out, act.ledger_digest);
    return std::string(out.written());
}

}  // namespace vafa
