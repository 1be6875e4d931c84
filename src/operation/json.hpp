// JSON in and out of described types: refusals name the field by its JSON pointer; writing is exact to the byte.
#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/amounts.hpp"
#include "base/card_number.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/jalali.hpp"
#include "base/mobile.hpp"
#include "base/national_id.hpp"
#include "base/postal_code.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"
#include "operation/describe.hpp"

namespace vafa {

// The refusals of shape. They bind no key and are only counted.
inline constexpr Refusal request_malformed{"request.malformed", RefusalKind::invalid};
inline constexpr Refusal request_field_required{"request.field_required", RefusalKind::invalid};
inline constexpr Refusal request_unknown_field{"request.unknown_field", RefusalKind::invalid};
inline constexpr Refusal request_wrong_type{"request.wrong_type", RefusalKind::invalid};
inline constexpr Refusal request_out_of_range{"request.out_of_range", RefusalKind::invalid};
inline constexpr Refusal request_unknown_value{"request.unknown_value", RefusalKind::invalid};
inline constexpr Refusal request_too_long{"request.too_long", RefusalKind::invalid};
inline constexpr Refusal request_too_many{"request.too_many", RefusalKind::invalid};

/// Rows on a page of a list where nothing else is said: as many unless asked, at most.
inline constexpr std::int64_t usual_page = 50, longest_page = 200;

/// JSON that is handed on as it is (a rule document on its way to its own validator).
struct RawJson {
    std::string text;
    bool operator==(RawJson const&) const = default;
};

namespace json {

inline constexpr std::size_t longest_text = 2000;   // letters in one text field
inline constexpr std::size_t longest_list = 1000;   // entries in one list

/// Where in the document we are, for the pointer of a refusal. Grows and shrinks as the reader walks.
class Path {
  public:
    void enter(std::string_view name);
    void enter(std::size_t index);
    void leave();
    std::string const& pointer() const { return text_; }

  private:
    std::string text_;
    std::vector<std::size_t> ends_;
};

/// A document with its memory. Nesting over 32 levels is refused.
Result<boost::json::value> parse(std::string_view text);

/// Appends JSON; commas take care of themselves.
class Writer {
  public:
    void begin_object() { open('{'); }
    void end_object() { close('}'); }
    void begin_array() { open('['); }
    void end_array() { close(']'); }
    void key(std::string_view name);
    void text(std::string_view value);
    void integer(std::int64_t value);
    void boolean(bool value);
    void null();
    void raw(std::string_view json);
    std::string take() { return std::move(out_); }
    std::string const& written() const { return out_; }

  private:
    void open(char bracket);
    void close(char bracket);
    void comma();
    void quoted(std::string_view value);

    std::string out_;
    bool needs_comma_ = false;
};

/// Which fields a writer shows: everything to the caller; for keeping, no secrets; for recognising a repeated request,
/// neither secrets nor what the sender's clock said.
struct Shown {
    unsigned hidden = plain;
};

template <class T>
struct Codec;

template <class T>
Result<T> read(boost::json::value const& value, Path& path) {
    return Codec<T>::read(value, path);
}

template <class T>
void write(Writer& out, T const& value, Shown shown = {}) {
    Codec<T>::write(out, value, shown);
}

template <class T>
std::string to_text(T const& value, Shown shown = {}) {
    Writer out;
    write(out, value, shown);
    return out.take();
}

/// Parses and reads in one step.
template <class T>
Result<T> from_text(std::string_view text) {
    auto document = TRY(parse(text));
    Path path;
    return read<T>(document, path);
}

Result<std::int64_t> read_integer(boost::json::value const& value, Path& path);
Result<std::string> read_text(boost::json::value const& value, Path& path);
Refused wrong_type(Path const& path, std::string_view expected);

template <>
struct Codec<bool> {
    static Result<bool> read(boost::json::value const& value, Path& path) {
        if (!value.is_bool()) return wrong_type(path, "boolean");
        return value.get_bool();
    }
    static void write(Writer& out, bool value, Shown) { out.boolean(value); }
};

template <class T>
    requires std::is_integral_v<T>
struct Codec<T> {
    static Result<T> read(boost::json::value const& value, Path& path) {
        auto number = TRY(read_integer(value, path));
        if (number < std::numeric_limits<T>::min() || (sizeof(T) < 8 && number > std::int64_t(std::numeric_limits<T>::max())))
            return refuse_at(path.pointer(), request_out_of_range);
        return static_cast<T>(number);
    }
    static void write(Writer& out, T value, Shown) { out.integer(static_cast<std::int64_t>(value)); }
};

template <class T>
    requires std::is_base_of_v<detail::Whole<T>, T>
struct Codec<T> {
    static Result<T> read(boost::json::value const& value, Path& path) { return T{TRY(read_integer(value, path))}; }
    static void write(Writer& out, T value, Shown) { out.integer(value.value); }
};

template <>
struct Codec<std::string> {
    static Result<std::string> read(boost::json::value const& value, Path& path) { return read_text(value, path); }
    static void write(Writer& out, std::string const& value, Shown) { out.text(value); }
};

template <>
struct Codec<RawJson> {
    static Result<RawJson> read(boost::json::value const& value, Path&);
    static void write(Writer& out, RawJson const& value, Shown) { out.raw(value.text); }
};

template <>
struct Codec<Done> {
    static Result<Done> read(boost::json::value const&, Path&) { return Done{}; }
    static void write(Writer& out, Done const&, Shown) {
        out.begin_object();
        out.end_object();
    }
};

template <class Kind>
struct Codec<Id<Kind>> {
    static Result<Id<Kind>> read(boost::json::value const& value, Path& path) {
        auto text = TRY(read_text(value, path));
        auto id = Id<Kind>::parse(text);
        if (!id) return wrong_type(path, std::string("id ") + Kind::prefix + "_…");
        return *id;
    }
    static void write(Writer& out, Id<Kind> value, Shown) { out.text(value.text()); }
};

template <class T>
struct Codec<Secret<T>> {
    static Result<Secret<T>> read(boost::json::value const& value, Path& path) {
        return Secret<T>(TRY(Codec<T>::read(value, path)));
    }
    static void write(Writer& out, Secret<T> const&, Shown) { out.text("•••"); }
};

inline std::string wire_text(Mobile const& mobile) { return mobile.international(); }
inline std::string wire_text(NationalId const& id) { return id.text(); }
inline std::string wire_text(PostalCode const& code) { return code.text(); }
inline std::string wire_text(CardNumber const& card) { return card.text(); }

/// A word of base with its own parser: a refusal gets the pointer of its field.
template <class T>
    requires requires(T const& value) { wire_text(value); }
struct Codec<T> {
    static Result<T> read(boost::json::value const& value, Path& path) {
        auto parsed = T::parse(TRY(read_text(value, path)));
        if (parsed) return *parsed;
        auto refused = parsed.refusal();
        refused.pointer = path.pointer();
        return refused;
    }
    static void write(Writer& out, T const& value, Shown) { out.text(wire_text(value)); }
};

template <>
struct Codec<Day> {
    static Result<Day> read(boost::json::value const& value, Path& path);
    static void write(Writer& out, Day value, Shown) { out.text(iso_day(value)); }
};

template <>
struct Codec<Instant> {
    static Result<Instant> read(boost::json::value const& value, Path& path);
    static void write(Writer& out, Instant value, Shown) { out.text(iso_instant(value)); }
};

template <Named E>
struct Codec<E> {
    static Result<E> read(boost::json::value const& value, Path& path) {
        auto text = TRY(read_text(value, path));
        for (auto const& [known, name] : names_of(static_cast<E const*>(nullptr)))
            if (text == name) return known;
        return refuse_at(path.pointer(), request_unknown_value);
    }
    static void write(Writer& out, E value, Shown) { out.text(name_of(value)); }
};

template <class T>
struct Codec<std::vector<T>> {
    static Result<std::vector<T>> read(boost::json::value const& value, Path& path) {
        if (!value.is_array()) return wrong_type(path, "list");
        auto const& entries = value.get_array();
        if (entries.size() > longest_list)
            return refuse_at(path.pointer(), request_too_many, {{"most", std::int64_t(longest_list)}});
        std::vector<T> all;
        all.reserve(entries.size());
        for (std::size_t i = 0; i < entries.size(); ++i) {
            path.enter(i);
            all.push_back(TRY(Codec<T>::read(entries[i], path)));
            path.leave();
        }
        return all;
    }
    static void write(Writer& out, std::vector<T> const& all, Shown shown) {
        out.begin_array();
        for (auto const& one : all) Codec<T>::write(out, one, shown);
        out.end_array();
    }
};

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
/// A list may be left out; it is empty then.
template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = true;

/// Takes an optional's value apart, so that a described struct can treat "absent" and "null" alike.
template <class T>
struct Codec<std::optional<T>> {
    static Result<std::optional<T>> read(boost::json::value const& value, Path& path) {
        if (value.is_null()) return std::optional<T>{};
        return std::optional<T>(TRY(Codec<T>::read(value, path)));
    }
    static void write(Writer& out, std::optional<T> const& value, Shown shown) {
        value ? Codec<T>::write(out, *value, shown) : out.null();
    }
};

/// Refuses members that no field names. `extra` is a member of the frame (the `kind` of a variant) that may stand there.
Result<Done> refuse_unknown(boost::json::object const& object, std::vector<std::string_view> const& known, Path& path);

template <class T, class F>
Result<Done> read_field(boost::json::object const& object, F const& one, T& into, std::size_t& seen, Path& path) {
    using Member = std::remove_reference_t<decltype(into.*(one.member))>;
    auto found = object.find(one.name);
    if (found == object.end()) {
        if constexpr (is_optional<Member> || is_list<Member>) return Done{};
        path.enter(one.name);
        return refuse_at(path.pointer(), request_field_required);
    }
    ++seen;
    path.enter(one.name);
    into.*(one.member) = TRY(Codec<Member>::read(found->value(), path));
    path.leave();
    return Done{};
}

template <Described T>
struct Codec<T> {
    static Result<T> read(boost::json::value const& value, Path& path) { return read_with(value, path, false); }

    static Result<T> read_with(boost::json::value const& value, Path& path, bool has_kind) {
        if (!value.is_object()) return wrong_type(path, "object");
        auto const& object = value.get_object();
        T into{};
        std::size_t seen = has_kind ? 1 : 0;
        std::optional<Refused> refused;
        std::apply(
            [&]([[maybe_unused]] auto const&... one) {
                [[maybe_unused]] auto try_one = [&](auto const& each) {
                    if (refused) return;
                    auto done = read_field(object, each, into, seen, path);
                    if (!done) refused = done.refusal();
                };
                (try_one(one), ...);
            },
            fields_of<T>());
        if (refused) return *refused;
        if (seen != object.size()) TRY(refuse_unknown(object, known_names(has_kind), path));
        return into;
    }

    static void write(Writer& out, T const& value, Shown shown) {
        out.begin_object();
        write_fields(out, value, shown);
        out.end_object();
    }

    static void write_fields(Writer& out, T const& value, Shown shown) {
        std::apply([&](auto const&... one) { (write_field(out, value, one, shown), ...); }, fields_of<T>());
    }

  private:
    template <class F>
    static void write_field(Writer& out, T const& value, F const& one, Shown shown) {
        if (one.marks & shown.hidden) return;
        using Member = std::remove_cvref_t<decltype(value.*(one.member))>;
        if constexpr (is_optional<Member>) {
            if (!(value.*(one.member))) return;
        }
        out.key(one.name);
        Codec<Member>::write(out, value.*(one.member), shown);
    }

    static std::vector<std::string_view> known_names(bool has_kind) {
        std::vector<std::string_view> known;
        if (has_kind) known.emplace_back("kind");
        std::apply([&](auto const&... one) { (known.emplace_back(one.name), ...); }, fields_of<T>());
        return known;
    }
};

/// Does a described type have a field marked secret (at its top level)?
template <class T>
constexpr bool has_secrets() {
    if constexpr (Described<T>)
        return std::apply([](auto const&... one) { return ((one.marks & secret) || ...); }, fields_of<T>());
    else return false;
}

template <class... T>
struct Codec<std::variant<T...>> {
    using Variant = std::variant<T...>;

    static Result<Variant> read(boost::json::value const& value, Path& path) {
        if (!value.is_object()) return wrong_type(path, "object");
        auto kind = value.get_object().find("kind");
        if (kind == value.get_object().end()) {
            path.enter("kind");
            return refuse_at(path.pointer(), request_field_required);
        }
        std::optional<Result<Variant>> result;
        (void)((kind->value() == T::kind ? (result.emplace(read_one<T>(value, path)), true) : false) || ...);
        if (result) return *std::move(result);
        path.enter("kind");
        return refuse_at(path.pointer(), request_unknown_value);
    }

    static void write(Writer& out, Variant const& value, Shown shown) {
        std::visit(
            [&]<class One>(One const& one) {
                out.begin_object();
                out.key("kind");
                out.text(One::kind);
                Codec<One>::write_fields(out, one, shown);
                out.end_object();
            },
            value);
    }

  private:
    template <class One>
    static Result<Variant> read_one(boost::json::value const& value, Path& path) {
        return Variant(TRY(Codec<One>::read_with(value, path, true)));
    }
};

}  // namespace json
}  // namespace vafa
