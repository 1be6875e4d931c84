// Each inquiry is one read transaction: a consistent view, given back as soon as it is answered.
#include "store/sqlite/readers.hpp"

#include <algorithm>

#include "store/fault.hpp"
#include "store/sqlite/session.hpp"

namespace vafa::store::sqlite {

namespace {

constexpr Sql begin_reading{"begin"};
constexpr Sql end_reading{"commit"};

constexpr std::size_t connections_kept = 32;  // of each thread

/// Ends the view whatever happens, so that it holds nothing back.
class View {
  public:
    View(Connection& connection, std::chrono::seconds longest) : connection_(connection) {
        connection_.set_deadline(std::chrono::steady_clock::now() + longest);
        connection_.control(begin_reading);
    }
    ~View() {
        connection_.set_deadline(std::chrono::steady_clock::time_point::max());
        if (connection_.is_in_transaction()) connection_.control(end_reading);
    }

  private:
    Connection& connection_;
};

}  // namespace

Readers::Readers(Shared& shared, std::function<ClubFile&(ClubId)> file_of, int threads, std::chrono::seconds longest)
    : shared_(shared), file_of_(std::move(file_of)), longest_(longest) {
    for (int at = 0; at < std::max(1, threads); ++at) threads_.emplace_back([this] { serve(); });
}

void Readers::read(Inquiry inquiry) {
    std::unique_lock lock(mutex_);
    if (is_closed_) {
        lock.unlock();
        return inquiry.done(std::make_exception_ptr(Fault("the store is closed")));
    }
    waiting_.push_back(std::move(inquiry));
    lock.unlock();
    wake_.notify_one();
}

void Readers::close() {
    {
        std::scoped_lock lock(mutex_);
        is_closed_ = true;
    }
    wake_.notify_all();
    for (auto& thread : threads_)
        if (thread.joinable()) thread.join();
}

void Readers::serve() {
    std::list<Opened> opened;
    Inquiry inquiry;
    while (take(inquiry)) {
        auto failure = answer(inquiry, opened);
        inquiry.done(failure);
        inquiry = {};
    }
}

bool Readers::take(Inquiry& inquiry) {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [this] { return is_closed_ || !waiting_.empty(); });
    if (waiting_.empty()) return false;
    inquiry = std::move(waiting_.front());
    waiting_.pop_front();
    return true;
}

std::exception_ptr Readers::answer(Inquiry& inquiry, std::list<Opened>& opened) {
    try {
        auto& file = opened_file(inquiry.club, opened);
        file.file->syncer().wait_for(look(inquiry, file));
        return nullptr;
    } catch (...) {
        return std::current_exception();
    }
}

/// The latest commit that was seen: nobody may hear of it before it is on the disk.
std::uint64_t Readers::look(Inquiry& inquiry, Opened& file) {
    View view(*file.connection, longest_);
    FileSnapshot snapshot(inquiry.club, shared_.cache, *file.connection, shared_.clock.later_of(system_now()),
                          &file.file->syncer());
    inquiry.run(snapshot);
    return snapshot.latest_commit();
}

Readers::Opened& Readers::opened_file(ClubId club, std::list<Opened>& opened) {
    auto found = std::find_if(opened.begin(), opened.end(), [&](Opened& one) { return one.club == club; });
    if (found == opened.end()) {
        if (opened.size() == connections_kept) opened.pop_back();
        auto& file = file_of_(club);
        auto connection = std::make_unique<Connection>(file.path(), Access::read, shared_.settings.vfs);
        found = opened.insert(opened.begin(), Opened{club, &file, std::move(connection)});
    }
    opened.splice(opened.begin(), opened, found);
    return opened.front();
}

}  // namespace vafa::store::sqlite
