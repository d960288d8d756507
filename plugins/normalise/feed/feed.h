// The feed normaliser: RSS of every version, Atom and JSON Feed, from bytes to articles.
#pragma once

#include <string_view>

#include "mentiond/sdk/normalise.hpp"
#include "plugins/normalise/feed/article_writer.h"

namespace mentiond::plugins::feed {

/// Bytes are decoded (charset.h), cut down to what a parser is to read (skeleton.h), parsed (xml_reader.h), understood
/// (feed_builder.h) and written as articles (article_writer.h). Calls on one instance are serialised by the host.
class Feed final : public sdk::Normaliser {
 public:
  static constexpr char kSummary[] = "RSS 0.90 to 2.0, Atom 0.3 and 1.0, JSON Feed, as they are found.";
  static constexpr std::uint32_t kRevision = 1;

  explicit Feed(const sdk::Config&) {}
  bool accepts(std::string_view media_type) const override;
  int confidence(std::string_view content_type, std::string_view head) const override;
  void normalise(const sdk::Document& document, sdk::ArticleSink& sink) override;

 private:
  void normalise_json(const sdk::Document& document, sdk::ArticleSink& sink);

  ArticleWriter writer_;
};

}  // namespace mentiond::plugins::feed
