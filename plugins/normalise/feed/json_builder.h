// From JSON events to the model, as feed_builder.h has it for XML: keeps track of where in the feed a value stands;
// what it means is a row in json_rules.cpp.
//
// Wrong types are read as they are meant: one author, tag or item where a list was, an object where a list or a text
// was, a number where a text was. References are seen from feed_url, else from the document's address; those in an
// item's HTML from the item's own address, where it stands for a reader.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plugins/normalise/feed/feed_builder.h"
#include "plugins/normalise/feed/json_feed.h"
#include "plugins/normalise/feed/json_recorder.h"
#include "plugins/normalise/feed/json_rules.h"
#include "plugins/normalise/feed/model.h"

namespace mentiond::plugins::feed {

/// Hands entries on in batches. One for each document. Not synchronised.
class JsonFeedBuilder final : public JsonEvents {
 public:
  /// `base`: the document's address; `language`: what HTTP says; `inspect`: keep members that no rule knows, by name.
  JsonFeedBuilder(std::string_view base, std::string_view language, bool inspect, EntrySink& sink);

  void open_object() override;
  void open_array() override;
  void close() override;
  void key(std::string_view name) override;
  void value(const JsonValue& value) override;
  bool enough() const override { return enough_; }

  /// An item that is still open is dropped. Without a format afterwards, the document is no feed.
  void finish();
  const ParsedFeed& parsed() const { return feed_; }
  /// What stands at the top of a document that is no feed.
  const JsonRoot& root() const { return root_; }

  // What the rules work on.

  /// The item or feed that is being read.
  Node& node() { return entry_open_ ? feed_.entries.back() : feed_.feed; }
  /// The author who is being read; otherwise nullptr.
  Person* person() { return person_open_ ? &node().authors.back() : nullptr; }
  /// The hub or attachment that is being read.
  Link& link() { return link_; }
  /// One on one line, from `author` or from the list `authors`.
  void add_author(std::string_view text, bool list);
  void set_version(std::string_view version) { version_ = version; }
  /// What only a JSON Feed has was seen.
  void typical() { typical_ = true; }

 private:
  struct Frame {
    JsonScope scope = JsonScope::kElsewhere;
    const JsonRule* rule = nullptr;  // Of the member whose value this is.
    bool array = false;
    bool alone = false;  // An object that is its member's only value,
    bool map = false;    // and that stands for a list,
    bool known = false;  // unless a member of it means something.
  };

  const JsonRule* pending_rule() const;
  bool records(const JsonRule* rule) const;
  void keep_recorded();
  void begin(const Frame& frame);
  void end(JsonScope scope);
  void take_back(JsonScope scope);
  bool takes_author(bool list);
  void begin_person(bool list);
  bool is_feed() const;
  void flush();

  EntrySink& sink_;
  ParsedFeed feed_;
  std::vector<Frame> frames_;
  std::string key_, version_;
  JsonRoot root_;
  Link link_;
  JsonRecorder recorder_;
  bool inspect_, root_seen_ = false, entry_open_ = false, person_open_ = false, enough_ = false;
  bool items_seen_ = false, typical_ = false;
  bool single_author_[2] = {false, false};  // Of the feed and the item: what stands there came from `author`.
};

}  // namespace mentiond::plugins::feed
