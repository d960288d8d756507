#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "host/registry/registry.h"
#include "tests/host/registry/loading.h"

namespace mentiond::registry {
namespace {

namespace data = boost::unit_test::data;

struct Refusal {
  const char* library;
  const char* reason;  ///< Begins so.
};
std::ostream& operator<<(std::ostream& out, const Refusal& refusal) { return out << refusal.library; }

const Refusal kRefusals[] = {
    {"other_major",
     "it was built for the plugin ABI 2.1, and this mentiond has 1.1: rebuild it with the SDK of this mentiond"},
    {"newer_minor",
     "it was built for the plugin ABI 1.7, and this mentiond has 1.1: update mentiond, or rebuild the plugin with its "
     "SDK"},
    {"no_entry", "it exports no mentiond_plugin_entry, so it is no plugin of mentiond: name its class in a macro of"},
    {"code_entry", "its mentiond_plugin_entry is no mentiond_plugin: use a macro of the SDK to define it"},
    {"small_entry", "its mentiond_plugin_entry has 16 bytes and not "},
    {"unknown_kind", "its kind is 9, and there is none of that number: rebuild it with the SDK of this mentiond"},
    {"upper_case",
     "its name is \"Email\", and may have only lower-case letters, digits, - and _, a letter first: rename"},
    {"no_name", "its name cannot be read: give it one in the macro that names its class"},
    {"stray_name", "its name cannot be read: give it one in the macro that names its class"},
    {"no_version", "its version cannot be read: give it one, as in \"1.0.0\""},
    {"bad_summary", "its summary cannot be read: make kSummary one sentence"},
    {"short_table", "its table of functions has 24 bytes, and a plugin of this kind has at least "},
    {"missing_function", "its function enrich is missing: write it"},
    {"key_twice", "its setting a is described twice: take one out"},
    {"bad_key", "one of its settings has no proper key (lower-case letters, digits, . and _): rename it"},
    {"bad_type", "its setting b has a type that does not exist: rebuild it with the SDK of this mentiond"},
    {"no_choices", "its setting b is a choice without choices: write them as \"a|b|c\""},
    {"short_settings", "the description of its settings cannot be read: rebuild it with the SDK of this mentiond"},
};

std::string refusal(const std::filesystem::path& file) {
  const auto checked = check_library(file);
  const auto* reason = std::get_if<std::string>(&checked);
  return reason == nullptr ? "not refused" : *reason;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(libraries_that_are_refused)

BOOST_DATA_TEST_CASE(a_library_is_refused_with_a_reason_and_what_to_do, data::make(kRefusals)) {
  const std::string reason = refusal(library_path(sample.library));
  BOOST_TEST(reason.substr(0, std::string_view(sample.reason).size()) == sample.reason);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_library_is_refused) {
  const support::TempFolder folder;
  BOOST_TEST(
      refusal(folder.write("alert-text.so", "Just some text, long enough to be read as a header of ELF.......")) ==
      "it cannot be loaded as a shared library (invalid ELF header): rebuild it on this machine with "
      "mentiond_add_plugin(), or take it out of the folder");
  BOOST_TEST(refusal(folder.write("alert-empty.so", "")).find("file too short") != std::string::npos);
  BOOST_TEST(refusal(folder / "absent.so").find("No such file") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_scan_leaves_out_what_is_refused_and_says_so) {
  const PluginFolder folder;
  const auto newer = folder.add("newer_minor", "alert-newer");
  folder.add("sound", "enrich-sound");
  const auto text =
      folder.write("fetch-text.so", "no library at all, whatever its name says, and longer than a header");
  const support::ManualClock clock;
  Registry registry(clock);
  const article::Diagnostics diagnostics = registry.scan({folder.path()}, {});
  BOOST_TEST_REQUIRE(diagnostics.size() == 2U);
  BOOST_TEST(to_string(diagnostics[0])
                 .starts_with(newer.string() + ": warning: the plugin is left out: it was built for the plugin ABI"));
  BOOST_TEST(to_string(diagnostics[1]).starts_with(text.string() + ": warning: the plugin is left out: it cannot be"));
  BOOST_TEST_REQUIRE(registry.plugins().size() == 1U);
  BOOST_TEST(registry.plugins()[0].name == "sound");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(libraries_that_are_accepted)

BOOST_AUTO_TEST_CASE(the_entry_is_read_as_it_stands) {
  const auto checked = check_library(library_path("sound"));
  BOOST_TEST_REQUIRE(std::holds_alternative<article::PluginInfo>(checked));
  const auto& plugin = std::get<article::PluginInfo>(checked);
  BOOST_TEST((plugin.kind == article::PluginKind::kEnrich));
  BOOST_TEST(plugin.version == "1.2.3");
  BOOST_TEST(plugin.summary == "Does nothing.");
  BOOST_TEST(plugin.path == library_path("sound").string());
  BOOST_TEST(plugin.abi_major == MENTIOND_ABI_MAJOR);
  BOOST_TEST_REQUIRE(plugin.settings.size() == 2U);
  BOOST_TEST(plugin.settings[0].key == "a");
  BOOST_TEST((plugin.settings[0].type == article::SettingType::kInteger));
  BOOST_TEST((plugin.settings[0].required && plugin.settings[0].list && !plugin.settings[0].secret));
  BOOST_TEST(plugin.settings[0].fallback == "7");
  BOOST_TEST((plugin.settings[1].secret && !plugin.settings[1].required));
}

BOOST_AUTO_TEST_CASE(a_table_with_more_functions_than_we_know_is_accepted) {
  BOOST_TEST(refusal(library_path("longer_table")) == "not refused");
}

BOOST_AUTO_TEST_CASE(shorter_descriptions_of_settings_are_read_as_far_as_they_go) {
  const auto checked = check_library(library_path("old_settings"));
  BOOST_TEST_REQUIRE(std::holds_alternative<article::PluginInfo>(checked));
  const auto& settings = std::get<article::PluginInfo>(checked).settings;
  BOOST_TEST_REQUIRE(settings.size() == 1U);
  BOOST_TEST(settings[0].key == "a");
  BOOST_TEST(settings[0].fallback == "");
  BOOST_TEST(settings[0].summary == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::registry
