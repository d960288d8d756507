#include <sys/stat.h>

#include "tests/plugins/fetch/http/fetching.h"
#include "tests/support/temp_folder.h"

using namespace mentiond;
using namespace mentiond::tests;

namespace {

const Settings kFilesAllowed = {{"local_files", "true"}};
std::string url_of(const std::filesystem::path& path) { return "file://" + path.string(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(local_file)

BOOST_AUTO_TEST_CASE(a_file_is_refused_unless_files_are_allowed) {
  const support::TempFolder folder;
  Fetching fetching;
  BOOST_TEST(fetching.http.accepts("file:///x"));
  const Report report = fetching.fetch(url_of(folder.write("feed.xml", "<rss/>")));
  BOOST_TEST(report.outcome == MENTIOND_FETCH_FAILED);
  BOOST_TEST(report.failure == MENTIOND_FETCH_BAD_URL);
  BOOST_TEST(report.says("configuration itself names"));
}

BOOST_AUTO_TEST_CASE(a_file_is_read_and_not_read_again_while_it_is_the_same) {
  const support::TempFolder folder;
  const auto path = folder.write("a feed.xml", "<rss/>");
  std::string url = url_of(path);
  url.replace(url.find(' '), 1, "%20");
  Fetching fetching(kFilesAllowed);
  const Report first = fetching.fetch(url);
  BOOST_TEST(first.outcome == MENTIOND_FETCHED, first.message);
  BOOST_TEST(first.body == "<rss/>");
  BOOST_TEST(first.url == url);
  auto again = Fetching::request(1, url);
  again.etag = first.etag;
  BOOST_TEST(fetching.fetch(again).outcome == MENTIOND_NOT_MODIFIED);
  folder.write("a feed.xml", "<rss>longer</rss>");
  BOOST_TEST(fetching.fetch(again).body == "<rss>longer</rss>");
}

BOOST_AUTO_TEST_CASE(what_is_no_regular_file_of_this_machine_fails) {
  const support::TempFolder folder;
  BOOST_REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  Fetching fetching(kFilesAllowed);
  for (const std::string& url :
       {url_of(folder / "pipe"), url_of(folder.path()), url_of(folder / "absent"), std::string("file:///dev/zero"),
        std::string("file:relative"), std::string("file://elsewhere/x"), std::string("file:///a%00b"),
        std::string("file:")}) {
    const Report report = fetching.fetch(url);
    BOOST_TEST(report.outcome == MENTIOND_FETCH_FAILED, url);
    BOOST_TEST(!report.message.empty(), url);
    BOOST_TEST(report.body == "");
  }
}

BOOST_AUTO_TEST_CASE(a_file_above_the_limit_fails) {
  const support::TempFolder folder;
  auto request = Fetching::request(1, url_of(folder.write("feed.xml", "0123456789")));
  Fetching fetching(kFilesAllowed);
  request.max_bytes = 10;
  BOOST_TEST(fetching.fetch(request).outcome == MENTIOND_FETCHED);
  request.max_bytes = 9;
  BOOST_TEST(fetching.fetch(request).failure == MENTIOND_FETCH_TOO_LARGE);
}

BOOST_AUTO_TEST_SUITE_END()
