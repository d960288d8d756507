// ASCII only, whatever the locale: names of formats, hosts and languages are compared with these, never human text.
#pragma once

#include <string>
#include <string_view>

namespace mentiond::article {

constexpr char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

inline std::string lower(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered) c = to_lower(c);
  return lowered;
}

}  // namespace mentiond::article
