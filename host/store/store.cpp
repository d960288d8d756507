#include "host/store/store.h"

#include "host/store/alerts.h"
#include "host/store/articles.h"
#include "host/store/database_file.h"
#include "host/store/dead_letters.h"
#include "host/store/fair_mutex.h"
#include "host/store/feeds.h"
#include "host/store/lists.h"
#include "host/store/lock_file.h"
#include "host/store/outbox.h"
#include "host/store/retention.h"
#include "host/store/schema.h"
#include "host/store/shown.h"
#include "host/store/silences.h"

namespace mentiond::store {
namespace {

namespace fs = std::filesystem;

// How long a statement waits for another process. A holder tries again by itself, and must be able to stop in the
// meantime; another command tries once.
constexpr Micros kBusyHolder = 2 * article::kSecond, kBusyBeside = 10 * article::kSecond;

std::optional<LockFile> lock(const fs::path& path, Access access, Micros now) {
  if (access == Access::kBeside) return std::nullopt;
  return std::optional<LockFile>(std::in_place, path.string() + ".lock", now);
}

std::unique_ptr<Connection> open_beside(const fs::path& path) {
  if (!fs::exists(path)) {
    throw StoreError("there is no database at " + path.string() + " yet: run `mentiond once` or `mentiond run` first");
  }
  require_database(path);
  auto connection = std::make_unique<Connection>(path, kBusyBeside);
  require_readable(*connection);
  if (is_behind(*connection)) {
    throw StoreError("the database " + path.string() +
                     " is of an earlier mentiond: run `mentiond once` or `mentiond run` first, which bring it forward");
  }
  return connection;
}

std::unique_ptr<Connection> open_held(const fs::path& path, const LockFile& held) {
  const fs::path log = path.string() + "-wal";
  if (fs::exists(path)) {
    require_database(path);
    require_whole_log(path, held.held_since_boot());
  } else if (fs::exists(log)) {
    throw StoreError("the database " + path.string() + " is gone, and its log " + log.string() +
                     " is still there. Put the database back beside it; or move the log away to start anew, which " +
                     "forgets what was seen");
  } else {
    create_database(path);
  }
  auto connection = std::make_unique<Connection>(path, kBusyHolder);
  require_readable(*connection);
  require_whole_tables(*connection);
  migrate(*connection);
  return connection;
}

}  // namespace

/// The writer's connection with what it writes, and a reader's for the deliveries.
class Store::Database {
 public:
  Database(const std::string& url, Access access, Micros now)
      : path_(path_of(url)),
        lock_(lock(path_, access, now)),
        writer_(lock_ ? open_held(path_, *lock_) : open_beside(path_)),
        reader_(path_, kBusyHolder),
        feeds_(*writer_),
        articles_(*writer_, feeds_),
        alerts_(*writer_),
        retention_(*writer_),
        outbox_(*writer_, writing_, reader_) {}

  void transact(const Work& work) {
    const std::lock_guard lock(writing_);
    feeds_.begin();
    articles_.begin();
    try {
      Transaction transaction(*writer_);
      work(articles_, feeds_, alerts_);
      transaction.commit();
    } catch (...) {
      feeds_.rolled_back();
      throw;
    }
  }

  std::vector<schedule::FeedState> feed_states() {
    const std::lock_guard lock(writing_);
    return feeds_.feed_states();
  }

  template <class Use>
  auto with_writer(Use use) {
    const std::lock_guard lock(writing_);
    return use(*writer_);
  }

  bool prune(Micros now, const Store::Retention& retention) {
    const std::lock_guard lock(writing_);
    Transaction transaction(*writer_);
    const bool more = retention_.prune(now, retention);
    transaction.commit();
    return more;
  }

  Outbox& outbox() { return outbox_; }
  const fs::path& path() const { return path_; }

 private:
  const fs::path path_;
  const std::optional<LockFile> lock_;
  const std::unique_ptr<Connection> writer_;
  Connection reader_;
  FairMutex writing_;
  Feeds feeds_;
  Articles articles_;
  Alerts alerts_;
  store::Retention retention_;
  Outbox outbox_;
};

Store::Store(const std::string& url, Access access, const article::Clock& clock)
    : database_(std::make_unique<Database>(url, access, clock.now())) {}

Store::~Store() = default;

void Store::transact(const Work& work) { database_->transact(work); }

alert::Outbox& Store::outbox() { return database_->outbox(); }

std::vector<schedule::FeedState> Store::feed_states() { return database_->feed_states(); }

std::size_t Store::waiting() { return database_->outbox().waiting(); }

void Store::end_group_waits(Micros now) { database_->outbox().end_group_waits(now); }

std::optional<Micros> Store::next_group_due() { return database_->outbox().next_group_due(); }

std::vector<alert::Silence> Store::silences(Micros after) {
  return database_->with_writer([=](Connection& connection) {
    Statement select(connection, kSelectSilences);
    return read_silences(select, after);
  });
}

void Store::add_silence(const alert::Silence& silence) {
  database_->with_writer([&](Connection& connection) { store::add_silence(connection, silence); });
}

bool Store::expire_silence(std::string_view id, Micros now) {
  return database_->with_writer([=](Connection& connection) { return store::expire_silence(connection, id, now); });
}

void Store::for_each_article(const ArticleFilter& filter, const std::function<void(const StoredArticle&)>& use) {
  store::for_each_article(database_->path(), filter, use);
}

void Store::for_each_alert(const AlertFilter& filter, const std::function<void(const alert::Alert&)>& use) {
  store::for_each_alert(database_->path(), filter, use);
}

void Store::for_each_story(const StoryFilter& filter, const std::function<void(const StoredStory&)>& use) {
  store::for_each_story(database_->path(), filter, use);
}

std::optional<StoredArticle> Store::find_article(const std::string& name) {
  return store::find_article(database_->path(), name);
}

std::optional<StoredStory> Store::find_story(const std::string& id) { return store::find_story(database_->path(), id); }

std::optional<alert::Alert> Store::find_alert(const std::string& id) {
  return store::find_alert(database_->path(), id);
}

std::vector<StoredArticle> Store::articles_of(const StoredStory& story) {
  return store::articles_of(database_->path(), story);
}

std::vector<alert::Alert> Store::alerts_of(const StoredStory& story) {
  return store::alerts_of(database_->path(), story);
}

std::vector<StoredDelivery> Store::deliveries_of(const alert::Alert& alert) {
  return store::deliveries_of(database_->path(), alert);
}

void Store::for_each_dead_letter(const std::function<void(const DeadLetter&)>& use) {
  store::for_each_dead_letter(database_->path(), use);
}

std::size_t Store::redeliver(std::span<const std::string> keys, Micros now) {
  return database_->with_writer([=](Connection& connection) { return store::redeliver(connection, keys, now); });
}

bool Store::prune(Micros now, const Retention& retention) { return database_->prune(now, retention); }

}  // namespace mentiond::store
