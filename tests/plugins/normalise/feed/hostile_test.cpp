// Documents that were made to cost more than their size: each part is repeated n and 2n times, and what follows it must
// still be read. Nothing here asserts a time. But each document is megabytes long, so that work which grew with the
// square of n would take this test past its limit by far: it is the sum of all of them that says there is none.
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

#include "tests/plugins/normalise/feed/normalising.h"

using mentiond::test::Input;
using mentiond::test::normalise;
using mentiond::test::Output;

namespace {

// `pattern` so many times, each '#' in it replaced by the number.
std::string repeat(std::string_view pattern, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) {
    for (const char c : pattern) {
      if (c == '#') {
        all += std::to_string(i);
      } else {
        all += c;
      }
    }
  }
  return all;
}

constexpr std::string_view kHead =
    "<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/' xmlns:dc='http://purl.org/dc/elements/1.1/' "
    "xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' "
    "xmlns:psc='http://podlove.org/simple-chapters'><channel>";
constexpr std::string_view kTail = "<item><title>kept</title></item></channel></rss>";

struct Hostile {
  const char* what;
  const char *before, *pattern, *after;
  std::size_t times = 50'000;
};

std::string document(const Hostile& hostile, std::size_t times) {
  return std::string(kHead)
      .append(hostile.before)
      .append(repeat(hostile.pattern, times))
      .append(hostile.after)
      .append(kTail);
}

// Builds without NDEBUG, the sanitisers' among them, are ten times as slow: they look for other faults than for time.
#if defined(NDEBUG)
constexpr std::size_t kShare = 1;
#else
constexpr std::size_t kShare = 10;
#endif

// In n and in 2n, so that the two can be timed side by side when one of them is looked into.
void check(const Hostile& hostile) {
  for (const std::size_t times : {hostile.times / kShare, 2 * hostile.times / kShare}) {
    Input input;
    input.inspect = false;
    input.body = document(hostile, times);
    const Output output = normalise(input);
    BOOST_TEST_MESSAGE(hostile.what << " " << times);
    BOOST_REQUIRE_MESSAGE(!output.articles.empty(), hostile.what << ": " << output.rejected);
    BOOST_CHECK_MESSAGE(output.articles.back().find("\"kept\"") != std::string::npos,
                        hostile.what << " gave " << output.articles.size() << " articles, the last "
                                     << output.articles.back().substr(0, 500));
  }
}

template <std::size_t N>
void check(const Hostile (&all)[N]) {
  for (const Hostile& hostile : all) check(hostile);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile)

BOOST_AUTO_TEST_CASE(what_stands_in_one_item_so_many_times) {
  constexpr Hostile kAll[] = {
      {"categories", "<item>", "<category>c#</category>", "</item>"},
      {"subjects", "<item>", "<dc:subject>c#</dc:subject>", "</item>"},
      {"keywords", "<item><itunes:keywords>", "k#,", "</itunes:keywords></item>"},
      {"tags", "<item><tags>", "k#,", "</tags></item>"},
      {"authors", "<item>", "<author>p#</author>", "</item>"},
      {"creators", "<item>", "<dc:creator>p#</dc:creator>", "</item>"},
      {"contributors", "<item>", "<contributor><name>p#</name></contributor>", "</item>"},
      {"links", "<item>", "<link rel='related' href='http://a.example/#'/>", "</item>"},
      {"enclosures", "<item>", "<enclosure url='http://a.example/#.mp3'/>", "</item>"},
      {"media", "<item>", "<media:content url='http://a.example/#.jpg'/>", "</item>"},
      {"renditions", "<item>", "<media:content url='http://a.example/a.jpg?w=#'/>", "</item>"},
      {"thumbnails", "<item>", "<media:thumbnail url='http://a.example/#.jpg'/>", "</item>"},
      {"contents", "<item>", "<content>c#</content>", "</item>"},
      {"descriptions", "<item>", "<description>c#</description>", "</item>"},
      {"titles", "<item>", "<title>c#</title>", "</item>"},
      {"unreadable dates", "<item>", "<pubDate>x#</pubDate>", "</item>"},
      {"chapters", "<item><psc:chapters>", "<psc:chapter start='#'/>", "</psc:chapters></item>"},
      {"unknown elements", "<item>", "<u>x</u>", "</item>"},
      {"unknown elements with names of their own", "<item>", "<u#>x</u#>", "</item>", 20'000},
      {"pictures in HTML", "<item><description><![CDATA[", "<img src='http://a.example/#.png'>",
       "]]></description></item>"},
  };
  check(kAll);
}

BOOST_AUTO_TEST_CASE(what_stands_in_one_text_so_many_times) {
  constexpr Hostile kAll[] = {
      {"bare ampersands", "<item><description>", "&", "</description></item>", 200'000},
      {"half references", "<item><description>", "&#1", "</description></item>", 150'000},
      {"bare angles", "<item><description>", "< ", "</description></item>", 200'000},
      {"bare angles in CDATA", "<item><description><![CDATA[", "<", "]]></description></item>", 200'000},
      {"half tags in CDATA", "<item><description><![CDATA[", "<a", "]]></description></item>", 150'000},
      {"half attributes in CDATA", "<item><description><![CDATA[", "<a b=\"", "]]></description></item>", 200'000},
      {"half comments in CDATA", "<item><description><![CDATA[", "<!--", "]]></description></item>", 150'000},
      {"open paragraphs", "<item><description><![CDATA[", "<p>", "]]></description></item>", 200'000},
      {"open links", "<item><description><![CDATA[", "<a href='x'>", "]]></description></item>", 100'000},
      {"open tables", "<item><description><![CDATA[", "<table><tr><td>", "]]></description></item>", 100'000},
      {"misnested formats", "<item><description><![CDATA[", "<b><i></b>", "]]></description></item>", 100'000},
      {"open scripts", "<item><description><![CDATA[", "<script>", "]]></description></item>", 200'000},
      {"attributes in HTML", "<item><description><![CDATA[<p ", "a#='1' ", ">]]></description></item>", 100'000},
      {"ends of CDATA", "<item><description>", "]]>", "</description></item>", 200'000},
      {"CDATA in pieces", "<item><description>", "<![CDATA[x]]>", "</description></item>", 100'000},
      {"a style of many declarations", "<item><description><![CDATA[<p style=\"", "color:red;",
       "\">]]></description></item>", 200'000},
      {"boilerplate", "<item><description>", "Read more\n\n", "</description></item>", 100'000},
      {"dashes", "<item><description>A", " -- ", "</description></item>", 200'000},
      {"marks that combine", "<item><title>a", "\u0301\u0316", "</title></item>", 200'000},
      {"addresses of mail", "<item><author>", "a@", "</author></item>", 200'000},
      {"brackets behind an address", "<item><author>a@b.example ", "()", "</author></item>", 200'000},
      {"dots in a link", "<item><link>http://a.example/", "a/../", "</link></item>", 200'000},
      {"bytes that are invalid", "<item><description>", "abcdefg\xE9", "</description></item>", 200'000},
      {"control characters", "<item><description>", "abcdefg\x01", "</description></item>", 200'000},
  };
  check(kAll);
}

BOOST_AUTO_TEST_CASE(markup_that_libxml2_takes_slowly) {
  constexpr Hostile kAll[] = {
      {"attributes of one tag", "<item><category ", "a#='1' ", "/></item>", 200'000},
      {"the same attribute", "<item><category ", "a='1' ", "/></item>", 200'000},
      {"namespaces of one tag", "<item><x ", "xmlns:n#='u#' ", "/></item>", 100'000},
      {"end tags of nothing", "<item><title>kept</title>", "</a>", "</item>", 150'000},
      {"comments", "<item>", "<!--x-->", "</item>", 150'000},
      {"instructions", "<item>", "<?x y?>", "</item>", 150'000},
      {"languages", "", "<item xml:lang='en'><title>x</title></item>", "", 50'000},
      {"bases", "", "<item xml:base='http://a.example/#/'><link>x</link></item>", "", 50'000},
      {"a reference without end", "<item><description>&amp", "a", "</description></item>", 200'000},
  };
  check(kAll);
}

BOOST_AUTO_TEST_CASE(what_every_item_inherits_is_bounded) {
  const std::string items = repeat("<item><link>x</link></item>", 10'000);
  const std::string long_text(1'000'000, 'a');
  for (const std::string& head : {"<rss version='2.0' xml:base='http://a.example/" + long_text + "/'><channel>",
                                  "<rss version='2.0' xml:lang='" + long_text + "'><channel>",
                                  "<rss version='2.0'><channel><title>" + long_text + "</title>",
                                  "<rss version='2.0'><channel><copyright>" + long_text + "</copyright>",
                                  "<rss version='2.0'><channel>" + repeat("<category>c#</category>", 50'000)}) {
    Input input;
    input.inspect = false;
    input.body = head + items + "</channel></rss>";
    BOOST_CHECK_EQUAL(normalise(input).articles.size(), 10'000);
  }
  Input input;
  input.inspect = false;
  input.body = "<feed xmlns='http://www.w3.org/2005/Atom'>" + repeat("<author><name>p#</name></author>", 50'000) +
               repeat("<entry><id>x:#</id></entry>", 2'000) + "</feed>";
  BOOST_CHECK_EQUAL(normalise(input).articles.size(), 2'000);
}

BOOST_AUTO_TEST_CASE(what_stands_before_the_document) {
  constexpr Hostile kAll[] = {
      {"open angles", "", "<", ""},
      {"open comments", "", "<!--", ""},
      {"comments", "", "<!--x-->", ""},
      {"declarations", "", "<?xml ", ""},
      {"open subsets", "", "<!DOCTYPE [", ""},
      {"quotes", "<!DOCTYPE rss ", "'\"", ""},
      {"entities", "<!DOCTYPE rss [", "<!ENTITY a# '&a;&a;'>", "]>"},
      {"pages", "<html>", "<rss ", ""},
  };
  for (const Hostile& hostile : kAll) {
    for (const std::size_t times : {hostile.times / kShare, 2 * hostile.times / kShare}) {
      Input input;
      input.body =
          hostile.before + repeat(hostile.pattern, times) + hostile.after + std::string(kHead) + std::string(kTail);
      const Output output = normalise(input);
      BOOST_CHECK_MESSAGE(output.articles.size() + output.rejected.size() > 0, hostile.what);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
