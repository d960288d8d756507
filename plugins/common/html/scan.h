// Looking at text by blocks of thirty-two bytes, of which most texts between two tags are one.
// std::string_view::find_first_of asks memchr for each byte of the text, which made it the costliest function of a
// whole feed. Pure; thread-safe.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace mentiond::common::html {

/// Bytes behind a text that may be read, whatever they are, and are ignored: so nobody asks how much is left of a
/// block.
constexpr std::size_t kPadding = 32;

/// A text with kPadding bytes behind it that may be read.
class Padded final {
 public:
  /// Copies the text to where there is room behind it; valid as long as the storage.
  Padded(std::string_view text, std::string& storage) {
    storage.reserve(text.size() + kPadding);
    storage.assign(text).append(kPadding, '\0');
    text_ = std::string_view(storage).substr(0, text.size());
  }
  operator std::string_view() const { return text_; }  // NOLINT(google-explicit-constructor): it is one.
  char operator[](std::size_t i) const { return text_[i]; }
  const char* data() const { return text_.data(); }
  std::size_t size() const { return text_.size(); }
  bool empty() const { return text_.empty(); }
  /// REQUIRES: no more than there is.
  Padded first(std::size_t size) const { return Padded(data(), size); }
  Padded behind(std::size_t from) const { return Padded(data() + from, text_.size() - from); }

 private:
  Padded(const char* text, std::size_t size) : text_(text, size) {}

  std::string_view text_;
};

#if defined(__SSE2__)

inline __m128i load_half(const char* text) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text)); }
inline void store_half(char* text, __m128i half) { _mm_storeu_si128(reinterpret_cast<__m128i*>(text), half); }

/// One bit for each byte that is 0xFF.
inline unsigned bits(__m128i half) { return static_cast<unsigned>(_mm_movemask_epi8(half)); }

/// 0xFF where a byte is among these.
template <char... Bytes>
__m128i among(__m128i half) {
  __m128i hits = _mm_setzero_si128();
  ((hits = _mm_or_si128(hits, _mm_cmpeq_epi8(half, _mm_set1_epi8(Bytes)))), ...);
  return hits;
}

/// 0xFF where a byte is from `First` to `Last`. REQUIRES: both ASCII, First > 0.
template <char First, char Last>
__m128i in_range(__m128i half) {
  return _mm_and_si128(_mm_cmpgt_epi8(half, _mm_set1_epi8(First - 1)), _mm_cmplt_epi8(half, _mm_set1_epi8(Last + 1)));
}

struct Block {
  __m128i low, high;
};
inline Block load_block(const char* text) { return {load_half(text), load_half(text + 16)}; }
inline void store_block(char* text, Block block) { store_half(text, block.low), store_half(text + 16, block.high); }

/// Which of the bytes are among these.
template <char... Bytes>
unsigned matches(Block block) {
  return bits(among<Bytes...>(block.low)) | bits(among<Bytes...>(block.high)) << 16;
}

#endif

/// The position of the lowest bit. REQUIRES: there is one.
inline std::size_t first_of(std::uint64_t mask) { return static_cast<std::size_t>(__builtin_ctzll(mask)); }

/// The first position from `from` on of any of the bytes; the text's size where there is none.
template <char... Bytes>
std::size_t find_any(std::string_view text, std::size_t from = 0) {
  std::size_t i = from;
#if defined(__SSE2__)
  for (; i + kPadding <= text.size(); i += kPadding) {
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
