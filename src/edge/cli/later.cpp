#include "edge/cli/commands.hpp"
namespace vafa::cli { int demo(Arguments const&){return 1;} }
