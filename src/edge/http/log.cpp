// A line is one write, so that lines of several threads never mix.
#include "edge/http/log.hpp"

#include <unistd.h>

#include "base/instant.hpp"
#include "operation/json.hpp"
#include "store/clock.hpp"

namespace vafa::http {

namespace {

constexpr std::string_view level_names[] = {"info", "warning", "error"};

void put(json::Writer& out, std::string_view text) { out.text(text); }
void put(json::Writer& out, std::int64_t number) { out.integer(number); }

}  // namespace

void log(Level level, std::string_view event, std::initializer_list<LogField> fields) {
    json::Writer out;
    out.begin_object();
    out.key("at");
    out.text(iso_instant(store::system_now()));
    out.key("level");
    out.text(level_names[static_cast<int>(level)]);
    out.key("event");
    out.text(event);
    for (auto const& field : fields) {
        out.key(field.name);
        std::visit([&](auto value) { put(out, value); }, field.value);
    }
    out.end_object();
    auto line = out.take() + '\n';
    [[maybe_unused]] auto written = ::write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace vafa::http
