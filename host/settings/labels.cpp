// What routes ask alerts for, held against what alerts can have.
#include <functional>
#include <map>
#include <optional>
#include <set>

#include "host/settings/sections.h"
#include "host/settings/settings.h"

namespace mentiond::settings {
namespace {

using Words = std::set<std::string>;
using Watches = std::vector<article::Watch>;

/// What alerts have; watches may give them others.
const Words kLabels = {"entity", "feed", "kind", "language", "role",  "severity", "source",
                       "story",  "tag",  "tags", "type",     "watch", "watchlist"};

/// What watches have, and `known`; absent where that is nothing.
template <class ValueOf>
std::optional<Words> values_of_watches(const Watches& watches, ValueOf value_of, Words known = {}) {
  for (const article::Watch& watch : watches) {
    if (const std::string& value = std::invoke(value_of, watch); !value.empty()) known.insert(value);
  }
  return known.empty() ? std::nullopt : std::optional(std::move(known));
}

Words known_feeds(const std::vector<Feed>& feeds) {
  Words known;
  for (const Feed& feed : feeds) known.insert(feed.id);
  return known;
}

Words known_tags(const std::vector<Feed>& feeds) {
  Words known;
  for (const Feed& feed : feeds) known.insert(feed.tags.begin(), feed.tags.end());
  return known;
}

/// The values that a label can have; absent where they are not known. There may be very many watches: nothing is
/// gathered of them for a label that no route asks for.
std::optional<Words> known_values(const std::string& label, const Settings& settings, const Watches& watches) {
  using article::Watch;
  if (label == "severity") return Words{"info", "low", "medium", "high", "critical"};
  if (label == "type")
    return values_of_watches(watches, [](const Watch& watch) -> const std::string& { return watch.entity.type; },
                             {"person", "organisation", "place", "product", "event", "topic"});
  if (label == "entity")
    return values_of_watches(watches, [](const Watch& watch) -> const std::string& { return watch.entity.id; });
  if (label == "watch") return values_of_watches(watches, &Watch::watch);
  if (label == "watchlist") return values_of_watches(watches, &Watch::watchlist);
  if (label == "feed") return known_feeds(settings.feeds);
  if (label == "tag") return known_tags(settings.feeds);
  return std::nullopt;
}

std::vector<std::string> listed(const Words& words) { return {words.begin(), words.end()}; }

class LabelCheck {
 public:
  LabelCheck(const Settings& settings, const Watches& watches, article::Diagnostics& diagnostics)
      : settings_(settings), watches_(watches), diagnostics_(diagnostics) {}

  void check(const AskedLabel& asked) {
    if (asked.label == "...") return;
    if (!kLabels.contains(asked.label) && !own_labels().contains(asked.label)) return warn_of_label(asked);
    const std::optional<Words>& known = values_of(asked.label);
    if (!known) return;
    for (const auto& [value, where] : asked.values) {
      if (value.empty() || known->contains(value)) continue;
      // A watch may give a label of its own any value.
      if (!own_labels().contains(asked.label)) warn_of_value(asked.label, value, where, *known);
    }
  }

 private:
  static std::string quoted(const std::string& text) { return "\"" + text + "\""; }

  const std::optional<Words>& values_of(const std::string& label) {
    const auto found = values_.find(label);
    if (found != values_.end()) return found->second;
    return values_[label] = known_values(label, settings_, watches_);
  }
  /// Those that watches give.
  const Words& own_labels() {
    if (own_labels_) return *own_labels_;
    own_labels_.emplace();
    for (const article::Watch& watch : watches_) {
      for (const auto& [label, value] : watch.labels) own_labels_->insert(label);
    }
    return *own_labels_;
  }
  void warn(const Position& where, std::string message, std::string suggestion) {
    diagnostics_.push_back(
        {where.file, where.line, where.column, article::Severity::kWarning, std::move(message), std::move(suggestion)});
  }
  void warn_of_label(const AskedLabel& asked) {
    Words all = kLabels;
    all.insert(own_labels().begin(), own_labels().end());
    warn(asked.where, "no alert has the label " + quoted(asked.label) + "; its labels are " + joined(listed(all)),
         nearest(asked.label, listed(all)));
  }
  void warn_of_value(const std::string& label, const std::string& value, const Position& where, const Words& known) {
    constexpr std::size_t kFew = 12;
    std::string message = "no alert has the " + label + " " + quoted(value);
    if (value.find('|') != std::string::npos) {
      message +=
          "; for one of several write " + label + "=~" + quoted(value) + " below matchers, or a list below match";
    } else if (!known.empty() && known.size() <= kFew) {
      message += "; expected one of: " + joined(listed(known));
    }
    warn(where, std::move(message), nearest(value, listed(known)));
  }

  const Settings& settings_;
  const Watches& watches_;
  article::Diagnostics& diagnostics_;
  std::map<std::string, std::optional<Words>> values_;  // Of the labels that were asked for.
  std::optional<Words> own_labels_;
};

}  // namespace

void check_labels(const Settings& settings, const std::vector<article::Watch>& watches,
                  article::Diagnostics& diagnostics) {
  LabelCheck check(settings, watches, diagnostics);
  for (const AskedLabel& asked : settings.asked_labels) check.check(asked);
}

}  // namespace mentiond::settings
