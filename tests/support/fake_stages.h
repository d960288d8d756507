// Fakes of the stages that plugins carry out, and the articles that they make.
//
// A document is lines of text, "guid|headline|body" each an article; a document "throw" is what a plugin chokes on.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "host/article/identity.h"
#include "host/article/stages.h"
#include "tests/support/manual_clock.h"

namespace mentiond::support {

inline article::Article article_of(const std::string& feed, const std::string& guid, const std::string& headline,
                                   const std::string& body = {}) {
  article::Article article;
  article.feed = feed;
  article.guid = guid;
  article.link = "https://" + feed + ".example/" + guid;
  article.headlines.push_back({"main", "text/plain", headline});
  if (!body.empty()) article.bodies.push_back({"", "text/plain", body});
  return article;
}

inline article::Watch watch_of(const std::string& name, const std::string& severity = {}) {
  return {"list", name, {name, name, "person", {}}, severity, {}};
}

/// Reads lines. `choke` is thrown, once the articles before are out, at a line that says "throw".
class FakeNormaliser final : public article::Normaliser {
 public:
  explicit FakeNormaliser(std::function<void()> choke = [] { throw std::runtime_error("the fake normaliser chokes"); })
      : choke_(std::move(choke)) {}
  int accepts(std::string_view content_type, std::string_view) const override {
    return content_type == "text/lines" ? 100 : 0;
  }
  void normalise(const article::Document& document, article::ArticleSink& sink) override {
    std::istringstream lines(document.body);
    for (std::string line; std::getline(lines, line);) {
      if (line == "throw") choke_();
      std::istringstream parts(line);
      std::string guid, headline, body;
      std::getline(parts, guid, '|'), std::getline(parts, headline, '|'), std::getline(parts, body);
      if (!sink.article(article_of(document.feed, guid, headline, body))) break;
    }
    article::FeedInfo info;
    info.format = "lines";
    info.title = "Lines";
    sink.feed(info);
  }

 private:
  std::function<void()> choke_;
};

/// Finds the names of the watches in headline and body.
class FakeMatcher final : public article::MatchSession {
 public:
  explicit FakeMatcher(std::vector<article::Watch> watches) : watches_(std::move(watches)) {}
  void match(article::Article& article) override {
    for (const article::Watch& watch : watches_) {
      find(watch, "headline", article.headline(), article.mentions);
      find(watch, "body", article.body(), article.mentions);
    }
    if (article.headline() == "choke") throw std::runtime_error("the fake matcher chokes");
  }

 private:
  static void find(const article::Watch& watch, const char* field, std::string_view text,
                   std::vector<article::Mention>& mentions) {
    const std::string& name = watch.entity.name;
    for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + name.size())) {
      const auto start = static_cast<std::uint32_t>(at);
      mentions.push_back({watch.watchlist,
                          watch.watch,
                          watch.entity,
                          field,
                          name,
                          {},
                          field,
                          0,
                          start,
                          start + static_cast<std::uint32_t>(name.size()),
                          name,
                          std::string(text),
                          {}});
    }
  }
  std::vector<article::Watch> watches_;
};

/// Its watches are names of the watchlist "desk".
struct FakeProgram final : article::MatchProgram {
  explicit FakeProgram(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      article::Watch watch;
      watch.watchlist = "desk";
      watch.watch = watch.entity.name = name;
      all.push_back(watch);
    }
  }
  const std::vector<article::Watch>& watches() const override { return all; }
  std::unique_ptr<article::MatchSession> open_session() const override { return std::make_unique<FakeMatcher>(all); }
  article::Diagnostics run_tests() const override { return {}; }
  article::Diagnostics lint(const article::Sample&) const override { return {}; }
  std::vector<article::Watch> all;
};

/// An article with the mentions of `watches`, as it comes out of the worker.
inline article::Article matched(article::Article article, const std::vector<article::Watch>& watches) {
  article::identify({&article, 1}, {});
  FakeMatcher(watches).match(article);
  article::add_mentioned_entities(article);
  return article;
}

/// What a fake server is asked and answers. Outlives its fetchers. Set it up before they run.
struct FakeServer {
  using Outcome = decltype(article::FetchResult::outcome);
  /// Absent: the request stays open, until it is cancelled or a later look answers it.
  std::function<std::optional<Outcome>(const article::FetchRequest&)> answer =
      [](const article::FetchRequest&) -> std::optional<Outcome> { return document(""); };
  /// Where nothing happens, its time passes at once instead of being waited for.
  ManualClock* clock = nullptr;
  std::size_t most_open = 0, requests = 0;  ///< Of the fetch thread.
  std::function<void()> in_run_once = [] {}, cancelling = [] {};

  static article::Document document(std::string body) {
    article::Document document;
    document.body = std::move(body);
    document.content_type = "text/lines";
    return document;
  }
  static article::FetchFailure failure(const std::string& message, int status = 503) {
    return {article::FetchFailureKind::kHttpStatus, status, message, 0, {}};
  }
};

class FakeFetcher final : public article::Fetcher {
 public:
  explicit FakeFetcher(FakeServer& server) : server_(server) {}
  bool accepts(std::string_view url) const override { return url.starts_with("https:"); }
  void submit(const article::FetchRequest& request) override {
    if (request.url.ends_with("/refused")) throw article::PluginError(article::Fault::kRejected, "refused");
    open_.emplace(request.id, request);
    ++server_.requests;
    server_.most_open = std::max(server_.most_open, open_.size());
  }
  void run_once(article::Micros timeout, const std::function<void(article::FetchResult)>& done) override {
    server_.in_run_once();
    bool anything = false;
    for (auto at = open_.begin(); at != open_.end();) {
      std::optional<FakeServer::Outcome> outcome = outcome_of(at->second);
      if (!outcome) {
        ++at;
        continue;
      }
      anything = true;
      const std::uint64_t id = at->first;
      at = open_.erase(at);
      done({id, 0, std::move(*outcome)});
    }
    if (!anything) pass(timeout);
  }
  void wake() override {
    {
      const std::lock_guard lock(mutex_);
      woken_ = true;
    }
    wakes_.notify_all();
  }
  void cancel(std::uint64_t id) override {
    server_.cancelling();
    {
      const std::lock_guard lock(mutex_);
      cancelled_[id] = true;
    }
    wake();
  }

 private:
  std::optional<FakeServer::Outcome> outcome_of(const article::FetchRequest& request) {
    {
      const std::lock_guard lock(mutex_);
      if (cancelled_.erase(request.id) > 0)
        return article::FetchFailure{article::FetchFailureKind::kCancelled, 0, "cancelled", 0, {}};
    }
    return server_.answer(request);
  }
  void pass(article::Micros timeout) {
    std::unique_lock lock(mutex_);
    if (server_.clock != nullptr) {
      if (!woken_) server_.clock->advance(timeout);
      lock.unlock();
      std::this_thread::yield();
      lock.lock();
    } else {
      wakes_.wait_for(lock, std::chrono::microseconds(timeout), [this] { return woken_; });
    }
    woken_ = false;
  }

  FakeServer& server_;
  std::map<std::uint64_t, article::FetchRequest> open_;
  std::mutex mutex_;  // Guards what follows.
  std::condition_variable wakes_;
  std::map<std::uint64_t, bool> cancelled_;
  bool woken_ = false;
};

/// The other side of a receiver. Outlives its notifiers. Thread-safe, but for what is set up before they run.
class FakeReceiver {
 public:
  std::vector<std::string> recipients = {"desk"};
  std::function<article::DeliveryOutcome(const article::Delivery&)> answer = [](const article::Delivery&) {
    return article::DeliveryOutcome{article::Outcome::kDelivered, 200, 0, "ok"};
  };
  /// Called by render() first; may throw.
  std::function<void(const article::Notification&)> rendering = [](const article::Notification&) {};

  /// Called by flush(); may throw.
  std::function<void()> flushing = [] {};

  std::unique_ptr<article::Notifier> notifier() { return std::make_unique<Notifier>(*this); }
  std::vector<article::Delivery> deliveries() const {
    const std::lock_guard lock(mutex_);
    return deliveries_;
  }
  std::vector<article::Notification> rendered() const {
    const std::lock_guard lock(mutex_);
    return rendered_;
  }
  /// For an `answer` that hangs: returns once the notifier is cancelled.
  void wait_for_cancel() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return cancelled_; });
  }
  void wait_for_deliveries(std::size_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return deliveries_.size() >= count; });
  }

 private:
  struct Notifier final : article::Notifier {
    explicit Notifier(FakeReceiver& r) : receiver(r) {}
    std::vector<std::string> recipients() const override { return receiver.recipients; }
    std::string render(const article::Notification& notification) override {
      receiver.rendering(notification);
      const std::lock_guard lock(receiver.mutex_);
      receiver.rendered_.push_back(notification);
      return "bytes " + std::to_string(receiver.rendered_.size()) + " of " + notification.key;
    }
    article::DeliveryOutcome deliver(const article::Delivery& delivery) override {
      {
        const std::lock_guard lock(receiver.mutex_);
        receiver.deliveries_.push_back(delivery);
      }
      receiver.changed_.notify_all();
      return receiver.answer(delivery);
    }
    void cancel() override {
      {
        const std::lock_guard lock(receiver.mutex_);
        receiver.cancelled_ = true;
      }
      receiver.changed_.notify_all();
    }
    void flush() override { receiver.flushing(); }
    FakeReceiver& receiver;
  };

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<article::Delivery> deliveries_;
  std::vector<article::Notification> rendered_;
  bool cancelled_ = false;
};

}  // namespace mentiond::support
