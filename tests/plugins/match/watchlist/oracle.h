// The slow matcher that the fast one is held against: every alias is tried by itself at every letter of every field.
//
// It shares the tables of characters and the links of plugins/common/text, and nothing else: no words with hashes, no
// index, no resolution by sorting. Its rules are written down again in the plainest way.
#pragma once

#include <string>
#include <vector>

namespace mentiond::plugins::watchlist::oracle {

struct Alias {
  std::string text;
  bool exact = false, inside = false;
  std::vector<std::string> near = {}, exclude = {};  ///< May end in `*`.
  std::string within = "article";                    ///< article, paragraph or "<n> words".
};
struct Entity {
  std::string id;
  std::vector<Alias> aliases;
};
struct Watchlist {
  std::vector<Entity> entities;
};

/// A field's text; the first is the headline, the second the body.
struct Mention {
  std::size_t field = 0, start = 0, end = 0;
  std::string entity, alias;
  auto operator<=>(const Mention&) const = default;
};

/// In reading order. The article's language is English.
std::vector<Mention> match(const Watchlist& watchlist, const std::vector<std::string>& fields);

/// The watchlist as a file.
std::string as_yaml(const Watchlist& watchlist);

}  // namespace mentiond::plugins::watchlist::oracle
