// Letters with accents (accents.h) in vectors of 64 bytes. Pure functions; thread-safe.
#pragma once

#include "plugins/common/text/accents.h"
#include "plugins/common/text/avx512.h"

#ifdef __x86_64__
namespace mentiond::common::text {

/// Which bytes are no first ones of a character in UTF-8.
MENTIOND_AVX512 inline __mmask64 second_bytes_of(__m512i bytes) {
  return _mm512_cmpeq_epi8_mask(_mm512_and_si512(bytes, _mm512_set1_epi8('\xC0')), _mm512_set1_epi8('\x80'));
}

/// At the first byte of each such letter the one that it folds to, elsewhere 0. `behind` are the bytes one further on;
/// REQUIRES: where it counts, that is a second byte.
MENTIOND_AVX512 inline __m512i unaccented(__m512i bytes, __m512i behind) {
  __m512i letters = _mm512_setzero_si512();
  for (std::size_t row = 0; row < kUnaccented.letters.size(); ++row) {
    const __m512i first = _mm512_set1_epi8(static_cast<char>(Unaccented::kFirst + row));
    const __mmask64 here = _mm512_cmpeq_epi8_mask(bytes, first);
    letters = _mm512_mask_permutexvar_epi8(letters, here, behind, load(&kUnaccented.letters[row]));
  }
  return letters;
}

}  // namespace mentiond::common::text
#endif
