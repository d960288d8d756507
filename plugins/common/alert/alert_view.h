// An alert object (INTERFACES, "The alert object"), read for showing it to a person.
//
// Every text of a view is valid UTF-8 on one line without control characters (plain_text.h) and of bounded length, so a
// renderer only escapes for its own format. Values; not synchronised.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mentiond::common {

/// A stretch of a sentence: matched words, or what stands between them.
struct Piece {
  std::string text;
  bool matched = false;
};

/// A sentence with all that was matched in it, and the receipt: by what, and in which field.
struct Excerpt {
  std::vector<Piece> pieces;
  std::string receipt;  ///< For example: alias “Ryabkov” in body

  /// The sentence without marks.
  std::string sentence() const;
  /// At most about `characters` of it, with the first match among them, and ellipses for the rest.
  Excerpt shortened(std::size_t characters) const;
};

/// A place that another version of the article changed, with some words around it.
struct Change {
  std::string field, before, removed, added, after;
};

/// One that carries the story.
struct Outlet {
  std::string name, url, published;
};

using Labels = std::vector<std::pair<std::string, std::string>>;

struct AlertView {
  std::string id, kind, state, change, watchlist, watch, severity, raised, updated;
  std::string entity;       ///< The entity's name; empty for a query.
  std::string entity_type;  ///< person, organisation, ...
  std::string entity_id, entity_uri;
  std::uint64_t revision = 1;
  Labels labels;
  std::string article_id, uri, headline, standfirst, url, published, language, by, source, source_url, source_feed;
  std::string story;
  std::uint64_t story_size = 0;
  std::uint64_t gained = 0;          ///< Outlets that came since the last message.
  std::vector<std::string> outlets;  ///< The names of those that carry the story.
  std::vector<Outlet> outlet_list;   ///< The same, with links.
  std::vector<std::string> words;    ///< The matched words as written, each once.
  std::vector<Excerpt> excerpts;     ///< The first ones.
  std::size_t more_excerpts = 0;     ///< How many sentences were left out.
  std::vector<Change> changes;       ///< Of its article since the version before; the first ones.
  std::vector<std::string> lost;     ///< Words that were told of and that the article has no more.

  /// Whom or what it is about: the entity, else the watch, else the kind of the alert.
  const std::string& subject() const;
  /// What sets it apart, for people: its kind unless that is a mention, what is new, resolved, severity.
  std::string remarks() const;
  /// What is new of one that was told before: “correction: no longer names Ryabkov”, “update, +7 outlets”.
  std::string news() const;
  /// The headline, else the link.
  std::string title() const;
  /// "demo / leyla-aksoy"
  std::string watch_for_people() const;
  /// The standfirst, unless a sentence shows it already.
  std::string summary() const;
  /// The language where it is a plausible BCP 47 tag, else empty.
  std::string language_tag() const;
  /// The link where it is http or https, else empty: nothing else becomes a thing to click on.
  std::string web_link() const;
  /// "2026-11-24 09:00 +03:00"
  std::string published_for_people() const;
};

/// Throws sdk::Rejected where `json` is no JSON object. Absent members stay empty.
AlertView read_alert(std::string_view json);

/// The members of a JSON object that are texts, as many as a view holds; none where `json` is no object.
Labels read_labels(std::string_view json);

}  // namespace mentiond::common
