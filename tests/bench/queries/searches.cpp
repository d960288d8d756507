#include "tests/bench/queries/searches.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "plugins/common/text/tokens.h"

namespace mentiond::bench {
namespace {

constexpr std::size_t kInEveryText = 150, kTopics = 8'000;

bool is_name_part(std::string_view word) {
  return word.size() > 2 && word[0] >= 'A' && word[0] <= 'Z' && word[1] >= 'a' && word[1] <= 'z';
}

/// A name that no text has, as most that are watched: "Moravec Tillin".
std::string rare_name(std::mt19937& random) {
  constexpr const char* kSyllables[] = {"mor", "a",   "vec", "til", "lin", "os",  "ter", "bran", "dal", "ge",
                                        "ri",  "nov", "sky", "hu",  "wen", "kar", "pe",  "zol",  "tan", "berg"};
  std::string name;
  for (int word = 0; word < 2; ++word) {
    std::string part;
    for (std::size_t i = 0, count = 2 + random() % 2; i < count; ++i) part += kSyllables[random() % 20];
    part[0] = static_cast<char>(part[0] - 32);
    name += (word > 0 ? " " : "") + part;
  }
  return name;
}

}  // namespace

Searches::Searches(const std::vector<std::string>& texts) {
  std::map<std::string, std::size_t> counts;
  std::set<std::string> names;
  common::text::Tokens tokens;
  for (const std::string& text : texts) {
    tokens.clear();
    common::text::tokenise(text, tokens);
    const auto word = [&](std::size_t i) { return text.substr(tokens[i].start, tokens[i].end - tokens[i].start); };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!tokens[i].is(common::text::Token::kAscii) || !tokens[i].is(common::text::Token::kCanStart)) continue;
      const std::string own = word(i);
      const bool letters = std::all_of(own.begin(), own.end(), [](char c) { return c >= 'a' && c <= 'z'; });
      if (letters && own.size() > 3) ++counts[own];
      const bool pair = i + 1 < tokens.size() && tokens[i + 1].start == tokens[i].end + 1 && text[tokens[i].end] == ' ';
      if (pair && is_name_part(own) && is_name_part(word(i + 1))) names.insert(own + " " + word(i + 1));
    }
  }
  names_.assign(names.begin(), names.end());
  std::vector<std::pair<std::size_t, std::string>> by_count;
  for (const auto& [word, count] : counts) by_count.emplace_back(count, word);
  std::sort(by_count.rbegin(), by_count.rend());
  for (std::size_t i = kInEveryText; i < by_count.size() && topics_.size() < kTopics; ++i)
    topics_.push_back(by_count[i].second);
}

/// Half of the names are in a text, somewhere.
std::string Searches::name(std::mt19937& random) const {
  return "\"" + (random() % 2 == 0 ? names_[random() % names_.size()] : rare_name(random)) + "\"";
}

/// The frequent ones more often.
std::string Searches::topic(std::mt19937& random) const {
  const double rank = std::pow(static_cast<double>(topics_.size()), std::uniform_real_distribution<double>()(random));
  const std::string& word = topics_[static_cast<std::size_t>(rank) - 1];
  return random() % 4 == 0 && word.size() > 5 ? word.substr(0, word.size() - 2) + "*" : word;
}

std::string Searches::topics(std::mt19937& random, std::size_t count) const {
  std::string any = "(";
  for (std::size_t i = 0; i < count; ++i) any += (i > 0 ? " OR " : "") + topic(random);
  return any + ")";
}

std::string Searches::next(std::mt19937& random) const {
  const auto n = [&] { return name(random); };
  const auto t = [&] { return topic(random); };
  const auto any = [&](std::size_t count) { return topics(random, count); };
  const auto distance = [&] { return std::to_string(5 + 5 * (random() % 5)); };
  switch (random() % 10) {
    case 0:
    case 1:
      return n() + " AND " + any(4) + " NOT " + any(3);
    case 2:
    case 3:
      return "(" + n() + " OR " + n() + ") NEAR/" + distance() + " " + any(5);
    case 4:
      return any(3) + " NEAR/" + distance() + " " + any(3) + " AND " + n();
    case 5:
      return "title:(" + n() + " OR " + t() + ") AND " + any(3) + " AND lang:en NOT title:" + t();
    case 6:
      return "SENT(" + n() + ", " + any(3) + ") NOT site:example.org";
    case 7:
      return t() + " ONEAR/3 " + t() + " AND (lead:" + n() + " OR title:" + n() + ")";
    case 8:
      return "ATLEAST/2 " + n() + " AND quote:" + any(3);
    default:
      return t() + " AND " + t() + " AND " + t() + " AND " + t() + " NOT " + any(3);
  }
}

}  // namespace mentiond::bench
