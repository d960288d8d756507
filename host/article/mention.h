// A mention: one span of an article that a watch matched, with its receipt (INTERFACES, `match`).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace mentiond::article {

struct Entity {
  std::string id, name, type, uri;
  bool operator==(const Entity&) const = default;
};

/// A watch of a watchlist: an entity or a query, and what routing needs to know of it.
struct Watch {
  std::string watchlist, watch;
  Entity entity;  ///< Its id is empty for a query.
  std::string severity;
  std::map<std::string, std::string> labels;
  bool for_reference = false;  ///< As its file is.
  bool is_entity() const { return !entity.id.empty(); }
  bool operator==(const Watch&) const = default;
};

struct Mention {
  std::string watchlist, watch;
  Entity entity;  ///< Its id is empty for a query.
  std::string role, alias, clause, field;
  std::uint32_t index = 0;
  std::uint32_t start = 0, end = 0;  ///< UTF-8 bytes into the field's plain text, half open.
  std::string text, sentence, note;
  bool operator==(const Mention&) const = default;
};

}  // namespace mentiond::article
