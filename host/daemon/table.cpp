#include "host/daemon/table.h"

#include <algorithm>

#include "host/article/time.h"

namespace mentiond::daemon {
namespace {

/// Code points: near enough to columns for aligning names.
std::size_t width(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

void Table::print(std::ostream& out) const {
  std::vector<std::size_t> widths;
  for (const auto& row : rows_) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width(row[i]));
  }
  for (const auto& row : rows_) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      if (i + 1 < row.size()) line.append(widths[i] - width(row[i]) + 2, ' ');
    }
    out << line << "\n";
  }
}

std::string age(std::int64_t then, std::int64_t now) {
  if (then == 0) return "never";
  const std::int64_t seconds = std::abs(now - then) / article::kSecond;
  const std::string span = seconds < 60      ? std::to_string(seconds) + " s"
                           : seconds < 3600  ? std::to_string(seconds / 60) + " min"
                           : seconds < 86400 ? std::to_string(seconds / 3600) + " h"
                                             : std::to_string(seconds / 86400) + " d";
  return then > now ? "in " + span : span + " ago";
}

}  // namespace mentiond::daemon
