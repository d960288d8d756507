// What a feed says of itself and of each item, in the terms of Atom (RFC 4287), whatever its format: what
// `feed` and `entries` of `mentiond inspect` print. Plain values.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "plugins/common/date/date.h"

namespace mentiond::plugins::feed {

enum class TextType { kPlain, kHtml, kXhtml, kOther };

/// As the feed wrote it: HTML is neither sanitised nor are its links resolved.
struct Text {
  std::string value;
  TextType type = TextType::kPlain;
  std::string media_type;  ///< Of kOther.
  std::string language, base;
  bool has_own_language = false;  ///< Its own element says the language, and not one around it.
  bool no_language = false;       ///< It says that it is in none: xml:lang="" (XML 1.0 §2.12).
  std::string src;                ///< Where the content is instead.
  int weight = 0;                 ///< How near the element is to the format's own; a heavier one replaces a lighter.
  bool present() const { return weight > 0; }
};

struct DateValue {
  std::string raw;
  std::optional<common::date::Date> date;
};

struct Person {
  std::string name, email, uri;
  std::string avatar;  ///< A picture's address.
  bool empty() const { return name.empty() && email.empty() && uri.empty(); }
};

struct Link {
  std::string rel, type, href, title, hreflang, length;
  std::string duration;      ///< Seconds.
  bool alternative = false;  ///< To others of its title (JSON Feed's attachments).
};

struct Tag {
  std::string term, scheme, label;
};

/// Names and values in the document's order; names are lower case.
using Fields = std::vector<std::pair<std::string, std::string>>;

struct Image {
  std::string href, title, link, width, height, description;
  bool empty() const { return href.empty() && title.empty() && link.empty(); }
};

/// A media:content, media:thumbnail or media:credit: its attributes, and its text as `content`.
struct MediaItem {
  Fields attributes;
  std::string title, description, credit, copyright, thumbnail;  ///< What stands inside of a media:content.
  std::size_t group = 0;                                         ///< The media:group that it is in, from 1; 0: none.
};

struct Media {
  std::vector<MediaItem> content, thumbnail, credit;
  Fields license, player, restriction, rating;
  std::string description;
  std::size_t groups = 0, open_group = 0;  ///< Their number, and which one is open, from 1.
  MediaItem of_group;                      ///< What the open group says of all that it holds.
  bool empty() const {
    return content.empty() && thumbnail.empty() && credit.empty() && license.empty() && player.empty() &&
           restriction.empty() && rating.empty();
  }
};

struct Geo {
  std::string type;                              ///< Point, LineString, Polygon, Box
  std::vector<std::vector<double>> coordinates;  ///< Longitude first.
  std::size_t dimension = 2;
};

struct Chapter {
  std::string start, title, href, image;
};

/// An element that no member of Node stands for, for whoever inspects: its attributes, and its text as `content`.
struct Element {
  std::string_view vocabulary, name;  ///< "podcast", "transcript"; static.
  Fields attributes;
};

/// A feed, an entry or an entry's source.
struct Node {
  std::string base;  ///< Against which its addresses were resolved.
  std::string id, link, language, comments, docs, icon, logo, ttl, license;
  std::string original_link;  ///< feedburner:origLink
  std::optional<bool> id_is_link;
  Text title, subtitle, summary, rights, info;
  std::vector<Text> content;
  std::vector<Link> links;
  std::vector<Person> authors, contributors;
  Person publisher;
  DateValue published, updated, created, expired, validity_start, validity_end;
  std::vector<Tag> tags;
  Image image;
  std::vector<Element> elements;
  Fields generator, itunes, threading, wfw, cloud, textinput, in_reply_to, slash, syndication;
  Fields other;                     ///< What no rule knows (other_elements.h).
  std::size_t others_left_out = 0;  ///< For want of room.
  Media media;
  Geo geo;
  std::vector<Chapter> chapters;
  std::vector<std::string> skip_hours, skip_days;
  std::unique_ptr<Node> source;
  std::string href;   ///< A source's address.
  Fields extensions;  ///< What a JSON Feed says beyond the standard, each value as JSON.
};

struct ParsedFeed {
  std::string format;  ///< rss20, atom10, ...: INTERFACES, `inspect`.
  Node feed;
  std::vector<Node> entries;
};

}  // namespace mentiond::plugins::feed
