// The commands of the program, each a function of its arguments; the number returned is the exit code.
#pragma once

#include "edge/program.hpp"

namespace vafa::cli {

int serve(Arguments const& arguments);
int call(Arguments const& arguments);
int derive(Arguments const& arguments);
int migrate(Arguments const& arguments);
int verify(Arguments const& arguments);
int demo(Arguments const& arguments);
int backup(Arguments const& arguments);
int restore(Arguments const& arguments);
int export_club(Arguments const& arguments);
int import_club(Arguments const& arguments);

/// An option of the command's own; "" where it was not given.
std::string option_of(Arguments const& arguments, std::string const& name);

/// One operation by name, as the operator of the server: {"operation", "club", "key", "request"} → status and body.
Answer call_operation(Program& program, std::string_view operation, std::string_view club, std::string_view key,
                      std::string_view request, Language language);

}  // namespace vafa::cli
