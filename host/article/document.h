// What goes in and out of a fetch: the request, the document, the failure.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "host/article/time.h"

namespace mentiond::article {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct FetchRequest {
  std::uint64_t id = 0;  ///< Unique among those under way.
  std::string url;
  std::string etag, last_modified;  ///< Byte-exact, as the server gave them.
  Micros timeout = kMinute;
  std::uint64_t max_bytes = 10 << 20;  ///< Of the decoded body.
  Headers headers;
};

/// Bytes to be turned into articles, and where they came from.
struct Document {
  std::string body;
  std::string url;            ///< Final; may be empty.
  std::string permanent_url;  ///< Where permanent redirects alone lead; empty: nowhere else.
  std::string content_type;   ///< As written; may be empty.
  std::string etag, last_modified;
  Headers headers;  ///< Names in lower case.
  Micros retrieved = 0;
  Micros max_age = 0;  ///< From Cache-Control or Expires; 0: none.
  // What the feed's configuration says of it.
  std::string feed;      ///< The feed's id.
  std::string timezone;  ///< IANA name; empty: none.
  std::string language;  ///< BCP 47; empty: none.
  bool inspect = false;  ///< Whether to keep what the document's own format says of each item.
};

struct NotModified {
  std::string permanent_url;
  Micros max_age = 0;
};

enum class FetchFailureKind {
  kOther,
  kBadUrl,
  kResolve,
  kConnect,
  kTls,
  kTimeout,
  kTooLarge,
  kForbiddenAddress,
  kHttpStatus,
  kRedirects,
  kCancelled
};

struct FetchFailure {
  FetchFailureKind kind = FetchFailureKind::kOther;
  int http_status = 0;  ///< 0: no answer.
  std::string message;  ///< What went wrong and, where there is one, the line that mends it.
  Micros retry_after = 0;
  std::string permanent_url;
};

struct FetchResult {
  std::uint64_t id = 0;
  Micros elapsed = 0;
  std::variant<Document, NotModified, FetchFailure> outcome;
};

/// What a document says of itself.
struct FeedInfo {
  std::string format, encoding, error, title, link, language, hub, self;
  std::string inspect;  ///< JSON, when asked.
  bool well_formed = true;
  Micros ttl = 0;  ///< 0: not said.
};

}  // namespace mentiond::article
