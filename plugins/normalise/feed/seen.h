// Which names were there already: for the few tags of an item by looking through them, for the many of a hostile one by
// hash, so that neither costs what the other would.
#pragma once

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace mentiond::plugins::feed {

/// Keeps views: what was added must stay where it is. Not synchronised.
class Seen final {
 public:
  bool contains(std::string_view name) const {
    if (!many_.empty()) return many_.contains(name);
    return std::find(few_.begin(), few_.end(), name) != few_.end();
  }
  void add(std::string_view name) {
    if (many_.empty() && few_.size() < kFew) return few_.push_back(name);
    if (many_.empty()) many_.insert(few_.begin(), few_.end());
    many_.insert(name);
  }
  void clear() {
    few_.clear();
    many_.clear();
  }

 private:
  static constexpr std::size_t kFew = 32;
  std::vector<std::string_view> few_;
  std::unordered_set<std::string_view> many_;
};

}  // namespace mentiond::plugins::feed
