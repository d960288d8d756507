#include "plugins/common/text/plain_words.h"

#include "plugins/common/text/ascii_words.h"
#include "plugins/common/text/avx512.h"

namespace mentiond::common::text {
namespace {

constexpr std::uint32_t kFlags = Token::kAscii | Token::kCanStart | Token::kCanEnd;

/// Where each of the words ends. Adding to the lowest bit of a run carries to the bit behind it.
std::uint64_t ends_of(const PlainWords& words) { return (words.words + words.starts) & ~words.words; }

std::uint32_t hash_at(const PlainWords& words, std::size_t start, std::size_t end) {
  return hash<kLowerCase>(words.data + start, end - start, Window::kBytes);
}

std::size_t plain(const PlainWords& words, Token* out) {
  const Token* const first = out;
  std::uint64_t ends = ends_of(words);
  for (std::uint64_t starts = words.starts; starts != 0; starts &= starts - 1, ends &= ends - 1) {
    const auto start = static_cast<std::uint32_t>(place_of(starts)), end = static_cast<std::uint32_t>(place_of(ends));
    *out++ = {words.at + start, words.at + end, hash_at(words, start, end), kFlags};
  }
  return static_cast<std::size_t>(out - first);
}

#ifdef __x86_64__
// The numbers of bytes, and for each byte that of its lane.
constexpr auto kBytes = [] {
  std::array<std::uint8_t, 64> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(i);
  return bytes;
}();
constexpr auto kLanes = [] {
  std::array<std::uint8_t, 64> lanes{};
  for (std::size_t i = 0; i < lanes.size(); ++i) lanes[i] = static_cast<std::uint8_t>(i / 8);
  return lanes;
}();

MENTIOND_AVX512 __m512i all(std::uint64_t value) { return _mm512_set1_epi64(static_cast<long long>(value)); }

/// Of the eight bytes from a bit on, those that belong to words of so many `bits`.
MENTIOND_AVX512 __m512i own_bits(__m512i bytes, __m512i bits, std::uint64_t from) {
  return _mm512_and_si512(bytes, _mm512_srlv_epi64(all(~0ULL), _mm512_subs_epu16(all(from + 64), bits)));
}

MENTIOND_AVX512 __m512i halves_multiplied(__m512i value) {
  return _mm512_mul_epu32(value, _mm512_srli_epi64(value, 32));
}

/// hash_of_halves() of eight words, each in the lower half of its lane.
MENTIOND_AVX512 __m512i hash_of_halves(__m512i first, __m512i second) {
  const __m512i both =
      _mm512_xor_si512(halves_multiplied(_mm512_xor_si512(first, all(kHashSeed))),
                       _mm512_rol_epi64(halves_multiplied(_mm512_xor_si512(second, all(kHashOther))), 1));
  return _mm512_and_si512(_mm512_xor_si512(both, _mm512_srli_epi64(both, 32)), all(0xFFFFFFFF));
}

/// Both halves of the tokens that eight lanes have: where each stands, and what it is.
MENTIOND_AVX512 void write(__m512i places, __m512i rest, Token* out) {
  static_assert(sizeof(Token) == 16);
  _mm512_storeu_si512(out, _mm512_permutex2var_epi64(places, _mm512_set_epi64(11, 3, 10, 2, 9, 1, 8, 0), rest));
  _mm512_storeu_si512(out + 4, _mm512_permutex2var_epi64(places, _mm512_set_epi64(15, 7, 14, 6, 13, 5, 12, 4), rest));
}

/// Eight words at once, each in a lane of 64 bits: neither how many they are nor how long is a branch.
MENTIOND_AVX512 std::size_t by_avx512(const PlainWords& words, Token* out) {
  const __m512i space = _mm512_set1_epi8(0x20), lowest = all(0xFF), lane_bytes = all(0x0706050403020100);
  const __m512i low = _mm512_or_si512(_mm512_loadu_si512(words.data), space);
  const auto* const behind = reinterpret_cast<const __m128i*>(words.data + 64);
  const __m512i high = _mm512_or_si512(_mm512_zextsi128_si512(_mm_loadu_si128(behind)), space);
  const __m512i bytes = _mm512_loadu_si512(kBytes.data());
  const __m512i starts = _mm512_maskz_compress_epi8(words.starts, bytes);
  const __m512i ends = _mm512_maskz_compress_epi8(ends_of(words), bytes);
  const __m512i at = all(std::uint64_t{words.at} << 32 | words.at), flags = all(std::uint64_t{kFlags} << 32);
  __m512i lanes = _mm512_loadu_si512(kLanes.data());
  const auto count = static_cast<std::size_t>(__builtin_popcountll(words.starts));
  for (std::size_t done = 0; done < count; done += 8, out += 8) {
    const __m512i start_bytes = _mm512_permutexvar_epi8(lanes, starts);
    const __m512i start = _mm512_and_si512(start_bytes, lowest);
    const __m512i end = _mm512_and_si512(_mm512_permutexvar_epi8(lanes, ends), lowest);
    const __m512i bits = _mm512_slli_epi64(_mm512_sub_epi64(end, start), 3);
    const __m512i first = _mm512_add_epi8(start_bytes, lane_bytes),
                  second = _mm512_add_epi8(first, all(0x0808080808080808));
    const __m512i hashes = hash_of_halves(own_bits(_mm512_permutex2var_epi8(low, first, high), bits, 0),
                                          own_bits(_mm512_permutex2var_epi8(low, second, high), bits, 64));
    const __m512i places = _mm512_add_epi32(_mm512_or_si512(start, _mm512_slli_epi64(end, 32)), at);
    write(places, _mm512_or_si512(hashes, flags), out);
    std::uint32_t longer = _mm512_cmpgt_epi64_mask(bits, all(128));
    for (; longer != 0; longer &= longer - 1) {
      Token& token = out[place_of(longer)];
      token.hash = hash_at(words, token.start - words.at, token.end - words.at);
    }
    lanes = _mm512_add_epi8(lanes, _mm512_set1_epi8(8));
  }
  return count;
}
#endif

}  // namespace

std::vector<ReadPlainWords> ways_to_read_plain_words() {
  std::vector<ReadPlainWords> ways = {plain};
#ifdef __x86_64__
  if (has_avx512()) ways.push_back(by_avx512);
#endif
  return ways;
}

const ReadPlainWords read_plain_words = ways_to_read_plain_words().back();

}  // namespace mentiond::common::text
