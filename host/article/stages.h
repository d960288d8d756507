// The stages of an article's life that plugins carry out, as the host sees them. Real: the adapters in
// host/registry over the C tables. Fakes: tests/support. Calls on one object are serialised by its owner
// unless marked thread-safe.
//
// A plugin's failure is a PluginError; the stage that handles one document, article or delivery catches it.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "host/article/article.h"
#include "host/article/document.h"

namespace mentiond::article {

/// Only kTransient is worth another try.
enum class Fault { kRejected, kTransient, kInternal };

struct PluginError : std::runtime_error {
  PluginError(Fault f, const std::string& message) : std::runtime_error(message), fault(f) {}
  Fault fault;
};

class Fetcher {
 public:
  virtual ~Fetcher() = default;
  virtual bool accepts(std::string_view url) const = 0;
  virtual void submit(const FetchRequest& request) = 0;
  /// Waits at most `timeout`, makes progress, and reports each request that ended, exactly once.
  virtual void run_once(Micros timeout, const std::function<void(FetchResult)>& done) = 0;
  virtual void wake() = 0;                    ///< Thread-safe.
  virtual void cancel(std::uint64_t id) = 0;  ///< Thread-safe.
};

/// Takes what a document becomes: the articles in the document's order, and last what it says of itself.
class ArticleSink {
 public:
  virtual ~ArticleSink() = default;
  /// False: enough.
  virtual bool article(Article article) = 0;
  virtual void feed(FeedInfo feed) = 0;
};

class Normaliser {
 public:
  virtual ~Normaliser() = default;
  /// 0 (not mine) to 100 (surely mine).
  virtual int accepts(std::string_view content_type, std::string_view head) const = 0;
  virtual void normalise(const Document& document, ArticleSink& sink) = 0;
};

/// Adds what the text says; never alters the text.
class Enricher {
 public:
  virtual ~Enricher() = default;
  virtual void enrich(Article& article) = 0;
};

struct WatchlistFile {
  std::string path;
  std::string bytes;
  bool for_reference = false;  ///< For others to refer to; left out where a file before it has its watchlist's name.
};

enum class Severity { kError, kWarning, kNote };

/// A problem in a file that a person wrote. Lines and columns count characters from 1; 0: not known.
struct Diagnostic {
  std::string file;
  unsigned line = 0, column = 0;
  Severity severity = Severity::kError;
  std::string message;     ///< What is wrong and what was expected.
  std::string suggestion;  ///< The nearest valid word; may be empty.
};
using Diagnostics = std::vector<Diagnostic>;

/// "file:line:col: error: message (did you mean "suggestion"?)"
std::string to_string(const Diagnostic& diagnostic);

/// One worker's matcher.
class MatchSession {
 public:
  virtual ~MatchSession() = default;
  /// Appends to `article.mentions`.
  virtual void match(Article& article) = 0;
  /// Why a watch, by its place in MatchProgram::watches(), did or did not match: lines for a person. Empty where the
  /// matcher does not say.
  virtual std::string explain(std::size_t /*watch*/, const Article& /*article*/) { return {}; }
};

/// In how many articles of a sample an alias was found.
struct AliasHits {
  std::size_t watch = 0;  ///< Its place in MatchProgram::watches().
  std::string alias;
  std::uint32_t articles = 0;
};

/// What the latest stored articles held.
struct Sample {
  std::uint32_t articles = 0;
  std::vector<AliasHits> hits;
};

/// Compiled watchlists: immutable, thread-safe, shared.
class MatchProgram {
 public:
  virtual ~MatchProgram() = default;
  virtual const std::vector<Watch>& watches() const = 0;
  virtual std::unique_ptr<MatchSession> open_session() const = 0;
  virtual Diagnostics run_tests() const = 0;
  /// `sample`: of no article, where nothing was stored.
  virtual Diagnostics lint(const Sample& sample) const = 0;
};

using MatchPrograms = std::vector<std::shared_ptr<const MatchProgram>>;

/// What is to be told to one recipient.
struct Notification {
  std::string type;  ///< alert.new, alert.update, alert.correction, alert.resolved, digest, test
  std::string key;   ///< The delivery key, the same on every retry.
  std::string recipient;
  Micros timestamp = 0;
  std::vector<std::string> alerts;  ///< Alert objects, JSON text.
  std::string group_key = {};       ///< The same for every notification about this group; empty: of no group.
  std::string group_labels = {};    ///< What the alerts were grouped by: a JSON object of strings, or empty.
  std::size_t left_out = 0;         ///< Alerts of the group that are not among `alerts`.
};

struct Delivery {
  std::string key, recipient, payload;
  unsigned attempt = 1;
  Micros timeout = 30 * kSecond;
};

enum class Outcome { kDelivered, kRetry, kRefused, kDisable };

struct DeliveryOutcome {
  Outcome outcome = Outcome::kRetry;
  int code = 0;  ///< The other side's: HTTP status or SMTP reply; 0: none.
  Micros retry_after = 0;
  std::string answer;
};

class Notifier {
 public:
  virtual ~Notifier() = default;
  virtual std::vector<std::string> recipients() const = 0;
  virtual std::string render(const Notification& notification) = 0;
  /// Blocks at most `delivery.timeout`. Never throws: a fault of the plugin is kRefused.
  [[nodiscard]] virtual DeliveryOutcome deliver(const Delivery& delivery) = 0;
  virtual void cancel() = 0;  ///< Thread-safe.
  /// What was delivered since the last flush is safe from here on: to be called before it is noted as done. Throws
  /// PluginError where it is not.
  virtual void flush() {}
  /// What is wrong in files that its settings name.
  virtual Diagnostics check() { return {}; }
};

}  // namespace mentiond::article
