// Fields described once: wire name, member, one English sentence, marks. JSON, OpenAPI, canonical forms and redaction
// all come from this one table.
//
//   struct EnrolMember { Mobile mobile; std::optional<std::string> first_name; };
//   constexpr auto describe(EnrolMember const*) {
//       return fields(field("mobile", &EnrolMember::mobile, "Mobile number, in any Iranian form.", personal),
//                     field("first_name", &EnrolMember::first_name, "Given name.", personal));
//   }
//   constexpr auto names_of(Gender const*) { return names<Gender>({{Gender::female, "female"}, …}); }
//
// Both are found by argument-dependent lookup, so they stand beside their type, in its namespace. The alternatives of a
// std::variant are told apart by a member `static constexpr char kind[] = "percent";`.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <utility>

namespace vafa {

/// What is special about a field; marks add up.
enum Mark : unsigned {
    plain = 0,
    secret = 1,      // never stored, logged or digested: passwords, PINs, codes
    personal = 2,    // emptied when the person is erased
    own_clock = 4,   // what the sender's clock or counter said: not part of the meaning of a request
};

template <class Owner, class Member>
struct Field {
    char const* name;
    Member Owner::*member;
    char const* sentence;
    unsigned marks;
};

template <class Owner, class Member>
constexpr Field<Owner, Member> field(char const* name, Member Owner::*member, char const* sentence,
                                     unsigned marks = plain) {
    return {name, member, sentence, marks};
}

template <class... F>
constexpr std::tuple<F...> fields(F... all) {
    return {all...};
}

template <class E, std::size_t N>
constexpr std::array<std::pair<E, char const*>, N> names(std::pair<E, char const*> const (&all)[N]) {
    return std::to_array(all);
}

template <class T>
concept Described = requires { describe(static_cast<T const*>(nullptr)); };

template <class T>
concept Named = requires { names_of(static_cast<T const*>(nullptr)); };

template <Described T>
constexpr auto fields_of() {
    return describe(static_cast<T const*>(nullptr));
}

/// The word of an enum's value; "" where there is none.
template <Named E>
constexpr std::string_view name_of(E value) {
    for (auto const& [known, name] : names_of(static_cast<E const*>(nullptr)))
        if (known == value) return name;
    return "";
}

/// "EnrolMember" for vafa::members::EnrolMember: the name of a schema in OpenAPI.
template <class T>
constexpr std::string_view type_name() {
    std::string_view text = __PRETTY_FUNCTION__;
    auto from = text.find("T = ") + 4;
    text = text.substr(from, text.find_first_of(";]", from) - from);
    auto colon = text.rfind("::");
    return colon == std::string_view::npos ? text : text.substr(colon + 2);
}

}  // namespace vafa
