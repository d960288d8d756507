#include "plugins/match/watchlist/query/fields.h"

#include <algorithm>
#include <utility>

namespace mentiond::plugins::watchlist {
namespace {

using Kind = QueryField::Kind;

constexpr std::uint32_t kInText = kHeadline | kStandfirst | kSummary | kBody | kCaption;

constexpr QueryField kFields[] = {
    {"title", Kind::kText, kHeadline | kOutsideQuotes},
    {"standfirst", Kind::kText, kStandfirst | kSummaryAlone | kOutsideQuotes},
    {"lead", Kind::kText, kHeadline | kStandfirst | kSummaryAlone | kFirstParagraph | kOutsideQuotes},
    {"body", Kind::kText, kBody | kOutsideQuotes},
    {"byline", Kind::kText, kByline | kOutsideQuotes},
    {"caption", Kind::kText, kCaption | kOutsideQuotes},
    {"tag", Kind::kText, kTag | kOutsideQuotes},
    {"quote", Kind::kText, kInText},
    {"quoted", Kind::kQuoted},
    {"source", Kind::kSource},
    {"site", Kind::kSite},
    {"url", Kind::kUrl},
    {"feed", Kind::kFeed},
    {"lang", Kind::kLanguage},
    {"country", Kind::kCountry},
    {"type", Kind::kType},
};

/// Of Meltwater, Brandwatch, Talkwalker, Cision, GDELT, Google, FreshRSS, Nexis and Factiva (hd, hlp, sn, la).
constexpr std::pair<std::string_view, std::string_view> kCalledElsewhere[] = {{"intitle", "title"},
                                                                              {"allintitle", "title"},
                                                                              {"headline", "title"},
                                                                              {"hd", "title"},
                                                                              {"ingress", "lead"},
                                                                              {"hlead", "lead"},
                                                                              {"hlp", "lead"},
                                                                              {"text", "body"},
                                                                              {"content", "body"},
                                                                              {"intext", "body"},
                                                                              {"allintext", "body"},
                                                                              {"author", "byline"},
                                                                              {"by", "byline"},
                                                                              {"domain", "site"},
                                                                              {"domainis", "site"},
                                                                              {"host", "site"},
                                                                              {"inurl", "url"},
                                                                              {"allinurl", "url"},
                                                                              {"link", "url"},
                                                                              {"publication", "source"},
                                                                              {"publisher", "source"},
                                                                              {"sn", "source"},
                                                                              {"language", "lang"},
                                                                              {"sourcelang", "lang"},
                                                                              {"la", "lang"},
                                                                              {"sourcecountry", "country"},
                                                                              {"tk_location", "country"},
                                                                              {"location", "country"},
                                                                              {"topleveldomain", "country"},
                                                                              {"geographic", "country"},
                                                                              {"hashtag", "tag"},
                                                                              {"hashtags", "tag"},
                                                                              {"category", "tag"},
                                                                              {"subject", "tag"},
                                                                              {"speaker", "quoted"},
                                                                              {"summary", "standfirst"},
                                                                              {"description", "standfirst"}};

}  // namespace

const QueryField* field_of(std::string_view name) {
  for (const QueryField& field : kFields) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

std::vector<std::string_view> field_names() {
  std::vector<std::string_view> names;
  for (const QueryField& field : kFields) names.push_back(field.name);
  return names;
}

bool is_field_elsewhere(std::string_view name) {
  constexpr std::string_view kNotHere[] = {"after",     "before",     "date",      "engagement", "filetype",
                                           "followers", "platform",   "rating",    "reach",      "sentiment",
                                           "since",     "sourcetype", "published", "until",      "wordcount"};
  return std::find(std::begin(kNotHere), std::end(kNotHere), name) != std::end(kNotHere);
}

std::string_view field_called(std::string_view name) {
  for (const auto& [elsewhere, here] : kCalledElsewhere) {
    if (elsewhere == name) return here;
  }
  return {};
}

}  // namespace mentiond::plugins::watchlist
