#include "plugins/match/watchlist/lint/implications.h"

#include <algorithm>

#include "plugins/match/watchlist/names/article_words.h"

namespace mentiond::plugins::watchlist {
namespace {

using common::text::Token;
using Op = QueryNode::Op;
using Kind = QueryField::Kind;

bool is_part(const QueryNode& one, const QueryNode& other) { return (one.scope & ~other.scope) == 0; }

bool has_star(std::string_view value) { return value.find('*') != std::string_view::npos; }

/// Its marks must be there, or it has punctuation of its own: then more counts than its letters.
bool is_spelled(std::string_view text) {
  common::text::Tokens words;
  common::text::tokenise(text, words);
  std::vector<common::text::Unit> units;
  for (const Token& word : words) common::text::append_units(text, word, units);
  return words.front().start > 0 || words.back().end < text.size() ||
         std::any_of(units.begin(), units.end(), [](const auto& unit) { return unit.has_marks(); });
}

/// One word, whose only wildcard is at its end.
bool is_beginning(const Patterns& patterns, PatternId id) {
  return patterns.word_count(id) == 1 && patterns.written(id) == std::string(patterns.text(id)) + "*";
}

/// One language tag is within the other.
bool are_related(std::string_view one, std::string_view other) {
  return in_scope(one, {std::string(other)}) || in_scope(other, {std::string(one)});
}

}  // namespace

bool Implications::implies(NodeId one, NodeId other) {
  const QueryNode &a = node(one), &b = node(other);
  if (one == other) return true;
  if (a.op == Op::kEntity && b.op == Op::kTerm) return is_part(a, b) && names_have(a, b);
  if (a.op != b.op) return false;
  switch (a.op) {
    case Op::kTerm:
      return is_part(a, b) && pattern_has(a.value, b);
    case Op::kDatum:
      return datum_implies(a, b);
    case Op::kQuoted:
      return a.value == b.value && has_all_of(one, other);
    case Op::kSentence:
    case Op::kParagraph:
      return has_all_of(one, other);
    case Op::kAtLeast:
      return a.value >= b.value && is_within(operands(one)[0], operands(other)[0]);
    default:
      return is_within(one, other);
  }
}

bool Implications::is_within(NodeId one, NodeId other) {
  const QueryNode &a = node(one), &b = node(other);
  const auto own = operands(one), others = operands(other);
  if (one == other) return true;
  if (a.op == Op::kOr) return std::all_of(own.begin(), own.end(), [&](NodeId each) { return is_within(each, other); });
  if (b.op == Op::kOr)
    return std::any_of(others.begin(), others.end(), [&](NodeId each) { return is_within(one, each); });
  if (a.op != b.op) return false;
  switch (a.op) {
    case Op::kTerm:
    case Op::kEntity:
      return a.value == b.value && is_part(a, b);
    case Op::kRegex:
      return program_.alias_of(a) == program_.alias_of(b) && is_part(a, b);
    case Op::kNear:
      return near_within(one, other);
    default:
      return false;
  }
}

bool Implications::near_within(NodeId one, NodeId other) {
  const QueryNode &a = node(one), &b = node(other);
  if (a.value > b.value || (b.ordered && !a.ordered)) return false;
  const auto own = operands(one), others = operands(other);
  const bool straight = is_within(own[0], others[0]) && is_within(own[1], others[1]);
  return straight || (!b.ordered && is_within(own[0], others[1]) && is_within(own[1], others[0]));
}

bool Implications::has_all_of(NodeId one, NodeId other) {
  const auto own = operands(one), others = operands(other);
  return std::all_of(others.begin(), others.end(), [&](NodeId wanted) {
    return std::any_of(own.begin(), own.end(), [&](NodeId each) { return is_within(each, wanted); });
  });
}

/// Whichever name of the entity stands there, the term does.
bool Implications::names_have(const QueryNode& entity, const QueryNode& term) {
  const std::vector<Alias>& aliases = compiled_.aliases;
  const auto is_before = [&](const Alias& alias) { return alias.entity < entity.value; };
  const auto is_its = [&](const Alias& alias) { return alias.entity == entity.value; };
  const auto first = std::partition_point(aliases.begin(), aliases.end(), is_before);
  return std::all_of(first, std::partition_point(first, aliases.end(), is_its), [&](const Alias& alias) {
    return pattern_has(static_cast<PatternId>(&alias - aliases.data()), term);
  });
}

/// Wherever the pattern is found, the term is, too.
bool Implications::pattern_has(PatternId one, const QueryNode& term) {
  const Patterns& patterns = compiled_.patterns;
  const PatternId other = term.value;
  if (one == other) return true;
  if (term.exact || !may_have(one, other)) return false;
  if (patterns.written(one) == patterns.written(other)) return true;
  if (is_spelled(patterns.text(other))) return false;
  if (!patterns.is_glob(one)) return text_has(patterns.text(one), other);
  return is_beginning(patterns, one) && is_beginning(patterns, other) &&
         patterns.folded(one, 0).starts_with(patterns.folded(other, 0));
}

/// Quick, for most have no word in common.
bool Implications::may_have(PatternId whole, PatternId part) const {
  const Patterns& patterns = compiled_.patterns;
  if (patterns.is_glob(part, 0)) return true;
  for (std::uint32_t i = 0; i < patterns.word_count(whole); ++i) {
    if (patterns.hash(whole, i) == patterns.hash(part, 0)) return true;
  }
  return false;
}

/// The letters of a text that is found are those of the text. Only where spaces part it from the rest is the same known
/// of where a word may begin and end.
bool Implications::text_has(std::string_view text, PatternId part) {
  common::text::Tokens tokens;
  common::text::tokenise(text, tokens);
  const Words words{text, tokens.data(), static_cast<std::uint32_t>(tokens.size()), false};
  const auto is_parted = [&](std::size_t behind) {
    if (behind == 0 || behind == tokens.size()) return true;
    common::text::gap_between(text, tokens[behind - 1], tokens[behind], scratch_.gap);
    return scratch_.gap == " ";
  };
  for (std::uint32_t at = 0; at < words.count; ++at) {
    const auto found = compiled_.patterns.find(part, words, at, scratch_);
    if (found && is_parted(at) && is_parted(found->last + 1)) return true;
  }
  return false;
}

bool Implications::datum_implies(const QueryNode& one, const QueryNode& other) const {
  const QueryProgram::Datum &a = program_.data[one.value], &b = program_.data[other.value];
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case Kind::kSource:
      return a.pattern == b.pattern;
    case Kind::kLanguage:
      return in_scope(a.value, {b.value});
    case Kind::kSite:
      return ("." + a.value).ends_with("." + b.value);
    case Kind::kUrl:
      return a.value == b.value || (!has_star(b.value) && a.value.find(b.value) != std::string::npos);
    default:
      return a.value == b.value;
  }
}

bool Implications::exclude_one_another(NodeId one, NodeId other) const {
  const QueryNode &a = node(one), &b = node(other);
  if (a.op == Op::kDatum && b.op == Op::kLanguage) return exclude_one_another(other, one);
  if (b.op != Op::kDatum) return false;
  const QueryProgram::Datum& datum = program_.data[b.value];
  if (a.op == Op::kLanguage) {
    // The languages of a query count where the article's is unknown; "und" says that it is.
    const std::vector<std::string>& languages = program_.languages[a.value];
    return datum.kind == Kind::kLanguage && !are_related(datum.value, "und") &&
           std::none_of(languages.begin(), languages.end(),
                        [&](const std::string& each) { return are_related(each, datum.value); });
  }
  if (a.op != Op::kDatum || program_.data[a.value].kind != datum.kind) return false;
  // An article has one language, one country and one feed; it may have several sources, sites and types.
  const std::string& own = program_.data[a.value].value;
  if (datum.kind == Kind::kLanguage) return !are_related(own, datum.value);
  if (datum.kind == Kind::kCountry) return own != datum.value;
  return datum.kind == Kind::kFeed && !has_star(own) && !has_star(datum.value) && own != datum.value;
}

bool Implications::is_torn(NodeId id) const {
  const Op op = node(id).op;
  const bool together = op == Op::kNear || op == Op::kSentence || op == Op::kParagraph || op == Op::kQuoted;
  return (together || op == Op::kEntity) && fields_of(id) == 0;
}

/// The fields that a span of the clause may stand in.
std::uint32_t Implications::fields_of(NodeId id) const {
  const QueryNode& own = node(id);
  std::uint32_t fields = 0;
  switch (own.op) {
    case Op::kTerm:
    case Op::kRegex:
    case Op::kEntity:
      fields = own.scope & kAnyPlace & ~std::uint32_t{kOutsideQuotes};
      if (own.op == Op::kEntity) fields &= ~std::uint32_t{kByline};
      return (fields & kBody) != 0 ? fields | kBody : fields;
    case Op::kOr:
      for (const NodeId operand : operands(id)) fields |= fields_of(operand);
      return fields;
    case Op::kQuoted:
    case Op::kNear:
    case Op::kSentence:
    case Op::kParagraph:
      fields = own.op == Op::kQuoted ? kBody : kAnyPlace;
      for (const NodeId operand : operands(id)) fields &= fields_of(operand);
      return fields;
    default:
      return own.count == 1 ? fields_of(operands(id)[0]) : std::uint32_t{kAnyPlace};
  }
}

}  // namespace mentiond::plugins::watchlist
