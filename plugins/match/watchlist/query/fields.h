// The fields that a query may name, and the parts of an article that a term is looked for in. Constant; thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mentiond::plugins::watchlist {

/// Parts of an article, as bits: a field within a field is their intersection.
enum Scope : std::uint32_t {
  kHeadline = 1,
  kStandfirst = 2,
  kSummaryAlone = 4,   ///< The feed's summary where there is no standfirst.
  kSummaryBeside = 8,  ///< And where there is one.
  kFirstParagraph = 16,
  kRestOfBody = 32,
  kCaption = 64,
  kTag = 128,
  kByline = 256,
  kOutsideQuotes = 512,  ///< Without it: only inside quotation marks.

  kSummary = kSummaryAlone | kSummaryBeside,
  kBody = kFirstParagraph | kRestOfBody,
  /// Where a term without a field is looked for.
  kEverywhere = kHeadline | kStandfirst | kSummary | kBody | kCaption | kTag | kOutsideQuotes,
  kAnyPlace = kEverywhere | kByline,
};

struct QueryField {
  /// What is compared: words of a part of the article, or a datum of it.
  enum class Kind : std::uint8_t { kText, kQuoted, kSource, kSite, kUrl, kFeed, kLanguage, kCountry, kType };
  std::string_view name;
  Kind kind = Kind::kText;
  std::uint32_t scope = kAnyPlace;  ///< Of kText.
  bool is_text() const { return kind == Kind::kText; }
  bool is_datum() const { return kind != Kind::kText && kind != Kind::kQuoted; }
  /// Its value is taken up to the next white space, whatever colons and slashes are in it.
  bool is_raw() const { return kind == Kind::kUrl || kind == Kind::kSite || kind == Kind::kFeed; }
};

/// Null where there is no such field.
const QueryField* field_of(std::string_view name);
std::vector<std::string_view> field_names();
/// The field that another program's word stands for, as in "intitle"; empty where none is known.
std::string_view field_called(std::string_view name);
/// Whether other programs have such a field and there is none like it here, as "sentiment".
bool is_field_elsewhere(std::string_view name);

}  // namespace mentiond::plugins::watchlist
