#include "tests/plugins/match/watchlist/oracle_data.h"

#include <algorithm>
#include <regex>

#include "tests/plugins/match/watchlist/oracle_phrase.h"
#include "tests/plugins/match/watchlist/oracle_spellings.h"

namespace mentiond::plugins::watchlist::oracle {
namespace {

std::string small(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

std::string host(const std::string& url) {
  std::smatch found;
  return std::regex_search(url, found, std::regex("://(?:[^/@]*@)?([^/:?#]*)")) ? small(found[1]) : std::string();
}

/// Those that random articles have: of the end of a site's name, else of the region of the language.
std::string country(const About& about) {
  const std::string site = host(about.link.empty() ? about.site : about.link);
  if (site.ends_with(".uk")) return "gb";
  if (site.ends_with(".fr")) return "fr";
  if (about.language.ends_with("-CA")) return "ca";
  return about.language.ends_with("-GB") ? "gb" : "";
}

bool is_like(const std::string& text, const std::string& pattern) {
  std::string regex;
  for (const char c : pattern)
    regex += c == '*' ? std::string(".*") : std::isalnum(c) != 0 ? std::string(1, c) : std::string("\\") + c;
  return std::regex_match(text, std::regex(regex));
}

}  // namespace

bool has_datum(const Clause& datum, const About& about) {
  const std::string& value = datum.text;
  if (datum.field == "lang") return is_within(about.language, value);
  if (datum.field == "country") return country(about) == (value == "uk" || value == "gbr" ? "gb" : value);
  if (datum.field == "type") return about.types.contains(value);
  if (datum.field == "feed") return is_like(small(about.feed), value);
  if (datum.field == "url") return is_like(small(about.link), "*" + value + "*");
  if (datum.field == "site") {
    const std::string link = "." + host(about.link), site = "." + host(about.site);
    return link.ends_with("." + value) || site.ends_with("." + value);
  }
  const Phrase words = phrase_of(value, false, true);
  return std::any_of(about.sources.begin(), about.sources.end(), [&](const std::string& name) {
    return !find_everywhere(words, read(name, is_within(about.language, "tr"))).empty();
  });
}

}  // namespace mentiond::plugins::watchlist::oracle
