// Views' table of contents.
#include "club/views/operations.hpp"

namespace vafa::views {

Module module() {
    Module views;
    views.name = "views";
    views.operations = view_operations();
    return views;
}

}  // namespace vafa::views
