#include "plugins/common/text/tokens.h"

#include <algorithm>

#include "plugins/common/text/between.h"
#include "plugins/common/text/folded_letters.h"
#include "plugins/common/text/hebrew.h"
#include "plugins/common/text/links.h"
#include "plugins/common/text/plain_words.h"
#include "plugins/common/text/window.h"

namespace mentiond::common::text {
namespace {

/// A word of up to eight letters of ASCII, small or capital, as one number.
constexpr std::uint64_t packed(std::string_view word) {
  std::uint64_t bytes = 0;
  for (const char c : word) bytes = bytes << 8 | static_cast<unsigned char>(c | 0x20);
  return bytes;
}

/// Articles and other short words that lose their vowel before a name.
constexpr std::uint64_t kElided[] = {
    packed("l"),      packed("d"),     packed("j"),      packed("m"),      packed("n"),      packed("s"),
    packed("t"),      packed("c"),     packed("v"),      packed("qu"),     packed("gl"),     packed("un"),
    packed("all"),    packed("dell"),  packed("dall"),   packed("nell"),   packed("sull"),   packed("coll"),
    packed("quell"),  packed("quest"), packed("degl"),   packed("agl"),    packed("dagl"),   packed("negl"),
    packed("sugl"),   packed("jusqu"), packed("lorsqu"), packed("puisqu"), packed("quoiqu"), packed("presqu"),
    packed("quelqu"), packed("entr"),  packed("anch"),   packed("com"),    packed("cos"),    packed("sant"),
    packed("bell"),   packed("mezz"),  packed("tutt")};

bool is_elided(std::string_view word) {
  // N'Diaye, N'Djamena: names that begin so.
  if (word.size() > 6 || word == "N") return false;
  return std::find(std::begin(kElided), std::end(kElided), packed(word)) != std::end(kElided);
}

/// In Ukrainian and Belarusian an apostrophe before one of these is a letter of the word: Лук'янов, сям'я.
bool is_iotated(char32_t c) { return std::u32string_view(U"яюєїеёіЯЮЄЇЕЁІ").find(c) != std::u32string_view::npos; }
bool is_cyrillic(char32_t c) { return c >= 0x400 && c < 0x530; }
/// Syllables, and the letters that they are made of.
bool is_no_hangul(char32_t c) { return (c < 0xAC00 || c >= 0xD7A4) && (c < 0x1100 || c >= 0x1200); }

/// The vowel "am" of Thai and Lao, which NFKC takes apart: its ring belongs to the letter before it, and its stroke
/// would begin a letter of its own.
bool is_am(char32_t c) { return c == 0xE33 || c == 0xEB3; }
bool is_ring(char32_t c) { return c == 0xE4D || c == 0xECD; }
bool is_stroke(char32_t c) { return c == 0xE32 || c == 0xEB2; }
/// Sets the letter that follows below the one before it, in Khmer and Burmese.
bool is_stacker(char32_t c) { return c == 0x17D2 || c == 0x1039; }

constexpr std::string_view kWideDot = "\xEF\xBC\x8E";  // U+FF0E

/// One pass over a text. See tokens.h for the rules.
class Tokeniser {
 public:
  Tokeniser(std::string_view text, Tokens& out)
      : text_(text), out_(out), first_(out.data() + out.size()), end_(first_) {}

  void run() {
    for (std::size_t at = 0; at < text_.size();) {
      make_room();
      at = window(at);
    }
    out_.resize(static_cast<std::size_t>(end_ - out_.data()));
  }

 private:
  /// For the words of a window, and for what is written behind them.
  void make_room() {
    constexpr std::size_t kMost = 64 + 8;
    const auto used = static_cast<std::size_t>(end_ - out_.data()),
               before = static_cast<std::size_t>(first_ - out_.data());
    if (out_.size() >= used + kMost) return;
    out_.resize(used);  // What a longer vector copies.
    out_.resize(used + 2 * kMost);
    first_ = out_.data() + before, end_ = out_.data() + used;
  }
  bool has_previous() const { return end_ > first_; }
  Token& last() { return end_[-1]; }
  const Token& last() const { return end_[-1]; }
  /// The bytes of the full stop at a place; 0: there is none.
  std::uint32_t dot_at(std::size_t at) const {
    if (at < text_.size() && text_[at] == '.') return 1;
    const bool wide = at < text_.size() && text_[at] == kWideDot[0] && text_.substr(at).starts_with(kWideDot);
    return wide ? static_cast<std::uint32_t>(kWideDot.size()) : 0U;
  }

  /// How far ahead the text is fetched: articles are short, and the processor begins anew to guess with each.
  static constexpr std::size_t kAhead = 512;

  /// Reads a window from a place where no word goes on. Returns where to go on.
  std::size_t window(std::size_t from) {
    const char* data = text_.data() + from;
    __builtin_prefetch(data + kAhead);
    if (text_.size() - from < Window::kBytes) {
      rest_.fill(0);
      text_.copy(rest_.data(), rest_.size(), from), data = rest_.data();
    }
    const Window window = window_at(data, from == 0 ? ' ' : text_[from - 1]);
    const std::size_t end = from + window.size;
    std::uint64_t starts = window.starts, events = window.careful | window.others | window.links;
    for (std::size_t at = from;;) {
      if (dot_ > 0) events |= lowest_of(starts);
      if (at < blocked_until_) events |= starts & bits_below(blocked_until_ - from);
      const std::uint64_t first = lowest_of(events);
      plain_words(data, from, window, starts & (first - 1));
      if (first == 0) return end;
      at = from + place_of(first);
      std::size_t next = at + 1;
      if ((first & window.words) != 0) {
        next = careful_word(from, first, window);
      } else if ((first & window.others) != 0) {
        next = other(at);
      } else {
        punctuation(at, text_[at]);
      }
      if (next >= end) return next;
      const std::uint64_t rest = ~bits_below(next - from);
      starts &= rest, events &= rest;
      // What is joined to a letter that is written as an entity has not been seen.
      if (text_[next - 1] == ';') events |= starts & 0xFULL << (next - from);
    }
  }

  /// Those words of a window that begin at `starts`, which need no care: nearly all.
  void plain_words(const char* data, std::size_t from, const Window& window, std::uint64_t starts) {
    if (starts == 0) return;
    Token* const batch = end_;
    end_ += read_plain_words({data, window.words, window.accented, starts, static_cast<std::uint32_t>(from)}, end_);
    for (std::uint64_t joined = window.joined & starts; joined != 0; joined &= joined - 1) {
      Token* const right = batch + std::popcount(starts & (lowest_of(joined) - 1));
      if (right > first_) join(right[-1], *right);
    }
    initial_ = false;
  }

  /// One that begins with ASCII or an accent, and may go on with something else.
  std::size_t careful_word(std::size_t from, std::uint64_t first, const Window& window) {
    const std::uint64_t behind = (window.words + first) & ~window.words;
    const std::size_t start = from + place_of(first);
    if (((behind - first) & window.words & window.accented) != 0) return word(start);
    std::size_t end = behind != 0 ? from + place_of(behind) : from + 64;
    if (behind == 0 || (behind & window.others) != 0) {
      while (end < text_.size() && is_ascii_word(text_[end])) ++end;
      const CharClass next = end < text_.size() ? class_of(character_at(text_, end).code) : CharClass::kOther;
      if (next == CharClass::kWord || next == CharClass::kMark || next == CharClass::kIgnorable) return word(start);
    }
    const std::uint32_t hashed = hash<kLowerCase>(text_.data() + start, end - start, text_.size() - start);
    emit(start, end, hashed, Token::kAscii, end - start == 1 && is_alpha(text_[start]));
    return end;
  }

  std::size_t other(std::size_t at) {
    const Character c = character_at(text_, at);
    switch (class_of(c.code)) {
      case CharClass::kWord:
        return word(at);
      case CharClass::kSpaceless:
        return spaceless(at);
      default:
        // One that is written as an entity.
        if (c.code == '@') punctuation(at, '@');
        return at + c.size;
    }
  }

  std::size_t word(std::size_t start) {
    letters_.clear();
    std::size_t end = start, count = 0;
    std::uint32_t flags = 0;
    bool enclosed = false;  // The last letter.
    for (std::size_t i = start; flags == 0;) {
      const std::size_t next = enclosed ? i : letters_.append_short(text_, i, count);
      if (next > i) end = i = next;
      if (i >= text_.size()) break;
      const Character c = character_at(text_, i);
      const CharacterTable::Row row = c.code < CharacterTable::kEnd ? table_.row(c.code) : rare_row_of(c.code);
      const CharClass kind = row.char_class;
      i += c.size;
      if (kind == CharClass::kWord) {
        if (count > 0 && is_enclosed(c.code) != enclosed) break;
        enclosed = is_enclosed(c.code);
        letters_.append(c.code, row), ++count;
        if (is_l_with_dot(c.code)) flags = Token::kMiddleDot;
      } else if (kind == CharClass::kMark) {
        letters_.append_mark(c.code);
      } else if (kind == CharClass::kIgnorable) {
        continue;
      } else {
        break;
      }
      end = i;
    }
    emit(start, end, letters_.hash(), flags, count == 1 && has_case(start));
    return end;
  }
  static CharacterTable::Row rare_row_of(char32_t code) { return {.char_class = rare_class_of(code), .folded = {}}; }
  bool has_case(std::size_t at) const {
    const char32_t code = character_at(text_, at).code;
    return (is_upper(code) || is_lower(code)) && !is_caseless(code);
  }

  std::size_t spaceless(std::size_t start) {
    letters_.clear();
    Character c = character_at(text_, start);
    letters_.append(c.code);
    std::size_t end = start + c.size;
    bool ring = false, stacked = false;
    for (std::size_t i = end; i < text_.size();) {
      c = character_at(text_, i);
      const CharClass kind = class_of(c.code);
      i += c.size;
      if (kind == CharClass::kIgnorable) continue;
      const bool belongs = stacked || is_am(c.code) || (ring && is_stroke(c.code));
      if (kind == CharClass::kSpaceless && belongs) {
        letters_.append(c.code);
      } else if (kind == CharClass::kMark) {
        letters_.append_mark(c.code);
      } else {
        break;
      }
      ring = ring || is_ring(c.code), stacked = is_stacker(c.code);
      end = i;
    }
    emit(start, end, letters_.hash(), Token::kSpaceless, false);
    return end;
  }

  /// The beginning of a URL or an e-mail address?
  void punctuation(std::size_t at, char c) {
    if (!has_previous() || at < blocked_until_) return;
    Range link;
    if (c == '.') link = url_at_www(text_, at);
    if (c == '/' && at > 0) link = text_[at - 1] == ':' ? url_at_scheme(text_, at - 1) : url_at_slash(text_, at);
    if ((c == '?' || c == '#') && at > 0) link = url_at_query(text_, at);
    if (c == '@' && at > 0) link = email_at(text_, at);
    if (link.empty() || begins_inside_word(link.start)) return;
    blocked_until_ = link.end;
    for (Token* i = end_; i-- > first_ && i->end > link.start;) block(*i);
  }
  /// A link begins where a word does: "é" written as an entity, then "t://", is none.
  bool begins_inside_word(std::size_t at) const {
    const Token* i = end_;
    while (i > first_ && i[-1].end > at) --i;
    return i < end_ && i->start < at && !i->is(Token::kInitials);
  }
  static void block(Token& token) { token.flags &= ~static_cast<std::uint32_t>(Token::kCanStart | Token::kCanEnd); }

  void emit(std::size_t start, std::size_t end, std::uint32_t hash_value, std::uint32_t flags, bool single) {
    const Token token{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end), hash_value,
                      flags | Token::kCanStart | Token::kCanEnd};
    if (single || dot_ > 0 || start < blocked_until_ || !has_previous() || text_[last().end] != ' ')
      return emit_joined(token, single);
    *end_++ = token;
    initial_ = false;
  }
  /// The same for one that those before may have to do with.
  [[gnu::noinline]] void emit_joined(Token token, bool single) {
    const std::size_t start = token.start, end = token.end;
    if (single && initial_ && has_previous() && joins_initials(start, end)) {
      merge(token);
    } else {
      // Written first: a flag that changes is read back with the whole token else, which waits for both writes.
      *end_ = token;
      if (has_previous()) join(last(), *end_);
      ++end_;
    }
    initial_ = single;
    if (single) {
      take_dot(start, end);
    } else {
      dot_ = 0;
    }
    if (start < blocked_until_) block(last());
  }

  bool upper_at(std::size_t at) const { return is_upper(character_at(text_, at).code); }

  /// May the letter at [start, end) go on the initials before it?
  bool joins_initials(std::size_t start, std::size_t end) const {
    constexpr std::size_t kLongestRun = 32;
    if (last().is(Token::kInitials) && initials_.size() > kLongestRun) return false;
    const std::size_t from = initial_end_ + dot_;
    const std::string_view gap = text_.substr(from, start - from);
    if (seen_in(gap).count == 0) return dot_ > 0;
    if (!is_one_space(gap) || !upper_at(start) || !upper_at(initial_start_)) return false;
    const bool dot_follows = dot_at(end) > 0;
    if (dot_ > 0 || dot_follows) return dot_ > 0 && dot_follows;
    // Letters that nothing marks as initials are none where they are set far apart.
    if (character_at(gap, 0).size != gap.size()) return false;
    // "A" and "I" are words where no dot says otherwise.
    return text_[start] != 'I' && text_[initial_start_] != 'A' && text_[initial_start_] != 'I';
  }

  void merge(const Token& token) {
    Token& run = last();
    if (!run.is(Token::kInitials)) initials_.clear(), append_folded(text_, run, initials_);
    append_folded(text_, token, initials_);
    run.end = token.end;
    run.hash = hash_folded(initials_);
    const std::uint32_t single = Token::kAscii | Token::kDotted | Token::kWideDot;
    run.flags = (run.flags & ~single) | Token::kInitials;
  }

  /// The dot behind an initial is no punctuation; behind a run of them it is part of the run.
  void take_dot(std::size_t start, std::size_t end) {
    initial_start_ = start, initial_end_ = end;
    Token& token = last();
    const bool run = token.is(Token::kInitials) && dot_ > 0;
    dot_ = 0;
    const std::uint32_t dot = dot_at(end);
    if (dot == 0) return;
    // "will.i.am": a letter that a dot joins to a word is no initial, whatever its case.
    if (!run && !token.is(Token::kCanStart) && text_[start - 1] == '.') return;
    const bool goes_on = end + 2 < text_.size() && is_alpha(text_[end + 1]) && text_[end + 2] == '.';
    if (!run && !goes_on && !upper_at(start)) return;
    dot_ = dot;
    if (token.is(Token::kInitials)) {
      token.end = static_cast<std::uint32_t>(end + dot);
    } else {
      token.flags |= dot == 1 ? Token::kDotted : Token::kWideDot;
    }
  }

  /// What the gap between two words says of where names may end and begin.
  void join(Token& left, Token& right) const {
    if (text_[left.end] == ' ') return;
    const std::size_t from = left.end + left.dot_size();
    // Two characters and more part words; of ASCII, all can be seen. Nearly always there is one.
    const auto is_plain = [&](char c) { return is_ascii(c) && c != '&'; };
    const std::size_t size = right.start - from;
    if (size == 1 && is_plain(text_[from]) && !left.is(Token::kMiddleDot))
      return join_by(static_cast<unsigned char>(text_[from]), left, right);
    if (is_doubled_geresh(text_, from, right.start)) return part(left, right);
    if (size > 1 && is_plain(text_[from]) && is_plain(text_[from + 1])) return;
    const Seen seen = seen_in(text_.substr(from, size));
    if (left.is(Token::kMiddleDot)) return seen.count == 0 ? join_by(0xB7, left, right) : void();
    if (seen.count == 0) {
      const bool after_dot = from > 0 && text_[from - 1] == '.';
      if (after_dot && !upper_at(right.start) && !right.is(Token::kSpaceless)) part(left, right);
      return;
    }
    if (seen.count == 1) join_by(seen.first, left, right);
  }
  /// What the one character between two words says.
  void join_by(char32_t joint, Token& left, Token& right) const {
    const auto meet = [&](bool (*is)(char32_t), bool (*is_too)(char32_t)) {
      return is(character_before(text_, left.end).code) && is_too(character_at(text_, right.start).code);
    };
    switch (joint) {
      case '.':
      case 0x2024:
        if (digits_meet(left, right) || (letters_meet(left, right) && have_case(left, right)) || ends_host(left, right))
          part(left, right);
        return;
      case ',':
      case ';':
        if (digits_meet(left, right)) part(left, right);
        return;
      case 0xB7:
      case 0x2027:
        // In Korean it parts what is listed.
        if (letters_meet(left, right) && meet(is_no_hangul, is_no_hangul)) part(left, right);
        return;
      default:
        break;
    }
    const CharClass kind = class_of(joint);
    if (kind != CharClass::kApostrophe && kind != CharClass::kQuote) return;
    if (kind == CharClass::kQuote && meet(is_hebrew, is_hebrew)) part(left, right);
    if (kind != CharClass::kApostrophe) return;
    if (!is_elided(text_.substr(left.start, left.end - left.start)))
      right.flags &= ~static_cast<std::uint32_t>(Token::kCanStart);
    if (negates(left, right)) left.flags &= ~static_cast<std::uint32_t>(Token::kCanEnd);
    if (meet(is_cyrillic, is_iotated)) part(left, right);
  }
  bool digits_meet(const Token& left, const Token& right) const {
    return is_digit(text_[left.end - 1]) && is_digit(text_[right.start]);
  }
  /// Where letters stand alone, a dot between them parts titles and names, and joins nothing.
  bool letters_meet(const Token& left, const Token& right) const {
    const bool spaceless = left.is(Token::kSpaceless) || right.is(Token::kSpaceless);
    return !is_digit(text_[left.end - 1]) && !is_digit(text_[right.start]) && !spaceless;
  }
  bool is_caseless_letter(const Token& token) const { return is_caseless(character_at(text_, token.start).code); }
  bool have_case(const Token& left, const Token& right) const {
    return !is_caseless_letter(left) && !is_caseless_letter(right);
  }
  /// "北约.com", "नाटो.com": what begins with a small letter of ASCII behind a dot is no sentence.
  bool ends_host(const Token& left, const Token& right) const {
    const auto is_small = [](char c) { return is_alpha(c) && !is_capital(c); };
    const std::string_view end = text_.substr(right.start, right.end - right.start);
    const bool caseless = left.is(Token::kSpaceless) || is_caseless_letter(left);
    return caseless && end.size() > 1 && std::all_of(end.begin(), end.end(), is_small);
  }
  /// "Can't": what stands before its apostrophe is no word.
  bool negates(const Token& left, const Token& right) const {
    const auto is = [&](std::size_t at, char letter) { return (text_[at] | 0x20) == letter; };
    return right.end == right.start + 1 && is(right.start, 't') && is(left.end - 1, 'n');
  }
  static void part(Token& left, Token& right) {
    left.flags &= ~static_cast<std::uint32_t>(Token::kCanEnd);
    right.flags &= ~static_cast<std::uint32_t>(Token::kCanStart);
  }

  const CharacterTable& table_ = CharacterTable::instance();
  std::string_view text_;
  Tokens& out_;  // Longer than the words that were read, so that nothing asks for room.
  Token* first_;
  Token* end_;
  std::size_t blocked_until_ = 0;
  std::array<char, Window::kBytes> rest_;  // Of the text, where it is shorter than what is read.
  FoldedLetters letters_;                  // Of the word that is read.
  std::string initials_;
  // The last word, where it was a single letter.
  bool initial_ = false;
  std::uint32_t dot_ = 0;  // Bytes of the full stop that it took.
  std::size_t initial_start_ = 0, initial_end_ = 0;
};

}  // namespace

void tokenise(std::string_view text, Tokens& out) { Tokeniser(text, out).run(); }

std::uint32_t hash_of(std::string_view folded) { return hash_folded(folded); }

void append_folded(std::string_view text, const Token& token, std::string& out) {
  const std::string_view word = text.substr(token.start, token.end - token.start);
  if (token.is(Token::kAscii)) {
    for (const char c : word) out += is_alpha(c) ? static_cast<char>(c | 0x20) : c;
    return;
  }
  char32_t base = 0;
  UnitRoom room;
  for (std::size_t i = 0; i < word.size();) {
    const Character c = character_at(word, i);
    const CharClass kind = class_of(c.code);
    i += c.size;
    if (kind == CharClass::kMark) {
      for (const Unit& unit : fold(c.code, room)) {
        if (!strips(base, unit.base)) append_utf8(unit.base, out);
      }
    } else if (is_letter_class(kind)) {
      for (const Unit& unit : fold(c.code, room)) append_utf8(base = unit.base, out);
    }
  }
}

void append_units(std::string_view text, const Token& token, std::vector<Unit>& out) {
  const std::size_t first = out.size();
  UnitRoom room;
  const std::string_view word = text.substr(0, token.end);
  for (std::size_t i = token.start; i < word.size();) {
    const Character c = character_at(word, i);
    const CharClass kind = class_of(c.code);
    i += c.size;
    if (kind == CharClass::kMark) {
      for (const Unit& unit : fold(c.code, room)) {
        if (out.size() > first && strips(out.back().base, unit.base)) {
          out.back().add_mark(static_cast<char16_t>(unit.base));
        } else {
          out.push_back({unit.base});
        }
      }
    } else if (is_letter_class(kind)) {
      const std::span<const Unit> units = fold(c.code, room);
      out.insert(out.end(), units.begin(), units.end());
    }
  }
}

}  // namespace mentiond::common::text
