#include "plugins/match/watchlist/bit_filter.h"

#include "plugins/common/text/avx512.h"

namespace mentiond::plugins::watchlist {
namespace {

#ifdef __x86_64__
using common::text::all;
#endif
using common::text::Token;
using Places = BitFilter::Places;

Places plain(const std::uint64_t* bits, std::uint64_t mask, const Token* words, std::size_t count) {
  const auto holds = [&](std::uint64_t key) {
    const std::uint64_t found = bits[key & mask];
    return found >> (key >> BitFilter::kFirst) & found >> (key >> BitFilter::kSecond & 63) & 1;
  };
  Places places;
  for (std::size_t i = 0; i < std::min(count, BitFilter::kWords); ++i) {
    places.alone |= holds(BitFilter::bits_of(words[i].hash)) << i;
    if (i + 1 < count) places.pairs |= holds(BitFilter::bits_of(words[i].hash, words[i + 1].hash)) << i;
  }
  return places;
}

#ifdef __x86_64__
/// The hashes of eight words, each in the lower half of a lane of 64 bits; of fewer, if there are fewer.
MENTIOND_AVX512 __m512i hashes_of(const Token* words, std::size_t count) {
  const auto there = static_cast<std::uint32_t>((1U << 2 * std::min<std::size_t>(count, 8)) - 1);
  const __m512i low = _mm512_maskz_loadu_epi64(static_cast<__mmask8>(there), words);
  const __m512i high = _mm512_maskz_loadu_epi64(static_cast<__mmask8>(there >> 8), words + 4);
  const __m512i second_halves = _mm512_set_epi64(15, 13, 11, 9, 7, 5, 3, 1);
  return _mm512_and_si512(_mm512_permutex2var_epi64(low, second_halves, high), all(0xFFFFFFFF));
}

MENTIOND_AVX512 std::uint64_t held(const std::uint64_t* bits, std::uint64_t mask, __m512i eight) {
  const __m512i found = _mm512_i64gather_epi64(_mm512_and_si512(eight, all(mask)), bits, 8);
  const __m512i first = _mm512_srlv_epi64(found, _mm512_srli_epi64(eight, BitFilter::kFirst));
  // Of the number of places to turn by, the lowest six bits count.
  const __m512i second = _mm512_rorv_epi64(found, _mm512_srli_epi64(eight, BitFilter::kSecond));
  return _mm512_test_epi64_mask(_mm512_and_si512(first, second), all(1));
}

/// Eight words at once.
MENTIOND_AVX512 Places by_avx512(const std::uint64_t* bits, std::uint64_t mask, const Token* words, std::size_t count) {
  Places places;
  for (std::size_t i = 0; i < std::min(count, BitFilter::kWords); i += 8) {
    const __m512i word = hashes_of(words + i, count - i), next = hashes_of(words + i + 1, count - i - 1);
    const __m512i upper = _mm512_slli_epi64(word, 32);
    const __m512i mixed = _mm512_mullo_epi64(_mm512_or_si512(upper, next), all(kMixer));
    places.alone |= held(bits, mask, _mm512_or_si512(upper, word)) << i;
    places.pairs |= held(bits, mask, _mm512_xor_si512(mixed, _mm512_srli_epi64(mixed, 29))) << i;
  }
  const auto first = [](std::size_t number) { return number >= 64 ? ~0ULL : (1ULL << number) - 1; };
  return {places.alone & first(count), count == 0 ? 0 : places.pairs & first(count - 1)};
}
#endif

}  // namespace

std::vector<BitFilter::Look> BitFilter::ways_to_look() {
  std::vector<Look> ways = {plain};
#ifdef __x86_64__
  if (common::text::has_avx512()) ways.push_back(by_avx512);
#endif
  return ways;
}

const BitFilter::Look BitFilter::quickest_ = ways_to_look().back();

void BitFilter::prefetch(const Token* words, std::size_t count) const {
  for (std::size_t i = 0; i < std::min(count, kWords); ++i) {
    __builtin_prefetch(&bits_[bits_of(words[i].hash) & mask_]);
    if (i + 1 < count) __builtin_prefetch(&bits_[bits_of(words[i].hash, words[i + 1].hash) & mask_]);
  }
}

}  // namespace mentiond::plugins::watchlist
