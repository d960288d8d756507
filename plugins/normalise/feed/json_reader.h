// RapidJSON's SAX reader behind an interface of ours, as xml_reader.h has libxml2. It reads iteratively, stops at a
// depth of 256, and keeps numbers as they are written.
#pragma once

#include <string>
#include <string_view>

namespace mentiond::plugins::feed {

/// A value that is neither object nor array. Borrowed, valid as long as the event.
struct JsonValue {
  enum class Kind { kNull, kBool, kNumber, kText };
  Kind kind = Kind::kNull;
  std::string_view text;  ///< Of a number as written, of a bool "true" or "false".
};

/// What reads the events. Real implementation: JsonFeedBuilder.
class JsonEvents {
 public:
  virtual ~JsonEvents() = default;
  virtual void open_object() = 0;
  virtual void open_array() = 0;
  virtual void close() = 0;
  virtual void key(std::string_view name) = 0;
  virtual void value(const JsonValue& value) = 0;
  /// Asked after each close; true stops the reader.
  virtual bool enough() const { return false; }
};

struct JsonOutcome {
  std::string error;       ///< Empty: none, or the events had enough.
  std::size_t offset = 0;  ///< Of the error, in bytes.
};

/// REQUIRES: valid UTF-8. An exception of `events` passes through.
JsonOutcome read_json(std::string_view text, JsonEvents& events);

}  // namespace mentiond::plugins::feed
