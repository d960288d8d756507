// The index against a slow model that compares all shingles of all articles, on random copies: what is far from any
// threshold, both say alike.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

#include "tests/host/story/support.h"

namespace mentiond::story::tests {
namespace {

/// All texts, and for a new one the exact share of the smaller text's shingles that both have.
class Model {
 public:
  double best_share(const std::string& text, std::size_t& of) const {
    const std::set<std::uint64_t> own = distinct(text);
    double best = 0;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      const auto both = std::count_if(own.begin(), own.end(), [&](std::uint64_t s) { return texts_[i].contains(s); });
      const double share = static_cast<double>(both) / static_cast<double>(std::min(own.size(), texts_[i].size()));
      if (share > best) best = share, of = i;
    }
    return best;
  }
  void add(const std::string& text) { texts_.push_back(distinct(text)); }

 private:
  static std::set<std::uint64_t> distinct(const std::string& text) {
    const auto all = shingles(text);
    return {all.begin(), all.end()};
  }
  std::vector<std::set<std::uint64_t>> texts_;
};

/// A new report, or what desks make of one that there is.
Words next(Texts& texts, const std::vector<Words>& reports) {
  if (reports.size() < 5 || texts.below(3) == 0) return texts.words(60 + texts.below(500));
  const Words& report = reports[texts.below(reports.size())];
  Words copy = part(report, 0, std::max<std::size_t>(50, report.size() - texts.below(report.size())));
  if (texts.below(2) == 0) copy = texts.edited(copy, 15 + texts.below(80));
  if (texts.below(4) == 0) copy = copy + texts.words(texts.below(copy.size() / 3));
  return copy;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(oracle)

BOOST_AUTO_TEST_CASE(an_article_joins_where_all_shingles_say_so) {
  std::size_t joined = 0, opened = 0;
  for (unsigned seed = 1; seed <= 4; ++seed) {
    Texts texts(seed);
    Desk desk;
    Model model;
    std::vector<Words> reports;
    std::vector<std::int64_t> stories;
    for (int i = 0; i < 250; ++i) {
      const Words words = next(texts, reports);
      const std::string text = text_of(words);
      std::size_t nearest = 0;
      const double share = model.best_share(text, nearest);
      const std::int64_t story = desk.take(words, "feed" + std::to_string(i % 40));
      BOOST_TEST_CONTEXT("seed " << seed << ", article " << i << " of " << words.size() << " words, share " << share) {
        if (share > 0.65) BOOST_TEST(story == stories[nearest]);
        if (share < 0.15) BOOST_TEST(story == desk.last);
      }
      (story == desk.last ? opened : joined) += 1;
      model.add(text);
      reports.push_back(words);
      stories.push_back(story);
    }
  }
  BOOST_TEST(joined > 400U);
  BOOST_TEST(opened > 200U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::story::tests
