// What each element means: one row for an element of a family in a place. To read one more, add a row.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "plugins/normalise/feed/feed_builder.h"

namespace mentiond::plugins::feed {

enum class TextMode {
  kNone,
  kString,  ///< The text alone, markup left out.
  kDirect,  ///< The text between children that have rules of their own.
  kTitle,   ///< A text that is plain unless it says or looks otherwise.
  kHtml,    ///< A text that is HTML unless it says otherwise.
};

/// Where a rule holds: a bit set of scopes.
enum Place : unsigned {
  kInFeed = 1,
  kInEntry = 2,
  kInSource = 4,
  kInNode = 7,
  kInImage = 8,
  kInTextInput = 16,
  kInPerson = 32,
};

struct Rule {
  Family family;
  std::string_view name;  ///< Lower case.
  unsigned places;
  TextMode text;
  Scope inside;                                    ///< Of its children; kDocument: the same as around it.
  void (*start)(FeedBuilder&, const Attributes&);  ///< May be null.
  void (*end)(FeedBuilder&, std::string& text);    ///< May be null.
};

/// Every row there is.
std::span<const Rule> all_rules();

/// The rule, or nullptr where the element means nothing there.
const Rule* find_rule(Scope scope, const Name& name);

}  // namespace mentiond::plugins::feed
