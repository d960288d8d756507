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

#define MENTIOND_AVX512 __attribute__((target("avx512f,avx512bw,avx512dq,avx512vbmi,avx512vbmi2,gfni,popcnt")))

namespace mentiond::common::text {

/// Does this processor have it? Safe while libraries are being loaded.
inline bool has_avx512() {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
         __builtin_cpu_supports("avx512vbmi") != 0 && __builtin_cpu_supports("avx512vbmi2") != 0 &&
         __builtin_cpu_supports("gfni") != 0;
}

}  // namespace mentiond::common::text
#endif
