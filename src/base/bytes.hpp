// Canonical binary forms: one way to write a value, so that its digest means something.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vafa {

/// Integers big endian, texts behind their length.
class CanonicalWriter {
  public:
    void u8(std::uint8_t value) { out_ += static_cast<char>(value); }
    void i64(std::int64_t value) {
        auto bits = static_cast<std::uint64_t>(value);
        for (int shift = 56; shift >= 0; shift -= 8) out_ += static_cast<char>(bits >> shift & 0xff);
    }
    /// Small numbers in few bytes: seven bits a byte, zigzag for the sign.
    void varint(std::int64_t value) {
        auto bits = static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63);
        for (; bits >= 0x80; bits >>= 7) out_ += static_cast<char>(0x80 | (bits & 0x7f));
        out_ += static_cast<char>(bits);
    }
    void text(std::string_view value) {
        varint(static_cast<std::int64_t>(value.size()));
        out_ += value;
    }
    std::string const& written() const { return out_; }
    std::string take() { return std::move(out_); }

  private:
    std::string out_;
};

/// Reads what the writer wrote; every answer is empty once the bytes ran out or do not fit.
class CanonicalReader {
  public:
    explicit CanonicalReader(std::string_view bytes) : rest_(bytes) {}

    std::optional<std::uint8_t> u8() {
        if (rest_.empty()) return fail<std::uint8_t>();
        auto value = static_cast<std::uint8_t>(rest_[0]);
        rest_.remove_prefix(1);
        return value;
    }
    std::optional<std::int64_t> i64() {
        if (rest_.size() < 8) return fail<std::int64_t>();
        std::uint64_t bits = 0;
        for (int i = 0; i < 8; ++i) bits = bits << 8 | static_cast<unsigned char>(rest_[static_cast<std::size_t>(i)]);
        rest_.remove_prefix(8);
        return static_cast<std::int64_t>(bits);
    }
    std::optional<std::int64_t> varint() {
        std::uint64_t bits = 0;
        for (std::size_t at = 0; at < rest_.size() && at < 10; ++at) {
            auto byte = static_cast<unsigned char>(rest_[at]);
            bits |= static_cast<std::uint64_t>(byte & 0x7f) << (7 * at);
            if (byte & 0x80) continue;
            rest_.remove_prefix(at + 1);
            return static_cast<std::int64_t>(bits >> 1 ^ (~(bits & 1) + 1));
        }
        return fail<std::int64_t>();
    }
    std::optional<std::string_view> text() {
        auto size = varint();
        if (!size || *size < 0 || static_cast<std::uint64_t>(*size) > rest_.size()) return fail<std::string_view>();
        auto value = rest_.substr(0, static_cast<std::size_t>(*size));
        rest_.remove_prefix(value.size());
        return value;
    }
    bool is_at_end() const { return !failed_ && rest_.empty(); }
    bool has_failed() const { return failed_; }

  private:
    template <class T>
    std::optional<T> fail() {
        failed_ = true;
        rest_ = {};
        return {};
    }
    std::string_view rest_;
    bool failed_ = false;
};

}  // namespace vafa
