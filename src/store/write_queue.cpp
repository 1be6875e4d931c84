// Queued values are copied once, into blocks that are used again.
#include "store/write_queue.hpp"

#include <algorithm>
#include <cstring>

namespace vafa::store {

std::string_view Arena::copy(std::string_view value) {
    if (value.empty()) return "";
    if (block_ == blocks_.size() || used_ + value.size() > blocks_[block_].size) take_block_of(value.size());
    char* place = blocks_[block_].bytes.get() + used_;
    std::memcpy(place, value.data(), value.size());
    used_ += value.size();
    return {place, value.size()};
}

Bind Arena::copy(Bind const& bind) {
    if (auto* text = std::get_if<std::string_view>(&bind)) return copy(*text);
    auto* bytes = std::get_if<BytesView>(&bind);
    if (!bytes) return bind;
    auto copied = copy({reinterpret_cast<char const*>(bytes->data()), bytes->size()});
    return std::as_bytes(std::span(copied));
}

void Arena::take_block_of(std::size_t size) {
    if (block_ < blocks_.size()) ++block_;
    used_ = 0;
    auto wanted = std::max(size, block_size);
    if (block_ == blocks_.size()) blocks_.push_back({std::make_unique<char[]>(wanted), wanted});
    else if (blocks_[block_].size < wanted) blocks_[block_] = {std::make_unique<char[]>(wanted), wanted};
}

void Arena::clear() {
    if (blocks_.size() > 4) blocks_.resize(4);  // one large import must not hold its memory for ever
    block_ = 0;
    used_ = 0;
}

void WriteQueue::add(Sql const& sql, std::span<Bind const> binds, bool is_kept) {
    entries_.push_back({&sql, static_cast<std::uint32_t>(binds_.size()), static_cast<std::uint32_t>(binds.size()), is_kept});
    for (auto& bind : binds) binds_.push_back(texts_.copy(bind));
}

void WriteQueue::drop_unkept() {
    std::erase_if(entries_, [](Entry const& entry) { return !entry.is_kept; });
    applied_ = 0;
}

void WriteQueue::clear() {
    entries_.clear();
    binds_.clear();
    texts_.clear();
    applied_ = 0;
}

}  // namespace vafa::store
