// A few threads that answer inquiries on read-only connections, beside the writers and without hindering them.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <thread>
#include <vector>

#include "store/shared.hpp"
#include "store/sqlite/club_file.hpp"

namespace vafa::store::sqlite {

class Readers {
  public:
    /// `file_of` throws a Fault for a club that has no file here. A question that takes longer is interrupted: an old view
    /// keeps the log from beginning anew.
    Readers(Shared& shared, std::function<ClubFile&(ClubId)> file_of, int threads,
            std::chrono::seconds longest = std::chrono::seconds(5));
    ~Readers() { close(); }

    void read(Inquiry inquiry);
    void close();

  private:
    /// The connections of one thread, the last used first.
    struct Opened {
        ClubId club;
        ClubFile* file;
        std::unique_ptr<Connection> connection;
    };

    void serve();
    bool take(Inquiry& inquiry);
    std::exception_ptr answer(Inquiry& inquiry, std::list<Opened>& opened);
    std::uint64_t look(Inquiry& inquiry, Opened& file);
    Opened& opened_file(ClubId club, std::list<Opened>& opened);

    Shared& shared_;
    std::function<ClubFile&(ClubId)> file_of_;
    std::chrono::seconds longest_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Inquiry> waiting_;
    bool is_closed_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace vafa::store::sqlite
