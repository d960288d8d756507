#include "host/settings/keys.h"

#include <algorithm>
#include <map>

#include "host/settings/units.h"

namespace mentiond::settings {
namespace {

std::vector<std::string> valid_words(const std::vector<KeyName>& keys) {
  std::vector<std::string> words;
  for (const KeyName& key : keys) {
    if (key.presence != Presence::kLater) words.emplace_back(key.name);
  }
  return words;
}

/// keys.size() where there is none of that name.
std::size_t index_of(const std::vector<KeyName>& keys, std::string_view name) {
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const KeyName& key) { return key.name == name; });
  return static_cast<std::size_t>(found - keys.begin());
}

void report_missing(Reading& reading, const Node& node, std::string_view what, const std::vector<KeyName>& keys,
                    const std::map<std::string, Position>& seen) {
  for (const KeyName& key : keys) {
    if (key.presence == Presence::kRequired && !seen.contains(std::string(key.name)))
      reading.error(node.where(), std::string(what) + " needs the key \"" + std::string(key.name) + "\"");
  }
}

void report_unknown(Reading& reading, const Node& key, std::string_view what, const std::vector<KeyName>& keys) {
  const std::vector<std::string> words = valid_words(keys);
  reading.error(key.where(), std::string(what) + " has no key \"" + key.text() + "\"; expected one of " + joined(words),
                nearest(key.text(), words));
}

bool has_control_character(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c < 0x20) || c == 0x7f; });
}

void expected_instead(Reading& reading, const Node& node, const std::string& expected) {
  reading.error(node.where(), "expected " + expected + ", not " + node.description());
}

}  // namespace

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::vector<FoundKey> find_keys(Reading& reading, const Node& node, std::string_view what,
                                const std::vector<KeyName>& keys) {
  std::vector<FoundKey> found;
  // A mapping whose keys are all commented out reads as nothing, and is empty.
  if (!node.is_mapping() && !node.is_nothing()) {
    expected_instead(reading, node, std::string(what) + " as a mapping with keys of " + joined(valid_words(keys)));
    return found;
  }
  std::map<std::string, Position> seen;
  for (const auto& [key, value] : node.is_mapping() ? node.entries() : Entries()) {
    if (!key.is_text()) {
      expected_instead(reading, key, "a word as key");
      continue;
    }
    const auto [first, is_new] = seen.emplace(key.text(), key.where());
    const std::size_t index = index_of(keys, key.text());
    if (!is_new) {
      reading.error(key.where(), "the key \"" + key.text() + "\" stands here a second time; the first is at " +
                                     to_string(first->second));
    } else if (index == keys.size()) {
      report_unknown(reading, key, what, keys);
    } else if (keys[index].presence == Presence::kLater) {
      reading.error(key.where(), "\"" + key.text() + "\" comes with a later version; leave it out");
    } else {
      found.push_back({index, key, value});
    }
  }
  report_missing(reading, node, what, keys, seen);
  return found;
}

std::optional<std::string> text_of(Reading& reading, const Node& node, std::string_view expected) {
  if (!node.is_text() || node.text().empty()) {
    expected_instead(reading, node, std::string(expected));
    return std::nullopt;
  }
  if (has_control_character(node.text())) {
    reading.error(node.where(), "expected " + std::string(expected) + " without control characters or line breaks");
    return std::nullopt;
  }
  return node.text();
}

std::vector<Node> texts_of(Reading& reading, const Node& node, std::string_view expected) {
  std::vector<Node> texts;
  for (const Node& item : node.is_list() ? node.items() : std::vector<Node>{node}) {
    if (text_of(reading, item, expected)) texts.push_back(item);
  }
  return texts;
}

std::optional<Micros> duration_of(Reading& reading, const Node& node, Micros least, Micros most) {
  const auto value = node.is_text() ? parse_duration(node.text()) : std::nullopt;
  if (value && *value >= least && *value <= most) return value;
  expected_instead(reading, node,
                   "a duration from " + duration_text(least) + " to " + duration_text(most) +
                       ", a number with ms, s, m, h, d, w or y, as in 90s or 2h");
  return std::nullopt;
}

std::optional<std::uint64_t> size_of(Reading& reading, const Node& node, std::uint64_t least, std::uint64_t most) {
  const auto value = node.is_text() ? parse_size(node.text()) : std::nullopt;
  if (value && *value >= least && *value <= most) return value;
  expected_instead(
      reading, node,
      "a size from " + std::to_string(least) + " to " + std::to_string(most) + " bytes, as in 10MB or 512KiB");
  return std::nullopt;
}

std::optional<unsigned> count_of(Reading& reading, const Node& node, unsigned least, unsigned most) {
  const auto value = node.is_text() ? parse_count(node.text()) : std::nullopt;
  if (value && *value >= least && *value <= most) return static_cast<unsigned>(*value);
  expected_instead(reading, node, "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  return std::nullopt;
}

std::optional<std::size_t> choice_of(Reading& reading, const Node& node, const std::vector<std::string>& words) {
  if (node.is_text()) {
    const auto found = std::find(words.begin(), words.end(), node.text());
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  }
  reading.error(node.where(), "expected one of " + joined(words) + ", not " + node.description(),
                node.is_text() ? nearest(node.text(), words) : std::string());
  return std::nullopt;
}

}  // namespace mentiond::settings
