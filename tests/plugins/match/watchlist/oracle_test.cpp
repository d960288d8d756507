// The matcher finds what the slow oracle finds, spans included: random watchlists on random texts, on the sentences of
// the orthography set, and on pieces of real pages where ../shared is present.
#include <algorithm>
#include <filesystem>
#include <iterator>

#include "tests/plugins/match/watchlist/matching.h"
#include "tests/plugins/match/watchlist/oracle.h"
#include "tests/plugins/match/watchlist/random_texts.h"
#include "tests/plugins/match/watchlist/random_watchlists.h"
#include "tests/support/temp_folder.h"

namespace mentiond::plugins::watchlist {
namespace {

namespace fs = std::filesystem;
using Fields = std::vector<std::string>;
using Mentions = std::vector<oracle::Mention>;

std::string as_text(const Mentions& mentions) {
  std::string text;
  for (const auto& m : mentions) {
    text += std::to_string(m.field) + ":" + std::to_string(m.start) + "-" + std::to_string(m.end) + " " + m.entity +
            " " + m.alias + "\n";
  }
  return text;
}

Mentions fast(Matcher& matcher, const Fields& fields, const std::string& language) {
  sdk::Article article;
  article.language = language;
  article.headlines.push_back({"main", "text/plain", fields[0]});
  article.bodies.push_back({"main", "text/plain", fields[1]});
  Mentions mentions;
  for (const FoundMention& m : matcher.match(article)) {
    BOOST_TEST(m.text == fields[m.field == "body" ? 1 : 0].substr(m.start, m.end - m.start));
    mentions.push_back({m.field == "body" ? 1U : 0U, m.start, m.end, m.watch, m.alias});
  }
  std::sort(mentions.begin(), mentions.end());
  return mentions;
}

/// Watchlists, compiled together, and what they found.
class Comparing {
 public:
  explicit Comparing(std::vector<oracle::Watchlist> lists) : lists_(std::move(lists)), matcher_(files()) {
    if (!matcher_.compiled()) BOOST_TEST_MESSAGE(matcher_.problems() << files()[0]);
    BOOST_TEST_REQUIRE(matcher_.compiled());
  }

  /// Returns how many mentions there were.
  std::size_t compare(const Fields& fields, const std::string& language) {
    Mentions expected;
    for (const oracle::Watchlist& list : lists_) {
      const Mentions own = oracle::match(list, fields, language);
      expected.insert(expected.end(), own.begin(), own.end());
    }
    std::sort(expected.begin(), expected.end());
    const Mentions found = fast(matcher_, fields, language);
    if (found != expected) {
      for (const std::string& file : files()) BOOST_TEST_MESSAGE(file);
      BOOST_TEST_MESSAGE("language: " << language << "\nheadline: " << fields[0] << "\nbody: " << fields[1]);
      BOOST_TEST(as_text(found) == as_text(expected));
    }
    return expected.size();
  }

 private:
  std::vector<std::string> files() const {
    std::vector<std::string> files;
    for (const oracle::Watchlist& list : lists_) files.push_back(oracle::as_yaml(list));
    return files;
  }

  std::vector<oracle::Watchlist> lists_;
  Matcher matcher_;
};

/// Mostly one; names of two do not hide one another.
std::vector<oracle::Watchlist> random_lists(Random& random, const std::string& text, const std::vector<Name>& names) {
  std::vector<oracle::Watchlist> lists = {random_watchlist(random, "one", text, names)};
  if (one_in(5, random)) lists.push_back(random_watchlist(random, "two", text, names));
  return lists;
}

/// The orthography set, as texts and as names.
struct Sentences {
  std::vector<Name> names;
  std::vector<std::pair<std::string, std::string>> texts;  ///< Each with its language.

  Sentences() {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(MENTIOND_TEST_DIR) / "cases")) {
      if (entry.path().extension() != ".yaml") continue;
      const Matcher matcher(support::read_file(entry.path()));
      const Compiled& compiled = matcher.program().compiled();
      const std::string name(compiled.name_of(0));
      if (is_writable(name)) names.push_back({name, compiled.entities[0].type});
      for (const OwnedTest& test : compiled.lists[0].tests) texts.emplace_back(test.text, test.language);
    }
    // A folder has no order of its own.
    std::sort(texts.begin(), texts.end());
    std::sort(names.begin(), names.end());
  }
  /// Neighbours in the order of letters have a script in common, and often a word.
  std::pair<std::string, std::string> some(Random& random) const {
    const std::size_t at = random() % (texts.size() - 3);
    std::string text;
    for (std::size_t i = 0, count = 1 + random() % 3; i < count; ++i)
      text += texts[at + i].first + any_of(std::vector<std::string>{" ", "\n", "\n\n", "", "-"}, random);
    return {text, texts[at].second};
  }
  /// Those that stand in the text, and a few others.
  std::vector<Name> for_text(const std::string& text, Random& random) const {
    std::vector<Name> found;
    std::copy_if(names.begin(), names.end(), std::back_inserter(found), [&](const Name& name) {
      return text.find(name.text.substr(0, std::min<std::size_t>(name.text.size(), 6))) != std::string::npos;
    });
    found.push_back(any_of(names, random));
    return found;
  }
};

struct Counts {
  std::size_t pairs = 0, mentions = 0;
};

}  // namespace

BOOST_AUTO_TEST_CASE(the_matcher_finds_what_the_oracle_finds_in_random_texts) {
  Counts counts;
  for (unsigned seed = 1; seed <= rounds(7'000); ++seed) {
    Random random(seed);
    const std::string words = random_text(random, random() % 40);
    Comparing comparing(random_lists(random, words, {}));
    BOOST_TEST_CONTEXT("seed " << seed) for (int text = 0; text < 10; ++text, ++counts.pairs) {
      const std::string body = text == 0 ? words : random_text(random, random() % 30);
      counts.mentions += comparing.compare({random_text(random, random() % 8), body}, random_language(random));
    }
  }
  BOOST_TEST_MESSAGE(counts.pairs << " pairs, " << counts.mentions << " mentions");
  BOOST_TEST(counts.mentions > counts.pairs / 4);
}

BOOST_AUTO_TEST_CASE(the_matcher_finds_what_the_oracle_finds_in_sentences_of_many_languages) {
  const Sentences sentences;
  Counts counts;
  for (unsigned seed = 1; seed <= rounds(3'000); ++seed) {
    Random random(seed);
    auto [body, language] = sentences.some(random);
    Comparing comparing(random_lists(random, body, sentences.for_text(body, random)));
    BOOST_TEST_CONTEXT("seed " << seed) for (int text = 0; text < 10; ++text, ++counts.pairs) {
      const auto [headline, other] = sentences.some(random);
      counts.mentions += comparing.compare({headline, body}, one_in(3, random) ? random_language(random) : language);
      if (one_in(2, random)) std::tie(body, language) = sentences.some(random);
    }
  }
  BOOST_TEST_MESSAGE(counts.pairs << " pairs, " << counts.mentions << " mentions");
  BOOST_TEST(counts.mentions > counts.pairs / 4);
}

BOOST_AUTO_TEST_CASE(the_matcher_finds_what_the_oracle_finds_in_pieces_of_real_pages) {
  const fs::path pages = fs::path(MENTIOND_SOURCE_DIR).parent_path() / "shared/corpus/feeds/xml";
  if (!fs::exists(pages)) {
    BOOST_TEST_MESSAGE("skipped: ../shared/corpus is not here");
    return;
  }
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(pages)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::size_t mentions = 0;
  for (unsigned seed = 1; seed <= rounds(200); ++seed) {
    Random random(seed);
    const std::string bytes = support::read_file(any_of(files, random));
    if (bytes.size() < 2000) continue;
    const std::string text = bytes.substr(random() % (bytes.size() - 1500), 1500);
    BOOST_TEST_CONTEXT("seed " << seed) {
      mentions += Comparing(random_lists(random, text, {})).compare({text.substr(0, 100), text}, "en");
    }
  }
  BOOST_TEST(mentions > 50U);
}

}  // namespace mentiond::plugins::watchlist
