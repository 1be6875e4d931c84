// The program's table of contents.
#include "club/program/convert_points.hpp"
#include "club/program/gifts.hpp"
#include "club/program/publish.hpp"
#include "club/program/simulate.hpp"

namespace vafa::program {

Module module() {
    Module program{"program", publish_operations(), {}, {}};
    program.operations.push_back(simulate_operation());
    program.operations.push_back(convert_points_operation());
    program.reactions.push_back(after<members::enrol_member, give_enrolment_gifts>("members.enrol", "program.give_enrolment_gifts"));
    return program;
}

}  // namespace vafa::program
