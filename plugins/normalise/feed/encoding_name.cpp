#include "plugins/normalise/feed/encoding_name.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "plugins/common/html/ascii.h"

namespace mentiond::plugins::feed {
namespace {

using Names = std::pair<std::string_view, std::string_view>;

// Names that ICU does not know, or that are not those by which people know the encoding.
constexpr auto kAliases = std::to_array<Names>({
    {"utf8", "utf-8"},
    {"utf", "utf-8"},
    {"utf-8n", "utf-8"},
    {"unicode-1-1-utf-8", "utf-8"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"x-gbk", "gb18030"},
    {"gb-2312-80", "gb18030"},
    {"chinese", "gb18030"},
    {"cn-gb", "gb18030"},
    {"cn-big5", "big5"},
    {"x-sjis", "shift_jis"},
    {"uhc", "windows-949"},
    {"ks-x-1001", "windows-949"},
    {"koi", "koi8-r"},
    {"koi8-ru", "koi8-u"},
    {"logical", "iso-8859-8"},
    {"visual", "iso-8859-8"},
    {"dos-874", "windows-874"},
    {"thai", "windows-874"},
    {"ansi", "windows-1252"},
    {"latin", "iso-8859-1"},
    {"x-mac-ukrainian", "x-mac-cyrillic"},
});

// What browsers read where ICU, which goes by the letter of the standards, would read less.
constexpr auto kSupersets = std::to_array<Names>({
    {"US-ASCII", "windows-1252"},
    {"ISO-8859-1", "windows-1252"},
    {"ibm-920_P100-1995", "windows-1254"},        // ISO-8859-9
    {"iso-8859_11-2001", "windows-874"},          //
    {"ibm-5478_P100-1995", "gb18030"},            // GB 2312
    {"ibm-1383_P110-1999", "gb18030"},            // EUC-CN
    {"windows-936-2000", "gb18030"},              // GBK
    {"windows-950-2000", "big5-hkscs"},           //
    {"ibm-970_P110_P110-2006_U2", "windows-949"}  // EUC-KR
});

// No text on the web is in these, and markup can be hidden in them.
constexpr auto kRefused = std::to_array<std::string_view>({"UTF-7", "SCSU", "BOCU-1", "IMAP-mailbox-name"});

// The detector knows the standards' names; what it means is what Windows wrote.
constexpr auto kGuessed = std::to_array<Names>({{"ISO-8859-8", "windows-1255"},
                                                {"ISO-8859-8-I", "windows-1255"},
                                                {"ISO-8859-9", "windows-1254"},
                                                {"ISO-8859-1", "windows-1252"},
                                                {"UTF-16BE", "windows-1252"},  // Would show in the first bytes.
                                                {"UTF-16LE", "windows-1252"},
                                                {"UTF-32BE", "windows-1252"},
                                                {"UTF-32LE", "windows-1252"},
                                                {"UTF-8", "windows-1252"},  // Is what was found wanting.
                                                {"IBM420_rtl", "windows-1252"},
                                                {"IBM420_ltr", "windows-1252"},
                                                {"IBM424_rtl", "windows-1252"},
                                                {"IBM424_ltr", "windows-1252"}});

template <std::size_t N>
std::string_view find(const std::array<Names, N>& names, std::string_view wanted) {
  const auto found = std::find_if(names.begin(), names.end(), [&](const Names& one) { return one.first == wanted; });
  return found == names.end() ? std::string_view() : found->second;
}

bool is_name_character(char c) {
  return common::html::is_alnum(c) || std::string_view("-_.:+()").find(c) != std::string_view::npos;
}

// "utf-8" of " 'UTF_8'; x": the first run of what may be in a name.
std::string cleaned(std::string_view written) {
  const auto begin = std::find_if(written.begin(), written.end(), common::html::is_alnum);
  const auto end = std::find_if_not(begin, written.end(), is_name_character);
  return common::html::lower(std::string_view(begin, end));
}

std::string with_hyphens(std::string name) {
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

struct Close {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

std::string converter_of(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, Close> converter(ucnv_open(name.c_str(), &status));
  if (U_FAILURE(status)) return {};
  const std::string_view own = ucnv_getName(converter.get(), &status);
  if (std::find(kRefused.begin(), kRefused.end(), own) != kRefused.end()) return {};
  const std::string_view superset = find(kSupersets, own);
  return std::string(superset.empty() ? own : superset);
}

// The detector knows no Thai. In TIS-620 a vowel or a tone above or below its consonant stands right after that or
// after another such mark, and some bytes are no letter; no other encoding comes out like that by chance.
bool looks_thai(std::string_view bytes) {
  const auto is_mark = [](unsigned char c) {
    return c == 0xD1 || (c >= 0xD4 && c <= 0xDA) || (c >= 0xE7 && c <= 0xEE);
  };
  const auto is_consonant = [](unsigned char c) { return c >= 0xA1 && c <= 0xCE; };
  const auto is_none = [](unsigned char c) { return (c >= 0xDB && c <= 0xDE) || c >= 0xFC; };
  std::size_t letters = 0, marks = 0, misplaced = 0;
  unsigned char before = 0;
  for (const char byte : bytes) {
    const auto c = static_cast<unsigned char>(byte);
    if (c >= 0xA1) ++letters;
    if (is_mark(c)) {
      ++marks;
      if (!is_mark(before) && !is_consonant(before)) ++misplaced;
    }
    if (is_none(c)) ++misplaced;
    before = c;
  }
  return marks > letters / 10 && misplaced <= letters / 50;
}

}  // namespace

Encoding encoding_named(std::string_view written) {
  Encoding encoding;
  encoding.name = cleaned(written);
  if (encoding.name.empty()) return encoding;
  if (const auto alias = find(kAliases, with_hyphens(encoding.name)); !alias.empty()) encoding.name = alias;
  encoding.converter = converter_of(encoding.name);
  if (encoding.is_utf8()) encoding.name = "utf-8";
  return encoding;
}

Encoding guess_encoding(std::string_view bytes) {
  constexpr std::size_t kEnough = 1 << 20;
  bytes = bytes.substr(0, kEnough);
  if (looks_thai(bytes)) return encoding_named("tis-620");
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, Close> detector(ucsdet_open(&status));
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  ucsdet_enableInputFilter(detector.get(), true);
  const UCharsetMatch* const match = ucsdet_detect(detector.get(), &status);
  const char* const found = U_SUCCESS(status) && match != nullptr ? ucsdet_getName(match, &status) : nullptr;
  std::string name = found == nullptr || U_FAILURE(status) ? "windows-1252" : found;
  if (const auto meant = find(kGuessed, name); !meant.empty()) name = meant;
  return {name, converter_of(name)};
}

}  // namespace mentiond::plugins::feed
