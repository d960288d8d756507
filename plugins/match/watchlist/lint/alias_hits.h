// In how many articles of a sample each alias was found. Immutable; borrows from the sample.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "mentiond/sdk/match.hpp"

namespace mentiond::plugins::watchlist {

class AliasHits final {
 public:
  explicit AliasHits(const sdk::Sample& sample) : articles_(sample.articles) {
    for (const mentiond_alias_hits each : sample.hits) hits_[{each.watch, sdk::view(each.alias)}] += each.articles;
  }

  /// 0: there was no sample.
  std::uint32_t articles() const { return articles_; }
  std::uint32_t of(std::uint32_t watch, std::string_view alias) const {
    const auto found = hits_.find(std::pair(watch, alias));
    return found == hits_.end() ? 0 : found->second;
  }
  /// For a message.
  std::string said(std::uint32_t hits) const {
    return "found in " + std::to_string(hits) + " of the latest " + std::to_string(articles_) + " stored articles";
  }

 private:
  std::uint32_t articles_;
  std::map<std::pair<std::uint32_t, std::string_view>, std::uint32_t> hits_;
};

}  // namespace mentiond::plugins::watchlist
