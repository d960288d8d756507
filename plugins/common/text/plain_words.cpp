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
// The numbers of the bytes, and for each byte that of its lane.
constexpr ByteTable kNumbers = table_of([](std::size_t i) { return i; });
constexpr ByteTable kLanes = table_of([](std::size_t i) { return i / 8; });

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
  const __m512i letters = _mm512_or_si512(load(words.data), _mm512_set1_epi8(0x20));
  const __m512i numbers = load(&kNumbers);
  const __m512i starts = _mm512_maskz_compress_epi8(words.starts, numbers);
  const __m512i ends = _mm512_maskz_compress_epi8(ends_of(words), numbers);
  const __m512i at = all(std::uint64_t{words.at} << 32 | words.at), flags = all(std::uint64_t{kFlags} << 32);
  __m512i lanes = load(&kLanes);
  const auto count = static_cast<std::size_t>(__builtin_popcountll(words.starts));
  for (std::size_t done = 0; done < count; done += 8, out += 8) {
    // In each byte of a lane, where the word of the lane begins and ends.
    const __m512i start_bytes = _mm512_permutexvar_epi8(lanes, starts),
                  end_bytes = _mm512_permutexvar_epi8(lanes, ends);
    const __m512i first = _mm512_add_epi8(start_bytes, all(0x0706050403020100));
    const __m512i second = _mm512_add_epi8(first, _mm512_set1_epi8(8));
    const __mmask64 first_own = _mm512_cmplt_epu8_mask(first, end_bytes);
    const __mmask64 second_own = _mm512_cmplt_epu8_mask(second, end_bytes);
    const __m512i hashes = hash_of_halves(_mm512_maskz_permutexvar_epi8(first_own, first, letters),
                                          _mm512_maskz_permutexvar_epi8(second_own, second, letters));
    const __m512i start = _mm512_and_si512(start_bytes, all(0xFF)), end = _mm512_and_si512(end_bytes, all(0xFF));
    const __m512i places = _mm512_add_epi32(_mm512_or_si512(start, _mm512_slli_epi64(end, 32)), at);
    write(places, _mm512_or_si512(hashes, flags), out);
    std::uint32_t longer = _mm512_cmpgt_epi64_mask(_mm512_sub_epi64(end, start), all(16));
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
