// What the sanitiser does with each event of the HTML parser. Internal to plugins/common/html.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plugins/common/html/sanitise.h"
#include "plugins/common/html/text_writer.h"

namespace mentiond::common::html {

/// Writes into the `Sanitised` that it borrows. begin, attribute..., begun; text; end; last finish.
class HtmlWalk final {
 public:
  HtmlWalk(std::string_view base, Sanitised& out) : base_(base), out_(out), text_(out.text) {}

  void begin(std::string_view name);
  void attribute(std::string_view name, std::string_view value);
  /// False: elements lie too deep, stop.
  bool begun();
  void end(std::string_view name);
  void text(std::string_view text);
  void finish();

 private:
  struct Element {
    std::string name, href, source, alternative, title, attributes;
    int width = 0, height = 0;
    bool sized_one = false;  ///< 1×1 or less: a tracking pixel.
  };
  void add_url(std::string_view name, std::string_view value);
  void add_source_set(std::string_view value);
  void append_attribute(std::string_view name, std::string_view value);
  bool is_tracker() const;
  void note_medium();
  void open_in_text(std::string_view name);
  void close_in_text(std::string_view name);

  std::string_view base_;
  Sanitised& out_;
  TextWriter text_;
  Element element_;
  std::string caption_;
  std::size_t depth_ = 0;
  std::size_t dropping_ = 0;  // Depth inside of an element that goes with its content.
  std::size_t captions_ = 0, preformatted_ = 0;
  std::size_t figure_media_ = 0;  // The first medium of the figure that is open.
};

}  // namespace mentiond::common::html
