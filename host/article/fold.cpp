#include "host/article/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/stringoptions.h>

#include <array>
#include <cstdint>
#include <cstring>

namespace mentiond::article {
namespace {

enum ByteClass : unsigned char {
  kPlain,     ///< Neither NFC nor folding changes what it belongs to.
  kSpace,     ///< U+0020: as it is between two plain bytes.
  kWhite,     ///< Other ASCII white space.
  kMayWhite,  ///< Leads white space, or what NFC leaves alone.
  kMayMark    ///< Leads what NFC may compose, decompose or reorder, or white space.
};

/// Of the code points below U+0300, of U+0400 to U+047F and of U+4000 to U+9FFF none is a mark, composes with a
/// character before it or decomposes; U+2000 to U+203F (E2 80) have only white space that NFC changes.
constexpr std::array<ByteClass, 256> byte_classes() {
  std::array<ByteClass, 256> classes{};
  for (unsigned byte = 0xCC; byte < 256; ++byte) {
    const bool never = byte == 0xD0 || byte == 0xD1 || (byte >= 0xE4 && byte <= 0xE9);
    classes[byte] = never ? kPlain : kMayMark;
  }
  for (unsigned byte = '\t'; byte <= '\r'; ++byte) classes[byte] = kWhite;
  classes[' '] = kSpace;
  classes[0xC2] = kMayWhite;
  return classes;
}
constexpr std::array<ByteClass, 256> kClasses = byte_classes();

ByteClass class_of(char c) { return kClasses[static_cast<unsigned char>(c)]; }

/// Whether the eight bytes at `at` hold no control, no two spaces in a row, and of what is not ASCII only U+0400 to
/// U+047F, which D0 and D1 lead; and whether no white space follows a space at their end. REQUIRES: nine bytes.
bool eight_plain_bytes(const char* at) {
  constexpr std::uint64_t kOnes = 0x0101010101010101, kHighs = 0x8080808080808080;
  const auto zeros = [](std::uint64_t x) {
    return ~(((x & ~kHighs) + ~kHighs) | x | ~kHighs);
  };  // 80 where a byte is 0.
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof(word));
  const std::uint64_t controls = (word - kOnes * ' ') & ~word & kHighs;
  const std::uint64_t leads = word & (word << 1) & kHighs;
  const std::uint64_t known_leads = zeros((word & (kOnes * 0xFE)) ^ (kOnes * 0xD0));
  const std::uint64_t spaces = zeros(word ^ (kOnes * ' '));
  return (controls | (leads & ~known_leads) | (spaces & (spaces >> 8))) == 0 &&
         (at[7] != ' ' || class_of(at[8]) == kPlain);
}

/// The length of the run at the beginning of `text` that stays as it is. REQUIRES: `text` does not begin with white
/// space.
std::size_t plain_run(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (at + 9 <= text.size() && eight_plain_bytes(text.data() + at)) {
      at += 8;
      continue;
    }
    const std::size_t before = at;
    while (at < text.size() && class_of(text[at]) == kPlain) ++at;
    const bool single_space = at + 1 < text.size() && text[at] == ' ' && class_of(text[at + 1]) == kPlain;
    at += single_space ? 1 : 0;
    if (at == before) break;
  }
  return at;
}

/// The length of the white space character that `text` begins with, in bytes; 0: it begins with none.
std::size_t white_space(std::string_view text) {
  const ByteClass is = text.empty() ? kPlain : class_of(text[0]);
  if (is == kPlain) return 0;
  if (is == kSpace || is == kWhite) return 1;
  if (is == kMayWhite) return text.starts_with("\u00A0") || text.starts_with("\xC2\x85") ? 2 : 0;
  const std::string_view character = text.substr(0, 3);
  const bool general = character >= "\u2000" && character <= "\u200A";
  const bool other = character == "\u1680" || character == "\u2028" || character == "\u2029" || character == "\u202F" ||
                     character == "\u205F" || character == "\u3000";
  return general || other ? 3 : 0;
}

bool may_change_in_nfc(std::string_view text) { return class_of(text[0]) == kMayMark && !text.starts_with("\xE2\x80"); }

/// `text` in NFC, where it is not so already: then it is in `normalised`.
std::string_view nfc(std::string_view text, std::string& normalised) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
  if (U_FAILURE(status) || normalizer->isNormalizedUTF8(piece, status)) return text;
  icu::StringByteSink<std::string> sink(&normalised);
  normalizer->normalizeUTF8(0, piece, sink, nullptr, status);
  return U_SUCCESS(status) ? std::string_view(normalised) : text;
}

std::size_t skip_white_space(std::string_view text) {
  std::size_t at = 0;
  while (const std::size_t size = white_space(text.substr(at))) at += size;
  return at;
}

/// False: it met what NFC may change, and `normal` does not say that the text is in NFC.
bool fold(std::string& out, std::string_view text, bool normal) {
  text.remove_prefix(skip_white_space(text));
  while (!text.empty()) {
    const std::size_t run = plain_run(text);
    out.append(text, 0, run);
    text.remove_prefix(run);
    if (text.empty()) break;
    const std::size_t space = skip_white_space(text);
    text.remove_prefix(space);
    if (text.empty()) break;
    if (space != 0) {
      out += ' ';
      continue;
    }
    if (!normal && may_change_in_nfc(text)) return false;
    if (class_of(text[0]) != kPlain) out += text[0], text.remove_prefix(1);
  }
  return true;
}

}  // namespace

void append_folded(std::string& out, std::string_view text) {
  const std::size_t before = out.size();
  if (fold(out, text, false)) return;
  out.resize(before);
  std::string normalised;
  fold(out, nfc(text, normalised), true);
}

}  // namespace mentiond::article
