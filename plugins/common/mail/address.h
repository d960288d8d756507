// A mail address that is safe to put into a header and into an SMTP command (RFC 5321, section 4.1.2).
#pragma once

#include <string>
#include <string_view>

namespace mentiond::common {

struct Address {
  std::string name;     ///< For people; may be empty. UTF-8 on one line.
  std::string mailbox;  ///< local@domain: printable ASCII, the domain in its ASCII form.

  std::string domain() const { return mailbox.substr(mailbox.find('@') + 1); }
};

/// Reads "local@domain", "Name <local@domain>" or "\"Name, quoted\" <local@domain>". An international domain becomes
/// its ASCII form (UTS #46). Throws sdk::Rejected, saying why, on anything else; quoted and non-ASCII local parts are
/// among that, for many servers refuse them.
Address parse_address(std::string_view text);

/// "example.org", "localhost", "bücher.example" in ASCII and lower case. Throws sdk::Rejected on anything else.
std::string ascii_domain(std::string_view domain);

}  // namespace mentiond::common
