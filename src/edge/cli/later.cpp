#include "edge/cli/commands.hpp"
namespace vafa::cli { int serve(Arguments const&){return 1;} int demo(Arguments const&){return 1;} }
