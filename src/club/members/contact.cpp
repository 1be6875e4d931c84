// How a member is reached.
#include "club/members/names.hpp"
#include "club/members/store.hpp"

namespace vafa::members {

std::optional<Contact> contact_of(Snapshot& snapshot, MemberId member) {
    auto row = member_by_id(snapshot, member);
    if (row && row->merged_into) return contact_of(snapshot, row->merged_into);
    if (!row || !row->mobile) return {};
    return Contact{*row->mobile, display_name(row->first_name, row->last_name), row->status};
}

}  // namespace vafa::members
