// Integers travel as eight big-endian bytes, texts and bytes as they are.
#include "store/postgres/wire.hpp"

#include <bit>
#include <cstring>

#include "store/fault.hpp"

namespace vafa::store::postgres {

namespace {

// from PostgreSQL's catalog/pg_type.dat
constexpr Oid bool_type = 16, bytea_type = 17, char_type = 18, name_type = 19, int8_type = 20, int2_type = 21,
              int4_type = 23, text_type = 25, bpchar_type = 1042, varchar_type = 1043, void_type = 2278,
              bytea_array = 1001, text_array = 1009, int8_array = 1016;

template <class Whole>
Whole from_wire(char const* bytes) {
    Whole value;
    std::memcpy(&value, bytes, sizeof value);
    static_assert(std::endian::native == std::endian::little);
    if constexpr (sizeof value == 8) return static_cast<Whole>(__builtin_bswap64(static_cast<std::uint64_t>(value)));
    else if constexpr (sizeof value == 4) return static_cast<Whole>(__builtin_bswap32(static_cast<std::uint32_t>(value)));
    else return static_cast<Whole>(__builtin_bswap16(static_cast<std::uint16_t>(value)));
}

template <class Whole>
void to_wire(std::string& bytes, Whole value) {
    for (int shift = 8 * (int{sizeof value} - 1); shift >= 0; shift -= 8)
        bytes += static_cast<char>(static_cast<std::make_unsigned_t<Whole>>(value) >> shift);
}

/// What a text or bytes hold; nothing of a NULL.
std::string_view block_of(Bind const& bind) {
    if (auto* text = std::get_if<std::string_view>(&bind)) return *text;
    if (auto* bytes = std::get_if<BytesView>(&bind)) return {reinterpret_cast<char const*>(bytes->data()), bytes->size()};
    return {};
}

void add_cell(Rows& rows, Oid type, std::string_view value) {
    switch (type) {
        case int8_type: return rows.add_integer(from_wire<std::int64_t>(value.data()));
        case int4_type: return rows.add_integer(from_wire<std::int32_t>(value.data()));
        case int2_type: return rows.add_integer(from_wire<std::int16_t>(value.data()));
        case bool_type: return rows.add_integer(value[0]);
        case text_type:
        case varchar_type:
        case bpchar_type:
        case name_type:
        case char_type: return rows.add_text(value);
        case bytea_type: return rows.add_bytes(value);
        case void_type: return rows.add_null();
        default:
            throw Fault("a column has a type outside of the portable subset: cast it (type " + std::to_string(type) + ")");
    }
}

}  // namespace

char kind_of(Bind const& bind) {
    constexpr char kinds[] = {'n', 'i', 't', 'b'};
    return kinds[bind.index()];
}

Oid type_of(char kind) {
    switch (kind) {
        case 'i': return int8_type;
        case 't': return text_type;
        case 'b': return bytea_type;
        default: return 0;  // the server finds out
    }
}

Oid array_type_of(char kind) {
    switch (kind) {
        case 'i': return int8_array;
        case 't': return text_array;
        case 'b': return bytea_array;
        default: bug("an array of no kind");
    }
}

void Parameters::clear() {
    arrays_.clear();
    values_.clear();
    lengths_.clear();
    formats_.clear();
}

void Parameters::add(std::int64_t number) {
    ensure(values_.size() < most, "a statement has at most 64 values");
    auto& place = numbers_[values_.size()];
    place = __builtin_bswap64(static_cast<std::uint64_t>(number));
    values_.push_back(reinterpret_cast<char const*>(&place));
    lengths_.push_back(8);
    formats_.push_back(1);
}

void Parameters::add(Bind const& bind) {
    if (auto* number = std::get_if<std::int64_t>(&bind)) return add(*number);
    auto block = block_of(bind);
    bool is_null = bind.index() == 0;
    values_.push_back(is_null ? nullptr : block.data() ? block.data() : "");  // a null pointer would be NULL
    lengths_.push_back(static_cast<int>(block.size()));
    formats_.push_back(1);
}

/// One dimension, its values in the formats they would have alone.
void Parameters::add_array(char kind, std::size_t size, std::function<Bind(std::size_t)> const& value) {
    auto& bytes = arrays_.emplace_back();
    to_wire(bytes, std::int32_t{1});
    to_wire(bytes, std::int32_t{1});  // some may be NULL
    to_wire(bytes, static_cast<std::int32_t>(type_of(kind)));
    to_wire(bytes, static_cast<std::int32_t>(size));
    to_wire(bytes, std::int32_t{1});
    for (std::size_t at = 0; at < size; ++at) {
        auto bind = value(at);
        if (auto* number = std::get_if<std::int64_t>(&bind)) {
            to_wire(bytes, std::int32_t{8});
            to_wire(bytes, *number);
        } else if (bind.index() == 0) {
            to_wire(bytes, std::int32_t{-1});
        } else {
            auto block = block_of(bind);
            to_wire(bytes, static_cast<std::int32_t>(block.size()));
            bytes += block;
        }
    }
    add(Bind(std::string_view(bytes)));
}

Rows read_rows(PGresult const* result) {
    int columns = PQnfields(result);
    int count = PQntuples(result);
    Rows rows;
    rows.set_width(static_cast<std::size_t>(columns));
    for (int row = 0; row < count; ++row)
        for (int column = 0; column < columns; ++column) {
            if (PQgetisnull(result, row, column)) {
                rows.add_null();
                continue;
            }
            auto length = static_cast<std::size_t>(PQgetlength(result, row, column));
            add_cell(rows, PQftype(result, column), {PQgetvalue(result, row, column), length});
        }
    rows.seal();
    return rows;
}

}  // namespace vafa::store::postgres
