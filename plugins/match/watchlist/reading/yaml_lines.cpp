#include "plugins/match/watchlist/reading/yaml_lines.h"

#include <algorithm>

namespace mentiond::plugins::watchlist {
namespace {

/// Those of YAML: beside the line feed and the carriage return, three of Unicode.
constexpr std::string_view kBreaks[] = {"\r\n", "\n", "\r", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};

std::size_t break_at(std::string_view text) {
  for (const std::string_view each : kBreaks) {
    if (text.starts_with(each)) return each.size();
  }
  return 0;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \t");
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

bool is_key_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
         static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

YamlLines::YamlLines(std::string_view bytes) {
  std::size_t start = 0;
  for (std::size_t i = 0; (i = bytes.find_first_of("\n\r\xC2\xE2", i)) != std::string_view::npos;) {
    const std::size_t size = break_at(bytes.substr(i));
    if (size > 0) lines_.push_back(bytes.substr(start, i - start)), start = i + size;
    i += std::max<std::size_t>(size, 1);
  }
  lines_.push_back(bytes.substr(start));
}

std::string_view YamlLines::text(std::uint32_t number) const {
  return number == 0 || number > lines_.size() ? std::string_view() : lines_[number - 1];
}

YamlLine YamlLines::at(std::uint32_t number) const {
  YamlLine line;
  line.number = number;
  const std::string_view whole = trimmed(text(number));
  std::size_t at = std::min(whole.find_first_not_of(" \t"), whole.size());
  while (at < whole.size() && whole[at] == '-' && (at + 1 == whole.size() || whole[at + 1] == ' ')) {
    if (line.hyphen == 0) line.hyphen = static_cast<std::uint32_t>(at + 1);
    at = std::min(whole.find_first_not_of(' ', at + 1), whole.size());
  }
  if (at == whole.size() || whole[at] == '#') return line;
  line.column = line.value_column = static_cast<std::uint32_t>(at + 1);
  line.content = line.value = whole.substr(at);
  const auto* const colon = std::find_if_not(line.content.begin(), line.content.end(), is_key_character);
  const auto size = static_cast<std::size_t>(colon - line.content.begin());
  const bool key = size > 0 && size < line.content.size() && *colon == ':' &&
                   (size + 1 == line.content.size() || line.content[size + 1] == ' ');
  if (!key) return line;
  line.key = line.content.substr(0, size);
  const std::size_t value = std::min(line.content.find_first_not_of(' ', size + 1), line.content.size());
  line.value = line.content.substr(value);
  line.value_column = line.column + characters_in(line.content.substr(0, value));
  return line;
}

YamlLine YamlLines::before(std::uint32_t number) const {
  number = std::min(number, static_cast<std::uint32_t>(lines_.size() + 1));
  while (number > 1) {
    const YamlLine line = at(--number);
    if (!line.is_blank()) return line;
  }
  return {};
}

std::size_t YamlLines::offset(Place place) const {
  const std::string_view line = text(place.line);
  std::size_t at = 0;
  for (std::uint32_t column = 1; column < place.column && at < line.size(); ++column) {
    ++at;
    while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0) == 0x80) ++at;
  }
  return at;
}

std::string_view YamlLines::from(Place place) const { return text(place.line).substr(offset(place)); }
std::string_view YamlLines::up_to(Place place) const { return text(place.line).substr(0, offset(place)); }

std::string single_quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) quoted.append(c == '\'' ? 2 : 1, c);
  return quoted + "'";
}

std::uint32_t characters_in(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace mentiond::plugins::watchlist
