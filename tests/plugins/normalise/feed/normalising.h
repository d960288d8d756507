// Runs documents through the feed normaliser as the host does, across the C structs, and keeps what comes out.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "plugins/normalise/feed/feed.h"

namespace mentiond::test {

struct Input {
  std::string body, url;
  std::vector<std::pair<std::string, std::string>> headers;  ///< Names in lower case.
  std::string timezone, language;
  bool inspect = true;
  std::int64_t retrieved_us = 1'700'000'000'000'000;  ///< 2023-11-14T22:13:20Z
};

struct Output {
  std::vector<std::string> articles;  ///< JSON, readable.
  std::vector<std::string> entries;
  std::string feed;      ///< JSON, readable.
  std::string inspect;   ///< The feed's own JSON.
  std::string rejected;  ///< The message, where the document is no feed.
  std::string json() const;
};

Output normalise(const Input& input);
/// Stops the plugin after `most` articles.
Output normalise(const Input& input, std::size_t most);

}  // namespace mentiond::test
