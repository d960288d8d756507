#include "plugins/match/watchlist/speakers.h"

#include <algorithm>

namespace mentiond::plugins::watchlist {

void Speakers::read(const sdk::ArticleView& article, const std::vector<std::uint32_t>& mentioned, bool turkish) {
  said_.clear();
  for (const mentiond_quote quote : article.quotes()) {
    const std::string_view speaker = sdk::view(quote.speaker);
    if (speaker.empty() || quote.start >= quote.end) continue;
    tokens_.clear();
    common::text::tokenise(speaker, tokens_);
    const Words words{speaker, tokens_.data(), static_cast<std::uint32_t>(tokens_.size()), turkish};
    const auto is_mentioned = [&](std::uint32_t entity) {
      return std::binary_search(mentioned.begin(), mentioned.end(), entity);
    };
    for (std::uint32_t at = 0; at < words.count; ++at) {
      compiled_.index.candidates(words.tokens + at, words.count - at, [&](PatternId alias) {
        if (alias >= compiled_.aliases.size()) return;
        const Alias& own = compiled_.aliases[alias];
        const Rule& rule = compiled_.rules[own.rule];
        // What an alias needs around it is seen in the article, not here.
        const bool free = rule.near.empty() && rule.exclude.empty() && rule.languages.empty();
        if ((free || is_mentioned(own.entity)) && compiled_.patterns.find(alias, words, at, scratch_))
          said_.push_back({own.entity, quote.start, quote.end});
      });
    }
    const auto belongs_before = [](const Alias& alias, std::uint32_t entity) { return alias.entity < entity; };
    for (const std::uint32_t entity : mentioned) {
      const auto begin = compiled_.aliases.begin();
      for (auto alias = std::lower_bound(begin, compiled_.aliases.end(), entity, belongs_before);
           alias != compiled_.aliases.end() && alias->entity == entity; ++alias) {
        if (is_end_of_name(static_cast<PatternId>(alias - begin), words))
          said_.push_back({entity, quote.start, quote.end});
      }
    }
  }
  std::sort(said_.begin(), said_.end());
  said_.erase(std::unique(said_.begin(), said_.end()), said_.end());
}

bool Speakers::is_end_of_name(PatternId alias, const Words& speaker) {
  const std::uint32_t count = compiled_.patterns.word_count(alias);
  if (speaker.count == 0 || speaker.count >= count) return false;
  for (std::uint32_t i = 0; i < speaker.count; ++i) {
    scratch_.folded.clear();
    common::text::append_folded(speaker.text, speaker.tokens[i], scratch_.folded);
    if (scratch_.folded != compiled_.patterns.folded(alias, count - speaker.count + i)) return false;
  }
  return true;
}

}  // namespace mentiond::plugins::watchlist
