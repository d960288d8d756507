// What the sanitiser does with each token: passes it through the allow-list, keeps the output balanced, and writes the
// plain text beside it. Internal to plugins/common/html.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/common/html/allow_list.h"
#include "plugins/common/html/sanitise.h"
#include "plugins/common/html/text_writer.h"

namespace mentiond::common::html {

/// Writes into the `Sanitised` that it borrows. begin, attribute..., begun or abandon; text; character; end; last
/// finish. Names come in lower case; values as written, references and all.
class HtmlWalk final {
 public:
  HtmlWalk(std::string_view base, Sanitised& out) : base_(base), out_(out), text_(out.text) {}

  void begin(std::string_view name);
  void attribute(std::string_view name, std::string_view value);
  /// True where raw text follows (raw_name).
  bool begun();
  /// The tag has no end: it is none.
  void abandon();
  std::string_view raw_name() const { return raw_name_; }
  void end(std::string_view name);
  /// Without '<' and '&', or raw text.
  void text(std::string_view text);
  void character(std::uint32_t code_point);
  void finish();

 private:
  /// The tag that is being read.
  struct Tag {
    const NameEntry* element = nullptr;
    std::size_t html_size = 0;           // Of the output before it.
    std::vector<const NameEntry*> seen;  // Its attributes.
    std::string source, title, alternative;
    int width = 0, height = 0;
    bool one_pixel = false;
    bool keeps = false;
  };
  bool has(unsigned flag) const { return tag_.element != nullptr && (tag_.element->flags & flag) != 0; }
  bool is_medium() const;
  void add_url(std::string_view name, std::string_view value);
  void add_source_set(std::string_view value);
  void append_attribute(std::string_view name, std::string_view value);
  void close_implied();
  using Names = std::initializer_list<std::string_view>;
  void close_until(Names names, Names boundaries);
  void close_top();
  void start_dropping();
  void end_dropping(std::string_view name);
  void note_medium();
  void open_in_text(const NameEntry& element);
  void close_in_text(std::string_view name, unsigned flags);

  std::string_view base_;
  Sanitised& out_;
  TextWriter text_;
  Tag tag_;
  std::string value_, caption_;
  std::vector<const NameEntry*> open_;  // Kept elements that wait for their end, outermost first.
  std::string_view raw_name_;
  const NameEntry* dropped_ = nullptr;  // What goes with its content, while inside of it.
  std::size_t dropped_depth_ = 0;       // Of elements of that name.
  std::size_t captions_ = 0, preformatted_ = 0;
  std::size_t figure_media_ = 0;  // The first medium of the figure that is open.
};

}  // namespace mentiond::common::html
