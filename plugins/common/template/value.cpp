#include "plugins/common/template/value.h"

namespace mentiond::common {

bool Value::counts() const {
  if (const std::string* words = text()) return !words->empty();
  if (const List* items = list()) return !items->empty();
  if (const Object* members = object()) return !members->empty();
  return std::get<bool>(held_);
}

const Value* Value::find(std::string_view path) const {
  const Object* members = object();
  if (members == nullptr) return nullptr;
  const std::size_t dot = path.find('.');
  const auto found = members->find(path.substr(0, dot));
  if (found == members->end()) return nullptr;
  return dot == path.npos ? &found->second : found->second.find(path.substr(dot + 1));
}

}  // namespace mentiond::common
