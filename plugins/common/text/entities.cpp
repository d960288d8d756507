#include "plugins/common/text/entities.h"

#include <algorithm>
#include <charconv>

namespace mentiond::common::text {
namespace {

struct Name {
  std::string_view name;
  char32_t code;
};
constexpr Name kNames[] = {
    {"amp", '&'},
    {"lt", '<'},
    {"gt", '>'},
    {"quot", '"'},
    {"apos", '\''},
    {"nbsp", 0xA0},
    {"shy", 0xAD},
    {"laquo", 0xAB},
    {"raquo", 0xBB},
    {"ndash", 0x2013},
    {"mdash", 0x2014},
    {"lsquo", 0x2018},
    {"rsquo", 0x2019},
    {"sbquo", 0x201A},
    {"ldquo", 0x201C},
    {"rdquo", 0x201D},
    {"bdquo", 0x201E},
    {"lsaquo", 0x2039},
    {"rsaquo", 0x203A},
    {"hellip", 0x2026},
    {"ensp", 0x2002},
    {"emsp", 0x2003},
    {"thinsp", 0x2009},
    {"zwnj", 0x200C},
    {"zwj", 0x200D},
    {"lrm", 0x200E},
    {"rlm", 0x200F},
    {"middot", 0xB7},
    {"reg", 0xAE},
    {"copy", 0xA9},
    {"trade", 0x2122},
    {"hyphen", 0x2010},
    {"dash", 0x2010},
    {"minus", 0x2212},
    {"horbar", 0x2015},
    {"period", '.'},
    {"comma", ','},
    {"colon", ':'},
    {"semi", ';'},
    {"excl", '!'},
    {"quest", '?'},
    {"num", '#'},
    {"commat", '@'},
    {"sol", '/'},
    {"bsol", '\\'},
    {"AMP", '&'},
    {"LT", '<'},
    {"GT", '>'},
    {"QUOT", '"'},
    {"COPY", 0xA9},
    {"REG", 0xAE},
    {"TRADE", 0x2122},
    {"plus", '+'},
    {"lowbar", '_'},
    {"lpar", '('},
    {"rpar", ')'},
    {"dollar", '$'},
    {"percnt", '%'},
    {"ast", '*'},
    {"Tab", '\t'},
    {"NewLine", '\n'},
    {"grave", '`'},
    {"acute", 0xB4},
    {"prime", 0x2032},
    {"bull", 0x2022},
    {"sdot", 0x22C5},
    {"emsp13", 0x2004},
    {"emsp14", 0x2005},
    {"numsp", 0x2007},
    {"puncsp", 0x2008},
    {"hairsp", 0x200A},
    {"ZeroWidthSpace", 0x200B},
    {"MediumSpace", 0x205F},
    {"NoBreak", 0x2060},
};
/// What the numbers 128 to 159 stand for: Windows-1252, as HTML has it.
constexpr char16_t kWindows[] = {0x20AC, 0,      0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
                                 0x2039, 0x152,  0,      0x17D,  0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                 0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0,      0x17E,  0x178};
constexpr char32_t kFirstLetter = 0xC0;
/// The names of U+00C0 to U+017E, in order; what has none is empty.
constexpr std::string_view kLetters[] = {
    "Agrave", "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",
    "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde",
    "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",  "szlig",  "agrave",
    "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",
    "igrave", "iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",
    "divide", "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml",   "Amacr",  "amacr",
    "Abreve", "abreve", "Aogon",  "aogon",  "Cacute", "cacute", "Ccirc",  "ccirc",  "Cdot",   "cdot",   "Ccaron",
    "ccaron", "Dcaron", "dcaron", "Dstrok", "dstrok", "Emacr",  "emacr",  "",       "",       "Edot",   "edot",
    "Eogon",  "eogon",  "Ecaron", "ecaron", "Gcirc",  "gcirc",  "Gbreve", "gbreve", "Gdot",   "gdot",   "Gcedil",
    "",       "Hcirc",  "hcirc",  "Hstrok", "hstrok", "Itilde", "itilde", "Imacr",  "imacr",  "",       "",
    "Iogon",  "iogon",  "Idot",   "imath",  "IJlig",  "ijlig",  "Jcirc",  "jcirc",  "Kcedil", "kcedil", "kgreen",
    "Lacute", "lacute", "Lcedil", "lcedil", "Lcaron", "lcaron", "Lmidot", "lmidot", "Lstrok", "lstrok", "Nacute",
    "nacute", "Ncedil", "ncedil", "Ncaron", "ncaron", "napos",  "ENG",    "eng",    "Omacr",  "omacr",  "",
    "",       "Odblac", "odblac", "OElig",  "oelig",  "Racute", "racute", "Rcedil", "rcedil", "Rcaron", "rcaron",
    "Sacute", "sacute", "Scirc",  "scirc",  "Scedil", "scedil", "Scaron", "scaron", "Tcedil", "tcedil", "Tcaron",
    "tcaron", "Tstrok", "tstrok", "Utilde", "utilde", "Umacr",  "umacr",  "Ubreve", "ubreve", "Uring",  "uring",
    "Udblac", "udblac", "Uogon",  "uogon",  "Wcirc",  "wcirc",  "Ycirc",  "ycirc",  "Yuml",   "Zacute", "zacute",
    "Zdot",   "zdot",   "Zcaron", "zcaron"};

/// The names of U+03B1 to U+03C9, in order; capitals begin with one, 0x20 before.
constexpr char32_t kAlpha = 0x3B1;
constexpr std::string_view kGreek[] = {
    "alpha", "beta",    "gamma", "delta", "epsilon", "zeta",  "eta", "theta",   "iota", "kappa", "lambda", "mu",   "nu",
    "xi",    "omicron", "pi",    "rho",   "sigmaf",  "sigma", "tau", "upsilon", "phi",  "chi",   "psi",    "omega"};

char32_t greek(std::string_view name) {
  const bool capital = name[0] >= 'A' && name[0] <= 'Z';
  std::string small(name);
  if (capital) small[0] = static_cast<char>(small[0] | 0x20);
  const auto* const found = std::find(std::begin(kGreek), std::end(kGreek), small);
  if (found == std::end(kGreek) || (capital && small == "sigmaf")) return 0;
  return kAlpha + static_cast<char32_t>(found - std::begin(kGreek)) - (capital ? 0x20 : 0);
}

/// 0: nothing has this name.
char32_t named(std::string_view name) {
  for (const Name& each : kNames) {
    if (each.name == name) return each.code;
  }
  for (char32_t i = 0; i < std::size(kLetters); ++i) {
    if (kLetters[i] == name) return kFirstLetter + i;
  }
  return greek(name);
}

char32_t numbered(std::string_view digits) {
  const bool hexadecimal = digits.starts_with('x') || digits.starts_with('X');
  if (hexadecimal) digits.remove_prefix(1);
  std::uint32_t code = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, hexadecimal ? 16 : 10);
  const bool valid = error == std::errc() && end == digits.data() + digits.size() && !digits.empty();
  const bool white = code == '\t' || code == '\n' || code == '\r';
  const bool character = (white || code >= 0x20) && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
  if (!valid || !character) return 0;
  return code >= 0x80 && code < 0xA0 ? kWindows[code - 0x80] : static_cast<char32_t>(code);
}

/// The entity whose name or number begins at `begin`, behind its "&".
Character entity_named_at(std::string_view text, std::size_t begin) {
  constexpr std::size_t kLongest = std::string_view("ZeroWidthSpace;").size();
  const std::string_view rest = text.substr(std::min(begin, text.size()), kLongest);
  const std::size_t end = rest.find(';');
  if (end == std::string_view::npos || end < 2) return {'&', 1};
  const std::string_view name = rest.substr(0, end);
  const char32_t code = name[0] == '#' ? numbered(name.substr(1)) : named(name);
  if (code == 0) return {'&', 1};
  return {code, static_cast<std::uint32_t>(end + 2)};
}

}  // namespace

Character entity_at(std::string_view text, std::size_t at) {
  // What was escaped twice has "amp;" before its name.
  constexpr std::string_view kTwice = "amp;";
  if (text.substr(at + 1, kTwice.size()) == kTwice) {
    const Character inner = entity_named_at(text, at + 1 + kTwice.size());
    if (inner.size > 1) return {inner.code, inner.size + static_cast<std::uint32_t>(kTwice.size())};
  }
  return entity_named_at(text, at + 1);
}

}  // namespace mentiond::common::text
