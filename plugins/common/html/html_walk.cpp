#include "plugins/common/html/html_walk.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "plugins/common/html/allow_list.h"
#include "plugins/common/html/ascii.h"
#include "plugins/common/html/entities.h"
#include "plugins/common/html/url.h"

namespace mentiond::common::html {
namespace {

constexpr std::size_t kDeepest = 512;
constexpr std::string_view kRoot = "mentiond-root";

constexpr auto kBlocks = std::to_array<std::string_view>(
    {"address", "article", "aside",    "blockquote", "body",    "caption", "center", "details", "dir",
     "div",     "dl",      "fieldset", "figcaption", "figure",  "footer",  "form",   "h1",      "h2",
     "h3",      "h4",      "h5",       "h6",         "header",  "hgroup",  "hr",     "main",    "menu",
     "nav",     "ol",      "p",        "pre",        "section", "summary", "table",  "ul"});
static_assert(std::is_sorted(kBlocks.begin(), kBlocks.end()));
constexpr auto kRows = std::to_array<std::string_view>({"dd", "dt", "li", "option", "tr"});

bool is_block(std::string_view name) { return std::binary_search(kBlocks.begin(), kBlocks.end(), name); }
bool is_row(std::string_view name) { return std::find(kRows.begin(), kRows.end(), name) != kRows.end(); }

int pixels(std::string_view value) {
  value = trimmed(value);
  int number = 0;
  const auto [rest, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  const std::string_view unit(rest, static_cast<std::size_t>(value.data() + value.size() - rest));
  return error == std::errc() && number > 0 && (unit.empty() || unit == "px") ? number : 0;
}

bool is_one_pixel(std::string_view value) {
  value = trimmed(value);
  return value == "1" || value == "0" || value == "1px" || value == "0px";
}

}  // namespace

void HtmlWalk::begin(std::string_view name) {
  element_.name.assign(name);
  for (std::string* text :
       {&element_.href, &element_.source, &element_.alternative, &element_.title, &element_.attributes}) {
    text->clear();
  }
  element_.width = element_.height = 0;
  element_.sized_one = false;
}

void HtmlWalk::append_attribute(std::string_view name, std::string_view value) {
  (element_.attributes += ' ') += name;
  element_.attributes += "=\"";
  append_escaped(element_.attributes, value);
  element_.attributes += '"';
}

void HtmlWalk::add_url(std::string_view name, std::string_view value) {
  const std::string url = resolve(base_, value);
  const bool picture = element_.name == "img" || name == "poster";
  if (picture ? !is_safe_image(url) : !is_safe_link(url)) return;
  if (name == "src") element_.source = url;
  append_attribute(name, url);
}

// "a.jpg 1x, b.jpg 640w": each URL resolved; one that is unsafe goes.
void HtmlWalk::add_source_set(std::string_view value) {
  std::string kept;
  while (!value.empty()) {
    const auto end = std::min(value.find(", "), value.size());
    const std::string_view candidate = trimmed(value.substr(0, end));
    value.remove_prefix(std::min(end + 2, value.size()));
    const auto blank = std::min(candidate.find(' '), candidate.size());
    const std::string url = resolve(base_, candidate.substr(0, blank));
    if (url.empty() || !is_safe_image(url)) continue;
    if (!kept.empty()) kept += ", ";
    kept.append(url).append(candidate.substr(blank));
  }
  if (!kept.empty()) append_attribute("srcset", kept);
}

void HtmlWalk::attribute(std::string_view name, std::string_view value) {
  if (dropping_ > 0 || !is_kept_attribute(name)) return;
  if (name == "srcset") return add_source_set(value);
  if (name == "style") {
    const std::string style = filtered_style(value);
    if (!style.empty()) append_attribute(name, style);
    return;
  }
  if (is_url_attribute(name)) return add_url(name, value);
  if (name == "alt") element_.alternative = value;
  if (name == "title") element_.title = value;
  if (name == "width" || name == "height") {
    (name == "width" ? element_.width : element_.height) = pixels(value);
    element_.sized_one |= is_one_pixel(value);
  }
  append_attribute(name, value);
}

bool HtmlWalk::is_tracker() const {
  return element_.name == "img" && element_.sized_one && element_.width <= 1 && element_.height <= 1;
}

void HtmlWalk::note_medium() {
  if (element_.source.empty()) return;
  const std::string& name = element_.name;
  if (name != "img" && name != "video" && name != "audio") return;
  const char* const type = name == "img" ? "picture" : name == "video" ? "video" : "audio";
  out_.media.push_back({type, element_.source, element_.title, element_.alternative, element_.width, element_.height});
}

bool HtmlWalk::begun() {
  if (element_.name == kRoot) return true;
  const std::string_view name = element_.name;
  const bool is_void = is_void_element(name);
  if (!is_void) ++depth_;
  if (depth_ > kDeepest) {
    out_.truncated = true;
    return false;
  }
  const Verdict verdict = verdict_on_element(name);
  if (dropping_ > 0 || verdict == Verdict::kDropWithContent) {
    if (!is_void) ++dropping_;
    return true;
  }
  open_in_text(name);
  if (verdict == Verdict::kDrop || is_tracker()) return true;
  note_medium();
  out_.html.append("<").append(name).append(element_.attributes).append(is_void ? " />" : ">");
  return true;
}

void HtmlWalk::open_in_text(std::string_view name) {
  if (name == "figure") figure_media_ = out_.media.size();
  if (name == "figcaption") ++captions_;
  if (name == "pre") ++preformatted_;
  if (name == "br") {
    text_.line_break();
  } else if (is_block(name)) {
    text_.block();
  } else if (is_row(name)) {
    text_.row();
  } else if (name == "td" || name == "th") {
    text_.cell();
  }
}

void HtmlWalk::end(std::string_view name) {
  if (name == kRoot || is_void_element(name)) return;
  if (depth_ > 0) --depth_;
  if (dropping_ > 0) {
    --dropping_;
    return;
  }
  close_in_text(name);
  if (verdict_on_element(name) == Verdict::kKeep) out_.html.append("</").append(name).append(">");
}

void HtmlWalk::close_in_text(std::string_view name) {
  if (name == "pre" && preformatted_ > 0) --preformatted_;
  if (is_block(name)) text_.block();
  if (is_row(name)) text_.row();
  if (name != "figcaption" || captions_ == 0) return;
  if (--captions_ > 0) return;
  const std::string caption = one_line(caption_);
  for (std::size_t i = figure_media_; i < out_.media.size(); ++i) out_.media[i].caption = caption;
  caption_.clear();
}

void HtmlWalk::text(std::string_view text) {
  if (dropping_ > 0) return;
  append_escaped(out_.html, text);
  if (captions_ > 0) {
    caption_ += text;
  } else {
    text_.text(text, preformatted_ > 0);
  }
}

void HtmlWalk::finish() {
  if (!out_.truncated) return;
  while (!out_.html.empty() && is_space(out_.html.back())) out_.html.pop_back();
}

}  // namespace mentiond::common::html
