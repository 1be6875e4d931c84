// What an operation may do with the database: ask (Snapshot), and also write (Transaction). The same on both engines.
#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <functional>
#include <memory>
#include <mutex>
#include <typeindex>
#include <unordered_map>
#include <vector>

#include "base/club_id.hpp"
#include "base/zone.hpp"
#include "store/sql.hpp"

namespace vafa::store {

/// A statement with its values, to be asked together with others in one round trip.
/// Its views must live until `together` returns.
struct Question {
    Sql const* sql;
    std::vector<Bind> binds;
};

template <class... A>
Question ask(Sql const& sql, A const&... values) {
    return {&sql, {Column<A>::bind(values)...}};
}

/// What is read often and changes rarely (program, catalogue, grants), kept per club under the version it was read at.
/// The version comes with the caller's row, so that a change made by another process counts at once.
class VersionedCache {
  public:
    template <class T, class Load>
    std::shared_ptr<T const> get(ClubId club, std::int64_t version, Load load) {
        auto key = Key{club.value, std::type_index(typeid(T))};
        {
            std::scoped_lock lock(mutex_);
            auto found = kept_.find(key);
            if (found != kept_.end() && found->second.version == version)
                return std::static_pointer_cast<T const>(found->second.value);
        }
        auto value = std::make_shared<T const>(load());
        std::scoped_lock lock(mutex_);
        kept_[key] = {version, value};
        return value;
    }

    /// For the engines, after something of the club was rolled back: what was read from it may never come to be.
    void forget(ClubId club) {
        std::scoped_lock lock(mutex_);
        std::erase_if(kept_, [&](auto const& entry) { return entry.first.club == club.value; });
    }

  private:
    struct Key {
        std::int64_t club;
        std::type_index type;
        bool operator==(Key const&) const = default;
    };
    struct KeyHash {
        std::size_t operator()(Key const& key) const {
            return key.type.hash_code() ^ std::hash<std::int64_t>{}(key.club * 0x9e3779b97f4a7c15);
        }
    };
    struct Kept {
        std::int64_t version;
        std::shared_ptr<void const> value;
    };
    std::mutex mutex_;
    std::unordered_map<Key, Kept, KeyHash> kept_;
};

/// The cache as one snapshot sees it: what it gave lives as long as the snapshot does, however soon another thread makes the
/// cache forget it. So a pointer into it needs nobody who holds the whole.
class HeldCache {
  public:
    explicit HeldCache(VersionedCache& cache) : cache_(cache) {}

    template <class T, class Load>
    std::shared_ptr<T const> get(ClubId club, std::int64_t version, Load load) {
        auto value = cache_.get<T>(club, version, std::move(load));
        if (std::find(held_.begin(), held_.end(), value) == held_.end()) held_.push_back(value);
        return value;
    }

  private:
    VersionedCache& cache_;
    std::vector<std::shared_ptr<void const>> held_;
};

/// A consistent view for questions.
class Snapshot {
  public:
    Snapshot(ClubId club, VersionedCache& cache) : club_(club), cache_(cache) {}
    Snapshot(Snapshot const&) = delete;
    Snapshot& operator=(Snapshot const&) = delete;
    virtual ~Snapshot() = default;

    ClubId club() const { return club_; }
    /// The moment of this transaction: the server's clock (PostgreSQL: the database's), never backwards, plus the
    /// offset of a sandbox club's test clock.
    Instant now() const { return {real_now_.ms + clock_offset_ms_}; }
    /// The same without a sandbox club's offset: what sessions and locks of staff go by.
    Instant real_now() const { return real_now_; }
    /// The club's business day at `now`.
    Day today() const { return zone_.day_of(now()); }
    Zone const& zone() const { return zone_; }

    /// Runs a question at once and gives the whole answer. In a Transaction, writes queued before are sent first.
    template <class... A>
    Rows read(Sql const& sql, A const&... values) {
        std::array<Bind, sizeof...(A)> binds{Column<A>::bind(values)...};
        return run_read(sql, binds);
    }

    /// Several questions in one round trip, answered in order (each sees what the ones before it have locked).
    template <std::same_as<Question>... Q>
    std::array<Rows, sizeof...(Q)> together(Q const&... questions) {
        std::array<Question const*, sizeof...(Q)> all{&questions...};
        std::array<Rows, sizeof...(Q)> answers;
        run_together(all, answers);
        return answers;
    }

    /// The same for a number of questions that is known only while running.
    std::vector<Rows> together(std::vector<Question> const& questions) {
        std::vector<Question const*> all;
        for (auto const& question : questions) all.push_back(&question);
        std::vector<Rows> answers(questions.size());
        run_together(all, answers);
        return answers;
    }

    HeldCache& cache() { return cache_; }

    /// For dispatch: what the club's row says of its clock, once that row has been read.
    void set_clock(Zone zone, std::int64_t offset_ms) {
        zone_ = std::move(zone);
        clock_offset_ms_ = offset_ms;
    }

  protected:
    virtual Rows run_read(Sql const& sql, std::span<Bind const> binds) = 0;
    virtual void run_together(std::span<Question const* const> questions, std::span<Rows> answers) = 0;

    Instant real_now_;

  private:
    ClubId club_;
    HeldCache cache_;
    Zone zone_;
    std::int64_t clock_offset_ms_ = 0;
};

/// A Snapshot that may write. Writes are queued and applied in order after the work returned; they give nothing back.
class Transaction : public Snapshot {
  public:
    using Snapshot::Snapshot;

    template <class... A>
    void write(Sql const& sql, A const&... values) {
        std::array<Bind, sizeof...(A)> binds{Column<A>::bind(values)...};
        queue_write(sql, binds, false);
    }

    /// Queued like `write`, but stands even if the work refuses: a wrong PIN, a failed sign-in, a question about a code.
    template <class... A>
    void keep(Sql const& sql, A const&... values) {
        std::array<Bind, sizeof...(A)> binds{Column<A>::bind(values)...};
        queue_write(sql, binds, true);
    }

    /// For dispatch: forgets queued writes, but not kept ones. Writes that a later read has already sent are undone too.
    virtual void drop_writes() = 0;

    /// A fresh id, ordered by time, unique among all processes.
    template <class Kind>
    Id<Kind> next_id() {
        return {next_id_value()};
    }

    /// The place of this act in the operation log: like next_id, but on SQLite strictly growing in order of commit.
    virtual std::int64_t next_id_value() = 0;

    /// The act this work is: its id in the operation log, which the rows it causes may name. Set by dispatch.
    std::int64_t act() const { return act_; }
    void set_act(std::int64_t act) { act_ = act; }

    /// The member this act is about, for the log; 0 = nobody. Set by the operation.
    std::int64_t subject() const { return subject_; }
    void set_subject(std::int64_t member) { subject_ = member; }

    /// Adds the canonical form of posted ledger lines to what the act's row in the log vouches for.
    void add_proof(std::string_view canonical) { proof_ += canonical; }
    std::string const& proof() const { return proof_; }

    /// What the modules of one act share in memory, such as the wallets they have locked: made at the first ask, gone
    /// with this run of the work.
    template <class T>
    T& shared() {
        for (auto& [type, value] : shared_)
            if (type == std::type_index(typeid(T))) return *static_cast<T*>(value.get());
        shared_.emplace_back(typeid(T), std::make_shared<T>());
        return *static_cast<T*>(shared_.back().second.get());
    }

    /// For dispatch after a refusal: nothing of the act stands, so nothing is vouched for or shared.
    void forget_proof() {
        proof_.clear();
        shared_.clear();
    }

    /// How often this work waited for the database so far (PostgreSQL: flushes answered); a test holds a sale to two.
    virtual int round_trips() const = 0;

  protected:
    virtual void queue_write(Sql const& sql, std::span<Bind const> binds, bool is_kept) = 0;
  private:
    std::int64_t act_ = 0;
    std::int64_t subject_ = 0;
    std::string proof_;
    std::vector<std::pair<std::type_index, std::shared_ptr<void>>> shared_;
};

}  // namespace vafa::store
