#include "plugins/common/text/plain_words.h"

#include "plugins/common/text/accents_avx512.h"
#include "plugins/common/text/ascii_words.h"

namespace mentiond::common::text {
namespace {

constexpr std::uint32_t kAccentedFlags = Token::kCanStart | Token::kCanEnd, kFlags = Token::kAscii | kAccentedFlags;

/// Where each of the words ends. Adding to the lowest bit of a run carries to the bit behind it.
std::uint64_t ends_of(const PlainWords& words) { return (words.words + words.starts) & ~words.words; }

Token token_of(const PlainWords& words, std::size_t start, std::size_t end, std::uint32_t hashed, std::uint32_t flags) {
  return {words.at + static_cast<std::uint32_t>(start), words.at + static_cast<std::uint32_t>(end), hashed, flags};
}

[[gnu::always_inline]] inline Token ascii_token(const PlainWords& words, std::size_t start, std::size_t end) {
  return token_of(words, start, end, hash<kLowerCase>(words.data + start, end - start, Window::kBytes), kFlags);
}

/// Of a word that may have accents. It folds to no more letters than it has bytes.
Token token_at(const PlainWords& words, std::size_t start, std::size_t end) {
  if ((words.accented & bits_below(end) & ~bits_below(start)) == 0) return ascii_token(words, start, end);
  std::array<char, Window::kBytes> folded{};
  std::size_t size = 0;
  for (std::size_t i = start; i < end; ++i) {
    const bool accented = (words.accented >> i & 1) != 0;
    folded[size++] = accented ? unaccented(words.data[i], words.data[i + 1]) : words.data[i];
    i += accented ? 1U : 0U;
  }
  return token_of(words, start, end, hash<kLowerCase>(folded.data(), size, folded.size()), kAccentedFlags);
}

/// `kRead` makes a token of a word.
template <Token (*kRead)(const PlainWords& words, std::size_t start, std::size_t end)>
std::size_t one_by_one(const PlainWords& words, Token* out) {
  const Token* const first = out;
  std::uint64_t ends = ends_of(words);
  for (std::uint64_t starts = words.starts; starts != 0; starts &= starts - 1, ends &= ends - 1)
    *out++ = kRead(words, place_of(starts), place_of(ends));
  return static_cast<std::size_t>(out - first);
}

std::size_t plain(const PlainWords& words, Token* out) {
  return words.accented == 0 ? one_by_one<ascii_token>(words, out) : one_by_one<token_at>(words, out);
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

/// Small letters, one byte each, and where in them the words begin and end. The highest bit of a byte says that the
/// letter had an accent.
struct Letters {
  __m512i bytes;
  std::uint64_t starts, ends;
};

/// Takes the accents off, and the second bytes of those letters out.
MENTIOND_AVX512 Letters without_accents(const PlainWords& words, Letters letters) {
  const __m512i text = load(words.data), folded = unaccented(text, load(words.data + 1));
  const std::uint64_t seconds = words.accented & second_bytes_of(text), firsts = words.accented & ~seconds,
                      kept = ~seconds;
  const __m512i marked = _mm512_or_si512(folded, _mm512_set1_epi8('\x80'));
  letters.bytes = _mm512_mask_mov_epi8(letters.bytes, firsts, marked);
  return {_mm512_maskz_compress_epi8(kept, letters.bytes), _pext_u64(letters.starts, kept),
          _pext_u64(letters.ends, kept)};
}

MENTIOND_AVX512 __m512i places_of(std::uint64_t bits) { return _mm512_maskz_compress_epi8(bits, load(&kNumbers)); }

/// Eight words at once, each in a lane of 64 bits: neither how many they are nor how long is a branch.
template <bool kAccented>
MENTIOND_AVX512 std::size_t read_lanes(const PlainWords& words, const Letters& letters, Token* out) {
  const __m512i starts = places_of(letters.starts), ends = places_of(letters.ends);
  const __m512i starts_in_text = kAccented ? places_of(words.starts) : starts;
  const __m512i ends_in_text = kAccented ? places_of(ends_of(words)) : ends;
  const __m512i at = all(std::uint64_t{words.at} << 32 | words.at), accents = _mm512_set1_epi8('\x80');
  __m512i lanes = load(&kLanes);
  const auto count = static_cast<std::size_t>(__builtin_popcountll(words.starts));
  for (std::size_t done = 0; done < count; done += 8, out += 8) {
    // In each byte of a lane, where the word of the lane begins and ends.
    const __m512i start_bytes = _mm512_permutexvar_epi8(lanes, starts),
                  end_bytes = _mm512_permutexvar_epi8(lanes, ends);
    const __m512i first_places = _mm512_add_epi8(start_bytes, all(0x0706050403020100));
    const __m512i second_places = _mm512_add_epi8(first_places, _mm512_set1_epi8(8));
    const __mmask64 first_own = _mm512_cmplt_epu8_mask(first_places, end_bytes);
    const __mmask64 second_own = _mm512_cmplt_epu8_mask(second_places, end_bytes);
    __m512i first = _mm512_maskz_permutexvar_epi8(first_own, first_places, letters.bytes);
    __m512i second = _mm512_maskz_permutexvar_epi8(second_own, second_places, letters.bytes);
    __m512i flags = all(std::uint64_t{kFlags} << 32);
    if constexpr (kAccented) {
      const __mmask8 has_accents = _mm512_test_epi64_mask(_mm512_or_si512(first, second), accents);
      flags = _mm512_mask_mov_epi64(flags, has_accents, all(std::uint64_t{kAccentedFlags} << 32));
      first = _mm512_andnot_si512(accents, first), second = _mm512_andnot_si512(accents, second);
    }
    const auto in_text = [&](__m512i places, __m512i bytes) MENTIOND_AVX512 {
      return _mm512_and_si512(kAccented ? _mm512_permutexvar_epi8(lanes, places) : bytes, all(0xFF));
    };
    const __m512i start = in_text(starts_in_text, start_bytes), end = in_text(ends_in_text, end_bytes);
    const __m512i places = _mm512_add_epi32(_mm512_or_si512(start, _mm512_slli_epi64(end, 32)), at);
    write(places, _mm512_or_si512(hash_of_halves(first, second), flags), out);
    std::uint32_t longer = _mm512_cmpgt_epi64_mask(_mm512_sub_epi64(end, start), all(16));
    for (; longer != 0; longer &= longer - 1) {
      Token& token = out[place_of(longer)];
      token = token_at(words, token.start - words.at, token.end - words.at);
    }
    lanes = _mm512_add_epi8(lanes, _mm512_set1_epi8(8));
  }
  return count;
}

MENTIOND_AVX512 std::size_t by_avx512(const PlainWords& words, Token* out) {
  const Letters letters{_mm512_or_si512(load(words.data), _mm512_set1_epi8(0x20)), words.starts, ends_of(words)};
  return words.accented == 0 ? read_lanes<false>(words, letters, out)
                             : read_lanes<true>(words, without_accents(words, letters), out);
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
