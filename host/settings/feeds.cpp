// `feeds:` entries, files of entries (YAML) and subscription lists (OPML).
#include <algorithm>
#include <filesystem>

#include "host/article/identity.h"
#include "host/settings/checks.h"
#include "host/settings/files.h"
#include "host/settings/opml.h"
#include "host/settings/sections.h"
#include "host/settings/units.h"

namespace mentiond::settings {
namespace {

constexpr std::size_t kLongestId = 200;

/// A value that is checked as a whole; absent where it is wrong.
std::optional<std::string> checked(Reading& reading, const Node& node, std::string_view expected,
                                   std::optional<Wrong> (*check)(const std::string&)) {
  const auto text = text_of(reading, node, expected);
  if (!text) return std::nullopt;
  const auto wrong = check(*text);
  if (!wrong) return text;
  reading.error(node.where(), wrong->message, wrong->suggestion);
  return std::nullopt;
}

void read_id(Reading& reading, const Node& node, Feed& feed) {
  const auto id = text_of(reading, node, "an id");
  if (!id) return;
  if (id->find(' ') != std::string::npos || id->size() > kLongestId) {
    reading.error(node.where(), "expected an id without spaces, of at most " + std::to_string(kLongestId) + " bytes");
  }
  feed.id = *id;
}

void read_interval(Reading& reading, const Node& node, Feed& feed) {
  if (node.is_text() && node.text() == "auto") return;
  if (node.is_text() && !parse_duration(node.text())) {
    reading.error(node.where(),
                  "expected auto or a duration of at least 1s, as in 90s or 2h, not " + node.description(),
                  nearest(node.text(), {"auto"}));
    return;
  }
  feed.interval = duration_of(reading, node, article::kSecond, 365 * article::kDay);
}

void read_backfill(Reading& reading, const Node& node, Feed& feed) {
  if (node.is_text() && node.text() == "none") return;
  if (node.is_text() && node.text() == "all") {
    feed.backfill.kind = Backfill::Kind::kAll;
  } else if (const auto since = node.is_text() ? parse_duration(node.text()) : std::nullopt) {
    feed.backfill = {Backfill::Kind::kSince, *since};
  } else {
    reading.error(
        node.where(),
        "expected none, all or a duration such as 24h (items published since then), not " + node.description(),
        node.is_text() ? nearest(node.text(), {"none", "all"}) : std::string());
  }
}

constexpr std::array<Key<Feed>, 9> kFeedKeys = {{
    {{"url", Presence::kRequired},
     [](Reading& reading, const Node& node, Feed& feed) {
       assign(feed.url, checked(reading, node, "the URL of a feed", check_feed_url));
     }},
    {{"id"}, read_id},
    {{"name"},
     [](Reading& reading, const Node& node, Feed& feed) { assign(feed.name, text_of(reading, node, "a name")); }},
    {{"tags"},
     [](Reading& reading, const Node& node, Feed& feed) {
       for (const Node& tag : texts_of(reading, node, "a list of tags, as in [world, en]"))
         feed.tags.push_back(tag.text());
     }},
    {{"interval"}, read_interval},
    {{"full_text"},
     [](Reading& reading, const Node& node, Feed& feed) {
       assign(feed.full_text, choice_of(reading, node, {"auto", "never", "always"}));
     }},
    {{"timezone"},
     [](Reading& reading, const Node& node, Feed& feed) {
       assign(feed.timezone, checked(reading, node, "a time zone", check_timezone));
     }},
    {{"backfill"}, read_backfill},
    {{"language"},
     [](Reading& reading, const Node& node, Feed& feed) {
       assign(feed.language, checked(reading, node, "a language", check_language));
     }},
}};
static_assert(static_cast<int>(FullText::kAuto) == 0 && static_cast<int>(FullText::kNever) == 1 &&
              static_cast<int>(FullText::kAlways) == 2);

/// False: `key` was there before, which is reported.
bool is_first(Reading& reading, std::unordered_map<std::string, Position>& seen, const std::string& key,
              const Position& where, const std::string& what) {
  const auto [first, is_new] = seen.emplace(key, where);
  if (!is_new) reading.error(where, what + " is there a second time; the first is at " + to_string(first->second));
  return is_new;
}

/// REQUIRES: the URL is good, and as written.
void add_feed(Reading& reading, Feed feed) {
  if (feed.id.empty()) feed.id = article::hash_id(feed.url);
  feed.url = absolute_url(feed.url, feed.where.file);
  if (!is_first(reading, reading.feed_urls, feed.url, feed.where, "a feed with this URL")) return;
  if (!is_first(reading, reading.feed_ids, feed.id, feed.where, "a feed with the id \"" + feed.id + "\"")) return;
  reading.settings.feeds.push_back(std::move(feed));
}

void read_feed(Reading& reading, const Node& node) {
  Feed feed;
  feed.where = node.where();
  read_mapping<Feed>(reading, node, "a feed", kFeedKeys, feed);
  if (!feed.url.empty()) add_feed(reading, std::move(feed));
}

/// A reader may list one feed in several folders: it is one feed with the tags of them all.
std::vector<OpmlFeed> folders_merged(std::vector<OpmlFeed> feeds) {
  std::vector<OpmlFeed> merged;
  std::unordered_map<std::string, std::size_t> known;
  for (OpmlFeed& feed : feeds) {
    const auto [first, is_new] = known.emplace(feed.url, merged.size());
    if (is_new) {
      merged.push_back(std::move(feed));
      continue;
    }
    for (const std::string& tag : feed.tags) {
      std::vector<std::string>& tags = merged[first->second].tags;
      if (std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(tag);
    }
  }
  return merged;
}

void add_opml_feed(Reading& reading, OpmlFeed&& from) {
  if (const auto wrong = check_feed_url(from.url)) {
    reading.error(from.where, "the xmlUrl of \"" + from.title + "\": " + wrong->message, wrong->suggestion);
    return;
  }
  Feed feed;
  feed.url = from.url;
  feed.name = from.title;
  feed.tags = std::move(from.tags);
  feed.where = from.where;
  // Readers export what the feed once said of its language; what is none of BCP 47 is left to detection.
  if (!from.language.empty() && !check_language(from.language)) feed.language = from.language;
  add_feed(reading, std::move(feed));
}

void include_opml(Reading& reading, const std::string& path, const Position& where) {
  const FileBytes read = read_file(path);
  if (!read.bytes) return reading.error(where, path + " cannot be read: " + read.problem);
  Opml opml = read_opml(path, *read.bytes);
  for (OpmlProblem& problem : opml.problems) reading.error(problem.where, std::move(problem.message));
  for (OpmlFeed& feed : folders_merged(std::move(opml.feeds))) add_opml_feed(reading, std::move(feed));
}

void include_yaml(Reading& reading, const std::string& path, const Position& where) {
  const YamlFile* file = reading.open(path, &where);
  if (file == nullptr) return;
  const Node root = file->root();
  if (root.is_nothing()) return;  // `feeds add` begins with an empty file.
  if (!root.is_list()) {
    return reading.error(
        root.where(),
        "expected a list of feeds, as in \"- { url: https://example.org/rss.xml }\", not " + root.description());
  }
  for (const Node& item : root.items()) read_feed(reading, item);
}

void include_file(Reading& reading, const std::string& path, const Position& where) {
  const std::string whole = std::filesystem::absolute(path).lexically_normal().string();
  if (!is_first(reading, reading.included, whole, where, path)) return;
  const std::string extension = std::filesystem::path(path).extension().string();
  if (extension == ".opml" || extension == ".xml") return include_opml(reading, path, where);
  if (extension == ".yaml" || extension == ".yml") return include_yaml(reading, path, where);
  reading.error(where, path + ": expected a file of feeds that ends in .opml, .xml, .yaml or .yml");
}

struct Include {};

constexpr std::array<Key<Include>, 1> kIncludeKeys = {{
    {{"include", Presence::kRequired},
     [](Reading& reading, const Node& node, Include&) {
       for (const Node& pattern : texts_of(reading, node, "a file or a pattern, as in feeds/*.opml")) {
         const FoundFiles found = find_files(pattern.text(), pattern.file());
         if (!found.problem.empty()) reading.error(pattern.where(), found.problem);
         for (const std::string& path : found.paths) include_file(reading, path, pattern.where());
       }
     }},
}};

bool is_include(const Node& node) {
  if (!node.is_mapping()) return false;
  const auto entries = node.entries();
  return std::any_of(entries.begin(), entries.end(),
                     [](const auto& entry) { return entry.first.is_text() && entry.first.text() == "include"; });
}

}  // namespace

void read_feeds(Reading& reading, const Node& node, Settings&) {
  if (!node.is_list()) {
    reading.error(node.where(), "expected a list of feeds, not " + node.description());
    return;
  }
  const std::size_t errors = reading.errors();
  for (const Node& item : node.items()) {
    Include include;
    if (is_include(item)) {
      read_mapping<Include>(reading, item, "an include", kIncludeKeys, include);
    } else {
      read_feed(reading, item);
    }
  }
  if (reading.settings.feeds.empty() && reading.errors() == errors)
    reading.error(node.where(), "there is no feed here, so nothing to watch; expected at least one");
}

std::vector<KeyTable> feed_tables() {
  return {{"feed", names_of<Feed>(kFeedKeys)}, {"include", names_of<Include>(kIncludeKeys)}};
}

}  // namespace mentiond::settings
