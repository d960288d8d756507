#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>

#include "host/article/identity.h"
#include "host/settings/settings.h"
#include "host/settings/units.h"
#include "tests/support/temp_folder.h"

namespace mentiond::settings {
namespace {

namespace fs = std::filesystem;
using article::kDay;
using article::kSecond;

Settings good(const fs::path& file) {
  Loaded loaded = load(file);
  for (const article::Diagnostic& diagnostic : loaded.diagnostics) BOOST_TEST_MESSAGE(article::to_string(diagnostic));
  BOOST_TEST_REQUIRE(loaded.settings.has_value());
  return std::move(*loaded.settings);
}

Settings everything() { return good(fs::path(MENTIOND_TEST_DIR) / "cases/good_everything/mentiond.yaml"); }
const fs::path kFolder = fs::path(MENTIOND_TEST_DIR) / "cases/good_everything";

const char kLeast[] = "feeds: [{ url: https://a.example/ }]\nwatchlists: [watch.yaml]\n";

struct Folder : support::TempFolder {
  Folder() { write("watch.yaml", "watchlist: a\n"); }
  Settings with(const std::string& more) const { return good(write("mentiond.yaml", kLeast + more)); }
  /// The messages of a configuration that is refused.
  std::string refused(const std::string& more) const {
    const Loaded loaded = load(write("mentiond.yaml", kLeast + more));
    BOOST_TEST(!loaded.settings.has_value());
    std::string text;
    for (const article::Diagnostic& diagnostic : loaded.diagnostics) text += article::to_string(diagnostic) + "\n";
    return text;
  }
  fs::path secret(const std::string& name, const std::string& bytes, fs::perms perms) const {
    const fs::path file = write(name, bytes);
    fs::permissions(file, perms);
    return file;
  }
};

const fs::perms kPrivate = fs::perms::owner_read | fs::perms::owner_write;

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(loading)

// `mentiond run` in the folder of its configuration names it without one.
BOOST_AUTO_TEST_CASE(a_file_named_without_a_folder_is_read_from_the_present_one) {
  const Folder folder;
  folder.write("mentiond.yaml", "feeds: [{ url: \"file:feeds/a.xml\" }]\nwatchlists: [\"w*.yaml\", \"none*.yaml\"]\n");
  const fs::path before = fs::current_path();
  fs::current_path(folder.path());
  const Loaded loaded = load("mentiond.yaml");
  fs::current_path(before);
  BOOST_TEST_REQUIRE(loaded.diagnostics.size() == 1U);
  BOOST_TEST(holds(to_string(loaded.diagnostics[0]), "none in " + fs::canonical(folder.path()).string()));
}

BOOST_AUTO_TEST_CASE(every_key_arrives) {
  const Settings settings = everything();
  BOOST_TEST(settings.store == "sqlite:" + (kFolder / "state/news.db").string());
  BOOST_TEST(settings.plugin_paths.at(0) == fs::path("/usr/lib/mentiond"));
  BOOST_TEST(settings.plugin_paths.at(1) == kFolder / "plugins");
  BOOST_TEST(settings.plugins_only.size() == 5U);
  BOOST_TEST(settings.plugin_settings.at("http").settings.at(0).key == "max_redirects");
  BOOST_TEST(settings.plugin_settings.at("http").settings.at(0).value == "5");
  BOOST_TEST(settings.receivers.size() == 2U);
  BOOST_TEST(settings.route.value().receiver == "hook");
  BOOST_TEST(settings.route->group_wait == 10 * kSecond);
  BOOST_TEST(settings.per_host.connections == 2U);
  BOOST_TEST(settings.per_host.spacing == kSecond / 2);
  BOOST_TEST(settings.retention.articles == 30 * kDay);
  BOOST_TEST(settings.retention.alerts == 730 * kDay);
  BOOST_TEST(settings.limits.document_bytes == 5'000'000U);
  BOOST_TEST(settings.limits.fetch_timeout == 30 * kSecond);
  BOOST_TEST(settings.limits.items_per_document == 1000U);
  BOOST_TEST(settings.limits.fetches == 32U);
  BOOST_TEST(settings.limits.queue == 8U);
  BOOST_TEST(settings.limits.outbox == 100U);
  BOOST_TEST(settings.allow_networks.size() == 3U);
  BOOST_TEST(settings.log_level == "information");
  BOOST_TEST(settings.log_format == "json");
}

BOOST_AUTO_TEST_CASE(a_feed_arrives_with_all_that_is_said_of_it) {
  const Feed feed = everything().feeds.at(0);
  BOOST_TEST(feed.id == "example");
  BOOST_TEST(feed.url == "https://example.org/rss.xml");
  BOOST_TEST(feed.name == "Example");
  BOOST_TEST(feed.tags == (std::vector<std::string>{"world", "en"}), boost::test_tools::per_element());
  BOOST_TEST(feed.interval.value() == 90 * kSecond);
  BOOST_TEST((feed.full_text == FullText::kNever));
  BOOST_TEST(feed.timezone == "Europe/Istanbul");
  BOOST_TEST((feed.backfill.kind == Backfill::Kind::kSince));
  BOOST_TEST(feed.backfill.since == kDay);
  BOOST_TEST(feed.language == "tr");
  BOOST_TEST(feed.where.line == 8U);
  BOOST_TEST(feed.where.column == 5U);
}

BOOST_AUTO_TEST_CASE(defaults_hold_where_nothing_is_said) {
  const Settings settings = good(fs::path(MENTIOND_TEST_DIR) / "cases/good_least/mentiond.yaml");
  BOOST_TEST(settings.store == "sqlite:" + (fs::path(MENTIOND_TEST_DIR) / "cases/good_least/mentiond.db").string());
  const Feed& feed = settings.feeds.at(0);
  BOOST_TEST(feed.id == article::hash_id("https://example.org/"));
  BOOST_TEST(!feed.interval.has_value());
  BOOST_TEST((feed.full_text == FullText::kAuto));
  BOOST_TEST((feed.backfill.kind == Backfill::Kind::kNone));
  BOOST_TEST(settings.watchlists.at(0).bytes == "watchlist: a\n");
  BOOST_TEST(!settings.route.has_value());
}

BOOST_AUTO_TEST_CASE(a_local_feed_is_beside_the_file_that_names_it_and_its_id_does_not_move) {
  const Feed feed = everything().feeds.at(2);
  BOOST_TEST(feed.url == "file://" + (kFolder / "local.xml").string());
  BOOST_TEST(feed.id == article::hash_id("file:local.xml"));
}

BOOST_AUTO_TEST_CASE(folders_with_special_characters_are_encoded_in_urls) {
  const support::TempFolder folder;
  folder.write("a b%/watch.yaml", "watchlist: a\n");
  const auto file = folder.write("a b%/mentiond.yaml",
                                 "feeds:\n  - url: file:../x%20y.xml\n  - url: file://localhost/srv/z.xml\n"
                                 "  - url: FILE:/srv/y.xml\nwatchlists: [watch.yaml]\n");
  const Settings settings = good(file);
  BOOST_TEST(settings.feeds.at(0).url == "file://" + folder.path().string() + "/x%20y.xml");
  BOOST_TEST(settings.feeds.at(1).url == "file:///srv/z.xml");
  BOOST_TEST(settings.feeds.at(2).url == "file:///srv/y.xml");
}

BOOST_AUTO_TEST_CASE(an_opml_gives_feeds_whose_folders_are_tags) {
  const Settings settings = everything();
  BOOST_TEST_REQUIRE(settings.feeds.size() == 6U);
  const Feed& first = settings.feeds[3];
  BOOST_TEST(first.url == "https://a.example/rss?x=1&y=2");
  BOOST_TEST(first.name == "İstanbul");
  BOOST_TEST(first.tags == (std::vector<std::string>{"News", "Turkey", "tr", "politics", "daily"}),
             boost::test_tools::per_element());
  BOOST_TEST(first.where.line == 8U);
  const Feed& second = settings.feeds[4];
  BOOST_TEST(second.url == "https://b.example/");
  BOOST_TEST(second.name == "B");
  BOOST_TEST(second.language == "pt-BR");
  BOOST_TEST(second.tags == (std::vector<std::string>{"News", "Again"}), boost::test_tools::per_element());
  BOOST_TEST(settings.feeds[5].id == "c");
}

BOOST_AUTO_TEST_CASE(a_watchlist_that_two_patterns_mean_is_read_once) {
  const Settings settings = everything();
  BOOST_TEST_REQUIRE(settings.watchlists.size() == 2U);
  BOOST_TEST(settings.watchlists[1].bytes == "watchlist: b\n");
}

BOOST_AUTO_TEST_CASE(a_list_is_its_key_several_times_and_a_nested_setting_has_a_dotted_key) {
  const PluginSettings email = everything().receivers.at(0);
  BOOST_TEST(email.plugin == "email");
  BOOST_TEST(email.name == "desk");
  BOOST_TEST_REQUIRE(email.settings.size() == 3U);
  BOOST_TEST(email.settings[0].key == "to");
  BOOST_TEST(email.settings[1].key == "to");
  BOOST_TEST(email.settings[1].value == "b@example.org");
  BOOST_TEST(email.settings[2].key == "tls.verify");
}

BOOST_AUTO_TEST_CASE(one_receiver_needs_no_route) {
  const Folder folder;
  const Settings settings = folder.with("receivers: [{ name: desk, file: { path: a } }]\n");
  BOOST_TEST(settings.route.value().receiver == "desk");
  BOOST_TEST(settings.route->group_wait == 0);
}

BOOST_AUTO_TEST_CASE(sections_whose_keys_are_all_commented_out_are_empty) {
  const Folder folder;
  BOOST_TEST(folder.with("limits:\n  # queue: 5\nlog:\n").limits.queue == Limits().queue);
}

BOOST_AUTO_TEST_CASE(a_name_with_pattern_characters_in_the_folder_is_found) {
  const support::TempFolder folder;
  folder.write("[x]*/watch/a.yaml", "watchlist: a\n");
  const auto file =
      folder.write("[x]*/mentiond.yaml", "feeds: [{ url: https://a.example/ }]\nwatchlists: watch/*.yaml\n");
  BOOST_TEST(good(file).watchlists.size() == 1U);
}

BOOST_AUTO_TEST_CASE(secrets_are_resolved_and_marked) {
  const Folder folder;
  folder.secret("a.secret", "from file\n", kPrivate);
  folder.write("credentials/smtp", "from systemd");
  ::setenv("MENTIOND_TEST_SECRET", "from environment", 1);
  ::setenv("CREDENTIALS_DIRECTORY", (folder / "credentials").c_str(), 1);
  const Settings settings = folder.with(
      "receivers: [{ name: a, x: { p: { file: a.secret }, q: [{ env: MENTIOND_TEST_SECRET }, plain], "
      "r: { credential: smtp } } }]\n");
  ::unsetenv("CREDENTIALS_DIRECTORY");
  ::unsetenv("MENTIOND_TEST_SECRET");
  const auto& written = settings.receivers.at(0).settings;
  BOOST_TEST_REQUIRE(written.size() == 4U);
  BOOST_TEST(written[0].value == "from file");
  BOOST_TEST(written[0].secret);
  BOOST_TEST(written[1].value == "from environment");
  BOOST_TEST(!written[2].secret);
  BOOST_TEST(written[3].value == "from systemd");
}

BOOST_AUTO_TEST_CASE(a_secret_that_others_may_read_is_refused_and_not_shown) {
  const Folder folder;
  folder.secret("a.secret", "hush", kPrivate | fs::perms::group_read);
  const std::string text = folder.refused("receivers: [{ name: a, x: { p: { file: a.secret } } }]\n");
  BOOST_TEST(holds(text, ":3:40: error: p: "));
  BOOST_TEST(holds(text, "mode 0640"));
  BOOST_TEST(holds(text, "chmod 600"));
  BOOST_TEST(!holds(text, "hush"));
}

BOOST_AUTO_TEST_CASE(an_empty_secret_and_a_credential_with_a_path_are_refused) {
  const Folder folder;
  folder.secret("empty", "\n", kPrivate);
  ::setenv("CREDENTIALS_DIRECTORY", folder.path().c_str(), 1);
  const std::string text =
      folder.refused("receivers: [{ name: a, x: { p: { file: empty }, q: { credential: ../empty } } }]\n");
  ::unsetenv("CREDENTIALS_DIRECTORY");
  BOOST_TEST(holds(text, "empty is empty"));
  BOOST_TEST(holds(text, "without \"/\""));
}

BOOST_AUTO_TEST_CASE(a_configuration_that_is_not_there_is_said) {
  const Loaded loaded = load("/nowhere/mentiond.yaml");
  BOOST_TEST(!loaded.settings.has_value());
  BOOST_TEST_REQUIRE(loaded.diagnostics.size() == 1U);
  BOOST_TEST(article::to_string(loaded.diagnostics[0]) ==
             "/nowhere/mentiond.yaml: error: the configuration cannot be read: No such file or directory");
}

BOOST_AUTO_TEST_CASE(hostile_nesting_and_aliases_end_in_a_message) {
  const Folder folder;
  BOOST_TEST(!folder.refused("store: " + std::string(100'000, '[')).empty());
  BOOST_TEST(!folder.refused("receivers: &a [*a]\n").empty());
  BOOST_TEST(!folder.refused("receivers: [{ name: a, x: &x { y: *x } }]\n").empty());
}

BOOST_AUTO_TEST_CASE(the_examples_are_good) {
  const fs::path config = fs::path(MENTIOND_SOURCE_DIR) / "config";
  const Settings example = good(config / "mentiond.yaml");
  BOOST_TEST(example.feeds.size() >= 10U);
  const Settings demo = good(config / "demo/mentiond.yaml");
  BOOST_TEST(demo.feeds.size() == 3U);
  for (const Feed& feed : demo.feeds) {
    BOOST_TEST(fs::exists(feed.url.substr(7)));
    BOOST_TEST((feed.backfill.kind == Backfill::Kind::kAll));
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(words_and_units)

BOOST_AUTO_TEST_CASE(durations_and_sizes_are_read_as_written) {
  BOOST_TEST(parse_duration("500ms").value() == 500 * article::kMillisecond);
  BOOST_TEST(parse_duration("10s").value() == 10 * kSecond);
  BOOST_TEST(parse_duration("1w").value() == 7 * kDay);
  BOOST_TEST(parse_duration("1y").value() == 365 * kDay);
  BOOST_TEST(parse_duration("0s").value() == 0);
  for (const char* wrong : {"", "10", "s", "-1s", "1.5s", "1 s", "1h30m", "300y", "99999999999999999999s", "1S"})
    BOOST_TEST(!parse_duration(wrong).has_value(), wrong);
  BOOST_TEST(parse_size("10MB").value() == 10'000'000U);
  BOOST_TEST(parse_size("10MiB").value() == 10'485'760U);
  BOOST_TEST(parse_size("512kB").value() == 512'000U);
  BOOST_TEST(parse_size("4096").value() == 4096U);
  for (const char* wrong : {"", "MB", "-1", "1.5MB", "10 MB", "99999999999GB"})
    BOOST_TEST(!parse_size(wrong).has_value(), wrong);
  BOOST_TEST(duration_text(90 * kSecond) == "90s");
  BOOST_TEST(duration_text(365 * kDay) == "1y");
  BOOST_TEST(duration_text(0) == "0s");
}

BOOST_AUTO_TEST_CASE(the_nearest_word_is_a_slip_away) {
  const std::vector<std::string> words = {"url", "interval", "timezone", "tags"};
  BOOST_TEST(nearest("ulr", words) == "url");
  BOOST_TEST(nearest("intervall", words) == "interval");
  BOOST_TEST(nearest("tiemzone", words) == "timezone");
  BOOST_TEST(nearest("Tags", words) == "tags");
  BOOST_TEST(nearest("colour", words).empty());
  BOOST_TEST(nearest("", words).empty());
  BOOST_TEST(nearest("url", {}).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::settings
