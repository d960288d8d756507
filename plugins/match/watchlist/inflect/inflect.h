// The inflected forms of a name, by the rules of a language: "Путина" of "Путин", "Ankaradan" of "Ankara". Made when a
// watchlist is compiled, so that the engine knows names alone (decision 0057). Pure functions; thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mentiond::plugins::watchlist {

enum class Inflection : std::uint8_t { kRussian, kTurkish, kFinnish, kHebrew, kArabic, kKorean, kUkrainian };
inline constexpr std::size_t kInflections = 7;

/// The codes of the languages, in the order of Inflection.
inline constexpr std::array<std::string_view, kInflections> kInflectionCodes = {"ru", "tr", "fi", "he",
                                                                                "ar", "ko", "uk"};
/// The language of a tag such as tr-TR; Azeri has the rules of Turkish.
std::optional<Inflection> inflection_of(std::string_view language_tag);

/// The languages that a name may be inflected by, as far as its letters say; Latin letters may be Turkish or Finnish,
/// and Cyrillic ones Ukrainian, too.
std::vector<Inflection> inflections_of_script(std::string_view name);
/// Whether letters alone say it: then a form counts in articles of every language.
inline bool is_told_by_script(Inflection language) {
  return language != Inflection::kTurkish && language != Inflection::kFinnish && language != Inflection::kUkrainian;
}

/// The forms of a name other than itself, each once; none where the name has no such letters. `type`: as in a
/// watchlist; all words of a person's name are inflected.
std::vector<std::string> forms_of(std::string_view name, std::string_view type, Inflection language);

}  // namespace mentiond::plugins::watchlist
