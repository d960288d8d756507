#include "host/story/fingerprint.h"

#include <boost/test/unit_test.hpp>

#include <set>

#include "tests/host/story/support.h"

namespace mentiond::story::tests {
namespace {

std::set<Key> keys(const Fingerprint& print, unsigned level = 0) {
  std::set<Key> result;
  for (const Sample& sample : print.samples) {
    if (sample.level >= level) result.insert(sample.key);
  }
  return result;
}

bool holds(const std::set<Key>& all, const std::set<Key>& some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(a_fingerprint)

BOOST_AUTO_TEST_CASE(of_a_short_text_is_all_its_shingles) {
  const Words words = Texts().words(90);
  const Fingerprint print = fingerprint("", text_of(words));
  BOOST_TEST(print.words == 90U);
  BOOST_TEST(print.level == 0);
  BOOST_TEST(print.samples.size() == 90 - kShingleWords + 1);
  BOOST_TEST(print.shingles == print.samples.size());
}

BOOST_AUTO_TEST_CASE(of_a_long_text_has_the_lead_and_a_sample_of_the_rest) {
  for (const std::size_t count : {150U, 300U, 450U, 1000U, 3000U, 16'000U}) {
    const Words words = Texts().words(count);
    const Fingerprint print = fingerprint("", text_of(words));
    BOOST_TEST_CONTEXT(count << " words, level " << int{print.level}) {
      BOOST_TEST(print.samples.size() < 240U);
      BOOST_TEST(print.shingles > 0.5 * static_cast<double>(count));
      BOOST_TEST(print.shingles < 1.5 * static_cast<double>(count));
      BOOST_TEST(holds(keys(print), keys(fingerprint("", text_of(part(words, 0, kLeadWords))))));
    }
  }
}

// What makes a part comparable with the whole, whatever was cut.
BOOST_AUTO_TEST_CASE(of_a_text_holds_that_of_its_parts_at_its_own_level) {
  Texts texts;
  const Words words = texts.words(900);
  const Fingerprint whole = fingerprint("", text_of(words));
  for (int i = 0; i < 20; ++i) {
    const std::size_t from = texts.below(600);
    const Fingerprint cut = fingerprint("", text_of(part(words, from, 100 + texts.below(200))));
    BOOST_TEST(holds(keys(whole, whole.level), keys(cut, whole.level)));
  }
}

BOOST_AUTO_TEST_CASE(is_bounded_for_any_text) {
  std::string repeated, letters;
  for (int i = 0; i < 200'000; ++i) repeated += "word ";
  BOOST_TEST(fingerprint("", repeated).samples.size() <= 1U);
  const Fingerprint large = fingerprint("", text_of(Texts().words(1'000'000)));  // 8 MB.
  BOOST_TEST(large.words == kMostWords);
  BOOST_TEST(large.samples.size() < 300U);
  BOOST_TEST(large.facts.size() <= kMostFacts);
  BOOST_TEST(fingerprint("", std::string(10'000'000, 'x')).samples.empty());
  BOOST_TEST(fingerprint("", "").samples.empty());
  BOOST_TEST(fingerprint("", "four words are few").samples.empty());
}

BOOST_AUTO_TEST_CASE(works_by_letters_where_words_are_not_parted) {
  const std::string text = "東京都は来年度の予算案を発表し、防災対策に重点を置く方針を明らかにした。";
  const Fingerprint print = fingerprint("", text);
  BOOST_TEST(print.samples.size() > 15U);
  BOOST_TEST(holds(keys(print), keys(fingerprint("", text.substr(0, 60)))));
}

BOOST_AUTO_TEST_CASE(knows_a_headline_by_its_words_without_labels_and_outlets) {
  const auto title = [](const char* headline) { return fingerprint(headline, "").title; };
  BOOST_TEST(title("Central bank raises rates to 5.25%") != 0U);
  BOOST_TEST(title("Central bank raises rates to 5.25%") == title("UPDATE 2-Central Bank raises rates to 5.25%"));
  BOOST_TEST(title("Central bank raises rates to 5.25%") == title("Central bank raises rates to 5.25% - Example News"));
  BOOST_TEST(title("Central bank raises rates to 5.25%") != title("Central bank raises rates to 5.50%"));
  BOOST_TEST(title("Morning briefing") == 0U);
  BOOST_TEST(title("UPDATE 1-") == 0U);
  BOOST_TEST(title("") == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::story::tests
