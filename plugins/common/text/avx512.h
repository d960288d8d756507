// What of AVX-512 the functions of this folder are written for: that of processors which can permute bytes (Intel since
// Ice Lake, AMD since Zen 4). Those that have less take another way.
#pragma once

#ifdef __x86_64__
// GCC 12 takes what its own header leaves undefined on purpose for a mistake: https://gcc.gnu.org/PR105593.
#pragma GCC diagnostic push
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wuninitialized"
#endif
#include <immintrin.h>
#pragma GCC diagnostic pop

#include <array>
#include <cstdint>

#define MENTIOND_AVX512 __attribute__((target("avx512f,avx512bw,avx512dq,avx512vbmi,avx512vbmi2,gfni,popcnt,bmi2")))

namespace mentiond::common::text {

/// Does this processor have it? Safe while libraries are being loaded.
inline bool has_avx512() {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
         __builtin_cpu_supports("avx512vbmi") != 0 && __builtin_cpu_supports("avx512vbmi2") != 0 &&
         __builtin_cpu_supports("gfni") != 0 && __builtin_cpu_supports("bmi2") != 0;
}

/// A value in each lane of 64 bits.
MENTIOND_AVX512 inline __m512i all(std::uint64_t value) { return _mm512_set1_epi64(static_cast<long long>(value)); }

/// A table of what `byte` makes of each number from 0 to 63.
struct alignas(64) ByteTable {
  std::array<std::uint8_t, 64> at;
};
template <class Byte>
constexpr ByteTable table_of(Byte byte) {
  ByteTable table{};
  for (std::size_t i = 0; i < 64; ++i) table.at[i] = static_cast<std::uint8_t>(byte(i));
  return table;
}
MENTIOND_AVX512 inline __m512i load(const void* from) { return _mm512_loadu_si512(from); }

}  // namespace mentiond::common::text
#endif
