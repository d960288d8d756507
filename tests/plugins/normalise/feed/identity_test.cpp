// What the normaliser gives for an article to be known by (DESIGN §5): the guid as it is written, the link as an
// address. That they are scoped to the feed, cleaned or extended by a hash is the host's part; what is read here
// changes nothing.
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <utility>
#include <vector>

#include "tests/plugins/normalise/feed/normalising.h"

namespace {

struct Identity {
  std::string guid, link;
  bool operator==(const Identity&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Identity& one) {
  return out << "guid '" << one.guid << "', link '" << one.link << "'";
}

/// The value of a member of an article, which stands on a line of its own and holds nothing to be unescaped here.
std::string member(const std::string& article, const std::string& name) {
  const std::string before = "\n \"" + name + "\": \"";
  const auto at = article.find(before);
  if (at == std::string::npos) return {};
  const auto start = at + before.size();
  return article.substr(start, article.find('"', start) - start);
}

std::vector<Identity> identities(std::string body) {
  mentiond::test::Input input;
  input.url = "https://a.example/dir/feed.xml";
  input.body = std::move(body);
  std::vector<Identity> all;
  for (const std::string& article : mentiond::test::normalise(input).articles) {
    all.push_back({member(article, "guid"), member(article, "link")});
  }
  return all;
}

std::vector<Identity> rss(const std::string& items) {
  return identities("<rss version='2.0'><channel><title>t</title><link>https://a.example/</link>" + items +
                    "</channel></rss>");
}
std::vector<Identity> atom(const std::string& entries) {
  return identities("<feed xmlns='http://www.w3.org/2005/Atom'><title>t</title>" + entries + "</feed>");
}
std::vector<Identity> json(const std::string& items) {
  return identities(R"({"version":"https://jsonfeed.org/version/1.1","title":"t","items":[)" + items + "]}");
}

void check(const std::vector<Identity>& got, const std::vector<Identity>& expected) {
  BOOST_CHECK_EQUAL_COLLECTIONS(got.begin(), got.end(), expected.begin(), expected.end());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(identity)

BOOST_AUTO_TEST_CASE(guid_and_link_stand_beside_each_other) {
  check(rss("<item><guid isPermaLink='false'>n-1</guid><link>https://a.example/1</link></item>"),
        {{"n-1", "https://a.example/1"}});
  check(atom("<entry><id>urn:1</id><link href='https://a.example/1'/></entry>"), {{"urn:1", "https://a.example/1"}});
  check(json(R"({"id":"n-1","url":"https://a.example/1","title":"a"})"), {{"n-1", "https://a.example/1"}});
}

BOOST_AUTO_TEST_CASE(a_guid_is_the_link_where_there_is_no_other_and_it_is_not_said_to_be_none) {
  check(rss("<item><guid>https://a.example/1</guid></item>"), {{"https://a.example/1", "https://a.example/1"}});
  check(rss("<item><guid isPermaLink='true'>https://a.example/1</guid></item>"),
        {{"https://a.example/1", "https://a.example/1"}});
  check(rss("<item><title>a</title><guid isPermaLink='false'>https://a.example/1</guid></item>"),
        {{"https://a.example/1", ""}});
  check(atom("<entry><id>https://a.example/1</id></entry>"), {{"https://a.example/1", "https://a.example/1"}});
}

BOOST_AUTO_TEST_CASE(a_link_is_believed_before_a_permanent_one) {
  check(rss("<item><guid isPermaLink='true'>https://a.example/?p=1</guid><link>https://a.example/1</link></item>"),
        {{"https://a.example/?p=1", "https://a.example/1"}});
}

BOOST_AUTO_TEST_CASE(a_guid_that_is_no_address_is_no_link_whatever_is_said_of_it) {
  check(rss("<item><title>a</title><guid isPermaLink='true'>12345</guid></item>"), {{"12345", ""}});
  check(rss("<item><title>a</title><guid>urn:uuid:1</guid></item>"), {{"urn:uuid:1", ""}});
  check(rss("<item><title>a</title><guid>tag:a.example,2024:1</guid></item>"), {{"tag:a.example,2024:1", ""}});
  check(rss("<item><title>a</title><guid>javascript:alert(1)</guid></item>"), {{"javascript:alert(1)", ""}});
}

BOOST_AUTO_TEST_CASE(a_relative_guid_stays_as_it_is_written_wherever_the_feed_moves) {
  check(rss("<item><title>a</title><guid>/2024/1</guid></item>"), {{"/2024/1", ""}});
  check(rss("<item><title>a</title><guid>?p=1</guid><link>/1</link></item>"), {{"?p=1", "https://a.example/1"}});
  check(atom("<entry xml:base='https://b.example/'><id>/1</id><link href='x'/></entry>"),
        {{"/1", "https://b.example/x"}});
}

BOOST_AUTO_TEST_CASE(a_relative_link_becomes_absolute_and_keeps_its_fragment_and_its_parameters) {
  check(rss("<item><link>1#c2</link></item>"), {{"", "https://a.example/dir/1#c2"}});
  check(rss("<item><link>/1?utm_source=rss&amp;p=1#c2</link></item>"),
        {{"", "https://a.example/1?utm_source=rss&p=1#c2"}});
  check(json(R"({"id":"1","url":"../1#c2","title":"a"})"), {{"1", "https://a.example/1#c2"}});
}

BOOST_AUTO_TEST_CASE(items_that_share_a_guid_or_a_link_are_all_given_for_the_host_to_tell_apart) {
  check(rss("<item><title>a</title><guid isPermaLink='false'>n</guid></item>"
            "<item><title>b</title><guid isPermaLink='false'>n</guid></item>"),
        {{"n", ""}, {"n", ""}});
  check(rss("<item><title>a</title><link>/live</link></item><item><title>b</title><link>/live</link></item>"),
        {{"", "https://a.example/live"}, {"", "https://a.example/live"}});
}

BOOST_AUTO_TEST_CASE(a_guid_that_is_the_home_page_of_the_feed_stays_the_guid) {
  check(rss("<item><title>a</title><guid>https://a.example/</guid></item>"),
        {{"https://a.example/", "https://a.example/"}});
}

BOOST_AUTO_TEST_CASE(a_missing_or_empty_guid_is_absent_and_none_is_made_up) {
  check(rss("<item><title>a</title><link>/1</link></item>"), {{"", "https://a.example/1"}});
  check(rss("<item><title>a</title><guid> </guid><link>/1</link></item>"), {{"", "https://a.example/1"}});
  check(rss("<item><title>a</title></item>"), {{"", ""}});
  check(json(R"({"title":"a"})"), {{"", ""}});
}

BOOST_AUTO_TEST_CASE(white_space_around_a_guid_is_none_of_it) {
  check(rss("<item><guid isPermaLink='false'>\n n-1 \n</guid><link>/1</link></item>"),
        {{"n-1", "https://a.example/1"}});
}

BOOST_AUTO_TEST_CASE(a_number_is_a_guid_as_it_is_written) {
  check(json(R"({"id":12345678901234567890,"title":"a"})"), {{"12345678901234567890", ""}});
}

BOOST_AUTO_TEST_SUITE_END()
