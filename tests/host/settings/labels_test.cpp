// Labels that routes ask for, held against those that alerts can have.
#include <boost/test/unit_test.hpp>

#include "host/settings/settings.h"
#include "tests/support/temp_folder.h"

namespace mentiond::settings {
namespace {

using boost::test_tools::per_element;
using Lines = std::vector<std::string>;

const char kOthers[] =
    "feeds: [{ id: wire, url: https://a.example/, tags: [world, sport] }]\n"
    "watchlists: [watch.yaml]\n"
    "receivers: [{ name: desk, file: { path: x } }]\n"
    "route:\n"
    "  receiver: desk\n";

article::Watch watch(const std::string& name, const std::string& type, std::map<std::string, std::string> labels = {}) {
  article::Watch watch{"people", name, {}, "high", std::move(labels), false};
  if (!type.empty()) watch.entity.id = name, watch.entity.type = type;
  return watch;
}

struct Folder : support::TempFolder {
  Folder() { write("watch.yaml", "watchlist: a\n"); }
  /// "line:column: message", with the suggestion.
  Lines warnings(const std::string& more) const {
    const Loaded loaded = load(write("mentiond.yaml", kOthers + more));
    BOOST_TEST_REQUIRE(loaded.settings.has_value());
    article::Diagnostics diagnostics;
    const std::vector<article::Watch> watches = {watch("rao", "person", {{"team", "asia"}}), watch("talks", "")};
    check_labels(*loaded.settings, watches, diagnostics);
    Lines lines;
    for (const article::Diagnostic& each : diagnostics) {
      BOOST_TEST((each.severity == article::Severity::kWarning));
      lines.push_back(std::to_string(each.line) + ":" + std::to_string(each.column) + ": " + each.message +
                      (each.suggestion.empty() ? "" : " (" + each.suggestion + "?)"));
    }
    return lines;
  }
  Lines of_matcher(const std::string& text) const {
    return warnings("  routes: [{ receiver: desk, matchers: ['" + text + "'] }]\n");
  }
};

const char kLabels[] =
    "; its labels are entity, feed, kind, language, role, severity, source, story, tag, tags, team, type, watch, "
    "watchlist";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(labels_of_routes, Folder)

BOOST_AUTO_TEST_CASE(that_alerts_can_have_are_no_matter) {
  BOOST_TEST(
      warnings("  group_by: [story, team]\n"
               "  routes:\n"
               "    - { receiver: desk, match: { severity: [high, info], tag: world, source: BBC, type: place } }\n"
               "    - { receiver: desk, match: { watch: talks, entity: rao, feed: wire, team: anybody } }\n"
               "    - { receiver: desk, matchers: ['severity=~hi.*', 'tag!=sport', 'watchlist=people', 'type='] }\n")
          .empty());
}

BOOST_AUTO_TEST_CASE(that_no_alert_has_are_doubted_with_the_nearest) {
  BOOST_TEST(of_matcher("severty=high") ==
                 Lines{"6:41: no alert has the label \"severty\"" + std::string(kLabels) + " (severity?)"},
             per_element());
  BOOST_TEST(of_matcher("severity>=medium").size() == 1U);
  BOOST_TEST(warnings("  group_by: [sotry]\n") ==
                 Lines{"6:14: no alert has the label \"sotry\"" + std::string(kLabels) + " (story?)"},
             per_element());
}

BOOST_AUTO_TEST_CASE(with_values_that_no_alert_has_are_doubted) {
  const std::string expected = "; expected one of: critical, high, info, low, medium";
  BOOST_TEST(of_matcher("severity=hihg") == Lines{"6:41: no alert has the severity \"hihg\"" + expected + " (high?)"},
             per_element());
  BOOST_TEST(of_matcher("severity==high") == Lines{"6:41: no alert has the severity \"=high\"" + expected + " (high?)"},
             per_element());
  BOOST_TEST(warnings("  routes: [{ receiver: desk, match: { tag: [world, wrold] } }]\n") ==
                 Lines{"6:52: no alert has the tag \"wrold\"; expected one of: sport, world (world?)"},
             per_element());
  BOOST_TEST(of_matcher("tag=world|sport") ==
                 Lines{"6:41: no alert has the tag \"world|sport\"; for one of several write tag=~\"world|sport\" "
                       "below matchers, or a list below match"},
             per_element());
  BOOST_TEST(of_matcher("type=Person") ==
                 Lines{"6:41: no alert has the type \"Person\"; expected one of: event, organisation, person, place, "
                       "product, topic (person?)"},
             per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::settings
