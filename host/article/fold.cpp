#include "host/article/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/stringoptions.h>

#include <algorithm>

namespace mentiond::article {
namespace {

/// Whether NFC cannot change it: no code point below U+0300 composes or decomposes with another below it.
bool is_below_combining_marks(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0xCC; });
}

/// NFC of `text`: itself where it is so already, else `normalised`, which then owns it.
std::string_view nfc(std::string_view text, std::string& normalised) {
  if (is_below_combining_marks(text)) return text;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
  if (U_FAILURE(status) || normalizer->isNormalizedUTF8(piece, status)) return text;
  icu::StringByteSink<std::string> sink(&normalised);
  normalizer->normalizeUTF8(0, piece, sink, nullptr, status);
  return U_SUCCESS(status) ? std::string_view(normalised) : text;
}

bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// The length of the white space character that `text` begins with, in bytes; 0: it begins with none.
std::size_t white_space(std::string_view text) {
  if (is_ascii_space(text[0])) return 1;
  if (text[0] == '\xC2') return text.starts_with("\u00A0") || text.starts_with("\xC2\x85") ? 2 : 0;
  if (text[0] < '\xE1' || text[0] > '\xE3' || text.size() < 3) return 0;
  const std::string_view character = text.substr(0, 3);
  const bool general = character >= "\u2000" && character <= "\u200A";
  const bool other = character == "\u1680" || character == "\u2028" || character == "\u2029" || character == "\u202F" ||
                     character == "\u205F" || character == "\u3000";
  return general || other ? 3 : 0;
}

}  // namespace

void append_folded(std::string& out, std::string_view text) {
  std::string normalised;
  text = nfc(text, normalised);
  const std::size_t before = out.size();
  out.resize(before + text.size());
  char* const begin = out.data() + before;
  char* end = begin;
  bool after_space = true;  // So that none stands at the beginning.
  while (!text.empty()) {
    const std::size_t space = white_space(text);
    if (space == 0) {
      *end++ = text[0];
    } else if (!after_space) {
      *end++ = ' ';
    }
    after_space = space != 0;
    text.remove_prefix(std::max<std::size_t>(space, 1));
  }
  if (after_space && end != begin) --end;
  out.resize(before + static_cast<std::size_t>(end - begin));
}

}  // namespace mentiond::article
