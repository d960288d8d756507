// What libxml2 reads of a document: its tags, made readable for a strict parser, and in the place of all but the
// shortest texts a mark. Most of a feed is text in CDATA or escaped once, which a parser of XML would go through
// character by character, several times, to hand it on as it was; here it is found with memchr and decoded once.
//
// Mended on the way: HTML's named entities (libxml2 2.9 keeps only the first byte of an entity's text in attribute
// values, and a document without declarations has none to expand), bare '&' and '<'. Comments and processing
// instructions are left out.
#pragma once

#include <array>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/normalise/feed/prolog.h"
#include "plugins/normalise/feed/xml_reader.h"

namespace mentiond::plugins::feed {

/// Made as the parser pulls, so that memory does not grow with the document. Not synchronised.
class Skeleton final : public XmlSource {
 public:
  /// `text` must outlive it. REQUIRES: valid UTF-8 without forbidden control characters (charset.h).
  explicit Skeleton(std::string_view text);

  std::size_t read(char* to, std::size_t size) override;
  /// Decoded, line ends as XML has them. Each once, in their order; those that were passed over are forgotten.
  std::string_view text_of(std::string_view mark) override;
  /// Of what was read lately.
  std::size_t line_at(std::size_t offset) const override;

  std::string_view doctype() const { return prolog_.doctype; }
  const Prolog& prolog() const { return prolog_; }
  /// The first departure from XML that was mended here; empty: none. Complete when all was read and asked for.
  std::string error() const;

 private:
  enum class Kind { kPlain, kCharacterData, kMixed };
  struct Run {
    std::string_view raw;
    Kind kind = Kind::kPlain;
    std::size_t written = 0;  // Of the skeleton, with the mark.
  };

  void advance();
  void tag();
  void drop_attributes();
  bool quoted(char quote);
  void run();
  void bare_text();
  Run find_run() const;
  void copy(std::size_t size) { rest_.remove_prefix(size); }
  void flush();
  void drop(std::size_t size);
  void mend_reference();
  void mark(Run run);
  void decode(std::string_view raw);
  std::string_view with_line_feeds(std::string_view raw);
  void append_with_line_feeds(std::string_view raw);
  std::size_t decode_reference(std::string_view raw);
  void fault(const char* what, std::string_view at);
  std::size_t line_of(const char* place) const;
  std::size_t offset_of(const char* place) const { return static_cast<std::size_t>(place - text_.data()); }

  std::string_view text_, rest_;
  const char* copied_ = nullptr;  // From here to rest_ the document is to be copied as it is.
  Prolog prolog_;
  std::string out_;                // Made and not yet read.
  std::size_t read_ = 0;           // Of out_.
  std::size_t written_ = 0;        // Before out_.
  std::deque<Run> runs_;           // Marked and not yet asked for.
  Run last_;                       // The one that was asked for last.
  unsigned first_ = 0, next_ = 0;  // The numbers of the first in runs_ and of the next.
  std::size_t depth_ = 0;
  std::array<bool, 2> no_quote_{};  // No '"' or '\'' follows any more.
  std::string decoded_, error_;
  std::size_t entities_ = 0;
};

}  // namespace mentiond::plugins::feed
