#include "plugins/common/text/characters.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <vector>

#include "plugins/common/text/entities.h"

namespace mentiond::common::text {
namespace {

/// Letters that Unicode does not decompose, and what they fold to.
struct SpecialLetter {
  char16_t letter, first, second;
};
constexpr SpecialLetter kSpecialLetters[] = {
    {0xDF, 's', 's'}, {0xE6, 'a', 'e'},  {0xF0, 'd', 0},  {0xF8, 'o', 0},
    {0xFE, 't', 'h'}, {0x111, 'd', 0},   {0x127, 'h', 0}, {0x131, 'i', 0},
    {0x142, 'l', 0},  {0x153, 'o', 'e'}, {0x167, 't', 0}, {0x671, 0x627, 0},  // Alef wasla.
};

const SpecialLetter* special(char32_t code) {
  for (const SpecialLetter& letter : kSpecialLetters) {
    if (letter.letter == code) return &letter;
  }
  return nullptr;
}

bool is_quote(char32_t c) {
  return c == '"' || c == 0xAB || c == 0xBB || (c >= 0x201C && c <= 0x201F) || c == 0x2033 || c == 0x2036 ||
         (c >= 0x2039 && c <= 0x203A) || c == 0x5F4 || (c >= 0x300A && c <= 0x300F) || c == 0x3008 || c == 0x3009 ||
         (c >= 0x301D && c <= 0x301F) || c == 0xFF02;
}
bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x201A || c == 0x201B || c == 0x2032 ||
         (c >= 0x2BB && c <= 0x2BF) || c == 0x60 || c == 0xB4 || c == 0x5F3 || c == 0xFF07;
}
bool is_hyphen(char32_t c) {
  return c == '-' || c == 0x58A || c == 0x5BE || (c >= 0x2010 && c <= 0x2013) || c == 0x2043 || c == 0x2212 ||
         c == 0xFE58 || c == 0xFE63 || c == 0xFF0D;
}

/// The letter araea, which Korean newspapers set for a middle dot.
constexpr char32_t kAraea = 0x318D;
/// Between the parts of foreign names in Chinese and Japanese, and of lists in Korean.
bool is_middle_dot(char32_t c) {
  return c == 0xB7 || c == 0x2022 || c == 0x2027 || c == 0x2219 || c == 0x22C5 || c == 0x30FB || c == kAraea ||
         c == 0xFF65;
}

/// The question and exclamation marks of Armenian, and its stress: set inside of words, and no letters.
bool is_armenian_mark(char32_t c) { return c == 0x55B || c == 0x55C || c == 0x55E; }
/// The frame of a keycap, and the sign for information: of emoji, though Unicode has a mark and a letter.
bool is_emoji_part(char32_t c) { return c == 0x20E3 || c == 0x2139; }

CharClass letter_class(char32_t code) {
  const auto c = static_cast<UChar32>(code);
  const int breaks = u_getIntPropertyValue(c, UCHAR_WORD_BREAK);
  const int line = u_getIntPropertyValue(c, UCHAR_LINE_BREAK);
  if (breaks == U_WB_EXTEND || breaks == U_WB_FORMAT || breaks == U_WB_ZWJ) return CharClass::kMark;
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &error);
  const bool spaceless = breaks == U_WB_KATAKANA || script == USCRIPT_HAN || script == USCRIPT_HIRAGANA ||
                         script == USCRIPT_KATAKANA || line == U_LB_COMPLEX_CONTEXT;
  // A radical that is set for the ideograph, as converters of PDF do, is one.
  const bool radical = code >= 0x2F00 && code <= 0x2FD5;
  if (spaceless && (u_isalnum(c) || radical)) return CharClass::kSpaceless;
  if (breaks == U_WB_ALETTER || breaks == U_WB_HEBREW_LETTER || breaks == U_WB_NUMERIC || breaks == U_WB_EXTENDNUMLET ||
      u_isalpha(c) || u_isdigit(c)) {
    return CharClass::kWord;
  }
  return CharClass::kOther;
}

CharClass find_class(char32_t code) {
  const auto c = static_cast<UChar32>(code);
  if (code == '\n' || code == '\r' || code == 0x2028) return CharClass::kNewline;
  if (code == 0x2029) return CharClass::kParagraph;
  if (is_emoji_part(code)) return CharClass::kOther;
  if (code == 0x640 || is_armenian_mark(code) || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
    return CharClass::kIgnorable;
  if (u_isUWhiteSpace(c)) return CharClass::kSpace;
  if (is_apostrophe(code)) return CharClass::kApostrophe;
  if (is_quote(code)) return CharClass::kQuote;
  if (is_hyphen(code)) return CharClass::kHyphen;
  if (code == kAraea) return CharClass::kOther;
  return letter_class(code);
}

/// NFKC, case folding and full decomposition.
icu::UnicodeString decomposed(char32_t code) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* fold_case = icu::Normalizer2::getNFKCCasefoldInstance(error);
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(error);
  icu::UnicodeString text(static_cast<UChar32>(code));
  if (u_charType(static_cast<UChar32>(code)) != U_NON_SPACING_MARK) text = fold_case->normalize(text, error);
  return decompose->normalize(text, error);
}

void add_letter(std::vector<Unit>& units, char32_t code) {
  const SpecialLetter* letter = special(code);
  if (letter == nullptr) return units.push_back({code});
  for (const char16_t base : {letter->first, letter->second}) {
    if (base == 0) continue;
    units.push_back({static_cast<char32_t>(base)});
    units.back().add_mark(letter->letter);
  }
}

std::vector<Unit> find_units(char32_t code, CharClass c) {
  switch (c) {
    case CharClass::kSpace:
    case CharClass::kNewline:
    case CharClass::kParagraph:
      return {{U' '}};
    case CharClass::kApostrophe:
      return {{U'\''}};
    case CharClass::kHyphen:
      return {{U'-'}};
    case CharClass::kQuote:
      return {{U'"'}};
    case CharClass::kIgnorable:
      return {};
    default:
      break;
  }
  if (is_middle_dot(code)) return {{0xB7}};
  std::vector<Unit> units;
  const bool sharp_s = code == 0xDF || code == 0x1E9E;
  icu::UnicodeString text = sharp_s ? icu::UnicodeString(UChar32{0xDF}) : decomposed(code);
  if (is_l_with_dot(code)) text.truncate(1);
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const auto each = static_cast<char32_t>(text.char32At(i));
    if (!units.empty() && strips(units.back().base, each)) {
      units.back().add_mark(static_cast<char16_t>(each));
    } else {
      add_letter(units, each);
    }
  }
  // ™ and ² are no letters, whatever they decompose to; full-width punctuation is punctuation.
  if (c == CharClass::kOther && (units.size() != 1 || is_letter_class(find_class(units[0].base)))) units = {{code}};
  for (Unit& unit : units) unit.upper = is_upper(code), unit.lower = is_lower(code);
  return units;
}

/// Ideographs, syllables and private characters need no look-up, and are most of the plane.
bool is_its_own(char32_t code) {
  return (code >= 0x3400 && code < 0x4DC0) || (code >= 0x4E00 && code < 0xA000) || (code >= 0xD800 && code < 0xF900);
}
bool is_hangul(char32_t code) { return code >= 0xAC00 && code < 0xD7A4; }

std::span<const Unit> fold_hangul(char32_t code, UnitRoom& room) {
  const char32_t index = code - 0xAC00;
  room[0] = {0x1100 + index / 588};
  room[1] = {0x1161 + index % 588 / 28};
  room[2] = {0x11A7 + index % 28};
  return {room.data(), index % 28 == 0 ? 2U : 3U};
}

}  // namespace

CharacterTable::CharacterTable() : rows_(kEnd) {
  for (char32_t code = 0; code < kEnd; ++code) add(code);
}

void CharacterTable::add(char32_t code) {
  Row& row = rows_[code];
  row.first_unit = static_cast<std::uint32_t>(units_.size());
  if (is_its_own(code)) {
    row.char_class = code < 0xA000 ? CharClass::kSpaceless : CharClass::kOther;
    units_.push_back({code});
  } else if (is_hangul(code)) {
    row.char_class = CharClass::kWord;
  } else {
    row.char_class = rare_class_of(code);
    const std::vector<Unit> units = find_units(code, row.char_class);
    units_.insert(units_.end(), units.begin(), units.end());
  }
  row.unit_count = static_cast<std::uint8_t>(units_.size() - row.first_unit);
  if (row.unit_count != 1 || units_.back().base >= 0x800 || is_l_with_dot(code)) return;
  std::string folded;
  append_utf8(units_.back().base, folded);
  folded.copy(row.folded.data(), row.folded.size());
}

void Unit::add_mark(char16_t mark) {
  // Romanian has a comma below, which old code pages have a cedilla for.
  constexpr char16_t kCommaBelow = 0x326, kCedilla = 0x327;
  if (mark == kCedilla && (base == 's' || base == 't')) mark = kCommaBelow;
  for (char16_t& place : marks) {
    if (place != 0 && place != mark) continue;
    place = mark;
    return;
  }
}

bool Unit::has_mark(char16_t mark) const { return marks[0] == mark || marks[1] == mark || marks[2] == mark; }

Character rare_character_at(std::string_view text, std::size_t at) {
  if (text[at] == '&') return entity_at(text, at);
  auto i = static_cast<int32_t>(0);
  UChar32 code = 0;
  const auto size = static_cast<int32_t>(text.size() - at < 4 ? text.size() - at : 4);
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data() + at), i, size, code);
  if (code < 0) return {0xFFFD, 1};
  return {static_cast<char32_t>(code), static_cast<std::uint32_t>(i)};
}

Character character_before(std::string_view text, std::size_t end) {
  std::size_t start = end - 1;
  while (start > 0 && end - start < 4 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
  auto i = static_cast<int32_t>(0);
  UChar32 code = 0;
  const auto size = static_cast<int32_t>(end - start);
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data() + start), i, size, code);
  if (code < 0 || i != size) return {0xFFFD, 1};
  return {static_cast<char32_t>(code), static_cast<std::uint32_t>(size)};
}

CharClass rare_class_of(char32_t code) { return find_class(code); }

bool is_lower(char32_t code) {
  if (code < 0x80) return code >= 'a' && code <= 'z';
  return u_islower(static_cast<UChar32>(code)) != 0 && code != 0xDF;
}

bool is_upper(char32_t code) {
  if (code < 0x80) return code >= 'A' && code <= 'Z';
  return u_isupper(static_cast<UChar32>(code)) != 0 || u_istitle(static_cast<UChar32>(code)) != 0;
}

bool is_caseless(char32_t code) {
  const bool georgian = code >= 0x10D0 && code <= 0x10FF;
  return code >= 0x5D0 && (georgian || u_charType(static_cast<UChar32>(code)) == U_OTHER_LETTER);
}

std::span<const Unit> fold(char32_t code, UnitRoom& room) {
  if (is_hangul(code)) return fold_hangul(code, room);
  if (code < CharacterTable::kEnd) {
    const CharacterTable& table = CharacterTable::instance();
    return table.units(table.row(code));
  }
  // Beyond the plane a character is one unit: itself, or the letter that it is a style of.
  const std::vector<Unit> units = find_units(code, find_class(code));
  room[0] = units.size() == 1 ? units[0] : Unit{code};
  return {room.data(), 1};
}

bool strips(char32_t base, char32_t mark) {
  if (mark < 0x300 || mark >= CharacterTable::kEnd || (base == 0x438 && mark == kBreve)) return false;
  if (u_charType(static_cast<UChar32>(mark)) != U_NON_SPACING_MARK) return false;
  UErrorCode error = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(base), &error)) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_ARABIC:
    case USCRIPT_HEBREW:
      return true;
    default:
      return false;
  }
}

std::size_t write_utf8(char32_t code, char* out) {
  int32_t size = 0;
  U8_APPEND_UNSAFE(out, size, code);
  return static_cast<std::size_t>(size);
}

}  // namespace mentiond::common::text
