// XML as feeds write it, made readable for a strict parser, before it sees it: what precedes the document,
// its DOCTYPE with all entity declarations, HTML's named entities, bare `&` and `<`. Pure; thread-safe.
//
// Entities are replaced here and not through the parser's getEntity, because libxml2 2.9 keeps only the first
// byte of an entity's text in attribute values; and with no DOCTYPE left, there is no entity for it to
// expand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mentiond::plugins::feed {

struct Prepared {
  std::string text;
  std::string error;    ///< The first departure from XML; empty: none seen here.
  std::string doctype;  ///< As written, without its internal subset.
  std::vector<std::string> notes;
};

/// REQUIRES: valid UTF-8 (charset.h).
Prepared prepare(std::string_view text);

}  // namespace mentiond::plugins::feed
