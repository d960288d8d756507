#include "host/alert/matcher.h"

#include <boost/test/unit_test.hpp>

#include <stdexcept>

namespace mentiond::alert {
namespace {

const Labels kLabels = {{"severity", "high"},       {"source", "BBC News"}, {"role", "headline,body"},
                        {"tags", "world,breaking"}, {"feed", "bbc-world"},  {"note", "a \"b\" \\ c\nd"}};

bool matches(std::string_view matcher) { return Matcher::parse(matcher).matches(kLabels); }

std::string refusal(std::string_view matcher) {
  try {
    Matcher::parse(matcher);
    return {};
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(a_matcher)

BOOST_AUTO_TEST_CASE(asks_for_what_is_equal_or_matches_as_a_whole) {
  for (const char* matcher :
       {"severity=high", "severity=\"high\"", " severity = \"high\" ", "severity=~\"high|critical\"", "severity=~h.*",
        "severity!=low", "severity!~\"low|medium\"", "source=\"BBC News\"", "source=~\"BBC.*\"", "source!~BBC"})
    BOOST_TEST_CONTEXT(matcher) BOOST_TEST(matches(matcher));
  for (const char* matcher : {"severity=low", "severity=High", "severity=hig", "severity=~ig", "severity!=high",
                              "severity!~h.*", "source=~BBC", "source=BBC"})
    BOOST_TEST_CONTEXT(matcher) BOOST_TEST(!matches(matcher));
}

BOOST_AUTO_TEST_CASE(takes_a_label_that_is_not_there_for_an_empty_one) {
  for (const char* matcher : {"entity=", "entity=\"\"", "entity!=x", "entity=~.*", "entity!~.+"})
    BOOST_TEST_CONTEXT(matcher) BOOST_TEST(matches(matcher));
  for (const char* matcher : {"entity!=\"\"", "entity=~.+", "severity=\"\""})
    BOOST_TEST_CONTEXT(matcher) BOOST_TEST(!matches(matcher));
}

BOOST_AUTO_TEST_CASE(looks_at_each_role_and_tag) {
  for (const char* matcher : {"role=headline", "role=body", "role!=quoted", "role=~\"head.*\"", "tag=world",
                              "tag=breaking", "tag!=sport", "tag!~sp.*", "tags=\"world,breaking\""})
    BOOST_TEST_CONTEXT(matcher) BOOST_TEST(matches(matcher));
  for (const char* matcher : {"role=quoted", "role!=body", "role=\"headline,body\"", "tag=sport", "tag!=world",
                              "tag!~w.*", "tag=\"world,breaking\"", "tags=world"})
    BOOST_TEST_CONTEXT(matcher) BOOST_TEST(!matches(matcher));
  // A label of the watch's own that has this name is meant as it stands.
  BOOST_TEST(Matcher::parse("tag=\"a,b\"").matches({{"tag", "a,b"}, {"tags", "c"}}));
  BOOST_TEST(!Matcher::parse("tag=c").matches({{"tag", "a,b"}, {"tags", "c"}}));
}

BOOST_AUTO_TEST_CASE(of_several_values_takes_each_as_it_stands) {
  BOOST_TEST(Matcher::one_of("source", {"BBC News", "CNN"}).matches(kLabels));
  BOOST_TEST(Matcher::one_of("source", {"BBC News"}).matches(kLabels));
  BOOST_TEST(!Matcher::one_of("source", {"BBC.News", "C.*"}).matches(kLabels));
}

BOOST_AUTO_TEST_CASE(reads_what_it_writes) {
  for (const char* matcher :
       {"a=\"b\"", "a!=\"\"", "a=~\"x|y.*\"", "a!~\"[\\\\d]+\"", "a=\"q \\\"uoted\\\" \\\\ \\n\""}) {
    BOOST_TEST(Matcher::parse(matcher).text() == matcher);
    BOOST_TEST(Matcher::parse(Matcher::parse(matcher).text()).text() == matcher);
  }
  BOOST_TEST(matches("note=\"a \\\"b\\\" \\\\ c\\nd\""));
  BOOST_TEST(to_string({Matcher::parse("a=b"), Matcher::parse("c=~d")}) == "{a=\"b\",c=~\"d\"}");
  BOOST_TEST(to_string({}) == "{}");
}

BOOST_AUTO_TEST_CASE(that_is_none_is_refused_with_what_was_expected) {
  for (const auto& [text, why] :
       std::vector<std::pair<const char*, const char*>>{{"", "none of ="},
                                                        {"severity", "none of ="},
                                                        {"=high", "no label"},
                                                        {"{a=\"b\"}", "no label"},
                                                        {"a!b", "none of ="},
                                                        {"a=\"b", "quotes do not end"},
                                                        {"a=\"", "quotes do not end"},
                                                        {"a=\"b\\\"", "quotes do not end"},
                                                        {"a=\"b\"c\"", "quotes do not end"},
                                                        {"a=\"b\" x", "quotes do not end"},
                                                        {"a=~(", "expected a regular expression"},
                                                        {"a!~\"[\"", "expected a regular expression"}})
    BOOST_TEST_CONTEXT(text) BOOST_TEST(refusal(text).find(why) != std::string::npos, refusal(text));
}

BOOST_AUTO_TEST_CASE(holds_with_all_the_others) {
  BOOST_TEST(all_match({}, kLabels));
  BOOST_TEST(all_match({Matcher::parse("severity=high"), Matcher::parse("tag=world")}, kLabels));
  BOOST_TEST(!all_match({Matcher::parse("severity=high"), Matcher::parse("tag=sport")}, kLabels));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::alert
