// What a plugin says of itself, and what its folder holds.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <set>

#include "tests/plugins/contract/libraries.h"
#include "tests/support/symbols.h"
#include "tests/support/temp_folder.h"

namespace mentiond::contract {
namespace {

namespace data = boost::unit_test::data;

article::PluginInfo info_of(const Plugin& plugin) {
  const auto checked = registry::check_library(plugin.library);
  const auto* reason = std::get_if<std::string>(&checked);
  BOOST_TEST_INFO(plugin << " is refused: " << (reason == nullptr ? "" : *reason));
  BOOST_TEST_REQUIRE(reason == nullptr);
  return std::get<article::PluginInfo>(checked);
}

bool is_sentence(const std::string& text) {
  return !text.empty() && text.back() == '.' &&
         (text[0] < 'a' || text[0] > 'z' || text.find_first_of(":;") != std::string::npos);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(contract_of_the_entry)

BOOST_AUTO_TEST_CASE(there_are_plugins_to_look_at) { BOOST_TEST(plugins().size() > 0U); }

BOOST_DATA_TEST_CASE(the_entry_is_the_one_symbol_of_mentiond, data::make(plugins())) {
  BOOST_TEST(support::exported_mentiond_symbols(sample.library) == std::vector<std::string>{"mentiond_plugin_entry"},
             boost::test_tools::per_element());
}

BOOST_DATA_TEST_CASE(the_entry_says_what_the_file_is_called, data::make(plugins())) {
  const article::PluginInfo plugin = info_of(sample);
  BOOST_TEST(std::string(to_string(plugin.kind)) == sample.kind);
  BOOST_TEST(plugin.name == sample.name);
  BOOST_TEST(std::count(plugin.version.begin(), plugin.version.end(), '.') == 2);
  BOOST_TEST(is_sentence(plugin.summary), "summary: " << plugin.summary);
}

BOOST_DATA_TEST_CASE(each_setting_is_explained, data::make(plugins())) {
  std::set<std::string> keys;
  for (const article::SettingSpec& setting : info_of(sample).settings) {
    BOOST_TEST(keys.insert(setting.key).second, setting.key << " is there twice");
    BOOST_TEST(is_sentence(setting.summary), setting.key << ": " << setting.summary);
    BOOST_TEST((setting.type == article::SettingType::kChoice) == !setting.choices.empty(), setting.key);
    BOOST_TEST(!(setting.required && !setting.fallback.empty()), setting.key << " is required and has a default");
  }
}

BOOST_DATA_TEST_CASE(the_folder_holds_a_readme_that_shows_the_sample, data::make(plugins())) {
  for (const char* file : {"README.md", "sample.yaml", "CMakeLists.txt"}) {
    BOOST_TEST(std::filesystem::exists(sample.folder() / file), (sample.folder() / file).string() << " is missing");
  }
  if (!std::filesystem::exists(sample.folder() / "README.md") ||
      !std::filesystem::exists(sample.folder() / "sample.yaml"))
    return;
  const std::string shown = support::read_file(sample.folder() / "sample.yaml");
  BOOST_TEST(support::read_file(sample.folder() / "README.md").find("```yaml\n" + shown + "```") != std::string::npos,
             "README.md does not show sample.yaml as it is");
}

BOOST_DATA_TEST_CASE(the_sample_shows_every_setting, data::make(plugins())) {
  if (info_of(sample).settings.empty()) return;
  const std::string shown = support::read_file(sample.folder() / "sample.yaml");
  for (const article::SettingSpec& setting : info_of(sample).settings) {
    const std::string last = setting.key.substr(setting.key.rfind('.') + 1);
    BOOST_TEST(shown.find(last + ":") != std::string::npos, "sample.yaml does not show " << setting.key);
  }
}

BOOST_DATA_TEST_CASE(the_sample_loads, data::make(plugins())) {
  Host host(sample);
  for (const article::Diagnostic& diagnostic : host.diagnostics) BOOST_ERROR(to_string(diagnostic));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::contract
