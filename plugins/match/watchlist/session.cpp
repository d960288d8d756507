#include "plugins/match/watchlist/session.h"

#include <algorithm>

#include "plugins/common/text/sentences.h"
#include "plugins/match/watchlist/explain/explain.h"
#include "plugins/match/watchlist/names/overlaps.h"

namespace mentiond::plugins::watchlist {
namespace {

std::string_view role_of(const sdk::ArticleView& article, const Field& field, std::uint32_t start, std::uint32_t end) {
  if (field.name == "headline" || field.name == "tag" || field.name == "byline") return field.name;
  if (field.name == "standfirst" || field.name == "summary") return "standfirst";
  if (field.name != "body") return "body";
  // Offsets of quotes are into the plain body, of which there is one.
  for (const mentiond_quote quote : article.quotes()) {
    if (quote.start <= start && end <= quote.end) return "quoted";
  }
  return "body";
}

/// A receipt is no copy of the article: of a sentence without end, what stands around the hit.
common::text::Range clipped(std::string_view text, common::text::Range sentence, std::uint32_t start,
                            std::uint32_t end) {
  constexpr std::size_t kContext = 500;
  // What an expression found may begin or end with white space, which belongs to no sentence.
  sentence.start = std::min<std::size_t>(sentence.start, start),
  sentence.end = std::max<std::size_t>(sentence.end, end);
  const auto inside_character = [&](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80; };
  if (start - sentence.start > kContext) {
    sentence.start = start - kContext;
    while (inside_character(sentence.start)) ++sentence.start;
  }
  if (sentence.end - end > kContext) {
    sentence.end = end + kContext;
    while (inside_character(sentence.end)) --sentence.end;
  }
  return sentence;
}

/// Writes mentions of one article, in reading order: each field's sentences are read once.
class Receipts {
 public:
  Receipts(const sdk::ArticleView& article, const sdk::MentionSink& sink) : article_(article), sink_(sink) {}

  void add(sdk::Mention& mention, const Field& field, std::uint32_t start, std::uint32_t end) {
    if (&field != before_) sentences_ = common::text::Sentences(field.text), before_ = &field;
    const common::text::Range sentence = clipped(field.text, sentences_.around(start, end), start, end);
    mention.index = field.index;
    mention.start = start, mention.end = end;
    mention.role = role_of(article_, field, start, end);
    mention.field = field.name;
    mention.text = field.text.substr(start, end - start);
    mention.sentence = field.text.substr(sentence.start, sentence.end - sentence.start);
    sink_.mention(mention);
  }

 private:
  const sdk::ArticleView& article_;
  const sdk::MentionSink& sink_;
  common::text::Sentences sentences_{{}};
  const Field* before_ = nullptr;
};

constexpr std::string_view kLanguageUnknown = "the article's language is not known";

}  // namespace

void Session::match(const sdk::ArticleView& article, const sdk::MentionSink& sink) {
  find(article, compiled_->queries.bylines);
  emit_entities(article, sink);
  for (const std::uint32_t query : queries_.run(article, hits_)) emit_query(article, sink, query);
  speakers_.report(article, sink);
}

void Session::explain(std::uint32_t watch, const sdk::ArticleView& article, const sdk::TextSink& sink) {
  // The byline, too: what stands there alone is worth a word.
  find(article, true);
  if (!compiled_->queries.queries.empty()) queries_.run(article, hits_);
  sink.text(Explainer(*compiled_, article_, company_, queries_, hits_).watch(watch));
}

/// Leaves the mentions that count in hits_, and who speaks in speakers_.
void Session::find(const sdk::ArticleView& article, bool byline) {
  article_.read(article, byline);
  hits_.clear();
  company_.begin_article();
  if (!compiled_->queries.queries.empty()) queries_.begin_article();
  for (std::uint32_t field = 0; field < article_.fields().size(); ++field) find_words(article_.fields()[field], field);
  if (!hits_.empty()) {
    drop_lonely();
    resolve_overlaps(*compiled_, hits_);
  }
  read_speakers(article);
}

void Session::find_words(const Field& field, std::uint32_t number) {
  const Words words = article_.words(field);
  const auto aliases = static_cast<PatternId>(compiled_->aliases.size());
  compiled_->index.candidates(words, [&](PatternId id, std::uint32_t at) {
    if (id >= aliases) return queries_.wake(id, words, at);
    compiled_->patterns.prefetch(id);
    candidates_.emplace_back(id, at);
  });
  for (const auto& [id, at] : candidates_) find_alias(id, words, number, at);
  candidates_.clear();
  queries_.look_at_beginnings(words);
  if (compiled_->globs.empty()) return;
  for (std::uint32_t at = 0; at < words.count; ++at) {
    compiled_->prefixes.candidates(words.text, words.tokens[at], scratch_.folded,
                                   [&](PatternId id) { find_alias(id, words, number, at); });
    for (const PatternId id : compiled_->anywhere) find_alias(id, words, number, at);
  }
}

void Session::find_alias(PatternId id, const Words& words, std::uint32_t number, std::uint32_t at) {
  const auto found = compiled_->patterns.find(id, words, at, scratch_);
  if (!found) return;
  Hit hit{id, number, at, found->last, found->start, found->end, found->capitals, false};
  if (company_.judge(hit) == Verdict::kCounts) hits_.push_back(hit);
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

void Session::read_speakers(const sdk::ArticleView& article) {
  std::vector<std::uint32_t> mentioned;
  if (article.quotes().begin() != article.quotes().end()) {
    for (const Hit& hit : hits_) mentioned.push_back(alias_of(hit).entity);
    std::sort(mentioned.begin(), mentioned.end());
    mentioned.erase(std::unique(mentioned.begin(), mentioned.end()), mentioned.end());
  }
  speakers_.read(article, mentioned, article_.is_turkish());
}

void Session::emit_entities(const sdk::ArticleView& article, const sdk::MentionSink& sink) const {
  Receipts receipts(article, sink);
  for (const Hit& hit : hits_) {
    sdk::Mention mention;
    mention.watch = alias_of(hit).entity;
    mention.alias = compiled_->name_of(hit.alias);
    const bool scoped = !rule_of(hit).languages.empty() || alias_of(hit).only != kAnyLanguage;
    if (scoped && article_.language().empty()) mention.note = kLanguageUnknown;
    receipts.add(mention, article_.fields()[hit.field], hit.start, hit.end);
  }
}

void Session::emit_query(const sdk::ArticleView& article, const sdk::MentionSink& sink, std::uint32_t number) {
  const QueryProgram& program = compiled_->queries;
  const NodeId root = program.queries[number].root;
  sdk::Mention mention;
  mention.watch = static_cast<std::uint32_t>(compiled_->entities.size()) + number;
  const bool scoped = program.nodes[root].op == QueryNode::Op::kLanguage;
  if (scoped && article_.language().empty()) mention.note = kLanguageUnknown;
  const std::vector<Evidence> evidence = queries_.evidence(root);
  Receipts receipts(article, sink);
  for (const Evidence& each : evidence) {
    mention.alias = each.alias;
    mention.clause = program.text_of(program.nodes[each.clause]);
    receipts.add(mention, article_.all_fields()[each.span.field], each.span.start, each.span.end);
  }
  if (!evidence.empty()) return;
  // A query of metadata alone has no span.
  if (const auto datum = queries_.true_datum(root)) mention.clause = program.text_of(program.nodes[*datum]);
  sink.mention(mention);
}

}  // namespace mentiond::plugins::watchlist
