#include "plugins/common/date/names.h"

#include <unicode/dtfmtsym.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace mentiond::common::date {
namespace {

// The first language that claims a word keeps it: Polish and Czech call November what Croatian calls October.
constexpr std::array kLanguages = {"en", "de", "fr", "es", "pt", "it", "nl", "tr", "ru", "uk", "pl", "cs", "sk",
                                   "sv", "da", "nb", "fi", "hu", "ro", "el", "id", "ms", "ar", "fa", "he", "bg",
                                   "sr", "sl", "lt", "lv", "et", "ca", "vi", "hi", "bn", "az", "uz", "kk", "sq"};

using Months = std::map<std::string, int, std::less<>>;

void add_month(Months& months, const icu::UnicodeString& name, int month) {
  std::string utf8;
  name.toUTF8String(utf8);
  utf8 = folded(utf8);
  const bool number = utf8.empty() || (utf8[0] >= '0' && utf8[0] <= '9');
  // "tháng 1" is two words, and the second is enough.
  if (!number && utf8.find(' ') == std::string::npos) months.emplace(std::move(utf8), month);
}

void add_language(Months& months, const char* language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(icu::Locale(language), status);
  if (U_FAILURE(status)) return;
  using Symbols = icu::DateFormatSymbols;
  for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
    for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
      std::int32_t count = 0;
      const icu::UnicodeString* const names = symbols.getMonths(count, context, width);
      for (std::int32_t i = 0; i < std::min(count, 12); ++i) add_month(months, names[i], i + 1);
    }
  }
}

Months all_months() {
  Months months = {{"sept", 9}, {"janv", 1}, {"febr", 2}, {"mrz", 3}, {"maerz", 3}, {"ene", 1}, {"agosto", 8}};
  for (const char* language : kLanguages) add_language(months, language);
  return months;
}

using Zone = std::pair<std::string_view, int>;
constexpr auto kZones = std::to_array<Zone>({
    {"acdt", 630}, {"acst", 570}, {"adt", -180}, {"aedt", 660}, {"aest", 600}, {"akdt", -480}, {"akst", -540},
    {"art", -180}, {"ast", -240}, {"awst", 480}, {"brt", -180}, {"bst", 60},   {"cat", 120},   {"cdt", -300},
    {"cest", 120}, {"cet", 60},   {"clt", -240}, {"cot", -300}, {"cst", -360}, {"eat", 180},   {"edt", -240},
    {"eest", 180}, {"eet", 120},  {"est", -300}, {"gmt", 0},    {"gst", 240},  {"hkt", 480},   {"hst", -600},
    {"ict", 420},  {"idt", 180},  {"irst", 210}, {"ist", 330},  {"jst", 540},  {"kst", 540},   {"mdt", -360},
    {"mesz", 120}, {"met", 60},   {"mez", 60},   {"msd", 240},  {"msk", 180},  {"mst", -420},  {"myt", 480},
    {"ndt", -150}, {"npt", 345},  {"nst", -210}, {"nzdt", 780}, {"nzst", 720}, {"pdt", -420},  {"pht", 480},
    {"pkt", 300},  {"pst", -480}, {"sast", 120}, {"sgt", 480},  {"trt", 180},  {"ut", 0},      {"utc", 0},
    {"wat", 60},   {"west", 60},  {"wet", 0},    {"wib", 420},  {"wita", 480}, {"z", 0},
});

constexpr auto kNamedZones = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"ct", "America/Chicago"}, {"et", "America/New_York"}, {"mt", "America/Denver"}, {"pt", "America/Los_Angeles"}});

constexpr auto kMorning =
    std::to_array<std::string_view>({"am", "a.m", "vorm", "öö", "πμ", "ص", "上午", "오전", "午前"});
constexpr auto kAfternoon =
    std::to_array<std::string_view>({"pm", "p.m", "nachm", "ös", "μμ", "م", "下午", "오후", "午後"});

constexpr auto kHourWords = std::to_array<std::string_view>({"h", "H", "時", "时", "點", "点", "시"});

}  // namespace

std::string folded(std::string_view word) {
  while (word.ends_with('.') || word.ends_with(',')) word.remove_suffix(1);
  std::string utf8;
  if (std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    for (const char c : word) utf8 += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return utf8;
  }
  icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())))
      .toLower(icu::Locale::getRoot())
      .toUTF8String(utf8);
  return utf8;
}

int month_of(std::string_view word) {
  static const Months months = all_months();
  const auto found = months.find(word);
  return found == months.end() ? 0 : found->second;
}

HalfDay half_day_of(std::string_view word) {
  if (std::find(kMorning.begin(), kMorning.end(), word) != kMorning.end()) return HalfDay::kMorning;
  const bool afternoon = std::find(kAfternoon.begin(), kAfternoon.end(), word) != kAfternoon.end();
  return afternoon ? HalfDay::kAfternoon : HalfDay::kNone;
}

bool is_hour_word(std::string_view word) {
  return std::find(kHourWords.begin(), kHourWords.end(), word) != kHourWords.end();
}

std::optional<int> zone_offset_of(std::string_view word) {
  const auto found = std::lower_bound(kZones.begin(), kZones.end(), Zone{word, -10000});
  if (found == kZones.end() || found->first != word) return std::nullopt;
  return found->second;
}

std::string_view zone_name_of(std::string_view word) {
  for (const auto& [short_name, name] : kNamedZones) {
    if (short_name == word) return name;
  }
  return {};
}

}  // namespace mentiond::common::date
