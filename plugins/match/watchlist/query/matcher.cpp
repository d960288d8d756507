#include "plugins/match/watchlist/query/matcher.h"

#include <algorithm>

#include "plugins/match/watchlist/query/data.h"
#include "plugins/match/watchlist/query/matcher_loops.h"

namespace mentiond::plugins::watchlist {

void QueryMatcher::begin_article() {
  ++number_;
  woken_in_.resize(program_.queries.size());
  seen_in_.resize(compiled_.patterns.size() - compiled_.aliases.size());
  anchors_.clear(), awake_.clear(), true_.clear(), by_entity_.clear();
  places_.begin_article();
  read_words();
}

void QueryMatcher::read_words() {
  words_.clear();
  for (const Field& field : article_.all_fields()) {
    const Words words = article_.words(field);
    std::uint32_t before = 0;
    for (std::uint32_t i = 0; i < words.count; ++i) {
      const std::uint32_t hash = words.tokens[i].hash;
      words_.add(WordSet::word(hash));
      words_.add(WordSet::pair(before, hash));
      if (field.part == kHeadline) words_.add(WordSet::headline_word(hash));
      before = hash;
    }
  }
  if (!program_.guards_beginnings) return;
  for (const PrefixIndex::Beginning& word : places_.beginnings()) {
    if (word.size >= WordSet::kBeginning) words_.add(WordSet::beginning(word));
  }
}

void QueryMatcher::look_at_beginnings(const Words& words) {
  if (program_.prefixes.empty()) return;
  const PrefixIndex::Beginning* const first = places_.beginnings().data() + (words.tokens - article_.tokens().data());
  for (std::uint32_t at = 0; at < words.count; ++at)
    program_.prefixes.candidates(first[at], [&](PatternId anchor) { wake(anchor, words, at); });
}

void QueryMatcher::wake(PatternId anchor, const Words& words, std::uint32_t at) {
  std::uint32_t& seen = seen_in_[anchor - compiled_.aliases.size()];
  if (seen == number_ || !compiled_.patterns.find(anchor, words, at, scratch_)) return;
  seen = number_;
  anchors_.push_back(anchor);
}

const std::vector<std::uint32_t>& QueryMatcher::run(const sdk::ArticleView& article, const std::vector<Hit>& hits) {
  view_ = &article, hits_ = &hits;
  if (program_.uses_entities) read_entities();
  for (const PatternId anchor : anchors_)
    program_.by_term.of(anchor, words_, [&](std::uint32_t query) { wake_query(query); });
  for (const std::uint32_t query : program_.awake) wake_query(query);
  for (const std::uint32_t query : awake_) {
    if (holds(program_.queries[query].root)) true_.push_back(query);
  }
  std::sort(true_.begin(), true_.end());
  return true_;
}

/// Which entities are mentioned, or speak, and the queries that they wake.
void QueryMatcher::read_entities() {
  for (std::uint32_t i = 0; i < hits_->size(); ++i)
    by_entity_.emplace_back(compiled_.aliases[(*hits_)[i].alias].entity, i);
  std::sort(by_entity_.begin(), by_entity_.end());
  std::vector<std::uint32_t> mentioned;
  for (const auto& [entity, hit] : by_entity_) {
    if (mentioned.empty() || mentioned.back() != entity) mentioned.push_back(entity);
  }
  for (const Speakers::Said& said : speakers_.said()) mentioned.push_back(said.entity);
  for (const std::uint32_t entity : mentioned) words_.add(WordSet::entity(entity));
  for (const std::uint32_t entity : mentioned)
    program_.by_entity.of(entity, words_, [&](std::uint32_t query) { wake_query(query); });
}

void QueryMatcher::wake_query(std::uint32_t query) {
  if (woken_in_[query] == number_) return;
  woken_in_[query] = number_;
  awake_.push_back(query);
}

bool QueryMatcher::holds(NodeId id) {
  const QueryNode& own = node(id);
  switch (own.op) {
    case Op::kAnd:
      return all_hold(id);
    case Op::kOr:
      return any_holds(id);
    case Op::kNot:
      return !holds(operands(id)[0]);
    case Op::kLanguage:
      return in_language(own) && holds(operands(id)[0]);
    case Op::kDatum:
      return datum_holds(own);
    case Op::kNear: {
      const Spans left = spans(operands(id)[0]);
      bool found = false;
      if (!left.empty())
        for_near(own, left, spans(operands(id)[1]), [&](const Span&, const Span&) { return found = true, false; });
      return found;
    }
    default:
      return !spans(id).empty();
  }
}

/// What is cheap first: words are looked up, distances and expressions are computed.
bool QueryMatcher::all_hold(NodeId id) {
  const auto is_cheap = [&](NodeId operand) {
    const Op op = node(operand).op;
    return op == Op::kTerm || op == Op::kEntity || op == Op::kDatum;
  };
  for (const bool cheap : {true, false}) {
    for (const NodeId operand : operands(id)) {
      if (is_cheap(operand) == cheap && !holds(operand)) return false;
    }
  }
  return true;
}

bool QueryMatcher::any_holds(NodeId id) {
  const auto all = operands(id);
  return std::any_of(all.begin(), all.end(), [&](NodeId operand) { return holds(operand); });
}

bool QueryMatcher::in_language(const QueryNode& own) const {
  return article_.language().empty() || in_scope(article_.language(), program_.languages[own.value]);
}

bool QueryMatcher::datum_holds(const QueryNode& own) const {
  const QueryProgram::Datum& datum = program_.data[own.value];
  if (datum.kind != QueryField::Kind::kSource) return watchlist::datum_holds(datum.kind, datum.value, *view_);
  common::text::Tokens tokens;
  for (const mentiond_info_source source : view_->info_sources()) {
    for (const std::string_view name : {sdk::view(source.name), sdk::view(source.literal)}) {
      tokens.clear();
      common::text::tokenise(name, tokens);
      const Words words{name, tokens.data(), static_cast<std::uint32_t>(tokens.size()), article_.is_turkish()};
      for (std::uint32_t at = 0; at < words.count; ++at) {
        if (compiled_.patterns.find(datum.pattern, words, at, scratch_)) return true;
      }
    }
  }
  return false;
}

Spans QueryMatcher::spans(NodeId id) {
  Spans found;
  append_spans(id, found);
  if (node(id).op != Op::kTerm) {
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
  }
  return found;
}

void QueryMatcher::append_spans(NodeId id, Spans& out) {
  const QueryNode& own = node(id);
  switch (own.op) {
    case Op::kTerm:
      return places_.term(own.value, own.exact, own.scope, out);
    case Op::kRegex:
      return append_regex(own, out);
    case Op::kEntity:
      return append_entity(own, out);
    case Op::kQuoted:
      return own.count == 0 ? append_quotes(id, out) : append_units(id, out);
    case Op::kOr:
      for (const NodeId operand : operands(id)) append_spans(operand, out);
      return;
    case Op::kLanguage:
      if (in_language(own)) append_spans(operands(id)[0], out);
      return;
    case Op::kNear:
      return append_near(id, out);
    case Op::kSentence:
    case Op::kParagraph:
      return append_units(id, out);
    case Op::kAtLeast: {
      const Spans all = spans(operands(id)[0]);
      if (times(all) >= own.value) out.insert(out.end(), all.begin(), all.end());
      return;
    }
    case Op::kAnd:
    case Op::kNot:
    case Op::kDatum:
      return;
  }
}

void QueryMatcher::append_regex(const QueryNode& own, Spans& out) {
  const re2::RE2& regex = *program_.regexes[own.value];
  const auto fields = article_.all_fields();
  for (std::uint32_t field = 0; field < fields.size(); ++field) {
    if ((fields[field].part & own.scope) == 0) continue;
    const std::string_view text = fields[field].text;
    const re2::StringPiece whole(text.data(), text.size());
    re2::StringPiece found;
    for (std::size_t from = 0; from < text.size();) {
      if (!regex.Match(whole, from, text.size(), re2::RE2::UNANCHORED, &found, 1)) break;
      const auto start = static_cast<std::size_t>(found.data() - text.data());
      from = start + std::max<std::size_t>(found.size(), 1);
      Span span = places_.span_of(field, start, start + found.size());
      if (!found.empty() && places_.in_scope(span, own.scope)) out.push_back(span);
    }
  }
}

void QueryMatcher::append_entity(const QueryNode& own, Spans& out) {
  auto each = std::lower_bound(by_entity_.begin(), by_entity_.end(), std::pair(own.value, std::uint32_t{0}));
  for (; each != by_entity_.end() && each->first == own.value; ++each) {
    const Hit& hit = (*hits_)[each->second];
    Span span{hit.field, hit.first, hit.last, hit.start, hit.end};
    if (places_.in_scope(span, own.scope)) out.push_back(span);
  }
}

/// The quotes of a speaker, each as one span of the body.
void QueryMatcher::append_quotes(NodeId id, Spans& out) {
  const auto fields = article_.fields();
  const auto is_body = [](const Field& field) { return field.part == kBody; };
  const auto body = std::find_if(fields.begin(), fields.end(), is_body);
  if (body == fields.end()) return;
  for (const Speakers::Said& said : speakers_.said()) {
    if (said.entity != node(id).value || said.end > body->text.size()) continue;
    const auto field = static_cast<std::uint32_t>(body - fields.begin());
    out.push_back(places_.span_of(field, said.start, said.end));
  }
}

/// How many of the spans there are of which no two share a word.
std::uint32_t QueryMatcher::times(const Spans& spans) const {
  Spans by_end = spans;
  std::sort(by_end.begin(), by_end.end(), [](const Span& a, const Span& b) {
    return std::tuple(a.field, a.end, a.start) < std::tuple(b.field, b.end, b.start);
  });
  std::uint32_t count = 0;
  const Span* before = nullptr;
  for (const Span& span : by_end) {
    if (before != nullptr && before->field == span.field && span.start < before->end) continue;
    ++count, before = &span;
  }
  return count;
}

}  // namespace mentiond::plugins::watchlist
