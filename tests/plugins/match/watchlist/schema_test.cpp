// The keys of the code and config/schema/watchlist.json say the same.
#include <rapidjson/document.h>

#include <set>
#include <span>

#include "plugins/match/watchlist/reading/keys.h"
#include "tests/plugins/match/watchlist/matching.h"
#include "tests/support/temp_folder.h"

namespace mentiond::plugins::watchlist {
namespace {

using Words = std::set<std::string>;

Words words_of(const rapidjson::Value& list) {
  Words words;
  for (const auto& word : list.GetArray()) words.insert(word.GetString());
  return words;
}

void check(const rapidjson::Value& definition, std::span<const Key> keys) {
  Words known, required, described;
  for (const Key& key : keys) {
    known.emplace(key.name);
    if (key.presence == Presence::kRequired) required.emplace(key.name);
  }
  for (const auto& property : definition["properties"].GetObject()) {
    described.insert(property.name.GetString());
    BOOST_TEST((property.value.HasMember("description") || property.value.HasMember("$ref")),
               property.name.GetString());
  }
  BOOST_TEST(described == known, boost::test_tools::per_element());
  BOOST_TEST(words_of(definition["required"]) == required, boost::test_tools::per_element());
  BOOST_TEST(!definition["additionalProperties"].GetBool());
}

template <std::size_t kCount>
void check_words(const rapidjson::Value& property, const std::string_view (&words)[kCount]) {
  Words expected;
  for (const std::string_view word : words) expected.emplace(word);
  BOOST_TEST(words_of(property["enum"]) == expected, boost::test_tools::per_element());
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_schema_has_the_keys_and_words_of_the_code_and_no_other) {
  rapidjson::Document schema;
  schema.Parse(support::read_file(std::string(MENTIOND_SOURCE_DIR) + "/config/schema/watchlist.json").c_str());
  BOOST_TEST_REQUIRE(!schema.HasParseError());
  check(schema, kFileKeys);
  const rapidjson::Value& definitions = schema["$defs"];
  check(definitions["entity"], kEntityKeys);
  check(definitions["alias"], kAliasKeys);
  check(definitions["query"], kQueryKeys);
  check(definitions["test"], kTestKeys);
  check_words(definitions["entity"]["properties"]["type"], kTypes);
  check_words(definitions["entity"]["properties"]["severity"], kSeverities);
  check_words(definitions["entity"]["properties"]["case"], kCases);
  check_words(definitions["query"]["properties"]["severity"], kSeverities);
  check_words(definitions["alias"]["properties"]["case"], kCases);
}

}  // namespace mentiond::plugins::watchlist
