// Requests made from the schema of an operation, so that tests over all operations cover new ones by themselves.
#pragma once

#include <boost/json/value.hpp>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "operation/operation.hpp"

namespace vafa::world {

/// The text to put where an id of this prefix ("brn") is asked for.
using IdChoice = std::function<std::string(std::string_view prefix)>;

/// A well-shaped request: with everything that is required, or with every field there is.
enum class Filled { required, whole };
boost::json::value synthesised_request(Operation const& operation, Filled filled, IdChoice const& id);

/// The prefixes of the ids that a request of this operation can name.
std::set<std::string> id_prefixes_in(Operation const& operation);

/// A well-formed id that nothing has.
std::string id_of_nothing(std::string_view prefix);

/// All ids that stand in an answer, by prefix.
std::map<std::string, std::vector<std::string>> ids_in(std::string_view body);

}  // namespace vafa::world
