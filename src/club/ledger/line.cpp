// The one way to write a line down.
#include "club/ledger/line.hpp"

#include "base/bytes.hpp"

namespace vafa::ledger {

namespace {
constexpr std::uint8_t form_version = 1;
}

std::string canonical_form(Line const& line) {
    CanonicalWriter out;
    out.u8(form_version);
    for (auto number :
         {line.act, line.n, line.member.value, static_cast<std::int64_t>(line.wallet), line.amount, line.lot,
          static_cast<std::int64_t>(line.contra.account), line.contra.ref, line.contra.branch.value,
          static_cast<std::int64_t>(line.reason), line.version, line.balance, line.reverses, line.at.ms,
          static_cast<std::int64_t>(line.day.number)})
        out.i64(number);
    return out.take();
}

}  // namespace vafa::ledger
