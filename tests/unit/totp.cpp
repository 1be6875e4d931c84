// One-time codes against the table of RFC 6238, appendix B (its last six digits), and the words of a secret.
#include <gtest/gtest.h>

#include "base/totp_code.hpp"
#include "club/tenancy/passwords.hpp"

using namespace vafa;
using namespace vafa::tenancy;

namespace {

TotpSecret secret_of_the_rfc() {
    TotpSecret secret;
    std::string_view text = "12345678901234567890";
    for (std::size_t i = 0; i < secret.size(); ++i) secret[i] = static_cast<std::byte>(text[i]);
    return secret;
}

}  // namespace

TEST(Totp, CodesAreThoseOfTheRfc) {
    auto secret = secret_of_the_rfc();
    auto at = [&](std::int64_t seconds) { return totp_code(secret, totp_step(Instant{seconds * second_ms})); };
    EXPECT_EQ(at(59), "287082");
    EXPECT_EQ(at(1111111109), "081804");
    EXPECT_EQ(at(1111111111), "050471");
    EXPECT_EQ(at(1234567890), "005924");
    EXPECT_EQ(at(2000000000), "279037");
    EXPECT_EQ(at(20000000000), "353130");
}

TEST(Totp, ACodeIsTakenOneStepEarlyOrLateAndOnce) {
    auto secret = secret_of_the_rfc();
    Instant now{1234567890 * second_ms};
    auto step = totp_step(now);
    for (auto early : {-1, 0, 1}) EXPECT_EQ(step_of_code(secret, totp_code(secret, step + early), now, 0), step + early);
    for (auto far : {-2, 2}) EXPECT_FALSE(step_of_code(secret, totp_code(secret, step + far), now, 0));
    EXPECT_FALSE(step_of_code(secret, totp_code(secret, step), now, step));
    EXPECT_FALSE(step_of_code(secret, "", now, 0));
    EXPECT_FALSE(step_of_code(secret, "1234567", now, 0));
}

TEST(Totp, ASecretIsTypedAndScannedAsAppsWantIt) {
    auto secret = secret_of_the_rfc();
    EXPECT_EQ(base32(secret), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    EXPECT_EQ(totp_uri(secret, "لاله", "sara"), "otpauth://totp/%D9%84%D8%A7%D9%84%D9%87:sara?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                                               "&issuer=%D9%84%D8%A7%D9%84%D9%87&algorithm=SHA1&digits=6&period=30");
}

TEST(Passwords, TheCommonestAreRefusedHoweverTheyAreWritten) {
    for (auto common : {"12345678", "۱۲۳۴۵۶۷۸", "Password1", "QWERTYUIOP", "iloveyou"}) EXPECT_TRUE(is_common_password(common)) << common;
    for (auto fine : {"a long password", "laleh-1405", "correct horse", "گربه روی دیوار"}) EXPECT_FALSE(is_common_password(fine)) << fine;
}
