#include "host/alert/silence.h"

#include <boost/test/unit_test.hpp>

namespace mentiond::alert {
namespace {

Silence silence(std::vector<std::string> matchers, Micros starts, Micros ends) {
  Silence made;
  for (const std::string& matcher : matchers) made.matchers.push_back(Matcher::parse(matcher));
  made.starts = starts, made.ends = ends;
  return made;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(silences)

BOOST_AUTO_TEST_CASE(last_from_their_start_until_before_their_end) {
  const Silence quiet = silence({"severity=low"}, 10, 20);
  const Labels low = {{"severity", "low"}};
  for (const Micros now : {10, 19}) BOOST_TEST(quiet.silences(low, now));
  for (const Micros now : {9, 20}) BOOST_TEST(!quiet.silences(low, now));
  BOOST_TEST(!quiet.silences({{"severity", "high"}}, 15));
}

BOOST_AUTO_TEST_CASE(hold_until_the_first_of_them_ends) {
  const std::vector<Silence> all = {silence({"severity=low"}, 0, 30), silence({"watch=a"}, 0, 20),
                                    silence({"watch=a", "severity=high"}, 0, 10), silence({"watch=a"}, 50, 60)};
  const Labels labels = {{"severity", "low"}, {"watch", "a"}};
  BOOST_TEST(silenced_until(all, labels, 5) == 20);
  BOOST_TEST(silenced_until(all, labels, 20) == 30);
  BOOST_TEST(silenced_until(all, labels, 40) == 0);
  BOOST_TEST(silenced_until(all, labels, 50) == 60);
  BOOST_TEST(silenced_until({}, labels, 5) == 0);
}

BOOST_AUTO_TEST_CASE(must_ask_for_something_and_last) {
  BOOST_TEST(problem_of(silence({"severity=low"}, 0, 1)) == "");
  BOOST_TEST(problem_of(silence({"severity=low", "watch!=a"}, 0, 1)) == "");
  BOOST_TEST(problem_of(silence({}, 0, 1)).find("needs a matcher") != std::string::npos);
  for (const char* matcher : {"watch!=a", "watch=~.*", "watch=\"\""})
    BOOST_TEST(problem_of(silence({matcher}, 0, 1)).find("must ask for something") != std::string::npos);
  BOOST_TEST(problem_of(silence({"a=b"}, 1, 1)).find("end after it starts") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(are_kept_as_lines_whatever_they_ask_for) {
  const auto matchers = silence({"a=\"x\\ny\"", "b=~\"\\\"|\\\\\\\\\"", "c!=d"}, 0, 1).matchers;
  const auto again = matchers_from_lines(matchers_to_lines(matchers));
  BOOST_TEST(to_string(again) == to_string(matchers));
  BOOST_TEST(matchers_from_lines("").empty());
}

BOOST_AUTO_TEST_CASE(have_ids_of_their_own) {
  const Silence one = silence({"a=b"}, 0, 1);
  Silence other = one;
  other.comment = "why";
  BOOST_TEST(silence_id(one, 5) == silence_id(one, 5));
  BOOST_TEST(silence_id(one, 5) != silence_id(one, 6));
  BOOST_TEST(silence_id(one, 5) != silence_id(other, 5));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::alert
