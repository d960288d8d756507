#include "plugins/common/html/html_walk.h"

#include <algorithm>
#include <charconv>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/entities.h"
#include "plugins/common/html/url.h"

namespace mentiond::common::html {
namespace {

constexpr std::size_t kDeepest = 256;  // What lies deeper keeps its text and loses its tags.

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

// ---------------------------------------------------------------------------------------------------------- tags

void HtmlWalk::begin(std::string_view name) {
  tag_.element = find_element(name);
  tag_.keeps = dropped_ == nullptr && has(kKept) && open_.size() < kDeepest;
  if (!tag_.keeps) return;
  close_implied();
  tag_.html_size = out_.html.size();
  tag_.width = tag_.height = 0;
  tag_.one_pixel = false;
  tag_.seen.clear(), tag_.source.clear(), tag_.title.clear(), tag_.alternative.clear();
  out_.html.append("<").append(tag_.element->name);
}

void HtmlWalk::abandon() {
  if (tag_.keeps) out_.html.resize(tag_.html_size);
}

bool HtmlWalk::is_medium() const {
  const std::string_view name = tag_.element->name;
  return name == "img" || name == "video" || name == "audio";
}

void HtmlWalk::append_attribute(std::string_view name, std::string_view value) {
  (out_.html += ' ') += name;
  out_.html += "=\"";
  append_escaped(out_.html, value);
  out_.html += '"';
}

void HtmlWalk::add_url(std::string_view name, std::string_view value) {
  std::string url = resolve(base_, value);
  const bool picture = tag_.element->name == "img" || name == "poster" || name == "background";
  if (picture ? !is_safe_image(url) : !is_safe_link(url)) return;
  append_attribute(name, url);
  if (name == "src" && is_medium()) tag_.source = std::move(url);
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
  if (!tag_.keeps) return;
  const NameEntry* const known = find_attribute(name);
  // Of an attribute that stands twice the first counts (HTML §13.2.5.33).
  if (known == nullptr || std::find(tag_.seen.begin(), tag_.seen.end(), known) != tag_.seen.end()) return;
  tag_.seen.push_back(known);
  if (value.find('&') != value.npos) {
    value_ = decode_references(value);
    value = value_;
  }
  if ((known->flags & kUrl) != 0) return add_url(name, value);
  if (name == "srcset") return add_source_set(value);
  if (name == "style") {
    const std::string style = filtered_style(value);
    if (!style.empty()) append_attribute(name, style);
    return;
  }
  if (is_medium()) {
    if (name == "alt") tag_.alternative = value;
    if (name == "title") tag_.title = value;
    if (name == "width" || name == "height") {
      (name == "width" ? tag_.width : tag_.height) = pixels(value);
      tag_.one_pixel |= is_one_pixel(value);
    }
  }
  append_attribute(name, value);
}

bool HtmlWalk::begun() {
  const NameEntry* const element = tag_.element;
  if (element == nullptr) return false;
  const bool raw = has(kRawText);
  if (raw) raw_name_ = element->name;
  if (dropped_ != nullptr) {
    if (element == dropped_ && !has(kVoid)) ++dropped_depth_;
    return raw;
  }
  if (has(kDroppedWithContent)) {
    start_dropping();
    return raw;
  }
  open_in_text(*element);
  if (!tag_.keeps) return raw;
  const bool tracker = element->name == "img" && tag_.one_pixel && tag_.width <= 1 && tag_.height <= 1;
  if (tracker) {
    abandon();
  } else {
    note_medium();
    out_.html += has(kVoid) ? " />" : ">";
    if (!has(kVoid)) open_.push_back(element);
  }
  return raw;
}

void HtmlWalk::end(std::string_view name) {
  const NameEntry* const element = find_element(name);
  if (element == nullptr) return;
  if (dropped_ != nullptr) end_dropping(name);
  if (dropped_ != nullptr || (element->flags & kDroppedWithContent) != 0) return;
  if (name == "br") return text_.line_break();  // HTML §13.2.6.4.7.
  const bool is_open = std::find(open_.begin(), open_.end(), element) != open_.end();
  if ((element->flags & kKept) == 0 || !is_open) return close_in_text(name, element->flags);
  // An end inside of a table does not close what is around it.
  for (auto top = open_.rbegin(); *top != element; ++top) {
    if (((*top)->flags & kBoundary) != 0 && (element->flags & (kBoundary | kRow)) == 0 && (*top)->name != "caption") {
      return close_in_text(name, element->flags);
    }
  }
  while (open_.back() != element) close_top();
  close_top();
}

void HtmlWalk::close_top() {
  const NameEntry& element = *open_.back();
  open_.pop_back();
  close_in_text(element.name, element.flags);
  out_.html.append("</").append(element.name).append(">");
}

// The ends that HTML lets authors leave out (§13.1.2.4).
void HtmlWalk::close_implied() {
  if (open_.empty()) return;
  const std::string_view name = tag_.element->name;
  if (has(kBlock) || name == "li" || name == "dd" || name == "dt") close_until({"p"}, {});
  if (name == "li") close_until({"li"}, {"dir", "menu", "ol", "ul"});
  if (name == "dd" || name == "dt") close_until({"dd", "dt"}, {"dl"});
  if (name == "option") close_until({"option"}, {});
  if (has(kCell)) close_until({"td", "th"}, {"table", "tr"});
  if (name == "tr") close_until({"tr"}, {"table"});
}

// The innermost of these, unless one of those is nearer. Without any, what is open around a table is out of reach.
void HtmlWalk::close_until(Names names, Names boundaries) {
  const auto among = [](Names some, std::string_view name) {
    return std::find(some.begin(), some.end(), name) != some.end();
  };
  for (std::size_t i = open_.size(); i > 0; --i) {
    const NameEntry& element = *open_[i - 1];
    if (among(names, element.name)) {
      while (open_.size() >= i) close_top();
      return;
    }
    const bool at_table = boundaries.size() == 0 && (element.flags & kBoundary) != 0;
    if (at_table || among(boundaries, element.name)) return;
  }
}

// ------------------------------------------------------------------------------- what goes with all that it holds

void HtmlWalk::start_dropping() {
  dropped_ = tag_.element;
  dropped_depth_ = 1;
}

// It ends with its own end tag, or with that of an element around it: a lost end does not swallow the rest.
void HtmlWalk::end_dropping(std::string_view name) {
  const auto named = [&](const NameEntry* element) { return element->name == name; };
  if (name == dropped_->name ? --dropped_depth_ == 0
                             : (dropped_->flags & kRawText) == 0 && std::any_of(open_.begin(), open_.end(), named)) {
    const bool own = name == dropped_->name;
    dropped_ = nullptr;
    if (!own) return;
  }
}

// --------------------------------------------------------------------------------------------------------- texts

void HtmlWalk::note_medium() {
  if (tag_.source.empty()) return;
  const std::string_view name = tag_.element->name;
  const char* const type = name == "img" ? "picture" : name == "video" ? "video" : "audio";
  out_.media.push_back({type, tag_.source, tag_.title, tag_.alternative, tag_.width, tag_.height});
}

void HtmlWalk::open_in_text(const NameEntry& element) {
  const std::string_view name = element.name;
  if (name == "figure") figure_media_ = out_.media.size();
  if (name == "figcaption") ++captions_;
  if (name == "pre") ++preformatted_;
  if (name == "br") {
    text_.line_break();
  } else if ((element.flags & kBlock) != 0) {
    text_.block();
  } else if ((element.flags & kRow) != 0) {
    text_.row();
  } else if ((element.flags & kCell) != 0) {
    text_.cell();
  }
}

void HtmlWalk::close_in_text(std::string_view name, unsigned flags) {
  if (name == "pre" && preformatted_ > 0) --preformatted_;
  if ((flags & kBlock) != 0) text_.block();
  if ((flags & kRow) != 0) text_.row();
  if (name != "figcaption" || captions_ == 0 || --captions_ > 0) return;
  const std::string caption = one_line(caption_);
  for (std::size_t i = figure_media_; i < out_.media.size(); ++i) out_.media[i].caption = caption;
  caption_.clear();
}

void HtmlWalk::text(std::string_view text) {
  if (dropped_ != nullptr) return;
  append_text(out_.html, text);
  if (captions_ > 0) {
    caption_ += text;
  } else {
    text_.text(text, preformatted_ > 0);
  }
}

void HtmlWalk::character(std::uint32_t code_point) {
  if (dropped_ != nullptr) return;
  value_.clear();
  append_utf8(value_, code_point);
  text(value_);
}

void HtmlWalk::finish() {
  while (!open_.empty()) close_top();
}

}  // namespace mentiond::common::html
