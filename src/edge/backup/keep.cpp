// From the newest backwards: whoever is the first of its hour, day or month, while places are left, stays.
#include "edge/backup/keep.hpp"

#include "base/jalali.hpp"
#include "base/zone.hpp"

namespace vafa::backup {

namespace fs = std::filesystem;

namespace {

/// Places for the newest of each stretch of time.
class Places {
  public:
    explicit Places(int places) : left_(places) {}
    bool takes(std::int64_t stretch) {
        if (left_ == 0 || stretch == last_) return false;
        last_ = stretch;
        --left_;
        return true;
    }

  private:
    int left_;
    std::int64_t last_ = -1;
};

}  // namespace

std::set<std::string> superfluous(std::span<Dated const> all, KeepRule const& rule) {
    auto zone = Zone::named("Asia/Tehran");
    ensure(bool(zone), "the time zones of the system lack Asia/Tehran");
    Places hours(rule.hours), days(rule.days), months(rule.months);
    std::set<std::string> names;
    bool has_sound = false;
    for (auto at = all.rbegin(); at != all.rend(); ++at) {
        auto local = zone->local(at->made_at);
        auto month = to_jalali(local.day);
        bool stays = !has_sound;
        if (at->is_sound) {
            stays |= hours.takes(std::int64_t{local.day.number} * 24 + local.hour);
            stays |= days.takes(local.day.number);
            stays |= months.takes(std::int64_t{month.year} * 12 + month.month);
            has_sound = true;
        }
        if (!stays) names.insert(at->name);
    }
    return names;
}

int thin_out(BackupFolder const& folder, KeepRule const& rule) {
    std::vector<Dated> all;
    for (auto const& found : find_all(folder.path()))
        all.push_back({found.folder.filename().string(), found.head.made_at, found.outcome && found.outcome->is_sound});
    auto names = superfluous(all, rule);
    for (auto const& name : names) {
        auto leaving = folder.path() / ("." + name);  // so that a cut removal leaves no half backup
        fs::rename(folder.path() / name, leaving);
        fs::remove_all(leaving);
    }
    return static_cast<int>(names.size());
}

}  // namespace vafa::backup
