// The parts of JSON that do not depend on a type.
#include "operation/json.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <charconv>

namespace vafa::json {

void Path::enter(std::string_view name) {
    ends_.push_back(text_.size());
    text_ += '/';
    for (char letter : name) {
        if (letter == '~') text_ += "~0";
        else if (letter == '/') text_ += "~1";
        else text_ += letter;
    }
}

void Path::enter(std::size_t index) { enter(std::string_view(std::to_string(index))); }

void Path::leave() {
    text_.resize(ends_.back());
    ends_.pop_back();
}

Result<boost::json::value> parse(std::string_view text) {
    boost::json::parse_options options;
    options.max_depth = 32;
    boost::json::error_code error;
    auto value = boost::json::parse({text.data(), text.size()}, error, {}, options);
    if (error) return refuse(request_malformed);
    return value;
}

Refused wrong_type(Path const& path, std::string_view expected) {
    return refuse_at(path.pointer(), request_wrong_type, {{"expected", std::string(expected)}});
}

Result<std::int64_t> read_integer(boost::json::value const& value, Path& path) {
    std::int64_t number = 0;
    if (value.is_int64()) number = value.get_int64();
    else if (value.is_uint64()) return refuse_at(path.pointer(), request_out_of_range);
    else return wrong_type(path, "integer");
    if (!fits_amount(number)) return refuse_at(path.pointer(), request_out_of_range);
    return number;
}

Result<std::string> read_text(boost::json::value const& value, Path& path) {
    if (!value.is_string()) return wrong_type(path, "text");
    auto const& text = value.get_string();
    // Four bytes a letter at most; the exact count of letters matters to no column.
    if (text.size() > longest_text * 4)
        return refuse_at(path.pointer(), request_too_long, {{"most", std::int64_t(longest_text)}});
    return std::string(text.data(), text.size());
}

Result<RawJson> Codec<RawJson>::read(boost::json::value const& value, Path&) {
    return RawJson{boost::json::serialize(value)};
}

Result<Day> Codec<Day>::read(boost::json::value const& value, Path& path) {
    auto day = parse_iso_day(TRY(read_text(value, path)));
    if (!day) return wrong_type(path, "day YYYY-MM-DD");
    return *day;
}

Result<Instant> Codec<Instant>::read(boost::json::value const& value, Path& path) {
    auto instant = parse_iso_instant(TRY(read_text(value, path)));
    if (!instant) return wrong_type(path, "moment YYYY-MM-DDThh:mm:ss.sssZ");
    return *instant;
}

Result<Done> refuse_unknown(boost::json::object const& object, std::vector<std::string_view> const& known, Path& path) {
    for (auto const& member : object) {
        std::string_view name(member.key().data(), member.key().size());
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        path.enter(name);
        return refuse_at(path.pointer(), request_unknown_field);
    }
    return Done{};
}

void Writer::open(char bracket) {
    comma();
    out_ += bracket;
    needs_comma_ = false;
}

void Writer::close(char bracket) {
    out_ += bracket;
    needs_comma_ = true;
}

void Writer::comma() {
    if (needs_comma_) out_ += ',';
    needs_comma_ = true;
}

void Writer::key(std::string_view name) {
    comma();
    quoted(name);
    out_ += ':';
    needs_comma_ = false;
}

void Writer::text(std::string_view value) {
    comma();
    quoted(value);
}

void Writer::integer(std::int64_t value) {
    comma();
    char digits[24];
    auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    out_.append(digits, end);
}

void Writer::boolean(bool value) {
    comma();
    out_ += value ? "true" : "false";
}

void Writer::null() {
    comma();
    out_ += "null";
}

void Writer::raw(std::string_view json) {
    comma();
    out_ += json;
}

void Writer::quoted(std::string_view value) {
    static constexpr char hex[] = "0123456789abcdef";
    out_ += '"';
    for (char letter : value) {
        auto byte = static_cast<unsigned char>(letter);
        if (letter == '"' || letter == '\\') {
            out_ += '\\';
            out_ += letter;
        } else if (byte >= 0x20) {
            out_ += letter;
        } else {
            out_ += "\\u00";
            out_ += hex[byte >> 4];
            out_ += hex[byte & 15];
        }
    }
    out_ += '"';
}

}  // namespace vafa::json
