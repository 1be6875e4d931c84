// What a keyboard or a card reader types at the till: whatever is read of it is read the same way again.
#include "base/card_number.hpp"
#include "base/mobile.hpp"
#include "base/national_id.hpp"
#include "base/postal_code.hpp"
#include "base/text.hpp"
#include "fuzz/target.hpp"

using namespace vafa;

namespace {

std::string written(Mobile const& mobile) { return mobile.national(); }
template <class Number>
std::string written(Number const& number) { return number.text(); }

template <class Number>
void read_twice(std::string_view typed) {
    auto once = Number::parse(typed);
    if (!once) return;
    auto again = Number::parse(written(*once));
    fuzz::promise(bool(again) && *again == *once, "what was read is not read the same way again", written(*once));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto typed = fuzz::text_of(data, size);
    read_twice<CardNumber>(typed);
    read_twice<Mobile>(typed);
    read_twice<NationalId>(typed);
    read_twice<PostalCode>(typed);
    auto card = CardNumber::parse(typed);
    fuzz::promise(!card || !is_bank_card(card->text()), "a bank's card was read as a club's");
    auto tidy = tidy_name(typed);
    fuzz::promise(is_valid_utf8(tidy), "a name is no UTF-8", tidy);
    fuzz::promise(tidy_name(tidy) == tidy, "a tidy name is tidied again", tidy);
    auto matched = normalise_for_match(typed);
    fuzz::promise(normalise_for_match(matched) == matched, "what is matched by is not matched by itself", matched);
    return 0;
}
