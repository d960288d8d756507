#include "plugins/normalise/feed/prolog.h"

#include <algorithm>

#include "plugins/common/html/ascii.h"

namespace mentiond::plugins::feed {
namespace {

using namespace common::html;

constexpr std::size_t kLongestHead = 64 << 10;

// The name of a tag that begins here, in lower case and without its prefix.
std::string tag_at(std::string_view text) {
  if (text.empty()) return {};
  std::size_t end = 1;
  while (end < text.size() && end < 40 && (is_alnum(text[end]) || text[end] == ':')) ++end;
  std::string name = lower(text.substr(1, end - 1));
  return name.substr(name.rfind(':') == name.npos ? 0 : name.rfind(':') + 1);
}

// The first element, behind declaration, comments and DOCTYPE.
std::size_t first_element(std::string_view head) {
  std::size_t at = head.find('<');
  while (at < head.size()) {
    const std::string_view rest = head.substr(at);
    if (!rest.starts_with("<?") && !rest.starts_with("<!")) return at;
    const std::string_view end = rest.starts_with("<!--") ? "-->" : ">";
    const auto skip = rest.find(end);
    if (skip == rest.npos) break;
    at = head.find('<', at + skip + end.size());
  }
  return head.size();
}

// Where the document begins: mostly at its first '<'. Servers print warnings before it, and some wrap it into a page;
// then at the feed's root, told by its attributes from what an example in a page may say.
std::size_t document_start(std::string_view text) {
  const std::string_view head = text.substr(0, kLongestHead);
  const std::size_t start = std::min(head.find('<'), text.size());
  const std::string root = tag_at(text.substr(std::min(first_element(head), text.size())));
  if (root == "rss" || root == "feed" || root == "rdf" || root == "channel") return start;
  const std::string lowered = lower(head);
  std::size_t found = lowered.npos;
  for (const std::string_view tag :
       {"<rss version=", "<rss xmlns", "<feed xmlns", "<feed version=", "<rdf:rdf xmlns"}) {
    found = std::min(found, lowered.find(tag));
  }
  if (found == lowered.npos) return start;
  // Its own declaration belongs to it.
  const auto declaration = lowered.rfind("<?xml ", found);
  return declaration != lowered.npos && declaration > start ? declaration : found;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Prolog read() && {
    start();
    for (;;) {
      const std::size_t next = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
      const std::string_view rest = text_.substr(next);
      if (rest.starts_with("<?")) {
        at_ = behind("?>", next + 2);
      } else if (rest.starts_with("<!--")) {
        at_ = behind("-->", next + 4);
      } else if (rest.size() > 9 && equal_ignoring_case(rest.substr(0, 9), "<!doctype")) {
        doctype(next);
      } else {
        out_.end = rest.starts_with('<') ? next : at_;
        return std::move(out_);
      }
    }
  }

 private:
  std::size_t behind(std::string_view end, std::size_t from) const {
    const auto found = text_.find(end, from);
    return found == text_.npos ? text_.size() : found + end.size();
  }

  void start() {
    const std::size_t begin = document_start(text_);
    if (begin == 0 || begin >= text_.size()) return;
    const bool blank = trimmed(text_.substr(0, begin)).empty();
    if (!blank || text_.substr(begin).starts_with("<?xml")) {
      out_.error = std::to_string(begin) + (blank ? " bytes of white space" : " bytes of something else") +
                   " before the document";
      out_.notes.push_back(out_.error);
    }
    at_ = begin;
  }

  void doctype(std::size_t begin) {
    std::size_t i = begin + 9;
    char quote = 0;
    std::size_t subset = text_.npos;
    for (; i < text_.size(); ++i) {
      const char c = text_[i];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '[' && subset == text_.npos) {
        subset = i;
        i = std::min(text_.find(']', i), text_.size()) - 1;
      } else if (c == '>') {
        break;
      }
    }
    out_.doctype = text_.substr(begin, std::min(subset, i) - begin);
    if (text_.substr(begin, i - begin).find("<!ENTITY") != text_.npos) {
      out_.notes.emplace_back("entity declarations of the DOCTYPE were not read");
    }
    at_ = std::min(i + 1, text_.size());
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Prolog out_;
};

}  // namespace

Prolog read_prolog(std::string_view text) { return Reader(text).read(); }

}  // namespace mentiond::plugins::feed
