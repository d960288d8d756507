#include "plugins/common/text/between.h"
#include "plugins/common/text/hebrew.h"
#include "plugins/common/text/tokens.h"

namespace mentiond::common::text {
namespace {

/// Writes a gap character by character. See gap_between().
class GapWriter {
 public:
  GapWriter(std::string_view gap, bool spaceless, std::string& out) : gap_(gap), spaceless_(spaceless), out_(out) {}

  void run() {
    const bool alone = seen_in(gap_).count == 1;
    for (std::size_t i = 0; i < gap_.size();) {
      const Character c = character_at(gap_, i);
      i += c.size;
      add(c, alone);
    }
    flush();
    if (newlines_ != 1) return;
    if (spaceless_ && out_ == " ") out_.clear();
    // A line may end behind the hyphen of a compound.
    if (out_ == "- ") out_ = "-";
  }

 private:
  void add(const Character& c, bool alone) {
    switch (class_of(c.code)) {
      case CharClass::kIgnorable:
        return;
      case CharClass::kParagraph:
        newlines_ += 2;
        [[fallthrough]];
      case CharClass::kNewline:
        ++newlines_;
        [[fallthrough]];
      case CharClass::kSpace:
        pending_ = true;
        return;
      case CharClass::kApostrophe:
      case CharClass::kQuote:
        // Around words it is set or left out as the writer likes; inside of one it counts (O'Brien).
        pending_ = pending_ || !alone;
        if (!alone) return;
        break;
      default:
        break;
    }
    flush();
    UnitRoom room;
    for (const Unit& unit : fold(c.code, room)) append_utf8(unit.base, out_);
  }
  void flush() {
    if (newlines_ > 1) {
      out_ += '\n';
    } else if (pending_ && !out_.ends_with(' ')) {
      out_ += ' ';
    }
    if (pending_ && newlines_ > 1) newlines_ = 0;
    pending_ = false;
  }

  std::string_view gap_;
  bool spaceless_;
  std::string& out_;
  bool pending_ = false;
  int newlines_ = 0;
};

/// Of a run of initials, the last dot is a part.
bool ends_with_dot(std::string_view text, const Token& run) {
  constexpr std::string_view kWideDot = "\xEF\xBC\x8E";
  return run.is(Token::kInitials) && (text[run.end - 1] == '.' || text.substr(0, run.end).ends_with(kWideDot));
}

}  // namespace

void gap_between(std::string_view text, const Token& left, const Token& right, std::string& out) {
  out.clear();
  if (left.is(Token::kMiddleDot)) out = "\u00B7";
  const std::size_t from = left.end + left.dot_size();
  const std::string_view gap = text.substr(from, right.start - from);
  if (gap == " ") {
    out += ' ';
    return;
  }
  if (is_doubled_geresh(text, from, right.start)) {
    out = "\"";
    return;
  }
  GapWriter(gap, left.is(Token::kSpaceless) && right.is(Token::kSpaceless), out).run();
  // J.K.Rowling: the dot parts as a space does.
  if (seen_in(gap).count == 0 && (left.dot_size() > 0 || ends_with_dot(text, left))) out = " ";
}

}  // namespace mentiond::common::text
