// The searched fields of an article, and their words. Filled anew for each article; its memory stays. One session's
// own.
#pragma once

#include <span>

#include "mentiond/sdk/match.hpp"
#include "plugins/match/watchlist/names/patterns.h"
#include "plugins/match/watchlist/query/fields.h"

namespace mentiond::plugins::watchlist {

struct Field {
  std::string_view name, text;
  std::uint32_t part = 0;         ///< Scope
  std::uint32_t index = 0;        ///< Which of several captions, tags, ...
  std::uint32_t first_token = 0;  ///< In ArticleWords::tokens.
  std::uint32_t token_count = 0;
};

class ArticleWords final {
 public:
  /// Borrows the article's texts.
  void read(const sdk::ArticleView& article, bool byline = false);

  /// Where names are looked for.
  std::span<const Field> fields() const { return {fields_.data(), searched_}; }
  /// Those and the byline, where it was read.
  std::span<const Field> all_fields() const { return fields_; }
  /// The words of all fields, one after the other.
  const common::text::Tokens& tokens() const { return tokens_; }
  Words words(const Field& field) const {
    return {field.text, tokens_.data() + field.first_token, field.token_count, turkish_};
  }
  std::string_view language() const { return language_; }
  bool is_turkish() const { return turkish_; }

 private:
  void add(std::string_view name, std::uint32_t part, std::uint32_t index, std::string_view text);
  void add_all(const sdk::Elements<mentiond_labelled_text>& texts, std::string_view name, std::uint32_t part,
               std::string_view role);

  std::vector<Field> fields_;
  std::size_t searched_ = 0;
  common::text::Tokens tokens_;
  std::string_view language_;
  bool turkish_ = false;
};

/// Whether a language tag is, or is within, one of a scope: fr includes fr-CA.
bool in_scope(std::string_view language, const std::vector<std::string>& scope);

}  // namespace mentiond::plugins::watchlist
