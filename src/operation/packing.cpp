// zstd with a dictionary; contexts are kept per thread, since making one costs more than packing a sale.
#include "operation/packing.hpp"

#include <zstd.h>

#include <memory>

#include "base/embedded.hpp"
#include "store/fault.hpp"

namespace vafa {

namespace {

constexpr int packing_zstd_1 = 1;
constexpr int level = 1;
constexpr std::size_t longest_body = 16 << 20;

/// The dictionary is raw content: bodies as they were when this packing was fixed. Never edited; a better one gets a new number.
std::string_view dictionary() {
    static std::string_view const bytes = [] {
        for (auto const& file : embedded_files())
            if (file.name == "operation/body_dictionary_1.txt") return std::string_view(file.bytes.data(), file.bytes.size());
        bug("the body dictionary is not in the program");
    }();
    return bytes;
}

struct Packer {
    std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> compress{ZSTD_createCCtx(), ZSTD_freeCCtx};
    std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> expand{ZSTD_createDCtx(), ZSTD_freeDCtx};
    std::unique_ptr<ZSTD_CDict, decltype(&ZSTD_freeCDict)> packing{
        ZSTD_createCDict(dictionary().data(), dictionary().size(), level), ZSTD_freeCDict};
    std::unique_ptr<ZSTD_DDict, decltype(&ZSTD_freeDDict)> unpacking{
        ZSTD_createDDict(dictionary().data(), dictionary().size()), ZSTD_freeDDict};
};

Packer& packer() {
    thread_local Packer one;
    return one;
}

store::Bytes pack_one(std::string_view text) {
    store::Bytes packed(ZSTD_compressBound(text.size()));
    auto& with = packer();
    auto size = ZSTD_compress_usingCDict(with.compress.get(), packed.data(), packed.size(), text.data(), text.size(),
                                         with.packing.get());
    ensure(!ZSTD_isError(size), "a body could not be packed");
    packed.resize(size);
    return packed;
}

std::string unpack_one(store::Bytes const& packed) {
    auto size = ZSTD_getFrameContentSize(packed.data(), packed.size());
    if (size > longest_body) throw store::Fault("a body of the operation log is damaged");
    std::string text(size, '\0');
    auto& with = packer();
    auto done = ZSTD_decompress_usingDDict(with.expand.get(), text.data(), text.size(), packed.data(), packed.size(),
                                           with.unpacking.get());
    if (ZSTD_isError(done) || done != size) throw store::Fault("a body of the operation log is damaged");
    return text;
}

}  // namespace

PackedBody pack(std::string_view request, std::string_view answer) {
    return {packing_zstd_1, pack_one(request), pack_one(answer)};
}

BodyTexts unpack(PackedBody const& packed) {
    if (packed.packing != packing_zstd_1) throw store::Fault("a body of the operation log is packed in an unknown way");
    return {unpack_one(packed.request), unpack_one(packed.answer)};
}

}  // namespace vafa
