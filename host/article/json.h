// The article as JSON: `{"article": ninjs 3.1, "mentiond": what is ours}` (ARTICLE.md), and back.
// JSON text goes through RapidJSON (docs/decisions); no other room writes an article's JSON by hand.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "host/article/article.h"

namespace mentiond::article {

/// One line, no newline at its end. Absent is absent: no null, no "". Times are RFC 3339.
std::string to_json(const Article& article);

/// A mention as `mentiond match` prints it. `article_uri` is the article's.
std::string to_json(const Mention& mention, std::string_view article_uri);

/// Reads `{"article": …, "mentiond": …}` or a bare ninjs object; the error says what was expected, and where.
std::variant<Article, std::string> article_from_json(std::string_view json);

/// `text` as a JSON string, quotes included. REQUIRES: valid UTF-8.
std::string json_string(std::string_view text);

}  // namespace mentiond::article
