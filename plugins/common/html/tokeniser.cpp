#include "plugins/common/html/tokeniser.h"

#include <algorithm>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/entities.h"
#include "plugins/common/html/html_walk.h"
#include "plugins/common/html/name_table.h"
#include "plugins/common/html/scan.h"

namespace mentiond::common::html {
namespace {

constexpr std::size_t npos = std::string_view::npos;

}  // namespace

void Tokeniser::run() {
  for (std::size_t i = 0; i < html_.size();) {
    i += walk_.text(html_.behind(i));
    if (i == html_.size()) return;
    i = html_[i] == '&' ? reference(i) : markup(i);
  }
}

std::size_t Tokeniser::reference(std::size_t at) {
  const Reference found = read_html_reference(html().substr(at));
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
  const std::string_view rest = html().substr(at);
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
  const std::size_t end = ends_ ? html().find('>', at) : npos;
  if (end != npos) return end + 1;
  ends_ = false;
  walk_.character('<');
  return at + 1;
}

std::size_t Tokeniser::start_tag(std::size_t at) {
  const NameKey name = read_name(html_.behind(at + 1));
  walk_.begin(name);
  std::size_t i = at + 1 + name.written.size();
  bool slash = false;  // The last that was read; a value may end in one.
  while (i < html_.size() && html_[i] != '>') {
    slash = html_[i] == '/';
    i = slash || is_space(html_[i]) ? i + 1 : attribute(i);
  }
  if (i >= html_.size()) {
    walk_.abandon();
    return html_.size();
  }
  return walk_.begun(slash) ? raw_text(i + 1) : i + 1;
}

// From an attribute's name to behind its value.
std::size_t Tokeniser::attribute(std::size_t at) {
  const auto skip_space = [&](std::size_t i) {
    while (i < html_.size() && is_space(html_[i])) ++i;
    return i;
  };
  NameKey name = read_name<'='>(html_.behind(at));
  if (name.written.empty()) name = NameKey::of(html().substr(at, 1));  // A name may begin with '='.
  const std::size_t end = at + name.written.size();
  std::size_t i = skip_space(end);
  if (i >= html_.size() || html_[i] != '=') {
    walk_.attribute(name, html_.first(0), false);
    return end;
  }
  i = skip_space(i + 1);
  if (i >= html_.size()) return i;
  const char quote = html_[i];
  if (quote == '"' || quote == '\'') {
    const auto next = [&](std::size_t from) {
      return quote == '"' ? find_any<'"', '&'>(html_, from) : find_any<'\'', '&'>(html_, from);
    };
    std::size_t close = next(i + 1);
    const bool references = close < html_.size() && html_[close] == '&';
    if (references) close = quote == '"' ? find_any<'"'>(html_, close) : find_any<'\''>(html_, close);
    if (close == html_.size()) return close;
    walk_.attribute(name, html_.first(close).behind(i + 1), references);
    return close + 1;
  }
  const std::size_t begin = i;
  while (i < html_.size() && !is_space(html_[i]) && html_[i] != '>') ++i;
  walk_.attribute(name, html_.first(i).behind(begin), true);
  return i;
}

std::size_t Tokeniser::end_tag(std::size_t at) {
  const std::size_t begin = at + 2;
  if (begin >= html_.size()) {
    walk_.raw_text(html_.behind(at));
    return html_.size();
  }
  const std::size_t close = find_any<'>'>(html_, begin);
  if (close == html_.size()) return close;
  if (is_alpha(html_[begin])) walk_.end(read_name(html_.first(close).behind(begin)));
  return close + 1;
}

// The text of a script, style or their kin, up to its end tag; that one is read as usual.
std::size_t Tokeniser::raw_text(std::size_t at) {
  const std::string_view name = walk_.raw_name();
  for (std::size_t i = html().find("</", at); i != npos; i = html().find("</", i + 2)) {
    const std::size_t end = i + 2 + name.size();
    if (end > html_.size() || !equal_ignoring_case(html().substr(i + 2, name.size()), name)) continue;
    if (end < html_.size() && !ends_name(html_[end])) continue;
    walk_.raw_text(html_.first(i).behind(at));
    return i;
  }
  walk_.raw_text(html_.behind(at));
  return html_.size();
}

}  // namespace mentiond::common::html
