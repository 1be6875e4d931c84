// Opens the store and joins the parts.
#include "edge/program.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>

#include "base/digest.hpp"

namespace vafa {

namespace {

ServerSecrets::Key key_from(std::string const& text, char const* where) {
    auto key = read_hex_digest(text.substr(0, 64));
    if (!key) throw store::Fault(std::string("the master key in ") + where + " is not 64 hex digits");
    return *key;
}

ServerSecrets::Key kept_key(std::filesystem::path const& path) {
    std::string text;
    std::ifstream(path) >> text;
    return key_from(text, path.c_str());
}

/// Written whole beside its place, then linked there: of two first starts one links, the other keeps that one's.
ServerSecrets::Key new_key(std::filesystem::path const& path) {
    ServerSecrets::Key key;
    randombytes_buf(key.data(), key.size());
    auto draft = path.string() + "." + std::to_string(::getpid());
    int file = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) throw store::Fault("cannot write " + draft);
    auto text = hex(key) + "\n";
    bool written = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
    ::close(file);
    bool is_ours = written && ::link(draft.c_str(), path.c_str()) == 0;
    bool is_anothers = written && !is_ours && errno == EEXIST;
    ::unlink(draft.c_str());
    if (is_anothers) return kept_key(path);
    if (!is_ours) throw store::Fault("cannot write " + path.string());
    return key;
}

}  // namespace

ServerSecrets::Key master_key(std::filesystem::path const& data) {
    if (auto const* given = std::getenv("VAFA_MASTER_KEY")) return key_from(given, "VAFA_MASTER_KEY");
    std::filesystem::create_directories(data);
    auto path = data / "master.key";
    bool has_clubs = std::filesystem::exists(data / "house.db");  // looked at first: the key is there before them
    bool has_key = std::filesystem::exists(path);
    if (!has_key && has_clubs)
        throw store::Fault("there are clubs in " + data.string() + " but no master.key: put back the one that belongs to them");
    if (!has_key) return new_key(path);
    return kept_key(path);
}

Program::Program(Installation const& installation, store::Settings const& chosen)
    : installation_(installation), registry_(all_modules()), secrets_(master_key(installation.data)) {
    ensure(sodium_init() >= 0, "libsodium does not start");
    auto migrations = all_migrations();
    store_ = store::open_store(chosen, migrations);
    directory_ = std::make_unique<tenancy::Directory>(*store_);
    dispatcher_ = std::make_unique<Dispatcher>(*store_, registry_, gate_, texts_, secrets_);
}

Program::~Program() {
    dispatcher_.reset();
    store_->close();
}

}  // namespace vafa
