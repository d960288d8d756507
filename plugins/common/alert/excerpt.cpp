#include "plugins/common/alert/excerpt.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstring>

#include "plugins/common/alert/plain_text.h"

namespace mentiond::common {
namespace {

using Group = std::vector<const MentionText*>;

struct Span {
  std::size_t start, end;
};

/// Context shown on each side of a match where a "sentence" goes on and on.
constexpr std::size_t kContext = 300;
/// Longer aliases, clauses and field names are cut in a receipt.
constexpr std::size_t kReceipt = 100;

bool same_sentence(const MentionText& a, const MentionText& b) {
  return a.field == b.field && a.index == b.index && a.sentence == b.sentence;
}

std::vector<Group> group_by_sentence(const std::vector<MentionText>& mentions) {
  std::vector<Group> groups;
  for (const MentionText& mention : mentions) {
    const auto group =
        std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return same_sentence(*g.front(), mention); });
    if (group == groups.end()) {
      groups.push_back({&mention});
    } else {
      group->push_back(&mention);
    }
  }
  return groups;
}

bool word_ends_at(std::string_view text, std::size_t at) {
  if (at == 0 || at == text.size()) return true;
  std::size_t before = at - 1;
  while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xc0U) == 0x80U) --before;
  return !u_isalnum(next_character(text, before)) || !u_isalnum(next_character(text, at));
}

/// string_view::find compares anew at every place; memmem is linear, whatever a hostile sentence repeats.
std::size_t find_in(std::string_view text, std::string_view word, std::size_t from) {
  const void* const found = ::memmem(text.data() + from, text.size() - from, word.data(), word.size());
  return found == nullptr ? text.npos : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

/// Where `word` occurs, without overlaps: first the places where it is a whole word, then the others.
std::vector<std::size_t> occurrences(std::string_view sentence, std::string_view word) {
  std::vector<std::size_t> whole, partial;
  if (word.empty()) return whole;
  for (auto at = find_in(sentence, word, 0); at != sentence.npos; at = find_in(sentence, word, at + word.size())) {
    const bool is_whole = word_ends_at(sentence, at) && word_ends_at(sentence, at + word.size());
    (is_whole ? whole : partial).push_back(at);
  }
  whole.insert(whole.end(), partial.begin(), partial.end());
  return whole;
}

/// The mentions' places when the first one stands at `at`; empty where the others then do not fit.
std::vector<Span> places_from(const Group& group, std::size_t at) {
  const MentionText& first = *group.front();
  const std::string_view sentence = first.sentence;
  std::vector<Span> spans;
  for (const MentionText* mention : group) {
    const std::uint64_t start = at + mention->start - first.start;  // Wraps below zero, and is then too large.
    if (mention->text.empty()) continue;
    if (start > sentence.size() || sentence.substr(start, mention->text.size()) != mention->text) return {};
    spans.push_back({start, start + mention->text.size()});
  }
  return spans;
}

std::vector<Span> find_places(const Group& group) {
  const std::string_view sentence = group.front()->sentence;
  for (const std::size_t at : occurrences(sentence, group.front()->text)) {
    if (std::vector<Span> spans = places_from(group, at); !spans.empty()) return spans;
  }
  std::vector<Span> spans;
  for (const MentionText* mention : group) {
    const std::vector<std::size_t> found = occurrences(sentence, mention->text);
    if (!found.empty()) spans.push_back({found.front(), found.front() + mention->text.size()});
  }
  return spans;
}

std::vector<Span> merged(std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.start < b.start; });
  std::vector<Span> apart;
  for (const Span span : spans) {
    if (!apart.empty() && span.start <= apart.back().end) {
      apart.back().end = std::max(apart.back().end, span.end);
    } else {
      apart.push_back(span);
    }
  }
  return apart;
}

/// What stands between two matches, or outside them, without its far parts.
std::string context(std::string_view raw, bool first, bool last) {
  std::string text = without_controls(raw);
  if (first && last) return cut_after(text, 2 * kContext);
  if (first) return cut_before(text, kContext);
  if (last) return cut_after(text, kContext);
  if (text.size() <= 2 * kContext) return text;
  return cut_after(text, kContext) + ' ' + cut_before(text, kContext);
}

std::vector<Piece> pieces_of(const Group& group) {
  const std::string_view sentence = group.front()->sentence;
  const std::vector<Span> spans = merged(find_places(group));
  std::vector<Piece> pieces;
  std::size_t at = 0;
  for (const Span span : spans) {
    if (span.start > at) pieces.push_back({context(sentence.substr(at, span.start - at), at == 0, false), false});
    pieces.push_back({cut_after(without_controls(sentence.substr(span.start, span.end - span.start)), kContext), true});
    at = span.end;
  }
  if (at < sentence.size()) pieces.push_back({context(sentence.substr(at), at == 0, true), false});
  if (sentence.empty()) pieces.push_back({cut_after(without_controls(group.front()->text), kContext), true});
  return pieces;
}

/// “a”, “b” and so on, each value once.
std::string quoted(const Group& group, std::string MentionText::*member) {
  std::vector<std::string> seen;
  std::string list;
  for (const MentionText* mention : group) {
    const std::string value = cut_after(one_line(mention->*member), kReceipt);
    if (value.empty() || std::find(seen.begin(), seen.end(), value) != seen.end()) continue;
    list += (list.empty() ? "“" : ", “") + value + "”";
    seen.push_back(value);
  }
  return list;
}

std::string receipt_of(const Group& group) {
  const std::string aliases = quoted(group, &MentionText::alias);
  const std::string clauses = quoted(group, &MentionText::clause);
  std::string receipt;
  if (!aliases.empty()) receipt = "alias " + aliases;
  if (!clauses.empty()) receipt += (receipt.empty() ? "clause " : ", clause ") + clauses;
  if (receipt.empty()) receipt = "found";
  const std::string field = cut_after(one_line(group.front()->field), kReceipt);
  return field.empty() ? receipt : receipt + " in " + field;
}

}  // namespace

std::vector<Excerpt> excerpts_of(const std::vector<MentionText>& mentions) {
  std::vector<Excerpt> excerpts;
  for (const Group& group : group_by_sentence(mentions)) {
    excerpts.push_back({pieces_of(group), receipt_of(group)});
  }
  return excerpts;
}

}  // namespace mentiond::common
