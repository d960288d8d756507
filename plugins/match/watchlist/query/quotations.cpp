#include "plugins/match/watchlist/query/quotations.h"

#include "plugins/common/text/characters.h"
#include "plugins/common/text/paragraphs.h"
#include "plugins/match/watchlist/names/spelling.h"

namespace mentiond::plugins::watchlist {
namespace {

using common::text::Character;
using common::text::CharClass;

struct Pair {
  char32_t open, close, other_close;
};
/// German and others close with the mark that English opens with; Danish turns « around.
constexpr Pair kPairs[] = {{0x201C, 0x201D, 0x201D}, {0x201E, 0x201C, 0x201D}, {0x201D, 0x201D, 0x201D},
                           {0xAB, 0xBB, 0xBB},       {0xBB, 0xAB, 0xBB},       {0x2018, 0x2019, 0x2019},
                           {0x201A, 0x2018, 0x2019}, {0x2039, 0x203A, 0x203A}, {0x203A, 0x2039, 0x203A},
                           {0x300C, 0x300D, 0x300D}, {0x300E, 0x300F, 0x300F}, {'"', '"', '"'},
                           {0xFF02, 0xFF02, 0xFF02}};

bool is_letter(CharClass c) { return common::text::is_letter_class(c) || c == CharClass::kMark; }

const Pair* pair_of(char32_t code) {
  for (const Pair& pair : kPairs) {
    if (pair.open == code) return &pair;
  }
  return nullptr;
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::vector<common::text::Range> run() {
    for (std::size_t start = 0; start < text_.size();) {
      const common::text::Range gap = common::text::paragraph_break(text_, start);
      paragraph(start, gap);
      start = gap.end;
    }
    return std::move(found_);
  }

 private:
  /// One that ends where the gap begins.
  void paragraph(std::size_t at, common::text::Range gap) {
    const Pair* open = nullptr;
    std::size_t from = 0;
    for (; at < gap.start;) {
      const Character c = common::text::character_at(text_, at);
      if (open != nullptr && (c.code == open->close || c.code == open->other_close) && closes(at, c)) {
        add(from, at), open = nullptr;
      } else if (open == nullptr && opens(at, c)) {
        open = pair_of(c.code), from = at + c.size;
      }
      at += c.size;
    }
    if (open != nullptr && goes_on(gap.end)) add(from, gap.start);
  }

  void add(std::size_t from, std::size_t to) {
    if (from < to) found_.push_back({from, to});
  }
  bool opens(std::size_t at, const Character& c) const {
    if (pair_of(c.code) == nullptr) return false;
    if (is_white(class_behind(text_, at + c.size)) && !may_be_spaced(c.code)) return false;
    const CharClass before = class_in_front(text_, at);
    const bool after_digit = at > 0 && text_[at - 1] >= '0' && text_[at - 1] <= '9';
    return !is_letter(before) || (!after_digit && !is_latin_like(before));
  }
  /// French sets a space inside of its guillemets.
  static bool may_be_spaced(char32_t code) { return code == 0xAB || code == 0x2039; }
  /// Scripts without spaces set no space before a mark either.
  static bool is_latin_like(CharClass c) { return c == CharClass::kWord || c == CharClass::kMark; }
  /// A mark that is also an apostrophe closes where no letter follows.
  bool closes(std::size_t at, const Character& c) const {
    return common::text::class_of(c.code) != CharClass::kApostrophe || !is_letter(class_behind(text_, at + c.size));
  }
  bool goes_on(std::size_t next) const {
    return next < text_.size() && pair_of(common::text::character_at(text_, next).code) != nullptr;
  }

  std::string_view text_;
  std::vector<common::text::Range> found_;
};

}  // namespace

std::vector<common::text::Range> quotations(std::string_view text) { return Scanner(text).run(); }

}  // namespace mentiond::plugins::watchlist
