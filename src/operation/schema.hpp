// The shape of described types as JSON Schema (draft 2020-12, as OpenAPI 3.1 wants it), made from the same field tables.
#pragma once

#include <boost/json/object.hpp>
#include <map>
#include <string>

#include "operation/json.hpp"

namespace vafa::json {

/// A type's schema: a described struct stands under its name among the components, anything else is written out.
struct Schema {
    boost::json::value shape;                                // a $ref or an inline schema
    std::map<std::string, boost::json::value> components;    // all described structs reached from here
};

template <class T>
boost::json::value shape_of(std::map<std::string, boost::json::value>& components);

/// {"type": "string", "format": …, "example": …}
boost::json::object text_shape(std::string_view format, std::string_view example);
boost::json::object integer_shape(std::string_view sentence);

template <class T>
struct Shape;

template <>
struct Shape<bool> {
    static boost::json::value of(auto&) { return boost::json::object{{"type", "boolean"}}; }
};
template <class T>
    requires std::is_integral_v<T>
struct Shape<T> {
    static boost::json::value of(auto&) { return integer_shape(""); }
};
template <>
struct Shape<Points> {
    static boost::json::value of(auto&) { return integer_shape("points"); }
};
template <>
struct Shape<Rial> {
    static boost::json::value of(auto&) { return integer_shape("rial"); }
};
template <>
struct Shape<BasisPoints> {
    static boost::json::value of(auto&) { return integer_shape("hundredths of a percent"); }
};
template <>
struct Shape<std::string> {
    static boost::json::value of(auto&) { return boost::json::object{{"type", "string"}, {"maxLength", longest_text}}; }
};
template <>
struct Shape<RawJson> {
    static boost::json::value of(auto&) { return boost::json::object{{"type", "object"}}; }
};
template <>
struct Shape<Done> {
    static boost::json::value of(auto&) { return boost::json::object{{"type", "object"}}; }
};
template <class Kind>
struct Shape<Id<Kind>> {
    static boost::json::value of(auto&) { return text_shape(std::string("id ") + Kind::prefix, Id<Kind>{1}.text()); }
};
template <class T>
struct Shape<Secret<T>> {
    static boost::json::value of(auto&) { return text_shape("password", ""); }
};
template <>
struct Shape<Mobile> {
    static boost::json::value of(auto&) { return text_shape("mobile", "+989121234567"); }
};
template <>
struct Shape<NationalId> {
    static boost::json::value of(auto&) { return text_shape("national-id", "0013542419"); }
};
template <>
struct Shape<PostalCode> {
    static boost::json::value of(auto&) { return text_shape("postal-code", "1234567890"); }
};
template <>
struct Shape<CardNumber> {
    static boost::json::value of(auto&) { return text_shape("card-number", "8800000000000013"); }
};
template <>
struct Shape<Day> {
    static boost::json::value of(auto&) { return text_shape("date", "2026-11-22"); }
};
template <>
struct Shape<Instant> {
    static boost::json::value of(auto&) { return text_shape("date-time", "2026-11-22T06:54:00.000Z"); }
};
template <Named E>
struct Shape<E> {
    static boost::json::value of(auto&) {
        boost::json::array words;
        for (auto const& [value, name] : names_of(static_cast<E const*>(nullptr))) words.emplace_back(name);
        return boost::json::object{{"type", "string"}, {"enum", std::move(words)}};
    }
};
template <class T>
struct Shape<std::vector<T>> {
    static boost::json::value of(auto& components) {
        return boost::json::object{{"type", "array"}, {"items", shape_of<T>(components)}, {"maxItems", longest_list}};
    }
};
template <class T>
struct Shape<std::optional<T>> {
    static boost::json::value of(auto& components) { return shape_of<T>(components); }
};

template <Described T>
boost::json::object described_shape(std::map<std::string, boost::json::value>& components) {
    boost::json::object properties;
    boost::json::array required;
    auto add = [&](auto const& one) {
        using Member = std::remove_cvref_t<decltype(std::declval<T>().*(one.member))>;
        auto shape = shape_of<Member>(components);
        if (shape.is_object() && shape.get_object().contains("$ref")) shape = boost::json::object{{"allOf", {shape}}};
        shape.get_object()["description"] = one.sentence;
        if (one.marks & secret) shape.get_object()["writeOnly"] = true;
        if (one.marks & personal) shape.get_object()["x-personal"] = true;
        properties[one.name] = std::move(shape);
        if (!is_optional<Member> && !is_list<Member>) required.emplace_back(one.name);
    };
    std::apply([&](auto const&... one) { (add(one), ...); }, fields_of<T>());
    boost::json::object shape{{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty()) shape["required"] = std::move(required);
    shape["additionalProperties"] = false;
    return shape;
}

template <Described T>
struct Shape<T> {
    static boost::json::value of(std::map<std::string, boost::json::value>& components) {
        std::string name(type_name<T>());
        if (!components.contains(name)) {
            components[name] = nullptr;  // a type that reaches itself finds its name taken
            components[name] = described_shape<T>(components);
        }
        return boost::json::object{{"$ref", "#/components/schemas/" + name}};
    }
};

template <class... T>
struct Shape<std::variant<T...>> {
    static boost::json::value of(std::map<std::string, boost::json::value>& components) {
        boost::json::array choices;
        auto add = [&]<class One>(One const*) {
            auto shape = described_shape<One>(components);
            shape["properties"].get_object()["kind"] = boost::json::object{{"const", One::kind}};
            if (!shape.contains("required")) shape["required"] = boost::json::array{};
            shape["required"].get_array().emplace_back("kind");
            choices.emplace_back(std::move(shape));
        };
        (add(static_cast<T const*>(nullptr)), ...);
        return boost::json::object{{"oneOf", std::move(choices)},
                                   {"discriminator", boost::json::object{{"propertyName", "kind"}}}};
    }
};

template <class T>
boost::json::value shape_of(std::map<std::string, boost::json::value>& components) {
    return Shape<T>::of(components);
}

/// Made once a type; the names of two different structs must not be the same (checked when OpenAPI is put together).
template <class T>
Schema const& schema_of() {
    static Schema const schema = [] {
        Schema made;
        made.shape = shape_of<T>(made.components);
        return made;
    }();
    return schema;
}

}  // namespace vafa::json
