// The alert: what a watch found in a story, as every channel shows it (INTERFACES, "The alert object").
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "host/article/article.h"
#include "host/story/word_diff.h"

namespace mentiond::alert {

using article::Micros;

struct Outlet {
  std::string name, url, published;
  unsigned revision = 1;  ///< Of the alert, with which it came.
  bool operator==(const Outlet&) const = default;
};

/// A place in which the article of an alert differs from its version before.
struct Change {
  std::string field;  ///< headline, standfirst, body
  story::Edit edit;
  bool operator==(const Change&) const = default;
};

struct Alert {
  std::string id;                ///< hash of kind, watchlist, watch, story
  std::string kind = "mention";  ///< mention, spike, first_mention, health
  std::string state = "firing";  ///< firing, acknowledged, resolved
  unsigned revision = 1;
  std::string change = "new";  ///< new, update, correction
  std::string watchlist, watch;
  article::Entity entity;  ///< Its id is empty for a query.
  std::string severity;
  std::map<std::string, std::string> labels;

  struct Subject {
    std::string uri, headline, standfirst, url, published, language, by;
    std::string source_name, source_url, source_feed;
    std::string id = {};  ///< Of the article; empty in alerts of earlier versions.
  } article;
  std::vector<article::Mention> mentions;
  std::vector<Change> changes;            ///< What its article's last version changed; the first ones.
  std::vector<std::string> lost;          ///< Words that the alert had and that stand in its article no more.
  std::vector<std::string> corrected_by;  ///< The uris of articles that say of themselves that they correct.

  std::string story_id;
  std::vector<Outlet> outlets;
  std::size_t gained = 0;  ///< Outlets that came since whom it is told to was told last; 0 in the list of alerts.
  Micros raised = 0, updated = 0;
};

/// One line of JSON.
std::string to_json(const Alert& alert);
/// REQUIRES: `json` came from to_json.
Alert alert_from_json(std::string_view json);
/// Of alerts of which each is a line: their ids.
std::vector<std::string> ids_in_lines(const std::string& json_lines);

/// Hash of kind and subject (DESIGN §5).
std::string alert_id(std::string_view kind, std::string_view watchlist, std::string_view watch, std::string_view story);
/// `webhook-id`, Message-ID: hash of alert, revision, receiver and recipient.
std::string delivery_key(const Alert& alert, std::string_view receiver, std::string_view recipient);
/// "alert.new", "alert.update", ...
std::string notification_type(const Alert& alert);

}  // namespace mentiond::alert
