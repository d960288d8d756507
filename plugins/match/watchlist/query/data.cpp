#include "plugins/match/watchlist/query/data.h"

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "plugins/common/html/ascii.h"
#include "plugins/match/watchlist/names/article_words.h"
#include "plugins/match/watchlist/reading/problems.h"
#include "plugins/match/watchlist/reading/values.h"

namespace mentiond::plugins::watchlist {
namespace {

using common::html::lower;
using Kind = QueryField::Kind;

constexpr std::string_view kArticleTypes[] = {"text", "picture", "video", "audio"};

/// The two letters of a country that is given by two or three; empty where there is none. The United Kingdom's site
/// names end in .uk, its code is gb.
std::string country_code(std::string_view text) {
  const std::string wanted = lower(text);
  if (wanted == "uk") return "gb";
  for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
    const std::string two = lower(*code);
    if (wanted == two || wanted == lower(uloc_getISO3Country(("_" + std::string(*code)).c_str()))) return two;
  }
  return {};
}

/// The code of the country whose English name that is; empty: none has it.
std::string country_named(std::string_view name) {
  for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
    icu::UnicodeString english;
    icu::Locale("", *code).getDisplayCountry(icu::Locale::getEnglish(), english);
    std::string utf8;
    if (lower(english.toUTF8String(utf8)) == lower(name)) return lower(*code);
  }
  return {};
}

bool is_host(std::string_view value) {
  return !value.empty() && value.front() != '.' && value.find("..") == std::string_view::npos &&
         std::all_of(value.begin(), value.end(), [](char c) {
           return c == '.' || c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                  static_cast<unsigned char>(c) >= 0x80;
         });
}

/// Whether a text is like a pattern whose `*` stand for any text.
bool fits(std::string_view pattern, std::string_view text) {
  std::size_t p = 0, t = 0, star = std::string_view::npos, from = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++, from = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p, ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1, t = ++from;  // The last star takes one more.
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

std::string_view site_url(const sdk::ArticleView& article) {
  return article.link().empty() ? article.site() : article.link();
}

/// Of the source: the end of its site's name, or the region of the language (pt-BR).
std::string country_of(const sdk::ArticleView& article) {
  const std::string host = host_of(site_url(article));
  const std::size_t dot = host.rfind('.');
  if (dot != std::string::npos && host.size() - dot == 3) {
    if (std::string code = country_code(host.substr(dot + 1)); !code.empty()) return code;
  }
  const std::string_view language = article.language();
  for (std::size_t at = language.find('-'); at != std::string_view::npos;) {
    const std::size_t end = std::min(language.find('-', at + 1), language.size());
    if (end - at == 3) return country_code(language.substr(at + 1, 2));
    at = end == language.size() ? std::string_view::npos : end;
  }
  return {};
}

std::string types_of(const sdk::ArticleView& article) {
  std::string types;
  for (const mentiond_labelled_text body : article.bodies()) {
    if (body.value.size > 0 && types.empty()) types = "text";
  }
  for (const mentiond_media media : article.media()) {
    const std::string_view type = sdk::view(media.type);
    if (types.find(type) == std::string::npos) types.append(types.empty() ? "" : " ").append(type);
  }
  return types;
}

}  // namespace

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  host = host.substr(host.rfind('@') + 1);
  return lower(host.substr(0, host.find(':')));
}

std::string datum_problem(Kind kind, std::string_view value) {
  switch (kind) {
    case Kind::kSite:
      return is_host(value) ? ""
                            : "expected the name of a site, as in site:bbc.co.uk (its sub-domains are included), not " +
                                  quoted(value);
    case Kind::kLanguage:
      return is_language(value) ? "" : "expected the code of a language, as in en or pt-BR, not " + quoted(value);
    case Kind::kCountry:
      return country_code(value).empty()
                 ? "expected the code of a country, of two or three letters, as in gb or gbr, not " + quoted(value)
                 : "";
    case Kind::kType:
      return std::find(std::begin(kArticleTypes), std::end(kArticleTypes), lower(value)) == std::end(kArticleTypes)
                 ? "expected text, picture, video or audio, not " + quoted(value)
                 : "";
    default:
      return value.find_first_not_of(" *") == std::string_view::npos
                 ? "expected what to compare it with, as in " + std::string(example_of(kind)) + ", not " + quoted(value)
                 : "";
  }
}

std::string datum_suggestion(Kind kind, std::string_view value) {
  if (kind == Kind::kLanguage) return language_code(value);
  if (kind == Kind::kCountry) return country_named(value);
  if (kind == Kind::kType) return nearest(value, {std::begin(kArticleTypes), std::end(kArticleTypes)});
  if (kind != Kind::kSite) return {};
  std::string host = host_of(value);
  if (host.empty()) host = lower(value.substr(0, value.find('/')));
  while (host.starts_with("*") || host.starts_with(".")) host.erase(0, 1);
  return is_host(host) ? "site:" + host : std::string();
}

std::string_view example_of(Kind kind) {
  switch (kind) {
    case Kind::kSource:
      return "source:Reuters";
    case Kind::kSite:
      return "site:bbc.co.uk";
    case Kind::kUrl:
      return "url:example.org/news";
    case Kind::kFeed:
      return "feed:bbc-world";
    case Kind::kLanguage:
      return "lang:en";
    case Kind::kCountry:
      return "country:gb";
    default:
      return "type:video";
  }
}

std::string datum_value(Kind kind, std::string_view value) {
  return kind == Kind::kCountry ? country_code(value) : kind == Kind::kLanguage ? std::string(value) : lower(value);
}

bool datum_holds(Kind kind, std::string_view value, const sdk::ArticleView& article) {
  switch (kind) {
    case Kind::kSite:
      for (const std::string_view url : {article.link(), article.site()}) {
        const std::string host = host_of(url);
        const bool ends = host.size() >= value.size() && host.ends_with(value);
        if (ends && (host.size() == value.size() || host[host.size() - value.size() - 1] == '.')) return true;
      }
      return false;
    case Kind::kUrl:
      return fits("*" + std::string(value) + "*", lower(article.link()));
    case Kind::kFeed:
      return fits(value, lower(article.feed()));
    case Kind::kLanguage:
      return in_scope(article.language(), {std::string(value)});
    case Kind::kCountry:
      return country_of(article) == value;
    case Kind::kType:
      return (" " + types_of(article) + " ").find(" " + std::string(value) + " ") != std::string::npos;
    default:
      return false;
  }
}

std::string datum_of(Kind kind, const sdk::ArticleView& article) {
  switch (kind) {
    case Kind::kSite:
      return host_of(site_url(article));
    case Kind::kUrl:
      return std::string(article.link());
    case Kind::kFeed:
      return std::string(article.feed());
    case Kind::kLanguage:
      return std::string(article.language());
    case Kind::kCountry:
      return country_of(article);
    case Kind::kType:
      return types_of(article);
    default: {
      std::string names;
      for (const mentiond_info_source source : article.info_sources())
        names.append(names.empty() ? "" : ", ").append(sdk::view(source.name));
      return names;
    }
  }
}

}  // namespace mentiond::plugins::watchlist
