#include "plugins/common/text/byte_bits.h"

#include <cstddef>
#include <iterator>

#include "plugins/common/text/avx512.h"

namespace mentiond::common::text {
namespace {

constexpr bool is_link_sign(char c) { return c == '/' || c == '@' || c == '#'; }
bool is_dash(const char* at) { return at[0] == '\xE2' && at[1] == '\x80' && (at[2] & '\xF0') == '\x90'; }

ByteBits plain(const char* data) {
  ByteBits bits;
  for (int i = 0; i < 64; ++i) {
    const char c = data[i];
    bits.words |= std::uint64_t{is_ascii_word(c)} << i;
    bits.points |= std::uint64_t{c == '.'} << i;
    bits.joints |= std::uint64_t{is_joint(c)} << i;
    bits.others |= std::uint64_t{is_read(c)} << i;
    bits.capitals |= std::uint64_t{is_capital(c)} << i;
    bits.dashes |= std::uint64_t{i + 2 < 64 && is_dash(data + i)} << i;
    bits.links |= std::uint64_t{is_link_sign(c)} << i;
    bits.queries |= std::uint64_t{c == '?'} << i;
    bits.cries |= std::uint64_t{c == '!'} << i;
  }
  return bits;
}

#ifdef __x86_64__
std::uint64_t dashes_of(std::uint64_t firsts, std::uint64_t seconds, std::uint64_t thirds) {
  return firsts & seconds >> 1 & thirds >> 2;
}

/// Sixteen at a time, which every processor of this kind can.
ByteBits by_sse2(const char* data) {
  const auto either = [](__m128i a, __m128i b) { return _mm_or_si128(a, b); };
  const auto within = [](__m128i from_zero, char most) {
    return _mm_cmpeq_epi8(_mm_min_epu8(from_zero, _mm_set1_epi8(most)), from_zero);
  };
  ByteBits bits;
  std::uint64_t small = 0, firsts = 0, seconds = 0, thirds = 0;
  for (int i = 0; i < 64; i += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(data + i));
    const auto is = [&](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
    const auto mask = [&](__m128i found) { return static_cast<std::uint64_t>(_mm_movemask_epi8(found)) << i; };
    const __m128i lower = either(bytes, _mm_set1_epi8(0x20));
    const __m128i letters = within(_mm_sub_epi8(lower, _mm_set1_epi8('a')), 25);
    const __m128i digits = within(_mm_sub_epi8(bytes, _mm_set1_epi8('0')), 9);
    bits.words |= mask(either(letters, digits));
    const __m128i points = is('.');
    bits.points |= mask(points);
    bits.joints |= mask(either(either(points, is(',')), either(is(';'), either(is('\''), is('`')))));
    bits.others |= mask(either(bytes, either(is('&'), is('_'))));
    small |= mask(_mm_slli_epi16(bytes, 2));
    firsts |= mask(is('\xE2')), seconds |= mask(is('\x80'));
    thirds |= mask(_mm_cmpeq_epi8(_mm_and_si128(bytes, _mm_set1_epi8('\xF0')), _mm_set1_epi8('\x90')));
    bits.links |= mask(either(is('/'), either(is('@'), is('#'))));
    bits.queries |= mask(is('?'));
    bits.cries |= mask(is('!'));
  }
  // A letter's bit of 0x20, brought to the highest place; digits have it, too.
  bits.capitals = bits.words & ~small;
  bits.dashes = dashes_of(firsts, seconds, thirds);
  return bits;
}

/// What a byte is by itself: a bit for each member of ByteBits up to the dashes, the first one lowest.
constexpr std::uint8_t kinds_of(char c) {
  const bool is[] = {is_ascii_word(c), c == '.',        is_joint(c), is_read(c),
                     is_capital(c),    is_link_sign(c), c == '?',    c == '!'};
  std::uint8_t kinds = 0;
  for (std::size_t i = 0; i < std::size(is); ++i) kinds = static_cast<std::uint8_t>(kinds | is[i] << i);
  return kinds;
}

constexpr ByteTable kFirstKinds = table_of([](std::size_t i) { return kinds_of(static_cast<char>(i)); });
constexpr ByteTable kSecondKinds = table_of([](std::size_t i) { return kinds_of(static_cast<char>(64 + i)); });
constexpr ByteTable kBackwards = table_of([](std::size_t i) { return i ^ 7; });
constexpr ByteTable kByKind = table_of([](std::size_t i) { return i % 8 * 8 + i / 8; });

MENTIOND_AVX512 __m512i all_kinds_of(char c) { return _mm512_set1_epi8(static_cast<char>(kinds_of(c))); }

/// All at once: looks up what each byte is, turns every eight bytes of eight bits over, and brings those of one kind
/// together. A product with the unit matrix turns over, but with the last byte first.
MENTIOND_AVX512 ByteBits by_avx512(const char* data) {
  const __m512i text = load(data), bytes = _mm512_shuffle_epi8(text, load(&kBackwards));
  __m512i kinds = _mm512_permutex2var_epi8(load(&kFirstKinds), bytes, load(&kSecondKinds));
  kinds = _mm512_mask_mov_epi8(kinds, _mm512_movepi8_mask(bytes), all_kinds_of('\xFF'));
  const __m512i turned = _mm512_gf2p8affine_epi64_epi8(all(0x8040201008040201), kinds, 0);
  ByteBits bits;
  static_assert(offsetof(ByteBits, dashes) == 64);
  _mm512_storeu_si512(&bits, _mm512_permutexvar_epi8(load(&kByKind), turned));
  const __m512i upper = _mm512_and_si512(text, _mm512_set1_epi8('\xF0'));
  bits.dashes = dashes_of(_mm512_cmpeq_epi8_mask(text, _mm512_set1_epi8('\xE2')),
                          _mm512_cmpeq_epi8_mask(text, _mm512_set1_epi8('\x80')),
                          _mm512_cmpeq_epi8_mask(upper, _mm512_set1_epi8('\x90')));
  return bits;
}
#endif

}  // namespace

std::vector<ReadByteBits> ways_to_read_byte_bits() {
  std::vector<ReadByteBits> ways = {plain};
#ifdef __x86_64__
  ways.push_back(by_sse2);
  if (has_avx512()) ways.push_back(by_avx512);
#endif
  return ways;
}

const ReadByteBits byte_bits = ways_to_read_byte_bits().back();

}  // namespace mentiond::common::text
