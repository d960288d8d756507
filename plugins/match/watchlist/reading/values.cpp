#include "plugins/match/watchlist/reading/values.h"

#include <unicode/bytestream.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "plugins/common/html/ascii.h"
#include "plugins/common/text/characters.h"
#include "plugins/common/text/tokens.h"

namespace mentiond::plugins::watchlist {
namespace {

constexpr std::string_view kUriSchemes[] = {"http://", "https://", "urn:"};

bool is_known(std::string_view code) { return *uloc_getISO3Language(std::string(code).c_str()) != '\0'; }

/// What is spoken in a country, for its code is often written instead: jp, ua. Empty: there is no such country.
std::string language_of(std::string_view country) {
  icu::Locale locale("und", std::string(country).c_str());
  UErrorCode error = U_ZERO_ERROR;
  if (country.size() != 2 || *locale.getISO3Country() == '\0') return {};
  locale.addLikelySubtags(error);
  return U_SUCCESS(error) ? locale.getLanguage() : std::string();
}

}  // namespace

std::string id_of(std::string_view name) {
  common::text::Tokens tokens;
  common::text::tokenise(name, tokens);
  std::string id;
  for (const auto& token : tokens) {
    if (!id.empty()) id += '-';
    common::text::append_folded(name, token, id);
  }
  // What folding took apart (й) is typed as one letter.
  UErrorCode error = U_ZERO_ERROR;
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed);
  icu::Normalizer2::getNFCInstance(error)->normalizeUTF8(0, id, sink, nullptr, error);
  return composed;
}

bool is_good_id(std::string_view id) {
  for (std::size_t i = 0; i < id.size();) {
    const auto c = common::text::character_at(id, i);
    const auto kind = common::text::class_of(c.code);
    const bool good =
        common::text::is_letter_class(kind) || kind == common::text::CharClass::kMark || c.code == '-' || c.code == '.';
    if (!good) return false;
    i += c.size;
  }
  return true;
}

bool is_uri(std::string_view uri) {
  if (uri.find_first_of(" \t\r\n<>\"") != std::string_view::npos) return false;
  return std::any_of(std::begin(kUriSchemes), std::end(kUriSchemes), [&](std::string_view scheme) {
    return uri.size() > scheme.size() && common::html::equal_ignoring_case(uri.substr(0, scheme.size()), scheme);
  });
}

bool is_language(std::string_view tag) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto alnum = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '-'; };
  const std::size_t primary = std::min(tag.find('-'), tag.size());
  return primary >= 2 && primary <= 3 && std::all_of(tag.begin(), tag.begin() + static_cast<long>(primary), letter) &&
         std::all_of(tag.begin(), tag.end(), alnum) && !tag.ends_with('-') && is_known(tag.substr(0, primary)) &&
         (primary == 2 || language_code(tag.substr(0, 3)).empty());
}

std::string language_code(std::string_view name) {
  const auto folded = [](icu::UnicodeString text) { return text.foldCase(); };
  const icu::UnicodeString wanted =
      folded(icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())}));
  for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
    if (std::string_view(*code).size() != 2) continue;
    const icu::Locale language(*code);
    icu::UnicodeString english, own;
    language.getDisplayLanguage(icu::Locale::getEnglish(), english);
    language.getDisplayLanguage(language, own);
    if (wanted == folded(english) || wanted == folded(own) || wanted == icu::UnicodeString(language.getISO3Language()))
      return *code;
  }
  return is_known(name) ? std::string() : language_of(name);
}

}  // namespace mentiond::plugins::watchlist
