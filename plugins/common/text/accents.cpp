#include "plugins/common/text/accents.h"

#include "plugins/common/text/accents_avx512.h"

namespace mentiond::common::text {
namespace {

std::uint64_t plain(const char* data, std::uint64_t others) {
  std::uint64_t bits = 0;
  for (; others != 0; others &= others - 1) {
    const auto i = static_cast<unsigned>(__builtin_ctzll(others));
    if (unaccented(data[i], data[i + 1]) != '\0') bits |= 3ULL << i;
  }
  return bits;
}

#ifdef __x86_64__
/// Which bytes may begin one, sixteen at a time; those are looked up.
std::uint64_t by_sse2(const char* data, std::uint64_t others) {
  std::uint64_t firsts = 0;
  for (int i = 0; i < 64; i += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(data + i));
    const __m128i rows = _mm_sub_epi8(bytes, _mm_set1_epi8(static_cast<char>(Unaccented::kFirst)));
    const __m128i within = _mm_cmpeq_epi8(_mm_min_epu8(rows, _mm_set1_epi8(2)), rows);
    firsts |= static_cast<std::uint64_t>(_mm_movemask_epi8(within)) << i;
  }
  return plain(data, others & firsts);
}

MENTIOND_AVX512 std::uint64_t by_avx512(const char* data, std::uint64_t /*others*/) {
  const __m512i behind = load(data + 1), letters = unaccented(load(data), behind);
  const std::uint64_t firsts = _mm512_test_epi8_mask(letters, letters) & second_bytes_of(behind);
  return firsts | firsts << 1;
}
#endif

}  // namespace

std::vector<FindAccented> ways_to_find_accented() {
  std::vector<FindAccented> ways = {plain};
#ifdef __x86_64__
  ways.push_back(by_sse2);
  if (has_avx512()) ways.push_back(by_avx512);
#endif
  return ways;
}

const FindAccented find_accented = ways_to_find_accented().back();

}  // namespace mentiond::common::text
