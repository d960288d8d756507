#include "plugins/normalise/feed/json_reader.h"

#include "plugins/common/json/rapidjson.h"

namespace mentiond::plugins::feed {
namespace {

using Kind = JsonValue::Kind;
constexpr std::size_t kDeepest = 256;

// The names are RapidJSON's. False stops it.
class Handler final {
 public:
  explicit Handler(JsonEvents& events) : events_(events) {}

  bool Null() { return value(Kind::kNull, {}); }
  bool Bool(bool yes) { return value(Kind::kBool, yes ? "true" : "false"); }
  bool RawNumber(const char* text, rapidjson::SizeType size, bool) { return value(Kind::kNumber, {text, size}); }
  bool String(const char* text, rapidjson::SizeType size, bool) { return value(Kind::kText, {text, size}); }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    events_.key({text, size});
    return true;
  }
  bool StartObject() {
    if (++depth_ > kDeepest) return false;
    events_.open_object();
    return true;
  }
  bool StartArray() {
    if (++depth_ > kDeepest) return false;
    events_.open_array();
    return true;
  }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool EndArray(rapidjson::SizeType) { return close(); }
  // Of numbers that are kept as text there are none.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }

  bool too_deep() const { return depth_ > kDeepest; }

 private:
  bool value(Kind kind, std::string_view text) {
    events_.value({kind, text});
    return true;
  }
  bool close() {
    --depth_;
    events_.close();
    return !events_.enough();
  }

  JsonEvents& events_;
  std::size_t depth_ = 0;
};

}  // namespace

JsonOutcome read_json(std::string_view text, JsonEvents& events) {
  rapidjson::MemoryStream stream(text.data(), text.size());
  rapidjson::Reader reader;
  Handler handler(events);
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
  const rapidjson::ParseResult result = reader.Parse<kFlags>(stream, handler);
  JsonOutcome outcome;
  if (!result.IsError()) return outcome;
  outcome.offset = result.Offset();
  if (handler.too_deep()) {
    outcome.error = "nested deeper than " + std::to_string(kDeepest);
  } else if (result.Code() != rapidjson::kParseErrorTermination) {
    outcome.error =
        outcome.offset >= text.size() ? "the document breaks off" : rapidjson::GetParseError_En(result.Code());
  }
  return outcome;
}

}  // namespace mentiond::plugins::feed
