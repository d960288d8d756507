#include "host/registry/article_in.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "host/registry/json_object.h"
#include "host/registry/text.h"

namespace mentiond::registry {
namespace {

constexpr article::Micros kYear1 = -62'135'596'800 * article::kSecond;
constexpr article::Micros kYear10000 = 253'402'300'800 * article::kSecond;
constexpr article::Micros kLongestTtl = 366 * article::kDay;
constexpr int kDayInMinutes = 24 * 60;
constexpr std::size_t kMostNotes = 100;

/// Absent unless RFC 3339 can write it.
std::optional<article::Timestamp> read_time(mentiond_time theirs) {
  if (theirs.microseconds < kYear1 + article::kDay || theirs.microseconds >= kYear10000 - article::kDay)
    return std::nullopt;
  article::Timestamp time{theirs.microseconds, std::nullopt};
  if (theirs.offset_minutes > -kDayInMinutes && theirs.offset_minutes < kDayInMinutes) {
    time.offset_minutes = theirs.offset_minutes;
  }
  return time;
}

/// Reads one article; an object lives for one.
class Reading final {
 public:
  explicit Reading(const mentiond_article& theirs) : theirs_(theirs) {}

  article::Article read() {
    read_identity();
    read_texts(theirs_.headlines, ours_.headlines);
    read_texts(theirs_.descriptions, ours_.descriptions);
    read_texts(theirs_.bodies, ours_.bodies);
    read_concepts();
    read_sources();
    for (const mentiond_media media : counted<mentiond_media>(theirs_.media)) read_media(media);
    read_entry();
    read_notes();
    return std::move(ours_);
  }

 private:
  template <class T>
  sdk::Elements<T> counted(mentiond_array array) {
    if (array.count > kMostElements) left_out_ = true;
    return elements_of<T>(array);
  }

  void read_identity() {
    ours_.guid = text_.whole(theirs_.guid);
    ours_.link = text_.whole(theirs_.link);
    ours_.site = text_.whole(theirs_.site);
    ours_.by = text_(theirs_.by);
    ours_.located = text_(theirs_.located);
    ours_.copyright_notice = text_(theirs_.copyright_notice);
    ours_.published = read_time(theirs_.published);
    ours_.updated = read_time(theirs_.updated);
    ours_.language = text_.whole(theirs_.language, kWordLimit);
    if (!ours_.language.empty() && !is_language(ours_.language)) ours_.language.clear(), left_out_ = true;
  }

  void read_texts(mentiond_array theirs, std::vector<article::LabelledText>& ours) {
    for (const mentiond_labelled_text item : counted<mentiond_labelled_text>(theirs)) {
      article::LabelledText text{text_(item.role, kWordLimit), text_(item.content_type, kWordLimit),
                                 text_(item.value, kTextLimit)};
      if (text.content_type.empty()) text.content_type = "text/plain";
      ours.push_back(std::move(text));
    }
  }

  void read_concepts() {
    for (const mentiond_concept item : counted<mentiond_concept>(theirs_.concepts)) {
      if (item.kind > MENTIOND_OBJECT) {
        left_out_ = true;
        continue;
      }
      ours_.concepts.push_back({static_cast<article::ConceptKind>(item.kind), text_(item.name),
                                text_(item.rel, kWordLimit), text_.whole(item.uri), text_.whole(item.literal),
                                text_.whole(item.email), text_.whole(item.page)});
    }
  }

  void read_sources() {
    for (const mentiond_info_source item : counted<mentiond_info_source>(theirs_.info_sources)) {
      ours_.info_sources.push_back(
          {text_(item.name), text_(item.role, kWordLimit), text_.whole(item.uri), text_.whole(item.literal)});
    }
    for (const mentiond_alt_id item : counted<mentiond_alt_id>(theirs_.alt_ids)) {
      ours_.alt_ids.push_back({text_(item.role, kWordLimit), text_.whole(item.value)});
    }
  }

  void read_media(const mentiond_media& theirs) {
    article::Media ours;
    ours.type = text_(theirs.type, kWordLimit);
    if (ours.type != "picture" && ours.type != "video" && ours.type != "audio") {
      left_out_ = true;
      return;
    }
    ours.uri = text_.whole(theirs.uri);
    ours.title = text_(theirs.title);
    ours.caption = text_(theirs.caption);
    ours.by = text_(theirs.by);
    ours.copyright_holder = text_(theirs.copyright_holder);
    for (const mentiond_rendition r : counted<mentiond_rendition>(theirs.renditions)) {
      ours.renditions.push_back({text_(r.name, kWordLimit), text_.whole(r.href), text_(r.content_type, kWordLimit),
                                 std::max<std::int64_t>(0, r.width), std::max<std::int64_t>(0, r.height),
                                 std::max<std::int64_t>(0, r.size_in_bytes),
                                 std::isfinite(r.duration) ? std::max(0.0, r.duration) : 0.0});
    }
    ours_.media.push_back(std::move(ours));
  }

  void read_entry() {
    const std::string_view entry = view_of(theirs_.entry);
    if (entry.empty()) return;
    if (entry.size() <= kTextLimit && is_json_object(entry)) {
      ours_.entry = entry;
    } else {
      left_out_ = true;
    }
  }

  void read_notes() {
    for (const mentiond_text note : counted<mentiond_text>(theirs_.notes)) {
      if (ours_.notes.size() == kMostNotes) break;
      ours_.notes.push_back(text_(note, kMessageLimit));
    }
    if (text_.repaired()) ours_.notes.emplace_back("bytes that are no UTF-8, or NUL, were replaced by U+FFFD");
    if (text_.shortened()) ours_.notes.emplace_back("text beyond mentiond's limits of length was left out");
    if (left_out_) ours_.notes.emplace_back("what does not fit the article format was left out");
  }

  const mentiond_article& theirs_;
  article::Article ours_;
  TextReader text_;
  bool left_out_ = false;
};

}  // namespace

article::Article read_article(const mentiond_article& theirs) { return Reading(theirs).read(); }

article::FeedInfo read_feed(const mentiond_feed& theirs) {
  TextReader text;
  article::FeedInfo ours;
  ours.format = text(theirs.format, kWordLimit);
  ours.encoding = text(theirs.encoding, kWordLimit);
  ours.well_formed = theirs.well_formed != 0;
  ours.error = text(theirs.error, kMessageLimit);
  ours.title = text(theirs.title);
  ours.link = text.whole(theirs.link);
  ours.language = text.whole(theirs.language, kWordLimit);
  if (!is_language(ours.language)) ours.language.clear();
  ours.hub = text.whole(theirs.hub);
  ours.self = text.whole(theirs.self);
  ours.ttl = std::clamp<article::Micros>(theirs.ttl_us, 0, kLongestTtl);
  if (is_json_object(view_of(theirs.inspect))) ours.inspect = view_of(theirs.inspect);
  return ours;
}

bool is_language(std::string_view tag) {
  std::size_t part = 0;
  for (const char c : tag) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c == '-' && part > 0) {
      part = 0;
    } else if ((is_letter || (c >= '0' && c <= '9')) && part < 8) {
      ++part;
    } else {
      return false;
    }
  }
  return part > 0 && tag.size() <= 64;
}

}  // namespace mentiond::registry
