// Instances know nothing of one another, and take settings of hosts older and newer than they are.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "mentiond/sdk/plugin.hpp"
#include "tests/plugins/contract/calls.h"
#include "tests/plugins/contract/libraries.h"

namespace mentiond::contract {
namespace {

namespace data = boost::unit_test::data;

/// Creates an instance through the table alone, with a setup as a newer host would have it: longer than the plugin
/// knows.
template <class Table>
void create_with_longer_setup(const void* address, const article::InstanceSettings& settings) {
  struct {
    mentiond_setup known;
    std::uint64_t unknown[8];
  } setup{};
  struct Setting {
    mentiond_setting known;
    std::uint64_t unknown;
  };
  std::vector<Setting> values;
  for (const auto& [key, value] : settings.values) values.push_back({{sdk::text(key), sdk::text(value)}, 1});
  setup.known.size = sizeof(setup);
  setup.known.settings = sdk::array_of(values);
  std::string message;
  const mentiond_call call = {sizeof(call), &message, [](void* to, mentiond_text text) {
                                static_cast<std::string*>(to)->assign(sdk::view(text));
                              }};
  const auto& table = *static_cast<const Table*>(address);
  void* instance = nullptr;
  const mentiond_status status = table.create(&setup.known, &instance, &call);
  if (status == MENTIOND_OK)
    table.destroy(instance);
  else
    BOOST_TEST((status == MENTIOND_REJECTED && !message.empty()), "status " << status << ": " << message);
}

void create(const Plugin& plugin, const article::InstanceSettings& settings) {
  const auto opened = registry::open_library(plugin.library);
  const void* table = std::get<registry::Library>(opened).table;
  if (plugin.kind == "fetch") create_with_longer_setup<mentiond_fetch_table>(table, settings);
  if (plugin.kind == "normalise") create_with_longer_setup<mentiond_normalise_table>(table, settings);
  if (plugin.kind == "enrich") create_with_longer_setup<mentiond_enrich_table>(table, settings);
  if (plugin.kind == "alert") create_with_longer_setup<mentiond_alert_table>(table, settings);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(contract_of_instances)

BOOST_DATA_TEST_CASE(two_normalisers_are_independent, data::make(plugins("normalise"))) {
  Host host(sample);
  auto first = host.registry.make_normaliser(sample.name, host.settings);
  const auto second = host.registry.make_normaliser(sample.name, host.settings);
  article::Document document;
  document.body = "<rss version='2.0'><channel><item><title>a</title></item></channel></rss>";
  normalise(*first, document);
  first.reset();
  normalise(*second, document);
}

BOOST_DATA_TEST_CASE(two_fetchers_are_independent, data::make(plugins("fetch"))) {
  Host host(sample);
  auto first = host.registry.make_fetcher(sample.name, host.settings);
  const auto second = host.registry.make_fetcher(sample.name, host.settings);
  first->submit({1, "http://127.0.0.1:1/", "", "", article::kSecond, 1000, {}});
  second->submit({1, "http://127.0.0.1:1/", "", "", article::kSecond, 1000, {}});
  first.reset();  // With a request under way.
  std::vector<std::uint64_t> reported;
  for (int round = 0; round < 1000 && reported.empty(); ++round) {
    second->run_once(20 * article::kMillisecond, [&](article::FetchResult result) { reported.push_back(result.id); });
  }
  BOOST_TEST(reported == std::vector<std::uint64_t>{1}, boost::test_tools::per_element());
}

BOOST_DATA_TEST_CASE(two_enrichers_are_independent, data::make(plugins("enrich"))) {
  Host host(sample);
  auto first = host.registry.make_enricher(sample.name, host.settings);
  const auto second = host.registry.make_enricher(sample.name, host.settings);
  article::Article one = some_article(), two = some_article();
  first->enrich(one);
  first.reset();
  second->enrich(two);
  BOOST_TEST(one.language == two.language);
  BOOST_TEST(one.quotes.size() == two.quotes.size());
}

BOOST_DATA_TEST_CASE(two_programs_and_their_sessions_are_independent, data::make(plugins("match"))) {
  Host host(sample);
  const auto compile = [&](const std::string& name) {
    article::Diagnostics diagnostics;
    return host.registry.compile_matcher(sample.name, host.settings,
                                         {{"w.yaml", "watchlist: w\nentities: [{ id: it, name: " + name + " }]\n"}},
                                         diagnostics);
  };
  auto first = compile("Brussels");
  const auto second = compile("Secretary General");
  BOOST_TEST_REQUIRE((first != nullptr && second != nullptr));
  auto first_session = first->open_session(), other_session = first->open_session();
  const auto second_session = second->open_session();
  first_session.reset(), first.reset();
  article::Article one = some_article(), two = some_article();
  other_session->match(one);
  second_session->match(two);
  BOOST_TEST_REQUIRE((one.mentions.size() == 1U && two.mentions.size() == 1U));
  BOOST_TEST((one.mentions[0].text == "Brussels" && two.mentions[0].text == "Secretary General"));
}

BOOST_DATA_TEST_CASE(two_notifiers_are_independent, data::make(plugins("alert"))) {
  Host host(sample);
  auto first = host.registry.make_notifier(sample.name, host.settings);
  const auto second = host.registry.make_notifier(sample.name, host.settings);
  first->cancel();
  first.reset();
  BOOST_TEST(!second->recipients().empty());
}

BOOST_DATA_TEST_CASE(without_settings_an_instance_works_or_is_refused_with_a_reason, data::make(plugins())) {
  const Host host(sample);
  create(sample, {});
}

BOOST_DATA_TEST_CASE(structs_that_are_longer_than_the_plugin_knows_are_read_as_far_as_it_knows, data::make(plugins())) {
  const Host host(sample);
  create(sample, host.settings);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::contract
