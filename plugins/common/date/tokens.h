// A date's text cut into numbers and words. Internal to common/date.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mentiond::common::date {

struct Token {
  enum class Kind { kNumber, kWord };
  Kind kind = Kind::kNumber;
  std::string_view text;  ///< Borrowed from the date's text.
  int value = 0;          ///< Of a number; at most 8 digits.
  char before = ' ';      ///< The character before it; ' ' at the beginning.
  char after = ' ';       ///< The character after it; ' ' at the end.
};

/// At most 24 tokens: no date has more.
std::vector<Token> tokens_of(std::string_view text);

/// Figures of any script, spaces of any width and the signs of East Asian type as ASCII has them; marks that are not
/// seen go. REQUIRES: UTF-8.
std::string with_ascii_figures(std::string_view text);

}  // namespace mentiond::common::date
