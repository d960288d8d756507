// The lines of a YAML file as a person sees them: hyphens, a key, a value. For messages: YAML itself reads by brackets,
// quotation marks and indentation, and where those are wrong, only the lines say what was meant. Borrows the bytes;
// thread-safe.
#pragma once

#include <string_view>
#include <vector>

#include "plugins/match/watchlist/reading/problems.h"

namespace mentiond::plugins::watchlist {

struct YamlLine {
  std::uint32_t number = 0;
  std::uint32_t hyphen = 0;     ///< The column of the first "- "; 0: there is none.
  std::uint32_t column = 0;     ///< Where what stands behind the hyphens begins; 0: the line is blank, or a comment.
  std::string_view content;     ///< From there to the end.
  std::string_view key, value;  ///< Of "name: NATO"; without a key the value is all of the content.
  std::uint32_t value_column = 0;

  bool is_blank() const { return column == 0 && hyphen == 0; }
  std::uint32_t first_column() const { return hyphen != 0 ? hyphen : column; }
};

class YamlLines final {
 public:
  explicit YamlLines(std::string_view bytes);
  /// A blank one where the file has no such line.
  YamlLine at(std::uint32_t number) const;
  /// The last one before it that is not blank; number 0: there is none.
  YamlLine before(std::uint32_t number) const;
  /// From a place to the end of its line.
  std::string_view from(Place place) const;
  /// What stands before a place in its line.
  std::string_view up_to(Place place) const;

 private:
  std::string_view text(std::uint32_t number) const;
  std::size_t offset(Place place) const;

  std::vector<std::string_view> lines_;
};

/// The text in single quotation marks, those inside written twice.
std::string single_quoted(std::string_view text);
/// How many characters there are.
std::uint32_t characters_in(std::string_view text);

}  // namespace mentiond::plugins::watchlist
