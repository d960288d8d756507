#include "host/alert/planner.h"

#include <algorithm>
#include <map>

#include "host/alert/description.h"
#include "host/alert/difference.h"
#include "host/article/link.h"
#include "host/story/correction.h"

namespace mentiond::alert {
namespace {

using article::Article;
using article::Mention;
using article::Watch;
using Mentions = std::vector<Mention>;
using WatchKey = std::pair<std::string_view, std::string_view>;  // Watchlist and watch.

// An alert is read and written whole.
constexpr std::size_t kMostOutlets = 200, kMostLost = 20, kMostCorrecting = 20;

struct Versions {
  Mentions before, now;
};
using ByWatch = std::map<WatchKey, Versions>;

/// What an article changes of an alert.
enum class News {
  kNone,
  kNoted,     ///< Nothing that anybody has to hear of.
  kOutlet,    ///< Another one has the story.
  kRevision,  ///< Mentions came or went, or the story was corrected.
};

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

bool contains(const std::vector<std::string>& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

void add_once(std::vector<std::string>& texts, const std::string& text, std::size_t most) {
  if (texts.size() < most && !contains(texts, text)) texts.push_back(text);
}

/// Alerts of earlier versions do not know the article's id.
bool is_about(const Alert& alert, const Article& article) {
  return alert.article.id.empty() ? alert.article.uri == article.uri : alert.article.id == article.id;
}

/// A page is one outlet, whichever feed it came by.
std::vector<Outlet>::iterator find_outlet(Alert& alert, const Alert::Subject& subject) {
  const std::string link = article::clean_link(subject.url);
  return std::find_if(alert.outlets.begin(), alert.outlets.end(), [&](const Outlet& outlet) {
    return link.empty() ? outlet.url.empty() && outlet.name == subject.source_name
                        : article::clean_link(outlet.url) == link;
  });
}

/// Another article of the story that the alert is about. What was noted before, and what does not mention the watch, is
/// nothing new.
News add_outlet(Alert& alert, const Mentions& mentions, const Occasion& occasion) {
  const Alert::Subject subject = subject_of(occasion);
  const bool is_noted = find_outlet(alert, subject) != alert.outlets.end();
  if (mentions.empty() || is_noted || alert.outlets.size() >= kMostOutlets) return News::kNone;
  ++alert.revision;
  if (!alert.mentions.empty()) alert.change = "update";
  alert.outlets.push_back({subject.source_name, subject.url, subject.published, alert.revision});
  alert.updated = occasion.now;
  return alert.state == "resolved" ? News::kNoted : News::kOutlet;
}

/// The alert says what the article says as it is now. What had been its article stays among its outlets.
void tell(Alert& alert, const Watch& watch, Mentions mentions, const Occasion& occasion) {
  auto outlet = find_outlet(alert, is_about(alert, occasion.article) ? alert.article : subject_of(occasion));
  describe(alert, watch, std::move(mentions), occasion);
  if (outlet == alert.outlets.end()) outlet = alert.outlets.insert(outlet, Outlet{{}, {}, {}, alert.revision});
  *outlet = {alert.article.source_name, alert.article.url, alert.article.published, outlet->revision};
}

Alert raise(const Watch& watch, const Occasion& occasion, std::string id, std::string story) {
  Alert alert;
  alert.id = std::move(id);
  alert.watchlist = watch.watchlist;
  alert.watch = watch.watch;
  alert.story_id = std::move(story);
  alert.raised = alert.updated = occasion.now;
  return alert;
}

/// Words that came back are not lost.
void keep_lost(Alert& alert, const std::vector<std::string>& lost) {
  for (const std::string& words : lost) add_once(alert.lost, words, kMostLost);
  std::erase_if(alert.lost, [&](const std::string& words) {
    return std::any_of(alert.mentions.begin(), alert.mentions.end(), [&](const Mention& m) { return m.text == words; });
  });
}

bool is_of_another_feed(const Occasion& occasion) {
  return occasion.claim.novelty == story::Novelty::kFuller || occasion.claim.novelty == story::Novelty::kCopy;
}

/// Whether it is the next text of the feed whose words the alert shows; of one that names nothing any more, any text.
bool is_next_of(const Alert& alert, const Occasion& occasion) {
  return is_about(alert, occasion.article) &&
         (alert.mentions.empty() || alert.article.source_feed == occasion.article.feed);
}

/// The same article as another feed has it: its text is other, its news are not. The alert shows the text that is kept,
/// and is compared with it later.
News note(Alert& alert, const Watch& watch, Mentions mentions, const Occasion& occasion) {
  const bool is_kept = story::is_stored(occasion.claim.novelty);
  if (!is_kept || mentions.empty() || alert.mentions.empty() || !is_about(alert, occasion.article)) return News::kNone;
  tell(alert, watch, std::move(mentions), occasion);
  alert.changes.clear();
  keep_lost(alert, {});
  return News::kNoted;
}

/// What the alert showed last counts, not what was stored last: a return to an earlier hash is stored without a word.
/// What is not the next text of what it shows corrects only where it says so: what others leave out is no correction.
News revise(Alert& alert, const Watch& watch, Versions versions, const Occasion& occasion, bool corrects) {
  const bool is_its_article = is_about(alert, occasion.article);
  const bool is_new = corrects && !contains(alert.corrected_by, occasion.article.uri);
  if (!is_its_article && !is_new) return add_outlet(alert, versions.now, occasion);
  const Difference difference = compare(alert.mentions, versions.now, occasion.article);
  // A name that only a copy had may stand in that copy still, whatever the stored text corrects.
  const bool takes_back = corrects && !difference.lost.empty() && !versions.before.empty();
  if (is_its_article && !takes_back && !is_next_of(alert, occasion))
    return note(alert, watch, std::move(versions.now), occasion);
  const bool is_correction = !difference.lost.empty() || (is_new && !versions.now.empty());
  if (!difference.gained && !is_correction) return News::kNone;
  ++alert.revision;
  alert.updated = occasion.now;
  if (alert.state == "resolved") alert.state = "firing";  // The story goes on.
  alert.change = is_correction ? "correction" : "update";
  const bool is_version = is_its_article && !is_of_another_feed(occasion);
  alert.changes = changes_of(is_version ? occasion.claim.earlier_text : story::Text(), occasion.article);
  tell(alert, watch, std::move(versions.now), occasion);
  keep_lost(alert, difference.lost);
  if (corrects) add_once(alert.corrected_by, occasion.article.uri, kMostCorrecting);
  return News::kRevision;
}

/// A version raises for what it has more of than the one before; another feed's text for what the kept one does not
/// name at all.
bool raises(const Versions& versions, const Occasion& occasion) {
  if (occasion.silent || (is_of_another_feed(occasion) && !versions.before.empty())) return false;
  return compare(versions.before, versions.now, occasion.article).gained;
}

/// One article's work.
class Planner final {
 public:
  Planner(const Occasion& occasion, AlertRepository& alerts, Router& router)
      : occasion_(occasion),
        alerts_(alerts),
        router_(router),
        story_(occasion.article.story ? occasion.article.story->id : occasion.article.id) {}

  Planned plan(const WatchIndex& watches) {
    ByWatch concerned = by_watch(occasion_);
    const bool is_first = occasion_.claim.novelty == story::Novelty::kNew && story_ == occasion_.article.id;
    Planned planned;
    if (concerned.empty() && is_first) return planned;
    corrects_ = story::says_that_it_corrects(occasion_.article);
    // What a correction or another version names no more concerns those who were told of it. The text that was told of
    // need not be the one that was stored last.
    const bool concerns_told = corrects_ || occasion_.claim.novelty != story::Novelty::kNew;
    const std::vector<Alert> told = concerns_told ? alerts_.alerts_of(story_) : std::vector<Alert>();
    for (const Alert& alert : told) concerned[{alert.watchlist, alert.watch}];
    for (auto& [key, versions] : concerned) {
      const Watch* watch = watches.find(key.first, key.second);
      if (watch != nullptr) planned.alerts += hear(*watch, versions);
    }
    return planned;
  }

 private:
  /// Whether anybody is to hear of it now.
  bool hear(const Watch& watch, Versions& versions) {
    const std::string id = alert_id("mention", watch.watchlist, watch.watch, story_);
    std::optional<Alert> alert = alerts_.find_alert(id);
    News news = News::kRevision;
    if (alert && occasion_.silent) {
      news = note(*alert, watch, std::move(versions.now), occasion_);
    } else if (alert) {
      news = revise(*alert, watch, std::move(versions), occasion_, corrects_);
    } else {
      if (!raises(versions, occasion_)) return false;
      alert = raise(watch, occasion_, id, story_);
      tell(*alert, watch, std::move(versions.now), occasion_);
      if (corrects_) alert->corrected_by.push_back(occasion_.article.uri);
    }
    if (news == News::kNone) return false;
    alerts_.put(*alert);
    if (news == News::kOutlet) router_.hold_outlets(*alert);
    if (news == News::kRevision) router_.hold(*alert);
    return news == News::kRevision;
  }

  const Occasion& occasion_;
  AlertRepository& alerts_;
  Router& router_;
  const std::string& story_;
  bool corrects_ = false;
};

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
  if (novelty == story::Novelty::kQuiet || novelty == story::Novelty::kKnown) return {};
  // A text that the store keeps from now on is what alerts show, also where nobody is to hear of it.
  if (occasion.silent && novelty != story::Novelty::kFuller) return {};
  return Planner(occasion, alerts, router).plan(watches);
}

}  // namespace mentiond::alert
