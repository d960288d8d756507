// RapidJSON's writer, made faster at text: what articles and alerts are written with.
//
// RapidJSON looks at each character for what must be escaped and puts each by itself; here a run of characters that
// need no escape is found eight bytes at a time and appended whole. RapidJSON 1.1.0's own SSE2 code for this leaves the
// controls 1A to 1F unescaped, so it stays off (docs/decisions/0010).
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#include "host/article/rapidjson.h"

namespace mentiond::article::json {

/// UTF-8 under a name of ours, so that what is specialised below is a type of ours.
struct Utf8 : rapidjson::UTF8<> {};

using Writer = rapidjson::Writer<rapidjson::StringBuffer, Utf8, Utf8>;

/// The length of the run at the beginning of `text` that stands in a JSON string as it is.
inline std::size_t unescaped_run(std::string_view text) {
  constexpr std::uint64_t kOnes = 0x0101010101010101, kHighs = 0x8080808080808080;
  // Not zero where a byte of x is less than n (Bit Twiddling Hacks, "hasless").
  const auto has_less = [](std::uint64_t x, std::uint64_t n) { return (x - kOnes * n) & ~x & kHighs; };
  std::size_t at = 0;
  for (std::uint64_t word = 0; at + sizeof(word) <= text.size(); at += sizeof(word)) {
    std::memcpy(&word, text.data() + at, sizeof(word));
    if ((has_less(word, 0x20) | has_less(word ^ (kOnes * '"'), 1) | has_less(word ^ (kOnes * '\\'), 1)) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x20 && text[at] != '"' && text[at] != '\\') ++at;
  return at;
}

}  // namespace mentiond::article::json

/// Moves the characters that need no escape from `is` to the output; false: the string is at its end.
template <>
inline bool mentiond::article::json::Writer::ScanWriteUnescapedString(
    rapidjson::GenericStringStream<mentiond::article::json::Utf8>& is, std::size_t length) {
  const std::string_view rest(is.src_, length - is.Tell());
  const std::size_t run = mentiond::article::json::unescaped_run(rest);
  if (run != 0) std::memcpy(os_->Push(run), rest.data(), run);
  is.src_ += run;
  return run < rest.size();
}
