#include "host/alert/planner.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace mentiond::alert {
namespace {

using article::Article;
using article::Mention;
using article::Watch;
using Mentions = std::vector<Mention>;
using WatchKey = std::pair<std::string_view, std::string_view>;  // Watchlist and watch.

struct Versions {
  Mentions before, now;
};
using ByWatch = std::map<WatchKey, Versions>;

constexpr const char* kUsualSeverity = "medium";

ByWatch by_watch(const Occasion& occasion) {
  ByWatch groups;
  for (const Mention& mention : occasion.claim.earlier) {
    groups[{mention.watchlist, mention.watch}].before.push_back(mention);
  }
  for (const Mention& mention : occasion.article.mentions) {
    groups[{mention.watchlist, mention.watch}].now.push_back(mention);
  }
  return groups;
}

/// What a reader would call the same mention in two versions. Offsets, sentences and the number of a caption move with
/// every edit and are no part of it.
using Likeness = std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>;

Likeness likeness(const Mention& mention) { return {mention.field, mention.alias, mention.clause, mention.text}; }

/// Whether the words stand anywhere in the article.
bool says(const Article& article, std::string_view words) {
  const auto has = [&](const std::string& text) { return text.find(words) != text.npos; };
  for (const auto* texts : {&article.headlines, &article.descriptions, &article.bodies}) {
    if (std::any_of(texts->begin(), texts->end(), [&](const auto& text) { return has(text.value); })) return true;
  }
  const auto in_tag = [&](const auto& tag) { return tag.rel != "mentions" && has(tag.name); };
  const auto in_media = [&](const auto& media) { return has(media.caption) || has(media.title); };
  return has(article.by) || std::any_of(article.concepts.begin(), article.concepts.end(), in_tag) ||
         std::any_of(article.media.begin(), article.media.end(), in_media);
}

struct Difference {
  bool gained = false, lost = false;
};

/// A mention is lost only where its words are gone: where they still stand, it was not the article that changed but the
/// watchlist, and that corrects nobody.
Difference compare(const Mentions& before, const Mentions& now, const Article& article) {
  std::map<Likeness, int> counts;
  for (const Mention& mention : now) ++counts[likeness(mention)];
  for (const Mention& mention : before) --counts[likeness(mention)];
  Difference difference;
  for (const auto& [like, count] : counts) {
    difference.gained |= count > 0;
    difference.lost |= count < 0 && !says(article, std::get<3>(like));
  }
  return difference;
}

const article::InfoSource* publisher(const Article& article) {
  for (const article::InfoSource& source : article.info_sources) {
    if (source.role == "publisher") return &source;
  }
  return nullptr;
}

Alert::Subject subject_of(const Occasion& occasion) {
  const Article& article = occasion.article;
  Alert::Subject subject;
  subject.uri = article.uri;
  subject.headline = article.headline();
  subject.standfirst = article.standfirst();
  subject.url = article.link;
  if (article.published) subject.published = to_rfc3339(*article.published);
  subject.language = article.language;
  subject.by = article.by;
  subject.source_feed = article.feed;
  if (const article::InfoSource* source = publisher(article)) {
    subject.source_name = source->name.empty() ? source->literal : source->name;
    subject.source_url = source->uri;
  }
  if (subject.source_name.empty()) subject.source_name = occasion.feed_name;
  if (subject.source_url.empty()) subject.source_url = article.site;
  return subject;
}

/// "headline,body": where a watch was found, in the article's order.
std::string roles_of(const Mentions& mentions) {
  std::vector<std::string_view> seen;
  std::string roles;
  for (const Mention& mention : mentions) {
    if (mention.role.empty() || std::find(seen.begin(), seen.end(), mention.role) != seen.end()) continue;
    seen.push_back(mention.role);
    roles += (roles.empty() ? "" : ",") + mention.role;
  }
  return roles;
}

/// REQUIRES: `alert` has all but its labels.
std::map<std::string, std::string> labels_of(const Watch& watch, const Alert& alert, const Occasion& occasion) {
  std::map<std::string, std::string> labels = watch.labels;  // The watch's own win: emplace changes none of them.
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) labels.emplace(name, value);
  };
  std::string tags;
  for (const std::string& tag : occasion.feed_tags) tags += (tags.empty() ? "" : ",") + tag;
  add("watchlist", watch.watchlist);
  add("watch", watch.watch);
  add("entity", watch.entity.id);
  add("type", watch.entity.type);
  add("severity", alert.severity);
  add("language", occasion.article.language);
  add("feed", occasion.article.feed);
  add("tags", tags);
  add("source", alert.article.source_name);
  add("role", roles_of(alert.mentions));
  return labels;
}

Alert raise(const Watch& watch, const Occasion& occasion, std::string id, std::string story) {
  Alert alert;
  alert.id = std::move(id);
  alert.watchlist = watch.watchlist;
  alert.watch = watch.watch;
  alert.story_id = std::move(story);
  alert.raised = occasion.now;
  return alert;
}

/// What an alert says of the article as it is now, and by today's watchlist.
void tell(Alert& alert, const Watch& watch, Mentions mentions, const Occasion& occasion) {
  alert.entity = watch.entity;
  alert.severity = watch.severity.empty() ? kUsualSeverity : watch.severity;
  alert.article = subject_of(occasion);
  alert.mentions = std::move(mentions);
  alert.labels = labels_of(watch, alert, occasion);
  if (alert.outlets.empty()) alert.outlets.emplace_back();
  alert.outlets.front() = {alert.article.source_name, alert.article.url, alert.article.published};
  alert.updated = occasion.now;
}

/// Another article of the story that the alert is about: its outlet is noted, and nobody is told again. False: it was
/// noted before, or the article does not mention the watch.
bool add_outlet(Alert& alert, const Mentions& mentions, const Occasion& occasion) {
  constexpr std::size_t kMostOutlets = 200;  // An alert is read and written whole.
  const Alert::Subject subject = subject_of(occasion);
  const auto is_it = [&](const Outlet& outlet) {
    return outlet.name == subject.source_name && outlet.url == subject.url;
  };
  const bool noted = std::any_of(alert.outlets.begin(), alert.outlets.end(), is_it);
  if (mentions.empty() || noted || alert.outlets.size() >= kMostOutlets) return false;
  alert.outlets.push_back({subject.source_name, subject.url, subject.published});
  alert.updated = occasion.now;
  return true;
}

}  // namespace

WatchIndex::WatchIndex(std::span<const Watch> watches) {
  for (const Watch& watch : watches) watches_.emplace(WatchKey(watch.watchlist, watch.watch), &watch);
}

const Watch* WatchIndex::find(std::string_view watchlist, std::string_view watch) const {
  const auto found = watches_.find(WatchKey(watchlist, watch));
  return found == watches_.end() ? nullptr : found->second;
}

Planned plan(const Occasion& occasion, const WatchIndex& watches, AlertRepository& alerts, Router& router) {
  const story::Novelty novelty = occasion.claim.novelty;
  Planned planned;
  if (occasion.silent || (novelty != story::Novelty::kNew && novelty != story::Novelty::kVersion)) return planned;
  const std::string& story = occasion.article.story ? occasion.article.story->id : occasion.article.id;
  for (auto& [key, versions] : by_watch(occasion)) {
    const Watch* watch = watches.find(key.first, key.second);
    if (watch == nullptr) continue;
    const std::string id = alert_id("mention", watch->watchlist, watch->watch, story);
    std::optional<Alert> alert = alerts.find_alert(id);
    if (alert && alert->article.uri != occasion.article.uri) {
      if (add_outlet(*alert, versions.now, occasion)) alerts.put(*alert);
      continue;
    }
    // What was told last counts, not what was stored last: a return to an earlier hash is stored without a word.
    const Difference difference = compare(alert ? alert->mentions : versions.before, versions.now, occasion.article);
    if (!difference.gained && !(alert && difference.lost)) continue;
    if (alert) {
      ++alert->revision;
      if (alert->state == "resolved") alert->state = "firing";  // The story goes on.
      alert->change = difference.lost ? "correction" : "update";
    } else {
      alert = raise(*watch, occasion, id, story);
    }
    tell(*alert, *watch, std::move(versions.now), occasion);
    alerts.put(*alert);
    ++planned.alerts;
    router.hold(*alert);
  }
  return planned;
}

}  // namespace mentiond::alert
