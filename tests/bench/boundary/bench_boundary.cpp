// What it costs an article to cross into a plugin and back: the view out and three mentions back (match), and an
// article out of a normaliser. The plugins do nothing but that. Beside the first stands what crossing as JSON would
// cost.
#include <algorithm>
#include <chrono>
#include <functional>
#include <iostream>

#include "host/article/json.h"
#include "host/registry/adapters.h"
#include "mentiond/sdk/match.hpp"
#include "mentiond/sdk/normalise.hpp"

namespace mentiond {
namespace {

constexpr std::size_t kArticles = 20'000, kRounds = 7;

std::string paragraphs(std::string_view sentence, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text.append(sentence).append(text.size() % 7 == 0 ? "\n\n" : " ");
  return text;
}

const std::string& body() {
  static const std::string text =
      paragraphs("The ministers of NATO met in Brussels, said Сергей Рябков, and agreed on “nothing new”.", 4000);
  return text;
}

class Three final : public sdk::Program {
 public:
  static std::unique_ptr<sdk::Program> compile(const sdk::Config&, std::span<const sdk::File>, sdk::Diagnostics&) {
    return std::make_unique<Three>();
  }
  void describe(const sdk::WatchSink& sink) const override {
    sink.watch({"demo", "nato", "nato", "NATO", "organisation", "https://www.wikidata.org/entity/Q7184", "high", {}});
  }
  std::unique_ptr<sdk::Session> open_session() const override {
    struct Session final : sdk::Session {
      void match(const sdk::ArticleView& article, const sdk::MentionSink& sink) override {
        const std::string_view text = sdk::view(article.bodies()[0].value);
        for (int i = 0; i < 3; ++i) {
          sink.mention({0, 0, 17, 21, "body", "NATO", "", "body", text.substr(17, 4), text.substr(0, 92), ""});
        }
      }
    };
    return std::make_unique<Session>();
  }
};

class One final : public sdk::Normaliser {
 public:
  explicit One(const sdk::Config&) {
    article_.guid = article_.link = "https://news.example.org/2026/11/24/ministers-meet";
    article_.language = "en";
    article_.headlines = {{"main", "text/plain", "Ministers meet in Brussels"}};
    article_.descriptions = {{"standfirst", "text/plain", "They agreed on nothing new."}};
    article_.bodies = {{"", "text/plain", body()}, {"", "text/html", "<p>" + body() + "</p>"}};
    article_.concepts = {{MENTIOND_SUBJECT, "NATO", "tag", "", "nato", "", ""}};
    article_.info_sources = {{"Example News", "publisher", "https://news.example.org/", "news.example.org"}};
  }
  bool accepts(std::string_view) const override { return true; }
  void normalise(const sdk::Document&, sdk::ArticleSink& sink) override {
    for (std::size_t i = 0; i < kArticles; ++i) (void)sink.article(article_);
  }

 private:
  sdk::Article article_;
};

struct Last final : article::ArticleSink {
  article::Article kept;
  bool article(article::Article article) override {
    kept = std::move(article);
    return true;
  }
  void feed(article::FeedInfo) override {}
};

/// Nanoseconds for each article of a run of kArticles: the median of the rounds.
double measure(const std::function<void()>& run) {
  using Time = std::chrono::steady_clock;
  std::vector<double> rounds;
  for (std::size_t round = 0; round < kRounds; ++round) {
    const auto start = Time::now();
    run();
    rounds.push_back(std::chrono::duration<double, std::nano>(Time::now() - start).count() / kArticles);
  }
  std::nth_element(rounds.begin(), rounds.begin() + kRounds / 2, rounds.end());
  return rounds[kRounds / 2];
}

template <class Table>
registry::Library library_of(article::PluginKind kind, const Table& table) {
  registry::Library library;
  library.info.kind = kind;
  library.info.name = "bench";
  library.table = &table;
  return library;
}

void print(const char* metric, double value, double peer) {
  std::cout << "{\"bench\":\"boundary\",\"metric\":\"" << metric << "\",\"value\":" << value
            << ",\"unit\":\"ns/article\"";
  if (peer > 0) std::cout << ",\"peer\":\"json\",\"peer_value\":" << peer << ",\"ratio\":" << peer / value;
  std::cout << "}\n";
  std::cerr << metric << ": " << static_cast<int>(value) << " ns an article";
  if (peer > 0) std::cerr << " (as JSON: " << static_cast<int>(peer) << ")";
  std::cerr << "\n";
}

void run() {
  const article::SystemClock clock;
  Last last;
  const auto normaliser = adapt_normaliser(
      library_of(article::PluginKind::kNormalise, sdk::detail::NormaliseTable<One>::kTable), {}, clock);
  const double in = measure([&] { normaliser->normalise({}, last); });

  article::Diagnostics diagnostics;
  const auto session = adapt_matcher(library_of(article::PluginKind::kMatch, sdk::detail::MatchTable<Three>::kTable),
                                     {}, {}, clock, diagnostics)
                           ->open_session();
  article::Article& article = last.kept;
  const double out = measure([&] {
    for (std::size_t i = 0; i < kArticles; ++i) {
      article.mentions.clear();
      session->match(article);
    }
  });
  if (article.mentions.size() != 3) throw std::logic_error("the mentions did not arrive");
  article.mentions.clear();
  std::size_t arrived = 0;
  const double json = measure([&] {
    for (std::size_t i = 0; i < kArticles; ++i) {
      arrived +=
          std::holds_alternative<article::Article>(article::article_from_json(article::to_json(article))) ? 1U : 0U;
    }
  });
  if (arrived != kArticles * kRounds) throw std::logic_error("the JSON was not read");
  print("match_there_and_back", out, json);
  print("article_from_normaliser", in, 0);
}

}  // namespace
}  // namespace mentiond

int main() {
  mentiond::run();
  return 0;
}
