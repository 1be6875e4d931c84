// How long a text is as SMS: one Persian letter makes the whole of it UCS-2 (facts.md §3.1).
#pragma once

#include <string_view>

namespace vafa::messages {

/// 160 letters of GSM-7 or 70 of UCS-2 in one part; 153 or 67 a part where it is split. A letter that takes two places is
/// never cut. No text is no part.
int sms_parts(std::string_view text);

}  // namespace vafa::messages
