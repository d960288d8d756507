#include "plugins/match/watchlist/reading/yaml_faults.h"

#include <algorithm>

#include "plugins/match/watchlist/reading/keys.h"

namespace mentiond::plugins::watchlist {
namespace {

using Explained = std::optional<YamlFault>;

std::string column_of(std::uint32_t column) { return "column " + std::to_string(column); }
std::string line_of(std::uint32_t line) { return "line " + std::to_string(line); }

class Explainer {
 public:
  Explainer(const YamlStumble& stumble, const YamlLines& lines)
      : stumble_(stumble),
        lines_(lines),
        line_(lines.at(stumble.place.line)),
        before_(lines.before(stumble.place.line)) {}

  YamlFault run() const {
    for (const auto attempt :
         {&Explainer::tab, &Explainer::open_quotes, &Explainer::escape, &Explainer::behind_a_close,
          &Explainer::open_bracket, &Explainer::in_brackets, &Explainer::sign, &Explainer::behind_a_bar,
          &Explainer::a_colon_too_many, &Explainer::a_key_without_colon, &Explainer::indentation}) {
      if (Explained found = (this->*attempt)()) return *found;
    }
    return {stumble_.place, "this is not valid YAML: " + std::string(stumble_.problem), {}};
  }

 private:
  bool says(std::string_view problem) const { return stumble_.problem.starts_with(problem); }
  bool begins_its_line() const { return stumble_.place.column == line_.first_column(); }
  Place place_of(const YamlLine& line) const { return {line.number, line.first_column()}; }

  Explained tab() const {
    const std::string_view whole = lines_.from({line_.number, 1});
    const std::size_t tab = whole.find('\t');
    const bool indents = tab < std::min(whole.find_first_not_of(" \t-"), whole.size());
    if (!indents) return std::nullopt;
    return YamlFault{{line_.number, static_cast<std::uint32_t>(tab + 1)}, "expected spaces here, not tabs", {}};
  }

  /// Of a quotation mark that is not closed, the place is that of the mark and not the file's end.
  Explained open_quotes() const {
    constexpr std::string_view kOpen =
        "this quotation mark is not closed; expected another one at the end of the value";
    const bool in_quotes = stumble_.context.find("quoted scalar") != std::string_view::npos;
    if (in_quotes && says("found unexpected")) return YamlFault{stumble_.context_place, std::string(kOpen), {}};
    // Or it ran on to the quotation mark that opens the next value.
    const bool at_value = !line_.value.empty() && stumble_.place.column == line_.value_column + 1;
    const char mark = at_value ? line_.value.front() : ' ';
    if (mark != '"' && mark != '\'') return std::nullopt;
    for (YamlLine line = before_; line.number > 0; line = lines_.before(line.number)) {
      if (!line.value.starts_with(mark) || std::count(line.value.begin(), line.value.end(), mark) % 2 == 0) continue;
      return YamlFault{{line.number, line.value_column}, std::string(kOpen), {}};
    }
    return std::nullopt;
  }

  Explained escape() const {
    const bool escape =
        says("found unknown escape") || says("did not find expected hexdecimal") || says("found invalid Unicode");
    if (!escape) return std::nullopt;
    return YamlFault{stumble_.place,
                     "this backslash begins no character that double quotation marks know; put the value in single "
                     "ones, where a backslash is itself",
                     {}};
  }

  /// "Foo" bar
  Explained behind_a_close() const {
    std::string_view closed = lines_.up_to(stumble_.place);
    const std::size_t last = closed.find_last_not_of(' ');
    if (!says("did not find expected") || last == std::string_view::npos) return std::nullopt;
    const char close = closed[last];
    const bool quotes = close == '"' || close == '\'';
    if (!quotes && close != ']' && close != '}') return std::nullopt;
    if (says("did not find expected ','")) {
      if (!quotes) return std::nullopt;
      return YamlFault{stumble_.place,
                       std::string("expected a comma behind the closing quotation mark") +
                           (close == '\'' ? "; an apostrophe inside single quotation marks is written twice" : ""),
                       {}};
    }
    const std::string_view behind = lines_.from(stumble_.place);
    if (behind == "," || behind == ";")
      return YamlFault{
          stumble_.place, "nothing parts values that have lines of their own; take the " + quoted(behind) + " out", {}};
    std::string_view value = line_.value;
    if (quotes && value.size() > 1 && close == '\'' && value.starts_with(close) && value.ends_with(close))
      value = value.substr(1, value.size() - 2);
    const bool one_text = quotes || line_.key == "query";
    return YamlFault{stumble_.place,
                     std::string("text behind the closing ") +
                         (quotes         ? "quotation mark"
                          : close == ']' ? "\"]\""
                                         : "\"}\"") +
                         "; put quotation marks around the whole value" +
                         (close == '\'' ? ", and write each that is inside of it twice" : ""),
                     one_text ? single_quoted(value) : std::string()};
  }

  Explained open_bracket() const {
    const bool flow = says("did not find expected ','") || says("did not find expected node content");
    const Place open = says("did not find expected ','") ? stumble_.context_place : stumble_.bracket;
    // What follows begins like a line of its own, or there is nothing.
    const bool over = open.line < stumble_.place.line && (line_.is_blank() || line_.hyphen > 0 || !line_.key.empty());
    if (!flow || open.line == 0 || !over) return std::nullopt;
    const bool list = lines_.from(open).starts_with('[');
    return YamlFault{open,
                     std::string("the \"") + (list ? "[" : "{") + "\" that opens here is not closed; expected \"" +
                         (list ? "]" : "}") + "\"",
                     {}};
  }

  Explained in_brackets() const {
    if (says("did not find expected node content") && lines_.from(stumble_.place).starts_with(','))
      return YamlFault{stumble_.place, "nothing stands before this comma; take it out", {}};
    if (says("did not find expected ',' or ']'"))
      return YamlFault{stumble_.place, "expected a comma or \"]\" before this", {}};
    if (says("did not find expected ',' or '}'"))
      return YamlFault{stumble_.place, "expected a comma or \"}\" before this", {}};
    return std::nullopt;
  }

  Explained sign() const {
    if (line_.content.starts_with("* "))
      return YamlFault{place_of(line_), "an item begins with \"- \", not with \"* \"",
                       "- " + std::string(line_.content.substr(2))};
    if (!says("found character that cannot start any token")) return std::nullopt;
    return needs_quotes(stumble_.place, lines_);
  }

  Explained behind_a_bar() const {
    if (!says("did not find expected comment or line break")) return std::nullopt;
    return YamlFault{
        stumble_.place,
        "behind \"|\" or \">\" the text begins in the next line, indented; or put it in quotation marks here",
        {}};
  }

  Explained foreign_comment(const YamlLine& line) const {
    if (!line.content.starts_with("//")) return std::nullopt;
    return YamlFault{place_of(line), "a comment begins with \"# \"", {}};
  }

  Explained a_colon_too_many() const {
    if (!says("mapping values are not allowed")) return std::nullopt;
    const bool first = !line_.key.empty() && stumble_.place.column == line_.column + characters_in(line_.key);
    if (!first)
      return YamlFault{stumble_.place, "a value that holds \": \" needs quotation marks",
                       line_.key.empty() ? std::string() : single_quoted(line_.value)};
    // The key stands where it goes on with the line before it.
    if (Explained broken = broken_key(before_)) return broken;
    if (Explained comment = foreign_comment(before_)) return comment;
    if (before_.key.empty() && before_.column == line_.column)
      return YamlFault{{before_.number, before_.column},
                       "this has no key, and " + quoted(line_.key) +
                           " below it is one; write \"text:\" before it, for a name with keys of its own",
                       "text: " + std::string(before_.value)};
    return wrong_column();
  }

  Explained a_key_without_colon() const {
    if (!says("could not find expected ':'")) return std::nullopt;
    const YamlLine line = lines_.at(stumble_.context_place.line), above = lines_.before(line.number);
    if (Explained comment = foreign_comment(line)) return comment;
    for (std::uint32_t number = line.number; number <= stumble_.place.line; ++number) {
      if (Explained broken = broken_key(lines_.at(number))) return broken;
    }
    if (above.value.starts_with('|') || above.value.starts_with('>'))
      return YamlFault{place_of(line),
                       "the text below " + quoted(above.value.substr(0, 1)) +
                           " is indented further than its key: expected " + column_of(above.column + 2) + " or more",
                       {}};
    return YamlFault{
        place_of(line),
        "expected a key with a colon and a space; what goes on with the line before is indented further than its key",
        {}};
  }

  Explained indentation() const {
    if (!says("did not find expected") && !says("block sequence entries")) return std::nullopt;
    if (!begins_its_line()) return std::nullopt;
    if (Explained found = short_of_its_block()) return found;
    if (before_.content == "...") return YamlFault{place_of(before_), "\"...\" ends the file here; take it out", {}};
    const bool comment =
        before_.value.find(" #") != std::string_view::npos && before_.column < line_.column && line_.key.empty();
    if (comment)
      return YamlFault{place_of(line_),
                       "the comment in " + line_of(before_.number) +
                           " ended the value that this goes on with; write a text of several lines below \"|\", or in "
                           "quotation marks",
                       {}};
    if (line_.hyphen == 1 && before_.hyphen == 0 && before_.column == 1)
      return YamlFault{place_of(line_), "a list needs a key in the line before it, as in \"entities:\"", "entities:"};
    return wrong_column();
  }

  /// In the text below "|", a line that stands out to the left.
  Explained short_of_its_block() const {
    YamlLine line = before_;
    std::uint32_t inside = 0;
    for (; line.number > 0 && line.first_column() > line_.first_column(); line = lines_.before(line.number))
      inside = line.first_column();
    const bool block = inside > 0 && (line.value.starts_with('|') || line.value.starts_with('>')) &&
                       line.column < line_.first_column();
    if (!block) return std::nullopt;
    return YamlFault{place_of(line_),
                     "this line begins in " + column_of(line_.first_column()) + ", the text below " +
                         quoted(line.value.substr(0, 1)) + " in " + column_of(inside) + "; expected the same",
                     {}};
  }

  /// Names the nearest of the columns in which a line like this may begin: those of the open lists and mappings.
  Explained wrong_column() const {
    const bool item = line_.hyphen > 0;
    const std::uint32_t own = line_.first_column();
    std::uint32_t limit = ~std::uint32_t{0}, best = 0, best_line = 0;
    std::string_view best_key;
    for (YamlLine line = before_; line.number > 0 && limit > 1; line = lines_.before(line.number)) {
      const std::uint32_t column = item ? line.hyphen : line.key.empty() ? 0 : line.column;
      const auto distance = [own](std::uint32_t to) { return to > own ? to - own : own - to; };
      if (column != 0 && column < limit && (best == 0 || distance(column) < distance(best)))
        best = column, best_line = line.number, best_key = item ? std::string_view("- ") : line.key;
      limit = std::min(limit, line.first_column());
    }
    if (best == 0 || best == own) return std::nullopt;
    const std::string what = item ? quoted("- ") : line_.key.empty() ? "this line" : quoted(line_.key);
    return YamlFault{place_of(line_),
                     what + " is indented wrongly: it begins in " + column_of(own) + "; expected " + column_of(best) +
                         ", as " + quoted(best_key) + " in " + line_of(best_line),
                     {}};
  }

  const YamlStumble& stumble_;
  const YamlLines& lines_;
  YamlLine line_, before_;
};

}  // namespace

std::optional<YamlFault> broken_key(const YamlLine& line) {
  const std::size_t end = std::min(line.content.find_first_of(": ="), line.content.size());
  const std::string_view key = line.content.substr(0, end), behind = line.content.substr(end);
  if (owner_of(key).empty() || behind == ":" || behind.starts_with(": ")) return std::nullopt;
  const std::size_t sign = std::min(behind.find_first_not_of(' '), behind.size());
  const bool colon = behind.starts_with(':'), equals = behind.substr(sign).starts_with('=');
  std::string_view value = behind.substr(std::min(sign + (colon || equals ? 1 : 0), behind.size()));
  value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
  const std::string right = std::string(key) + ":" + (value.empty() ? "" : " ") + std::string(value);
  const Place behind_key{line.number, line.column + characters_in(key)};
  if (colon) return YamlFault{behind_key, "a space is missing behind this colon", right};
  if (equals)
    return YamlFault{{line.number, behind_key.column + static_cast<std::uint32_t>(sign)},
                     "expected a colon behind a key, not \"=\"",
                     right};
  return YamlFault{behind_key, "a colon is missing behind " + quoted(key), right};
}

YamlFault explain(const YamlStumble& stumble, const YamlLines& lines) { return Explainer(stumble, lines).run(); }

YamlFault needs_quotes(Place place, const YamlLines& lines) {
  std::string_view value = lines.from(place);
  const std::string_view before = lines.up_to(place);
  const bool in_list = std::count(before.begin(), before.end(), '[') > std::count(before.begin(), before.end(), ']') ||
                       std::count(before.begin(), before.end(), '{') > std::count(before.begin(), before.end(), '}');
  const std::string sign(value.substr(0, 1));
  value = value.substr(0, std::min(in_list ? value.find_first_of(",]}") : std::string_view::npos, value.find(" #")));
  value = value.substr(0, value.find_last_not_of(' ') + 1);
  return {place, "a value that begins with " + sign + " needs quotation marks", single_quoted(value)};
}

}  // namespace mentiond::plugins::watchlist
