#include "plugins/match/watchlist/names/prefix_index.h"

#include <algorithm>

#include "plugins/common/text/ascii_words.h"

namespace mentiond::plugins::watchlist {

PrefixIndex::Beginning PrefixIndex::beginning_of(std::string_view folded) {
  const auto size = static_cast<std::uint32_t>(std::min<std::size_t>(folded.size(), kLongest));
  return {common::text::load(folded.data(), size), size};
}

PrefixIndex::Beginning PrefixIndex::beginning_of(std::string_view text, const common::text::Token& token,
                                                 std::string& folded) {
  if (!token.is(common::text::Token::kAscii)) {
    folded.clear();
    common::text::append_folded(text, token, folded);
    return beginning_of(folded);
  }
  const std::uint32_t size = std::min(token.end - token.start, kLongest);
  const char* const start = text.data() + token.start;
  const bool readable = text.size() - token.start >= kLongest;
  const std::uint64_t bytes = readable ? common::text::load64(start) : common::text::load(start, size);
  return {(bytes | common::text::kLowerCase) & common::text::kOwnBits[size][0], size};
}

void PrefixIndex::build(const Patterns& patterns, std::span<const PatternId> ids) {
  if (ids.empty()) return;
  const int bits = table_exponent(ids.size(), 8);
  lengths_.assign(std::size_t{1} << bits, 0), shift_ = 64 - bits;
  std::vector<std::pair<std::uint64_t, PatternId>> keys;
  for (const PatternId id : ids) {
    const Beginning prefix = beginning_of(patterns.folded(id, 0));
    keys.emplace_back(prefix.bytes, id);
    const auto bit = static_cast<std::uint16_t>(1U << prefix.size);
    if (prefix.size >= kUsual) {
      lengths_[mixed(prefix.bytes & 0xFFFFFFFF) >> shift_] |= bit;
      continue;
    }
    short_.resize(65536);
    // Of one byte: whatever the second is.
    const std::uint32_t step = prefix.size == 1 ? 256 : 65536;
    for (std::uint32_t at = prefix.bytes & 0xFFFF; at < 65536; at += step) short_[at] |= bit;
  }
  table_.build(std::move(keys));
}

}  // namespace mentiond::plugins::watchlist
