// The pieces of JSON that an article and an alert have in common. Only for the rooms that write their JSON with
// RapidJSON.
#pragma once
#include <string>
#include <string_view>

#include "host/article/json_writer.h"
#include "host/article/mention.h"

namespace mentiond::article::json {

using rapidjson::Value;

/// A member, where there is a value: absent is absent.
void put(Writer& out, std::string_view key, std::string_view value);
/// The member `entity`: null for a query.
void put_entity(Writer& out, const Entity& entity);
/// The members of a mention, without the braces.
void put_mention(Writer& out, const Mention& mention, std::string_view article_uri);

/// Empty where there is no such text.
std::string text(const Value& object, const char* key);
/// The member `entity`.
Entity entity(const Value& object);
Mention mention(const Value& object);

/// Calls `read` with each object of the array `key`; what is no object is left out.
template <class Read>
void each(const Value& object, const char* key, Read read) {
  const auto member = object.FindMember(key);
  if (member == object.MemberEnd() || !member->value.IsArray()) return;
  for (const Value& item : member->value.GetArray()) {
    if (item.IsObject()) read(item);
  }
}

}  // namespace mentiond::article::json
