#include "plugins/normalise/feed/base64.h"

#include <cstdint>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/unicode.h"

namespace mentiond::plugins::feed {
namespace {

int value_of(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

}  // namespace

std::optional<std::string> decode_base64(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size() * 3 / 4);
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=' || common::html::is_space(c)) continue;
    const int value = value_of(c);
    if (value < 0) return std::nullopt;
    bits = (bits << 6) | static_cast<std::uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    decoded += static_cast<char>((bits >> count) & 0xFF);
  }
  if (common::html::first_bad_byte(decoded) != std::string::npos) return std::nullopt;
  return decoded;
}

}  // namespace mentiond::plugins::feed
