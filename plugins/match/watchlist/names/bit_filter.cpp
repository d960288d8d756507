#include "plugins/match/watchlist/names/bit_filter.h"

#include "plugins/common/text/avx512.h"

namespace mentiond::plugins::watchlist {
namespace {

#ifdef __x86_64__
using common::text::all;
#endif
using common::text::Token;
using Places = BitFilter::Places;

/// The word of a key, turned so that its own bits come lowest: the first says that it is there, the second that it
/// begins a pair.
std::uint64_t turned(std::uint64_t found, std::uint64_t key) {
  return std::rotr(found, static_cast<int>(key >> BitFilter::kFirst)) &
         std::rotr(found, static_cast<int>(key >> BitFilter::kSecond & 63));
}

Places plain(const std::uint64_t* bits, std::uint64_t mask, const Token* words, std::size_t count) {
  const auto look = [&](std::uint64_t key) { return turned(bits[key & mask], key); };
  Places places;
  for (std::size_t i = 0; i < std::min(count, BitFilter::kWords); ++i) {
    const std::uint64_t found = look(BitFilter::bits_of(words[i].hash));
    places.alone |= (found & BitFilter::kThere) << i;
    if ((found & BitFilter::kBegins) == 0 || i + 1 == count) continue;
    places.pairs |= (look(BitFilter::bits_of(words[i].hash, words[i + 1].hash)) & BitFilter::kThere) << i;
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

/// turned() for eight keys.
MENTIOND_AVX512 __m512i look(const std::uint64_t* bits, std::uint64_t mask, __m512i keys) {
  const __m512i found = _mm512_i64gather_epi64(_mm512_and_si512(keys, all(mask)), bits, 8);
  // Of the number of places to turn by, the lowest six bits count.
  return _mm512_and_si512(_mm512_rorv_epi64(found, _mm512_srli_epi64(keys, BitFilter::kFirst)),
                          _mm512_rorv_epi64(found, _mm512_srli_epi64(keys, BitFilter::kSecond)));
}
MENTIOND_AVX512 std::uint64_t having(__m512i looked, std::uint64_t bit) {
  return _mm512_test_epi64_mask(looked, all(bit));
}

/// Eight words at once, and then as many pairs of those that begin some.
MENTIOND_AVX512 Places by_avx512(const std::uint64_t* bits, std::uint64_t mask, const Token* words, std::size_t count) {
  const auto first = [](std::size_t number) { return number >= 64 ? ~0ULL : (1ULL << number) - 1; };
  const std::uint64_t with_next = count == 0 ? 0 : first(count - 1);
  std::uint64_t alone = 0, begin = 0, found = 0;
  std::array<std::uint64_t, BitFilter::kWords + 8> pairs;
  std::size_t number = 0;
  for (std::size_t i = 0; i < std::min(count, BitFilter::kWords); i += 8) {
    const __m512i word = hashes_of(words + i, count - i), next = hashes_of(words + i + 1, count - i - 1);
    const __m512i upper = _mm512_slli_epi64(word, 32);
    const __m512i looked = look(bits, mask, _mm512_or_si512(upper, word));
    alone |= having(looked, BitFilter::kThere) << i;
    const std::uint64_t pairing = having(looked, BitFilter::kBegins) & with_next >> i;
    _mm512_storeu_si512(pairs.data() + number,
                        _mm512_maskz_compress_epi64(static_cast<__mmask8>(pairing), _mm512_or_si512(upper, next)));
    number += static_cast<std::size_t>(std::popcount(pairing)), begin |= pairing << i;
  }
  for (std::size_t i = 0; i < number; i += 8) {
    const __m512i mixed = _mm512_mullo_epi64(common::text::load(pairs.data() + i), all(kMixer));
    const __m512i keys = _mm512_xor_si512(mixed, _mm512_srli_epi64(mixed, 29));
    found |= having(look(bits, mask, keys), BitFilter::kThere) << i;
  }
  return {alone & first(count), _pdep_u64(found, begin)};
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
