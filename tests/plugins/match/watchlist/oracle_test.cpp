// The matcher finds what the slow oracle finds, spans included, on random watchlists and random texts, and on pieces of
// real pages where ../shared is present.
#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "tests/plugins/match/watchlist/matching.h"
#include "tests/plugins/match/watchlist/oracle.h"
#include "tests/plugins/match/watchlist/random_texts.h"
#include "tests/support/temp_folder.h"

namespace mentiond::plugins::watchlist {
namespace {

std::string random_term(Random& random, const std::string& text) {
  std::string term = random_phrase(random, text);
  std::erase(term, '*');
  if (one_in(3, random)) term = any_of(std::vector<std::string>{"ta*", "sta*", "new sta*", "Ряб*"}, random);
  return has_letter(term) ? term : "new";
}

oracle::Watchlist random_watchlist(Random& random, const std::string& text) {
  oracle::Watchlist list;
  for (std::size_t e = 0, entities = 1 + random() % 5; e < entities; ++e) {
    oracle::Entity entity{"e" + std::to_string(e), {}};
    for (std::size_t a = 0, aliases = 1 + random() % 4; a < aliases; ++a) {
      oracle::Alias alias;
      alias.text = random_phrase(random, text);
      alias.exact = one_in(3, random);
      alias.inside = one_in(6, random);
      if (one_in(5, random)) alias.exclude = {random_term(random, text)};
      if (one_in(4, random)) {
        alias.near = {random_term(random, text), random_term(random, text)};
        alias.within = any_of(std::vector<std::string>{"article", "paragraph", "0 words", "3 words"}, random);
      }
      entity.aliases.push_back(alias);
    }
    list.entities.push_back(entity);
  }
  return list;
}

std::string as_text(const std::vector<oracle::Mention>& mentions) {
  std::string text;
  for (const auto& m : mentions) {
    text += std::to_string(m.field) + ":" + std::to_string(m.start) + "-" + std::to_string(m.end) + " " + m.entity +
            " " + m.alias + "\n";
  }
  return text;
}

std::vector<oracle::Mention> fast(Matcher& matcher, const std::vector<std::string>& fields) {
  sdk::Article article;
  article.language = "en";
  article.headlines.push_back({"main", "text/plain", fields[0]});
  article.bodies.push_back({"main", "text/plain", fields[1]});
  std::vector<oracle::Mention> mentions;
  for (const FoundMention& m : matcher.match(article)) {
    BOOST_TEST(m.text == fields[m.field == "body" ? 1 : 0].substr(m.start, m.end - m.start));
    mentions.push_back({m.field == "body" ? 1U : 0U, m.start, m.end, m.watch, m.alias});
  }
  std::sort(mentions.begin(), mentions.end());
  return mentions;
}

/// Returns how many mentions there were.
std::size_t compare(const oracle::Watchlist& list, const std::vector<std::string>& fields) {
  const std::string yaml = oracle::as_yaml(list);
  Matcher matcher(yaml);
  BOOST_TEST_REQUIRE(matcher.problems() == "");
  const auto expected = oracle::match(list, fields);
  const auto found = fast(matcher, fields);
  if (found != expected) {
    BOOST_TEST_MESSAGE(yaml << "headline: " << fields[0] << "\nbody: " << fields[1]);
    BOOST_TEST(as_text(found) == as_text(expected));
  }
  return expected.size();
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_matcher_finds_what_the_oracle_finds_in_random_texts) {
  std::size_t mentions = 0;
  for (unsigned seed = 1; seed <= rounds(800); ++seed) {
    Random random(seed);
    const std::vector<std::string> fields = {random_text(random, random() % 12), random_text(random, random() % 60)};
    BOOST_TEST_CONTEXT("seed " << seed) { mentions += compare(random_watchlist(random, fields[1]), fields); }
  }
  BOOST_TEST(mentions > 500U);
}

BOOST_AUTO_TEST_CASE(the_matcher_finds_what_the_oracle_finds_in_pieces_of_real_pages) {
  namespace fs = std::filesystem;
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
      mentions += compare(random_watchlist(random, text), {text.substr(0, 100), text});
    }
  }
  BOOST_TEST(mentions > 50U);
}

}  // namespace mentiond::plugins::watchlist
