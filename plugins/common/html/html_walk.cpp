#include "plugins/common/html/html_walk.h"

#include <algorithm>

#include "plugins/common/html/entities.h"

namespace mentiond::common::html {

HtmlWalk::HtmlWalk(std::string_view base, std::size_t size, Sanitised& out)
    : base_(base.size() <= kLongestBase ? base : std::string_view()),
      out_(out),
      html_(out.html, size + size / 8),
      plain_(out.text, size),
      text_(plain_) {}

// ---------------------------------------------------------------------------------------------------------- tags

// The flags of the element whose content this is.
unsigned HtmlWalk::context() const {
  if (dropped_ != nullptr) return dropped_->flags;
  return depth_ == 0 ? 0 : open_[depth_ - 1].element->flags;
}

// Where a browser moves what is no part of the table before it, and so into the drawing itself (HTML §13.2.6.1).
bool HtmlWalk::in_table_in_drawing() const {
  const unsigned around = depth_ == 0 ? 0 : open_[depth_ - 1].around;
  return (around & kForeign) != 0 && (around & kTable) != 0;
}

void HtmlWalk::begin(const NameKey& name) {
  const unsigned around = context();
  const bool in_html = (around & kForeign) == 0 || (around & (kHoldsHtml | kHoldsText)) != 0;
  tag_.element = find_element(name, in_html ? Vocabulary::kHtml : vocabulary_of(around));
  bool from_html = in_html;
  if (!in_html && tag_.element == nullptr && dropped_ == nullptr) {
    const NameEntry* const html = find_element(name);
    if (html != nullptr && (html->flags & kBreaksOut) != 0) {
      close_foreign();
      tag_.element = html;
      from_html = true;
    }
  }
  tag_.keeps = dropped_ == nullptr && has(kKept) && depth_ < kDeepest && (around & kHoldsText) == 0;
  if (from_html && has(kForeign) && in_table_in_drawing()) tag_.keeps = false;
  if (tag_.keeps) open_tag(from_html);
}

void HtmlWalk::open_tag(bool from_html) {
  close_implied();
  tag_.vocabulary = vocabulary_of(tag_.element->flags);
  tag_.html_size = html_.size();
  tag_.width = tag_.height = 0;
  tag_.one_pixel = tag_.xlink = false;
  tag_.seen.reset();
  if (has(kMedium)) tag_.source.clear(), tag_.title.clear(), tag_.alternative.clear();
  html_.append('<');
  write_name(*tag_.element);
  // Whatever the feed says it is: readers of XHTML know it by this, and those of HTML do not mind.
  if (from_html && has(kSvg)) html_.append(" xmlns=\"http://www.w3.org/2000/svg\"");
  if (from_html && has(kMathMl)) html_.append(" xmlns=\"http://www.w3.org/1998/Math/MathML\"");
}

void HtmlWalk::abandon() {
  if (tag_.keeps) html_.shrink(tag_.html_size);
}

bool HtmlWalk::begun(bool self_closing) {
  if (tag_.element == nullptr) return false;
  const unsigned flags = tag_.element->flags;
  const bool empty = (flags & kVoid) != 0 || (self_closing && (flags & kForeign) != 0);
  const bool raw = (flags & kRawText) != 0 && !empty;
  if (raw) raw_name_ = tag_.element->name();
  if (dropped_ != nullptr) {
    if (tag_.element->key == dropped_->key && !empty) ++dropped_depth_;
    return raw;
  }
  if ((flags & kDroppedWithContent) != 0) {
    if (!empty) dropped_ = tag_.element, dropped_depth_ = 1;
    return raw;
  }
  open_in_text(flags);
  if (!tag_.keeps) return raw;
  if (is_tracker()) {
    abandon();
    return raw;
  }
  if ((flags & kMedium) != 0) note_medium();
  if ((flags & kVoid) != 0) {
    html_.append(" />");
    return raw;
  }
  html_.append('>');
  push(*tag_.element);
  if (empty) close_top();
  return raw;
}

void HtmlWalk::end(const NameKey& name) {
  if (dropped_ != nullptr && end_dropped(name)) return;
  if (depth_ > 0 && top().element->key == name) return close_top();
  if (const std::size_t depth = depth_of(name); depth > 0) return close_to(depth - 1);
  const NameEntry* const element = find_element(name);
  if (element == nullptr || (element->flags & kDroppedWithContent) != 0) return;
  if ((element->flags & kLineBreak) != 0) return text_.line_break();  // HTML §13.2.6.4.7.
  close_in_text(element->flags);
}

// The depth of the innermost open element of that name; 0 where there is none in reach: an end inside of a table or of
// what holds HTML in a drawing does not close what is around it, but the end of these themselves does.
std::size_t HtmlWalk::depth_of(const NameKey& name) const {
  bool at_boundary = false;
  for (std::size_t depth = depth_; depth > 0; --depth) {
    const NameEntry& element = *open_[depth - 1].element;
    if (element.key == name) {
      const bool reaches = (element.flags & (kBoundary | kRow | kForeign)) != 0;
      return at_boundary && !reaches ? 0 : depth;
    }
    at_boundary |= (element.flags & kBoundary) != 0 && (element.flags & kTableCaption) == 0;
  }
  return 0;
}

void HtmlWalk::push(const NameEntry& element) {
  const unsigned around = depth_ == 0 ? 0 : top().around;
  open_[depth_++] = {&element, around | element.flags};
}

void HtmlWalk::close_top() {
  const NameEntry& element = *top().element;
  close_in_text(element.flags);
  --depth_;
  html_.append("</");
  write_name(element);
  html_.append('>');
}

void HtmlWalk::close_to(std::size_t depth) {
  while (depth_ > depth) close_top();
}

// Up to HTML, or to what holds HTML.
void HtmlWalk::close_foreign() {
  while (depth_ > 0 && (top().element->flags & kForeign) != 0 && (top().element->flags & kHoldsHtml) == 0) close_top();
}

// The ends that HTML lets authors leave out (§13.1.2.4).
void HtmlWalk::close_implied() {
  if (has(kBlock | kItem | kDefinition)) close_until(kParagraph, kBoundary);
  if (has(kItem)) close_until(kItem, kList | kBoundary);
  if (has(kDefinition)) close_until(kDefinition, kDefinitionList | kBoundary);
  if (has(kOption)) close_until(kOption, kBoundary);
  if (has(kCell)) close_until(kCell, kTable | kTableRow);
  if (has(kTableRow)) close_until(kTableRow, kTable);
}

// The innermost of these, unless one of those is nearer.
void HtmlWalk::close_until(unsigned wanted, unsigned boundaries) {
  if (depth_ == 0 || (top().around & wanted) == 0) return;
  for (std::size_t depth = depth_; depth > 0; --depth) {
    const unsigned flags = open_[depth - 1].element->flags;
    if ((flags & wanted) != 0) return close_to(depth - 1);
    if ((flags & boundaries) != 0) return;
  }
}

// True where the end belongs to what is dropped: that ends with its own end tag, or with that of an element around it,
// so that a lost end does not swallow the rest.
bool HtmlWalk::end_dropped(const NameKey& name) {
  if (dropped_->key == name) {
    if (--dropped_depth_ == 0) dropped_ = nullptr;
    return true;
  }
  if ((dropped_->flags & kRawText) != 0 || depth_of(name) == 0) return true;
  dropped_ = nullptr;
  return false;
}

// --------------------------------------------------------------------------------------------------------- texts

void HtmlWalk::open_in_text(unsigned flags) {
  if ((flags & kFigure) != 0) {
    figure_media_ = out_.media.size();
    early_caption_.clear();
  }
  if ((flags & kFigureCaption) != 0) ++captions_;
  if ((flags & kPreformatted) != 0) ++preformatted_;
  if ((flags & kLineBreak) != 0) {
    text_.line_break();
  } else if ((flags & kBlock) != 0) {
    text_.block();
  } else if ((flags & kRow) != 0) {
    text_.row();
  } else if ((flags & kCell) != 0) {
    text_.cell();
  }
}

void HtmlWalk::close_in_text(unsigned flags) {
  if ((flags & kPreformatted) != 0 && preformatted_ > 0) --preformatted_;
  if ((flags & kBlock) != 0) text_.block();
  if ((flags & kRow) != 0) text_.row();
  if ((flags & kFigure) != 0) early_caption_.clear();
  if ((flags & kFigureCaption) != 0 && captions_ > 0 && --captions_ == 0) give_caption();
}

// To what the figure showed so far, not again to what has one, and not to so much that captions outgrow the HTML; where
// there is nothing yet, to what comes next.
void HtmlWalk::give_caption() {
  constexpr std::size_t kMost = 16;
  std::string caption = one_line(caption_);
  caption_.clear();
  const std::size_t end = std::min(out_.media.size(), figure_media_ + kMost);
  for (std::size_t i = figure_media_; i < end; ++i) out_.media[i].caption = caption;
  if (figure_media_ >= out_.media.size()) early_caption_ = std::move(caption);
  figure_media_ = out_.media.size();
}

std::size_t HtmlWalk::text(Padded text) {
  const std::size_t size = html_.copy_until<'<', '&'>(text);
  if (dropped_ != nullptr) return size;
  html_.advance(size);
  plain_text(text.first(size));
  return size;
}

void HtmlWalk::raw_text(Padded text) {
  if (dropped_ != nullptr) return;
  append_text(html_, text);
  plain_text(text);
}

void HtmlWalk::plain_text(Padded text) {
  if (depth_ > 0 && (top().around & kSvg) != 0) return;  // A drawing's labels are no sentences.
  if (captions_ > 0) {
    caption_ += text;
  } else {
    text_.text(text, preformatted_ > 0);
  }
}

void HtmlWalk::character(std::uint32_t code_point) {
  std::array<char, 4> bytes;
  raw_text(Padded({bytes.data(), encode_utf8(code_point, bytes)}, decoded_));
}

void HtmlWalk::finish() {
  close_to(0);
  html_.finish();
  plain_.finish();
}

}  // namespace mentiond::common::html
