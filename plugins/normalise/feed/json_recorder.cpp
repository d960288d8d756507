#include "plugins/normalise/feed/json_recorder.h"

namespace mentiond::plugins::feed {
namespace {

constexpr std::size_t kLongest = 4096;

rapidjson::SizeType size_of(std::string_view text) { return static_cast<rapidjson::SizeType>(text.size()); }

}  // namespace

void JsonRecorder::begin(std::string_view name) {
  name_ = name;
  buffer_.Clear();
  writer_.Reset(buffer_);
  arrays_.clear();
  active_ = true;
  complete_ = false;
}

std::string JsonRecorder::take() {
  std::string text = full() ? std::string() : std::string(buffer_.GetString(), buffer_.GetSize());
  active_ = complete_ = false;
  return text;
}

bool JsonRecorder::full() const { return buffer_.GetSize() > kLongest; }

void JsonRecorder::open_object() {
  arrays_.push_back(false);
  if (!full()) writer_.StartObject();
}

void JsonRecorder::open_array() {
  arrays_.push_back(true);
  if (!full()) writer_.StartArray();
}

void JsonRecorder::close() {
  if (!full()) arrays_.back() ? writer_.EndArray() : writer_.EndObject();
  arrays_.pop_back();
  complete_ = arrays_.empty();
}

void JsonRecorder::key(std::string_view name) {
  if (!full()) writer_.Key(name.data(), size_of(name));
}

void JsonRecorder::value(const JsonValue& value) {
  using Kind = JsonValue::Kind;
  complete_ = arrays_.empty();
  if (full()) return;
  switch (value.kind) {
    case Kind::kNull:
      writer_.Null();
      break;
    case Kind::kBool:
      writer_.Bool(value.text == "true");
      break;
    case Kind::kNumber:
      writer_.RawValue(value.text.data(), value.text.size(), rapidjson::kNumberType);
      break;
    case Kind::kText:
      writer_.String(value.text.data(), size_of(value.text));
      break;
  }
}

}  // namespace mentiond::plugins::feed
