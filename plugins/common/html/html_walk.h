// What the sanitiser does with each token: passes it through the allow-list, keeps the output balanced, and writes the
// plain text beside it. Internal to plugins/common/html.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>

#include "plugins/common/html/allow_list.h"
#include "plugins/common/html/output.h"
#include "plugins/common/html/sanitise.h"
#include "plugins/common/html/text_writer.h"

namespace mentiond::common::html {

/// Writes into the `Sanitised` that it borrows. begin, attribute..., begun or abandon; text; character; end; last
/// finish. Values come as written, references and all.
class HtmlWalk final {
 public:
  /// `size`: of the HTML, which the output resembles.
  HtmlWalk(std::string_view base, std::size_t size, Sanitised& out);

  void begin(const NameKey& name);
  /// `references`: whether there may be some in the value.
  void attribute(const NameKey& name, Padded value, bool references);
  /// `self_closing`: the tag ended in "/>". True where raw text follows (raw_name).
  bool begun(bool self_closing);
  /// The tag has no end: it is none.
  void abandon();
  std::string_view raw_name() const { return raw_name_; }
  void end(const NameKey& name);
  /// Takes the text up to '<' or '&'; its size.
  std::size_t text(Padded text);
  void raw_text(Padded text);
  void character(std::uint32_t code_point);
  void finish();

 private:
  static constexpr std::size_t kDeepest = 256;       // What lies deeper keeps its text and loses its tags.
  static constexpr std::size_t kLongestBase = 2048;  // Each relative link grows by it.

  /// The tag that is being read.
  struct Tag {
    const NameEntry* element = nullptr;
    Vocabulary vocabulary = Vocabulary::kHtml;
    std::size_t html_size = 0;          // Of the output before it.
    std::bitset<kMostAttributes> seen;  // Its attributes.
    std::string source, title, alternative;
    int width = 0, height = 0;
    bool one_pixel = false, xlink = false;
    bool keeps = false;
  };
  /// A kept element that waits for its end.
  struct Open {
    const NameEntry* element;
    unsigned around;  // The flags of it and of all around it.
  };

  bool has(unsigned flag) const { return tag_.element != nullptr && (tag_.element->flags & flag) != 0; }
  Open& top() { return open_[depth_ - 1]; }
  unsigned context() const;
  bool in_table_in_drawing() const;
  void open_tag(bool from_html);
  void push(const NameEntry& element);
  void close_top();
  void write_name(const NameEntry& entry) { html_.append(entry.spelling, entry.name().size()); }
  void close_to(std::size_t depth);
  void close_foreign();
  void close_implied();
  void close_until(unsigned wanted, unsigned boundaries);
  bool end_dropped(const NameKey& name);
  std::size_t depth_of(const NameKey& name) const;

  // html_attributes.cpp
  void append_attribute(const NameEntry& attribute, Padded value);
  /// A value that is not as it was written.
  void append_made(const NameEntry& attribute, std::string_view value);
  void add_url(const NameEntry& attribute, Padded value);
  void add_source_set(const NameEntry& attribute, std::string_view value);
  void add_style(const NameEntry& attribute, std::string_view value);
  void add_names(const NameEntry& attribute, std::string_view value);
  void add_local_reference(const NameEntry& attribute, std::string_view value);
  void add_paint(const NameEntry& attribute, Padded value);
  void note_fact(unsigned flags, std::string_view value);
  bool is_tracker() const;

  void note_medium();
  void give_caption();
  void open_in_text(unsigned flags);
  void close_in_text(unsigned flags);
  void plain_text(Padded text);

  std::string_view base_;
  Sanitised& out_;
  Output html_, plain_;
  TextWriter text_;
  Tag tag_;
  std::string decoded_, made_, caption_, early_caption_;
  std::array<Open, kDeepest> open_;  // Outermost first.
  std::size_t depth_ = 0;
  std::string_view raw_name_;
  const NameEntry* dropped_ = nullptr;  // What goes with its content, while inside of it.
  std::size_t dropped_depth_ = 0;       // Of elements of that name.
  std::size_t captions_ = 0, preformatted_ = 0;
  std::size_t figure_media_ = 0;  // The first medium of the figure that is open.
};

}  // namespace mentiond::common::html
