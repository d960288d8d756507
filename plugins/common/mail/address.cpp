#include "plugins/common/mail/address.h"

#include <unicode/uidna.h>

#include <algorithm>
#include <array>
#include <memory>

#include "mentiond/sdk/plugin.hpp"
#include "plugins/common/alert/plain_text.h"

namespace mentiond::common {
namespace {

struct CloseIdna {
  void operator()(UIDNA* idna) const { uidna_close(idna); }
};

constexpr std::size_t kLongestLocalPart = 64;
constexpr std::size_t kLongestAddress = 254;
constexpr std::size_t kLongestName = 200;

/// "atext" of RFC 5322, and the dot.
bool is_local_character(char c) {
  constexpr std::string_view kOthers = "!#$%&'*+-/=?^_`{|}~.";
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || kOthers.find(c) != kOthers.npos;
}

bool is_local_part(std::string_view local) {
  return !local.empty() && local.size() <= kLongestLocalPart && local.front() != '.' && local.back() != '.' &&
         local.find("..") == local.npos && std::all_of(local.begin(), local.end(), is_local_character);
}

[[noreturn]] void reject(std::string_view text, std::string_view why) {
  throw sdk::Rejected("\"" + cut_after(one_line(text), 100) + "\" " + std::string(why));
}

std::string parse_mailbox(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == text.npos || text.find('@', at + 1) != text.npos) {
    reject(text, "is no mail address: expected one @, as in desk@example.org");
  }
  if (!is_local_part(text.substr(0, at))) {
    reject(text,
           "is no mail address: before the @ may stand up to 64 ASCII letters, digits, single dots and "
           "!#$%&'*+-/=?^_`{|}~");
  }
  std::string mailbox = std::string(text.substr(0, at + 1)) + ascii_domain(text.substr(at + 1));
  if (mailbox.size() > kLongestAddress) reject(text, "is longer than a mail address may be (254 characters)");
  return mailbox;
}

/// The name without the quotes that RFC 5322 puts around some.
std::string parse_name(std::string_view text) {
  const std::string name = one_line(text);
  if (name.size() < 2 || name.front() != '"' || name.back() != '"') return name;
  std::string unquoted;
  for (std::size_t i = 1; i + 1 < name.size(); ++i) {
    if (name[i] == '\\' && i + 2 < name.size()) ++i;
    unquoted += name[i];
  }
  return unquoted;
}

}  // namespace

Address parse_address(std::string_view text) {
  const std::size_t open = text.rfind('<');
  if (open == text.npos) return {"", parse_mailbox(text)};
  if (text.back() != '>') reject(text, "is no mail address: expected Name <local@domain>");
  Address address{parse_name(text.substr(0, open)), parse_mailbox(text.substr(open + 1, text.size() - open - 2))};
  if (address.name.size() > kLongestName) reject(text, "has a name of more than 200 bytes");
  return address;
}

std::string ascii_domain(std::string_view domain) {
  UErrorCode error = U_ZERO_ERROR;
  constexpr std::uint32_t kOptions =
      UIDNA_USE_STD3_RULES | UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ;
  const std::unique_ptr<UIDNA, CloseIdna> idna(uidna_openUTS46(kOptions, &error));
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  std::array<char, 256> ascii{};
  const bool plausible = !domain.empty() && domain.size() < 1024;
  const std::int32_t size =
      plausible ? uidna_nameToASCII_UTF8(idna.get(), domain.data(), static_cast<std::int32_t>(domain.size()),
                                         ascii.data(), static_cast<std::int32_t>(ascii.size()), &info, &error)
                : 0;
  if (U_FAILURE(error) || info.errors != 0 || size <= 0 || size > 253 || domain.back() == '.') {
    reject(domain, "is no domain: expected letters, digits and hyphens between dots, as in example.org");
  }
  return {ascii.data(), static_cast<std::size_t>(size)};
}

}  // namespace mentiond::common
