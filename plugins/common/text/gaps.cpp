#include "plugins/common/text/between.h"
#include "plugins/common/text/hebrew.h"
#include "plugins/common/text/paragraphs.h"
#include "plugins/common/text/tokens.h"

namespace mentiond::common::text {
namespace {

/// What a line break by itself is to a gap.
enum class LineBreak : std::uint8_t { kSpace, kNothing };

/// Writes a gap character by character. See gap_between().
class GapWriter {
 public:
  GapWriter(std::string_view gap, LineBreak single, std::string& out) : gap_(gap), single_(single), out_(out) {}

  void run() {
    const bool alone = seen_in(gap_).count == 1;
    for (std::size_t i = 0; i < gap_.size();) {
      const Character c = character_at(gap_, i);
      i += c.size;
      add(c, alone);
    }
    flush();
    // A line may end behind the hyphen of a compound.
    if (broken_ && out_ == "- ") out_ = "-";
  }

 private:
  void add(const Character& c, bool alone) {
    switch (class_of(c.code)) {
      case CharClass::kIgnorable:
        return;
      case CharClass::kParagraph:
      case CharClass::kNewline:
      case CharClass::kSpace:
        breaks_.add(c.code), pending_ = true;
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
    broken_ = breaks_.number() == 1;
    if (breaks_.end_paragraph()) {
      out_ += '\n';
    } else if (pending_ && !out_.ends_with(' ') && !(broken_ && single_ == LineBreak::kNothing)) {
      out_ += ' ';
    }
    breaks_ = {}, pending_ = false;
  }

  std::string_view gap_;
  LineBreak single_;
  std::string& out_;
  bool pending_ = false, broken_ = false;
  LineBreaks breaks_;
};

/// Of a run of initials, the last dot is a part.
bool ends_with_dot(std::string_view text, const Token& run) {
  constexpr std::string_view kWideDot = "\xEF\xBC\x8E";
  return run.is(Token::kInitials) && (text[run.end - 1] == '.' || text.substr(0, run.end).ends_with(kWideDot));
}

bool are_spaceless(const Token& left, const Token& right) {
  return left.is(Token::kSpaceless) && right.is(Token::kSpaceless);
}

std::string_view between(std::string_view text, const Token& left, const Token& right) {
  const std::size_t from = left.end + left.dot_size();
  return text.substr(from, right.start - from);
}

}  // namespace

void gap_between(std::string_view text, const Token& left, const Token& right, std::string& out) {
  out.clear();
  if (left.is(Token::kMiddleDot)) out = "\u00B7";
  const std::size_t from = left.end + left.dot_size();
  const std::string_view gap = between(text, left, right);
  if (gap == " ") {
    out += ' ';
    return;
  }
  if (is_doubled_geresh(text, from, right.start)) {
    out = "\"";
    return;
  }
  GapWriter(gap, are_spaceless(left, right) ? LineBreak::kNothing : LineBreak::kSpace, out).run();
  // J.K.Rowling: the dot parts as a space does.
  if ((left.dot_size() > 0 || ends_with_dot(text, left)) && seen_in(gap).count == 0) out = " ";
}

bool has_gap(std::string_view text, const Token& left, const Token& right, std::string_view wanted, std::string& room) {
  gap_between(text, left, right, room);
  if (room == wanted) return true;
  if (!are_spaceless(left, right) || wanted.find(' ') == std::string_view::npos) return false;
  room.clear();
  GapWriter(between(text, left, right), LineBreak::kSpace, room).run();
  return room == wanted;
}

}  // namespace mentiond::common::text
