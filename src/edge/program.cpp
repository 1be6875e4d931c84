// Opens the store and joins the parts.
#include "edge/program.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

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

/// Written once with O_EXCL, so that two first starts cannot each keep a key of their own.
ServerSecrets::Key new_key(std::filesystem::path const& path) {
    ServerSecrets::Key key;
    randombytes_buf(key.data(), key.size());
    int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) throw store::Fault("cannot write " + path.string());
    auto text = hex(key) + "\n";
    bool written = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
    ::close(file);
    if (!written) throw store::Fault("cannot write " + path.string());
    return key;
}

}  // namespace

ServerSecrets::Key master_key(std::filesystem::path const& data) {
    if (auto const* given = std::getenv("VAFA_MASTER_KEY")) return key_from(given, "VAFA_MASTER_KEY");
    std::filesystem::create_directories(data);
    auto path = data / "master.key";
    std::ifstream file(path);
    if (!file && std::filesystem::exists(data / "house.db"))
        throw store::Fault("there are clubs in " + data.string() + " but no master.key: put back the one that belongs to them");
    if (!file) return new_key(path);
    std::string text;
    file >> text;
    return key_from(text, path.c_str());
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
