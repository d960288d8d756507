#include "plugins/match/watchlist/reading/yaml_plain.h"

#include <algorithm>

#include "plugins/match/watchlist/reading/yaml_faults.h"

namespace mentiond::plugins::watchlist {
namespace {

class PlainChecker {
 public:
  PlainChecker(const PlainValue& value, const YamlLines& lines, Problems& problems)
      : value_(value), lines_(lines), problems_(problems) {}

  bool run() {
    // A query has its own signs, and may go over several lines.
    const bool query = value_.key == "query";
    if (!query && !(check_first_line() && check_other_lines())) return false;
    if (!query) doubt_bracket();
    doubt_comment();
    return true;
  }

 private:
  bool misses_a_space(const YamlLine& line) {
    const auto fault = broken_key(line);
    if (!fault) return false;
    // Without either it may be a text that begins with such a word.
    const std::string_view sign = line.content.substr(fault->place.column - line.column, 1);
    const bool sure = sign == ":" || sign == "=";
    if (sure) problems_.error(fault->place, fault->message, fault->suggestion);
    return sure;
  }

  /// "name:NATO", "-NATO"
  bool check_first_line() {
    const YamlLine line = lines_.at(value_.start.line);
    if (line.column != value_.start.column) return true;
    if (misses_a_space(line)) return false;
    if (begins_with_bullet(line)) return false;
    const bool glued = line.hyphen == 0 && line.content.size() > 1 && line.content[0] == '-' && line.content[1] != '-';
    if (glued)
      problems_.error(value_.start, "a space is missing behind this hyphen",
                      "- " + std::string(line.content.substr(1)));
    return !glued;
  }

  bool begins_with_bullet(const YamlLine& line) {
    for (const std::string_view bullet : {"•", "·", "–", "—", "*"}) {
      const std::string_view behind = line.content.substr(std::min(bullet.size(), line.content.size()));
      if (line.hyphen > 0 || !line.content.starts_with(bullet) || !behind.starts_with(' ')) continue;
      problems_.error(value_.start, "an item begins with \"- \", not with " + quoted(bullet),
                      "-" + std::string(behind));
      return true;
    }
    return false;
  }

  bool check_other_lines() {
    for (std::uint32_t number = value_.start.line + 1; number <= value_.end.line; ++number) {
      const YamlLine line = lines_.at(number);
      if (line.is_blank()) continue;
      const Place place{line.number, line.first_column()};
      if (line.hyphen > 0 && !value_.in_brackets) {
        problems_.error(place, "this \"- \" is indented further than the item before it, and so read as a part of " +
                                   quoted(value_.text) + "; expected both in the same column");
        return false;
      }
      if (!value_.in_brackets && misses_a_space(line)) return false;
      // With a key in it, YAML will not read the file.
      if (value_.key == "text" || value_.key == "title" || !line.key.empty()) continue;
      problems_.warning(place, "this line goes on with the one before it, as " + quoted(value_.text) +
                                   "; a new item begins with \"- \", a new key has a colon, and one value stands in "
                                   "one line");
    }
    return true;
  }

  /// "aliases: OTAN]"
  void doubt_bracket() {
    for (const auto& [open, close] : {std::pair('[', ']'), std::pair('{', '}')}) {
      const bool alone = value_.text.ends_with(close) && value_.text.find(open) == std::string_view::npos;
      if (alone)
        problems_.warning(value_.start, quoted(value_.text) + " ends with " + quoted(std::string(1, close)) +
                                            " and is read as it stands; is " + quoted(std::string(1, open)) +
                                            " missing before it?");
    }
  }

  /// "nato #treaty"
  void doubt_comment() {
    const std::string_view rest = lines_.from(value_.end);
    const std::size_t at = rest.find_first_not_of(' ');
    const bool glued = at != std::string_view::npos && at > 0 && rest.substr(at, 1) == "#" && at + 1 < rest.size() &&
                       rest[at + 1] != ' ' && rest[at + 1] != '#';
    if (!glued) return;
    const Place place{value_.end.line, value_.end.column + static_cast<std::uint32_t>(at)};
    problems_.warning(place, quoted(rest.substr(at)) +
                                 " is a comment of YAML and not read; where it belongs to the "
                                 "value, put quotation marks around the whole");
  }

  const PlainValue& value_;
  const YamlLines& lines_;
  Problems& problems_;
};

}  // namespace

bool check_plain(const PlainValue& value, const YamlLines& lines, Problems& problems) {
  return PlainChecker(value, lines, problems).run();
}

}  // namespace mentiond::plugins::watchlist
