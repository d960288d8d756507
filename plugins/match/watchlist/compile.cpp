#include <algorithm>

#include "plugins/match/watchlist/add_aliases.h"
#include "plugins/match/watchlist/query/anchors.h"
#include "plugins/match/watchlist/query/compile.h"
#include "plugins/match/watchlist/query/parser.h"

namespace mentiond::plugins::watchlist {
namespace {

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
    if (file.for_reference && has_list(list.name)) return;
    check_name(list, problems);
    add_list(list, problems);
    compiled_->lists.back().for_reference = file.for_reference;
    add_queries(list, file.bytes, problems);
  }

  std::unique_ptr<const Compiled> finish() {
    // Aliases first, so that the index is of the patterns from 0; terms follow.
    add_terms();
    QueryCompiler(queries_, *compiled_, diagnostics_).run();
    if (diagnostics_.errors() > 0) return nullptr;
    compiled_->patterns.shrink();
    choose_anchors(*compiled_);
    index_globs();
    return std::move(compiled_);
  }

 private:
  /// Terms of a rule, kept until all aliases are in.
  struct Waiting {
    std::uint32_t rule;
    std::vector<Term> near, exclude;
    std::string file;
  };

  /// Aliases whose first word has a wildcard are not in the index.
  void index_globs() {
    std::vector<PatternId> beginning;
    for (const PatternId id : compiled_->globs) {
      compiled_->glob_names.emplace(id, compiled_->patterns.written(id));
      if (compiled_->patterns.is_glob(id, 0))
        (compiled_->patterns.folded(id, 0).empty() ? compiled_->anywhere : beginning).push_back(id);
    }
    compiled_->prefixes.build(compiled_->patterns, beginning);
  }

  bool has_list(std::string_view name) const {
    return std::any_of(compiled_->lists.begin(), compiled_->lists.end(),
                       [&](const List& list) { return list.name == name; });
  }

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
    AliasAdder adder(*compiled_, problems);
    compiled_->sources.insert(compiled_->sources.end(), list.sources.begin(), list.sources.end());
    for (const EntityRule& entity : list.entities) {
      compiled_->entities.push_back({number,
                                     entity.place,
                                     entity.id,
                                     std::string(entity.name),
                                     std::string(entity.type),
                                     std::string(entity.uri),
                                     std::string(entity.severity),
                                     {entity.labels.begin(), entity.labels.end()}});
      adder.add(entity, list, first_rule);
    }
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
  std::size_t bytes = patterns.bytes_used() + index.bytes_used() + prefixes.bytes_used() +
                      aliases.capacity() * sizeof(Alias) + entities.capacity() * sizeof(Entity) +
                      rules.capacity() * sizeof(Rule) + queries.bytes_used();
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
