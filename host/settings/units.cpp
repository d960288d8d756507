#include "host/settings/units.h"

#include <charconv>
#include <limits>

namespace mentiond::settings {
namespace {

struct Unit {
  std::string_view name;
  std::uint64_t factor;
};

constexpr Unit kDurations[] = {
    {"y", 365 * article::kDay}, {"w", 7 * article::kDay}, {"d", article::kDay},          {"h", article::kHour},
    {"m", article::kMinute},    {"s", article::kSecond},  {"ms", article::kMillisecond}, {"us", 1}};

constexpr Unit kSizes[] = {{"", 1},           {"B", 1},         {"kB", 1'000},         {"KB", 1'000},
                           {"MB", 1'000'000}, {"KiB", 1 << 10}, {"GB", 1'000'000'000}, {"MiB", 1 << 20},
                           {"GiB", 1 << 30},  {"k", 1'000},     {"M", 1'000'000}};

/// A whole number and one of `units`, at most `most` in all.
template <std::size_t N>
std::optional<std::uint64_t> parse(std::string_view text, const Unit (&units)[N], std::uint64_t most) {
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc()) return std::nullopt;
  const std::string_view name(rest, static_cast<std::size_t>(end - rest));
  for (const Unit& unit : units) {
    if (unit.name == name && number <= most / unit.factor) return number * unit.factor;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Micros> parse_duration(std::string_view text) {
  // Two hundred years: every sum with a moment of ours still fits.
  const auto micros = parse(text, kDurations, static_cast<std::uint64_t>(200 * 365 * article::kDay));
  if (!micros) return std::nullopt;
  return static_cast<Micros>(*micros);
}

std::optional<std::uint64_t> parse_size(std::string_view text) {
  return parse(text, kSizes, std::numeric_limits<std::int64_t>::max());
}

std::optional<std::uint64_t> parse_count(std::string_view text) {
  constexpr Unit kNone[] = {{"", 1}};
  return parse(text, kNone, std::numeric_limits<std::int64_t>::max());
}

std::string duration_text(Micros duration) {
  if (duration == 0) return "0s";
  const auto micros = static_cast<std::uint64_t>(duration);
  for (const Unit& unit : kDurations) {
    if (unit.name != "w" && micros % unit.factor == 0)
      return std::to_string(micros / unit.factor) + std::string(unit.name);
  }
  return std::to_string(duration) + "us";
}

}  // namespace mentiond::settings
