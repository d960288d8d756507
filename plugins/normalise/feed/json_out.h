// JSON member by member: what is absent is left out. Internal to inspect.cpp and inspect_extensions.cpp.
#pragma once

#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/url.h"
#include "plugins/common/json/rapidjson.h"
#include "plugins/normalise/feed/model.h"

namespace mentiond::plugins::feed {

/// Writes into a writer that it borrows. Not synchronised.
class JsonOut {
 public:
  using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

  explicit JsonOut(Writer& out) : out_(out) {}

 protected:
  void key(std::string_view name) { out_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void string(std::string_view value) { out_.String(value.data(), static_cast<rapidjson::SizeType>(value.size())); }
  void put(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    key(name);
    string(value);
  }
  void put_address(std::string_view name, std::string_view value) {
    if (common::html::is_safe_link(value)) put(name, value);
  }
  void put_number(std::string_view name, std::string_view value) {
    std::int64_t number = 0;
    value = common::html::trimmed(value);
    const auto [rest, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error == std::errc() && rest == value.data() + value.size()) key(name), out_.Int64(number);
  }
  void put_list(std::string_view name, const std::vector<std::string>& values) {
    if (values.empty()) return;
    key(name);
    out_.StartArray();
    for (const std::string& value : values) string(value);
    out_.EndArray();
  }
  /// Addresses that run something are none.
  void put_all(const Fields& fields) {
    for (const auto& [field, value] : fields) {
      const bool address = field == "url" || field == "href" || field == "uri" || field == "src" || field == "img";
      address ? put_address(field, value) : put(field, value);
    }
  }
  void put_fields(std::string_view name, const Fields& fields) {
    if (fields.empty()) return;
    key(name);
    out_.StartObject();
    put_all(fields);
    out_.EndObject();
  }

  void put_json(std::string_view name, const Fields& fields) {
    if (fields.empty()) return;
    key(name);
    out_.StartObject();
    for (const auto& [field, json] : fields)
      key(field), out_.RawValue(json.data(), json.size(), rapidjson::kStringType);
    out_.EndObject();
  }

  Writer& out_;
};

}  // namespace mentiond::plugins::feed
