// A notification as a complete mail (RFC 5322, MIME multipart/alternative).
//
// The bytes depend on the arguments alone: the same notification gives the same mail, down to Message-ID and
// boundary. Stateless; thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "mentiond/sdk/alert.hpp"
#include "plugins/common/mail/address.h"

namespace mentiond::common {

struct Letterhead {
  Address from;
  std::string domain;          ///< Of Message-ID and List-Id, in ASCII.
  std::string subject_prefix;  ///< May be empty.
};

/// CR LF line ends. Throws sdk::Rejected where an alert is no JSON object.
std::string write_mail(const Letterhead& letterhead, const Address& to, const sdk::Notification& notification);

}  // namespace mentiond::common
