#include "plugins/common/alert/alert_view.h"

#include <algorithm>

#include "mentiond/sdk/plugin.hpp"
#include "plugins/common/alert/excerpt.h"
#include "plugins/common/alert/json.h"
#include "plugins/common/alert/plain_text.h"
#include "plugins/common/json/rapidjson.h"

namespace mentiond::common {
namespace {

using Json = rapidjson::Value;

/// An alert about a name that stands in every sentence of a long article stays readable.
constexpr std::size_t kMostExcerpts = 8;
constexpr std::size_t kMostMentions = 200;
constexpr std::size_t kMostOutlets = 30, kMostLabels = 64;
/// In characters. A hostile headline does not fill a mailbox.
constexpr std::size_t kLongName = 200, kLongText = 1000;
/// In bytes. A longer link is left out: one that was cut would lead elsewhere.
constexpr std::size_t kLongestLink = 4000;

const Json& member(const Json& object, const char* name) {
  static const Json kNothing;
  if (!object.IsObject()) return kNothing;
  const auto found = object.FindMember(name);
  return found == object.MemberEnd() ? kNothing : found->value;
}

std::string raw_text(const Json& object, const char* name) {
  const Json& value = member(object, name);
  return value.IsString() ? std::string(value.GetString(), value.GetStringLength()) : std::string();
}

std::string text(const Json& object, const char* name, std::size_t characters = kLongName) {
  return cut_after(one_line(raw_text(object, name)), characters);
}

std::uint64_t number(const Json& object, const char* name, std::uint64_t fallback) {
  const Json& value = member(object, name);
  return value.IsUint64() ? value.GetUint64() : fallback;
}

void read_article(const Json& article, AlertView& view) {
  view.article_id = text(article, "id");
  view.headline = text(article, "headline", kLongText);
  view.standfirst = text(article, "standfirst", kLongText);
  view.url = one_line(raw_text(article, "url"));
  if (view.url.size() > kLongestLink) view.url.clear();
  view.published = text(article, "published");
  view.language = text(article, "language");
  view.by = text(article, "by");
  view.uri = text(article, "uri", kLongText);
  const Json& source = member(article, "source");
  view.source_url = text(source, "url", kLongText);
  view.source_feed = text(source, "feed");
  view.source = text(source, "name");
  for (const char* other : {"url", "feed"}) {
    if (view.source.empty()) view.source = text(source, other);
  }
  if (view.by == view.source) view.by.clear();  // A feed whose author is itself tells nobody anything.
}

std::vector<MentionText> read_mentions(const Json& list) {
  std::vector<MentionText> mentions;
  if (!list.IsArray()) return mentions;
  for (const Json& item : list.GetArray()) {
    if (mentions.size() == kMostMentions) break;
    mentions.push_back({raw_text(item, "field"), raw_text(item, "alias"), raw_text(item, "clause"),
                        raw_text(item, "text"), raw_text(item, "sentence"), number(item, "index", 0),
                        number(item, "start", 0)});
  }
  return mentions;
}

void add_once(std::vector<std::string>& list, const std::string& value) {
  if (!value.empty() && std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

void read_mentions(const Json& list, AlertView& view) {
  const std::vector<MentionText> mentions = read_mentions(list);
  for (const MentionText& mention : mentions) add_once(view.words, cut_after(one_line(mention.text), kLongName));
  view.excerpts = excerpts_of(mentions);
  if (view.excerpts.size() > kMostExcerpts) {
    view.more_excerpts = view.excerpts.size() - kMostExcerpts;
    view.excerpts.resize(kMostExcerpts);
  }
}

void read_lost(const Json& list, AlertView& view) {
  constexpr std::size_t kMostLost = 5;  // They stand in one line.
  if (!list.IsArray()) return;
  for (const Json& words : list.GetArray()) {
    if (words.IsString() && view.lost.size() < kMostLost)
      add_once(view.lost, cut_after(one_line({words.GetString(), words.GetStringLength()}), kLongName));
  }
}

void read_changes(const Json& list, AlertView& view) {
  constexpr std::size_t kMostChanges = 5;
  if (!list.IsArray()) return;
  for (const Json& item : list.GetArray()) {
    if (view.changes.size() == kMostChanges) break;
    const Change change{text(item, "field"), text(item, "before"), text(item, "removed"), text(item, "added"),
                        text(item, "after")};
    if (!change.removed.empty() || !change.added.empty()) view.changes.push_back(change);
  }
}

void read_story(const Json& story, AlertView& view) {
  view.story = text(story, "id");
  view.story_size = number(story, "size", 0);
  view.gained = number(story, "gained", 0);
  const Json& outlets = member(story, "outlets");
  if (!outlets.IsArray()) return;
  for (const Json& outlet : outlets.GetArray()) {
    if (view.outlets.size() == kMostOutlets) break;
    Outlet read{text(outlet, "name"), text(outlet, "url", kLongText), text(outlet, "published")};
    add_once(view.outlets, read.name);
    if (view.outlets.size() > view.outlet_list.size()) view.outlet_list.push_back(std::move(read));
  }
}

Labels read_labels(const Json& object) {
  Labels labels;
  if (!object.IsObject()) return labels;
  for (const auto& label : object.GetObject()) {
    if (labels.size() == kMostLabels || !label.value.IsString()) continue;
    labels.emplace_back(cut_after(one_line({label.name.GetString(), label.name.GetStringLength()}), kLongName),
                        cut_after(one_line({label.value.GetString(), label.value.GetStringLength()}), kLongName));
  }
  return labels;
}

bool is_alphanumeric_or_dash(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
}

}  // namespace

AlertView read_alert(std::string_view json) {
  rapidjson::Document document;
  // Iterative: a deeply nested text must not exhaust the stack.
  document.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag>(json.data(), json.size());
  if (document.HasParseError() || !begins_an_object(json)) {
    throw sdk::Rejected("expected an alert object: " +
                        (document.HasParseError() ? std::string(rapidjson::GetParseError_En(document.GetParseError())) +
                                                        " at byte " + std::to_string(document.GetErrorOffset())
                                                  : std::string("this JSON text is no object")));
  }
  AlertView view;
  view.id = text(document, "id");
  view.kind = text(document, "kind");
  view.state = text(document, "state");
  view.change = text(document, "change");
  view.revision = number(document, "revision", 1);
  view.watchlist = text(document, "watchlist");
  view.watch = text(document, "watch");
  view.severity = text(document, "severity");
  view.entity = text(member(document, "entity"), "name");
  view.entity_type = text(member(document, "entity"), "type");
  view.entity_id = text(member(document, "entity"), "id");
  view.entity_uri = text(member(document, "entity"), "uri");
  view.raised = text(document, "raised");
  view.updated = text(document, "updated");
  view.labels = read_labels(member(document, "labels"));
  read_article(member(document, "article"), view);
  read_mentions(member(document, "mentions"), view);
  read_changes(member(document, "changes"), view);
  read_lost(member(document, "lost"), view);
  read_story(member(document, "story"), view);
  return view;
}

Labels read_labels(std::string_view json) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag>(json.data(), json.size());
  return document.HasParseError() ? Labels() : read_labels(std::as_const(document));
}

const std::string& AlertView::subject() const {
  if (!entity.empty()) return entity;
  return watch.empty() ? kind : watch;
}

std::string AlertView::remarks() const {
  const auto unless = [](const std::string& value, std::string_view usual) {
    return value == usual ? std::string() : value;
  };
  const std::string& shown = subject();
  return joined({kind == shown ? "" : unless(kind, "mention"), news(), unless(state, "firing"), severity}, ", ");
}

std::string AlertView::news() const {
  if (change.empty() || change == "new") return {};
  if (change == "correction" && !lost.empty()) return change + ": no longer names " + joined(lost, " and ");
  if (change != "update") return change;
  if (gained == 0) return state == "resolved" ? std::string() : change;  // That it is at rest is all there is to say.
  return change + ", +" + std::to_string(gained) + (gained == 1 ? " outlet" : " outlets");
}

std::string AlertView::title() const { return headline.empty() ? web_link() : headline; }

std::string AlertView::watch_for_people() const { return joined({watchlist, watch}, " / "); }

std::string AlertView::summary() const {
  const bool shown = std::any_of(excerpts.begin(), excerpts.end(), [&](const Excerpt& excerpt) {
    return one_line(excerpt.sentence()).find(standfirst) != std::string::npos;
  });
  return shown ? std::string() : standfirst;
}

std::string Excerpt::sentence() const {
  std::string sentence;
  for (const Piece& piece : pieces) sentence += piece.text;
  return sentence;
}

Excerpt Excerpt::shortened(std::size_t characters) const {
  if (characters_of(sentence()) <= characters) return *this;
  Excerpt shorter{{}, receipt};
  std::size_t left = characters;
  bool found = false;
  for (const Piece& piece : pieces) {
    if (left == 0) break;
    const bool leads = !found && !piece.matched && &piece != &pieces.back();
    found = found || piece.matched;
    // A third may stand before the first match.
    const std::string text = leads ? cut_before(piece.text, characters / 3) : cut_after(piece.text, left);
    left -= std::min(left, characters_of(text));
    shorter.pieces.push_back({text, piece.matched});
  }
  return shorter;
}

std::string AlertView::language_tag() const {
  const bool plausible =
      language.size() <= 35 && std::all_of(language.begin(), language.end(), is_alphanumeric_or_dash);
  return plausible ? language : std::string();
}

std::string AlertView::web_link() const {
  const auto starts_with = [&](std::string_view scheme) {
    return url.size() > scheme.size() && std::equal(scheme.begin(), scheme.end(), url.begin(), [](char a, char b) {
             return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b);
           });
  };
  return starts_with("https://") || starts_with("http://") ? url : std::string();
}

std::string AlertView::published_for_people() const {
  // 2026-11-24T09:00:05.123+03:00 without seconds; anything else as it is.
  if (published.size() < 20 || published[10] != 'T' || published[13] != ':') return published;
  const std::size_t zone = published.find_first_of("Z+-", 16);
  if (zone == published.npos) return published;
  const std::string offset = published.substr(zone);
  return published.substr(0, 10) + ' ' + published.substr(11, 5) + ' ' + (offset == "Z" ? "UTC" : offset);
}

}  // namespace mentiond::common
