// Looking at text sixteen bytes at a time. std::string_view::find_first_of asks memchr for each byte of the text, which
// made it the costliest function of a whole feed. Pure; thread-safe.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace mentiond::common::html {

/// Bytes behind a text that may be read, whatever they are, and are ignored: so nobody asks how much is left of a
/// block.
constexpr std::size_t kPadding = 16;

/// A text with kPadding bytes behind it that may be read.
class Padded final {
 public:
  Padded() = default;
  /// Copies the text to where there is room behind it; valid as long as the storage.
  Padded(std::string_view text, std::string& storage) {
    storage.reserve(text.size() + kPadding);
    storage.assign(text).append(kPadding, '\0');
    text_ = std::string_view(storage).substr(0, text.size());
  }
  operator std::string_view() const { return text_; }
  char operator[](std::size_t i) const { return text_[i]; }
  const char* data() const { return text_.data(); }
  std::size_t size() const { return text_.size(); }
  bool empty() const { return text_.empty(); }
  Padded substr(std::size_t from, std::size_t size = std::string_view::npos) const {
    Padded part;
    part.text_ = text_.substr(from, size);
    return part;
  }

 private:
  std::string_view text_;
};

#if defined(__SSE2__)

inline __m128i load_block(const char* text) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text)); }
inline void store_block(char* text, __m128i block) { _mm_storeu_si128(reinterpret_cast<__m128i*>(text), block); }

/// Which of the sixteen bytes are among these, one bit for each.
template <char... Bytes>
unsigned matches(__m128i block) {
  __m128i hits = _mm_setzero_si128();
  ((hits = _mm_or_si128(hits, _mm_cmpeq_epi8(block, _mm_set1_epi8(Bytes)))), ...);
  return static_cast<unsigned>(_mm_movemask_epi8(hits));
}

/// 0xFF where a byte is from `First` to `Last`. REQUIRES: both ASCII, First > 0.
template <char First, char Last>
__m128i in_range(__m128i block) {
  return _mm_and_si128(_mm_cmpgt_epi8(block, _mm_set1_epi8(First - 1)), _mm_cmplt_epi8(block, _mm_set1_epi8(Last + 1)));
}

/// The position of the lowest bit. REQUIRES: there is one.
inline std::size_t first_of(unsigned mask) { return static_cast<std::size_t>(__builtin_ctz(mask)); }

#endif

/// The first position from `from` on of any of the bytes; the text's size where there is none.
template <char... Bytes>
std::size_t find_any(std::string_view text, std::size_t from = 0) {
  std::size_t i = from;
#if defined(__SSE2__)
  for (; i + 16 <= text.size(); i += 16) {
    const unsigned hits = matches<Bytes...>(load_block(text.data() + i));
    if (hits != 0) return i + first_of(hits);
  }
#endif
  while (i < text.size() && !((text[i] == Bytes) || ...)) ++i;
  return i;
}

/// The same, for texts that are short.
template <char... Bytes>
std::size_t find_any(Padded text, std::size_t from = 0) {
#if defined(__SSE2__)
  for (std::size_t i = from; i < text.size(); i += kPadding) {
    const unsigned hits = matches<Bytes...>(load_block(text.data() + i));
    if (hits != 0) return std::min(i + first_of(hits), text.size());
  }
  return text.size();
#else
  return find_any<Bytes...>(std::string_view(text), from);
#endif
}

}  // namespace mentiond::common::html
