#include "tests/plugins/match/watchlist/random_texts.h"

#include <algorithm>
#include <cstdlib>

#include "plugins/common/text/tokens.h"

namespace mentiond::plugins::watchlist {
namespace {

/// Few and short, so that they meet; of many scripts, and in forms that are one to the matcher.
const std::vector<std::string> kWords = {
    "new",      "New",     "NEW",       "start",     "START",    "Start", "bank",        "Bank",   "BANK",
    "of",       "America", "AMERICA",   "nato",      "NATO",     "us",    "US",          "who",    "WHO",
    "F",        "16",      "160",       "2",         "5",        "a",     "A",           "B",      "C",
    "I",        "J",       "K",         "j",         "k",        "u",     "s",           "niño",   "nino",
    "NIÑO",     "niño",    "Weiß",      "Weiss",     "WEISS",    "Işık",  "ışık",        "isik",   "İzmir",
    "izmir",    "Рябков",  "рябков",    "РЯБКОВ",    "май",      "маи",   "ё",           "Μήτσος", "μητσος",
    "北",       "约",      "北约",      "カ",        "ガ",       "ไทย",   "ก่า",          "กา",     "צה",
    "ל",        "محمد",    "مُحمّد",      "나토",      "ＮＡＴＯ", "ﬁn",    "fin",         "l",      "d",
    "O",        "Brien",   "www",       "example",   "org",      "http",  "æ",           "ae",     "Ørsted",
    "orsted",   "ab­c",    "abc",       "a_b",       "x²",       "&amp;", "&eacute;t",   "ét",     "lego",
    "™",        "B2",      "tail",      "tails",     "🍎",        "é",     "Путин",       "Путина", "Сергея",
    "Рябкова",  "Москвы",  "Erdoğanın", "Ankaradan", "İzmirde",  "IZMIR", "Helsingissä", "Natoon", "בישראל",
    "וישראל",   "وروسيا",  "나토는",    "푸틴과",    "CO2",      "CO₂",   "B₂",          "H2O",    "paral·lel",
    "Paraŀlel", "É",       "Ș",         "Б"};
const std::vector<std::string> kGaps = {
    " ",   " ",   " ",       " ",       " ",       "  ",      "\n",      "\n\n", "\t", "-",   "–",      "'",
    "’",   ".",   ". ",      ", ",      ",",       "/",       " “",      "” ",   "\"", "«",   " & ",    "&",
    "@",   " @",  " #",      "#",       "+",       "++ ",     "!",       "? ",   ": ", "://", ":",      "​",
    " ",   "",    "",        "''",      "·",       "&nbsp;",  "(",       ") ",   ";",  "_",   "\u00A0", "\u2009",
    ".\n", ".  ", ".\u2009", ".\u2060", "\u200B'", "’\u00AD", "\u00AD.", ".\n\n"};
/// Of signs that letters and lines are written with now and then.
const std::vector<std::string> kRareWords = {"岸田",   "ⓒ",       "ⓃⒶ", "मु",  "नाटो", "com",
                                             "ა",      "ნატო",    "ב",  "ԵՎ", "և",    "Երևան",
                                             "ԵՐԵՎԱՆ", "Հայաս՞տ", "ໜ",  "ຫນ", "㈱",   "1\uFE0F\u20E3"};
const std::vector<std::string> kRareGaps = {"\r",    "\r\n", "\n \n", "\u2028", "\u2029",
                                            "&#10;", "·\n",  "&#64;", "\uFE0F", "."};

}  // namespace

std::string random_text(Random& random, std::size_t words) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    text += any_of(one_in(8, random) ? kRareWords : kWords, random);
    text += any_of(one_in(8, random) ? kRareGaps : kGaps, random);
  }
  return text;
}

bool is_writable(const std::string& text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto c = common::text::character_at(text, i);
    const bool yaml_break = c.code == 0x85 || c.code == 0x2028 || c.code == 0x2029;
    if (yaml_break || c.code == 0xFFFD || (c.size == 1 && (c.code < 0x20 || c.code == 0x7F))) return false;
    i += c.size;
  }
  return true;
}

bool has_letter(const std::string& text) {
  common::text::Tokens tokens;
  common::text::tokenise(text, tokens);
  return !tokens.empty();
}

std::string random_phrase(Random& random, const std::string& text) {
  std::string phrase;
  // Mostly cut from a text at the places between its words, so that there is something to find.
  for (int tries = 0; tries < 20 && !has_letter(phrase); ++tries) {
    phrase.clear();
    for (std::size_t i = 0, words = 1 + random() % 3; i < words; ++i) {
      if (i > 0) phrase += any_of(std::vector<std::string>{" ", " ", " ", "-", "", ". ", "'", "&"}, random);
      phrase += any_of(one_in(8, random) ? kRareWords : kWords, random);
    }
    if (one_in(8, random)) phrase += any_of(std::vector<std::string>{"!", "++", ".", "\"", "?", " +", " !"}, random);
    if (one_in(8, random))
      phrase = any_of(std::vector<std::string>{"#", "@", "«", ".", "(", "+ ", "& "}, random) + phrase;
    if (!one_in(3, random) || text.size() < 8) continue;
    const std::size_t start = text.find(' ', random() % text.size());
    if (start == std::string::npos) continue;
    const std::size_t end = text.find_first_of(" ,.", start + 2 + random() % 12);
    phrase = text.substr(start + 1, end == std::string::npos ? 10 : end - start - 1);
    std::replace_if(
        phrase.begin(), phrase.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
    if (phrase.size() > 100 || !is_writable(phrase) || phrase.ends_with('*') ||
        phrase.find_first_not_of(' ') == std::string::npos)
      phrase = "new";
  }
  return has_letter(phrase) ? phrase : "new";
}

unsigned rounds(unsigned usual) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  usual = usual / 10 + 1;  // The release build has run them all.
#endif
  const char* wanted = std::getenv("MENTIOND_ORACLE_ROUNDS");
  return wanted == nullptr ? usual : static_cast<unsigned>(std::atoi(wanted));
}

}  // namespace mentiond::plugins::watchlist
