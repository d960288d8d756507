#include "plugins/common/text/paragraphs.h"

#ifdef __x86_64__
#include <emmintrin.h>
#endif

#include <array>
#include <bit>
#include <cstdint>

namespace mentiond::common::text {
namespace {

constexpr std::size_t kBlock = 64;

/// The last bytes of U+2028 and U+2029.
bool ends_separator(char c) { return c == '\xA8' || c == '\xA9'; }
/// Every line break has one of these bytes, an entity its first one.
constexpr std::array<char, 5> kSigns = {'\n', '\r', '&', '\xA8', '\xA9'};

/// A bit for each of so many bytes that is one of them, the first one lowest.
std::uint64_t signs_in(const char* data) {
  std::uint64_t bits = 0;
#ifdef __x86_64__
  for (std::size_t i = 0; i < kBlock; i += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(data + i));
    __m128i found = _mm_setzero_si128();
    for (const char sign : kSigns) found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(sign)));
    bits |= static_cast<std::uint64_t>(_mm_movemask_epi8(found)) << i;
  }
#else
  for (std::size_t i = 0; i < kBlock; ++i) {
    for (const char sign : kSigns) bits |= std::uint64_t{data[i] == sign} << i;
  }
#endif
  return bits;
}
/// The same at a place of a text, behind whose end there is nothing.
std::uint64_t signs_at(std::string_view text, std::size_t at) {
  if (at + kBlock <= text.size()) return signs_in(text.data() + at);
  std::array<char, kBlock> rest{};
  text.copy(rest.data(), rest.size(), at);
  return signs_in(rest.data());
}

/// The end of a paragraph whose first line break has a byte at `at`; empty: there is none.
Range break_at(std::string_view text, std::size_t at) {
  std::size_t start = at;
  if (ends_separator(text[at])) {
    if (!text.substr(0, at).ends_with("\xE2\x80")) return {};
    start = at - 2;
  }
  LineBreaks breaks;
  std::size_t end = start;
  while (end < text.size()) {
    const Character c = character_at(text, end);
    const CharClass kind = class_of(c.code);
    if (!is_white(kind) && kind != CharClass::kIgnorable) break;
    breaks.add(c.code);
    if (breaks.number() == 0) return {};
    end += c.size;
  }
  return breaks.end_paragraph() ? Range{start, end} : Range{};
}

/// Behind the last end of a paragraph in a text.
std::size_t last_start(std::string_view text) {
  for (std::size_t end = text.size(); end > 0;) {
    const std::size_t start = end > kBlock ? end - kBlock : 0;
    for (std::uint64_t signs = signs_at(text.substr(0, end), start); signs != 0;) {
      const auto last = static_cast<std::size_t>(std::bit_width(signs)) - 1;
      if (const Range found = break_at(text, start + last); !found.empty()) return found.end;
      signs ^= std::uint64_t{1} << last;
    }
    end = start;
  }
  return 0;
}

}  // namespace

Range paragraph_break(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); at += kBlock) {
    for (std::uint64_t signs = signs_at(text, at); signs != 0; signs &= signs - 1) {
      const Range found = break_at(text, at + static_cast<std::size_t>(std::countr_zero(signs)));
      if (!found.empty()) return found;
    }
  }
  return {text.size(), text.size()};
}

Range paragraph_around(std::string_view text, std::size_t start, std::size_t end) {
  return {last_start(text.substr(0, start)), paragraph_break(text, end).start};
}

}  // namespace mentiond::common::text
