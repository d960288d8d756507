#include "tests/plugins/match/watchlist/random_watchlists.h"

#include <algorithm>

namespace mentiond::plugins::watchlist {
namespace {

using Texts = std::vector<std::string>;

const Texts kLanguages = {"en", "en", "en-GB", "", "ru", "tr", "az", "fi", "de", "fr-CA", "he", "ar", "ko"};
const Texts kWild = {"sta*",  "st?rt", "ta?l*", "new sta*", "ba* of", "of *rica",
                     "Br*en", "NA*",   "Рябк*", "*tart",    "niñ*",   "Москв*"};
/// Names that have forms, by what inflects them.
const std::vector<Name> kInflected = {{"Путин", "person"},   {"Сергей Рябков", "person"}, {"Москва", "place"},
                                      {"Erdoğan", "person"}, {"Ankara", "place"},         {"İzmir", "place"},
                                      {"Helsinki", "place"}, {"Nato", "organisation"},    {"ישראל", "place"},
                                      {"روسيا", "place"},    {"나토", "organisation"},    {"푸틴", "person"}};

std::string random_term(Random& random, const std::string& text) {
  std::string term = random_phrase(random, text);
  std::erase(term, '*');
  if (one_in(3, random)) term = any_of(Texts{"ta*", "sta*", "new sta*", "Ряб*", "st?rt"}, random);
  return has_letter(term) ? term : "new";
}

oracle::Conditions random_conditions(Random& random, const std::string& text) {
  oracle::Conditions when;
  when.exact = one_in(3, random);
  when.inside = one_in(6, random);
  if (one_in(5, random)) when.exclude = {random_term(random, text)};
  if (one_in(4, random)) {
    when.near = {random_term(random, text), random_term(random, text)};
    when.within = any_of(Texts{"article", "paragraph", "sentence", "0 words", "3 words"}, random);
  }
  if (one_in(6, random)) when.languages = {any_of(Texts{"en", "tr", "ru", "fr", "fi"}, random), "de"};
  if (one_in(3, random)) when.inflect = any_of(Texts{"true", "true", "[ru, tr]", "[fi]", "[ko, he, ar]"}, random);
  return when;
}

Name random_name(Random& random, const std::string& text, const std::vector<Name>& names) {
  if (!names.empty() && !one_in(3, random)) return any_of(names, random);
  if (one_in(6, random)) return {any_of(kWild, random), {}};
  if (one_in(6, random)) return any_of(kInflected, random);
  std::string phrase = random_phrase(random, text);
  std::erase(phrase, '*');
  return {has_letter(phrase) ? phrase : "new", {}};
}

/// An alias has its entity's conditions, or its own. A file cannot take a list back that the entity gives.
oracle::Conditions conditions_of_alias(const oracle::Conditions& own, Random& random, const std::string& text) {
  if (one_in(2, random)) return own;
  oracle::Conditions when = random_conditions(random, text);
  if (when.near.empty() && !own.near.empty()) when.near = own.near, when.within = own.within;
  if (when.exclude.empty()) when.exclude = own.exclude;
  if (when.languages.empty()) when.languages = own.languages;
  return when;
}

}  // namespace

oracle::Watchlist random_watchlist(Random& random, const std::string& name, const std::string& text,
                                   const std::vector<Name>& names) {
  oracle::Watchlist list{name};
  for (std::size_t e = 0, entities = 1 + random() % 5; e < entities; ++e) {
    oracle::Entity entity{name + std::to_string(e), {}};
    if (one_in(3, random)) entity.own = random_conditions(random, text);
    for (std::size_t a = 0, aliases = 1 + random() % 4; a < aliases; ++a) {
      const Name alias = random_name(random, text, names);
      if (!alias.type.empty()) entity.type = alias.type;
      entity.aliases.push_back({alias.text, conditions_of_alias(entity.own, random, text)});
    }
    list.entities.push_back(entity);
  }
  return list;
}

std::string random_language(Random& random) { return any_of(kLanguages, random); }

}  // namespace mentiond::plugins::watchlist
