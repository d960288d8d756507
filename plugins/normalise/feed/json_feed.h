// Whether a document is JSON, and what it seems to be where it is no feed. Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plugins/normalise/feed/json_reader.h"

namespace mentiond::plugins::feed {

/// Whether it is to be read as JSON, by its first bytes in whatever encoding. `sure`: they name JSON Feed.
struct JsonGuess {
  bool json = false, sure = false, items = false;
};
JsonGuess guess_json(std::string_view body);

/// The Content-Type to decode by: JSON that says nothing of its encoding is UTF-8 (RFC 8259 §8.1).
std::string json_content_type(std::string_view content_type);

/// The relation of a hub of that type: only WebSub's is one that Atom knows as "hub".
std::string hub_relation(std::string_view type);

/// The first members of a document's outermost object.
class JsonRoot final {
 public:
  void note(std::string_view name);
  void note(std::string_view name, const JsonValue& value);
  /// As the end of a sentence.
  std::string what_it_seems() const;

 private:
  bool has(std::string_view name) const;

  std::vector<std::string> names_;
  std::string type_, message_;
};

}  // namespace mentiond::plugins::feed
