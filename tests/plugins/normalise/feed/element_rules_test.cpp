// The table of rules: what the index finds is what a search through all rows finds.
#include <boost/test/unit_test.hpp>

#include <set>
#include <string>
#include <utility>

#include "plugins/normalise/feed/element_rules.h"

using namespace mentiond::plugins::feed;

namespace {

constexpr Scope kScopes[] = {Scope::kDocument, Scope::kFeed,      Scope::kEntry,  Scope::kSource,
                             Scope::kImage,    Scope::kTextInput, Scope::kPerson, Scope::kElsewhere};

unsigned place_of(Scope scope) {
  switch (scope) {
    case Scope::kFeed:
      return kInFeed;
    case Scope::kEntry:
      return kInEntry;
    case Scope::kSource:
      return kInSource;
    case Scope::kImage:
      return kInImage;
    case Scope::kTextInput:
      return kInTextInput;
    case Scope::kPerson:
      return kInPerson;
    case Scope::kDocument:
    case Scope::kElsewhere:
      break;
  }
  return 0;
}

// Slow, and plainly right.
const Rule* find_slowly(Scope scope, Family family, std::string_view name) {
  for (const Rule& rule : all_rules()) {
    if (rule.family == family && rule.name == name && (rule.places & place_of(scope)) != 0) return &rule;
  }
  return nullptr;
}

const Rule* find(Scope scope, Family family, std::string_view local) {
  Name name;
  name.family = family;
  name.local = local;
  return find_rule(scope, name);
}

// Every name that has a rule, and its neighbours.
std::set<std::string> names() {
  std::set<std::string> all = {"", "x", "xy", "xyz", "abcdefg", "abcdefghijklmnop"};
  for (const Rule& rule : all_rules()) {
    const std::string name(rule.name);
    all.insert({name, name + "s", name.substr(1), name.substr(0, name.size() - 1), "x" + name});
  }
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(element_rules)

BOOST_AUTO_TEST_CASE(the_index_finds_what_a_search_through_all_rows_finds) {
  std::size_t found = 0;
  for (const std::string& name : names()) {
    for (std::size_t family = 0; family < kFamilies; ++family) {
      for (const Scope scope : kScopes) {
        const Rule* const rule = find(scope, static_cast<Family>(family), name);
        BOOST_REQUIRE_MESSAGE(rule == find_slowly(scope, static_cast<Family>(family), name), name);
        if (rule != nullptr) ++found;
      }
    }
  }
  BOOST_CHECK_GT(found, 500U);
}

BOOST_AUTO_TEST_CASE(no_two_rows_hold_for_one_element) {
  std::set<std::pair<int, std::string>> seen;
  for (const Rule& rule : all_rules()) {
    BOOST_CHECK_MESSAGE(rule.places != 0, rule.name);
    for (unsigned place = 1; place <= kInPerson; place *= 2) {
      if ((rule.places & place) == 0) continue;
      const std::string key = std::string(rule.name) + ' ' + std::to_string(place);
      BOOST_CHECK_MESSAGE(seen.emplace(static_cast<int>(rule.family), key).second, key);
    }
  }
}

BOOST_AUTO_TEST_CASE(names_are_lower_case_as_the_reader_gives_them) {
  for (const Rule& rule : all_rules()) {
    BOOST_CHECK_MESSAGE(rule.name.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == rule.name.npos, rule.name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
