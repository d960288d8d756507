// The store's claims against a slow model of DESIGN §5 in plain maps, on random feeds.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "host/article/link.h"
#include "tests/host/store/support.h"

using namespace mentiond;
using namespace mentiond::store::tests;

namespace {

/// What an article has been, in the model.
struct Remembered {
  std::string id, feed, link;
  bool link_is_own = false;
  int version = 1;
  article::Micros first_stored = 0;
  std::string content;
  std::vector<std::string> earlier = {}, copies = {};  ///< The latter behind their feeds.
  std::size_t length = 0;
  std::pair<std::string, std::string> owner = {};  ///< Whose claim makes versions.
};

struct Remark {
  std::size_t article = 0;
  std::string entry;
  std::uint32_t revision = 0;
};

class Model {
 public:
  story::Claim claim(const Article& article, article::Micros now) {
    const auto key = std::pair(article.feed, article.claim);
    const auto known = remarks_.find(key);
    if (known == remarks_.end()) return first_claim(article, key, now);
    Remembered& stored = articles_[known->second.article];
    if (!in_transaction_.insert(key).second) return known_as(stored);
    const Remark before = std::exchange(known->second.entry, article.entry_hash) == article.entry_hash
                              ? Remark{0, article.entry_hash, known->second.revision}
                              : Remark{0, "", known->second.revision};
    known->second.revision = article.revision;
    const bool same_entry = before.entry == article.entry_hash;
    if (stored.owner != key) return same_entry ? known_as(stored) : elsewhere(stored, article, key, false);
    if ((same_entry && before.revision == article.revision) || article.content_hash == stored.content) {
      return known_as(stored);
    }
    const bool returned = holds(stored.earlier, article.content_hash);
    remember(stored.earlier, std::exchange(stored.content, article.content_hash));
    if (!same_entry) ++stored.version;
    keep(stored, article);
    return {same_entry || returned ? Novelty::kQuiet : Novelty::kVersion,
            stored.id,
            stored.version,
            stored.first_stored,
            {}};
  }
  void end_transaction() { in_transaction_.clear(); }
  std::size_t articles() const { return articles_.size(); }

 private:
  using Key = std::pair<std::string, std::string>;

  static story::Claim known_as(const Remembered& stored) {
    return {Novelty::kKnown, stored.id, stored.version, stored.first_stored, {}};
  }
  static void keep(Remembered& stored, const Article& article) {
    stored.link = article::clean_link(article.link);
    stored.link_is_own = article.link_is_own;
    stored.length = article.headline().size() + article.body().size();
  }
  static bool holds(const std::vector<std::string>& history, const std::string& words) {
    return std::find(history.begin(), history.end(), words) != history.end();
  }
  static void remember(std::vector<std::string>& history, const std::string& words) {
    if (holds(history, words)) return;
    history.push_back(words);
    if (history.size() > 64) history.erase(history.begin());
  }
  static story::Claim elsewhere(Remembered& stored, const Article& article, const Key& key, bool first) {
    story::Claim claim = known_as(stored);
    const bool had = article.content_hash == stored.content || holds(stored.earlier, article.content_hash);
    if ((had && first) || holds(stored.copies, article.feed + article.content_hash)) return claim;
    const bool same_page =
        article.link_is_own && stored.link_is_own && article::clean_link(article.link) == stored.link;
    if (had || !same_page || 2 * (article.headline().size() + article.body().size()) <= 3 * stored.length) {
      claim.novelty = Novelty::kCopy;
      remember(stored.copies, article.feed + article.content_hash);
      return claim;
    }
    claim.novelty = Novelty::kFuller;
    claim.version = ++stored.version;
    remember(stored.earlier, std::exchange(stored.content, article.content_hash));
    stored.owner = key;
    stored.feed = article.feed;
    keep(stored, article);
    return claim;
  }
  story::Claim first_claim(const Article& article, const Key& key, article::Micros now) {
    in_transaction_.insert(key);
    const auto by_id = std::find_if(articles_.begin(), articles_.end(),
                                    [&](const Remembered& other) { return other.id == article.id; });
    std::size_t found = static_cast<std::size_t>(by_id - articles_.begin());
    const std::string link = article::clean_link(article.link);
    if (by_id == articles_.end() && article.link_is_own) {
      for (std::size_t i = articles_.size(); i-- > 0 && found == articles_.size();) {
        if (articles_[i].link_is_own && articles_[i].link == link) {
          if (is_claimed_by(article.feed, i)) break;
          found = i;
        }
      }
    }
    remarks_[key] = {found, article.entry_hash, article.revision};
    if (found < articles_.size()) return elsewhere(articles_[found], article, key, true);
    articles_.push_back({article.id, article.feed, link, article.link_is_own, 1, now, article.content_hash});
    articles_.back().owner = key;
    keep(articles_.back(), article);
    return {Novelty::kNew, article.id, 1, 0, {}};
  }

  bool is_claimed_by(const std::string& feed, std::size_t article) const {
    return std::any_of(remarks_.begin(), remarks_.end(), [&](const auto& remark) {
      return remark.first.first == feed && remark.second.article == article;
    });
  }

  std::vector<Remembered> articles_;
  std::map<Key, Remark> remarks_;
  std::set<Key> in_transaction_;
};

/// Items from small pools, so that guids, links and texts meet again in every way.
class Feeds {
 public:
  explicit Feeds(unsigned seed) : random_(seed) {}
  bool one_in(unsigned n) { return random_() % n == 0; }
  std::vector<Article> next() {
    const std::string feed(1, static_cast<char>('a' + random_() % 4));
    std::vector<Item> items(random_() % 6);
    for (Item& item : items) {
      if (!one_in(4)) item.guid = "guid" + std::to_string(random_() % 8);
      if (!one_in(5)) item.link = "https://x.example/" + std::to_string(random_() % 8);
      item.headline = "Headline " + std::to_string(random_() % 3);
      item.text = "Text " + std::to_string(random_() % 3);
      for (int longer = static_cast<int>(random_() % 4); longer > 0; --longer) item.text += " and more of it";
      item.revision = 1 + static_cast<unsigned>(one_in(8));
    }
    std::vector<Article> articles = document(feed, items, "https://x.example/0");
    for (Article& article : articles) {
      if (one_in(8)) article.entry_hash = article::hash_id(article.entry_hash + "in other markup");
      if (one_in(8)) article.content_hash = article::hash_id("full text " + std::to_string(random_() % 3));
    }
    return articles;
  }

 private:
  std::mt19937 random_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(oracle)

BOOST_AUTO_TEST_CASE(claims_are_what_a_slow_model_says_on_random_feeds) {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    Home home;
    Model model;
    Feeds feeds(seed);
    for (int poll = 0; poll < 150; ++poll) {
      const std::vector<Article> articles = feeds.next();
      const std::vector<story::Claim> claims = home.read(articles);
      for (std::size_t i = 0; i < articles.size(); ++i) {
        const story::Claim expected = model.claim(articles[i], home.clock.now());
        BOOST_TEST_CONTEXT("seed " << seed << ", poll " << poll << ", item " << i << ", " << articles[i].claim) {
          BOOST_TEST_REQUIRE(claims[i].novelty == expected.novelty);
          BOOST_REQUIRE(claims[i].article_id == expected.article_id);
          BOOST_REQUIRE(claims[i].version == expected.version);
          BOOST_REQUIRE(claims[i].first_stored == expected.first_stored);
        }
      }
      model.end_transaction();
      home.clock.advance(article::kHour);
      if (feeds.one_in(50)) home.reopen();
    }
    BOOST_TEST(home.articles().size() == model.articles());
  }
}

BOOST_AUTO_TEST_SUITE_END()
