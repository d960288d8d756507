// Text of others inside of our markup: it takes no effect.
#include "plugins/common/alert/markup.h"

#include <boost/test/unit_test.hpp>

namespace mentiond::common {

BOOST_AUTO_TEST_SUITE(text_in_markup)

BOOST_AUTO_TEST_CASE(for_slack_is_entities_and_signs_that_look_alike) {
  const auto slack = [](std::string_view text) { return in_markup(Markup::kSlack, text); };
  BOOST_TEST(slack("a < b & c > d") == "a &lt; b &amp; c &gt; d");
  BOOST_TEST(slack("<!channel> <@U1>") == "&lt;!channel&gt; &lt;@U1&gt;");
  BOOST_TEST(slack("*b* ~s~ `c`") == "∗b∗ ∼s∼ ˋcˋ");
  BOOST_TEST(slack("_it_, but snake_case") == "ˍitˍ, but snake_case");
  BOOST_TEST(slack("_") == "ˍ");
  BOOST_TEST(slack("é_é __") == "é_é ˍˍ");
  BOOST_TEST(slack("") == "");
}

BOOST_AUTO_TEST_CASE(for_discord_and_mattermost_is_behind_backslashes) {
  BOOST_TEST(in_markup(Markup::kDiscord, "*b* <@1> ||x||") == "\\*b\\* \\<\\@1\\> \\|\\|x\\|\\|");
  BOOST_TEST(in_markup(Markup::kMattermost, "*b* @all") == "\\*b\\* @\u200ball");
  BOOST_TEST(in_markup(Markup::kPlain, "*b* <x>") == "*b* <x>");
}

BOOST_AUTO_TEST_CASE(leaves_no_link_early) {
  BOOST_TEST(link_in_markup("https://a.example/x|y>z*_~") == "https://a.example/x%7Cy%3Ez%2A%5F%7E");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::common
