// An answer's texts and bytes lie one after the other in its block, in the order of their cells.
#include "store/sql.hpp"

namespace vafa::store {

void Rows::seal() {
    char const* at = block_.data();
    for (Cell& cell : cells_) {
        if (auto* text = std::get_if<std::string_view>(&cell)) {
            *text = {at, text->size()};
            at += text->size();
        } else if (auto* bytes = std::get_if<BytesView>(&cell)) {
            *bytes = {reinterpret_cast<std::byte const*>(at), bytes->size()};
            at += bytes->size();
        }
    }
}

Rows Rows::clone() const {
    Rows copy;
    copy.width_ = width_;
    copy.cells_ = cells_;
    copy.block_ = block_;
    copy.seal();
    return copy;
}

}  // namespace vafa::store
