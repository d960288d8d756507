#include "plugins/common/text/byte_bits.h"

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace mentiond::common::text {
namespace {

ByteBits plain(const char* data) {
  ByteBits bits;
  for (int i = 0; i < 64; ++i) {
    const char c = data[i];
    bits.words |= std::uint64_t{is_ascii_word(c)} << i;
    bits.points |= std::uint64_t{c == '.'} << i;
    bits.joints |= std::uint64_t{is_joint(c)} << i;
    bits.others |= std::uint64_t{is_read(c)} << i;
    bits.leads |= std::uint64_t{c == '\xE2'} << i;
    bits.links |= std::uint64_t{c == '/' || c == '@'} << i;
    bits.queries |= std::uint64_t{c == '?'} << i;
    bits.cries |= std::uint64_t{c == '!'} << i;
  }
  return bits;
}

#ifdef __x86_64__
/// Sixteen at a time, which every processor of this kind can.
ByteBits by_sse2(const char* data) {
  const auto either = [](__m128i a, __m128i b) { return _mm_or_si128(a, b); };
  const auto within = [](__m128i from_zero, char most) {
    return _mm_cmpeq_epi8(_mm_min_epu8(from_zero, _mm_set1_epi8(most)), from_zero);
  };
  ByteBits bits;
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
    bits.leads |= mask(is('\xE2'));
    bits.links |= mask(either(is('/'), is('@')));
    bits.queries |= mask(is('?'));
    bits.cries |= mask(is('!'));
  }
  return bits;
}

#define MENTIOND_AVX512 __attribute__((target("avx512f,avx512bw")))

MENTIOND_AVX512 std::uint64_t equal(__m512i bytes, char c) {
  return _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(c));
}
MENTIOND_AVX512 std::uint64_t within(__m512i bytes, char first, char most) {
  return _mm512_cmple_epu8_mask(_mm512_sub_epi8(bytes, _mm512_set1_epi8(first)), _mm512_set1_epi8(most));
}

/// All at once.
MENTIOND_AVX512 ByteBits by_avx512(const char* data) {
  const __m512i bytes = _mm512_loadu_si512(data);
  ByteBits bits;
  bits.words = within(_mm512_or_si512(bytes, _mm512_set1_epi8(0x20)), 'a', 25) | within(bytes, '0', 9);
  bits.points = equal(bytes, '.');
  bits.joints = bits.points | equal(bytes, ',') | equal(bytes, ';') | equal(bytes, '\'') | equal(bytes, '`');
  bits.others = _mm512_movepi8_mask(bytes) | equal(bytes, '&') | equal(bytes, '_');
  bits.leads = equal(bytes, '\xE2');
  bits.links = equal(bytes, '/') | equal(bytes, '@');
  bits.queries = equal(bytes, '?');
  bits.cries = equal(bytes, '!');
  return bits;
}
#undef MENTIOND_AVX512
#endif

}  // namespace

std::vector<ReadByteBits> ways_to_read_byte_bits() {
  std::vector<ReadByteBits> ways = {plain};
#ifdef __x86_64__
  ways.push_back(by_sse2);
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512bw") != 0) ways.push_back(by_avx512);
#endif
  return ways;
}

const ReadByteBits byte_bits = ways_to_read_byte_bits().back();

}  // namespace mentiond::common::text
