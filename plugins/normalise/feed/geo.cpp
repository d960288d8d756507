#include "plugins/normalise/feed/geo.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "plugins/common/html/ascii.h"

namespace mentiond::plugins::feed {
namespace {

constexpr std::size_t kMostPositions = 10'000;

// The next number, which is taken off the text.
std::optional<double> take_number(std::string_view& text) {
  while (!text.empty() && (common::html::is_space(text.front()) || text.front() == ',')) text.remove_prefix(1);
  if (text.starts_with('+')) text.remove_prefix(1);
  double number = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  if (error != std::errc()) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
  return number;
}

}  // namespace

std::vector<std::vector<double>> read_positions(std::string_view text, std::size_t dimension) {
  std::vector<std::vector<double>> positions;
  while (positions.size() < kMostPositions) {
    std::vector<double> position;
    while (position.size() < dimension) {
      const auto number = take_number(text);
      if (!number) return positions;
      position.push_back(*number);
    }
    std::swap(position[0], position[1]);
    positions.push_back(std::move(position));
  }
  return positions;
}

void set_coordinate(Geo& geo, std::size_t index, std::string_view text) {
  const auto number = take_number(text);
  if (!number) return;
  geo.type = "Point";
  if (geo.coordinates.empty()) geo.coordinates.emplace_back(2, 0.0);
  if (geo.coordinates[0].size() > index) geo.coordinates[0][index] = *number;
}

}  // namespace mentiond::plugins::feed
