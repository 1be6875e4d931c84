// Walks JSON Schema: the first choice of each, and texts that fit their format.
#include "world/synthesis.hpp"

#include <atomic>
#include <boost/json/serialize.hpp>
#include <regex>

namespace vafa::world {

namespace {

namespace bj = boost::json;

constexpr int deepest = 6;  // a type may reach itself

class Synthesis {
  public:
    Synthesis(json::Schema const& schema, Filled filled, IdChoice const& id) : schema_(schema), filled_(filled), id_(id) {}

    bj::value value_for(bj::value const& shape, int depth = 0) const {
        auto const& object = resolved(shape).as_object();
        if (auto const* value = object.if_contains("const")) return *value;
        if (auto const* words = object.if_contains("enum")) return words->as_array().at(0);
        if (auto const* choices = object.if_contains("oneOf")) return value_for(choices->as_array().at(0), depth);
        if (auto const* parts = object.if_contains("allOf")) return value_for(parts->as_array().at(0), depth);
        auto const& type = object.at("type").as_string();
        if (type == "object") return object_for(object, depth);
        if (type == "array") return array_for(object, depth);
        if (type == "integer") return 1;
        if (type == "boolean") return true;
        return bj::value(text_for(object));
    }

  private:
    bj::value const& resolved(bj::value const& shape) const {
        auto const* reference = shape.as_object().if_contains("$ref");
        if (!reference) return shape;
        std::string path(reference->as_string());
        return schema_.components.at(path.substr(path.rfind('/') + 1));
    }

    bj::value object_for(bj::object const& shape, int depth) const {
        bj::object made;
        auto const* properties = shape.if_contains("properties");
        if (!properties) return made;
        for (auto const& property : properties->as_object())
            if (is_wanted(shape, property.key(), depth)) made[property.key()] = value_for(property.value(), depth + 1);
        return made;
    }

    bool is_wanted(bj::object const& shape, bj::string_view name, int depth) const {
        if (filled_ == Filled::whole && depth < deepest) return true;
        auto const* required = shape.if_contains("required");
        if (!required) return false;
        auto const& names = required->as_array();
        return std::any_of(names.begin(), names.end(), [&](auto const& one) { return one.as_string() == name; });
    }

    bj::value array_for(bj::object const& shape, int depth) const {
        if (depth >= deepest) return bj::array();
        return bj::array{value_for(shape.at("items"), depth + 1)};
    }

    std::string text_for(bj::object const& shape) const {
        static std::atomic<int> count = 0;
        auto const* format_found = shape.if_contains("format");
        std::string format(format_found ? format_found->as_string() : "");
        if (format.starts_with("id ")) return id_(format.substr(3));
        if (format == "password") return "a long password";
        if (auto const* examples = shape.if_contains("examples")) return std::string(examples->as_array().at(0).as_string());
        return "text " + std::to_string(++count);
    }

    json::Schema const& schema_;
    Filled filled_;
    IdChoice const& id_;
};

}  // namespace

bj::value synthesised_request(Operation const& operation, Filled filled, IdChoice const& id) {
    auto const& schema = *operation.request_schema;
    return Synthesis(schema, filled, id).value_for(schema.shape);
}

std::set<std::string> id_prefixes_in(Operation const& operation) {
    std::set<std::string> prefixes;
    IdChoice note = [&](std::string_view prefix) {
        prefixes.emplace(prefix);
        return id_of_nothing(prefix);
    };
    synthesised_request(operation, Filled::whole, note);
    return prefixes;
}

std::string id_of_nothing(std::string_view prefix) { return std::string(prefix) + "_" + id_letters(4242); }

std::map<std::string, std::vector<std::string>> ids_in(std::string_view body) {
    static std::regex const shape("\"([a-z]{3})_[0-9a-hjkmnp-tv-z]{13}\"");
    std::map<std::string, std::vector<std::string>> found;
    for (std::cregex_iterator at(body.begin(), body.end(), shape), end; at != end; ++at)
        found[at->str(1)].push_back(at->str(0).substr(1, at->str(0).size() - 2));
    return found;
}

}  // namespace vafa::world
