#include "plugins/match/watchlist/names/speakers.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace mentiond::plugins::watchlist {

void Speakers::read(const sdk::ArticleView& article, const std::vector<std::uint32_t>& mentioned, bool turkish) {
  said_.clear();
  std::uint32_t number = 0;
  for (const mentiond_quote quote : article.quotes()) {
    const std::uint32_t own_number = number++;
    const std::string_view speaker = sdk::view(quote.speaker);
    if (speaker.empty() || quote.start >= quote.end) continue;
    tokens_.clear();
    common::text::tokenise(speaker, tokens_);
    const Words words{speaker, tokens_.data(), static_cast<std::uint32_t>(tokens_.size()), turkish};
    const auto is_mentioned = [&](std::uint32_t entity) {
      return std::binary_search(mentioned.begin(), mentioned.end(), entity);
    };
    compiled_.index.candidates(words, [&](PatternId alias, std::uint32_t at) {
      if (alias >= compiled_.aliases.size()) return;
      const Alias& own = compiled_.aliases[alias];
      const Rule& rule = compiled_.rules[own.rule];
      // What an alias needs around it is seen in the article, not here.
      const bool free = rule.near.empty() && rule.exclude.empty() && rule.languages.empty();
      if (!free && !is_mentioned(own.entity)) return;
      if (const auto found = compiled_.patterns.find(alias, words, at, scratch_))
        said_.push_back({own.entity, quote.start, quote.end, own_number, alias, found->start, found->end});
    });
    const auto belongs_before = [](const Alias& alias, std::uint32_t entity) { return alias.entity < entity; };
    for (const std::uint32_t entity : mentioned) {
      const auto begin = compiled_.aliases.begin();
      for (auto alias = std::lower_bound(begin, compiled_.aliases.end(), entity, belongs_before);
           alias != compiled_.aliases.end() && alias->entity == entity; ++alias) {
        const auto id = static_cast<PatternId>(alias - begin);
        if (is_end_of_name(id, words))
          said_.push_back({entity, quote.start, quote.end, own_number, id, tokens_.front().start, tokens_.back().end});
      }
    }
  }
  std::sort(said_.begin(), said_.end());
  const auto same = [](const Said& a, const Said& b) {
    return a.entity == b.entity && a.start == b.start && a.end == b.end;
  };
  said_.erase(std::unique(said_.begin(), said_.end(), same), said_.end());
}

/// A person speaks rather than the country or the office that is named beside, and who is named first.
bool Speakers::is_better(const Said& one, const Said& other) const {
  const auto rank = [&](const Said& said) {
    return std::tuple(compiled_.entities[said.entity].type != "person", said.from, said.entity);
  };
  return rank(one) < rank(other);
}

void Speakers::report(const sdk::ArticleView& article, const sdk::MentionSink& sink) const {
  std::map<std::uint32_t, const Said*> best;
  for (const Said& said : said_) {
    const Said*& own = best[said.quote];
    if (own == nullptr || is_better(said, *own)) own = &said;
  }
  std::uint32_t number = 0;
  for (const mentiond_quote quote : article.quotes()) {
    const auto found = best.find(number++);
    if (found == best.end()) continue;
    const Said& said = *found->second;
    sdk::Mention mention;
    mention.watch = said.entity, mention.index = said.quote, mention.start = said.from, mention.end = said.to;
    mention.role = "quoted", mention.field = "speaker", mention.alias = compiled_.name_of(said.alias);
    mention.text = sdk::view(quote.speaker).substr(said.from, said.to - said.from);
    sink.mention(mention);
  }
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
