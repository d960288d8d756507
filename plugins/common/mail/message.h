// A notification as a complete mail (RFC 5322, MIME multipart/alternative).
//
// The bytes depend on the arguments alone: the same notification gives the same mail, down to Message-ID and
// boundary.
#pragma once

#include <string>
#include <string_view>

#include "mentiond/sdk/alert.hpp"
#include "plugins/common/alert/user_template.h"
#include "plugins/common/mail/address.h"

namespace mentiond::common {

struct Letterhead {
  Address from;
  std::string domain;          ///< Of Message-ID and List-Id, in ASCII.
  std::string subject_prefix;  ///< May be empty.
  /// An https URL for List-Unsubscribe, printable ASCII; "{recipient}" in it becomes the mailbox. Empty: no such field.
  std::string unsubscribe = {};
};

/// Writes the mails of one sender. Not thread-safe.
class MailWriter final {
 public:
  /// With the built-in templates.
  explicit MailWriter(Letterhead letterhead);
  /// With those that the settings templates.subject, templates.text and templates.html name.
  MailWriter(Letterhead letterhead, const sdk::Config& config);

  /// CR LF line ends. Throws sdk::Rejected where an alert is no JSON object.
  std::string write(const Address& to, const sdk::Notification& notification);
  /// What is wrong with the templates.
  void check(sdk::Diagnostics& diagnostics);

 private:
  Letterhead letterhead_;
  UserTemplate subject_, text_, html_;
};

}  // namespace mentiond::common
