// Header fields of a mail (RFC 5322, 2047, 2919). Stateless; thread-safe.
//
// Whatever a text says, a field is one field: its value holds no NUL, and CR LF only before the space that continues
// a folded line. All lines stay within 76 characters but those that hold one long token.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/common/mail/address.h"

namespace mentiond::common {

/// A field that people read, with its line end. What is not plain ASCII, or could be taken for an encoded word,
/// becomes encoded words of at most 75 characters, split between characters.
std::string text_field(std::string_view name, std::string_view text);

/// From or To.
std::string address_field(std::string_view name, const Address& address);

/// A field of tokens: Message-ID, Auto-Submitted, Content-Type. Folded at the value's spaces. Throws sdk::Rejected
/// where the value is not printable ASCII, for then a caller forgot to check or to encode it.
std::string token_field(std::string_view name, std::string_view value);

/// "Tue, 24 Nov 2026 09:12:36 +0000"; what lies outside the years 1970 to 9999 becomes the nearest time inside.
std::string mail_date(std::int64_t microseconds);

/// Letters, digits, '-' and '_' of a key, and =XX for the rest, so that different keys stay different in a Message-ID
/// and in a file name; of a key that is empty or would be longer than 64 characters, its SHA-256.
std::string plain_key(std::string_view key);

/// "<key@domain>", by way of plain_key().
std::string message_id(std::string_view key, std::string_view domain);

/// One label of a domain from a name of any script, for List-Id: "people", "xn--...".
std::string list_label(std::string_view name);

}  // namespace mentiond::common
