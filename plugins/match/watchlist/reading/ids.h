// The ids of a watchlist, and where each stands. Not thread-safe.
#pragma once

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "plugins/common/html/ascii.h"
#include "plugins/match/watchlist/reading/problems.h"

namespace mentiond::plugins::watchlist {

class Ids final {
 public:
  /// Null: it was free, and is now taken. Else where it stands.
  const Place* claim(const std::string& id, Place place) {
    const auto [before, added] = places_.emplace(id, place);
    if (!added) return &before->second;
    const std::string small = common::html::lower(id);
    if (small != id) with_capitals_.emplace(small, id);
    return nullptr;
  }
  bool contains(const std::string& id) const { return places_.contains(id); }
  /// One that differs from it in capitals alone; empty: there is none.
  std::string other_case(const std::string& id) const {
    const std::string small = common::html::lower(id);
    if (const auto capitals = with_capitals_.find(small); capitals != with_capitals_.end() && capitals->second != id)
      return capitals->second;
    return small != id && contains(small) ? small : std::string();
  }
  std::vector<std::string_view> sorted() const {
    std::vector<std::string_view> ids;
    for (const auto& [id, place] : places_) ids.push_back(id);
    std::sort(ids.begin(), ids.end());
    return ids;
  }

 private:
  std::unordered_map<std::string, Place> places_;
  std::unordered_map<std::string, std::string> with_capitals_;  // By their small letters; few have any.
};

}  // namespace mentiond::plugins::watchlist
