// What mentiond remembers, in one SQLite database: articles, claims, alerts, outbox, feed states (DESIGN §6).
//
// WAL with synchronous=FULL. The writer's transaction commits whole or not at all; migrations are numbered and only go
// forward. Thread-safe: each caller may use it from any thread; transactions are serialised.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "host/alert/outbox.h"
#include "host/schedule/feed_state.h"
#include "host/story/repository.h"

namespace mentiond::store {

using article::Micros;

/// What went wrong and what to do about it: for a person.
struct StoreError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

enum class Access {
  kHold,   ///< `run`, `once`: takes the lock file; another holder is a StoreError that names it.
  kBeside  ///< Every other command: reads and writes rows beside a holder.
};

struct ArticleFilter {
  std::string feed;       ///< Those that it claims, other feeds' articles included. Empty: all.
  Micros since = 0;       ///< Stored at or after.
  std::size_t limit = 0;  ///< 0: all. The newest come first.
};

struct StoredArticle {
  std::string id, feed, headline, link;
  Micros stored = 0;
  std::string json;  ///< As article::to_json wrote it.
};

struct AlertFilter {
  std::string state;  ///< Empty: all.
  Micros since = 0;   ///< Updated at or after.
  std::size_t limit = 0;
};

struct StoryFilter {
  Micros since = 0;  ///< Joined at or after.
  std::size_t limit = 0;
};

struct StoredStory {
  std::string id;
  std::string first;     ///< The uri of its first article.
  std::string headline;  ///< Of the first of its articles that is still known.
  std::size_t size = 0;  ///< Articles that ever joined.
  Micros joined = 0;     ///< When the last one did.
  bool live = false;     ///< Articles may join it still.
};

/// A notification about an alert, or about the group that the alert is in.
struct StoredDelivery {
  std::string receiver, recipient, type;
  enum class State { kWaiting, kDelivered, kGivenUp } state = State::kWaiting;
  Micros when = 0;  ///< When it was delivered or given up, or is tried next.
  int attempts = 0, code = 0;
  std::string answer;  ///< What the other side said last.
};

/// A notification that was given up.
struct DeadLetter {
  std::string key, receiver, recipient, type;
  std::string alert;  ///< Its id; of a notification about several, the key of their group.
  Micros settled = 0;
  int code = 0;
  std::string answer;      ///< What the other side said last.
  std::string alert_json;  ///< The alert objects, a line each.
};

class Store final {
 public:
  /// `url`: "sqlite:/path". Creates the database where there is none (kHold), migrates it, and refuses one that is
  /// damaged or newer than this program. Throws StoreError.
  Store(const std::string& url, Access access, const article::Clock& clock);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  using Work = std::function<void(story::ArticleRepository&, schedule::FeedRepository&, alert::AlertRepository&)>;
  /// Runs `work` inside a transaction: committed when it returns, rolled back when it throws. `work` may read the
  /// outbox; any other call to the store from within it would wait for itself.
  void transact(const Work& work);

  alert::Outbox& outbox();
  std::vector<schedule::FeedState> feed_states();
  /// Outbox entries that are neither delivered nor dead, and alerts that groups hold back.
  std::size_t waiting();
  /// Makes groups due now that wait for group_wait or group_interval: `once` treats them as elapsed.
  void end_group_waits(Micros now);
  /// When a group is to be looked at next; absent where none waits.
  std::optional<Micros> next_group_due();

  /// Silences that end after then, by their end.
  std::vector<alert::Silence> silences(Micros after);
  void add_silence(const alert::Silence& silence);
  /// Ends it now; what it held back is told at once. False: there is no such silence that has not ended.
  bool expire_silence(std::string_view id, Micros now);

  /// Both see the store as it was at the call, and hold up nobody.
  void for_each_article(const ArticleFilter& filter, const std::function<void(const StoredArticle&)>& use);
  void for_each_alert(const AlertFilter& filter, const std::function<void(const alert::Alert&)>& use);

  void for_each_story(const StoryFilter& filter, const std::function<void(const StoredStory&)>& use);

  /// By its id, uri or link.
  std::optional<StoredArticle> find_article(const std::string& name);
  std::optional<StoredStory> find_story(const std::string& id);
  std::optional<alert::Alert> find_alert(const std::string& id);
  /// What is known of its articles, the first one first, without their JSON.
  std::vector<StoredArticle> articles_of(const StoredStory& story);
  std::vector<alert::Alert> alerts_of(const StoredStory& story);
  /// In the order in which they were made.
  std::vector<StoredDelivery> deliveries_of(const alert::Alert& alert);

  void for_each_dead_letter(const std::function<void(const DeadLetter&)>& use);
  /// Puts dead letters of these keys back into the outbox, to be rendered anew; how many there were.
  std::size_t redeliver(std::span<const std::string> keys, Micros now);

  struct Retention {
    Micros articles, alerts;
  };
  /// Deletes at most one small batch of what is past its time; the keys of items that a feed still lists stay. True:
  /// there is more.
  bool prune(Micros now, const Retention& retention);

 private:
  class Database;
  std::unique_ptr<Database> database_;
};

}  // namespace mentiond::store
