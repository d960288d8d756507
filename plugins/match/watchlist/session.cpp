#include "plugins/match/watchlist/session.h"

#include <algorithm>

#include "plugins/common/text/sentences.h"
#include "plugins/match/watchlist/common_words.h"
#include "plugins/match/watchlist/overlaps.h"

namespace mentiond::plugins::watchlist {
namespace {

std::string_view role_of(const sdk::ArticleView& article, const Field& field, const Hit& hit) {
  if (field.name == "headline" || field.name == "tag") return field.name;
  if (field.name == "standfirst" || field.name == "summary") return "standfirst";
  if (field.name != "body") return "body";
  // Offsets of quotes are into the plain body, of which there is one.
  for (const mentiond_quote quote : article.quotes()) {
    if (quote.start <= hit.start && hit.end <= quote.end) return "quoted";
  }
  return "body";
}

/// A receipt is no copy of the article: of a sentence without end, what stands around the hit.
common::text::Range clipped(std::string_view text, common::text::Range sentence, const Hit& hit) {
  constexpr std::size_t kContext = 500;
  const auto inside_character = [&](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80; };
  if (hit.start - sentence.start > kContext) {
    sentence.start = hit.start - kContext;
    while (inside_character(sentence.start)) ++sentence.start;
  }
  if (sentence.end - hit.end > kContext) {
    sentence.end = hit.end + kContext;
    while (inside_character(sentence.end)) --sentence.end;
  }
  return sentence;
}

}  // namespace

void Session::match(const sdk::ArticleView& article, const sdk::MentionSink& sink) {
  article_.read(article);
  hits_.clear();
  company_.begin_article();
  find_aliases();
  if (hits_.empty()) return;
  drop_lonely();
  resolve_overlaps(*compiled_, hits_);
  emit(article, sink);
}

void Session::find_aliases() {
  for (std::uint32_t field = 0; field < article_.fields().size(); ++field) {
    const Words words = article_.words(article_.fields()[field]);
    for (std::uint32_t at = 0; at < words.count; ++at) {
      compiled_->index.candidates(words.tokens + at, words.count - at, [&](PatternId alias) {
        if (const auto found = compiled_->patterns.find(alias, words, at, scratch_))
          keep_if_it_counts({alias, field, at, found->last, found->start, found->end, found->capitals, false});
      });
    }
  }
}

void Session::keep_if_it_counts(Hit hit) {
  const Rule& rule = rule_of(hit);
  const bool elsewhere = !rule.languages.empty() && !article_.language().empty();
  if (elsewhere && !in_scope(article_.language(), rule.languages)) return;
  if (rule.exact) {
    const bool one_word = compiled_->patterns.word_count(hit.alias) == 1;
    const bool capitals = (one_word || hit.capitals) && company_.in_capital_line(hit);
    if (hit.capitals && !capitals) return;
    hit.needs_another = one_word && capitals && rule.near.empty() && !is_unmistakable(hit);
  }
  if (company_.excluded(rule, hit)) return;
  if (!rule.near.empty() && !company_.near(rule, hit)) return;
  hits_.push_back(hit);
}

/// An acronym that is no word when it is written small.
bool Session::is_unmistakable(const Hit& hit) const {
  const Patterns& patterns = compiled_->patterns;
  return patterns.is_capitals(hit.alias) && !is_common_word(patterns.folded(hit.alias, 0), article_.language());
}

/// Of hits that need another mention of their entity, leaves those that have one.
void Session::drop_lonely() {
  const auto lonely = [](const Hit& hit) { return hit.needs_another; };
  if (std::none_of(hits_.begin(), hits_.end(), lonely)) return;
  std::vector<Hit> sure;
  std::copy_if(hits_.begin(), hits_.end(), std::back_inserter(sure), [](const Hit& hit) { return !hit.needs_another; });
  resolve_overlaps(*compiled_, sure);
  std::vector<std::uint32_t> entities;
  for (const Hit& hit : sure) entities.push_back(alias_of(hit).entity);
  std::sort(entities.begin(), entities.end());
  std::erase_if(hits_, [&](const Hit& hit) {
    return hit.needs_another && !std::binary_search(entities.begin(), entities.end(), alias_of(hit).entity);
  });
}

void Session::emit(const sdk::ArticleView& article, const sdk::MentionSink& sink) const {
  common::text::Sentences sentences({});
  const Field* before = nullptr;
  for (const Hit& hit : hits_) {
    const Field& field = article_.fields()[hit.field];
    if (&field != before) sentences = common::text::Sentences(field.text), before = &field;
    const common::text::Range sentence = clipped(field.text, sentences.around(hit.start, hit.end), hit);
    sdk::Mention mention;
    mention.watch = alias_of(hit).entity;
    mention.index = field.index;
    mention.start = hit.start, mention.end = hit.end;
    mention.role = role_of(article, field, hit);
    mention.alias = compiled_->patterns.text(hit.alias);
    mention.field = field.name;
    mention.text = field.text.substr(hit.start, hit.end - hit.start);
    mention.sentence = field.text.substr(sentence.start, sentence.end - sentence.start);
    if (!rule_of(hit).languages.empty() && article_.language().empty())
      mention.note = "the article's language is not known";
    sink.mention(mention);
  }
}

}  // namespace mentiond::plugins::watchlist
