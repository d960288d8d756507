// The pictures, videos and audio files of an item, each once, whatever number of elements name it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mentiond/sdk/article.hpp"
#include "plugins/common/html/sanitise.h"
#include "plugins/normalise/feed/model.h"

namespace mentiond::plugins::feed {

/// Appends to a list that it borrows. Not synchronised.
class MediaCollector final {
 public:
  explicit MediaCollector(std::vector<sdk::Media>& out) : out_(out) {}
  /// Enclosures, Media RSS and the item's picture.
  void add(const Node& entry);
  /// What the item's HTML shows.
  void add(const std::vector<common::html::Medium>& media);

 private:
  struct Found {
    std::string_view type, href, content_type, rendition;
    std::int64_t width = 0, height = 0, size = 0;
    double duration = 0;
    std::string alternative_to = {};  ///< What it shares with others that are the same in another form.
  };
  /// A name of a medium: its address without what does not matter, or what its alternatives share.
  struct Key {
    std::string name;
    std::size_t index;  ///< In out_.
  };
  sdk::Media* add(const Found& found);
  sdk::Media& medium(const Found& found);
  void add(const MediaItem& item);
  void add(const Link& enclosure, double duration);
  void add_credit(const Node& entry);

  std::vector<sdk::Media>& out_;
  std::vector<Key> keys_;
};

/// What two addresses of one picture share: no scheme, no resizing parameters, no WordPress size.
std::string picture_key(std::string_view url);

}  // namespace mentiond::plugins::feed
