#include <algorithm>

#include "plugins/match/watchlist/query_anchors.h"
#include "plugins/match/watchlist/query_compile.h"
#include "plugins/match/watchlist/query_parser.h"

namespace mentiond::plugins::watchlist {
namespace {

constexpr std::size_t kLongestAlias = 1000;

class Compiler {
 public:
  explicit Compiler(sdk::Diagnostics& diagnostics)
      : diagnostics_(diagnostics), compiled_(std::make_unique<Compiled>()) {}

  void add(const sdk::File& file) {
    Problems problems(file.path, diagnostics_);
    YamlTree& tree = trees_.emplace_back();
    const std::size_t errors = problems.errors();
    const Node* root = tree.parse(file.bytes, problems);
    if (root == nullptr || (root->is_nothing() && root->is_plain())) {
      if (problems.errors() == errors)
        problems.error({}, "the file is empty; expected a watchlist, as in \"watchlist: diplomacy\"");
      return;
    }
    const Watchlist list = read_watchlist(*root, problems);
    check_name(list, problems);
    add_list(list, problems);
    add_queries(list, file.bytes, problems);
  }

  std::unique_ptr<const Compiled> finish() {
    // Aliases first, so that the index is of the patterns from 0; terms follow.
    add_terms();
    QueryCompiler(queries_, *compiled_, diagnostics_).run();
    if (diagnostics_.errors() > 0) return nullptr;
    compiled_->patterns.shrink();
    choose_anchors(*compiled_);
    return std::move(compiled_);
  }

 private:
  /// Terms of a rule, kept until all aliases are in.
  struct Waiting {
    std::uint32_t rule;
    std::vector<Term> near, exclude;
    std::string file;
  };

  void check_name(const Watchlist& list, Problems& problems) {
    for (const List& other : compiled_->lists) {
      if (other.name != list.name || list.name.empty()) continue;
      problems.error(list.name_place, "the watchlist " + quoted(list.name) + " is also in " + other.file +
                                          "; expected a name of its own");
    }
  }

  void add_list(const Watchlist& list, Problems& problems) {
    const auto number = static_cast<std::uint32_t>(compiled_->lists.size());
    const auto first_rule = static_cast<std::uint32_t>(compiled_->rules.size());
    List& own = compiled_->lists.emplace_back();
    own.name = list.name, own.file = problems.file();
    for (const TestCase& test : list.tests) own.tests.push_back(owned(test));
    for (const Conditions& each : list.conditions) {
      const auto rule = static_cast<std::uint32_t>(compiled_->rules.size());
      compiled_->rules.push_back({each.languages, {}, {}, each.within, each.exact, each.inside});
      if (!each.near.empty() || !each.exclude.empty())
        waiting_.push_back({rule, each.near, each.exclude, std::string(problems.file())});
    }
    for (const EntityRule& entity : list.entities) {
      compiled_->entities.push_back({number,
                                     entity.place,
                                     entity.id,
                                     std::string(entity.name),
                                     std::string(entity.type),
                                     std::string(entity.uri),
                                     std::string(entity.severity),
                                     {entity.labels.begin(), entity.labels.end()}});
      for (const AliasRule& alias : entity.aliases) add_alias(alias, list, first_rule, problems);
    }
  }

  void add_alias(const AliasRule& alias, const Watchlist& list, std::uint32_t first_rule, Problems& problems) {
    if (alias.text.size() > kLongestAlias) {
      problems.error(alias.place, "an alias of " + std::to_string(alias.text.size()) +
                                      " bytes; expected a name of at most " + std::to_string(kLongestAlias));
      return;
    }
    const std::size_t star = alias.text.rfind('*');
    if (star != std::string_view::npos && star > 0 && star + 1 == alias.text.size()) {
      problems.error(alias.place,
                     "an alias is a name as it is written, without \"*\"; wildcards are for near and exclude",
                     std::string(alias.text.substr(0, star)));
      return;
    }
    const bool exact = list.conditions[alias.conditions].exact;
    if (!compiled_->patterns.add(alias.text, {exact, false})) {
      problems.error(alias.place, "the name " + quoted(alias.text) + " has no letter and no digit to look for");
      return;
    }
    const auto entity = static_cast<std::uint32_t>(compiled_->entities.size() - 1);
    compiled_->aliases.push_back({entity, first_rule + alias.conditions, alias.place});
  }

  void add_terms() {
    for (const Waiting& waiting : waiting_) {
      Problems problems(waiting.file, diagnostics_);
      Rule& rule = compiled_->rules[waiting.rule];
      for (const Term& term : waiting.near) add_term(term, rule.near, problems);
      for (const Term& term : waiting.exclude) add_term(term, rule.exclude, problems);
    }
  }

  void add_term(const Term& term, std::vector<PatternId>& terms, Problems& problems) {
    QueryProblems first(problems);
    check_term(term.text, term.place, first);
    if (!first.failed()) terms.push_back(compiled_->patterns.add(term.text, {false, true}).value());
  }

  void add_queries(const Watchlist& list, std::string_view bytes, Problems& problems) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    SourceFile source(bytes);
    for (const QueryRule& query : list.queries) {
      ExpressionPtr expression;
      if (query.query != nullptr) expression = parse_query(source.read(*query.query), problems);
      queries_.push_back({static_cast<std::uint32_t>(compiled_->lists.size() - 1),
                          query.id,
                          query.place,
                          std::move(expression),
                          query.languages,
                          std::string(query.severity),
                          {query.labels.begin(), query.labels.end()}});
    }
  }

  static OwnedTest owned(const TestCase& test) {
    OwnedTest own{test.place, std::string(test.title), std::string(test.text), std::string(test.language), {}, {}};
    for (const Term& term : test.match) own.match.emplace_back(term.text, term.place);
    for (const Term& term : test.no_match) own.no_match.emplace_back(term.text, term.place);
    return own;
  }

  sdk::Diagnostics& diagnostics_;
  std::unique_ptr<Compiled> compiled_;
  std::deque<YamlTree> trees_;  // Terms borrow from them.
  std::vector<Waiting> waiting_;
  std::vector<ParsedQuery> queries_;
};

}  // namespace

std::size_t Compiled::bytes_used() const {
  std::size_t bytes = patterns.bytes_used() + index.bytes_used() + aliases.capacity() * sizeof(Alias) +
                      entities.capacity() * sizeof(Entity) + rules.capacity() * sizeof(Rule) + queries.bytes_used();
  const auto heap = [](const std::string& text) { return text.capacity() > 15 ? text.capacity() + 1 : 0; };
  for (const Entity& each : entities) bytes += heap(each.id) + heap(each.name) + heap(each.uri);
  return bytes;
}

std::unique_ptr<const Compiled> compile(std::span<const sdk::File> files, sdk::Diagnostics& diagnostics) {
  Compiler compiler(diagnostics);
  for (const sdk::File& file : files) compiler.add(file);
  return compiler.finish();
}

}  // namespace mentiond::plugins::watchlist
