#include "plugins/match/watchlist/prefix_index.h"

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
  Beginning word = beginning_of(text.substr(token.start, token.end - token.start));
  word.bytes |= common::text::kLowerCase & common::text::mask(word.size);
  return word;
}

void PrefixIndex::build(const Patterns& patterns, std::span<const PatternId> ids) {
  if (ids.empty()) return;
  lengths_.assign(65536, 0);
  std::vector<std::pair<std::uint64_t, PatternId>> keys;
  for (const PatternId id : ids) {
    const Beginning prefix = beginning_of(patterns.folded(id, 0));
    keys.emplace_back(prefix.bytes, id);
    const auto bit = static_cast<std::uint16_t>(1U << prefix.size);
    // Of one byte: whatever the second is.
    const std::uint32_t step = prefix.size == 1 ? 256 : 65536;
    for (std::uint32_t at = prefix.bytes & 0xFFFF; at < 65536; at += step) lengths_[at] |= bit;
  }
  table_.build(std::move(keys));
}

}  // namespace mentiond::plugins::watchlist
