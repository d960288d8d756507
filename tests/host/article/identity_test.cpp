// Who an article is (DESIGN §5).
#include "host/article/identity.h"

#include <openssl/evp.h>

#include <boost/test/unit_test.hpp>
#include <set>

namespace mentiond::article {
namespace {

constexpr const char* kHome = "https://example.org/";

Article item(const std::string& guid, const std::string& link, const std::string& title = "Title") {
  Article article;
  article.feed = "feed-a";
  article.guid = guid;
  article.link = link;
  article.headlines = {{"main", "text/plain", title}};
  article.bodies = {{"", "text/plain", "Body of " + title}};
  return article;
}

std::vector<Article> identified(std::vector<Article> articles, std::string_view home = kHome) {
  identify(articles, home);
  return articles;
}

Article identified(Article article, std::string_view home = kHome) {
  identify({&article, 1}, home);
  return article;
}

std::string alt_id(const Article& article, std::string_view role) {
  std::string value;
  for (const AltId& id : article.alt_ids) {
    if (id.role == role) value += id.value;
  }
  return value;
}

BOOST_AUTO_TEST_SUITE(identity)

BOOST_AUTO_TEST_CASE(a_hash_is_128_bits_of_sha_256_in_base32) {
  // sha256("") begins e3b0c44298fc1c149afbf4c8996fb924; sha256("abc") ba7816bf8f01cfea414140de5dae2223.
  BOOST_TEST(hash_id("") == "4oymiquy7qobjgx36tejs35zeq");
  BOOST_TEST(hash_id("abc") == "xj4bnp4pahh6uqkbidpf3lrcem");
}

BOOST_AUTO_TEST_CASE(a_hasher_in_pieces_is_the_hash_of_the_whole_again_and_again) {
  Hasher hasher;
  for (int i = 0; i < 3; ++i) {
    hasher.add("a");
    hasher.add("");
    hasher.add("bc");
    BOOST_TEST(hasher.id() == hash_id("abc"));
  }
  BOOST_TEST(hasher.id() == hash_id(""));
}

BOOST_AUTO_TEST_CASE(a_guid_is_scoped_to_its_feed) {
  Article other = item("1", "https://example.org/a");
  other.feed = "feed-b";
  const Article a = identified(item("1", "https://example.org/a")), b = identified(other);
  BOOST_TEST(a.claim == "guid:1");
  BOOST_TEST(b.claim == "guid:1");
  BOOST_TEST(a.id == hash_id(std::string("feed-a\0guid:1", 13)));
  BOOST_TEST(a.id != b.id);
}

BOOST_AUTO_TEST_CASE(feed_and_guid_do_not_run_into_each_other) {
  Article a = item("b", ""), b = item("b", "");
  a.feed = "x";
  b.feed = "xguid:b";
  b.guid = "";
  BOOST_TEST(identified(a).id != identified(b).id);
}

BOOST_AUTO_TEST_CASE(without_a_guid_the_cleaned_link_is_the_article_in_every_feed) {
  Article other = item("", "HTTPS://Example.org/a?utm_source=b#xtor=1", "Another title");
  other.feed = "feed-b";
  const Article a = identified(item("", "https://example.org/a?utm_source=a")), b = identified(other);
  BOOST_TEST(a.claim == "link:https://example.org/a");
  BOOST_TEST(a.id == b.id);
  BOOST_TEST(a.id == hash_id("link:https://example.org/a"));
  BOOST_TEST(a.uri == "https://example.org/a");
}

BOOST_AUTO_TEST_CASE(a_fragment_tells_articles_apart) {
  const auto articles = identified({item("", "https://example.org/live#1"), item("", "https://example.org/live#2")});
  BOOST_TEST(articles[0].id != articles[1].id);
  BOOST_TEST(articles[0].link_is_own);
  BOOST_TEST(articles[1].uri == "https://example.org/live#2");
}

BOOST_AUTO_TEST_CASE(without_guid_and_link_the_text_is_the_article_in_its_feed) {
  Article other = item("", "");
  other.feed = "feed-b";
  const Article a = identified(item("", "")), again = identified(item("", "")), b = identified(other);
  BOOST_TEST(a.claim == "text:" + a.content_hash);
  BOOST_TEST(a.id == again.id);
  BOOST_TEST(a.id != b.id);
  BOOST_TEST(a.id != identified(item("", "", "Other")).id);
  BOOST_TEST(a.uri == "urn:mentiond:" + a.id);
}

BOOST_AUTO_TEST_CASE(nothing_at_all_is_identified_too) {
  const Article a = identified(Article{}, "");
  BOOST_TEST(a.id.size() == 26);
  BOOST_TEST(a.uri == "urn:mentiond:" + a.id);
  BOOST_TEST(a.alt_ids.empty());
  identify({}, "");
}

BOOST_AUTO_TEST_CASE(a_guid_that_two_items_share_is_extended) {
  const auto articles = identified({item("1", "https://example.org/a", "A"), item("1", "https://example.org/b", "B"),
                                    item("2", "https://example.org/c", "C")});
  BOOST_TEST(articles[0].claim == "guid:1#" + articles[0].content_hash);
  BOOST_TEST(articles[1].claim == "guid:1#" + articles[1].content_hash);
  BOOST_TEST(articles[2].claim == "guid:2");
  BOOST_TEST(articles[0].id != articles[1].id);
  BOOST_TEST(articles[0].uri == "https://example.org/a");
}

BOOST_AUTO_TEST_CASE(the_same_item_twice_shares_nothing) {
  const auto twice = identified({item("1", "https://example.org/a"), item("1", "https://example.org/a")});
  const Article once = identified(item("1", "https://example.org/a"));
  for (const Article& article : twice) {
    BOOST_TEST(article.id == once.id);
    BOOST_TEST(article.claim == "guid:1");
    BOOST_TEST(article.link_is_own);
  }
}

BOOST_AUTO_TEST_CASE(a_link_that_two_items_share_is_nobodys) {
  const auto articles =
      identified({item("1", "https://example.org/a?utm_source=x", "A"), item("2", "https://example.org/a", "B")});
  for (const Article& article : articles) {
    BOOST_TEST(!article.link_is_own);
    BOOST_TEST(article.uri == "urn:mentiond:" + article.id);
    BOOST_TEST(!alt_id(article, "link").empty());
  }
  BOOST_TEST(articles[0].claim == "guid:1");
}

BOOST_AUTO_TEST_CASE(a_shared_link_without_guids_is_extended_and_scoped_to_the_feed) {
  std::vector<Article> items = {item("", "https://example.org/a", "A"), item("", "https://example.org/a", "B")};
  const auto here = identified(items);
  for (Article& article : items) article.feed = "feed-b";
  const auto there = identified(items);
  BOOST_TEST(here[0].claim == "link:https://example.org/a#" + here[0].content_hash);
  BOOST_TEST(here[0].claim == there[0].claim);
  const std::set<std::string> ids = {here[0].id, here[1].id, there[0].id, there[1].id};
  BOOST_TEST(ids.size() == 4);
}

BOOST_AUTO_TEST_CASE(the_home_page_is_no_identity) {
  for (const char* home : {"https://example.org", "https://example.org/", "http://example.org/?utm_source=rss",
                           "HTTPS://EXAMPLE.org:443/"}) {
    const Article by_link = identified(item("", home)), by_guid = identified(item(home, "https://example.org/a"));
    BOOST_TEST(by_link.claim == "link:" + clean_link(home) + "#" + by_link.content_hash);
    BOOST_TEST(!by_link.link_is_own);
    BOOST_TEST(by_link.uri == "urn:mentiond:" + by_link.id);
    BOOST_TEST(by_guid.claim == "guid:" + std::string(home) + "#" + by_guid.content_hash);
    BOOST_TEST(by_guid.link_is_own);
  }
}

BOOST_AUTO_TEST_CASE(a_feed_without_a_home_page_has_none) {
  BOOST_TEST(identified(item("", "https://example.org/"), "").claim == "link:https://example.org/");
  BOOST_TEST(identified(item("", "https://example.org/"), "/").claim == "link:https://example.org/");
  BOOST_TEST(identified(item("a", ""), "a").claim == "guid:a");
}

BOOST_AUTO_TEST_CASE(ids_are_stable_across_polls_with_other_neighbours) {
  const Article a = item("1", "https://example.org/1", "A"), b = item("2", "https://example.org/2", "B");
  const auto first = identified({a, b}), second = identified({b, item("3", "https://example.org/3", "C"), a});
  BOOST_TEST(first[0].id == second[2].id);
  BOOST_TEST(first[1].id == second[0].id);
}

BOOST_AUTO_TEST_CASE(a_changed_text_changes_the_content_hash_and_not_the_id) {
  const Article a = identified(item("1", "https://example.org/1", "A")),
                b = identified(item("1", "https://example.org/1", "B"));
  BOOST_TEST(a.id == b.id);
  BOOST_TEST(a.content_hash != b.content_hash);
  BOOST_TEST(a.entry_hash != b.entry_hash);
}

BOOST_AUTO_TEST_CASE(other_ids_stay_as_written) {
  Article article = item(" 1 ", "https://Example.org/é?utm_source=x");
  article.alt_ids = {{"link", "of an earlier call"}, {"amp", "https://example.org/amp"}};
  const Article a = identified(identified(article));
  BOOST_TEST(a.alt_ids.size() == 3);
  BOOST_TEST(alt_id(a, "guid") == " 1 ");
  BOOST_TEST(alt_id(a, "link") == "https://Example.org/é?utm_source=x");
  BOOST_TEST(alt_id(a, "amp") == "https://example.org/amp");
  BOOST_TEST(a.uri == "https://example.org/%C3%A9");
}

BOOST_AUTO_TEST_CASE(a_link_that_is_no_web_address_gives_no_uri) {
  for (const char* link : {"relative", "ftp://example.org/a", "javascript:alert(1)", "http://a:b/", "http://[::g]/"}) {
    const Article a = identified(item("", link));
    BOOST_TEST(a.uri == "urn:mentiond:" + a.id, link);
    BOOST_TEST(a.claim == "link:" + clean_link(link), link);
  }
}

BOOST_AUTO_TEST_CASE(the_content_hash_is_of_headline_standfirst_and_body) {
  Article a = item("", "", "Title");
  a.descriptions = {{"standfirst", "text/plain", "Stand"}};
  a.bodies = {{"", "text/plain", "Body"}};
  BOOST_TEST(content_hash(a) == hash_id(std::string("Title\0Stand\0Body\0", 17)));
}

BOOST_AUTO_TEST_CASE(the_same_article_in_other_html_has_the_same_content_hash) {
  Article a = item("1", "https://example.org/1");
  a.bodies = {{"", "text/plain", "Caf\u00e9 is open.\n\nNo, closed."}, {"", "text/html", "<p>Café is open.</p>"}};
  Article b = item("1", "https://example.org/1");
  b.bodies = {{"", "text/html", "<div><b>Cafe&#x301;</b>&nbsp;is  open.<br></div>"},
              {"", "text/plain", " Cafe\u0301\u00a0is  open.\n\n\n No, closed.\t"}};
  b.published = Timestamp{kDay, 0};
  b.concepts = {{ConceptKind::kSubject, "tag", "tag", "", "", "", ""}};
  b.by = "Someone";
  const Article one = identified(a), other = identified(b);
  BOOST_TEST(one.content_hash == other.content_hash);
  BOOST_TEST(one.entry_hash != other.entry_hash);
}

BOOST_AUTO_TEST_CASE(text_that_moves_to_another_field_is_other_content) {
  Article a = item("", "", ""), b = a;
  a.headlines = {{"main", "text/plain", "Words"}};
  a.bodies.clear();
  b.headlines.clear();
  b.bodies = {{"", "text/plain", "Words"}};
  BOOST_TEST(content_hash(a) != content_hash(b));
}

BOOST_AUTO_TEST_CASE(the_entry_hash_is_of_all_texts_that_the_feed_gave) {
  const Article plain = identified(item("1", ""));
  Article with_html = item("1", ""), with_summary = item("1", "");
  with_html.bodies.push_back({"", "text/html", "<p>Body</p>"});
  with_summary.descriptions = {{"summary", "text/html", "<p>Sum</p>"}};
  BOOST_TEST(identified(with_html).entry_hash != plain.entry_hash);
  BOOST_TEST(identified(with_summary).entry_hash != plain.entry_hash);
  BOOST_TEST(identified(with_html).content_hash == plain.content_hash);
  BOOST_TEST(identified(item("1", "")).entry_hash == plain.entry_hash);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace mentiond::article
