// What an article added to a story, as the store keeps it: enough to build the index anew after a restart.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "host/story/fingerprint.h"

namespace mentiond::story {

struct Record {
  std::uint32_t at = 0;         ///< Seconds since the epoch: when the article joined.
  std::uint32_t published = 0;  ///< Minutes since the epoch; 0: not known.
  std::uint16_t language = 0, source = 0;
  std::uint8_t level = 0;
  std::uint32_t words = 0;
  std::uint32_t coarse = 0;  ///< Of the samples that it added, those at the story's level.
  std::vector<Fact> facts;
  std::vector<Key> keys;  ///< Of samples and title that the story did not have.
  bool operator==(const Record&) const = default;
};

/// Five bytes a key, two a fact.
std::string to_bytes(const Record& record);
/// Absent where to_bytes() has not written it.
std::optional<Record> record_from(std::string_view bytes);

}  // namespace mentiond::story
