// Advice on watches that will disappoint.
#include <algorithm>
#include <map>

#include "plugins/match/watchlist/lint/alias_hits.h"
#include "plugins/match/watchlist/lint/queries.h"
#include "plugins/match/watchlist/names/common_words.h"
#include "plugins/match/watchlist/watchlists.h"

namespace mentiond::plugins::watchlist {
namespace {

class Linter {
 public:
  Linter(const Compiled& compiled, const AliasHits& hits, sdk::Diagnostics& diagnostics)
      : compiled_(compiled), hits_(hits), diagnostics_(diagnostics) {}

  void run() {
    for (std::uint32_t alias = 0; alias < compiled_.aliases.size(); ++alias) {
      if (compiled_.is_form(alias)) continue;
      warned_ = false;
      if (compiled_.patterns.is_glob(alias)) {
        wildcard(alias);
      } else {
        common_word(alias);
        short_name(alias);
        repeated(alias);
      }
      if (!warned_) frequent(alias);
    }
  }

 private:
  const Rule& rule(std::uint32_t alias) const { return compiled_.rules[compiled_.aliases[alias].rule]; }
  const Entity& entity(std::uint32_t alias) const { return compiled_.entities[compiled_.aliases[alias].entity]; }
  void warn(std::uint32_t alias, std::string message) {
    if (hits_.articles() > 0 && !warned_) message += "; " + hits_.said(hits_of(alias));
    warned_ = true;
    Problems(compiled_.file_of(alias), diagnostics_).warning(compiled_.aliases[alias].place, std::move(message));
  }
  std::uint32_t hits_of(std::uint32_t alias) const {
    return hits_.of(compiled_.aliases[alias].entity, compiled_.name_of(alias));
  }
  bool is_one_loose_word(std::uint32_t alias) const {
    return compiled_.patterns.word_count(alias) == 1 && !rule(alias).exact && rule(alias).near.empty();
  }

  void common_word(std::uint32_t alias) {
    if (!is_one_loose_word(alias)) return;
    const std::string_view word = compiled_.patterns.folded(alias, 0);
    const std::vector<std::string>& languages = rule(alias).languages;
    const bool common = languages.empty() ? is_common_word(word, {})
                                          : std::any_of(languages.begin(), languages.end(), [&](const auto& language) {
                                              return is_common_word(word, language);
                                            });
    if (!common) return;
    warn(alias, quoted(compiled_.name_of(alias)) +
                    " is also an everyday word, and will be found wherever that stands; \"case: exact\" or \"near:\" "
                    "keeps such mentions out");
  }

  std::string where(std::uint32_t alias, std::uint32_t seen_from) const {
    const std::string& file = compiled_.file_of(alias);
    return (file == compiled_.file_of(seen_from) ? std::string() : file + ", ") + "line " +
           std::to_string(compiled_.aliases[alias].place.line);
  }

  void wildcard(std::uint32_t alias) {
    if (!compiled_.patterns.is_glob(alias, 0)) return;
    const std::string_view before = compiled_.patterns.folded(alias, 0);
    const auto letters = std::count_if(before.begin(), before.end(),
                                       [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    if (before.empty()) {
      warn(alias, quoted(compiled_.name_of(alias)) +
                      " begins with a wildcard and is tried at every word: slow; write the words out where you can");
    } else if (letters < 3 && compiled_.patterns.word_count(alias) == 1 && rule(alias).near.empty()) {
      warn(alias, quoted(compiled_.name_of(alias)) + " finds every word that begins with " + quoted(before) +
                      "; more letters would find less");
    }
  }

  void short_name(std::uint32_t alias) {
    const std::string_view word = compiled_.patterns.folded(alias, 0);
    const bool is_short = word.size() == 1 && compiled_.patterns.word_count(alias) == 1;
    if (!is_short || !rule(alias).near.empty()) return;
    warn(alias, quoted(compiled_.name_of(alias)) + " is a single letter or digit; \"near:\" would give it company");
  }

  void repeated(std::uint32_t alias) {
    std::string key = std::to_string(entity(alias).list);
    for (std::uint32_t i = 0; i < compiled_.patterns.word_count(alias); ++i)
      key.append(" ").append(compiled_.patterns.folded(alias, i));
    const auto [before, added] = seen_.emplace(std::move(key), alias);
    if (added || entity(before->second).id == entity(alias).id) return;
    warn(alias, quoted(compiled_.name_of(alias)) + " is also a name of " + quoted(entity(before->second).id) + " (" +
                    where(before->second, alias) + "): both will be mentioned; \"near:\" can tell them apart");
  }

  /// Whatever the word is, a name in so many articles is worth a look.
  void frequent(std::uint32_t alias) {
    constexpr std::uint32_t kFewest = 20, kEvery = 4;
    const std::uint32_t hits = hits_of(alias);
    if (hits < kFewest || hits < hits_.articles() / kEvery) return;
    Problems(compiled_.file_of(alias), diagnostics_)
        .note(compiled_.aliases[alias].place, quoted(compiled_.name_of(alias)) + " was " + hits_.said(hits));
  }

  const Compiled& compiled_;
  const AliasHits& hits_;
  sdk::Diagnostics& diagnostics_;
  bool warned_ = false;  // Of the alias that is looked at.
  std::map<std::string, std::uint32_t> seen_;
};

}  // namespace

void Watchlists::lint(sdk::Diagnostics& diagnostics) const { lint_sample(sdk::Sample(), diagnostics); }

void Watchlists::lint_sample(const sdk::Sample& sample, sdk::Diagnostics& diagnostics) const {
  Linter(*compiled_, AliasHits(sample), diagnostics).run();
  lint_queries(*compiled_, diagnostics);
}

}  // namespace mentiond::plugins::watchlist
