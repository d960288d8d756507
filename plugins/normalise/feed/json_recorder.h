// The JSON text of one value, from its events: what no rule knows is kept as it is. Bounded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plugins/common/json/rapidjson.h"
#include "plugins/normalise/feed/json_reader.h"

namespace mentiond::plugins::feed {

/// Reusable. Not synchronised.
class JsonRecorder final : public JsonEvents {
 public:
  JsonRecorder() : writer_(buffer_) {}

  /// The events that follow are one value.
  void begin(std::string_view name);
  bool active() const { return active_; }
  const std::string& name() const { return name_; }
  /// The value once it is complete, which ends the recording; empty before that, or where it was too long.
  std::string take();
  bool complete() const { return active_ && complete_; }

  void open_object() override;
  void open_array() override;
  void close() override;
  void key(std::string_view name) override;
  void value(const JsonValue& value) override;

 private:
  bool full() const;

  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_;
  std::string name_;
  std::vector<bool> arrays_;  // What is open, innermost last.
  bool active_ = false, complete_ = false;
};

}  // namespace mentiond::plugins::feed
