#include "plugins/match/watchlist/query/places.h"

#include <algorithm>
#include <bit>

#include "plugins/match/watchlist/query/quotations.h"

namespace mentiond::plugins::watchlist {
namespace {

using common::text::Range;
using common::text::Token;

constexpr std::uint32_t kNone = ~std::uint32_t{0};
constexpr std::uint32_t kBuckets = 1024;

/// By the first two bytes.
std::uint32_t bucket_of(const PrefixIndex::Beginning& word) {
  const auto two = static_cast<std::uint32_t>(word.bytes & 0xFFFF);
  return (two ^ (two >> 3)) & (kBuckets - 1);
}

}  // namespace

void QueryPlaces::begin_article() {
  ++number_;
  known_.resize(compiled_.patterns.size() - compiled_.aliases.size());
  found_.clear();
  table_read_ = beginnings_read_ = beginning_table_read_ = false;
  for (FieldPlaces& each : fields_) {
    each.words_known = each.quotations_known = false;
    each.sentences.clear(), each.paragraphs.clear();
    each.first_paragraph_end = 0;
  }
}

QueryPlaces::FieldPlaces& QueryPlaces::places(std::uint32_t field) {
  if (fields_.size() <= field) fields_.resize(field + 1);
  return fields_[field];
}

void QueryPlaces::term(PatternId term, bool exact, std::uint32_t scope, Spans& out) {
  const Known known = look_up(term);
  for (std::uint32_t i = 0; i < known.count; ++i) {
    const Place& place = found_[known.first + i];
    Span span = place.span;
    if (!(exact && place.capitals) && in_scope(span, scope)) out.push_back(span);
  }
}

QueryPlaces::Known QueryPlaces::look_up(PatternId term) {
  Known& known = known_[term - compiled_.aliases.size()];
  if (known.article == number_) return known;
  known = {number_, static_cast<std::uint32_t>(found_.size()), 0};
  if (compiled_.patterns.is_glob(term, 0)) {
    look_up_glob(term);
  } else {
    read_table();
    const auto fields = article_.all_fields();
    const std::uint32_t hash = compiled_.patterns.hash(term, 0);
    std::uint32_t field = 0;
    for (std::uint32_t token = heads_[hash & (heads_.size() - 1)]; token != kNone; token = next_[token]) {
      if (article_.tokens()[token].hash != hash) continue;
      while (token >= fields[field].first_token + fields[field].token_count) ++field;
      try_at(term, field, token - fields[field].first_token);
    }
  }
  known.count = static_cast<std::uint32_t>(found_.size()) - known.first;
  return known;
}

/// Where the first word has wildcards: among the words that begin as it does, or, where it begins with one, among all.
void QueryPlaces::look_up_glob(PatternId term) {
  const auto fields = article_.all_fields();
  const PrefixIndex::Beginning prefix = PrefixIndex::beginning_of(compiled_.patterns.folded(term, 0));
  if (prefix.size < 2) {
    for (std::uint32_t field = 0; field < fields.size(); ++field) {
      for (std::uint32_t token = 0; token < fields[field].token_count; ++token) try_at(term, field, token);
    }
    return;
  }
  read_beginning_table();
  std::uint32_t field = 0;
  for (std::uint32_t token = beginning_heads_[bucket_of(prefix)]; token != kNone; token = beginning_next_[token]) {
    if (!beginnings_[token].begins_with(prefix)) continue;
    while (token >= fields[field].first_token + fields[field].token_count) ++field;
    try_at(term, field, token - fields[field].first_token);
  }
}

const std::vector<PrefixIndex::Beginning>& QueryPlaces::beginnings() {
  if (beginnings_read_) return beginnings_;
  beginnings_read_ = true;
  beginnings_.clear();
  for (const Field& field : article_.all_fields()) {
    for (std::uint32_t i = 0; i < field.token_count; ++i)
      beginnings_.push_back(
          PrefixIndex::beginning_of(field.text, article_.tokens()[field.first_token + i], scratch_.folded));
  }
  return beginnings_;
}

void QueryPlaces::read_beginning_table() {
  if (beginning_table_read_) return;
  beginning_table_read_ = true;
  beginning_heads_.assign(kBuckets, kNone);
  beginning_next_.resize(beginnings().size());
  for (auto i = static_cast<std::uint32_t>(beginnings_.size()); i-- > 0;) {
    std::uint32_t& head = beginning_heads_[bucket_of(beginnings_[i])];
    beginning_next_[i] = head, head = i;
  }
}

void QueryPlaces::try_at(PatternId term, std::uint32_t field, std::uint32_t token) {
  const auto found = compiled_.patterns.find(term, words_of(field), token, scratch_);
  if (found) found_.push_back({{field, token, found->last, found->start, found->end}, found->capitals});
}

void QueryPlaces::read_table() {
  if (table_read_) return;
  table_read_ = true;
  const common::text::Tokens& tokens = article_.tokens();
  heads_.assign(std::bit_ceil(std::max<std::size_t>(tokens.size(), 16)), kNone);
  next_.resize(tokens.size());
  // From the end, so that each chain is in reading order.
  for (auto i = static_cast<std::uint32_t>(tokens.size()); i-- > 0;) {
    std::uint32_t& head = heads_[tokens[i].hash & (heads_.size() - 1)];
    next_[i] = head, head = i;
  }
}

bool QueryPlaces::in_scope(Span& span, std::uint32_t scope) {
  std::uint32_t part = article_.all_fields()[span.field].part;
  if (part == kBody && (scope & kBody) != kBody)
    part = span.end <= first_paragraph_end(span.field) ? kFirstParagraph : kRestOfBody;
  if ((part & scope) == 0) return false;
  if ((scope & kOutsideQuotes) != 0) return true;
  span.quote = quotation_around(span);
  return span.quote != Span::kNoQuote;
}

std::size_t QueryPlaces::first_paragraph_end(std::uint32_t field) {
  FieldPlaces& known = places(field);
  if (known.first_paragraph_end == 0) {
    const Words words = words_of(field);
    known.first_paragraph_end =
        words.count == 0 ? words.text.size()
                         : common::text::paragraph_around(words.text, words.tokens[0].start, words.tokens[0].end).end;
  }
  return known.first_paragraph_end;
}

std::uint32_t QueryPlaces::quotation_around(const Span& span) {
  FieldPlaces& known = places(span.field);
  if (!known.quotations_known) {
    known.quotations_known = true;
    known.quotations = quotations(article_.all_fields()[span.field].text);
  }
  const auto behind = std::upper_bound(known.quotations.begin(), known.quotations.end(), span.start,
                                       [](std::uint32_t at, const Range& range) { return at < range.start; });
  if (behind == known.quotations.begin() || span.end > (behind - 1)->end) return Span::kNoQuote;
  return static_cast<std::uint32_t>(behind - 1 - known.quotations.begin());
}

std::uint32_t QueryPlaces::words_before(std::uint32_t field, std::uint32_t token) {
  FieldPlaces& known = places(field);
  if (!known.words_known) {
    known.words_known = true;
    const Words words = words_of(field);
    known.words.assign(1, 0);
    for (std::uint32_t i = 0; i < words.count; ++i)
      known.words.push_back(known.words.back() + (words.tokens[i].is(Token::kCanStart) ? 1 : 0));
  }
  return known.words[token];
}

template <class EndOf>
std::uint32_t QueryPlaces::Units::number(const Words& words, std::uint32_t token, EndOf&& end_of) {
  while (numbers.size() <= token) {
    const std::uint32_t start = words.tokens[numbers.size()].start, before = numbers.empty() ? 0 : numbers.back();
    const bool is_next = start >= end;
    if (is_next) end = end_of(start);
    numbers.push_back(before + (is_next ? 1 : 0));
  }
  return numbers[token];
}

std::uint32_t QueryPlaces::sentence(std::uint32_t field, std::uint32_t token) {
  FieldPlaces& known = places(field);
  const Words words = words_of(field);
  if (known.sentences.numbers.empty()) known.reader = common::text::Sentences(words.text);
  return known.sentences.number(words, token,
                                [&](std::uint32_t start) { return known.reader.around(start, start + 1).end; });
}

std::uint32_t QueryPlaces::paragraph(std::uint32_t field, std::uint32_t token) {
  const Words words = words_of(field);
  return places(field).paragraphs.number(
      words, token, [&](std::uint32_t start) { return common::text::paragraph_around(words.text, start, start).end; });
}

Span QueryPlaces::span_of(std::uint32_t field, std::size_t start, std::size_t end) const {
  const Words words = words_of(field);
  const Token* const tokens_end = words.tokens + words.count;
  const Token* const first = std::lower_bound(words.tokens, tokens_end, start,
                                              [](const Token& token, std::size_t at) { return token.end <= at; });
  const Token* const behind =
      std::lower_bound(first, tokens_end, end, [](const Token& token, std::size_t at) { return token.start < at; });
  return {field, static_cast<std::uint32_t>(first - words.tokens),
          static_cast<std::uint32_t>(behind - words.tokens) - 1, static_cast<std::uint32_t>(start),
          static_cast<std::uint32_t>(end)};
}

}  // namespace mentiond::plugins::watchlist
