#include "plugins/match/watchlist/query/source.h"

#include <algorithm>
#include <charconv>

#include "plugins/common/text/characters.h"

namespace mentiond::plugins::watchlist {
namespace {

struct Escape {
  char name;
  std::string_view text;
};
constexpr Escape kEscapes[] = {{'n', "\n"},
                               {'t', "\t"},
                               {'r', "\n"},
                               {'"', "\""},
                               {'\\', "\\"},
                               {'/', "/"},
                               {' ', " "},
                               {'_', "\xC2\xA0"},
                               {'N', "\xC2\x85"},
                               {'0', " "},
                               {'L', "\xE2\x80\xA8"},
                               {'P', "\xE2\x80\xA9"},
                               {'a', " "},
                               {'b', " "},
                               {'e', " "},
                               {'v', " "},
                               {'f', " "}};

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// Reads a value from its first character to `end`.
class ValueReader {
 public:
  ValueReader(std::string_view bytes, std::size_t at, std::size_t end, Place place)
      : bytes_(bytes.substr(0, end)), at_(at), place_(place) {}

  QuerySource read(Node::Style style) {
    if (style != Node::Style::kPlain) skip(style == Node::Style::kBlock ? to_line_end() : 1);
    while (at_ < bytes_.size()) {
      if (style == Node::Style::kSingleQuoted && bytes_[at_] == '\'') {
        if (bytes_.substr(at_, 2) != "''") break;
        skip(1);
      } else if (style == Node::Style::kDoubleQuoted && bytes_[at_] == '"') {
        break;
      } else if (style == Node::Style::kDoubleQuoted && bytes_[at_] == '\\') {
        escaped();
        continue;
      }
      put(bytes_.substr(at_, 1), place_);
      skip(1);
    }
    source_.places.push_back(place_);
    return std::move(source_);
  }

 private:
  std::size_t to_line_end() const { return std::min(bytes_.find('\n', at_), bytes_.size()) - at_; }

  void put(std::string_view text, Place place) {
    source_.text += text;
    source_.places.insert(source_.places.end(), text.size(), place);
  }
  void skip(std::size_t count) {
    for (; count > 0 && at_ < bytes_.size(); --count, ++at_) {
      if (bytes_[at_] == '\n') {
        ++place_.line, place_.column = 1;
      } else if (at_ + 1 == bytes_.size() || !is_continuation(bytes_[at_ + 1])) {
        ++place_.column;
      }
    }
  }

  void escaped() {
    const Place place = place_;
    const char name = at_ + 1 < bytes_.size() ? bytes_[at_ + 1] : ' ';
    const std::size_t digits = name == 'x' ? 2 : name == 'u' ? 4 : name == 'U' ? 8 : 0;
    skip(2);
    if (name == '\n' || name == '\r') {  // The line goes on in the next one.
      skip(std::min(bytes_.find_first_not_of(" \t\r\n", at_), bytes_.size()) - at_);
    } else if (digits > 0) {
      std::uint32_t code = 0;
      const std::string_view number = bytes_.substr(at_, digits);
      std::from_chars(number.data(), number.data() + number.size(), code, 16);
      std::string text;
      common::text::append_utf8(code, text);
      put(text, place);
      skip(digits);
    } else {
      for (const Escape& escape : kEscapes) {
        if (escape.name == name) put(escape.text, place);
      }
    }
  }

  std::string_view bytes_;
  std::size_t at_;
  Place place_;
  QuerySource source_;
};

std::string without_white(std::string_view text) {
  std::string result;
  std::copy_if(text.begin(), text.end(), std::back_inserter(result),
               [](char c) { return c != ' ' && c != '\t' && c != '\n' && c != '\r'; });
  return result;
}

}  // namespace

std::size_t SourceFile::offset_of(Place place) {
  if (lines_.empty()) {
    lines_.push_back(0);
    for (std::size_t i = 0; i < bytes_.size(); ++i) {
      if (bytes_[i] == '\n') lines_.push_back(i + 1);
    }
  }
  if (place.line > lines_.size()) return bytes_.size();
  std::size_t at = lines_[place.line - 1];
  for (std::uint32_t column = 1; column < place.column && at < bytes_.size(); ++column) {
    ++at;
    while (at < bytes_.size() && is_continuation(bytes_[at])) ++at;
  }
  return at;
}

QuerySource SourceFile::read(const Node& node) {
  QuerySource source = ValueReader(bytes_, offset_of(node.place), offset_of(node.end), node.place).read(node.style);
  if (without_white(source.text) == without_white(node.text)) return source;
  // A file with line breaks that only YAML knows: the value, all of it at its beginning.
  return {node.text, std::vector<Place>(node.text.size() + 1, node.place)};
}

}  // namespace mentiond::plugins::watchlist
