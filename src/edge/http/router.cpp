// A tree of path segments; a name goes before {any}.
#include "edge/http/router.hpp"

#include <boost/json/object.hpp>
#include <charconv>

#include "base/text.hpp"

namespace vafa::http {

namespace {

namespace bj = boost::json;

std::string_view next_segment(std::string_view& rest) {
    rest.remove_prefix(1);
    auto end = rest.find('/');
    auto segment = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end);
    return segment;
}

/// The schema of one field of a request; null where it has none of that name.
bj::object const* field_schema(Operation const& operation, std::string_view name) {
    auto const& schema = *operation.request_schema;
    auto const* shape = &schema.shape.get_object();
    if (auto const* reference = shape->if_contains("$ref")) {
        auto const& text = reference->get_string();
        auto last = std::string_view(text.data(), text.size());
        auto found = schema.components.find(std::string(last.substr(last.rfind('/') + 1)));
        if (found == schema.components.end()) return nullptr;
        shape = &found->second.get_object();
    }
    auto const* properties = shape->if_contains("properties");
    auto const* field = properties ? properties->get_object().if_contains(name) : nullptr;
    return field ? &field->get_object() : nullptr;
}

bool is_of_type(bj::object const* schema, std::string_view type) {
    auto const* said = schema ? schema->if_contains("type") : nullptr;
    return said && *said == bj::string_view(type);
}

/// What cannot be read as its type stays text: the decoder then says which type it must have, with its pointer.
bj::value typed(bj::object const* schema, std::string_view text) {
    if (is_of_type(schema, "integer")) {
        std::int64_t number = 0;
        auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error == std::errc{} && end == text.data() + text.size()) return number;
    }
    if (is_of_type(schema, "boolean") && (text == "true" || text == "false")) return text == "true";
    return bj::string(text);
}

void put_list(bj::object& request, std::string_view name, bj::object const& schema, std::string_view text) {
    auto& slot = request[name];
    if (!slot.is_array()) slot = bj::array{};
    auto const* items = schema.if_contains("items");
    while (!text.empty()) {
        auto comma = text.find(',');
        slot.get_array().push_back(typed(items ? items->if_object() : nullptr, text.substr(0, comma)));
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
    }
}

/// name=value&name=value; a list is repeated or joined by commas, anything else said twice is refused.
Result<Done> put_query(Operation const& operation, std::string_view query, bj::object& request) {
    while (!query.empty()) {
        auto end = query.find('&');
        auto pair = query.substr(0, end);
        query = end == std::string_view::npos ? std::string_view{} : query.substr(end + 1);
        if (pair.empty()) continue;
        auto equals = pair.find('=');
        auto name = decode_percent(pair.substr(0, equals), true);
        auto value = decode_percent(equals == std::string_view::npos ? "" : pair.substr(equals + 1), true);
        if (!name || !value) return refuse(request_malformed);
        auto const* schema = field_schema(operation, *name);
        if (is_of_type(schema, "array")) put_list(request, *name, *schema, *value);
        else if (request.contains(*name)) return refuse_at("/" + *name, request_unknown_field);
        else request[*name] = typed(schema, *value);
    }
    return Done{};
}

}  // namespace

Router::Router(Registry const& registry) {
    for (auto const& operation : registry.operations()) {
        auto rest = operation.spec.route.path;
        if (rest.empty()) continue;
        auto* place = &root_;
        while (!rest.empty()) {
            auto segment = next_segment(rest);
            auto& next = segment.starts_with('{') ? place->any : place->named[std::string(segment)];
            if (!next) next = std::make_unique<Place>();
            place = next.get();
        }
        place->operations.emplace(operation.spec.route.method, &operation);
    }
}

Router::Place const* Router::walk(Place const& place, std::string_view rest, std::vector<std::string_view>& taken) {
    if (rest.empty()) return place.operations.empty() ? nullptr : &place;
    auto segment = next_segment(rest);
    if (auto named = place.named.find(segment); named != place.named.end())
        if (auto const* found = walk(*named->second, rest, taken)) return found;
    if (!place.any || segment.empty()) return nullptr;
    taken.push_back(segment);
    if (auto const* found = walk(*place.any, rest, taken)) return found;
    taken.pop_back();
    return nullptr;
}

Found Router::find(std::string_view method, std::string_view path) const {
    Found found;
    std::vector<std::string_view> taken;
    auto const* place = path.starts_with('/') ? walk(root_, path, taken) : nullptr;
    if (!place) return found;
    for (auto const& [known, operation] : place->operations) found.allowed += (found.allowed.empty() ? "" : ", ") + std::string(known);
    auto operation = place->operations.find(method);
    if (operation == place->operations.end()) return found;
    std::size_t at = 0;
    for (auto rest = operation->second->spec.route.path; !rest.empty();) {
        auto segment = next_segment(rest);
        if (!segment.starts_with('{')) continue;
        auto value = decode_percent(taken[at++], false);
        if (!value) return {};
        found.in_path.emplace_back(segment.substr(1, segment.size() - 2), std::move(*value));
    }
    found.operation = operation->second;
    return found;
}

Result<bj::value> request_of(Operation const& operation, Found const& found, std::string_view query, std::string_view body) {
    auto method = operation.spec.route.method;
    bj::value request = bj::object{};
    if (method != "GET" && method != "DELETE" && !body.empty()) request = TRY(json::parse(body));
    if (!request.is_object()) return request;
    auto& fields = request.get_object();
    for (auto const& [name, text] : found.in_path) {
        if (fields.contains(name)) return refuse_at("/" + std::string(name), request_unknown_field);
        fields[name] = typed(field_schema(operation, name), text);
    }
    if (method == "GET" || method == "DELETE") TRY(put_query(operation, query, fields));
    return request;
}

std::optional<std::string> decode_percent(std::string_view text, bool is_query) {
    auto digit = [](char letter) -> int {
        if (letter >= '0' && letter <= '9') return letter - '0';
        letter = static_cast<char>(letter | 0x20);
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    };
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '+' && is_query) plain += ' ';
        else if (text[at] != '%') plain += text[at];
        else {
            int high = at + 2 < text.size() ? digit(text[at + 1]) : -1;
            int low = high >= 0 ? digit(text[at + 2]) : -1;
            if (low < 0) return {};
            plain += static_cast<char>(high * 16 + low);
            at += 2;
        }
    }
    if (plain.find('\0') != std::string::npos || !is_valid_utf8(plain)) return {};
    return plain;
}

}  // namespace vafa::http
