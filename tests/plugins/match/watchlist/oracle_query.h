// The slow evaluator of queries: recursive over the query as it is written, every clause by every way in which its
// words could come together. See oracle.h. It knows no index, no patterns and no order.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "tests/plugins/match/watchlist/oracle.h"
#include "tests/plugins/match/watchlist/oracle_text.h"

namespace mentiond::plugins::watchlist::oracle {

struct Clause;
using ClausePtr = std::shared_ptr<const Clause>;  // A query may be part of several.

struct Clause {
  enum class Kind { kTerm, kEntity, kQuery, kRegex, kField, kAnd, kOr, kNot, kNear, kSentence, kParagraph, kAtLeast };
  Kind kind = Kind::kTerm;
  std::string text;  ///< The term without quotation marks; the id; the expression; the field's name.
  bool exact = false, quoted = false, ordered = false;
  std::size_t number = 0;
  std::vector<ClausePtr> operands;  ///< Of kQuery: what the id stands for.
};

/// In the language.
std::string as_query(const Clause& query);

/// A part of an article: headline, standfirst, summary, body, tag or byline.
struct Part {
  std::string name, text;
};

struct Found {
  std::size_t part, start, end;
  std::string alias;
  auto operator<=>(const Found&) const = default;
};

class Article {
 public:
  /// The entities' mentions are found by the oracle for names. The byline, where there is one, comes last.
  Article(const std::vector<Part>& parts, const Watchlist& watchlist);

  /// Empty where the query does not hold; else what it rests on.
  bool holds(const Clause& query) const { return holds(query, {}); }
  std::set<Found> evidence(const Clause& query) const;

 private:
  using Fields = std::vector<std::string>;  // Around a clause, outermost first.
  struct Stretch {
    std::size_t part, first, last, start, end;  // Elements; bytes.
    int quote = -1;                             // The quotation that it was looked for in.
    bool composite = false;
    auto operator<=>(const Stretch&) const = default;
  };
  /// A stretch for which a clause holds, and the words by which it does.
  using Ways = std::map<Stretch, std::set<Found>>;

  bool holds(const Clause& query, const Fields& fields) const;
  void collect(const Clause& query, const Fields& fields, std::set<Found>& out) const;
  Ways ways(const Clause& query, const Fields& fields) const;
  void add_terms(const Clause& query, const Fields& fields, Ways& out) const;
  void add(const Clause& query, const Fields& fields, Stretch stretch, const std::string& alias, Ways& out) const;
  bool is_in(const std::string& field, Stretch& stretch) const;
  bool near(const Clause& query, const Stretch& a, const Stretch& b) const;
  std::pair<std::size_t, std::size_t> unit(const Clause& query, const Stretch& stretch) const;
  static Stretch joined(const Stretch& a, const Stretch& b);

  std::vector<Part> parts_;
  std::vector<Text> texts_;
  std::vector<Mention> mentions_;
};

}  // namespace mentiond::plugins::watchlist::oracle
