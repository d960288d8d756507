#include "plugins/normalise/feed/feed.h"

#include <algorithm>
#include <charconv>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/url.h"
#include "plugins/normalise/feed/charset.h"
#include "plugins/normalise/feed/feed_builder.h"
#include "plugins/normalise/feed/format.h"
#include "plugins/normalise/feed/inspect.h"
#include "plugins/normalise/feed/json_builder.h"
#include "plugins/normalise/feed/json_mend.h"
#include "plugins/normalise/feed/skeleton.h"
#include "plugins/normalise/feed/xml_reader.h"

namespace mentiond::plugins::feed {
namespace {

using common::html::is_web_url;
using common::html::lower;
using common::html::trimmed;

constexpr std::int64_t kSecond = 1'000'000;

std::string media_type_of(std::string_view content_type) {
  return lower(trimmed(content_type.substr(0, content_type.find(';'))));
}

// RFC 4287 §2, RFC 3986 §5.1: what the server says of the document's place, else where it was fetched.
std::string base_of(const sdk::Document& document) {
  std::string location = common::html::resolve(document.url(), document.header("content-location"));
  return is_web_url(location) ? location : std::string(document.url());
}

std::string_view first_link(const Node& node, std::string_view rel) {
  for (const Link& link : node.links) {
    if (link.rel == rel && is_web_url(link.href)) return link.href;
  }
  return {};
}

std::int64_t number(std::string_view text, std::int64_t fallback) {
  text = trimmed(text);
  std::int64_t value = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && value > 0 && value < 1'000'000 ? value : fallback;
}

// RSS says minutes, the syndication module so many times in a period.
std::int64_t ttl_of(const Node& feed) {
  if (const auto minutes = number(feed.ttl, 0); minutes > 0) return minutes * 60 * kSecond;
  std::int64_t period = 0;
  std::int64_t frequency = 1;
  for (const auto& [name, value] : feed.syndication) {
    if (name == "updatefrequency") frequency = number(value, 1);
    if (name != "updateperiod") continue;
    const std::string word = lower(trimmed(value));
    constexpr std::int64_t kHours = 3600 * kSecond;
    period = word == "hourly"    ? kHours
             : word == "daily"   ? 24 * kHours
             : word == "weekly"  ? 7 * 24 * kHours
             : word == "monthly" ? 30 * 24 * kHours
             : word == "yearly"  ? 365 * 24 * kHours
                                 : 0;
  }
  return period / frequency;
}

// Hands entries on as articles.
class Emitter final : public EntrySink {
 public:
  Emitter(const sdk::Document& document, ArticleWriter& writer, sdk::ArticleSink& sink, const Decoded& decoded)
      : document_(document), writer_(writer), sink_(sink) {
    if (decoded.replaced > 0) damage_ = "bytes that are invalid in " + decoded.encoding + " were replaced by U+FFFD";
  }

  bool take(ParsedFeed& parsed) override {
    const Surroundings around{&parsed, document_.timezone(), document_.language(), document_.retrieved_us(), damage_};
    writer_.begin(around);
    for (Node& entry : parsed.entries) {
      writer_.recycle(article_);
      if (document_.inspect()) article_.entry = to_json(entry, writer_.sanitiser());
      writer_.write(std::move(entry), article_);
      if (!sink_.article(article_)) return false;
    }
    return true;
  }

 private:
  const sdk::Document& document_;
  ArticleWriter& writer_;
  sdk::ArticleSink& sink_;
  std::string damage_;
  sdk::Article article_;
};

// Whether the last tag ends the root: then an item that was left open lost its end tag and nothing else.
bool is_complete(std::string_view text, std::string_view root) {
  text = trimmed(text);
  const auto last = text.rfind("</");
  if (last == text.npos || !text.ends_with('>')) return false;
  std::string_view name = text.substr(last + 2, text.size() - last - 3);
  if (const auto colon = name.find(':'); colon != name.npos) name.remove_prefix(colon + 1);
  return trimmed(name) == root;
}

sdk::Feed about(const ParsedFeed& parsed, const Decoded& decoded, const sdk::Document& document,
                ArticleWriter& writer) {
  sdk::Feed feed;
  feed.format = parsed.format;
  feed.title = writer.line(parsed.feed.title);
  feed.link = is_web_url(parsed.feed.link) ? parsed.feed.link : std::string();
  feed.language = language_tag(parsed.feed.language);
  feed.hub = first_link(parsed.feed, "hub");
  feed.self = first_link(parsed.feed, "self");
  feed.ttl_us = ttl_of(parsed.feed);
  if (document.inspect()) feed.inspect = to_json(parsed.feed, writer.sanitiser(), decoded.notes);
  feed.encoding = decoded.encoding;
  return feed;
}

// The name of the first element in the document's beginning, whatever its encoding and whatever precedes it.
std::string root_in(std::string_view head) {
  std::string ascii;
  std::copy_if(head.begin(), head.end(), std::back_inserter(ascii), [](char c) { return c > 0; });
  for (auto at = ascii.find('<'); at != ascii.npos; at = ascii.find('<', at + 1)) {
    std::size_t end = at + 1;
    while (end < ascii.size() && (common::html::is_alnum(ascii[end]) || ascii[end] == ':')) ++end;
    if (end > at + 1 && end < ascii.size()) return lower(std::string_view(ascii).substr(at + 1, end - at - 1));
  }
  return {};
}

}  // namespace

bool Feed::accepts(std::string_view media_type) const { return confidence(media_type, {}) > 0; }

int Feed::confidence(std::string_view content_type, std::string_view head) const {
  if (const JsonGuess guess = guess_json(head); guess.json) return guess.sure ? 95 : guess.items ? 40 : 10;
  const std::string root = root_in(head);
  const std::string_view local = std::string_view(root).substr(root.find(':') == root.npos ? 0 : root.find(':') + 1);
  if (local == "rss" || local == "rdf" || local == "feed") return 95;
  if (local == "channel") return 80;
  const std::string type = media_type_of(content_type);
  const bool declared =
      type == "application/rss+xml" || type == "application/atom+xml" || type == "application/rdf+xml";
  if (root == "html") return 5;  // The last resort: it can say what the page seems to be.
  if (declared || type == "application/feed+json") return 70;
  if (type == "application/xml" || type == "text/xml" || type.ends_with("+xml")) return 30;
  const bool other = type.starts_with("image/") || type.starts_with("video/") || type.starts_with("audio/");
  return other || head.starts_with("%PDF") ? 0 : 5;
}

void Feed::normalise_json(const sdk::Document& document, sdk::ArticleSink& sink) {
  Decoded decoded = decode(document.body(), json_content_type(document.content_type()));
  const MendedJson mended = mend_json(decoded.text);
  decoded.notes.insert(decoded.notes.end(), mended.notes.begin(), mended.notes.end());
  Emitter emitter(document, writer_, sink, decoded);
  JsonFeedBuilder builder(base_of(document), document.header("content-language"), document.inspect(), emitter);
  const JsonOutcome outcome = read_json(mended.text(), builder);
  builder.finish();
  if (builder.parsed().format.empty()) throw sdk::Rejected("this is " + builder.root().what_it_seems());
  sdk::Feed feed = about(builder.parsed(), decoded, document, writer_);
  // What cost items counts before what could be mended.
  if (!outcome.error.empty()) feed.error = place_in_json(decoded.text, outcome.offset) + ": " + outcome.error;
  for (const std::string& error : {decoded.error, mended.error}) {
    if (feed.error.empty()) feed.error = error;
  }
  feed.well_formed = feed.error.empty();
  sink.feed(feed);
}

void Feed::normalise(const sdk::Document& document, sdk::ArticleSink& sink) {
  if (guess_json(document.body()).json) return normalise_json(document, sink);
  const Decoded decoded = decode(document.body(), document.content_type());
  Skeleton skeleton(decoded.text);
  Emitter emitter(document, writer_, sink, decoded);
  FeedBuilder builder(base_of(document), document.header("content-language"), skeleton.doctype(), emitter);
  if (document.inspect()) builder.keep_others();
  const XmlOutcome outcome = read_xml(skeleton, builder);
  if (builder.parsed().format.empty()) {
    const std::string packed(packed_as(document.body()));
    if (!packed.empty()) throw sdk::Rejected("this is " + packed + ", not a feed");
    throw sdk::Rejected("this is " + what_it_seems(decoded.text, builder.root()));
  }
  builder.finish(is_complete(decoded.text, builder.root()));
  sdk::Feed feed = about(builder.parsed(), decoded, document, writer_);
  for (const std::string& error : {decoded.error, skeleton.error(), outcome.error}) {
    if (feed.error.empty()) feed.error = error;
  }
  feed.well_formed = feed.error.empty();
  sink.feed(feed);
}

}  // namespace mentiond::plugins::feed
