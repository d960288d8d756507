// What routes ask alerts for, held against what alerts can have.
#include <set>

#include "host/settings/sections.h"
#include "host/settings/settings.h"

namespace mentiond::settings {
namespace {

using Words = std::set<std::string>;

/// The values of the labels whose values are known, by label.
std::map<std::string, Words> known_values(const Settings& settings, const std::vector<article::Watch>& watches) {
  std::map<std::string, Words> known;
  known["severity"] = {"info", "low", "medium", "high", "critical"};
  known["type"] = {"person", "organisation", "place", "product", "event", "topic"};
  for (const article::Watch& watch : watches) {
    known["watchlist"].insert(watch.watchlist);
    known["watch"].insert(watch.watch);
    if (watch.is_entity()) known["entity"].insert(watch.entity.id), known["type"].insert(watch.entity.type);
  }
  known["tag"];
  for (const Feed& feed : settings.feeds) {
    known["feed"].insert(feed.id);
    known["tag"].insert(feed.tags.begin(), feed.tags.end());
  }
  return known;
}

std::vector<std::string> listed(const Words& words) { return {words.begin(), words.end()}; }

class LabelCheck {
 public:
  LabelCheck(const Settings& settings, const std::vector<article::Watch>& watches, article::Diagnostics& diagnostics)
      : values_(known_values(settings, watches)), diagnostics_(diagnostics) {
    for (const article::Watch& watch : watches) {
      for (const auto& [label, value] : watch.labels) labels_.insert(label), own_.insert(label);
    }
  }

  void check(const AskedLabel& asked) {
    if (asked.label == "...") return;
    if (!labels_.contains(asked.label)) {
      return warn(asked.where,
                  "no alert has the label " + quoted(asked.label) + "; its labels are " + joined(listed(labels_)),
                  nearest(asked.label, listed(labels_)));
    }
    // A watch may give a label of its own any value.
    const auto known = values_.find(asked.label);
    if (known == values_.end() || own_.contains(asked.label)) return;
    for (const auto& [value, where] : asked.values) {
      if (!value.empty() && !known->second.contains(value)) warn_of_value(asked.label, value, where, known->second);
    }
  }

 private:
  static std::string quoted(const std::string& text) { return "\"" + text + "\""; }
  void warn(const Position& where, std::string message, std::string suggestion) {
    diagnostics_.push_back(
        {where.file, where.line, where.column, article::Severity::kWarning, std::move(message), std::move(suggestion)});
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

  std::map<std::string, Words> values_;
  Words labels_ = {"entity", "feed", "kind", "language", "role",  "severity", "source",
                   "story",  "tag",  "tags", "type",     "watch", "watchlist"};
  Words own_;  // Labels that watches give themselves.
  article::Diagnostics& diagnostics_;
};

}  // namespace

void check_labels(const Settings& settings, const std::vector<article::Watch>& watches,
                  article::Diagnostics& diagnostics) {
  LabelCheck check(settings, watches, diagnostics);
  for (const AskedLabel& asked : settings.asked_labels) check.check(asked);
}

}  // namespace mentiond::settings
