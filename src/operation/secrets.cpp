// Keys of one server, one for each purpose.
#include <sodium.h>

#include "operation/caller.hpp"

namespace vafa {

ServerSecrets::Key ServerSecrets::derive(std::string_view label) const {
    Key key;
    crypto_generichash(reinterpret_cast<unsigned char*>(key.data()), key.size(),
                       reinterpret_cast<unsigned char const*>(label.data()), label.size(),
                       reinterpret_cast<unsigned char const*>(master_.data()), master_.size());
    return key;
}

}  // namespace vafa
