// FF1 against the nine samples of NIST, and our own vectors made by an independent program (facts.md §1.6).
#include "base/ff1.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace vafa {

namespace {

std::vector<std::byte> bytes(std::string const& hex) {
    std::vector<std::byte> out;
    for (std::size_t i = 0; i < hex.size(); i += 2) out.push_back(std::byte(std::stoi(hex.substr(i, 2), nullptr, 16)));
    return out;
}

Numerals numerals(std::string const& text) {
    Numerals out;
    for (char letter : text) out.push_back(static_cast<std::uint16_t>(letter <= '9' ? letter - '0' : letter - 'a' + 10));
    return out;
}

std::string text(Numerals const& all) {
    std::string out;
    for (auto one : all) out += "0123456789abcdefghijklmnopqrstuvwxyz"[one];
    return out;
}

std::string const key128 = "2b7e151628aed2a6abf7158809cf4f3c";
std::string const key192 = key128 + "ef4359d8d580aa4f";
std::string const key256 = key192 + "7f036d6f04fc6a94";
std::string const tweak10 = "39383736353433323130", tweak11 = "3737373770717273373737";

struct Sample {
    std::string key, tweak;
    unsigned radix;
    std::string plain, cipher;
};

}  // namespace

TEST(Ff1, GivesTheSamplesOfTheStandardAndReadsThemBack) {
    std::string const digits = "0123456789", letters = "0123456789abcdefghi";
    for (auto const& sample : {Sample{key128, "", 10, digits, "2433477484"}, Sample{key128, tweak10, 10, digits, "6124200773"},
                               Sample{key128, tweak11, 36, letters, "a9tv40mll9kdu509eum"}, Sample{key192, "", 10, digits, "2830668132"},
                               Sample{key192, tweak10, 10, digits, "2496655549"}, Sample{key192, tweak11, 36, letters, "xbj3kv35jrawxv32ysr"},
                               Sample{key256, "", 10, digits, "6657667009"}, Sample{key256, tweak10, 10, digits, "1001623463"},
                               Sample{key256, tweak11, 36, letters, "xs8a0azh2avyalyzuwd"}, Sample{key256, "", 10, "000001", "478044"},
                               Sample{key256, "00000002", 10, "000000000001", "440993047896"},
                               Sample{key256, "00000001", 10, "00000000001", "94993979726"}, Sample{key256, "00000001", 32, "0000001", "e8m4k78"}}) {
        EXPECT_EQ(text(ff1_encrypt(bytes(sample.key), bytes(sample.tweak), sample.radix, numerals(sample.plain))), sample.cipher);
        EXPECT_EQ(text(ff1_decrypt(bytes(sample.key), bytes(sample.tweak), sample.radix, numerals(sample.cipher))), sample.plain);
    }
}

TEST(Ff1, NumbersInARowBecomeDistinctNumbersThatAreNotInARow) {
    std::set<std::int64_t> seen;
    int neighbours = 0;
    std::int64_t before = 0;
    for (std::int64_t serial = 0; serial < 2000; ++serial) {
        auto number = ff1_permute(bytes(key256), bytes("01"), 9, serial);
        EXPECT_TRUE(number >= 0 && number < 1'000'000'000);
        EXPECT_TRUE(seen.insert(number).second);
        neighbours += std::abs(number - before) == 1;
        before = number;
    }
    EXPECT_EQ(neighbours, 0);
}

}  // namespace vafa
