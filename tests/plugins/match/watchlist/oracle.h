// The slow matcher that the fast one is held against: every alias is tried by itself at every letter of every field.
//
// It shares the tables of characters, the links and the sentences of plugins/common/text, the lists of everyday words
// and the endings of inflected forms, and nothing else: no words with hashes, no index, no resolution by sorting. Its
// rules are written down again in the plainest way.
#pragma once

#include <string>
#include <vector>

namespace mentiond::plugins::watchlist::oracle {

struct Conditions {
  bool exact = false, inside = false;
  std::vector<std::string> near = {}, exclude = {};  ///< May have wildcards.
  std::string within = "article";                    ///< article, paragraph, sentence or "<n> words".
  std::vector<std::string> languages = {};           ///< Empty: any.
  std::string inflect = "false";                     ///< false, true, or a list of languages: "[ru, tr]".
  bool operator==(const Conditions&) const = default;
};
struct Alias {
  std::string text;  ///< May have wildcards.
  Conditions when = {};
};
struct Entity {
  std::string id;
  std::vector<Alias> aliases;
  Conditions own = {};    ///< Those of an alias that says nothing of its own.
  std::string type = {};  ///< Empty: none.
};
struct Watchlist {
  std::string name = "random";
  std::vector<Entity> entities = {};
};

/// A field's text; the first is the headline, the second the body.
struct Mention {
  std::size_t field = 0, start = 0, end = 0;
  std::string entity, alias;
  auto operator<=>(const Mention&) const = default;
};

/// In reading order. `language`: of the article; empty: unknown.
std::vector<Mention> match(const Watchlist& watchlist, const std::vector<std::string>& fields,
                           const std::string& language = "en");

/// The watchlist as a file.
std::string as_yaml(const Watchlist& watchlist);

}  // namespace mentiond::plugins::watchlist::oracle
