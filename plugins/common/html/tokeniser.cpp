#include "plugins/common/html/tokeniser.h"

#include <algorithm>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/entities.h"
#include "plugins/common/html/html_walk.h"
#include "plugins/common/html/scan.h"

namespace mentiond::common::html {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool ends_name(char c) { return is_space(c) || c == '/' || c == '>'; }

}  // namespace

void Tokeniser::run() {
  for (std::size_t i = 0; i < html_.size();) {
    const std::size_t next = find_any<'<', '&'>(html_, i);
    if (next > i) walk_.text(html_.substr(i, next - i));
    if (next == html_.size()) return;
    i = html_[next] == '&' ? reference(next) : markup(next);
  }
}

std::size_t Tokeniser::reference(std::size_t at) {
  const Reference found = read_html_reference(html_.substr(at));
  if (found.code_point == 0) {
    walk_.character('&');
    return at + 1;
  }
  walk_.character(found.code_point);
  return at + found.size;
}

std::size_t Tokeniser::markup(std::size_t at) {
  const char next = at + 1 < html_.size() ? html_[at + 1] : ' ';
  if (is_alpha(next)) return start_tag(at);
  if (next == '/') return end_tag(at);
  if (next == '!' || next == '?') return declaration(at);
  walk_.character('<');
  return at + 1;
}

// A comment, a DOCTYPE, a CDATA section or a processing instruction. What never ends was none: it is text.
std::size_t Tokeniser::declaration(std::size_t at) {
  const std::string_view rest = html_.substr(at);
  if (rest.starts_with("<!--")) {
    if (rest.starts_with("<!-->")) return at + 5;
    if (rest.starts_with("<!--->")) return at + 6;
    for (std::size_t end = rest.find("--", 4); end != npos; end = rest.find("--", end + 1)) {
      if (rest.substr(end + 2).starts_with('>')) return at + end + 3;
      if (rest.substr(end + 2).starts_with("!>")) return at + end + 4;
    }
    return html_.size();
  }
  // Looked for once: else a text of nothing but "<!" takes quadratic time.
  const std::size_t end = ends_ ? html_.find('>', at) : npos;
  if (end != npos) return end + 1;
  ends_ = false;
  walk_.character('<');
  return at + 1;
}

std::size_t Tokeniser::name_end(std::size_t at) const {
  while (at < html_.size() && !ends_name(html_[at])) ++at;
  return at;
}

// Most names are in lower case already.
std::string_view Tokeniser::lowered(std::size_t begin, std::size_t end, std::string& storage) const {
  const std::string_view name = html_.substr(begin, end - begin);
  if (std::none_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) return name;
  storage = lower(name);
  return storage;
}

std::size_t Tokeniser::start_tag(std::size_t at) {
  const std::size_t end = name_end(at + 1);
  walk_.begin(lowered(at + 1, end, name_));
  std::size_t i = end;
  while (i < html_.size() && html_[i] != '>') {
    if (is_space(html_[i]) || html_[i] == '/') {
      ++i;
    } else {
      i = attribute(i);
    }
  }
  if (i >= html_.size()) {
    walk_.abandon();
    return html_.size();
  }
  return walk_.begun() ? raw_text(i + 1) : i + 1;
}

// From an attribute's name to behind its value.
std::size_t Tokeniser::attribute(std::size_t at) {
  std::size_t i = at + 1;  // A name may begin with '='.
  while (i < html_.size() && !ends_name(html_[i]) && html_[i] != '=') ++i;
  const std::string_view name = lowered(at, i, attribute_);
  while (i < html_.size() && is_space(html_[i])) ++i;
  if (i >= html_.size() || html_[i] != '=') {
    walk_.attribute(name, {});
    return i;
  }
  ++i;
  while (i < html_.size() && is_space(html_[i])) ++i;
  if (i >= html_.size()) return i;
  const char quote = html_[i];
  if (quote == '"' || quote == '\'') {
    const std::size_t end = html_.find(quote, i + 1);
    if (end == npos) return html_.size();
    walk_.attribute(name, html_.substr(i + 1, end - i - 1));
    return end + 1;
  }
  const std::size_t begin = i;
  while (i < html_.size() && !is_space(html_[i]) && html_[i] != '>') ++i;
  walk_.attribute(name, html_.substr(begin, i - begin));
  return i;
}

std::size_t Tokeniser::end_tag(std::size_t at) {
  const std::size_t begin = at + 2;
  if (begin >= html_.size()) {
    walk_.text("</");
    return html_.size();
  }
  const std::size_t close = html_.find('>', begin);
  if (close == npos) return html_.size();
  if (is_alpha(html_[begin])) walk_.end(lowered(begin, std::min(name_end(begin), close), name_));
  return close + 1;
}

// The text of a script, style or their kin, up to its end tag; that one is read as usual.
std::size_t Tokeniser::raw_text(std::size_t at) {
  const std::string_view name = walk_.raw_name();
  for (std::size_t i = html_.find("</", at); i != npos; i = html_.find("</", i + 2)) {
    const std::size_t end = i + 2 + name.size();
    if (end > html_.size() || !equal_ignoring_case(html_.substr(i + 2, name.size()), name)) continue;
    if (end < html_.size() && !ends_name(html_[end])) continue;
    walk_.text(html_.substr(at, i - at));
    return i;
  }
  walk_.text(html_.substr(at));
  return html_.size();
}

}  // namespace mentiond::common::html
