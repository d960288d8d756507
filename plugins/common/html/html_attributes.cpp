// The attributes of the tag that HtmlWalk is reading.
#include <algorithm>
#include <charconv>
#include <utility>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/entities.h"
#include "plugins/common/html/html_walk.h"
#include "plugins/common/html/paint.h"
#include "plugins/common/html/source_set.h"
#include "plugins/common/html/url.h"

namespace mentiond::common::html {
namespace {

// In front of the names that HTML gives to its parts, so that none is that of a part of the page it is shown in:
// scripts find those by name ("DOM clobbering"), labels and styles as well.
constexpr std::string_view kOwn = "content-";

void append_own(std::string& out, std::string_view name) {
  if (!name.starts_with(kOwn)) out += kOwn;
  out += name;
}

// A name could be that of a window of the reader's.
bool is_harmless_target(std::string_view value) { return value.empty() || value == "_blank" || value == "_self"; }

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

// The value of a property in a style that was filtered, which says it in one way.
std::string_view declared(std::string_view style, std::string_view property) {
  for (auto at = style.find(property); at != style.npos; at = style.find(property, at + 1)) {
    const std::string_view rest = style.substr(at + property.size());
    if ((at == 0 || style[at - 1] == ' ') && rest.starts_with(": ")) return rest.substr(2, rest.find(';') - 2);
  }
  return {};
}

bool hides(std::string_view style) {
  return declared(style, "display") == "none" ||
         (is_one_pixel(declared(style, "width")) && is_one_pixel(declared(style, "height")));
}

}  // namespace

void HtmlWalk::attribute(const NameKey& name, Padded value, bool references) {
  if (!tag_.keeps) return;
  const auto [known, index] = find_attribute(name, tag_.vocabulary);
  // Of an attribute that stands twice the first counts (HTML §13.2.5.33).
  if (known == nullptr || tag_.seen[index]) return;
  tag_.seen.set(index);
  if (references) value = Padded(decode_references(value), decoded_);
  const unsigned flags = known->flags;
  if (flags == kPlain) return append_attribute(*known, value);
  if ((flags & (kUrl | kPictureUrl)) != 0) return add_url(*known, value);
  if ((flags & kPaint) != 0) return add_paint(*known, value);
  if ((flags & kSourceSet) != 0) return add_source_set(*known, value);
  if ((flags & kStyle) != 0) return add_style(*known, value);
  if ((flags & kIdentifier) != 0) return add_names(*known, value);
  if ((flags & kLocalReference) != 0) return add_local_reference(*known, value);
  if ((flags & kTarget) != 0 && !is_harmless_target(value)) return;
  if (has(kMedium) && (flags & kMediumFact) != 0) note_fact(flags, value);
  append_attribute(*known, value);
}

void HtmlWalk::append_attribute(const NameEntry& attribute, Padded value) {
  if ((attribute.flags & kXLink) != 0 && !tag_.xlink) {
    tag_.xlink = true;
    html_.append(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
  }
  html_.append(' ');
  write_name(attribute);
  html_.append("=\"");
  append_escaped(html_, value);
  html_.append('"');
}

void HtmlWalk::append_made(const NameEntry& attribute, std::string_view value) {
  append_attribute(attribute, Padded(value, made_));
}

void HtmlWalk::add_url(const NameEntry& attribute, Padded value) {
  // In a drawing what is no link takes from elsewhere: from the same drawing, it may.
  if (has(kSvg) && !has(kLink)) return add_local_reference(attribute, value);
  const bool source = (attribute.flags & kSource) != 0;
  if (!is_plain_web_url(value)) {
    const std::string url = resolve(base_, value);
    const bool picture = (attribute.flags & kPictureUrl) != 0 || (source && has(kPicture));
    if (picture ? !is_safe_image(url) : !is_safe_link(url)) return;
    value = Padded(url, made_);
  }
  append_attribute(attribute, value);
  if (source && has(kMedium)) tag_.source = value;
}

void HtmlWalk::add_source_set(const NameEntry& attribute, std::string_view value) {
  const std::string kept = filtered_source_set(value, base_);
  if (!kept.empty()) append_made(attribute, kept);
}

void HtmlWalk::add_style(const NameEntry& attribute, std::string_view value) {
  const std::string style = filtered_style(value, tag_.vocabulary);
  if (style.empty()) return;
  if (has(kPicture) && hides(style)) tag_.one_pixel = true;
  append_made(attribute, style);
}

void HtmlWalk::add_names(const NameEntry& attribute, std::string_view value) {
  std::string names;
  for (value = trimmed(value); !value.empty(); value = trimmed(value)) {
    const auto end = std::find_if(value.begin(), value.end(), is_space);
    const auto size = static_cast<std::size_t>(end - value.begin());
    if (!names.empty()) names += ' ';
    append_own(names, value.substr(0, size));
    value.remove_prefix(size);
  }
  append_made(attribute, names);
}

void HtmlWalk::add_local_reference(const NameEntry& attribute, std::string_view value) {
  const auto hash = value.find('#');
  std::string reference;
  if (hash != value.npos && hash + 1 < value.size()) append_own(reference += '#', value.substr(hash + 1));
  if (!reference.empty() || value.empty()) append_made(attribute, reference);
}

void HtmlWalk::add_paint(const NameEntry& attribute, Padded value) {
  if (!is_plain_paint(value)) return;
  if (std::string_view(value).find(kPaintReference) == std::string_view::npos)
    return append_attribute(attribute, value);
  append_made(attribute, with_own_names(value, kOwn));
}

void HtmlWalk::note_fact(unsigned flags, std::string_view value) {
  if ((flags & kAlternative) != 0) tag_.alternative = value;
  if ((flags & kTitle) != 0) tag_.title = value;
  if ((flags & (kWidth | kHeight)) == 0) return;
  ((flags & kWidth) != 0 ? tag_.width : tag_.height) = pixels(value);
  tag_.one_pixel |= is_one_pixel(value);
}

bool HtmlWalk::is_tracker() const { return tag_.one_pixel && has(kPicture) && tag_.width <= 1 && tag_.height <= 1; }

void HtmlWalk::note_medium() {
  if (tag_.source.empty() || (depth_ > 0 && (top().around & kSvg) != 0)) return;
  const char* const type = has(kPicture) ? "picture" : has(kVideo) ? "video" : "audio";
  const std::string caption = early_caption_.empty() ? tag_.title : std::exchange(early_caption_, {});
  out_.media.push_back({type, tag_.source, caption, tag_.alternative, tag_.width, tag_.height});
}

}  // namespace mentiond::common::html
