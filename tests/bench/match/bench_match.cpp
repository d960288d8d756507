// How many megabytes a second one core matches against 1,000, 10,000 and 100,000 names, and what compiling those takes.
// Raw UTF-8 in, mentions with spans and sentences out. The text is made from a seeded vocabulary; where
// ../shared/corpus is present, a second run is over the text of its feeds. Prints a JSON line a figure (INTERFACES); a
// table on standard error. Peers (Vectorscan, Aho-Corasick) are measured beside it by `deploy/bench` once they are
// there: `report` takes them.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "plugins/match/watchlist/session.h"
#include "plugins/match/watchlist/watchlists.h"
#include "tests/support/bench.h"

namespace {

using namespace mentiond;
using test::cpu_seconds;
using namespace mentiond::plugins::watchlist;
using Random = std::mt19937;

/// Words as often as in a language (Zipf); names are mostly of words that stand in names alone.
class Vocabulary {
 public:
  explicit Vocabulary(Random& random) {
    for (std::size_t i = 0; i < kCommon; ++i) words_.push_back(word(random, i < 100 ? 1 : i < 3000 ? 2 : 3));
  }
  const std::string& any(Random& random) const {
    // Ranks of a Zipf distribution, by its inverse.
    const double u = std::uniform_real_distribution<double>(0, 1)(random);
    return words_[static_cast<std::size_t>(std::pow(static_cast<double>(kCommon), u)) - 1];
  }
  std::string proper(Random& random) const {
    std::string name = random() % 8 == 0 ? any(random) : word(random, 4);
    if (static_cast<unsigned char>(name[0]) < 0x80) name[0] = static_cast<char>(name[0] - 32);
    return name;
  }

 private:
  static constexpr std::size_t kCommon = 60'000;
  static std::string word(Random& random, std::size_t syllables) {
    constexpr const char* kSyllables[] = {"an", "be", "co", "de", "el", "fi", "go", "ha", "in", "ko", "la",  "me", "no",
                                          "or", "pa", "ra", "se", "ti", "un", "va", "we", "é",  "ö",  "sch", "tr"};
    std::string text;
    for (std::size_t i = 0; i < syllables; ++i) text += kSyllables[random() % std::size(kSyllables)];
    return text;
  }

  std::vector<std::string> words_;
};

/// Seven names in ten are of two or three words.
std::vector<std::string> names(const Vocabulary& vocabulary, std::size_t count, Random& random) {
  std::vector<std::string> result;
  while (result.size() < count) {
    std::string name = vocabulary.proper(random);
    const std::size_t more = random() % 10 < 7 || name.size() < 8 ? 1 + random() % 2 : 0;
    for (std::size_t i = 0; i < more; ++i) name += " " + vocabulary.proper(random);
    result.push_back(name);
  }
  return result;
}

std::string watchlist_of(const std::vector<std::string>& names, std::size_t count) {
  std::string yaml = "watchlist: bench\nentities:\n";
  for (std::size_t i = 0; i < count; ++i) {
    // Four names an entity.
    if (i % 4 == 0) yaml += "  - id: e" + std::to_string(i) + "\n    name: " + names[i] + "\n";
    if (i % 4 == 1) yaml += "    aliases:\n";
    if (i % 4 != 0) yaml += "      - " + names[i] + "\n";
  }
  return yaml;
}

using Articles = std::vector<std::string>;

Articles made_articles(const Vocabulary& vocabulary, const std::vector<std::string>& known, std::size_t bytes,
                       Random& random) {
  Articles articles;
  for (std::size_t total = 0; total < bytes; total += articles.back().size()) {
    std::string text;
    for (std::size_t words = 300 + random() % 600; words > 0; --words) {
      text += random() % 150 == 0 ? known[random() % known.size()] : vocabulary.any(random);
      text += random() % 120 == 0 ? ".\n\n" : random() % 14 == 0 ? ". " : random() % 12 == 0 ? ", " : " ";
    }
    articles.push_back(std::move(text));
  }
  return articles;
}

/// The files of a folder without their tags, again and again, shuffled, until there is enough.
Articles corpus_articles(const std::filesystem::path& folder, std::size_t bytes, Random& random) {
  Articles found;
  if (!std::filesystem::exists(folder)) return found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::stringstream raw;
    raw << std::ifstream(entry.path()).rdbuf();
    std::string text;
    bool tag = false;
    for (const char c : raw.str()) {
      if (c == '<') tag = true;
      if (!tag) text += c;
      if (c == '>') tag = false, text += ' ';
    }
    for (std::size_t at = 0; at < text.size(); at += 4000) found.push_back(text.substr(at, 4000));
  }
  Articles articles;
  for (std::size_t total = 0; total < bytes && !found.empty();) {
    std::shuffle(found.begin(), found.end(), random);
    for (std::size_t i = 0; i < found.size() && total < bytes; ++i)
      articles.push_back(found[i]), total += found[i].size();
  }
  return articles;
}

void report(const std::string& metric, double value, const char* unit) { test::report("match", metric, value, unit); }

struct Count {
  std::size_t mentions = 0;
  static void add(void* self, const mentiond_mention*) { ++static_cast<Count*>(self)->mentions; }
};

std::unique_ptr<sdk::Program> compile(const std::string& yaml, const std::string& label) {
  const mentiond_diagnostic_sink complain = {sizeof(complain), nullptr, [](void*, const mentiond_diagnostic* d) {
                                               std::fprintf(stderr, "%u: %.*s\n", d->line,
                                                            static_cast<int>(d->message.size), d->message.data);
                                             }};
  sdk::Diagnostics diagnostics(&complain);
  const sdk::File file{"bench.yaml", yaml};
  const double before = cpu_seconds();
  std::unique_ptr<sdk::Program> program = Watchlists::compile(sdk::Config(), {&file, 1}, diagnostics);
  report(label + ", compile", 1e3 * (cpu_seconds() - before), "ms");
  return program;
}

void match_all(sdk::Session& session, const Articles& articles, const std::string& label) {
  Count count;
  const mentiond_mention_sink sink = {sizeof(sink), &count, &Count::add};
  std::size_t bytes = 0;
  const double before = cpu_seconds();
  for (const std::string& text : articles) {
    const mentiond_labelled_text body = {sdk::text("main"), sdk::text("text/plain"), sdk::text(text)};
    mentiond_article article{};
    article.size = sizeof(article);
    article.language = sdk::text("en");
    article.bodies = {&body, 1, sizeof(body)};
    session.match(sdk::ArticleView(&article), sdk::MentionSink(&sink));
    bytes += text.size();
  }
  report(label, 1e-6 * static_cast<double>(bytes) / (cpu_seconds() - before), "MB/s");
  std::fprintf(stderr, "%-46s %10zu mentions, %zu articles, %.1f MB\n", "", count.mentions, articles.size(),
               1e-6 * static_cast<double>(bytes));
}

}  // namespace

int main(int argc, char** argv) {
  Random random(20260101);
  const Vocabulary vocabulary(random);
  const std::vector<std::string> known = names(vocabulary, 100'000, random);
  constexpr std::size_t kBytes = 30'000'000;
  const Articles made = made_articles(vocabulary, known, kBytes, random);
  const std::filesystem::path corpus = argc > 1 ? argv[1] : MENTIOND_SOURCE_DIR "/../shared/corpus/feeds/xml";
  const Articles real = corpus_articles(corpus, kBytes, random);
  if (real.empty()) std::fprintf(stderr, "skipped: there is no text in %s\n", corpus.c_str());
  compile(watchlist_of(known, 4), "warm-up, tables of characters");
  for (const std::size_t count : std::initializer_list<std::size_t>{1'000, 10'000, 100'000}) {
    const std::string label = std::to_string(count) + " names";
    const auto program = compile(watchlist_of(known, count), label);
    if (program == nullptr) return 1;
    report(label + ", memory", 1e-6 * static_cast<double>(static_cast<Watchlists&>(*program).compiled().bytes_used()),
           "MB");
    const auto session = program->open_session();
    match_all(*session, made, label + ", made text");
    if (!real.empty()) match_all(*session, real, label + ", corpus feeds");
  }
}
