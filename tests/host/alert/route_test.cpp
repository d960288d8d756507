// Which routes take an alert, and which others it is told with. When they tell is router_test.cpp's.
#include "host/alert/route.h"

#include <boost/test/unit_test.hpp>

namespace mentiond::alert {
namespace {

Route route(const std::string& receiver, const std::vector<std::string>& matchers = {}, std::vector<Route> below = {}) {
  Route made;
  made.receiver = receiver;
  for (const std::string& matcher : matchers) made.matchers.push_back(Matcher::parse(matcher));
  made.routes = std::move(below);
  return made;
}

Route continuing(Route made) {
  made.continues = true;
  return made;
}

std::string taken_by(const Route& root, const Labels& labels) {
  Routing routing;
  routing.root = root;
  name_routes(*routing.root);
  std::string receivers;
  for (const Route* found : routing.match(labels)) receivers += (receivers.empty() ? "" : " ") + found->receiver;
  return receivers;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(a_tree_of_routes)

BOOST_AUTO_TEST_CASE(gives_an_alert_to_the_first_route_below_that_matches_or_takes_it_itself) {
  const Route root = route("desk", {}, {route("phone", {"severity=high"}), route("sport", {"tag=sport"})});
  BOOST_TEST(taken_by(root, {{"severity", "high"}, {"tags", "sport"}}) == "phone");
  BOOST_TEST(taken_by(root, {{"severity", "low"}, {"tags", "a,sport"}}) == "sport");
  BOOST_TEST(taken_by(root, {{"severity", "low"}}) == "desk");
  BOOST_TEST(taken_by(Route{}, {}) == "");
  BOOST_TEST(Routing{}.match({}).empty());
}

BOOST_AUTO_TEST_CASE(goes_on_where_a_route_says_so) {
  const Route root =
      route("desk", {}, {continuing(route("archive")), route("phone", {"severity=high"}), route("rest", {"a=b"})});
  BOOST_TEST(taken_by(root, {{"severity", "high"}}) == "archive phone");
  BOOST_TEST(taken_by(root, {{"a", "b"}}) == "archive rest");
  // One below took it, so the root does not.
  BOOST_TEST(taken_by(root, {}) == "archive");
}

BOOST_AUTO_TEST_CASE(goes_down_as_far_as_it_matches) {
  const Route root =
      route("desk", {},
            {route("world", {"tag=world"}, {route("europe", {"tag=europe"}, {route("berlin", {"tag=berlin"})})}),
             continuing(route("asia", {"tag=asia"},
                              {continuing(route("tokyo", {"tag=tokyo"})), route("japan", {"tag=japan"})})),
             route("all")});
  BOOST_TEST(taken_by(root, {{"tags", "world"}}) == "world");
  BOOST_TEST(taken_by(root, {{"tags", "world,berlin"}}) == "world");
  BOOST_TEST(taken_by(root, {{"tags", "world,europe,berlin"}}) == "berlin");
  BOOST_TEST(taken_by(root, {{"tags", "asia,tokyo,japan"}}) == "tokyo japan all");
  BOOST_TEST(taken_by(root, {{"tags", "asia"}}) == "asia all");
}

BOOST_AUTO_TEST_CASE(names_each_of_its_routes_once_and_the_same_after_a_reload) {
  Routing routing;
  routing.root = route("desk", {}, {route("a", {"x=1"}), route("a", {"x=1"}), route("a", {"x=2"}, {route("b")})});
  name_routes(*routing.root);
  const Route again = *routing.root;
  name_routes(*routing.root);
  auto& routes = routing.root->routes;
  BOOST_TEST(routes[0].key != routes[1].key);
  BOOST_TEST(routes[0].key == again.routes[0].key);
  for (const Route* one : {&*routing.root, &routes[0], &routes[1], &routes[2], &routes[2].routes[0]})
    BOOST_TEST(routing.find(one->key) == one);
  BOOST_TEST(routing.find("nowhere") == nullptr);
}

BOOST_AUTO_TEST_CASE(groups_by_the_values_of_labels) {
  Route by_source = route("desk");
  by_source.group_by = {"source", "tag"};
  const auto same = [](const Route& one, const Labels& a, const Labels& b) {
    return group_key(one, a) == group_key(one, b);
  };
  BOOST_TEST(same(by_source, {{"source", "BBC"}, {"watch", "a"}}, {{"source", "BBC"}, {"watch", "b"}}));
  BOOST_TEST(!same(by_source, {{"source", "BBC"}}, {{"source", "CNN"}}));
  BOOST_TEST(!same(by_source, {{"tags", "a"}}, {{"tags", "b"}}));
  BOOST_TEST(same(by_source, {{"source", ""}}, {}));
  // What a value holds is no other label's.
  BOOST_TEST(!same(by_source, {{"source", "a\ntag=1:b"}}, {{"source", "a"}, {"tags", "b"}}));
  const Route alone = route("desk");
  BOOST_TEST(!same(alone, {{"story", "1"}, {"watch", "a"}}, {{"story", "2"}, {"watch", "a"}}));
  BOOST_TEST(same(alone, {{"story", "1"}, {"watch", "a"}, {"severity", "low"}}, {{"story", "1"}, {"watch", "a"}}));
  Route together = route("desk");
  together.group_by = {};
  BOOST_TEST(same(together, {{"watch", "a"}}, {{"watch", "b"}}));
}

BOOST_AUTO_TEST_CASE(knows_an_alert_by_its_labels_and_those_that_every_alert_has) {
  Alert alert;
  alert.watchlist = "list", alert.watch = "name", alert.severity = "low", alert.story_id = "s";
  alert.labels = {{"team", "red"}, {"severity", "own"}};
  const Labels labels = routing_labels(alert);
  BOOST_TEST(labels.at("kind") == "mention");
  BOOST_TEST(labels.at("watch") == "name");
  BOOST_TEST(labels.at("story") == "s");
  BOOST_TEST(labels.at("team") == "red");
  BOOST_TEST(labels.at("severity") == "own");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::alert
