#include "host/story/words.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <vector>

namespace mentiond::story {
namespace {

constexpr std::uint32_t kInvalid = 0xFFFD, kTable = 0x10000;
constexpr std::uint64_t kLetterFactor = 0x9E3779B97F4A7C15;

/// What a character is to a word.
enum Kind : std::uint8_t {
  kParts,  ///< Belongs to no word.
  kStops,  ///< So does this, and a sentence may begin after it.
  kLetter,
  kDigit,
  kAlone,   ///< A letter that is a word by itself.
  kNothing  ///< A mark, an apostrophe, a soft hyphen: as if it were not there.
};

struct Folded {
  char16_t as = 0;
  Kind kind = kParts;
  bool is_capital = false;
};

bool is_apostrophe(UChar32 c) { return c == '\'' || c == 0x2019 || c == 0x02BC || c == 0xFF07; }

/// Scripts that part no words by spaces: South-East Asian ones, kana, ideographs.
bool stands_alone(UChar32 c) {
  return (c >= 0x0E00 && c < 0x0F00) || (c >= 0x1000 && c < 0x10A0) || (c >= 0x1780 && c < 0x1800) ||
         (c >= 0x3040 && c < 0x3100) || (c >= 0x3400 && c < 0xA000) || (c >= 0xF900 && c < 0xFB00);
}

bool stops(UChar32 c) {
  switch (c) {
    case '.':
    case '!':
    case '?':
    case ':':
    case '\n':
    case '"':
    case '(':
    case '[':
    case 0xAB:
    case 0xBB:
    case 0x2018:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x2013:
    case 0x2014:
    case 0x2026:
    case 0x3002:
      return true;
    default:
      return false;
  }
}

/// The letter under the marks of `c`, as far as marks are all that decomposition takes off.
UChar32 base_of(const icu::Normalizer2& nfkd, UChar32 c) {
  icu::UnicodeString parts;
  if (!nfkd.getDecomposition(c, parts)) return c;
  const UChar32 base = parts.char32At(0);
  for (std::int32_t i = U16_LENGTH(base); i < parts.length(); ++i) {
    if ((U_GET_GC_MASK(parts.charAt(i)) & U_GC_M_MASK) == 0) return c;
  }
  return base;
}

Folded fold(const icu::Normalizer2& nfkd, UChar32 c) {
  if (is_apostrophe(c) || (U_GET_GC_MASK(c) & (U_GC_M_MASK | U_GC_CF_MASK)) != 0) return {0, kNothing, false};
  if (!u_isalnum(c)) return {0, stops(c) ? kStops : kParts, false};
  const UChar32 folded = u_foldCase(base_of(nfkd, u_foldCase(c, U_FOLD_CASE_DEFAULT)), U_FOLD_CASE_DEFAULT);
  const Kind kind = stands_alone(c) ? kAlone : u_isdigit(c) ? kDigit : kLetter;
  return {static_cast<char16_t>(folded < static_cast<UChar32>(kTable) ? folded : c), kind, u_isupper(c) != 0};
}

/// Of every character of the Basic Multilingual Plane: looking one up must cost next to nothing.
const std::vector<Folded>& table() {
  static const std::vector<Folded> kFolded = [] {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
    std::vector<Folded> folded(kTable);
    for (UChar32 c = 0; c < static_cast<UChar32>(kTable); ++c) folded[static_cast<std::size_t>(c)] = fold(*nfkd, c);
    return folded;
  }();
  return kFolded;
}

Folded beyond_table(std::uint32_t c) {
  const bool ideograph = c >= 0x20000 && c < 0x32000;
  return {static_cast<char16_t>(c), ideograph ? kAlone : kParts, false};
}

}  // namespace

/// The character that does not fit into one byte and begins at `at_ - 1`; kInvalid for each byte that begins none.
std::uint32_t WordReader::rest_of(std::uint32_t lead) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text_[i])); };
  const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  if (lead < 0xC2 || lead > 0xF4 || at_ + more > text_.size()) return kInvalid;
  std::uint32_t c = lead & (0x3Fu >> more);
  for (std::size_t i = 0; i < more; ++i) {
    if ((byte(at_ + i) & 0xC0) != 0x80) return kInvalid;
    c = c << 6 | (byte(at_ + i) & 0x3F);
  }
  at_ += more;
  return c;
}

bool WordReader::next(Word& word) {
  static const std::vector<Folded>& kFolded = table();
  const Folded* const table = kFolded.data();
  std::uint64_t hash = 0;
  bool inside = false, has_digit = false;
  word = Word{};
  while (at_ < text_.size()) {
    const std::size_t before = at_;
    std::uint32_t c = static_cast<unsigned char>(text_[at_++]);
    if (c >= 0x80) c = rest_of(c);
    const Folded letter = c < kTable ? table[c] : beyond_table(c);
    if (letter.kind == kLetter || letter.kind == kDigit) {
      if (!inside) word.is_capital = letter.is_capital && !sentence_begins_;
      inside = true;
      has_digit |= letter.kind == kDigit;
      hash = (hash ^ letter.as) * kLetterFactor;
      // Most letters are ASCII and follow one: nothing else is asked of them, and no member is written for each.
      std::size_t at = at_;
      for (; at < text_.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text_[at]);
        if (byte >= 0x80 || (table[byte].kind != kLetter && table[byte].kind != kDigit)) break;
        has_digit |= table[byte].kind == kDigit;
        hash = (hash ^ table[byte].as) * kLetterFactor;
      }
      at_ = at;
      continue;
    }
    if (letter.kind == kNothing) continue;
    if (inside) {
      at_ = before;
      break;
    }
    if (letter.kind == kAlone) {
      word.letter = inside = true;
      hash = letter.as + 1;
      break;
    }
    sentence_begins_ |= letter.kind == kStops;
  }
  if (inside) sentence_begins_ = false;
  word.hash = mix(hash);
  word.has_digit = has_digit;
  return inside;
}

}  // namespace mentiond::story
