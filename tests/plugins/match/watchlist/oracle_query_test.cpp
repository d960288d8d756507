// Queries hold, and rest on what the slow oracle says, on random queries and random articles.
#include <algorithm>

#include "tests/plugins/match/watchlist/matching.h"
#include "tests/plugins/match/watchlist/oracle_query.h"
#include "tests/plugins/match/watchlist/random_texts.h"

namespace mentiond::plugins::watchlist {
namespace {

using oracle::Clause;
using oracle::ClausePtr;
using Kind = Clause::Kind;

const std::vector<std::string> kWild = {"sta*",  "st?rt*", "*art",     "*tar*",  "am*ca",     "ni?o",     "Ряб*",
                                        "ta?l*", "w?o",    "new sta*", "ba* of", "*ew start", "of *rica", "who?",
                                        "Br*en", "ex*",    "ab?",      "NA*",    "in*mir",    "or*ted",   "niñ*",
                                        "star*", "Ameri*", "bank*",    "Рябк*"};
const std::vector<std::string> kRegexes = {"st[a-z]+t", "[0-9]+", "NATO|nato", "[Nn]ew",
                                           "a[a-z]?c",  "\\. ",   "[A-Z]{2,}"};

const std::vector<std::pair<std::string, std::string>> kData = {
    {"site", "bbc.co.uk"}, {"site", "co.uk"},      {"site", "lemonde.fr"}, {"url", "/news"},      {"url", "bbc*news"},
    {"feed", "bbc-world"}, {"feed", "bbc*"},       {"lang", "en"},         {"lang", "fr"},        {"country", "gb"},
    {"country", "uk"},     {"country", "gbr"},     {"country", "fr"},      {"type", "video"},     {"type", "text"},
    {"source", "reuters"}, {"source", "le monde"}, {"source", "reut*"},    {"source", "agencies"}};

/// A query of which it is known what it may be part of.
class Generator {
 public:
  Generator(Random& random, const std::string& text) : random_(random), text_(text) {}

  ClausePtr query(const std::vector<ClausePtr>& earlier) {
    earlier_ = &earlier;
    return clause(3, "");
  }

 private:
  std::shared_ptr<Clause> make(Kind kind, std::vector<ClausePtr> operands = {}) {
    auto query = std::make_shared<Clause>();
    query->kind = kind, query->operands = std::move(operands);
    return query;
  }

  /// Anything that says what must be there. `field` is around it.
  ClausePtr clause(int depth, const std::string& field) {
    if (field.empty() && one_in(8, random_)) return datum();
    if (depth == 0 || one_in(4, random_)) return standing(depth, field);
    if (one_in(6, random_)) return in_field(depth, field, false);
    if (field.empty() && one_in(8, random_) && !earlier_->empty()) return reference(any_of(*earlier_, random_));
    std::vector<ClausePtr> operands;
    for (std::size_t i = 0, count = 2 + random_() % 2; i < count; ++i) operands.push_back(clause(depth - 1, field));
    if (one_in(2, random_)) return make(Kind::kOr, operands);
    if (one_in(3, random_)) {
      auto no = make(Kind::kNot, {clause(depth - 1, field)});
      no->number = random_() % 2;
      operands.push_back(no);
    }
    auto all = make(Kind::kAnd, operands);
    all->number = random_() % 2;
    return all;
  }

  /// Something whose words stand somewhere.
  ClausePtr standing(int depth, const std::string& field) {
    if (depth == 0 || one_in(3, random_)) return leaf();
    if (field.empty() && one_in(12, random_)) return quoted(depth);
    switch (random_() % 7) {
      case 0:
        return make(Kind::kOr, {standing(depth - 1, field), standing(depth - 1, field)});
      case 1:
        return in_field(depth, field, true);
      case 2: {
        auto many = make(Kind::kAtLeast, {standing(depth - 1, field)});
        many->number = 1 + random_() % 3;
        return many;
      }
      case 3:
        return make(one_in(2, random_) ? Kind::kSentence : Kind::kParagraph,
                    {standing(depth - 1, field), standing(depth - 1, field)});
      default: {
        auto near = make(Kind::kNear, {standing(depth - 1, field), standing(depth - 1, field)});
        near->number = random_() % 6;
        near->ordered = one_in(3, random_);
        near->exact = one_in(3, random_);
        return near;
      }
    }
  }

  /// Fields that have something in common with the one around.
  ClausePtr in_field(int depth, const std::string& around, bool stands) {
    std::vector<std::string> names = {"title", "standfirst", "lead", "body", "caption", "tag", "byline", "quote"};
    if (around == "quote") names = {"title", "body", "lead"};
    if (around == "lead") names = {"title", "body", "quote"};
    if (around == "title" || around == "body" || around == "standfirst") names = {"quote", "lead"};
    if (around == "tag" || around == "byline" || around == "caption" || around == "no more") return leaf();
    const std::string name = any_of(names, random_);
    const std::string inside = around.empty() ? name : "no more";
    auto field = make(Kind::kField, {stands ? standing(depth - 1, inside) : clause(depth - 1, inside)});
    field->text = name;
    return field;
  }

  ClausePtr reference(const ClausePtr& query) {
    auto own = make(Kind::kQuery, query->operands);
    own->text = query->text, own->languages = query->languages;
    return own;
  }

  ClausePtr datum() {
    const auto& [name, value] = any_of(kData, random_);
    auto datum = make(Kind::kDatum);
    datum->field = name, datum->text = value, datum->quoted = value.find(' ') != std::string::npos;
    return datum;
  }

  ClausePtr quoted(int depth) {
    auto quoted = make(Kind::kQuoted);
    quoted->text = "e" + std::to_string(random_() % 2);
    if (one_in(2, random_)) quoted->operands = {standing(depth - 1, "no more")};
    return quoted;
  }

  ClausePtr leaf() {
    if (one_in(6, random_)) {
      auto entity = make(Kind::kEntity);
      entity->text = "e" + std::to_string(random_() % 2);
      return entity;
    }
    if (one_in(10, random_)) {
      auto regex = make(Kind::kRegex);
      regex->text = any_of(kRegexes, random_);
      regex->exact = !one_in(4, random_);
      return regex;
    }
    auto term = make(Kind::kTerm);
    term->quoted = !one_in(3, random_);
    term->exact = one_in(6, random_);
    term->text = one_in(4, random_) ? any_of(kWild, random_) : phrase();
    if (term->text.find_first_of("#@") != std::string::npos || has_white(term->text)) term->quoted = true;
    if (one_in(20, random_)) term->text = "#" + one_word(), term->quoted = false;
    return term;
  }

  static bool has_white(const std::string& text) {
    for (std::size_t i = 0; i < text.size(); i += common::text::character_at(text, i).size) {
      if (common::text::is_white(common::text::class_of(common::text::character_at(text, i).code))) return true;
    }
    return false;
  }

  /// Without the signs of the language.
  std::string phrase() {
    const std::string phrase = one_in(2, random_) ? random_phrase(random_, text_) : one_word();
    std::string clean;
    for (std::size_t i = 0; i < phrase.size();) {
      const auto c = common::text::character_at(phrase, i);
      const std::string_view here = std::string_view(phrase).substr(i, c.size);
      const bool sign = here.size() == 1 && std::string_view("*?\"{}()[]<>;,:~^/+!|&-").find(here[0]) != here.npos;
      if (!sign && common::text::class_of(c.code) != common::text::CharClass::kQuote) clean += here;
      i += c.size;
    }
    return has_letter(clean) && clean.find("&") == std::string::npos ? clean : "new";
  }
  std::string one_word() {
    return any_of(
        std::vector<std::string>{"new", "start", "bank", "of", "america", "nato", "NATO", "tail", "who", "US"},
        random_);
  }

  Random& random_;
  const std::string& text_;
  const std::vector<ClausePtr>* earlier_ = nullptr;
};

oracle::Watchlist entities() {
  return {"random", {{"e0", {{"bank of America"}, {"nato"}, {"F-16"}}}, {"e1", {{"America"}, {"new"}, {"niño"}}}}};
}

std::string as_yaml(const std::vector<ClausePtr>& queries) {
  std::string yaml = oracle::as_yaml(entities()) + "queries:\n";
  for (std::size_t i = 0; i < queries.size(); ++i) {
    std::string text;
    for (const char c : oracle::as_query(*queries[i]->operands[0])) text += c == '\'' ? "''" : std::string(1, c);
    yaml += "  - { id: " + queries[i]->text + ", query: '" + text + "'";
    for (const std::string& language : queries[i]->languages) yaml += ", language: " + language;
    yaml += " }\n";
  }
  return yaml;
}

sdk::Article article_of(const std::vector<oracle::Part>& parts, const oracle::About& about) {
  sdk::Article article;
  article.language = about.language, article.link = about.link, article.site = about.site;
  for (const std::string& source : about.sources) article.info_sources.push_back({source, {}, {}, {}});
  for (const oracle::Part& part : parts) {
    if (part.name == "headline") article.headlines.push_back({"main", "text/plain", part.text});
    if (part.name == "standfirst" || part.name == "summary")
      article.descriptions.push_back({part.name, "text/plain", part.text});
    if (part.name == "body") article.bodies.push_back({"main", "text/plain", part.text});
    if (part.name == "byline") article.by = part.text;
    if (part.name == "caption") article.media.push_back({"video", "u", {}, part.text, {}, {}, {}});
    if (part.name != "tag") continue;
    sdk::Concept tag;
    tag.rel = "tag", tag.name = part.text;
    article.concepts.push_back(tag);
  }
  return article;
}

std::vector<oracle::Part> random_parts(Random& random) {
  std::vector<oracle::Part> parts;
  const auto put = [&](const std::string& name, std::size_t words, std::uint32_t index = 0) {
    std::string text = random_text(random, words);
    if (!text.empty()) parts.push_back({name, std::move(text), index});
  };
  put("headline", random() % 8);
  if (one_in(2, random)) put("standfirst", random() % 8);
  if (one_in(2, random)) put("summary", random() % 8);
  put("body", random() % 40);
  for (std::uint32_t i = 0; one_in(3, random); ++i) put("caption", 1 + random() % 8, i);
  for (std::uint32_t i = 0; one_in(3, random); ++i) put("tag", 1 + random() % 2, i);
  if (one_in(3, random)) put("byline", 1 + random() % 4);
  return parts;
}

oracle::About random_about(Random& random, const std::vector<oracle::Part>& parts) {
  using Texts = std::vector<std::string>;
  oracle::About about;
  about.language = any_of(Texts{"en", "en", "en-GB", "fr-CA", "tr", ""}, random);
  about.link = any_of(Texts{"https://www.bbc.co.uk/news/1", "https://lemonde.fr/a", "http://example.org/News",
                            "https://notbbc.co.uk/a", ""},
                      random);
  about.site = any_of(Texts{"https://bbc.co.uk/", "https://example.org/", ""}, random);
  about.feed = any_of(Texts{"bbc-world", "BBC-uk", "lemonde"}, random);
  if (one_in(2, random)) about.sources = {any_of(Texts{"Reuters", "Le Monde", "REUTERS agencies"}, random)};
  for (const oracle::Part& part : parts) {
    if (part.name == "caption") about.types.insert("video");
    if (part.name != "body") continue;
    about.types.insert("text");
    for (std::size_t at = 0, end = 0; one_in(2, random) && (end = part.text.find(' ', at + 20)) != std::string::npos;
         at = end + 1)
      about.quotes.push_back(
          {at, end, any_of(Texts{"nato", "Mr America", "of America", "America", "who", ""}, random)});
  }
  return about;
}

std::string as_text(const std::set<oracle::Found>& found) {
  std::string text;
  for (const oracle::Found& each : found)
    text += std::to_string(each.part) + ":" + std::to_string(each.start) + "-" + std::to_string(each.end) + " " +
            each.alias + "\n";
  return text;
}

struct Counts {
  std::size_t pairs = 0, hits = 0, impossible = 0;
};

bool is_called_impossible(const std::string& advice, const std::string& query) {
  return advice.find("query \"" + query + "\": it can never match: ") != std::string::npos;
}

/// What a query rests on; a query of metadata alone rests on nothing.
using Answers = std::map<std::string, std::set<oracle::Found>>;

Answers fast(Matcher& matcher, const std::vector<oracle::Part>& parts, const oracle::About& about) {
  const sdk::Article article = article_of(parts, about);
  std::vector<Quote> quotes;
  for (const oracle::Quote& quote : about.quotes)
    quotes.push_back(
        {article.bodies[0].value.substr(quote.start, quote.end - quote.start), quote.speaker, quote.start});
  matcher.feed = about.feed;
  Answers answers;
  for (const FoundMention& m : matcher.match(article, quotes)) {
    std::set<oracle::Found>& own = answers[m.watch];
    const auto part = std::find_if(parts.begin(), parts.end(),
                                   [&](const auto& each) { return each.name == m.field && each.index == m.index; });
    if (!m.field.empty()) own.insert({static_cast<std::size_t>(part - parts.begin()), m.start, m.end, m.alias});
  }
  return answers;
}

void compare(Matcher& matcher, const std::string& advice, const std::vector<ClausePtr>& queries, Random& random,
             const std::vector<oracle::Part>& parts, Counts& counts) {
  const oracle::About about = random_about(random, parts);
  const oracle::Watchlist watchlist = entities();
  const oracle::Article article(parts, about, watchlist);
  Answers found = fast(matcher, parts, about);
  for (const ClausePtr& query : queries) {
    ++counts.pairs;
    const bool holds = article.holds(*query);
    const std::set<oracle::Found> expected = article.evidence(*query);
    counts.hits += holds ? 1 : 0;
    const bool foretold = !holds || !is_called_impossible(advice, query->text);
    if (found.contains(query->text) == holds && found[query->text] == expected && foretold) continue;
    for (const oracle::Part& part : parts) BOOST_TEST_MESSAGE(part.name << ": " << part.text);
    BOOST_TEST_CONTEXT(about.language << " " << about.link << " " << about.feed << ": "
                                      << oracle::as_query(*query->operands[0])) {
      BOOST_TEST(foretold);
      BOOST_TEST(found.contains(query->text) == holds);
      BOOST_TEST(as_text(found[query->text]) == as_text(expected));
    }
  }
}

/// Queries of which one may refer to an earlier one.
std::vector<ClausePtr> random_queries(Random& random, const std::string& text, std::size_t count) {
  std::vector<ClausePtr> queries;
  for (std::size_t i = 0; i < count; ++i) {
    auto named = std::make_shared<Clause>();
    named->kind = Kind::kQuery, named->text = "q" + std::to_string(i);
    named->operands = {Generator(random, text).query(queries)};
    if (one_in(8, random)) named->languages = {any_of(std::vector<std::string>{"en", "fr", "tr"}, random)};
    queries.push_back(named);
  }
  return queries;
}

void compare(unsigned seed, std::size_t query_count, int articles, Counts& counts) {
  Random random(seed);
  const std::vector<oracle::Part> first = random_parts(random);
  const std::vector<ClausePtr> queries = random_queries(random, first.empty() ? "" : first.back().text, query_count);
  BOOST_TEST_CONTEXT("seed " << seed) {
    const std::string yaml = as_yaml(queries);
    Matcher matcher(yaml);
    if (!matcher.problems().empty()) BOOST_TEST_MESSAGE(yaml);
    BOOST_TEST_REQUIRE(matcher.problems() == "");
    const std::string advice = matcher.linted();
    for (const ClausePtr& query : queries) counts.impossible += is_called_impossible(advice, query->text) ? 1 : 0;
    compare(matcher, advice, queries, random, first, counts);
    for (int i = 1; i < articles; ++i) compare(matcher, advice, queries, random, random_parts(random), counts);
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(queries_hold_where_the_oracle_says_and_rest_on_the_same_words) {
  Counts counts;
  for (unsigned seed = 1; seed <= rounds(250); ++seed) compare(seed, 20, 20, counts);
  BOOST_TEST_MESSAGE(counts.pairs << " pairs, " << counts.hits << " hits, " << counts.impossible
                                  << " that never match");
  BOOST_TEST(counts.pairs >= rounds(250) * 400U);
  BOOST_TEST(counts.hits > counts.pairs / 20);
}

BOOST_AUTO_TEST_CASE(hundreds_of_queries_that_share_their_anchors_hold_where_the_oracle_says) {
  Counts counts;
  for (unsigned seed = 1; seed <= rounds(10); ++seed) compare(1'000'000 + seed, 400, 5, counts);
  BOOST_TEST(counts.pairs == rounds(10) * 2'000U);
  BOOST_TEST(counts.hits > counts.pairs / 20);
}

}  // namespace mentiond::plugins::watchlist
