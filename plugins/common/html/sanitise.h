// Foreign HTML made safe, and its plain text, in one walk (tokeniser.h, html_walk.h).
//
// Nothing of the input is copied to the output unseen: elements and attributes pass the allow-list, texts and values
// are escaped again, links are made absolute, what was left open is closed. Time is linear in the input.
#pragma once

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
};

/// Keeps its buffers between calls. Not synchronised: one for each thread. Any input will do.
class Sanitiser final {
 public:
  /// `html` must be UTF-8; relative links are resolved against `base` unless it is empty. The answer is valid
  /// until the next call; its parts may be moved out.
  Sanitised& operator()(std::string_view html, std::string_view base = {});

 private:
  std::string padded_;  // The input (scan.h).
  Sanitised result_;
};

/// Whether plain text looks as if HTML was meant: a closing tag or a known entity, and nothing but known
/// elements. "2 < 3" and "the <blink> tag" do not.
bool looks_like_html(std::string_view text);

}  // namespace mentiond::common::html
