// The parts of the feed normaliser that are worth a test of their own.
#include <boost/test/unit_test.hpp>

#include "plugins/normalise/feed/article_writer.h"
#include "plugins/normalise/feed/boilerplate.h"
#include "plugins/normalise/feed/dateline.h"
#include "plugins/normalise/feed/media.h"
#include "plugins/normalise/feed/person.h"
#include "tests/plugins/normalise/feed/normalising.h"

using namespace mentiond;
using namespace mentiond::plugins::feed;

BOOST_AUTO_TEST_SUITE(feed_parts)

BOOST_AUTO_TEST_CASE(people_are_read_in_all_their_spellings) {
  const auto read = [](std::string_view text) {
    const Person person = parse_person(text);
    return person.name + "|" + person.email;
  };
  BOOST_CHECK_EQUAL(read("jo@a.example (Jo Doe)"), "Jo Doe|jo@a.example");
  BOOST_CHECK_EQUAL(read("Jo Doe <jo@a.example>"), "Jo Doe|jo@a.example");
  BOOST_CHECK_EQUAL(read("Jo Doe (jo@a.example)"), "Jo Doe|jo@a.example");
  BOOST_CHECK_EQUAL(read("\"Jo Doe\" <jo@a.example>"), "Jo Doe|jo@a.example");
  BOOST_CHECK_EQUAL(read("mailto:jo@a.example"), "|jo@a.example");
  BOOST_CHECK_EQUAL(read(" Jo\n Doe "), "Jo Doe|");
  BOOST_CHECK_EQUAL(read("Jo @doe"), "Jo @doe|");
  BOOST_CHECK_EQUAL(read("@@@@"), "@@@@|");
  BOOST_CHECK_EQUAL(read(""), "|");
}

BOOST_AUTO_TEST_CASE(a_byline_may_name_several) {
  const auto read = [](std::string_view byline) {
    std::string joined;
    for (const std::string_view name : names_in(byline)) joined += std::string(name) + "|";
    return joined;
  };
  BOOST_CHECK_EQUAL(read("Jo Doe, Al Roe and Bo Poe"), "Jo Doe|Al Roe|Bo Poe|");
  BOOST_CHECK_EQUAL(read("Jo Doe, Al Roe, and Bo Poe"), "Jo Doe|Al Roe|Bo Poe|");
  BOOST_CHECK_EQUAL(read("Jo Doe & Al von der Roe"), "Jo Doe|Al von der Roe|");
  BOOST_CHECK_EQUAL(read("Élodie Doe et Özge Roe"), "Élodie Doe|Özge Roe|");
  BOOST_CHECK_EQUAL(read("Анна Доу и Олег Роу"), "Анна Доу|Олег Роу|");
  for (const std::string byline :
       {"Jo Doe", "Doe, Jo", "Jo Doe, Al Roe", "Jo Doe in Madrid and Al Roe in Rome", "Staff and agencies",
        "Nick Doe (now), Al Roe and Bo Poe (earlier)", "Simon and Schuster", "José Ortega y Gasset", "and", " and , ",
        "Jo Doe and", "Department of Health and Human Services", "Jo Doe, Reuters and Al Roe", ""}) {
    BOOST_CHECK_EQUAL(read(byline), byline + "|");
  }
}

BOOST_AUTO_TEST_CASE(a_dateline_is_capitals_and_a_dash) {
  BOOST_CHECK_EQUAL(read_dateline("ANKARA (AA) – The ministers")->place, "ANKARA");
  BOOST_CHECK_EQUAL(read_dateline("ANKARA (AA) – The ministers")->agency, "AA");
  BOOST_CHECK_EQUAL(read_dateline("NEW YORK, N.Y. — It")->place, "NEW YORK, N.Y.");
  BOOST_CHECK_EQUAL(read_dateline("PARIS -- It")->place, "PARIS");
  for (const char* const text :
       {"The ministers – all", "A – b", "NATO said", "", "x\nPARIS – y", "PARIS, said he – no"}) {
    BOOST_CHECK_MESSAGE(!read_dateline(text), text);
  }
}

BOOST_AUTO_TEST_CASE(boilerplate_goes_from_the_end_and_only_from_there) {
  const auto cut = [](std::string text) {
    cut_boilerplate(text);
    return text;
  };
  BOOST_CHECK_EQUAL(cut("Story.\n\nContinue reading..."), "Story.");
  BOOST_CHECK_EQUAL(cut("Story.\n\nRead more »\n\nThe post Story appeared first on Site."), "Story.");
  BOOST_CHECK_EQUAL(cut("Story.\n\n[Weiterlesen…]"), "Story.");
  BOOST_CHECK_EQUAL(cut("Read more\n\nStory."), "Read more\n\nStory.");
  BOOST_CHECK_EQUAL(cut("Read more"), "Read more");
  BOOST_CHECK_EQUAL(cut("Story.\n\nMore people came."), "Story.\n\nMore people came.");
}

BOOST_AUTO_TEST_CASE(sizes_and_schemes_do_not_make_another_picture) {
  const std::string key = picture_key("https://a.example/x/p.jpg");
  for (const char* const same : {"http://a.example/x/p.jpg", "https://a.example/x/p-300x200.jpg",
                                 "https://a.example/x/p.jpg?w=140&q=55", "https://a.example/x/p.jpg#a"}) {
    BOOST_CHECK_MESSAGE(picture_key(same) == key, same);
  }
  for (const char* const other :
       {"https://a.example/x/q.jpg", "https://a.example/x/p.jpg?id=2", "https://a.example/x/p.png"}) {
    BOOST_CHECK_MESSAGE(picture_key(other) != key, other);
  }
}

BOOST_AUTO_TEST_CASE(language_tags_are_written_as_bcp47_has_them) {
  BOOST_CHECK_EQUAL(language_tag("en-us"), "en-US");
  BOOST_CHECK_EQUAL(language_tag("EN_gb"), "en-GB");
  BOOST_CHECK_EQUAL(language_tag("zh-hans"), "zh-hans");
  BOOST_CHECK_EQUAL(language_tag("tr"), "tr");
  for (const char* const none : {"", "english", "e", "en-", "-en", "en us", "12"})
    BOOST_CHECK_EQUAL(language_tag(none), "");
}

BOOST_AUTO_TEST_CASE(domains_are_told_from_addresses) {
  BOOST_CHECK_EQUAL(domain_of("https://www.A.example:8080/x"), "a.example");
  BOOST_CHECK_EQUAL(domain_of("https://user@a.example"), "a.example");
  BOOST_CHECK_EQUAL(domain_of("a.example"), "");
}

BOOST_AUTO_TEST_CASE(the_beginning_of_a_document_says_whose_it_is) {
  const Feed feed{sdk::Config()};
  BOOST_CHECK_GE(feed.confidence("text/html", "<?xml version=\"1.0\"?>\n<rss version=\"2.0\">"), 90);
  BOOST_CHECK_GE(feed.confidence("", "<!-- c --><feed xmlns=\"x\">"), 90);
  BOOST_CHECK_GE(feed.confidence("", "<rdf:RDF xmlns:rdf=\"x\">"), 90);
  BOOST_CHECK_GE(feed.confidence("", std::string_view("\xFF\xFE<\0r\0s\0s\0 \0", 12)), 90);
  BOOST_CHECK_GE(feed.confidence("application/atom+xml; charset=utf-8", ""), 50);
  BOOST_CHECK_LT(feed.confidence("text/html", "<!DOCTYPE html><html lang=\"en\">"), 10);
  BOOST_CHECK_EQUAL(feed.confidence("image/png", "\x89PNG"), 0);
  BOOST_CHECK(feed.accepts("application/rss+xml"));
}

BOOST_AUTO_TEST_CASE(articles_leave_in_the_order_of_the_document_however_many_there_are) {
  test::Input input;
  input.body = "<rss version=\"2.0\"><channel><title>t</title>";
  for (int i = 0; i < 1234; ++i) input.body += "<item><guid>" + std::to_string(i) + "</guid></item>";
  input.body += "</channel></rss>";
  const test::Output output = test::normalise(input);
  BOOST_REQUIRE_EQUAL(output.articles.size(), 1234);
  for (std::size_t i = 0; i < output.articles.size(); ++i) {
    BOOST_REQUIRE(output.articles[i].find("\"guid\": \"" + std::to_string(i) + "\"") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(a_host_that_has_had_enough_gets_no_more) {
  test::Input input;
  input.body = "<rss version=\"2.0\"><channel>";
  for (int i = 0; i < 300; ++i) input.body += "<item><guid>x</guid></item>";
  BOOST_CHECK_EQUAL(test::normalise(input, 3).articles.size(), 3);
}

BOOST_AUTO_TEST_CASE(cut_at_every_byte_a_feed_gives_every_item_that_was_complete) {
  test::Input input;
  const std::string item = "<item><title>a &amp; b</title><description><![CDATA[<p>x</p>]]></description></item>";
  const std::string head = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>t</title>";
  const std::string body = head + item + item + item + "</channel></rss>";
  for (std::size_t n = 0; n <= body.size(); ++n) {
    input.body = body.substr(0, n);
    // An item whose end tag has begun has all that it says.
    const std::size_t said = n + std::string_view("item>").size();
    const std::size_t complete = said < head.size() ? 0 : std::min<std::size_t>((said - head.size()) / item.size(), 3);
    BOOST_REQUIRE_MESSAGE(test::normalise(input).articles.size() == complete, "cut at " << n);
  }
}

BOOST_AUTO_TEST_SUITE_END()
