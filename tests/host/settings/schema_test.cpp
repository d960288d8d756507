// The key tables of the code and config/schema/mentiond.json say the same.
#include <rapidjson/document.h>

#include <boost/test/unit_test.hpp>
#include <set>

#include "host/settings/keys.h"
#include "tests/support/temp_folder.h"

namespace mentiond::settings {
namespace {

using Words = std::set<std::string>;

struct Schema {
  rapidjson::Document document;

  Schema() {
    const std::string text = support::read_file(std::string(MENTIOND_SOURCE_DIR) + "/config/schema/mentiond.json");
    document.Parse(text.data(), text.size());
    BOOST_TEST_REQUIRE(!document.HasParseError());
  }
  const rapidjson::Value& definition(const std::string& name) const {
    if (name.empty()) return document;
    BOOST_TEST_REQUIRE(document["$defs"].HasMember(name.c_str()));
    return document["$defs"][name.c_str()];
  }
};

Words keys_of(const rapidjson::Value& definition) {
  Words words;
  for (const auto& property : definition["properties"].GetObject()) words.insert(property.name.GetString());
  return words;
}

Words required_of(const rapidjson::Value& definition) {
  Words words;
  if (!definition.HasMember("required")) return words;
  for (const auto& word : definition["required"].GetArray()) words.insert(word.GetString());
  return words;
}

Words with(const KeyTable& table, std::initializer_list<Presence> presences) {
  Words words;
  for (const KeyName& key : table.keys) {
    for (const Presence presence : presences) {
      if (key.presence == presence) words.insert(std::string(key.name));
    }
  }
  return words;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_schema_has_the_keys_of_the_code_and_no_other) {
  const Schema schema;
  const std::vector<KeyTable> tables = key_tables();
  BOOST_TEST(tables.size() == 14U);
  for (const KeyTable& table : tables) {
    BOOST_TEST_CONTEXT("definition \"" << table.definition << "\"") {
      const rapidjson::Value& definition = schema.definition(table.definition);
      BOOST_TEST(keys_of(definition) == with(table, {Presence::kOptional, Presence::kRequired}),
                 boost::test_tools::per_element());
      BOOST_TEST(required_of(definition) == with(table, {Presence::kRequired}), boost::test_tools::per_element());
      BOOST_TEST(!definition["additionalProperties"].GetBool());
    }
  }
}

BOOST_AUTO_TEST_CASE(every_closed_definition_of_the_schema_has_a_table) {
  const Schema schema;
  Words tables;
  for (const KeyTable& table : key_tables()) tables.insert(table.definition);
  for (const auto& definition : schema.document["$defs"].GetObject()) {
    const std::string name = definition.name.GetString();
    const auto open = definition.value.FindMember("additionalProperties");
    const bool closed = open != definition.value.MemberEnd() && open->value.IsBool() && !open->value.GetBool();
    // The three ways to name a secret stand where any setting stands, and have no table.
    BOOST_TEST((!closed || name == "secret" || tables.contains(name)), name);
  }
}

BOOST_AUTO_TEST_CASE(every_key_of_the_schema_says_what_it_is) {
  const Schema schema;
  for (const KeyTable& table : key_tables()) {
    for (const auto& property : schema.definition(table.definition)["properties"].GetObject()) {
      const bool described = property.value.HasMember("description") || property.value.HasMember("$ref");
      BOOST_TEST(described, table.definition << "." << property.name.GetString());
    }
  }
}

}  // namespace mentiond::settings
