#include "host/alert/retry.h"

#include <array>
#include <cstdint>

namespace mentiond::alert {
namespace {

using article::kHour;
using article::kMinute;
using article::kSecond;

/// After the first attempt, after the second, …
constexpr std::array<Micros, kMostAttempts - 1> kWaits = {5 * kSecond, 5 * kMinute, 30 * kMinute, 2 * kHour, 5 * kHour,
                                                          10 * kHour,  14 * kHour,  20 * kHour,   24 * kHour};

/// FNV-1a: the same on every machine, unlike std::hash.
std::uint64_t hash(std::string_view key, unsigned attempts) {
  std::uint64_t value = 0xcbf29ce484222325U ^ attempts;
  for (const char c : key) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return value ^ (value >> 32);
}

}  // namespace

std::optional<Micros> wait_after(unsigned attempts, std::string_view key, Micros retry_after) {
  if (attempts >= kMostAttempts) return std::nullopt;
  const Micros wait = kWaits[std::max(attempts, 1U) - 1];
  const Micros jitter = wait / 5'000 * static_cast<Micros>(hash(key, attempts) % 1001);
  return std::max(wait + jitter, std::min(retry_after, kMostRetryAfter));
}

void Breaker::failed(Micros now, Micros retry_after) {
  ++failures_;
  Micros pause = 0;
  if (is_probing()) {
    pause = kFirstPause;
    for (unsigned i = kFailures; i < failures_ && pause < kMostPause; ++i) pause *= 2;
  }
  since_ = now;
  until_ = now + std::max(std::min(pause, kMostPause), std::min(retry_after, kMostHold));
}

}  // namespace mentiond::alert
