// A store in memory: the fakes of story::ArticleRepository, schedule::FeedRepository, alert::AlertRepository and
// alert::Outbox. Transactions roll back. Thread-safe, but for `before`, which is set while nobody uses the store.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "host/alert/outbox.h"
#include "host/schedule/feed_state.h"
#include "host/story/repository.h"

namespace mentiond::support {

using article::Micros;

/// Rows by key, with what a rollback needs.
template <class Row>
class Table {
 public:
  const std::map<std::string, Row>& rows() const { return rows_; }
  const Row* find(const std::string& key) const {
    const auto found = rows_.find(key);
    return found == rows_.end() ? nullptr : &found->second;
  }
  void put(const std::string& key, Row row) {
    const Row* old = find(key);
    undo_.emplace_back(key, old == nullptr ? std::nullopt : std::optional<Row>(*old));
    rows_.insert_or_assign(key, std::move(row));
  }
  void erase(const std::string& key) {
    if (const Row* old = find(key)) undo_.emplace_back(key, *old);
    rows_.erase(key);
  }
  void commit() { undo_.clear(); }
  void roll_back() {
    for (; !undo_.empty(); undo_.pop_back()) {
      auto& [key, old] = undo_.back();
      if (old) {
        rows_.insert_or_assign(key, std::move(*old));
      } else {
        rows_.erase(key);
      }
    }
  }

 private:
  std::map<std::string, Row> rows_;
  std::vector<std::pair<std::string, std::optional<Row>>> undo_;
};

class MemoryStore final : public alert::Outbox {
 public:
  struct StoredArticle {
    article::Article article;
    std::set<std::string> hashes;  ///< Of all versions; of other feeds' words, behind the feed.
    Micros first_stored = 0;
  };
  struct Claimed {
    std::string article, entry;  ///< Its id; the hash of the item as it was last.
  };
  enum class Fate { kWaiting, kDelivered, kDead };
  struct StoredEntry {
    alert::OutboxEntry entry;
    Fate fate = Fate::kWaiting;
    std::size_t number = 0;  ///< In the order of their making.
    std::string answer;
    int code = 0;
  };
  struct Repositories {
    story::ArticleRepository& articles;
    schedule::FeedRepository& feeds;
    alert::AlertRepository& alerts;
  };

  /// Called before each step: transact, claim, put article, remember, put feed, put alert, enqueue, commit; due, keep
  /// payloads, settle. What it throws, the step throws. The second argument is the article's uri, the alert's id, the
  /// entry's key, the receiver, or the feed's id, with " polled" once it was polled with success.
  std::function<void(std::string_view step, std::string_view what)> before = [](std::string_view, std::string_view) {};

  void transact(const std::function<void(Repositories)>& work) {
    const std::lock_guard lock(mutex_);
    try {
      before("transact", "");
      work({articles_access_, feeds_access_, alerts_access_});
      before("commit", "");
    } catch (...) {
      for_each_table([](auto& table) { table.roll_back(); });
      throw;
    }
    for_each_table([](auto& table) { table.commit(); });
    ++transactions_;
  }

  // What is there.
  std::size_t transactions() const {
    return locked([&] { return transactions_; });
  }
  std::size_t articles() const {
    return locked([&] { return articles_.rows().size(); });
  }
  std::size_t alerts() const {
    return locked([&] { return alerts_.rows().size(); });
  }
  std::optional<StoredArticle> article(const std::string& id) const { return copy(articles_, id); }
  std::optional<schedule::FeedState> feed(const std::string& id) const { return copy(feeds_, id); }
  std::optional<alert::Alert> alert(const std::string& id) const { return copy(alerts_, id); }
  std::optional<StoredEntry> entry(const std::string& key) const { return copy(outbox_, key); }
  /// In the order of their making.
  std::vector<StoredEntry> entries() const {
    return locked([&] {
      std::vector<StoredEntry> all;
      for (const auto& [key, row] : outbox_.rows()) all.push_back(row);
      std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.number < b.number; });
      return all;
    });
  }
  std::vector<article::Article> all_articles() const {
    return locked([&] {
      std::vector<article::Article> all;
      for (const auto& [key, row] : articles_.rows()) all.push_back(row.article);
      return all;
    });
  }
  std::vector<alert::Alert> all_alerts() const {
    return locked([&] {
      std::vector<alert::Alert> all;
      for (const auto& [key, row] : alerts_.rows()) all.push_back(row);
      return all;
    });
  }
  void enqueue(const alert::OutboxEntry& entry) {
    transact([&](Repositories store) { store.alerts.enqueue(entry); });
  }

  std::vector<alert::Group> groups() const {
    return locked([&] {
      std::vector<alert::Group> all;
      for (const auto& [key, row] : groups_.rows()) all.push_back(row);
      return all;
    });
  }
  void set_silences(std::vector<alert::Silence> silences) {
    const std::lock_guard lock(mutex_);
    silences_ = std::move(silences);
  }

  // alert::Outbox
  std::vector<alert::OutboxEntry> due(std::string_view receiver, Micros now, std::size_t most) override {
    const std::lock_guard lock(mutex_);
    before("due", receiver);
    std::vector<const StoredEntry*> found = firsts_for(receiver);
    std::erase_if(found, [=](const StoredEntry* row) { return row->entry.due > now; });
    std::sort(found.begin(), found.end(), [](const auto* a, const auto* b) {
      return std::pair(a->entry.due, a->number) < std::pair(b->entry.due, b->number);
    });
    std::vector<alert::OutboxEntry> entries;
    for (const StoredEntry* row : found) {
      if (entries.size() < most) entries.push_back(row->entry);
    }
    return entries;
  }
  std::optional<Micros> next_due(std::string_view receiver) override {
    const std::lock_guard lock(mutex_);
    std::optional<Micros> next;
    for (const StoredEntry* row : firsts_for(receiver)) next = std::min(next.value_or(row->entry.due), row->entry.due);
    return next;
  }
  void keep_payloads(std::span<const std::pair<std::string, std::string>> payloads) override {
    const std::lock_guard lock(mutex_);
    before("keep payloads", "");
    for (const auto& [key, payload] : payloads) {
      StoredEntry row = *outbox_.find(key);
      row.entry.payload = payload;
      outbox_.put(key, std::move(row));
    }
    outbox_.commit();
  }
  void settle(std::span<const alert::Settlement> settlements) override {
    const std::lock_guard lock(mutex_);
    before("settle", "");
    for (const alert::Settlement& settlement : settlements) {
      StoredEntry row = *outbox_.find(settlement.key);
      row.entry.attempts = settlement.attempts;
      row.entry.due = settlement.due;
      row.answer = settlement.answer;
      row.code = settlement.code;
      row.fate = settlement.settled == alert::Settled::kRetry       ? Fate::kWaiting
                 : settlement.settled == alert::Settled::kDelivered ? Fate::kDelivered
                                                                    : Fate::kDead;
      outbox_.put(settlement.key, std::move(row));
    }
    outbox_.commit();
  }
  void bring_forward(std::string_view receiver, std::optional<std::string_view> recipient, unsigned most_attempts,
                     Micros now) override {
    const std::lock_guard lock(mutex_);
    const auto rows = outbox_.rows();
    for (auto [key, row] : rows) {
      const bool is_for =
          row.entry.receiver == receiver && row.entry.recipient == recipient.value_or(row.entry.recipient);
      if (row.fate != Fate::kWaiting || !is_for || row.entry.due <= now) continue;
      if (row.entry.attempts == 0 || row.entry.attempts > most_attempts) continue;
      row.entry.due = now;
      outbox_.put(key, std::move(row));
    }
    outbox_.commit();
  }
  std::size_t waiting() override { return count(Fate::kWaiting); }
  std::size_t count(Fate fate) const {
    return locked([&] {
      return static_cast<std::size_t>(std::count_if(outbox_.rows().begin(), outbox_.rows().end(),
                                                    [&](const auto& row) { return row.second.fate == fate; }));
    });
  }

 private:
  struct Articles final : story::ArticleRepository {
    explicit Articles(MemoryStore& s) : store(s) {}
    story::Claim claim(const article::Article& article, Micros) override {
      store.before("claim", article.uri);
      return store.claim(article);
    }
    void put(const article::Article& article, Micros now) override {
      store.before("put article", article.uri);
      const StoredArticle* old = store.articles_.find(article.id);
      StoredArticle row = old == nullptr ? StoredArticle{{}, {}, now} : *old;
      row.article = article;
      row.hashes.insert(article.content_hash);
      store.articles_.put(article.id, std::move(row));
    }
    std::int64_t open_story(const article::Article& article, Micros) override {
      const auto number = static_cast<std::int64_t>(store.stories_.rows().size()) + 1;
      store.stories_.put(std::to_string(number), {article.id, 0, article.uri, 1});
      return number;
    }
    article::Story join_story(std::int64_t number, std::string_view article_id, Micros) override {
      article::Story story = *store.stories_.find(std::to_string(number));
      const std::int64_t* current = store.in_story_.find(std::string(article_id));
      if (current == nullptr || *current != number) ++story.size;
      store.in_story_.put(std::string(article_id), number);
      store.stories_.put(std::to_string(number), story);
      return story;
    }
    void remember(std::int64_t story, const story::Record& record) override {
      store.before("remember", "");
      const std::string number = std::to_string(store.records_.rows().size());
      store.records_.put(std::string(9 - number.size(), '0') + number, {story, record});  // In their order.
    }
    void recall(const std::function<void(std::int64_t, const story::Record&)>& use) override {
      for (const auto& [number, row] : store.records_.rows()) use(row.first, row.second);
    }
    MemoryStore& store;
  };
  struct Feeds final : schedule::FeedRepository {
    explicit Feeds(MemoryStore& s) : store(s) {}
    std::vector<schedule::FeedState> feed_states() override {
      std::vector<schedule::FeedState> states;
      for (const auto& [id, state] : store.feeds_.rows()) states.push_back(state);
      return states;
    }
    std::optional<schedule::FeedState> feed_state(std::string_view feed) override {
      const schedule::FeedState* found = store.feeds_.find(std::string(feed));
      return found == nullptr ? std::nullopt : std::optional(*found);
    }
    void put(const schedule::FeedState& state) override {
      store.before("put feed", state.last_success > 0 ? state.feed + " polled" : state.feed);
      store.feeds_.put(state.feed, state);
    }
    MemoryStore& store;
  };
  struct Alerts final : alert::AlertRepository {
    explicit Alerts(MemoryStore& s) : store(s) {}
    std::optional<alert::Group> find_group(std::string_view key) override {
      const alert::Group* found = store.groups_.find(std::string(key));
      return found == nullptr ? std::nullopt : std::optional(*found);
    }
    void put_group(const alert::Group& group) override {
      store.before("put group", group.key);
      store.groups_.put(group.key, group);
    }
    void remove_group(std::string_view key) override {
      for (const alert::Member& member : members(key)) remove_member(key, member.alert);
      store.groups_.erase(std::string(key));
    }
    std::vector<alert::Group> groups_due(Micros by, std::size_t most) override {
      std::vector<alert::Group> due;
      for (const auto& [key, group] : store.groups_.rows()) {
        if (group.due != 0 && group.due <= by) due.push_back(group);
      }
      std::stable_sort(due.begin(), due.end(), [](const auto& a, const auto& b) { return a.due < b.due; });
      due.resize(std::min(due.size(), most));
      return due;
    }
    std::vector<alert::Group> groups_of(std::string_view alert) override {
      std::vector<alert::Group> of;
      for (const auto& [key, group] : store.groups_.rows()) {
        if (find_member(key, alert)) of.push_back(group);
      }
      return of;
    }
    std::optional<alert::Member> find_member(std::string_view group, std::string_view alert) override {
      const auto* found = store.members_.find(member_key(group, alert));
      return found == nullptr ? std::nullopt : std::optional(found->second);
    }
    void put_member(std::string_view group, const alert::Member& member) override {
      store.members_.put(member_key(group, member.alert), {std::string(group), member});
    }
    void remove_member(std::string_view group, std::string_view alert) override {
      store.members_.erase(member_key(group, alert));
    }
    std::vector<alert::Member> members(std::string_view group) override {
      std::vector<alert::Member> of;
      for (const auto& [key, row] : store.members_.rows()) {
        if (row.first == group && !row.second.over) of.push_back(row.second);
      }
      std::stable_sort(of.begin(), of.end(), [](const auto& a, const auto& b) { return a.since < b.since; });
      return of;
    }
    std::vector<alert::Silence> silences(Micros now) override {
      std::vector<alert::Silence> all = store.silences_;
      std::erase_if(all, [=](const alert::Silence& silence) { return silence.ends <= now; });
      return all;
    }
    std::vector<std::string> quiet_alerts(Micros since, std::size_t most) override {
      std::vector<std::string> ids;
      for (const auto& [id, alert] : store.alerts_.rows()) {
        if (alert.state != "resolved" && alert.updated < since && ids.size() < most) ids.push_back(id);
      }
      return ids;
    }
    static std::string member_key(std::string_view group, std::string_view alert) {
      return std::string(group) + '\n' + std::string(alert);
    }
    std::optional<alert::Alert> find_alert(std::string_view id) override {
      const alert::Alert* found = store.alerts_.find(std::string(id));
      return found == nullptr ? std::nullopt : std::optional(*found);
    }
    std::vector<alert::Alert> alerts_of(std::string_view story) override {
      std::vector<alert::Alert> of;
      for (const auto& [id, alert] : store.alerts_.rows()) {
        if (alert.story_id == story) of.push_back(alert);
      }
      return of;
    }
    void put(const alert::Alert& alert) override {
      store.before("put alert", alert.id);
      store.alerts_.put(alert.id, alert);
    }
    void enqueue(const alert::OutboxEntry& entry) override {
      store.before("enqueue", entry.key);
      if (store.outbox_.find(entry.key) != nullptr) return;
      store.outbox_.put(entry.key, {entry, Fate::kWaiting, store.enqueued_++, {}, 0});
    }
    std::vector<std::string> awaited_receivers() override {
      std::set<std::string> receivers;
      for (const auto& [key, row] : store.outbox_.rows()) {
        if (row.fate == Fate::kWaiting) receivers.insert(row.entry.receiver);
      }
      return {receivers.begin(), receivers.end()};
    }
    std::vector<alert::OutboxEntry> entries_for(std::string_view receiver, std::size_t most) override {
      std::vector<const StoredEntry*> found;
      for (const auto& [key, row] : store.outbox_.rows()) {
        if (row.fate == Fate::kWaiting && row.entry.receiver == receiver) found.push_back(&row);
      }
      std::sort(found.begin(), found.end(), [](const auto* a, const auto* b) { return a->number < b->number; });
      found.resize(std::min(found.size(), most));
      std::vector<alert::OutboxEntry> entries;
      for (const StoredEntry* row : found) entries.push_back(row->entry);
      return entries;
    }
    void withdraw(std::string_view key) override { store.outbox_.erase(std::string(key)); }
    MemoryStore& store;
  };

  /// What waits for the receiver, and behind no earlier one about its alert.
  std::vector<const StoredEntry*> firsts_for(std::string_view receiver) const {
    std::map<std::pair<std::string, std::string>, const StoredEntry*> firsts;
    for (const auto& [key, row] : outbox_.rows()) {
      if (row.fate != Fate::kWaiting || row.entry.receiver != receiver) continue;
      const StoredEntry*& first = firsts[{row.entry.alert_id, row.entry.recipient}];
      if (first == nullptr || row.number < first->number) first = &row;
    }
    std::vector<const StoredEntry*> found;
    for (const auto& [about, first] : firsts) found.push_back(first);
    return found;
  }
  story::Claim claim(const article::Article& article) {
    const std::string key = article.feed + '\n' + article.id;  // As the real one: the id is a hash of the claim.
    const Claimed* found = claims_.find(key);
    Claimed claimed = found == nullptr ? Claimed() : *found;
    const std::string* linked = article.link_is_own ? links_.find(article.uri) : nullptr;
    if (found == nullptr) claimed.article = linked == nullptr ? article.id : *linked;
    const bool same_entry = std::exchange(claimed.entry, article.entry_hash) == article.entry_hash;
    claims_.put(key, claimed);
    if (found == nullptr && linked == nullptr) {
      if (article.link_is_own) links_.put(article.uri, article.id);
      return {story::Novelty::kNew, article.id, 1, 0, {}, 0};
    }
    StoredArticle stored = *articles_.find(claimed.article);
    story::Claim known{story::Novelty::kKnown, claimed.article, stored.article.version, stored.first_stored, {}, 0};
    known.novelty = stored.article.feed == article.feed ? novelty_of(article, stored)
                    : same_entry                        ? story::Novelty::kKnown
                                                        : novelty_elsewhere(article, stored, found == nullptr);
    if (known.novelty == story::Novelty::kKnown) return known;
    if (known.novelty == story::Novelty::kCopy) {
      stored.hashes.insert(article.feed + article.content_hash);
      articles_.put(claimed.article, stored);
    } else if (stored.article.content_hash == article.content_hash) {
      return known;
    } else {
      ++known.version;
    }
    known.earlier = stored.article.mentions;
    known.earlier_text = text_of(stored.article);
    if (const std::int64_t* story = in_story_.find(claimed.article)) known.story = *story;
    return known;
  }
  static story::Text text_of(const article::Article& article) {
    return {std::string(article.headline()), std::string(article.standfirst()), std::string(article.body())};
  }
  static story::Novelty novelty_of(const article::Article& article, const StoredArticle& stored) {
    const bool had_it = stored.hashes.contains(article.content_hash);
    if (stored.article.content_hash != article.content_hash) {
      return had_it ? story::Novelty::kQuiet : story::Novelty::kVersion;
    }
    return stored.article.revision == article.revision ? story::Novelty::kKnown : story::Novelty::kQuiet;
  }

  static story::Novelty novelty_elsewhere(const article::Article& article, const StoredArticle& stored, bool first) {
    const bool had_it = stored.hashes.contains(article.content_hash);
    if ((had_it && first) || stored.hashes.contains(article.feed + article.content_hash)) {
      return story::Novelty::kKnown;
    }
    return !had_it && story::is_fuller(article, text_of(stored.article)) ? story::Novelty::kFuller
                                                                         : story::Novelty::kCopy;
  }

  template <class Use>
  void for_each_table(Use use) {
    use(stories_), use(in_story_), use(records_);
    use(claims_), use(links_), use(articles_), use(feeds_), use(alerts_), use(outbox_), use(groups_), use(members_);
  }
  template <class Read>
  std::invoke_result_t<Read> locked(Read read) const {
    const std::lock_guard lock(mutex_);
    return read();
  }
  template <class Row>
  std::optional<Row> copy(const Table<Row>& table, const std::string& key) const {
    return locked([&] {
      const Row* found = table.find(key);
      return found == nullptr ? std::nullopt : std::optional<Row>(*found);
    });
  }

  mutable std::mutex mutex_;
  Table<Claimed> claims_;
  Table<std::string> links_;
  Table<article::Story> stories_;
  Table<std::int64_t> in_story_;  // By article.
  Table<std::pair<std::int64_t, story::Record>> records_;
  Table<StoredArticle> articles_;
  Table<schedule::FeedState> feeds_;
  Table<alert::Alert> alerts_;
  Table<StoredEntry> outbox_;
  std::size_t enqueued_ = 0;
  Table<alert::Group> groups_;
  Table<std::pair<std::string, alert::Member>> members_;  // With the group.
  std::vector<alert::Silence> silences_;
  std::size_t transactions_ = 0;
  Articles articles_access_{*this};
  Feeds feeds_access_{*this};
  Alerts alerts_access_{*this};
};

}  // namespace mentiond::support
