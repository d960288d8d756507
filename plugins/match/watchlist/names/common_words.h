// Short everyday words, by language: those that an acronym or a name of capitals may be taken for. Pure; thread-safe.
#pragma once

#include <string_view>

namespace mentiond::plugins::watchlist {

/// Whether a folded word (lower case, no marks) is an everyday word of the language: a BCP 47 tag. Of any language that
/// is known here, where the tag is empty; of English, where it is another.
bool is_common_word(std::string_view folded, std::string_view language);

}  // namespace mentiond::plugins::watchlist
