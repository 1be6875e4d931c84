// From method and path to the operation, and from path, query and body to its request. Made from the registry.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "operation/operation.hpp"

namespace vafa::http {

struct Found {
    Operation const* operation = nullptr;               // null where the path has no such method, or there is no such path
    std::string allowed;                                // the methods that the path has: "GET, POST"; empty = no such path
    std::vector<std::pair<std::string_view, std::string>> in_path;  // what stood at the places of {name}
};

class Router {
  public:
    explicit Router(Registry const& registry);
    Found find(std::string_view method, std::string_view path) const;

  private:
    struct Place {
        std::map<std::string, std::unique_ptr<Place>, std::less<>> named;
        std::unique_ptr<Place> any;                                 // {name}
        std::map<std::string_view, Operation const*> operations;    // by method
    };
    static Place const* walk(Place const& place, std::string_view rest, std::vector<std::string_view>& taken);

    Place root_;
};

/// The request of an operation: `in_path` and, for GET and DELETE, the query, each typed by the request's schema; for the
/// others the body. Refuses request_malformed, and request_unknown_field where the body repeats what the path says.
Result<boost::json::value> request_of(Operation const& operation, Found const& found, std::string_view query,
                                      std::string_view body);

/// %41 and, in queries, + for a space. Nothing for a malformed escape, a zero byte or bytes that are no UTF-8.
std::optional<std::string> decode_percent(std::string_view text, bool is_query);

}  // namespace vafa::http
