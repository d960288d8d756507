// From what a feed says of an item to the article that its reader sees (shared/ARTICLE.md).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mentiond/sdk/normalise.hpp"
#include "plugins/common/html/sanitise.h"
#include "plugins/normalise/feed/model.h"
#include "plugins/normalise/feed/seen.h"

namespace mentiond::plugins::feed {

/// What the articles of one document have in common. Borrowed.
struct Surroundings {
  const ParsedFeed* parsed = nullptr;
  std::string_view timezone;      ///< IANA name configured for the feed; empty: none.
  std::string_view language;      ///< Configured for the feed; empty: none.
  std::int64_t retrieved_us = 0;  ///< 0: not known.
  std::string_view damage;        ///< A note for articles with U+FFFD; empty: the document has those of its own only.
};

/// Keeps its sanitiser and buffers between articles. Not synchronised.
class ArticleWriter final {
 public:
  /// What the articles of a batch have in common is worked out once. `around` must outlive the batch.
  void begin(const Surroundings& around);
  /// Fills `article`, which was cleared.
  void write(Node&& entry, sdk::Article& article);
  /// Clears an article that was handed on; the memory of its texts serves the next.
  void recycle(sdk::Article& article);
  /// One line of plain text, whatever the text's type.
  std::string line(const Text& text);
  common::html::Sanitiser& sanitiser() { return sanitiser_; }

 private:
  struct Rendered {
    std::string plain, html;
    std::vector<common::html::Medium> media;
  };
  Rendered render(const Text& text);
  std::string take(std::string& text);
  void add_texts(const Node& entry, sdk::Article& article, std::vector<common::html::Medium>& media);
  void add_language(const Node& entry, sdk::Article& article) const;
  void add_sources(const Node& entry, sdk::Article& article);

  const Surroundings* around_ = nullptr;
  sdk::InfoSource publisher_;  // Of the feed; without a name where it says nothing of one.
  std::string rights_;
  Seen tag_names_;
  std::vector<std::string> spare_;  // Texts of articles that have left.
  common::html::Sanitiser sanitiser_;
};

/// "example.org" of "https://www.example.org/news".
std::string domain_of(std::string_view url);

/// A language tag as BCP 47 writes it ("en-US"); empty where it has not the form of one.
std::string language_tag(std::string_view written);

}  // namespace mentiond::plugins::feed
