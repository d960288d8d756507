#include "host/registry/span.h"

#include <algorithm>

namespace mentiond::registry {
namespace {

bool begins_character(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

struct Span {
  std::string_view words;
  std::size_t start, end;

  bool is_of(std::string_view text) const {
    return is_span(text, start, end) && text.substr(start, end - start) == words;
  }
  bool is_of_any(const std::vector<article::LabelledText>& texts) const {
    return std::any_of(texts.begin(), texts.end(), [&](const auto& text) { return is_of(text.value); });
  }
};

bool is_in_captions(const article::Article& article, const Span& span) {
  return span.is_of_any(article.descriptions) ||
         std::any_of(article.media.begin(), article.media.end(),
                     [&](const auto& m) { return span.is_of(m.caption) || span.is_of(m.title); });
}

bool is_in_names(const article::Article& article, const Span& span) {
  return std::any_of(article.concepts.begin(), article.concepts.end(),
                     [&](const auto& c) { return span.is_of(c.name); });
}

}  // namespace

bool is_span(std::string_view text, std::size_t start, std::size_t end) noexcept {
  return start < end && end <= text.size() && begins_character(text, start) && begins_character(text, end);
}

bool is_in_field(const article::Article& article, std::string_view field, std::string_view words, std::size_t start,
                 std::size_t end) {
  if (start == end) return words.empty();
  const Span span{words, start, end};
  if (field == "headline") return span.is_of_any(article.headlines);
  if (field == "standfirst" || field == "summary") return span.is_of_any(article.descriptions);
  if (field == "body") return span.is_of_any(article.bodies);
  if (field == "caption") return is_in_captions(article, span);
  if (field == "tag") return is_in_names(article, span);
  if (field == "byline") return span.is_of(article.by) || is_in_names(article, span);
  return end > start && end - start == words.size();
}

}  // namespace mentiond::registry
