// links: mentiond_common_mail
//
// Header fields, addresses and identifiers from any bytes: a field is one field, and what is accepted as an address can
// stand in a command. The first byte chooses.
#include <cstdint>
#include <cstdlib>

#include "mentiond/sdk/plugin.hpp"
#include "plugins/common/mail/address.h"
#include "plugins/common/mail/header.h"
#include "plugins/common/mail/transfer_encoding.h"
#include "tests/plugins/common/mail/mail_rules.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

/// Printable ASCII in lines of at most 998 characters, and all but the first one begin with a space.
void require_one_field(std::string_view field) {
  bool first = true;
  for (const std::string& line : mentiond::tests::lines_of(field)) {
    require(line != mentiond::tests::kBroken && !line.empty() && line.size() <= 998);
    require(first || (line[0] == ' ' && line.find_first_not_of(' ') != line.npos));
    for (const char c : line) require(c >= 0x20 && c < 0x7f);
    first = false;
  }
}

void read_address(std::string_view text) {
  using namespace mentiond::common;
  try {
    const Address address = parse_address(text);
    require(address.mailbox.size() <= 254);
    require(address.mailbox.find_first_of(std::string_view("\r\n\0<> ", 6)) == address.mailbox.npos);
    require(parse_address(address.mailbox).mailbox == address.mailbox);
    require_one_field(address_field("To", address));
  } catch (const mentiond::sdk::Rejected&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mentiond::common;
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
  switch (data[0] % 4) {
    case 0:
      require_one_field(text_field("Subject", text));
      break;
    case 1:
      read_address(text);
      break;
    case 2:
      require_one_field(token_field("Message-ID", message_id(text, "example.org")));
      require_one_field(token_field("List-Id", '<' + list_label(text) + ".example.org>"));
      break;
    default:
      for (const std::string& line : mentiond::tests::lines_of(encode_body(text).lines)) {
        require(line != mentiond::tests::kBroken && line.size() <= 76);
      }
  }
  return 0;
}
