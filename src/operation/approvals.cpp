// An act on behalf of who asked for it: its own id, row, proof and reactions, as if it had come by itself.
#include "operation/approvals.hpp"

namespace vafa {

Digest digest_of_request(std::string_view operation, std::string_view request) {
    return sha256(std::string(operation) + '\n' + std::string(request));
}

Result<RunOnBehalf> run_on_behalf(Transaction& tx, Caller const& asker, Operation const& operation, std::string const& request) {
    ensure(operation.writes && !operation.prepares, "an act for two persons needs no preparation");
    auto document = TRY(json::parse(request));
    auto decoded = TRY(operation.decode(document));
    auto outer = tx.act();
    tx.set_act(tx.next_id_value());
    auto rendered = TRY(operation.act(tx, asker, decoded.get(), nullptr, operation.reactions));
    auto act = act_of(tx, asker, operation.spec.name);
    write_log(tx, act, ActBody{200, {}, request, rendered.kept, false});
    tx.forget_proof();
    tx.set_act(outer);
    return RunOnBehalf{std::move(rendered), act.id};
}

}  // namespace vafa
