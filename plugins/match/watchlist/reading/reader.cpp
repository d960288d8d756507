#include <algorithm>
#include <charconv>

#include "plugins/match/watchlist/reading/fields.h"
#include "plugins/match/watchlist/reading/name_doubts.h"
#include "plugins/match/watchlist/reading/names_table.h"
#include "plugins/match/watchlist/reading/values.h"
#include "plugins/match/watchlist/reading/yaml_lines.h"

namespace mentiond::plugins::watchlist {
namespace {

class Reader {
 public:
  explicit Reader(Problems& problems) : problems_(problems) {}

  Watchlist read(const Node& root) {
    if (!root.is_mapping()) {
      problems_.error(root.place,
                      "expected the keys of a watchlist, as in \"watchlist: diplomacy\", not " + root.description());
      return {};
    }
    const Fields fields(root, kFileKeys, "a watchlist", problems_);
    if (const Node* name = fields["watchlist"]) {
      list_.name = text_of(*name, "the name of the watchlist", problems_);
      list_.name_place = name->place;
      check_id(*name, list_.name, "the name of a watchlist");
    }
    Conditions conditions;
    if (const Node* language = fields["language"]) conditions.languages = languages(*language);
    list_.conditions.push_back(std::move(conditions));
    if (const Node* entities = fields["entities"]) read_entities(*entities);
    if (const Node* tables = fields["aliases_from"])
      for_each_item(*tables, [this](const Node& item) { read_names_table(item, list_, ids_, problems_); });
    if (const Node* queries = fields["queries"]) read_queries(*queries);
    if (fields["entities"] == nullptr && fields["queries"] == nullptr && fields["aliases_from"] == nullptr)
      problems_.error(
          root.place,
          "a watchlist needs \"entities:\", \"aliases_from:\" or \"queries:\", as in \"entities: [{ name: NATO }]\"");
    if (const Node* tests = fields["tests"]) read_tests(*tests);
    doubt_excludes(list_, problems_);
    return std::move(list_);
  }

 private:
  void check_id(const Node& node, std::string_view id, std::string_view what) {
    if (id.empty() || is_good_id(id)) return;
    problems_.error(node.place,
                    std::string(what) + " is made of letters, digits, \"-\", \"_\" and \".\", unlike " + quoted(id),
                    id_of(id));
  }

  void read_entities(const Node& node) {
    if (!node.is_list() || node.first == nullptr) {
      problems_.error(node.place, "expected a list of entities, each of which begins with \"- name:\", not " +
                                      (node.is_list() ? std::string("an empty list") : node.description()));
      return;
    }
    for_each_item(node, [this](const Node& item) { read_entity(item); });
  }

  void read_entity(const Node& node) {
    if (!node.is_mapping()) {
      problems_.error(node.place, "expected an entity, as in \"- name: Sergey Ryabkov\", not " + node.description());
      return;
    }
    const Fields fields(node, kEntityKeys, "an entity", problems_);
    EntityRule entity;
    entity.place = node.place;
    const std::uint32_t conditions = read_conditions(fields, 0);
    if (const Node* name = fields["name"]) {
      entity.name = text_of(*name, "the entity's name", problems_);
      add_name(entity, entity.name, name->place, conditions);
    }
    read_id(fields, entity);
    if (const Node* type = fields["type"]) entity.type = choice_of(*type, kTypes, problems_);
    if (const Node* severity = fields["severity"]) entity.severity = choice_of(*severity, kSeverities, problems_);
    if (const Node* uri = fields["uri"]) read_uri(*uri, entity);
    if (const Node* labels = fields["labels"]) entity.labels = read_labels(*labels);
    if (const Node* aliases = fields["aliases"]) {
      doubt_commas(*aliases);
      for_each_item(*aliases, [&](const Node& alias) { read_alias(alias, conditions, entity); });
    }
    list_.entities.push_back(std::move(entity));
  }

  void add_name(EntityRule& entity, std::string_view name, Place place, std::uint32_t conditions) {
    if (name.empty()) return;
    if (std::string doubt = doubt_of_name(name); !doubt.empty()) problems_.warning(place, std::move(doubt));
    entity.aliases.push_back({name, place, conditions, 0});
  }
  /// "aliases: OTAN, Alliance"
  void doubt_commas(const Node& node) {
    if (!is_like_list(node)) return;
    const bool round = node.text.starts_with('(') && node.text.ends_with(')');
    problems_.warning(node.place, "this is one value, its commas with it; several are written [" +
                                      (round ? node.text.substr(1, node.text.size() - 2) : node.text) + "]");
  }

  void read_id(const Fields& fields, EntityRule& entity) {
    const Node* id = fields["id"];
    entity.id = id == nullptr ? id_of(entity.name) : own_id(*id, "sergey-ryabkov");
    claim_id(entity.id, id != nullptr ? id->place : entity.place, id == nullptr);
  }
  std::string own_id(const Node& node, const std::string& example) {
    std::string id(text_of(node, "an id, as in " + example, problems_));
    check_id(node, id, "an id");
    return id;
  }
  void claim_id(const std::string& id, Place place, bool made) {
    if (id.empty()) return;
    if (const std::string other = ids_.other_case(id); !other.empty())
      problems_.warning(place, "the ids " + quoted(other) + " and " + quoted(id) +
                                   " differ in capitals alone; another word would tell them apart for people, too");
    const Place* const before = ids_.claim(id, place);
    if (before == nullptr) return;
    problems_.error(place, (made ? "the id that this name makes, " : "the id ") + quoted(id) +
                               (made ? ", is taken at line " : " is taken at line ") + std::to_string(before->line) +
                               "; expected one of its own");
  }

  void read_queries(const Node& node) {
    if (!node.is_list() || node.first == nullptr) {
      problems_.error(node.place, "expected a list of queries, each of which begins with \"- id:\", not " +
                                      (node.is_list() ? std::string("an empty list") : node.description()));
      return;
    }
    for_each_item(node, [this](const Node& item) { read_query(item); });
  }

  void read_query(const Node& node) {
    if (!node.is_mapping()) {
      problems_.error(node.place, "expected a query, as in \"- { id: arms-control, query: 'nato AND treaty' }\", not " +
                                      node.description());
      return;
    }
    const Fields fields(node, kQueryKeys, "a query", problems_);
    QueryRule query;
    query.place = node.place;
    query.languages = list_.conditions.front().languages;
    if (const Node* id = fields["id"]) {
      query.id = own_id(*id, "arms-control");
      claim_id(query.id, id->place, false);
    }
    if (const Node* language = fields["language"]) query.languages = languages(*language);
    if (const Node* severity = fields["severity"]) query.severity = choice_of(*severity, kSeverities, problems_);
    if (const Node* labels = fields["labels"]) query.labels = read_labels(*labels);
    if (const Node* text = fields["query"]) {
      const std::string expected = text->is_text() ? "a query, as in 'nato AND \"arms control\"'"
                                                   : "a query in quotation marks, as in '{NATO} AND \"arms control\"'";
      if (!text_of(*text, expected, problems_).empty()) query.query = text, query.place = text->place;
    }
    list_.queries.push_back(std::move(query));
  }

  void read_uri(const Node& node, EntityRule& entity) {
    entity.uri = text_of(node, "a URI", problems_);
    if (!entity.uri.empty() && !is_uri(entity.uri)) {
      problems_.error(node.place, std::string(kExpectedUri) + quoted(entity.uri));
    }
  }

  Labels read_labels(const Node& node) {
    Labels labels;
    if (!node.is_mapping()) {
      problems_.error(node.place, "expected labels, as in { desk: security }, not " + node.description());
      return labels;
    }
    for (const Node* key = node.first; key != nullptr; key = key->next) {
      const auto same = [&](const auto& label) { return label.first == key->text; };
      if (std::any_of(labels.begin(), labels.end(), same)) {
        problems_.error(key->place, "the label " + quoted(key->text) + " stands twice; expected it once");
      } else if (key->value != nullptr) {
        labels.emplace_back(key->text, text_of(*key->value, "the text of a label", problems_));
      }
    }
    return labels;
  }

  void read_alias(const Node& node, std::uint32_t inherited, EntityRule& entity) {
    if (!node.is_mapping()) {
      const std::string_view text = text_of(
          node, "another name, as in \"- Sergei Ryabkov\" or \"- { text: Ryabkov, near: [diplomat] }\"", problems_);
      return add_name(entity, text, node.place, inherited);
    }
    if (is_sentence(node)) {
      problems_.error(node.place, "expected another name; one that holds \": \" needs quotation marks",
                      node.first->value == nullptr ? std::string()
                                                   : single_quoted(node.first->text + ": " + node.first->value->text));
      return;
    }
    const Fields fields(node, kAliasKeys, "an alias", problems_);
    const std::uint32_t conditions = read_conditions(fields, inherited);
    const Node* text = fields["text"];
    if (text == nullptr) return;
    add_name(entity, text_of(*text, "the alias's text", problems_), text->place, conditions);
  }

  /// "- Mission: Impossible", which YAML reads as a key and its value.
  static bool is_sentence(const Node& node) {
    if (node.style != Node::Style::kBlock || node.first == nullptr || node.first->next != nullptr) return false;
    std::vector<std::string_view> names;
    for (const Key& key : kAliasKeys) names.push_back(key.name);
    return nearest(node.first->text, names).empty() && (node.first->value == nullptr || node.first->value->is_text());
  }

  /// What an entity or alias says of when it counts, on top of what it inherits.
  std::uint32_t read_conditions(const Fields& fields, std::uint32_t inherited) {
    constexpr std::string_view kKeys[] = {"case", "near", "within", "exclude", "language", "inside", "inflect"};
    if (std::none_of(std::begin(kKeys), std::end(kKeys), [&](auto key) { return fields[key] != nullptr; }))
      return inherited;
    Conditions own = list_.conditions[inherited];
    if (const Node* node = fields["case"]) own.exact = choice_of(*node, kCases, problems_) == "exact";
    if (const Node* node = fields["inside"]) own.inside = boolean_of(*node, "inside", problems_);
    if (const Node* node = fields["language"]) own.languages = languages(*node);
    if (const Node* node = fields["inflect"]) read_inflect(*node, own);
    if (const Node* node = fields["exclude"])
      own.exclude = phrases(*node, "phrases that are no mention, as in [George Washington]");
    if (const Node* node = fields["near"])
      own.near = phrases(*node, "words that must be near, as in [diplomat, Russia*]");
    if (const Node* node = fields["within"]) {
      own.within = within(*node);
      if (own.near.empty())
        problems_.error(node->place, "\"within\" says how far \"near\" may be; \"near\" is missing");
    }
    list_.conditions.push_back(std::move(own));
    return static_cast<std::uint32_t>(list_.conditions.size() - 1);
  }

  void read_inflect(const Node& node, Conditions& own) {
    own.inflections.clear();
    const bool is_switch = node.is_text() && (node.text == "true" || node.text == "false" || node.text == "yes" ||
                                              node.text == "no" || node.text == "on" || node.text == "off");
    if (is_switch) {
      own.inflect = boolean_of(node, "inflect", problems_);
      return;
    }
    own.inflect = true;
    const std::string expected = "true, false or a list of " + listed(kInflectionCodes) + ", as in [ru, tr]";
    for (const Term& term : terms(node, expected)) {
      const auto language = inflection_of(term.text);
      if (language) {
        own.inflections.push_back(*language);
      } else {
        problems_.error(term.place, "expected " + expected + ", not " + quoted(term.text), language_code(term.text));
      }
    }
  }

  Within within(const Node& node) {
    constexpr std::string_view kExpected = "article, paragraph, sentence or a number of words, as in \"30 words\"";
    const std::string_view text = text_of(node, kExpected, problems_);
    if (text == "article" || text.empty()) return {};
    if (text == "paragraph") return {Within::Unit::kParagraph, 0};
    if (text == "sentence") return {Within::Unit::kSentence, 0};
    std::uint32_t words = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), words);
    const std::string_view unit(rest, static_cast<std::size_t>(text.data() + text.size() - rest));
    constexpr std::uint32_t kMostWords = 10'000;
    if (error == std::errc() && words <= kMostWords && (unit == " words" || unit == " word"))
      return {Within::Unit::kWords, words};
    problems_.error(node.place, "expected " + std::string(kExpected) + ", not " + quoted(text),
                    error == std::errc() && words <= kMostWords ? std::to_string(words) + " words"
                                                                : nearest(text, {"article", "paragraph", "sentence"}));
    return {};
  }

  std::vector<Term> terms(const Node& node, std::string_view expected) {
    std::vector<Term> found;
    for_each_item(node, [&](const Node& item) {
      const std::string_view text = text_of(item, expected, problems_);
      if (!text.empty()) found.push_back({text, item.place});
    });
    if (node.is_list() && node.first == nullptr) {
      problems_.error(node.place, "expected " + std::string(expected) + ", not an empty list");
    }
    return found;
  }

  /// What is looked for, as it stands.
  std::vector<Term> phrases(const Node& node, std::string_view expected) {
    doubt_commas(node);
    std::vector<Term> found = terms(node, expected);
    for (const Term& term : found) {
      if (std::string doubt = doubt_of_term(term.text); !doubt.empty()) problems_.warning(term.place, std::move(doubt));
    }
    return found;
  }

  std::vector<std::string> languages(const Node& node) {
    std::vector<std::string> found;
    for (const Term& term : terms(node, "a language, as in en or pt-BR")) {
      if (is_language(term.text)) {
        found.emplace_back(term.text);
      } else {
        not_a_language(term.place, term.text);
      }
    }
    return found;
  }

  void not_a_language(Place place, std::string_view text) {
    std::string meant(text);
    std::replace(meant.begin(), meant.end(), '_', '-');
    if (text.find(',') != std::string_view::npos) {
      meant = "[" + meant + "]";
    } else if (!is_language(meant)) {
      meant = language_code(text);
    }
    problems_.error(place, "expected the code of a language, as in en or pt-BR, not " + quoted(text), std::move(meant));
  }

  void read_tests(const Node& node) {
    if (!node.is_list()) {
      problems_.error(node.place,
                      "expected a list of tests, each of which begins with \"- text:\", not " + node.description());
      return;
    }
    for_each_item(node, [this](const Node& item) { read_test(item); });
  }

  void read_test(const Node& node) {
    if (!node.is_mapping()) {
      problems_.error(node.place,
                      "expected a test, as in \"- text: NATO met in Brussels.\", not " + node.description());
      return;
    }
    const Fields fields(node, kTestKeys, "a test", problems_);
    TestCase test;
    test.place = node.place;
    if (const Node* text = fields["text"]) test.text = text_of(*text, "the text of the test", problems_);
    if (const Node* title = fields["title"]) test.title = text_of(*title, "the headline of the test", problems_);
    if (const Node* language = fields["language"]) {
      test.language = text_of(*language, "a language, as in en", problems_);
      if (!test.language.empty() && !is_language(test.language)) not_a_language(language->place, test.language);
    }
    if (const Node* match = fields["match"]) test.match = watches(*match);
    if (const Node* no_match = fields["no_match"]) test.no_match = watches(*no_match);
    if (fields["match"] == nullptr && fields["no_match"] == nullptr)
      problems_.error(
          node.place,
          "a test needs \"match:\" or \"no_match:\" with ids of entities or queries, as in \"match: [nato]\"");
    list_.tests.push_back(std::move(test));
  }

  std::vector<Term> watches(const Node& node) {
    std::vector<Term> found = terms(node, "the id of an entity or a query");
    for (const Term& term : found) {
      if (ids_.contains(std::string(term.text))) continue;
      const bool several = term.text.find(',') != std::string_view::npos;
      problems_.error(term.place, "there is no entity or query with the id " + quoted(term.text) + " in this watchlist",
                      several ? "[" + std::string(term.text) + "]" : nearest(term.text, ids_.sorted()));
    }
    return found;
  }

  Problems& problems_;
  Watchlist list_;
  Ids ids_;
};

}  // namespace

Watchlist read_watchlist(const Node& root, Problems& problems) { return Reader(problems).read(root); }

}  // namespace mentiond::plugins::watchlist
