// A maildir (https://cr.yp.to/proto/maildir.html). Stateless; throws std::system_error.
#pragma once

#include <string>
#include <string_view>

#include "plugins/alert/file/patience.h"

namespace mentiond::plugins::file {

struct Maildir {
  std::string folder;  ///< Made where it is missing; the folder that it is in must be there.
  bool fsync = true;
};

/// Puts `mail` into the maildir. The file's name follows from `key` alone: a mail that is already there, be it read and
/// flagged, is not put there again. False: it was there.
bool put_into_maildir(const Maildir& maildir, std::string_view key, std::string_view mail, Patience& patience);

}  // namespace mentiond::plugins::file
