#include "tests/plugins/normalise/feed/repair.h"

#include <algorithm>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/entities.h"
#include "plugins/common/html/scan.h"
#include "plugins/normalise/feed/prolog.h"

namespace mentiond::test {
namespace {

using namespace common::html;

// Writes a copy of the text, section by section.
class Repair {
 public:
  explicit Repair(std::string_view text) : rest_(text.substr(plugins::feed::read_prolog(text).end)) {
    out_.reserve(text.size() + 64);
  }

  std::string repair() && {
    while (!rest_.empty()) {
      copy(find_any<'&', '<'>(rest_));
      if (rest_.empty()) break;
      if (rest_[0] == '&') {
        reference();
      } else {
        markup();
      }
    }
    return std::move(out_);
  }

 private:
  void copy(std::size_t size) {
    out_ += rest_.substr(0, size);
    rest_.remove_prefix(size);
  }
  // Up to and with `end`, or to the end of the text.
  std::size_t until(std::string_view end, std::size_t from) const {
    const auto at = rest_.find(end, from);
    return at == rest_.npos ? rest_.size() : at + end.size();
  }
  void reference() {
    const Reference found = read_reference(rest_);
    if (found.code_point == 0) {
      out_ += "&amp;";
      rest_.remove_prefix(1);
    } else if (found.code_point == '<' || found.code_point == '&' || found.code_point == '>' ||
               found.code_point == '"' || found.code_point == '\'') {
      (out_ += "&#") += std::to_string(found.code_point);
      out_ += ';';
      rest_.remove_prefix(found.size);
    } else {
      append_utf8(out_, found.code_point);
      rest_.remove_prefix(found.size);
    }
  }

  void markup() {
    if (rest_.starts_with("<![CDATA[")) return copy(until("]]>", 9));
    if (rest_.starts_with("<!--")) return rest_.remove_prefix(until("-->", 4));
    if (rest_.starts_with("<?")) return rest_.remove_prefix(until("?>", 2));
    const char next = rest_.size() > 1 ? rest_[1] : ' ';
    const bool name = is_alpha(next) || next == '_' || next == ':' || static_cast<unsigned char>(next) >= 0x80;
    if (name || next == '/') return copy(1);
    out_ += "&lt;";
    rest_.remove_prefix(1);
  }

  std::string_view rest_;
  std::string out_;
};

}  // namespace

std::string repair(std::string_view text) { return Repair(text).repair(); }

}  // namespace mentiond::test
