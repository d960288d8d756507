#include <atomic>
#include <boost/test/unit_test.hpp>
#include <thread>

#include "host/registry/registry.h"
#include "tests/host/registry/loading.h"

namespace mentiond::registry {
namespace {

struct Fixture {
  PluginFolder folder, other;
  support::ManualClock clock;
  Registry registry{clock};

  /// The diagnostics, a line each.
  std::string scan(const std::vector<std::filesystem::path>& folders, const std::vector<std::string>& only = {}) {
    std::string text;
    for (const article::Diagnostic& diagnostic : registry.scan(folders, only)) text += to_string(diagnostic) + "\n";
    return text;
  }
  std::string found() const {
    std::string text;
    for (const article::PluginInfo& plugin : registry.plugins()) {
      text += std::string(to_string(plugin.kind)) + "/" + plugin.name + " ";
    }
    return text;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(scanning, Fixture)

BOOST_AUTO_TEST_CASE(plugins_are_ordered_by_kind_and_name) {
  folder.add("plain_c", "alert-plain_c");
  other.add("same_name_two", "a");
  other.add("same_name_one", "b");
  BOOST_TEST(scan({folder.path(), other.path()}) == "");
  BOOST_TEST(found() == "normalise/number1 normalise/number2 alert/plain_c ");
}

BOOST_AUTO_TEST_CASE(of_two_plugins_of_one_name_the_first_wins_and_both_paths_are_named) {
  const auto first = folder.add("sound", "enrich-sound");
  const auto second = other.add("twin", "enrich-sound");
  BOOST_TEST(scan({folder.path(), other.path()}) ==
             second.string() + ": warning: the plugin is left out: enrich/sound is already loaded from " +
                 first.string() + ", and the first wins: take one of the two away\n");
  BOOST_TEST_REQUIRE(registry.plugins().size() == 1U);
  BOOST_TEST(registry.plugins()[0].path == first.string());
}

BOOST_AUTO_TEST_CASE(a_link_to_the_same_library_is_no_second_plugin) {
  folder.add("sound", "enrich-sound");
  folder.add("sound", "enrich-same");
  BOOST_TEST(scan({folder.path(), folder.path()}) == "");
  BOOST_TEST(found() == "enrich/sound ");
}

BOOST_AUTO_TEST_CASE(only_the_plugins_named_are_loaded) {
  folder.add("sound", "enrich-sound");
  folder.add("plain_c", "alert-plain_c");
  folder.write("alert-broken.so", "not even opened");
  BOOST_TEST(scan({folder.path()}, {"plain_c"}) == "");
  BOOST_TEST(found() == "alert/plain_c ");
}

BOOST_AUTO_TEST_CASE(a_plugin_that_is_named_and_missing_is_an_error) {
  folder.add("plain_c", "alert-plain_c");
  BOOST_TEST(scan({folder.path()}, {"plain_c", "mail"}) ==
             "error: plugins: only: names \"mail\", and there is no usable library KIND-mail.so in " +
                 folder.path().string() + "\n");
}

BOOST_AUTO_TEST_CASE(a_library_whose_name_is_not_that_of_its_file_does_not_slip_in) {
  folder.add("sound", "enrich-plain_c");
  const std::string said = scan({folder.path()}, {"plain_c"});
  BOOST_TEST(said.find("it calls itself \"sound\", which is not in plugins: only: call the file enrich-sound.so") !=
             std::string::npos);
  BOOST_TEST(found() == "");
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_is_a_warning) {
  const std::string said = scan({folder.path() / "absent"});
  BOOST_TEST(said.find("absent: warning: this folder of plugins cannot be read (No such file or directory)") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_link_that_leads_nowhere_is_a_warning) {
  folder.add("absent", "alert-absent");
  BOOST_TEST(scan({folder.path()}).find("the plugin is left out: it cannot be read") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(another_scan_finds_what_is_there_then) {
  folder.add("sound", "enrich-sound");
  other.add("twin", "enrich-sound");
  scan({folder.path()});
  BOOST_TEST(scan({other.path()}) == "");
  BOOST_TEST_REQUIRE(registry.plugins().size() == 1U);
  BOOST_TEST(registry.plugins()[0].path == (other.path() / "enrich-sound.so").string());
  scan({});
  BOOST_TEST(found() == "");
  // What is in flight under the settings of before still finds its plugin.
  BOOST_TEST(registry.make_enricher("sound", {}) != nullptr);
}

BOOST_AUTO_TEST_CASE(workers_make_instances_while_a_reload_scans) {
  folder.add("same_name_one", "normalise-number1");
  scan({folder.path()});
  std::atomic<int> made = 0;
  std::vector<std::jthread> workers;
  for (int worker = 0; worker < 4; ++worker) {
    workers.emplace_back([&] {
      for (int round = 0; round < 50; ++round) {
        CollectedArticles collected;
        registry.make_normaliser("number1", {})->normalise({}, collected);
        made += static_cast<int>(collected.articles.size());
      }
    });
  }
  for (int reload = 0; reload < 50; ++reload) scan({folder.path()});
  workers.clear();
  BOOST_TEST(made == 200);
}

BOOST_AUTO_TEST_CASE(a_plugin_that_is_not_there_is_named) {
  BOOST_TEST(fault_of([&] { (void)registry.make_notifier("pigeon", {}); }) ==
             "rejected: there is no alert plugin \"pigeon\" (mentiond plugins list shows those that are)");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(libraries_at_work, Fixture)

BOOST_AUTO_TEST_CASE(each_library_calls_its_own_function_of_a_name_that_two_have) {
  folder.add("same_name_one", "normalise-number1");
  folder.add("same_name_two", "normalise-number2");
  BOOST_TEST(scan({folder.path()}) == "");
  CollectedArticles collected;
  registry.make_normaliser("number1", {})->normalise({}, collected);
  registry.make_normaliser("number2", {})->normalise({}, collected);
  BOOST_TEST_REQUIRE(collected.articles.size() == 2U);
  BOOST_TEST(collected.articles[0].headline() == "1");
  BOOST_TEST(collected.articles[1].headline() == "2");
}

BOOST_AUTO_TEST_CASE(a_plugin_in_c_works) {
  folder.add("plain_c", "alert-plain_c");
  scan({folder.path()});
  BOOST_TEST(fault_of([&] { (void)registry.make_notifier("plain_c", {}); }) ==
             "rejected: plain_c: prefix: expected a word of at most 63 bytes");
  const CollectedLog log;
  const auto notifier = registry.make_notifier("plain_c", {"desk", {{"prefix", "> "}}});
  BOOST_TEST(notifier->recipients() == std::vector<std::string>{"log"}, boost::test_tools::per_element());
  const std::string payload = notifier->render({"alert.new", "key1", "log", 0, {"{}"}});
  BOOST_TEST(payload == "> key1");
  const article::DeliveryOutcome outcome = notifier->deliver({"key1", "log", payload, 1, article::kSecond});
  BOOST_TEST((outcome.outcome == article::Outcome::kDelivered));
  BOOST_TEST(outcome.code == 250);
  BOOST_TEST(outcome.answer == "printed");
  BOOST_TEST(log.lines() == std::vector<std::string>{"alert/plain_c: desk: > key1"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_a_plugin_throws_is_a_fault_that_names_it) {
  folder.add("throwing", "normalise-throwing");
  scan({folder.path()});
  const auto fault = [&](const std::string& what) {
    return fault_of([&] {
      CollectedArticles collected;
      registry.make_normaliser("throwing", {"throwing", {{"what", what}}})->normalise({}, collected);
    });
  };
  BOOST_TEST(fault("exception") == "internal: throwing: beyond the end");
  BOOST_TEST(fault("int") == "internal: throwing: the plugin threw something that is no std::exception");
  BOOST_TEST(fault("rejected") == "rejected: throwing: this is a picture");
  BOOST_TEST(fault("transient") == "transient: throwing: the disk is full");
  BOOST_TEST(fault("at once") == "internal: throwing: broken from the start");
  BOOST_TEST(registry.make_normaliser("throwing", {})->accepts("text/plain", "") == 0);
}

BOOST_AUTO_TEST_CASE(an_exception_that_a_plugin_lets_out_ends_at_the_call) {
  folder.add("raw_throwing", "normalise-raw_throwing");
  scan({folder.path()});
  const CollectedLog log;
  {
    const auto plugin = registry.make_normaliser("raw_throwing", {});
    CollectedArticles collected;
    BOOST_TEST(plugin->accepts("text/plain", "") == 0);
    BOOST_TEST(fault_of([&] { plugin->normalise({}, collected); }) ==
               "internal: raw_throwing: it let out an exception that is no std::exception");
    article::Document document;
    document.body = "x";
    BOOST_TEST(fault_of([&] { plugin->normalise(document, collected); }) ==
               "internal: raw_throwing: it let an exception out: from normalise");
  }
  BOOST_TEST_REQUIRE(log.lines().size() == 2U);
  BOOST_TEST(log.lines()[0] == "normalise/raw_throwing: raw_throwing: it let an exception out: from accepts");
  BOOST_TEST(log.lines()[1] ==
             "normalise/raw_throwing: raw_throwing: it let out an exception that is no std::exception");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::registry
