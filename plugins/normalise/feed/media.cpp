#include "plugins/normalise/feed/media.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "plugins/common/date/date.h"
#include "plugins/common/html/ascii.h"
#include "plugins/common/html/url.h"

namespace mentiond::plugins::feed {
namespace {

using common::html::is_digit;
using common::html::lower;
using common::html::trimmed;

std::int64_t number(std::string_view text) {
  text = trimmed(text);
  std::int64_t value = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && value > 0 ? value : 0;
}

constexpr std::size_t kMost = 400;  // Media of an article, and renditions of one: more are no article's.

// Seconds of "90", "1:30" and "0:01:30".
double seconds(std::string_view text) {
  double total = 0;
  text = trimmed(text);
  while (!text.empty()) {
    const auto end = std::min(text.find(':'), text.size());
    total = total * 60 + static_cast<double>(number(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return total < 1e6 ? total : 0;
}

std::string_view field(const Fields& fields, std::string_view name) {
  for (const auto& [key, value] : fields) {
    if (key == name) return value;
  }
  return {};
}

std::string_view type_of_medium(std::string_view medium) {
  if (medium == "image") return "picture";
  return medium == "video" || medium == "audio" ? medium : std::string_view();
}

std::string_view type_of_extension(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  const auto dot = url.rfind('.');
  if (dot == url.npos || url.size() - dot > 6) return {};
  const std::string extension = lower(url.substr(dot + 1));
  using Names = std::initializer_list<std::string_view>;
  const auto any = [&](Names names) { return std::find(names.begin(), names.end(), extension) != names.end(); };
  if (any({"jpg", "jpeg", "png", "gif", "webp", "avif", "bmp", "tif", "tiff"})) return "picture";
  if (any({"mp4", "m4v", "mov", "webm", "avi", "mpg", "mpeg", "mkv", "ogv"})) return "video";
  if (any({"mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "flac"})) return "audio";
  return {};
}

std::string_view type_of(std::string_view medium, std::string_view content_type, std::string_view url) {
  if (const auto type = type_of_medium(medium); !type.empty()) return type;
  const std::string lowered = lower(content_type.substr(0, 6));
  if (lowered == "image/") return "picture";
  if (lowered == "video/") return "video";
  if (lowered == "audio/") return "audio";
  return type_of_extension(url);
}

constexpr auto kResizing =
    std::to_array<std::string_view>({"auto", "crop", "dpr", "fit", "fm", "format", "h", "height", "impolicy", "q",
                                     "quality", "resize", "s", "size", "strip", "usm", "w", "width"});

bool only_resizes(std::string_view query) {
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    const std::string_view name = query.substr(0, std::min(query.find('='), end));
    if (std::find(kResizing.begin(), kResizing.end(), name) == kResizing.end()) return false;
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return true;
}

// "picture-300x200.jpg" without "-300x200".
std::string_view without_size(std::string_view stem) {
  std::size_t i = stem.size();
  while (i > 0 && is_digit(stem[i - 1])) --i;
  if (i == stem.size() || i == 0 || stem[i - 1] != 'x') return stem;
  std::size_t k = --i;
  while (k > 0 && is_digit(stem[k - 1])) --k;
  return k < i && k > 0 && stem[k - 1] == '-' ? stem.substr(0, k - 1) : stem;
}

}  // namespace

std::string picture_key(std::string_view url) {
  if (const auto scheme = url.find("://"); scheme != url.npos && scheme <= 5) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find('#'));
  const auto question = std::min(url.find('?'), url.size());
  const std::string_view path = url.substr(0, question);
  const std::string_view query =
      only_resizes(url.substr(std::min(question + 1, url.size()))) ? "" : url.substr(question);
  const auto dot = std::min(path.rfind('.'), path.size());
  const std::string_view extension = path.size() - dot > 6 ? std::string_view() : path.substr(dot);
  std::string_view stem = path.substr(0, path.size() - extension.size());
  if (!extension.empty()) stem = without_size(stem);
  std::string key;
  key.reserve(url.size());
  key.append(stem).append(extension).append(query);
  return key;
}

// The one that has a name in common with what was found, or a new one.
sdk::Media& MediaCollector::medium(const Found& found) {
  if (keys_.empty()) keys_.reserve(4);
  std::string address = picture_key(found.href);
  const auto find = [&](const std::string& name) {
    return std::find_if(keys_.begin(), keys_.end(), [&](const Key& key) { return !name.empty() && key.name == name; });
  };
  const auto by_address = find(address);
  const auto by_alternative = find(found.alternative_to);
  const bool fresh = by_address == keys_.end() && by_alternative == keys_.end();
  const std::size_t index = fresh ? out_.size() : by_address != keys_.end() ? by_address->index : by_alternative->index;
  const bool named = by_alternative != keys_.end() || found.alternative_to.empty();
  if (by_address == keys_.end()) keys_.push_back({std::move(address), index});
  if (!named) keys_.push_back({found.alternative_to, index});
  if (fresh) {
    out_.emplace_back();
    out_.back().type = found.type;
    out_.back().uri = found.href;
  }
  return out_[index];
}

sdk::Media* MediaCollector::add(const Found& found) {
  if (found.type.empty() || !common::html::is_web_url(found.href) || keys_.size() >= kMost) return nullptr;
  sdk::Media& media = medium(found);
  if (media.renditions.size() >= kMost) return &media;
  auto rendition = std::find_if(media.renditions.begin(), media.renditions.end(),
                                [&](const sdk::Rendition& other) { return other.href == found.href; });
  if (rendition == media.renditions.end()) {
    media.renditions.push_back({std::string(found.rendition), std::string(found.href), {}});
    rendition = media.renditions.end() - 1;
  }
  if (rendition->content_type.empty()) rendition->content_type = found.content_type;
  if (rendition->width == 0) rendition->width = found.width;
  if (rendition->height == 0) rendition->height = found.height;
  if (rendition->size_in_bytes == 0) rendition->size_in_bytes = found.size;
  if (rendition->duration <= 0) rendition->duration = found.duration;
  return &media;
}

void MediaCollector::add(const MediaItem& item) {
  const Fields& fields = item.attributes;
  Found found;
  found.href = field(fields, "url");
  found.content_type = field(fields, "type");
  found.type = type_of(field(fields, "medium"), found.content_type, found.href);
  found.width = number(field(fields, "width"));
  found.height = number(field(fields, "height"));
  found.size = number(field(fields, "filesize"));
  found.duration = static_cast<double>(number(field(fields, "duration")));
  if (item.group > 0) found.alternative_to = "group " + std::to_string(item.group).append(found.type);
  sdk::Media* const media = add(found);
  if (media == nullptr) return;
  if (media->title.empty()) media->title = item.title;
  if (media->caption.empty()) media->caption = item.description;
  if (media->by.empty()) media->by = item.credit;
  if (media->copyright_holder.empty()) media->copyright_holder = item.copyright;
}

void MediaCollector::add_credit(const Node& entry) {
  const std::string_view address = field(entry.media.content[0].attributes, "url");
  const std::string_view credit = field(entry.media.credit[0].attributes, "content");
  const auto media = std::find_if(out_.begin(), out_.end(), [&](const sdk::Media& one) { return one.uri == address; });
  if (media != out_.end() && media->by.empty()) media->by = credit;
}

// JSON Feed: attachments of one title are one recording in several forms.
void MediaCollector::add(const Link& enclosure, double duration) {
  const std::string_view type = type_of({}, enclosure.type, enclosure.href);
  Found found{type, enclosure.href, enclosure.type, {}, 0, 0, number(enclosure.length)};
  if (type != "picture") found.duration = duration;
  if (!enclosure.duration.empty()) found.duration = common::date::parse_clock(enclosure.duration).value_or(0);
  if (enclosure.alternative && !enclosure.title.empty())
    found.alternative_to = std::string(type).append(" ").append(enclosure.title);
  sdk::Media* const media = add(found);
  if (media != nullptr && media->title.empty()) media->title = enclosure.title;
}

void MediaCollector::add(const Node& entry) {
  const double duration = seconds(field(entry.itunes, "duration"));
  for (const Link& link : entry.links) {
    if (link.rel == "enclosure") add(link, duration);
  }
  for (const MediaItem& item : entry.media.content) add(item);
  // A credit beside the only picture is that picture's.
  if (entry.media.content.size() == 1 && !entry.media.credit.empty()) add_credit(entry);
  const bool pictured = std::any_of(out_.begin(), out_.end(), [](const sdk::Media& m) { return m.type == "picture"; });
  for (const MediaItem& item : entry.media.thumbnail) {
    const Fields& fields = item.attributes;
    if (pictured) break;  // A smaller copy of what is there already.
    add({"picture",
         field(fields, "url"),
         {},
         "thumbnail",
         number(field(fields, "width")),
         number(field(fields, "height"))});
  }
  add({"picture", entry.image.href, {}, {}, number(entry.image.width), number(entry.image.height)});
}

void MediaCollector::add(const std::vector<common::html::Medium>& media) {
  for (const common::html::Medium& one : media) {
    sdk::Media* const added = add({one.type, one.url, {}, {}, one.width, one.height});
    if (added == nullptr) continue;
    if (added->caption.empty()) added->caption = one.caption;
  }
}

}  // namespace mentiond::plugins::feed
