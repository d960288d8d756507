// Spans that plugins report, held against the text that they are of.
#pragma once

#include <cstdint>
#include <string_view>

#include "host/article/article.h"

namespace mentiond::registry {

/// Whether [start, end) is a stretch of `text` of at least one character that cuts none.
bool is_span(std::string_view text, std::size_t start, std::size_t end) noexcept;

/// Whether a text of the article's field of that name has `words` at [start, end). Of fields that this host does not
/// know, only the length is held against the words; a mention without a span (a query of metadata alone) has no words.
bool is_in_field(const article::Article& article, std::string_view field, std::string_view words, std::size_t start,
                 std::size_t end);

}  // namespace mentiond::registry
