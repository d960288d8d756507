#include "host/story/folded.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace mentiond::story {
namespace {

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
  if (is_apostrophe(c) || (U_GET_GC_MASK(c) & (U_GC_M_MASK | U_GC_CF_MASK)) != 0) return {0, Folded::kNothing, false};
  if (!u_isalnum(c)) return {0, stops(c) ? Folded::kStops : Folded::kParts, false};
  const UChar32 folded = u_foldCase(base_of(nfkd, u_foldCase(c, U_FOLD_CASE_DEFAULT)), U_FOLD_CASE_DEFAULT);
  const Folded::Kind kind = stands_alone(c) ? Folded::kAlone : u_isdigit(c) ? Folded::kDigit : Folded::kLetter;
  return {static_cast<char16_t>(folded < static_cast<UChar32>(kPlane) ? folded : c), kind, u_isupper(c) != 0};
}

}  // namespace

const std::vector<Folded>& folded_plane() {
  static const std::vector<Folded> kFolded = [] {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
    std::vector<Folded> folded(kPlane);
    for (UChar32 c = 0; c < static_cast<UChar32>(kPlane); ++c) folded[static_cast<std::size_t>(c)] = fold(*nfkd, c);
    return folded;
  }();
  return kFolded;
}

Folded folded_beyond_ascii(const std::vector<Folded>& plane, std::string_view text, std::size_t& at) {
  constexpr Folded kInvalid;
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
  const std::uint32_t lead = byte(at++);
  const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  if (lead < 0xC2 || lead > 0xF4 || at + more > text.size()) return kInvalid;
  std::uint32_t c = lead & (0x3Fu >> more);
  for (std::size_t i = 0; i < more; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return kInvalid;
    c = c << 6 | (byte(at + i) & 0x3F);
  }
  at += more;
  if (c < kPlane) return plane[c];
  const bool ideograph = c >= 0x20000 && c < 0x32000;
  return {static_cast<char16_t>(c), ideograph ? Folded::kAlone : Folded::kParts, false};
}

}  // namespace mentiond::story
