// Searching text for the next of a few bytes, sixteen at a time. std::string_view::find_first_of asks memchr for each
// byte of the text, which made it the costliest function of a whole feed. Pure; thread-safe.
#pragma once

#include <cstddef>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace mentiond::common::html {

/// The first position from `from` on of any of the bytes; the text's size where there is none.
template <char... Bytes>
std::size_t find_any(std::string_view text, std::size_t from = 0) {
  std::size_t i = from;
#if defined(__SSE2__)
  for (; i + 16 <= text.size(); i += 16) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + i));
    __m128i hits = _mm_setzero_si128();
    ((hits = _mm_or_si128(hits, _mm_cmpeq_epi8(block, _mm_set1_epi8(Bytes)))), ...);
    const int mask = _mm_movemask_epi8(hits);
    if (mask != 0) return i + static_cast<std::size_t>(__builtin_ctz(static_cast<unsigned>(mask)));
  }
#endif
  while (i < text.size() && !((text[i] == Bytes) || ...)) ++i;
  return i;
}

}  // namespace mentiond::common::html
