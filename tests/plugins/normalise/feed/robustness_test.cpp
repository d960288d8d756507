// What must not happen, whatever a document says: that a file is read, that a cut loses or changes what came before it.
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>

#include "tests/plugins/normalise/feed/normalising.h"
#include "tests/support/temp_folder.h"

using mentiond::test::Input;
using mentiond::test::normalise;
using mentiond::test::Output;

namespace {

Output read(std::string body) {
  Input input;
  input.url = "https://a.example/feed";
  input.body = std::move(body);
  return normalise(input);
}

struct Format {
  const char *head, *item, *item_end, *tail;
};

constexpr Format kFormats[] = {
    {"<?xml version='1.0'?><rss version='2.0'><channel><title>t</title>",
     "<item><title>é &amp; <![CDATA[<b>]]></title><link>https://a.example/#</link>", "</item>", "</channel></rss>"},
    {"<feed xmlns='http://www.w3.org/2005/Atom'><title>t</title>",
     "<entry><id>x:#</id><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>漢 <b>#</b></div></content>",
     "</entry>", "</feed>"},
    {"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel>"
     "<title>t</title></channel>",
     "<item rdf:about='https://a.example/#'><description>d &lt;p&gt; #</description>", "</item>", "</rdf:RDF>"},
    {"<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>t</title>",
     "<entry><id>x:#</id><issued>2003-12-13T08:29:29-04:00</issued><content mode='escaped' type='text/html'>é "
     "&lt;b&gt;#"
     "</content>",
     "</entry>", "</feed>"},
    {"<CHANNEL HREF='https://a.example/'><TITLE>t</TITLE>",
     "<ITEM HREF='https://a.example/#' LASTMOD='2004-04-06T22:05Z'><TITLE>é #</TITLE><ABSTRACT>a &amp; #</ABSTRACT>",
     "</ITEM>", "</CHANNEL>"},
    {R"({"version":"https://jsonfeed.org/version/1.1","title":"t","items":[)",
     R"({"id":"#","title":"é \u00e9 \"}]","authors":[{"name":"Jo"}],"content_html":"<p>漢 #</p>","tags":["a","b"])",
     "},", "]}"},
};

std::string items(const Format& format, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) {
    for (const char c : std::string(format.item)) all += c == '#' ? std::to_string(i) : std::string(1, c);
    all += format.item_end;
  }
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(robustness)

BOOST_AUTO_TEST_CASE(cut_at_every_byte_each_format_gives_its_complete_items_as_they_are) {
  for (const Format& format : kFormats) {
    const std::string body = format.head + items(format, 4) + format.tail;
    const Output whole = read(body);
    BOOST_REQUIRE_EQUAL(whole.articles.size(), 4);
    for (std::size_t n = 0; n < body.size(); ++n) {
      const Output cut = read(body.substr(0, n));
      std::size_t complete = 0;
      while (std::string(format.head).size() + items(format, static_cast<int>(complete) + 1).size() <= n) ++complete;
      complete = std::min<std::size_t>(complete, 4);
      BOOST_REQUIRE_MESSAGE(cut.articles.size() >= complete, "cut at " << n << ": " << cut.articles.size());
      for (std::size_t i = 0; i < complete; ++i) BOOST_REQUIRE_EQUAL(cut.articles[i], whole.articles[i]);
    }
  }
}

BOOST_AUTO_TEST_CASE(no_file_is_read_whatever_names_it) {
  const mentiond::support::TempFolder folder;
  const std::filesystem::path secret = folder.path() / "secret";
  std::ofstream(secret) << "<!ENTITY x 'top-secret'>top-secret";
  const std::string url = "file://" + secret.string();
  const std::string rest =
      "<rss version='2.0'><channel><item><title>&x;%x;kept</title>"
      "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' parse='text' href='" +
      url + "'/></item></channel></rss>";
  for (const std::string& head :
       {"<!DOCTYPE rss [<!ENTITY x SYSTEM '" + url + "'>]>", "<!DOCTYPE rss SYSTEM '" + url + "'>",
        "<!DOCTYPE rss [<!ENTITY % x SYSTEM '" + url + "'>%x;]>", "<?xml-stylesheet href='" + url + "'?>"}) {
    const Output output = read(head + rest);
    BOOST_REQUIRE_EQUAL(output.articles.size(), 1);
    BOOST_CHECK(output.json().find("top-secret") == std::string::npos);
    BOOST_CHECK(output.articles[0].find("kept") != std::string::npos);
  }
}

BOOST_AUTO_TEST_SUITE_END()
