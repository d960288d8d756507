#include "host/registry/json_object.h"

#include "host/article/rapidjson.h"

namespace mentiond::registry {

bool is_json_object(std::string_view text) {
  if (!text.starts_with('{')) return false;
  rapidjson::MemoryStream stream(text.data(), text.size());
  rapidjson::Reader reader;
  rapidjson::BaseReaderHandler<> ignore;
  constexpr unsigned kFlags = rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag;
  return !reader.Parse<kFlags>(stream, ignore).IsError();
}

}  // namespace mentiond::registry
