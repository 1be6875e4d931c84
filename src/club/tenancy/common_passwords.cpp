// The commonest passwords of eight letters and more: what whoever guesses tries first, here and abroad.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "club/tenancy/passwords.hpp"

namespace vafa::tenancy {

namespace {

constexpr std::string_view common[] = {
    "00000000", "0000000000", "01234567", "012345678", "0123456789", "10203040", "1029384756", "11111111", "111111111",
    "1111111111", "11112222", "11223344", "1122334455", "112233445566", "12121212", "12312312", "123123123", "123123123123",
    "12341234", "1234512345", "123456123456", "12345678", "123456789", "1234567890", "1234567891", "12345678910", "123456780",
    "1234567a", "123456789a", "1234567q", "123456aa", "123456ab", "12345qwert", "1234abcd", "1234qwer", "123654789", "12344321",
    "123321123", "13579246", "1357924680", "13601360", "13701370", "13801380", "14001400", "14725836", "147258369", "147852369",
    "159357159", "159753159", "1a2b3c4d", "1q2w3e4r", "1q2w3e4r5t", "1q2w3e4r5t6y", "1qaz2wsx", "1qaz2wsx3edc", "20202020",
    "21212121", "22222222", "222222222", "23456789", "25802580", "33333333", "36925814", "44444444", "55555555", "555555555",
    "66666666", "77777777", "777777777", "78787878", "7894561230", "789456123", "87654321", "88888888", "888888888", "98765432",
    "987654321", "9876543210", "99999999", "999999999", "a1234567", "a12345678", "a123456789", "aa123456", "aa12345678",
    "aaaaaaaa", "abc12345", "abc123456", "abcd1234", "abcdefgh", "abcdefghi", "admin123", "admin1234", "admin12345",
    "administrator", "ali123456", "aliali123", "allahakbar", "asd12345", "asdf1234", "asdfasdf", "asdfghjk", "asdfghjkl",
    "azerty123", "baseball", "bismillah", "changeme", "charlie1", "computer", "dragon123", "esteghlal", "ferdowsi", "football",
    "football1", "google123", "hellohello", "hossein123", "iloveyou", "iloveyou1", "internet", "iran1234", "iran12345",
    "iranian1", "jennifer", "khodaya1", "letmein1", "letmein123", "liverpool", "master123", "mehdi123", "michael1", "mohammad",
    "mohammad1", "mohammad123", "monkey123", "mypassword", "p@ssw0rd", "p@ssword", "pa55word", "parvaneh", "pass1234",
    "pass12345", "passw0rd", "password", "password1", "password12", "password123", "password1234", "password!", "persepolis",
    "princess", "princess1", "q1w2e3r4", "q1w2e3r4t5", "qazwsxedc", "qqqqqqqq", "qwer1234", "qwerasdf", "qwert123", "qwerty12",
    "qwerty123", "qwerty1234", "qwerty12345", "qwertyui", "qwertyuiop", "reza1234", "samsung1", "secret123", "starwars",
    "sunshine", "superman", "superman1", "tehran123", "test1234", "test12345", "testtest", "trustno1", "welcome1", "welcome123",
    "whatever", "zaq12wsx", "zxcvbnm1", "zxcvbnm123", "zxcvbnmm",
};

}  // namespace

bool is_common_password(std::string_view password) {
    auto lower = fold_digits(password);
    for (auto& letter : lower)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter | 0x20);
    return std::find(std::begin(common), std::end(common), lower) != std::end(common);
}

}  // namespace vafa::tenancy
