// Where a fuzz target keeps a whole program.
#pragma once

#include <unistd.h>

#include "edge/program.hpp"

namespace vafa::fuzz {

/// An installation of its own that nobody waits for the disk for; the operating system takes it back with the folder.
class Place {
  public:
    Place() {
        installation_.data = std::filesystem::temp_directory_path() / ("vafa-fuzz-" + std::to_string(::getpid()));
        installation_.requests_per_second = 1'000'000;
        std::filesystem::remove_all(installation_.data);
    }
    ~Place() { std::filesystem::remove_all(installation_.data); }
    Installation const& installation() const { return installation_; }
    store::Settings settings() const {
        auto settings = installation_.store_settings();
        settings.synchronous = "off";
        return settings;
    }

  private:
    Installation installation_;
};

}  // namespace vafa::fuzz
