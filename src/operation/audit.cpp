// What may be shown of an act to somebody who must not see people: the fields that their schema does not mark.
#include "operation/audit.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace vafa {

namespace {

namespace bj = boost::json;

class Redaction {
  public:
    explicit Redaction(json::Schema const& schema) : schema_(schema) {}

    void redact(bj::value& value, bj::value const& shape) const {
        auto const& object = resolved(shape);
        if (auto const* choices = object.if_contains("oneOf")) return redact_choice(value, choices->as_array());
        if (value.is_array() && object.contains("items")) {
            for (auto& entry : value.get_array()) redact(entry, object.at("items"));
            return;
        }
        auto const* properties = object.if_contains("properties");
        if (value.is_object() && properties) redact_fields(value.get_object(), properties->as_object());
    }

  private:
    bj::object const& resolved(bj::value const& shape) const {
        auto const& object = shape.as_object();
        if (auto const* parts = object.if_contains("allOf")) return resolved(parts->as_array().at(0));
        auto const* reference = object.if_contains("$ref");
        if (!reference) return object;
        std::string path(reference->as_string());
        return resolved(schema_.components.at(path.substr(path.rfind('/') + 1)));
    }

    void redact_fields(bj::object& fields, bj::object const& properties) const {
        for (auto const& property : properties) {
            auto* field = fields.if_contains(property.key());
            if (!field) continue;
            auto const& shape = property.value().as_object();
            bool is_hidden = shape.contains("x-personal") || shape.contains("writeOnly");
            if (is_hidden) fields.erase(property.key());
            else redact(*field, property.value());
        }
    }

    void redact_choice(bj::value& value, bj::array const& choices) const {
        auto const* kind = value.is_object() ? value.get_object().if_contains("kind") : nullptr;
        for (auto const& choice : choices) {
            auto const& properties = choice.at("properties").as_object();
            auto const* own = properties.at("kind").as_object().if_contains("const");
            if (kind && own && *own == *kind) return redact_fields(value.get_object(), properties);
        }
        value = nullptr;
    }

    json::Schema const& schema_;
};

}  // namespace

std::string without_personal(json::Schema const& schema, std::string_view text) {
    bj::error_code error;
    auto value = bj::parse(bj::string_view(text.data(), text.size()), error);
    if (error) return "";
    Redaction(schema).redact(value, schema.shape);
    return bj::serialize(value);
}

}  // namespace vafa
