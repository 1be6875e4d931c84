// A program's document: read, validated, compiled and judged by. What the validator lets through can always be judged, gives
// nothing negative, and survives the way to JSON and back.
#include "club/program/compiled.hpp"
#include "fuzz/target.hpp"

using namespace vafa;
using namespace vafa::program;

namespace {

constexpr char const* seeds[] = {
    R"({"rules":[{"number":1,"name":"a","gives":{"kind":"points_per_amount","points":1,"per":200000},"cap":{"per_invoice":9,"per_day":20}}]})",
    R"({"base":{"credit_part_earns":true,"vat_earns":true},"credit_life":{"ends":{"kind":"after_days","days":10}},"rules":[
        {"number":1,"name":"a","gives":{"kind":"credit_percent","percent":333,"rounding":"half_up"}}]})",
    R"({"stacks":[{"name":"s","mode":"best_of"}],"rules":[
        {"number":1,"name":"a","stack":"s","priority":2,"gives":{"kind":"points","points":5}},
        {"number":2,"name":"b","stack":"s","gives":{"kind":"points_per_piece","points":2}}]})",
    R"({"rules":[{"number":5,"name":"x","when":[{"kind":"weekday","days":["tuesday"]},{"kind":"hours","from_minute":60,"until_minute":600},
        {"kind":"basket_size","at_least":1000}],"gives":{"kind":"multiplier","factor":15000,"touches":"both"}}]})",
    R"({"rules":[{"number":7,"name":"n","when":[{"kind":"nth_purchase","number":2},{"kind":"birthday","days_before":3,"days_after":3}],
        "gives":{"kind":"credit","credit":21000}}],"conversion":{"points":100,"credit":10000,"threshold":100},
        "redemption":{"per_invoice":2000000},"welcome":{"points":10},"rewards":[{"name":"r","points":150}]})",
    R"({"festivals":[{"name":"f","days":[{"kind":"each_year","from_month":12,"from_day":25,"until_month":1,"until_day":13}]}],"rules":[
        {"number":1,"name":"p","when":[{"kind":"festival","festival":"f"}],"gives":{"kind":"points","points":9},"budget":{"amount":5,"span":"in_all"}},
        {"number":2,"name":"b","gives":{"kind":"threshold_bonus","reach":10,"days":30,"points":2}}]})",
};

Basket some_basket() {
    Basket basket;
    basket.lines = {{catalog::GoodId{11}, catalog::GoodsGroupId{3}, catalog::GoodClass::normal, 3, Rial{1'234'567}, BasisPoints{1000}},
                    {{}, {}, catalog::GoodClass::normal, 99, Rial{9'007'199'254'740}, BasisPoints{0}},
                    {catalog::GoodId{12}, {}, catalog::GoodClass::normal, 1, Rial{0}, BasisPoints{0}}};
    basket.credit = Rial{700'001};
    basket.day = Day{20'000};
    basket.minute = 611;
    return basket;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto document = json::from_text<Document>(fuzz::text_of(data, size));
    if (!document) return 0;
    auto written = json::to_text(*document);
    auto again = json::from_text<Document>(written);
    fuzz::promise(bool(again) && json::to_text(*again) == written, "a document does not survive JSON", written);
    if (!validate(*document)) return 0;
    Compiled compiled(std::move(*document), 1);
    for (auto const& basket : {some_basket(), Basket{}}) {
        auto judgement = evaluate(compiled, {}, basket);
        for (auto const& award : judgement.awards) fuzz::promise(award.amount >= 0 && fits_amount(award.amount), "an award is out of range", written);
    }
    return 0;
}

/// Now and then one of our own documents, so that the rules' depths are reached.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
    std::string_view own = seeds[seed / 64 % std::size(seeds)];
    if (seed % 64 == 0 && own.size() <= most) {
        std::copy(own.begin(), own.end(), data);
        size = own.size();
    }
    return LLVMFuzzerMutate(data, size, most);
}
