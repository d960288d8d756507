// How many articles a second one core matches against 1,000, 10,000 and 100,000 boolean queries with phrases, NEAR,
// wildcards, exclusions and fields. Articles are 400 words of a seeded vocabulary; where ../shared/corpus is present, a
// second run is over pieces of its feeds' text. The words of queries are drawn from the text: a tenth as often as they
// stand in it, the others once each, as names and topics are. Prints a JSON line a figure (INTERFACES), and a table on
// standard error.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <sstream>

#include "plugins/match/watchlist/session.h"
#include "plugins/match/watchlist/watchlists.h"

namespace {

using namespace mentiond;
using namespace mentiond::plugins::watchlist;
using Random = std::mt19937;

double cpu_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_THREAD, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

struct Text {
  std::string headline, body;
};

/// Zipf's law over made-up words.
std::vector<Text> made_up(Random& random) {
  constexpr std::size_t kWords = 60'000;
  constexpr const char* kSyllables[] = {"an", "be", "co", "de", "el", "fi", "go", "ha", "in", "ko", "la", "me",
                                        "no", "or", "pa", "ra", "se", "ti", "un", "va", "we", "tr", "sch"};
  std::vector<std::string> words(kWords);
  for (std::size_t i = 0; i < kWords; ++i) {
    for (std::size_t s = 0; s < (i < 100 ? 1U : i < 3000 ? 2U : 4U); ++s)
      words[i] += kSyllables[random() % std::size(kSyllables)];
  }
  std::uniform_real_distribution<double> uniform(0, 1);
  const auto sentence = [&](std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
      text += (i > 0 ? " " : "") +
              words[static_cast<std::size_t>(std::pow(static_cast<double>(kWords), uniform(random))) - 1];
    text[0] = static_cast<char>(text[0] - 32);
    return text;
  };
  std::vector<Text> texts(4000);
  for (Text& text : texts) {
    text.headline = sentence(8);
    for (int i = 0; i < 20; ++i) text.body += sentence(20) + (i % 4 == 3 ? ".\n\n" : ". ");
  }
  return texts;
}

/// Text of real feeds without their marks, cut into pieces of 2,500 bytes.
std::vector<Text> real(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Text> texts;
  for (const auto& file : files) {
    std::ifstream stream(file, std::ios::binary);
    std::stringstream bytes;
    bytes << stream.rdbuf();
    std::string plain;
    bool mark = false;
    for (const char c : bytes.str()) {
      if (c == '<') mark = true, plain += ' ';
      if (!mark) plain += c;
      if (c == '>') mark = false;
    }
    for (std::size_t at = 0; at + 2500 < plain.size() && texts.size() < 8000; at += 2500)
      texts.push_back({plain.substr(at, 60), plain.substr(at + 60, 2440)});
  }
  return texts;
}

/// The words that queries are made of.
class Words {
 public:
  Words(const std::vector<Text>& texts, Random& random) : random_(random) {
    std::set<std::string> different;
    for (const Text& text : texts) {
      std::vector<common::text::Token> tokens;
      common::text::tokenise(text.body, tokens);
      for (const auto& token : tokens) {
        if (token.end - token.start < 4 || !token.is(common::text::Token::kAscii)) continue;
        running_.push_back(text.body.substr(token.start, token.end - token.start));
        different.insert(running_.back());
      }
    }
    different_.assign(different.begin(), different.end());
  }
  const std::string& any() {
    const auto& from = random_() % 10 == 0 ? running_ : different_;
    return from[random_() % from.size()];
  }
  std::string wild() {
    const std::string& word = any();
    return word.substr(0, std::max<std::size_t>(4, word.size() - 2)) + "*";
  }

 private:
  Random& random_;
  std::vector<std::string> running_, different_;
};

std::string query_of(Words& words, Random& random) {
  switch (random() % 5) {
    case 0:
      return "\"" + words.any() + " " + words.any() + "\" AND (" + words.any() + " OR " + words.wild() +
             ") NOT title:" + words.any();
    case 1:
      return "(" + words.any() + " OR " + words.any() + " OR " + words.any() + ") NEAR/10 (" + words.any() + " OR " +
             words.wild() + ")";
    case 2:
      return "title:(" + words.any() + " OR " + words.wild() + ") AND " + words.any() + " AND lang:en";
    case 3:
      return "SENT(" + words.any() + ", " + words.any() + ") -" + words.any();
    default:
      return words.any() + " ONEAR/5 " + words.any() + " AND (lead:" + words.any() + " OR " + words.any() + ")";
  }
}

void report(const std::string& metric, double value, const std::string& unit) {
  std::printf("{\"bench\":\"queries\",\"metric\":\"%s\",\"value\":%.1f,\"unit\":\"%s\"}\n", metric.c_str(), value,
              unit.c_str());
  std::fprintf(stderr, "%-44s %12.1f %s\n", metric.c_str(), value, unit.c_str());
}

void run(const std::string& name, const std::vector<Text>& texts) {
  for (const std::size_t count : {std::size_t{0}, std::size_t{1'000}, std::size_t{10'000}, std::size_t{100'000}}) {
    Random random(7);
    Words words(texts, random);
    std::string yaml = "watchlist: bench\nentities: [{ name: Zzyzx Qqfoo }]\n";
    if (count > 0) yaml += "queries:\n";
    for (std::size_t i = 0; i < count; ++i)
      yaml += "  - { id: q" + std::to_string(i) + ", query: '" + query_of(words, random) + "' }\n";
    const mentiond_diagnostic_sink quiet = {sizeof(quiet), nullptr, [](void*, const mentiond_diagnostic* d) {
                                              std::fprintf(stderr, "%u:%u %.*s\n", d->line, d->column,
                                                           static_cast<int>(d->message.size), d->message.data);
                                            }};
    sdk::Diagnostics diagnostics(&quiet);
    const sdk::File file{"bench.yaml", yaml};
    double from = cpu_seconds();
    const auto program = Watchlists::compile(sdk::Config(), {&file, 1}, diagnostics);
    if (program == nullptr) return;
    const std::string of = name + ", " + std::to_string(count) + " queries";
    if (count > 0) report(of + ": compiled in", 1e3 * (cpu_seconds() - from), "ms");
    const auto session = program->open_session();
    std::size_t mentions = 0, bytes = 0;
    const mentiond_mention_sink sink = {sizeof(sink), &mentions,
                                        [](void* all, const mentiond_mention*) { ++*static_cast<std::size_t*>(all); }};
    sdk::detail::ArticleCrossing crossing;
    std::vector<sdk::Article> articles;
    for (const Text& text : texts) {
      sdk::Article article;
      article.language = "en";
      article.headlines.push_back({"main", "text/plain", text.headline});
      article.bodies.push_back({"main", "text/plain", text.body});
      bytes += text.headline.size() + text.body.size();
      articles.push_back(std::move(article));
    }
    from = cpu_seconds();
    for (const sdk::Article& article : articles)
      session->match(sdk::ArticleView(&crossing(article)), sdk::MentionSink(&sink));
    const double seconds = cpu_seconds() - from, each = static_cast<double>(texts.size());
    report(of + ": articles", each / seconds, "1/s");
    report(of + ": text", static_cast<double>(bytes) / seconds / 1e6, "MB/s");
    report(of + ": spans an article", static_cast<double>(mentions) / each, "");
  }
}

}  // namespace

int main() {
  Random random(1);
  run("made-up text", made_up(random));
  const auto corpus = std::filesystem::path(MENTIOND_SOURCE_DIR).parent_path() / "shared/corpus/feeds/xml";
  if (!std::filesystem::exists(corpus)) {
    std::fprintf(stderr, "../shared/corpus is not here: no real text\n");
    return 0;
  }
  run("real text", real(corpus));
}
