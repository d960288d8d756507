// Foreign HTML made safe, and its plain text, in one walk with libxml2's HTML parser.
//
// The parser reads no network and no file; nothing of the input is copied to the output unseen: elements and
// attributes pass the allow-list, texts and values are escaped again, links are made absolute.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mentiond::common::html {

/// A picture, video or audio that the HTML shows.
struct Medium {
  std::string type;     ///< picture, video, audio
  std::string url;      ///< Absolute where the base was.
  std::string caption;  ///< Of the figure around it, else its title.
  std::string alternative;
  int width = 0, height = 0;  ///< Pixels; 0: not said.
};

struct Sanitised {
  std::string html;
  std::string text;  ///< Paragraphs parted by one blank line; captions left out.
  std::vector<Medium> media;
  bool truncated = false;  ///< Elements lay deeper than any page needs; what followed is left out.
};

/// Keeps its parser and buffers between calls. Not synchronised: one for each thread. Never throws on any
/// input.
class Sanitiser final {
 public:
  Sanitiser();
  ~Sanitiser();
  Sanitiser(const Sanitiser&) = delete;
  Sanitiser& operator=(const Sanitiser&) = delete;

  /// `html` must be UTF-8; relative links are resolved against `base` unless it is empty. The answer is valid
  /// until the next call; its parts may be moved out.
  Sanitised& operator()(std::string_view html, std::string_view base = {});

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
  Sanitised result_;
};

/// Whether plain text looks as if HTML was meant: a closing tag or a known entity, and nothing but known
/// elements. "2 < 3" and "the <blink> tag" do not.
bool looks_like_html(std::string_view text);

}  // namespace mentiond::common::html
