// Puts the field tables, routes and refusals of all operations into one document.
#include "operation/openapi.hpp"

#include <boost/json/serialize.hpp>
#include <set>

#include "operation/dispatch.hpp"

namespace vafa {

namespace {

namespace bj = boost::json;

/// Indented by two spaces, so that a change of the document reads well as a difference.
void pretty(std::string& out, bj::value const& value, int depth) {
    auto line = [&](int at) { out += '\n' + std::string(static_cast<std::size_t>(at) * 2, ' '); };
    if (value.is_object() && !value.get_object().empty()) {
        out += '{';
        bool first = true;
        for (auto const& member : value.get_object()) {
            if (!std::exchange(first, false)) out += ',';
            line(depth + 1);
            out += bj::serialize(member.key()) + ": ";
            pretty(out, member.value(), depth + 1);
        }
        line(depth);
        out += '}';
    } else if (value.is_array() && !value.get_array().empty()) {
        out += '[';
        bool first = true;
        for (auto const& entry : value.get_array()) {
            if (!std::exchange(first, false)) out += ',';
            line(depth + 1);
            pretty(out, entry, depth + 1);
        }
        line(depth);
        out += ']';
    } else {
        out += bj::serialize(value);
    }
}

std::vector<std::string> names_in_path(std::string_view path) {
    std::vector<std::string> names;
    for (auto open = path.find('{'); open != std::string_view::npos; open = path.find('{', open + 1))
        names.emplace_back(path.substr(open + 1, path.find('}', open) - open - 1));
    return names;
}

/// Collects a type's named shapes; two types of one name are a bug.
bj::value collect(json::Schema const& schema, bj::object& components) {
    for (auto const& [name, shape] : schema.components) {
        if (auto* known = components.if_contains(name)) ensure(*known == shape, ("two types are named " + name).c_str());
        else components[name] = shape;
    }
    return schema.shape;
}

std::string name_in_ref(bj::value const& shape) {
    std::string text(shape.get_object().at("$ref").get_string());
    return text.substr(text.rfind('/') + 1);
}

/// The request's properties, whether its shape is a reference or written out.
bj::object const& properties_of(json::Schema const& schema) {
    auto const* shape = &schema.shape.get_object();
    if (shape->contains("$ref")) shape = &schema.components.at(name_in_ref(schema.shape)).get_object();
    static bj::object const none;
    auto* properties = shape->if_contains("properties");
    return properties ? properties->get_object() : none;
}

bj::array parameters(Operation const& operation) {
    bj::array all;
    auto in_path = names_in_path(operation.spec.route.path);
    bool takes_query = operation.spec.route.method == "GET" || operation.spec.route.method == "DELETE";
    for (auto const& property : properties_of(*operation.request_schema)) {
        bool is_path = std::find(in_path.begin(), in_path.end(), std::string(property.key())) != in_path.end();
        if (!is_path && !takes_query) continue;
        bj::object one{{"name", property.key()}, {"in", is_path ? "path" : "query"}, {"required", is_path}};
        one["schema"] = property.value();
        all.emplace_back(std::move(one));
    }
    if (operation.writes)
        all.emplace_back(bj::object{{"name", "Idempotency-Key"}, {"in", "header"},
                                    {"required", operation.spec.key == Key::required},
                                    {"description", "Made by the sender and kept before sending; the same key gives the same answer."},
                                    {"schema", bj::object{{"type", "string"}, {"maxLength", 200}}}});
    return all;
}

/// The body takes what the path does not.
bj::value body_shape(Operation const& operation, bj::value shape) {
    auto in_path = names_in_path(operation.spec.route.path);
    if (in_path.empty()) return shape;
    auto const& schema = *operation.request_schema;
    bj::object rest;
    for (auto const& property : properties_of(schema))
        if (std::find(in_path.begin(), in_path.end(), std::string(property.key())) == in_path.end())
            rest[property.key()] = property.value();
    bj::object inline_shape{{"type", "object"}, {"properties", rest}, {"additionalProperties", false}};
    auto const& whole = shape.get_object().contains("$ref")
                            ? schema.components.at(name_in_ref(shape)).get_object()
                            : shape.get_object();
    if (auto* required = whole.if_contains("required")) {
        bj::array kept;
        for (auto const& name : required->get_array())
            if (rest.contains(name.get_string())) kept.push_back(name);
        if (!kept.empty()) inline_shape["required"] = std::move(kept);
    }
    return inline_shape;
}

bj::object responses(Operation const& operation, bj::value shape) {
    bj::object all;
    all["200"] = bj::object{{"description", "Done."},
                            {"content", bj::object{{"application/json", bj::object{{"schema", std::move(shape)}}}}}};
    std::map<int, std::vector<std::string>> codes;
    for (auto const* refusal : operation.spec.refusals) codes[status_of(refusal->kind)].emplace_back(refusal->code);
    for (auto const& [status, list] : codes) {
        std::string sentence;
        for (auto const& code : list) sentence += (sentence.empty() ? "" : ", ") + code;
        all[std::to_string(status)] = bj::object{
            {"description", sentence},
            {"content", bj::object{{"application/problem+json",
                                    bj::object{{"schema", bj::object{{"$ref", "#/components/schemas/Problem"}}}}}}}};
    }
    return all;
}

bj::object problem_shape() {
    auto text = [](char const* sentence) { return bj::object{{"type", "string"}, {"description", sentence}}; };
    return {{"type", "object"},
            {"description", "RFC 9457 problem. `code` is permanent; `detail` is for people, in the language of Accept-Language."},
            {"required", bj::array{"type", "title", "status", "code", "detail"}},
            {"properties", bj::object{{"type", text("Address of this kind of problem.")}, {"title", text("The kind of refusal.")},
                                      {"status", bj::object{{"type", "integer"}}}, {"code", text("Permanent code.")},
                                      {"detail", text("What happened and what to do.")},
                                      {"pointer", text("JSON pointer of the field that caused it.")},
                                      {"facts", bj::object{{"type", "object"}, {"description", "The values that the sentence names."}}}}}};
}

}  // namespace

std::string openapi(Registry const& registry, Texts const& texts) {
    bj::object components, paths;
    for (auto const& operation : registry.operations()) {
        auto request = collect(*operation.request_schema, components);
        auto outcome = collect(*operation.outcome_schema, components);
        auto const& spec = operation.spec;
        if (spec.route.path.empty()) continue;
        bj::object one{{"operationId", spec.name},
                       {"summary", spec.summary},
                       {"tags", bj::array{spec.name.substr(0, spec.name.find('.'))}}};
        bj::array roles;
        for (auto role : spec.granted_to) roles.emplace_back(name_of(role));
        one["x-granted-to"] = std::move(roles);
        one["x-title-fa"] = texts.sentence(Language::fa, "operations." + std::string(spec.name));
        if (auto all = parameters(operation); !all.empty()) one["parameters"] = std::move(all);
        bool has_body = spec.route.method != "GET" && spec.route.method != "DELETE";
        if (has_body)
            one["requestBody"] = bj::object{
                {"required", true},
                {"content", bj::object{{"application/json", bj::object{{"schema", body_shape(operation, request)}}}}}};
        one["responses"] = responses(operation, outcome);
        std::string method(spec.route.method);
        std::transform(method.begin(), method.end(), method.begin(), [](char letter) { return static_cast<char>(letter | 0x20); });
        if (!paths.contains(spec.route.path)) paths[spec.route.path] = bj::object{};
        paths[spec.route.path].get_object()[method] = std::move(one);
    }
    components["Problem"] = problem_shape();
    bj::object document{
        {"openapi", "3.1.0"},
        {"info", bj::object{{"title", "Vafa"}, {"version", "1"}, {"license", bj::object{{"name", "Apache-2.0"}}},
                            {"description", "Customer clubs: points, credit, sales, returns. Money is in rial; ids are text."}}},
        {"servers", bj::array{bj::object{{"url", "/"}}}},
        {"security", bj::array{bj::object{{"api_key", bj::array{}}}, bj::object{{"session", bj::array{}}}}},
        {"paths", std::move(paths)},
        {"components",
         bj::object{{"securitySchemes",
                     bj::object{{"api_key", bj::object{{"type", "http"}, {"scheme", "bearer"}}},
                                {"session", bj::object{{"type", "apiKey"}, {"in", "cookie"}, {"name", "__Host-vafa"}}}}},
                    {"schemas", std::move(components)}}}};
    std::string out;
    pretty(out, document, 0);
    return out + "\n";
}

std::string schema_document(json::Schema const& schema, std::string_view title) {
    bj::object components;
    auto shape = collect(schema, components);
    bj::object document{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", title}};
    for (auto const& member : shape.get_object()) document[member.key()] = member.value();
    document["$defs"] = std::move(components);
    std::string out;
    pretty(out, document, 0);
    std::string_view const from = "#/components/schemas/", to = "#/$defs/";
    for (auto at = out.find(from); at != std::string::npos; at = out.find(from, at + to.size())) out.replace(at, from.size(), to);
    return out + "\n";
}

std::string permissions_table(Registry const& registry) {
    constexpr Role roles[] = {Role::owner, Role::manager, Role::cashier, Role::support, Role::auditor,
                              Role::integrator, Role::member, Role::stranger, Role::job};
    std::string out = "# Who may do what\n\nMade by `vafa derive`. The operator of the server may do everything.\n\n| operation |";
    std::string line = "|---|";
    for (auto role : roles) {
        out += " " + std::string(name_of(role)) + " |";
        line += "---|";
    }
    out += "\n" + line + "\n";
    for (auto const& operation : registry.operations()) {
        out += "| `" + std::string(operation.spec.name) + "` |";
        for (auto role : roles) {
            auto const& granted = operation.spec.granted_to;
            out += std::find(granted.begin(), granted.end(), role) != granted.end() ? " yes |" : " |";
        }
        out += "\n";
    }
    return out;
}

std::string refusals_table(Registry const& registry, Texts const& texts) {
    std::map<std::string_view, Refusal const*> all;
    for (auto const& operation : registry.operations())
        for (auto const* refusal : operation.spec.refusals) all[refusal->code] = refusal;
    std::string out = "# Refusals\n\nMade by `vafa derive`. Codes are permanent.\n\n| code | status | فارسی | English |\n|---|---|---|---|\n";
    for (auto const& [code, refusal] : all) {
        auto key = "refusals." + std::string(code);
        out += "| `" + std::string(code) + "` | " + std::to_string(status_of(refusal->kind)) + " | " +
               std::string(texts.sentence(Language::fa, key)) + " | " + std::string(texts.sentence(Language::en, key)) + " |\n";
    }
    return out;
}

}  // namespace vafa
