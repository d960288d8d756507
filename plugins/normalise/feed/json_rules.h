// What each member of a JSON Feed means: one row for a name in a place (https://jsonfeed.org/version/1.1).
#pragma once

#include <string_view>

#include "plugins/normalise/feed/json_reader.h"

namespace mentiond::plugins::feed {

class JsonFeedBuilder;

/// What the object is that a member stands in.
enum class JsonScope {
  kDocument,
  kFeed,
  kItem,
  kPerson,
  kHub,
  kAttachment,
  kInstead,  ///< An object where a text was meant: {"url": …}, {"name": …}.
  kElsewhere
};

struct JsonRule {
  JsonScope scope;
  std::string_view name;
  void (*value)(JsonFeedBuilder&, const JsonValue&);  ///< Of a value, alone or in a list. May be null.
  JsonScope inside;                                   ///< What an object is here, alone or in a list.
};

/// The rule, or nullptr where the member means nothing there.
const JsonRule* find_json_rule(JsonScope scope, std::string_view name);

}  // namespace mentiond::plugins::feed
