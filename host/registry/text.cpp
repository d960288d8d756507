#include "host/registry/text.h"

#include <unicode/utf8.h>

#include <cstdint>
#include <cstring>

namespace mentiond::registry {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// Where the run of ASCII without NUL that begins at `at` ends, to a multiple of eight bytes.
std::size_t skip_ascii(std::string_view text, std::size_t at) noexcept {
  constexpr std::uint64_t kOnes = 0x0101010101010101, kHighs = 0x8080808080808080;
  for (std::uint64_t word = 0; at + sizeof(word) <= text.size(); at += sizeof(word)) {
    std::memcpy(&word, text.data() + at, sizeof(word));
    // The highest bit of a byte that is NUL or not ASCII; a false alarm only costs the slow path.
    if ((((word - kOnes) | word) & kHighs) != 0) break;
  }
  return at;
}

/// The length of the well-formed character at `at`; 0 where there is none, or NUL.
std::size_t character_at(std::string_view text, std::size_t at) noexcept {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 character = 0;
  std::size_t next = at;
  U8_NEXT(bytes, next, text.size(), character);
  return character > 0 ? next - at : 0;
}

/// Where the first byte is that is not clean, from `at` on.
std::size_t skip_clean(std::string_view text, std::size_t at) noexcept {
  while (at < text.size()) {
    at = skip_ascii(text, at);
    // One stretch of eight bytes by character before the next try at the fast path.
    for (const std::size_t stretch = at + 8; at < text.size() && at < stretch;) {
      const std::size_t length = character_at(text, at);
      if (length == 0) return at;
      at += length;
    }
  }
  return at;
}

}  // namespace

bool is_clean(std::string_view text) noexcept { return skip_clean(text, 0) == text.size(); }

std::string_view cut(std::string_view text, std::size_t limit) noexcept {
  if (text.size() <= limit) return text;
  std::size_t end = limit;
  while (end > 0 && limit - end < 4 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

std::string clean(std::string_view text, std::size_t limit) {
  text = cut(text, limit);
  if (is_clean(text)) return std::string(text);
  std::string result;
  for (std::size_t from = 0;;) {
    const std::size_t bad = skip_clean(text, from);
    result.append(text.substr(from, bad - from));
    if (bad == text.size()) break;
    result.append(kReplacement);
    from = bad + 1;
  }
  return std::string(cut(result, limit));
}

std::string TextReader::operator()(mentiond_text text, std::size_t limit) {
  const std::string_view theirs = view_of(text);
  if (theirs.size() > limit) {
    shortened_ = true;
  } else if (is_clean(theirs)) {
    return std::string(theirs);
  } else {
    repaired_ = true;
  }
  return clean(theirs, limit);
}

std::string TextReader::whole(mentiond_text text, std::size_t limit) {
  if (view_of(text).size() <= limit) return (*this)(text, limit);
  shortened_ = true;
  return {};
}

}  // namespace mentiond::registry
