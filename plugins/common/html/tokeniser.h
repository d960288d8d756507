// HTML cut into tags and texts as the HTML Living Standard §13.2.5 does it, without its tree. Internal to
// plugins/common/html.
//
// Own code, because libxml2's HTML parser costs three times the XML parse of the feed around it, maps &#146; to a
// control character and loses end tags (docs/decisions/0040). What is read wrongly here can lose text or looks, and
// not let anything through: the walk writes only what it knows, and escapes all of it.
#pragma once

#include <string_view>

#include "plugins/common/html/scan.h"

namespace mentiond::common::html {

class HtmlWalk;

/// One walk over a text; time is linear in its size. REQUIRES: UTF-8.
class Tokeniser final {
 public:
  Tokeniser(Padded html, HtmlWalk& walk) : html_(html), walk_(walk) {}
  void run();

 private:
  std::size_t reference(std::size_t at);
  std::size_t markup(std::size_t at);
  std::size_t declaration(std::size_t at);
  std::size_t start_tag(std::size_t at);
  std::size_t attribute(std::size_t at);
  std::size_t end_tag(std::size_t at);
  std::size_t raw_text(std::size_t at);

  std::string_view html() const { return html_; }

  Padded html_;
  HtmlWalk& walk_;
  bool ends_ = true;  // Whether a '>' may follow.
};

}  // namespace mentiond::common::html
