// A maildir (https://cr.yp.to/proto/maildir.html). Stateless; throws std::system_error.
#pragma once

#include <string>
#include <string_view>

namespace mentiond::plugins::file {

/// Puts `mail` into the maildir `folder`, which is made where it is missing. The file's name follows from `key`
/// alone: a mail that is already there, be it read and flagged, is not put there again.
void put_into_maildir(const std::string& folder, std::string_view key, std::string_view mail, bool fsync);

}  // namespace mentiond::plugins::file
