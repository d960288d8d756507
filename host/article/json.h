// The article as JSON: `{"article": ninjs 3.1, "mentiond": what is ours}` (ARTICLE.md), and back.
// JSON text goes through RapidJSON (docs/decisions); no other room writes an article's JSON by hand.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "host/article/article.h"

namespace mentiond::article {

/// One line, no newline at its end. Absent is absent: no null, no "". Times are RFC 3339. Whatever the article holds,
/// the ninjs object is valid by the schema: a link is encoded until it is a URI, and what cannot be made valid is left
/// out (an article without a valid uri gets a urn). REQUIRES: valid UTF-8.
///
/// What only the pipeline needs stays out: site, claim, link_is_own, entry_hash, revision, entry.
std::string to_json(const Article& article);

/// A mention as `mentiond match` prints it. `article_uri` is the article's.
std::string to_json(const Mention& mention, std::string_view article_uri);

/// Reads `{"article": …, "mentiond": …}` or a bare ninjs object, of whatever source; the error says what was expected,
/// and where. What to_json wrote comes back equal, but for the concepts' order: they come back sorted by kind.
std::variant<Article, std::string> article_from_json(std::string_view json);

/// `text` as a JSON string, quotes included. REQUIRES: valid UTF-8.
std::string json_string(std::string_view text);

}  // namespace mentiond::article
