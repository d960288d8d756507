#include "plugins/normalise/feed/json_feed.h"

#include <algorithm>
#include <iterator>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/text_writer.h"

namespace mentiond::plugins::feed {
namespace {

using common::html::lower;
using common::html::trimmed;

constexpr std::size_t kLookAt = 4096;

}  // namespace

JsonGuess guess_json(std::string_view body) {
  // Nearly all that comes.
  const std::string_view plain = body.substr(body.starts_with("\xEF\xBB\xBF") ? 3 : 0);
  if (plain.starts_with("<?xml") || plain.starts_with("<rss") || plain.starts_with("<feed")) return {};
  // ASCII as it looks in any encoding.
  std::string head;
  std::copy_if(body.begin(), body.begin() + static_cast<std::ptrdiff_t>(std::min(body.size(), kLookAt)),
               std::back_inserter(head), [](char c) { return c > 0; });
  const std::string_view text = trimmed(head);
  JsonGuess guess;
  const auto brace = text.find('{');
  const auto marker = text.find("jsonfeed.org");
  const bool markup = lower(text).find("<!doctype") != text.npos || lower(text).find("<html") != text.npos ||
                      text.find("<?xml") != text.npos || text.find("<rss") != text.npos;
  guess.sure = brace < marker && marker != text.npos && !markup;
  const char next = trimmed(text.substr(std::min<std::size_t>(1, text.size()))).substr(0, 1).empty()
                        ? '}'
                        : trimmed(text.substr(1))[0];
  const bool object = text.starts_with('{') && (next == '"' || next == '}' || next == '/' || next == ',');
  const bool array = text.starts_with('[') && (next == '{' || next == '[' || next == ']' || next == '"');
  guess.json = guess.sure || object || array;
  guess.items = guess.json && text.find("\"items\"") != text.npos;
  return guess;
}

std::string json_content_type(std::string_view content_type) {
  if (lower(content_type).find("charset") != content_type.npos) return std::string(content_type);
  return "application/json; charset=utf-8";
}

std::string hub_relation(std::string_view type) {
  std::string lowered = lower(trimmed(type));
  return lowered.empty() || lowered == "websub" || lowered == "pubsubhubbub" ? "hub" : lowered;
}

void JsonRoot::note(std::string_view name) {
  constexpr std::size_t kMost = 12, kLongest = 40;
  if (names_.size() < kMost) names_.emplace_back(name.substr(0, kLongest));
}

void JsonRoot::note(std::string_view name, const JsonValue& value) {
  constexpr std::size_t kLongest = 200;
  if (value.kind != JsonValue::Kind::kText || value.text.size() > kLongest) return;
  if (name == "type") type_ = common::html::one_line(value.text);
  if (message_.empty() && (name == "message" || name == "error" || name == "detail" || name == "errors")) {
    message_ = common::html::one_line(value.text);
  }
}

bool JsonRoot::has(std::string_view name) const {
  return std::find(names_.begin(), names_.end(), name) != names_.end();
}

std::string JsonRoot::what_it_seems() const {
  if (has("swagger") || has("openapi")) return "the description of an HTTP API, not a feed";
  if (has("start_url")) return "the manifest of a web application, not a feed";
  if (type_ == "FeatureCollection" || type_ == "Feature") return "a GeoJSON map, not a feed";
  if (has("@context")) return "a JSON-LD document" + (type_.empty() ? "" : " of type " + type_) + ", not a feed";
  if (has("provider_name") || has("thumbnail_width")) return "an oEmbed answer, not a feed";
  if (!message_.empty()) return "an error that the server reports as JSON, not a feed: " + message_;
  std::string what = "a JSON document that is no JSON Feed";
  for (std::size_t i = 0; i < names_.size() && i < 5; ++i) what += (i == 0 ? ": it has " : ", ") + names_[i];
  return what;
}

}  // namespace mentiond::plugins::feed
