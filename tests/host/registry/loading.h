// The libraries of plugins/, and what is said to and by an instance: for the tests of this folder.
#pragma once

#include <Poco/AutoPtr.h>
#include <Poco/Channel.h>
#include <Poco/Logger.h>
#include <Poco/Message.h>

#include <filesystem>
#include <string>
#include <vector>

#include "host/article/stages.h"
#include "host/registry/library.h"
#include "tests/support/manual_clock.h"
#include "tests/support/temp_folder.h"

namespace mentiond::registry {

inline std::filesystem::path library_path(const std::string& name) {
  return std::filesystem::path(REGISTRY_PLUGINS) / (name + ".so");
}

/// A folder with links to some of the libraries.
class PluginFolder final {
 public:
  std::filesystem::path add(const std::string& library, const std::string& as) const {
    const std::filesystem::path link = folder_ / (as + ".so");
    std::filesystem::create_symlink(library_path(library), link);
    return link;
  }
  std::filesystem::path write(const std::string& name, const std::string& bytes) const {
    return folder_.write(name, bytes);
  }
  const std::filesystem::path& path() const { return folder_.path(); }

 private:
  support::TempFolder folder_;
};

/// A plugin of this program, as if it had been loaded: `Table` is one of the SDK's, or a table of the test's own.
template <class Table>
Library library_of(article::PluginKind kind, const Table& table, const std::string& name = "test") {
  Library library;
  library.info.kind = kind;
  library.info.name = name;
  library.table = &table;
  return library;
}

/// Keeps what a normaliser gives.
struct CollectedArticles final : article::ArticleSink {
  std::vector<article::Article> articles;
  std::vector<article::FeedInfo> feeds;
  std::size_t most = 1000;
  bool article(article::Article article) override {
    articles.push_back(std::move(article));
    return articles.size() < most;
  }
  void feed(article::FeedInfo feed) override { feeds.push_back(std::move(feed)); }
};

/// All log lines, as "source: text", while it lives.
class CollectedLog final {
 public:
  CollectedLog() : channel_(new Lines) {
    Poco::Logger::root().setChannel(channel_);
    Poco::Logger::setChannel("", channel_);
    Poco::Logger::setLevel("", Poco::Message::PRIO_DEBUG);
  }
  ~CollectedLog() { Poco::Logger::setChannel("", nullptr); }
  CollectedLog(const CollectedLog&) = delete;
  CollectedLog& operator=(const CollectedLog&) = delete;
  const std::vector<std::string>& lines() const { return channel_->lines; }

 private:
  struct Lines final : Poco::Channel {
    void log(const Poco::Message& message) override { lines.push_back(message.getSource() + ": " + message.getText()); }
    std::vector<std::string> lines;
  };
  Poco::AutoPtr<Lines> channel_;
};

/// Runs `body`; the PluginError that it throws as "rejected|transient|internal: message", or "nothing thrown".
template <class Body>
std::string fault_of(Body&& body) {
  try {
    body();
  } catch (const article::PluginError& error) {
    const char* fault = error.fault == article::Fault::kRejected    ? "rejected: "
                        : error.fault == article::Fault::kTransient ? "transient: "
                                                                    : "internal: ";
    return fault + std::string(error.what());
  }
  return "nothing thrown";
}

}  // namespace mentiond::registry
