// A plugin for mentiond: each line of a text file becomes an article.
#include <mentiond/sdk/normalise.hpp>

namespace sdk = mentiond::sdk;

class Lines final : public sdk::Normaliser {
 public:
  static constexpr char kSummary[] = "Makes an article of each line of a text file.";
  static constexpr mentiond_setting_spec kSettings[] = {
      {"least", MENTIOND_SETTING_INTEGER, 0, "1", nullptr, "How many bytes a line must have to be an article."}};

  explicit Lines(const sdk::Config& config) : least_(config.integer("least", 1)) {
    if (least_ < 1) throw sdk::Rejected("least: expected a number from 1");
  }

  bool accepts(std::string_view media_type) const override { return media_type == "text/plain"; }

  void normalise(const sdk::Document& document, sdk::ArticleSink& sink) override {
    sdk::Article article;
    for (std::string_view rest = document.body(); !rest.empty();) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      if (line.size() < static_cast<std::size_t>(least_)) continue;
      article.clear();
      article.headlines.push_back({"main", "text/plain", std::string(line)});
      if (!sink.article(article)) break;
    }
    sdk::Feed feed;
    feed.format = "text";
    sink.feed(feed);
  }

 private:
  const std::int64_t least_;
};

MENTIOND_NORMALISER(Lines, "lines", "1.0.0")
