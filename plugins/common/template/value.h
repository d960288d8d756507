// What a template is given: texts, yes and no, lists, and objects with named members. A value; not synchronised.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace mentiond::common {

class Value {
 public:
  using List = std::vector<Value>;
  using Object = std::map<std::string, Value, std::less<>>;

  Value() = default;  ///< No.
  // NOLINTBEGIN(google-explicit-constructor): data is written as it looks.
  Value(bool yes) : held_(yes) {}
  Value(std::string text) : held_(std::move(text)) {}
  Value(std::string_view text) : held_(std::string(text)) {}
  Value(const char* text) : held_(std::string(text)) {}
  Value(List list) : held_(std::move(list)) {}
  Value(Object object) : held_(std::move(object)) {}
  // NOLINTEND(google-explicit-constructor)

  /// Null where it is something else.
  const std::string* text() const { return std::get_if<std::string>(&held_); }
  const List* list() const { return std::get_if<List>(&held_); }
  const Object* object() const { return std::get_if<Object>(&held_); }
  /// Whether a section about it is shown: neither no nor an empty text, list or object.
  bool counts() const;
  /// The member, by its name or a path such as "source.name"; null where there is none.
  const Value* find(std::string_view path) const;

 private:
  std::variant<bool, std::string, List, Object> held_ = false;
};

}  // namespace mentiond::common
