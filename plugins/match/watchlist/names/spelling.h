// What folding takes away from letters, and whether it must be there: marks and case. Pure functions; thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plugins/common/text/characters.h"

namespace mentiond::plugins::watchlist {

/// Capital letters, and none that is small.
bool is_in_capitals(const std::vector<common::text::Unit>& units);

/// May a letter of the text stand for one of a pattern, as far as its marks go? Marks fold one way: those of the
/// pattern must be there, those of the text are free. `capitals`: the text's word is in capitals, which may have lost
/// their marks. `turkish`: I is the capital of ı, and İ that of i.
bool has_marks_of(const common::text::Unit& pattern, const common::text::Unit& text, bool capitals, bool turkish);

/// The class of the character that begins, or ends, at a place; white space where there is none.
common::text::CharClass class_behind(std::string_view text, std::size_t at);
common::text::CharClass class_in_front(std::string_view text, std::size_t at);

/// A name in its other spellings, which folding does not make one. Of signs that Unicode has for several letters:
/// because each of those letters is a word (ໜ, ㈱), or because their capitals are others (և). Of small initials with
/// spaces and without: e.V. and e. V., S.p.A. and S. p. A. Empty: it has none.
std::vector<std::string> respelled(std::string_view name);

}  // namespace mentiond::plugins::watchlist
