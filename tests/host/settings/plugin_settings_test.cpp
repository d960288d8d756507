#include <boost/test/unit_test.hpp>

#include "host/settings/settings.h"

namespace mentiond::settings {
namespace {

using article::SettingSpec;
using article::SettingType;

article::PluginInfo plugin() {
  article::PluginInfo info;
  info.name = "hook";
  info.settings = {
      {"url", SettingType::kUrl, true, false, true, "", {}, "Where to post to."},
      {"secret", SettingType::kString, false, true, true, "", {}, ""},
      {"format", SettingType::kChoice, false, false, false, "standard", {"standard", "json"}, ""},
      {"headers", SettingType::kString, false, true, false, "", {}, ""},
      {"timeout", SettingType::kDuration, false, false, false, "30s", {}, ""},
      {"tries", SettingType::kInteger, false, false, false, "", {}, ""},
      {"verify", SettingType::kBoolean, false, false, false, "true", {}, ""},
      {"ca", SettingType::kPath, false, false, false, "", {}, ""},
  };
  return info;
}

PluginSetting setting(const std::string& key, const std::string& value, bool secret = false) {
  return {key, value, secret, {"/etc/mentiond/mentiond.yaml", 7, 9}};
}

struct Fixture {
  article::Diagnostics diagnostics;
  article::InstanceSettings result;

  /// The diagnostics, a line each.
  std::string check(std::vector<PluginSetting> settings, bool with_url = true) {
    if (with_url) settings.insert(settings.begin(), setting("url", "https://example.org/hook"));
    diagnostics.clear();
    result = check_plugin_settings({"hook", "desk", std::move(settings), {"/etc/mentiond/mentiond.yaml", 5, 3}},
                                   plugin(), diagnostics);
    std::string text;
    for (const article::Diagnostic& diagnostic : diagnostics) text += to_string(diagnostic) + "\n";
    return text;
  }
};

const std::string kAt = "/etc/mentiond/mentiond.yaml:7:9: error: ";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(settings_of_a_plugin, Fixture)

BOOST_AUTO_TEST_CASE(what_the_plugin_understands_arrives_in_its_order) {
  BOOST_TEST(check({setting("headers", "a: b"), setting("headers", "c: d"), setting("timeout", "5s"),
                    setting("tries", "-3"), setting("verify", "Yes"), setting("format", "json"),
                    setting("secret", "x", true), setting("secret", "y", true)}) == "");
  BOOST_TEST(result.name == "desk");
  BOOST_TEST_REQUIRE(result.values.size() == 9U);
  BOOST_TEST(result.values[1].second == "a: b");
  BOOST_TEST(result.values[2].second == "c: d");
  BOOST_TEST(result.values[5].second == "true");
  BOOST_TEST(result.values[8].second == "y");
}

BOOST_AUTO_TEST_CASE(paths_become_absolute_beside_the_file_that_names_them) {
  check({setting("ca", "tls/ca.pem")});
  BOOST_TEST(result.values.at(1).second == "/etc/mentiond/tls/ca.pem");
  check({setting("ca", "/ca.pem")});
  BOOST_TEST(result.values.at(1).second == "/ca.pem");
  check({setting("ca", "-")});
  BOOST_TEST(result.values.at(1).second == "-");
}

BOOST_AUTO_TEST_CASE(an_unknown_setting_is_an_error_with_the_nearest_word) {
  BOOST_TEST(check({setting("timeuot", "5s")}) == kAt +
                                                      "the plugin hook has no setting \"timeuot\"; expected "
                                                      "one of url, secret, format, headers, timeout, "
                                                      "tries, verify, ca (did you mean \"timeout\"?)\n");
}

BOOST_AUTO_TEST_CASE(a_required_setting_is_missed_where_the_plugin_is_named) {
  BOOST_TEST(check({}, false) ==
             "/etc/mentiond/mentiond.yaml:5:3: error: the plugin hook needs the setting \"url\": Where to "
             "post to.\n");
}

BOOST_AUTO_TEST_CASE(a_value_of_another_type_is_an_error) {
  BOOST_TEST(check({setting("timeout", "5")}) == kAt + "timeout: expected a duration, as in 500ms, 30s, 5m or 2h\n");
  BOOST_TEST(check({setting("tries", "3.5")}) == kAt + "tries: expected a whole number\n");
  BOOST_TEST(check({setting("verify", "ture")}) == kAt + "verify: expected true or false (did you mean \"true\"?)\n");
  BOOST_TEST(check({setting("format", "jsn")}) ==
             kAt + "format: expected one of standard, json (did you mean \"json\"?)\n");
  BOOST_TEST(check({setting("ca", "")}) == kAt + "ca: expected a path\n");
  BOOST_TEST(check({setting("url", "example.org")}, false) ==
             kAt + "url: expected a URL, a scheme and a host, as in https://example.org/\n");
  BOOST_TEST(check({setting("format", "json"), setting("format", "standard")}) ==
             kAt + "format: expected one value, not a list\n");
}

BOOST_AUTO_TEST_CASE(a_secret_in_plain_sight_is_an_error_that_does_not_show_it) {
  const std::string text = check({setting("secret", "hush")});
  BOOST_TEST(text ==
             kAt +
                 "secret: a secret is not written here; write where it is: secret: { file: PATH }, { env: NAME } "
                 "or { credential: NAME }\n");
}

BOOST_AUTO_TEST_CASE(a_secret_value_of_another_type_is_not_shown) {
  const std::string text = check({setting("format", "standrad", true)});
  BOOST_TEST(text == kAt + "format: expected one of standard, json\n");
}

BOOST_AUTO_TEST_CASE(all_problems_are_reported) {
  check({setting("a", "b"), setting("tries", "x"), setting("secret", "hush")}, false);
  BOOST_TEST(diagnostics.size() == 4U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::settings
