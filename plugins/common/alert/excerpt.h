// Finds matched words in their sentence. Stateless; thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/common/alert/alert_view.h"

namespace mentiond::common {

/// What an alert object says of one mention, as far as people are shown it. Not cleaned yet.
struct MentionText {
  std::string field, alias, clause, text, sentence;
  std::uint64_t index = 0;  ///< Which text of that field.
  std::uint64_t start = 0;  ///< Bytes into the field, not into the sentence.
};

/// One excerpt for each sentence, in the order of the mentions.
///
/// A mention tells where its words stand in the field, and not where the sentence begins. Words that occur twice are
/// told apart by the distances between the mentions of a sentence, then by word boundaries.
std::vector<Excerpt> excerpts_of(const std::vector<MentionText>& mentions);

}  // namespace mentiond::common
