// What the rules of inflection share: a name as its words, in code points. Pure functions; thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mentiond::plugins::watchlist::inflect {

using Letters = std::u32string;

struct NameWord {
  Letters letters, lower;
  bool joined = false;    ///< To the word before it by a hyphen.
  bool inside = false;    ///< Behind an apostrophe.
  bool initials = false;  ///< As in J.K.
  bool acronym = false;   ///< Several capitals, and nothing else.
};

class Name final {
 public:
  explicit Name(std::string_view text);
  const std::vector<NameWord>& words() const { return words_; }
  /// The name with other words in the places of its own. REQUIRES: as many
  std::string with(const std::vector<Letters>& words) const;
  /// The name with another last word.
  std::string with_last(const Letters& word) const;
  std::string with_first(const Letters& word) const;

 private:
  std::vector<NameWord> words_;
  std::vector<std::string> between_;  // Before each word, and behind the last.
};

bool ends_with(const Letters& word, std::u32string_view ending);
/// Without its last letters.
Letters cut(const Letters& word, std::size_t letters);

void russian(const Name& name, std::string_view type, std::vector<std::string>& forms);
void ukrainian(const Name& name, std::string_view type, std::vector<std::string>& forms);
void turkish(const Name& name, std::vector<std::string>& forms);
void finnish(const Name& name, std::string_view type, std::vector<std::string>& forms);
void hebrew(const Name& name, std::string_view type, std::vector<std::string>& forms);
void arabic(const Name& name, std::string_view type, std::vector<std::string>& forms);
void korean(const Name& name, std::vector<std::string>& forms);

}  // namespace mentiond::plugins::watchlist::inflect
