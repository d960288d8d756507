#include "host/alert/description.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace mentiond::alert {
namespace {

using article::Article;
using article::Mention;
using article::Watch;
using Mentions = std::vector<Mention>;

constexpr const char* kUsualSeverity = "medium";

const article::InfoSource* publisher(const Article& article) {
  for (const article::InfoSource& source : article.info_sources) {
    if (source.role == "publisher") return &source;
  }
  return nullptr;
}

/// "headline,body": where a watch was found, in the article's order, behind where it was found before.
std::string roles_of(const Mentions& mentions, std::string roles = {}) {
  for (const Mention& mention : mentions) {
    const bool is_known = (',' + roles + ',').find(',' + mention.role + ',') != roles.npos;
    if (!mention.role.empty() && !is_known) roles += (roles.empty() ? "" : ",") + mention.role;
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

/// Cut between words.
std::string shortened(const std::string& text) {
  constexpr std::size_t kMost = 300;
  if (text.size() <= kMost) return text;
  const std::size_t end = text.rfind(' ', kMost);
  return text.substr(0, end == text.npos ? 0 : end) + " …";
}

}  // namespace

Alert::Subject subject_of(const Occasion& occasion) {
  const Article& article = occasion.article;
  Alert::Subject subject;
  subject.id = article.id;
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

std::vector<Change> changes_of(const story::Text& before, const Article& now) {
  constexpr std::size_t kMost = 10;
  std::vector<Change> changes;
  if (before.headline.empty() && before.body.empty()) return changes;
  const auto add = [&](const char* field, std::string_view old_text, std::string_view new_text) {
    for (const story::Edit& edit : story::word_diff(old_text, new_text)) {
      if (changes.size() == kMost) return;
      changes.push_back({field, {edit.before, shortened(edit.removed), shortened(edit.added), edit.after}});
    }
  };
  add("headline", before.headline, now.headline());
  if (before.standfirst != before.body) add("standfirst", before.standfirst, now.standfirst());
  add("body", before.body, now.body());
  return changes;
}

void describe(Alert& alert, const Watch& watch, Mentions mentions, const Occasion& occasion) {
  alert.entity = watch.entity;
  alert.severity = watch.severity.empty() ? kUsualSeverity : watch.severity;
  alert.article = subject_of(occasion);
  alert.mentions = std::move(mentions);
  if (alert.labels.empty()) {
    alert.labels = labels_of(watch, alert, occasion);
  } else if (const auto role = alert.labels.find("role");
             role != alert.labels.end() && !watch.labels.contains("role")) {
    role->second = roles_of(alert.mentions, std::move(role->second));
  }
}

}  // namespace mentiond::alert
