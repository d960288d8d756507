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
  enum class Kind {
    kTerm,
    kEntity,
    kQuery,
    kRegex,
    kField,
    kDatum,
    kAnd,
    kOr,
    kNot,
    kNear,
    kSentence,
    kParagraph,
    kAtLeast,
    kQuoted
  };
  Kind kind = Kind::kTerm;
  std::string text;  ///< The term without quotation marks; the id; the expression; the field's name; the datum's value.
  bool exact = false, quoted = false, ordered = false;  ///< Of kRegex, exact: capitals count.
  std::size_t number = 0;                               ///< Of several ways to write the same, or of the operator.
  std::string field = {};                               ///< Of kDatum.
  std::vector<ClausePtr> operands;          ///< Of kQuery: what the id stands for; of kQuoted: the words, if any.
  std::vector<std::string> languages = {};  ///< Of kQuery; empty: any.
};

/// In the language.
std::string as_query(const Clause& query);

/// A part of an article: headline, standfirst, summary, body, caption, tag or byline.
struct Part {
  std::string name, text;
  std::uint32_t index = 0;  ///< Which of several captions or tags.
};

/// What somebody says in the body.
struct Quote {
  std::size_t start = 0, end = 0;
  std::string speaker;
};

/// What is known of an article as a whole.
struct About {
  std::string language = "en", link = {}, site = {}, feed = {};
  std::vector<std::string> sources = {};
  std::set<std::string> types = {};
  std::vector<Quote> quotes = {};
};

struct Found {
  std::size_t part, start, end;
  std::string alias;
  auto operator<=>(const Found&) const = default;
};

/// Borrows what it is made of.
class Article {
 public:
  /// The entities' mentions are found by the oracle for names. The byline, where there is one, comes last.
  Article(const std::vector<Part>& parts, const About& about, const Watchlist& watchlist);

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
  bool is_in_scope(const Clause& query) const;
  void collect(const Clause& query, const Fields& fields, std::set<Found>& out) const;
  Ways ways(const Clause& query, const Fields& fields) const;
  void add_terms(const Clause& query, const Fields& fields, Ways& out) const;
  void add_quotes(const Clause& query, const Fields& fields, Ways& out) const;
  bool speaks(const std::string& entity, const Quote& quote) const;
  Stretch stretch_of(std::size_t part, std::size_t start, std::size_t end) const;
  void add(const Clause& query, const Fields& fields, Stretch stretch, const std::string& alias, Ways& out) const;
  bool is_in(const std::string& field, Stretch& stretch) const;
  bool near(const Clause& query, const Stretch& a, const Stretch& b) const;
  std::pair<std::size_t, std::size_t> unit(const Clause& query, const Stretch& stretch) const;
  static Stretch joined(const Stretch& a, const Stretch& b);

  const About& about_;
  const Watchlist& watchlist_;
  std::vector<Part> parts_;
  std::vector<Text> texts_;
  std::vector<Mention> mentions_;
};

}  // namespace mentiond::plugins::watchlist::oracle
