// The program put together: store, modules, gate, texts, dispatch. What every command and every test starts from.
#pragma once

#include <functional>
#include <memory>

#include "club/tenancy/tenancy.hpp"
#include "edge/modules.hpp"
#include "edge/settings.hpp"
#include "operation/dispatch.hpp"

namespace vafa {

/// Shown where a file must say which program wrote it.
inline constexpr std::string_view program_version = "vafa 1";

/// The master key of this installation: DIR/master.key (mode 600), made at the first start, or VAFA_MASTER_KEY (64 hex
/// digits) where several processes share one database. Losing it ends sessions, API marks and PINs: back it up apart.
ServerSecrets::Key master_key(std::filesystem::path const& data);

/// Everything between the store and the edges.
class Program {
  public:
    explicit Program(Installation const& installation) : Program(installation, installation.store_settings()) {}
    /// With settings of the store that no installation chooses: for tests of faults.
    Program(Installation const& installation, store::Settings const& store);
    ~Program();

    store::Store& store() { return *store_; }
    Dispatcher& dispatcher() { return *dispatcher_; }
    Texts const& texts() const { return texts_; }
    Registry const& registry() const { return registry_; }
    tenancy::Directory& directory() { return *directory_; }
    ServerSecrets const& secrets() const { return secrets_; }
    Gate const& gate() const { return gate_; }
    Installation const& installation() const { return installation_; }

    /// Told of faults of followers and chores, for the log of the server; standard error where nobody listens.
    std::function<void(std::string_view job, ClubId club, std::string_view what)> on_job_fault;

  private:
    Installation installation_;
    Texts texts_;
    Registry registry_;
    ServerSecrets secrets_;
    tenancy::ClubGate gate_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<tenancy::Directory> directory_;
    std::unique_ptr<Dispatcher> dispatcher_;
};

}  // namespace vafa
