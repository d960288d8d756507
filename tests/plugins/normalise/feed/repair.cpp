#include "tests/plugins/normalise/feed/repair.h"

#include <algorithm>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/entities.h"
#include "plugins/common/html/scan.h"

namespace mentiond::test {
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

// Writes a copy of the text, section by section.
class Repair {
 public:
  explicit Repair(std::string_view text) : rest_(text) { out_.text.reserve(text.size() + 64); }

  Prepared prepare() && {
    strip_head();
    while (!rest_.empty()) {
      copy(find_any<'&', '<'>(rest_));
      if (rest_.empty()) break;
      if (rest_[0] == '&') {
        reference();
      } else {
        markup();
      }
    }
    if (entities_ > 0 && out_.doctype.empty()) fault(std::to_string(entities_) + " HTML entities without a DOCTYPE");
    return std::move(out_);
  }

 private:
  void copy(std::size_t size) {
    out_.text += rest_.substr(0, size);
    rest_.remove_prefix(size);
  }
  // Up to and with `end`, or to the end of the text.
  std::size_t until(std::string_view end, std::size_t from) const {
    const auto at = rest_.find(end, from);
    return at == rest_.npos ? rest_.size() : at + end.size();
  }
  void fault(std::string what) {
    if (out_.error.empty()) out_.error = what;
    out_.notes.push_back(std::move(what));
  }

  // The declaration goes too: the text is UTF-8 now, whatever it says.
  void strip_head() {
    const std::size_t start = document_start(rest_);
    if (start > 0 && start < rest_.size()) {
      const bool blank = trimmed(rest_.substr(0, start)).empty();
      if (!blank || rest_.substr(start).starts_with("<?xml")) {
        fault(std::to_string(start) + (blank ? " bytes of white space" : " bytes of something else") +
              " before the document");
      }
      rest_.remove_prefix(start);
    }
    if (rest_.starts_with("<?xml") && rest_.size() > 5 && is_space(rest_[5])) rest_.remove_prefix(until("?>", 5));
  }

  void reference() {
    const Reference found = read_reference(rest_);
    if (found.code_point == 0) {
      if (!fault_and_) fault("a bare & or an unknown entity");
      fault_and_ = true;
      out_.text += "&amp;";
      rest_.remove_prefix(1);
    } else if (found.code_point == '<' || found.code_point == '&' || found.code_point == '>' ||
               found.code_point == '"' || found.code_point == '\'') {
      (out_.text += "&#") += std::to_string(found.code_point);
      out_.text += ';';
      rest_.remove_prefix(found.size);
    } else {
      if (found.named) ++entities_;
      append_utf8(out_.text, found.code_point);
      rest_.remove_prefix(found.size);
    }
  }

  void markup() {
    if (rest_.starts_with("<![CDATA[")) return copy(until("]]>", 9));
    if (rest_.starts_with("<!--")) return rest_.remove_prefix(until("-->", 4));
    if (rest_.starts_with("<?")) return rest_.remove_prefix(until("?>", 2));
    const char next = rest_.size() > 1 ? rest_[1] : ' ';
    if (!in_root_ && rest_.size() > 9 && equal_ignoring_case(rest_.substr(0, 9), "<!doctype")) return doctype();
    const bool name = is_alpha(next) || next == '_' || next == ':' || static_cast<unsigned char>(next) >= 0x80;
    if (name || next == '/') {
      in_root_ = true;
      return copy(1);
    }
    if (!fault_angle_) fault("a bare <");
    fault_angle_ = true;
    out_.text += "&lt;";
    rest_.remove_prefix(1);
  }

  void doctype() {
    std::size_t i = 9;
    char quote = 0;
    std::size_t subset = std::string_view::npos;
    for (; i < rest_.size(); ++i) {
      const char c = rest_[i];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '[' && subset == std::string_view::npos) {
        subset = i;
        i = std::min(rest_.find(']', i), rest_.size()) - 1;
      } else if (c == '>') {
        break;
      }
    }
    out_.doctype = rest_.substr(0, std::min(subset, i));
    if (rest_.substr(0, i).find("<!ENTITY") != std::string_view::npos) {
      out_.notes.emplace_back("entity declarations of the DOCTYPE were not read");
    }
    rest_.remove_prefix(std::min(i + 1, rest_.size()));
  }

  std::string_view rest_;
  Prepared out_;
  std::size_t entities_ = 0;
  bool in_root_ = false, fault_and_ = false, fault_angle_ = false;
};

}  // namespace

Prepared prepare(std::string_view text) { return Repair(text).prepare(); }

}  // namespace mentiond::test
