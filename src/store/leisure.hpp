// Questions that may take long: verification must look at everything. Beside a till only where nobody minds that an old
// view makes SQLite's log grow meanwhile.
#pragma once

#include "store/store.hpp"

namespace vafa::store {

/// What a store offers for them; both engines do. An hour a question.
class ReadsAtLeisure {
  public:
    virtual ~ReadsAtLeisure() = default;
    virtual void read_leisurely(Inquiry inquiry) = 0;
};

/// Blocks, like `read_now`; exceptions of the store come through.
void read_at_leisure(Store& store, ClubId club, std::function<void(Snapshot&)> run);

}  // namespace vafa::store
