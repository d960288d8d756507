// Labels, and matchers over them in Alertmanager's words: severity="high", source=~"BBC.*", tag!="sport".
//
// A label that is not there is an empty one. Regular expressions are RE2's and match the whole value. `role` may have
// several values ("headline,body") and `tag` stands for the words of `tags`: what is equal or matches is so where one
// of them is, and != and !~ hold where none is. Values; thread-safe to read.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace mentiond::alert {

using Labels = std::map<std::string, std::string>;

class Matcher final {
 public:
  enum class Operator { kEqual, kNotEqual, kMatches, kMatchesNot };

  /// Throws std::invalid_argument, with what was expected, where `value` is no regular expression.
  Matcher(std::string label, Operator op, std::string value);
  /// label=value, label!="value", label=~"expression", label!~"expression". Throws std::invalid_argument.
  static Matcher parse(std::string_view text);
  /// One of several values, each as it stands. REQUIRES: there is one.
  static Matcher one_of(std::string label, const std::vector<std::string>& values);

  bool matches(const Labels& labels) const;
  const std::string& label() const { return label_; }
  /// What it compares the whole value with; absent: a regular expression.
  std::optional<std::string> plain_value() const { return expression_ ? std::nullopt : std::optional(value_); }
  /// As parse() reads it.
  std::string text() const;

 private:
  bool holds(std::string_view value) const;

  std::string label_, value_;
  Operator op_;
  std::shared_ptr<const re2::RE2> expression_;  // Shared by copies: it is large and never changes.
};

bool all_match(const std::vector<Matcher>& matchers, const Labels& labels);
/// {severity="high",tag="sport"}
std::string to_string(const std::vector<Matcher>& matchers);

}  // namespace mentiond::alert
