// How many articles a second one core matches against 1,000, 10,000 and 100,000 boolean queries (searches.h), where the
// time goes, and how many queries are looked at; beside the plain way, which evaluates every query on every article.
// The text is that of the feeds in ../shared/corpus without its marks, cut into articles of 2,500 bytes and shuffled.
// Prints a JSON line a figure (INTERFACES), and a table on standard error. Fails where the plain way finds other
// queries.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "plugins/match/watchlist/session.h"
#include "tests/bench/queries/searches.h"
#include "tests/support/bench.h"

namespace {

using namespace mentiond;
using namespace mentiond::plugins::watchlist;
using test::cpu_seconds;

constexpr std::size_t kArticleBytes = 2'500, kHeadlineBytes = 60, kMostArticles = 8'000;

std::string without_marks(std::string_view xml) {
  std::string plain;
  bool mark = false;
  for (const char c : xml) {
    if (c == '<') mark = true, plain += ' ';
    if (!mark) plain += c;
    if (c == '>') mark = false;
  }
  return plain;
}

std::vector<std::string> real_texts(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<std::string> texts;
  for (const auto& file : files) {
    std::ifstream stream(file, std::ios::binary);
    std::stringstream bytes;
    bytes << stream.rdbuf();
    const std::string plain = without_marks(bytes.str());
    for (std::size_t at = 0; at + kArticleBytes < plain.size(); at += kArticleBytes)
      texts.push_back(plain.substr(at, kArticleBytes));
  }
  std::mt19937 random(1);
  std::shuffle(texts.begin(), texts.end(), random);
  if (texts.size() > kMostArticles) texts.resize(kMostArticles);
  return texts;
}

sdk::Article article_of(const std::string& text) {
  sdk::Article article;
  article.language = "en";
  article.link = "https://news.example.com/1";
  article.headlines.push_back({"main", "text/plain", text.substr(0, kHeadlineBytes)});
  article.bodies.push_back({"main", "text/plain", text.substr(kHeadlineBytes)});
  return article;
}

void report(const std::string& metric, double value, const std::string& unit) {
  test::report("queries", metric, value, unit);
}

std::string yaml_of(const bench::Searches& searches, std::size_t count) {
  std::mt19937 random(7);
  std::string yaml = "watchlist: bench\nentities: [{ name: Zzyzx Qqfoo }]\n";
  if (count > 0) yaml += "queries:\n";
  for (std::size_t i = 0; i < count; ++i)
    yaml += "  - { id: q" + std::to_string(i) + ", query: '" + searches.next(random) + "' }\n";
  return yaml;
}

std::shared_ptr<const Compiled> compiled(const std::string& yaml) {
  const mentiond_diagnostic_sink print = {sizeof(print), nullptr, [](void*, const mentiond_diagnostic* d) {
                                            std::fprintf(stderr, "%u:%u %.*s\n", d->line, d->column,
                                                         static_cast<int>(d->message.size), d->message.data);
                                          }};
  sdk::Diagnostics diagnostics(&print);
  const sdk::File file{"bench.yaml", yaml};
  return compile({&file, 1}, diagnostics);
}

/// All of it, as the daemon does it. The best round of those in four seconds, and of three at least: where other
/// machines share the processor, one may take twice as long as the next.
void whole(const std::string& of, const std::shared_ptr<const Compiled>& watches,
           const std::vector<sdk::Article>& all) {
  Session session(watches);
  sdk::detail::ArticleCrossing crossing;
  std::size_t spans = 0;
  const mentiond_mention_sink sink = {
      sizeof(sink), &spans, [](void* count, const mentiond_mention*) { ++*static_cast<std::size_t*>(count); }};
  double best = 1e9;
  const double started = cpu_seconds();
  for (int round = 0; round < 3 || cpu_seconds() - started < 4; ++round) {
    spans = 0;
    const double from = cpu_seconds();
    for (const sdk::Article& article : all)
      session.match(sdk::ArticleView(&crossing(article)), sdk::MentionSink(&sink));
    best = std::min(best, cpu_seconds() - from);
  }
  const auto count = static_cast<double>(all.size());
  report(of + "articles", count / best, "1/s");
  report(of + "an article", 1e6 * best / count, "us");
  report(of + "spans an article", static_cast<double>(spans) / count, "");
}

/// The same step by step, without receipts.
class Steps {
 public:
  explicit Steps(const Compiled& watches) : watches_(watches), matcher_(watches, words_, speakers_, scratch_) {}

  const std::vector<std::uint32_t>& run(const sdk::ArticleView& article) {
    timed(read_, [&] { words_.read(article, watches_.queries.bylines); });
    timed(note_, [&] { matcher_.begin_article(); });
    timed(find_, [&] { find(); });
    const std::vector<std::uint32_t>* held = nullptr;
    timed(evaluate_, [&] { held = &matcher_.run(article, {}); });
    ++articles_;
    held_ += static_cast<double>(held->size());
    evaluated_ += static_cast<double>(matcher_.awake().size());
    anchors_ += static_cast<double>(matcher_.anchors().size());
    for (const PatternId anchor : matcher_.anchors()) woken_ += watches_.queries.by_term.count(anchor);
    return *held;
  }

  void print(const std::string& of) const {
    report(of + "words read", 1e6 * read_ / articles_, "us an article");
    report(of + "words noted", 1e6 * note_ / articles_, "us an article");
    report(of + "anchors looked up", 1e6 * find_ / articles_, "us an article");
    report(of + "woken and evaluated", 1e6 * evaluate_ / articles_, "us an article");
    report(of + "anchors found", anchors_ / articles_, "an article");
    report(of + "queries woken", woken_ / articles_, "an article");
    report(of + "queries evaluated", evaluated_ / articles_, "an article");
    report(of + "queries that hold", held_ / articles_, "an article");
  }

 private:
  template <class Step>
  static void timed(double& seconds, Step&& step) {
    const double from = cpu_seconds();
    step();
    seconds += cpu_seconds() - from;
  }

  void find() {
    for (const Field& field : words_.fields()) {
      const Words words = words_.words(field);
      watches_.index.candidates(words, [&](PatternId id, std::uint32_t at) {
        if (id >= watches_.aliases.size()) matcher_.wake(id, words, at);
      });
      matcher_.look_at_beginnings(words);
    }
  }

  const Compiled& watches_;
  ArticleWords words_;
  Scratch scratch_;
  Speakers speakers_{watches_, scratch_};
  QueryMatcher matcher_;
  double read_ = 0, note_ = 0, find_ = 0, evaluate_ = 0;
  double articles_ = 0, anchors_ = 0, woken_ = 0, evaluated_ = 0, held_ = 0;
};

/// Every query on every article, by the same evaluator: what a matcher without an index of its queries does. On as many
/// articles as take a few seconds. False: it found other queries.
bool beside_plain(const std::string& of, const Compiled& watches, const std::vector<sdk::Article>& all) {
  const std::size_t sample = std::min<std::size_t>(all.size(), 4'000'000 / watches.queries.queries.size());
  Steps steps(watches);
  ArticleWords words;
  Scratch scratch;
  const Speakers speakers(watches, scratch);  // The articles have no quotes.
  QueryMatcher plain(watches, words, speakers, scratch);
  sdk::detail::ArticleCrossing crossing;
  double indexed_seconds = 0, plain_seconds = 0;
  for (std::size_t i = 0; i < sample; ++i) {
    const sdk::ArticleView article(&crossing(all[i]));
    double from = cpu_seconds();
    const std::vector<std::uint32_t> held = steps.run(article);
    indexed_seconds += cpu_seconds() - from, from = cpu_seconds();
    std::vector<std::uint32_t> expected;
    words.read(article, watches.queries.bylines);
    plain.begin_article();
    plain.run(article, {});
    for (std::uint32_t query = 0; query < watches.queries.queries.size(); ++query) {
      if (plain.holds(watches.queries.queries[query].root)) expected.push_back(query);
    }
    plain_seconds += cpu_seconds() - from;
    if (held == expected) continue;
    std::fprintf(stderr, "article %zu: %zu queries hold, and %zu by the plain way\n", i, held.size(), expected.size());
    return false;
  }
  report(of + "every query on every article", static_cast<double>(sample) / plain_seconds, "1/s");
  report(of + "times as fast as that", plain_seconds / indexed_seconds, "x");
  return true;
}

bool run(const bench::Searches& searches, const std::vector<sdk::Article>& articles, std::size_t count) {
  const std::string yaml = yaml_of(searches, count);
  const std::string of = std::to_string(count) + " queries: ";
  const double from = cpu_seconds();
  const std::shared_ptr<const Compiled> watches = compiled(yaml);
  if (watches == nullptr) return false;
  if (count > 0) {
    report(of + "compiled in", 1e3 * (cpu_seconds() - from), "ms");
    report(of + "memory", static_cast<double>(watches->bytes_used()) / 1e6, "MB");
  }
  whole(of, watches, articles);
  if (count == 0) return true;
  Steps steps(*watches);
  sdk::detail::ArticleCrossing crossing;
  for (const sdk::Article& article : articles) steps.run(sdk::ArticleView(&crossing(article)));
  steps.print(of);
  return beside_plain(of, *watches, articles);
}

}  // namespace

int main(int argc, char** argv) {
  const std::filesystem::path corpus = argc > 1 ? argv[1] : MENTIOND_SOURCE_DIR "/../shared/corpus/feeds/xml";
  const std::vector<std::string> texts =
      std::filesystem::exists(corpus) ? real_texts(corpus) : std::vector<std::string>();
  if (texts.empty()) {
    std::fprintf(stderr, "skipped: there is no text in %s\n", corpus.c_str());
    return 0;
  }
  const bench::Searches searches(texts);
  std::fprintf(stderr, "%zu articles, %zu names, %zu topics\n", texts.size(), searches.names(), searches.topics());
  std::vector<sdk::Article> articles;
  for (const std::string& text : texts) articles.push_back(article_of(text));
  std::vector<std::size_t> counts = {0, 1'000, 10'000, 100'000};
  if (argc > 2) counts = {std::strtoul(argv[2], nullptr, 10)};
  for (const std::size_t count : counts) {
    if (!run(searches, articles, count)) return 1;
  }
  return 0;
}
