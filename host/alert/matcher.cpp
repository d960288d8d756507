#include "host/alert/matcher.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>

namespace mentiond::alert {
namespace {

using Operator = Matcher::Operator;

// The longer before those that they begin with.
constexpr std::array<std::pair<std::string_view, Operator>, 4> kOperators = {
    {{"=~", Operator::kMatches}, {"!~", Operator::kMatchesNot}, {"!=", Operator::kNotEqual}, {"=", Operator::kEqual}}};

std::string_view name_of(Operator op) {
  const auto* found =
      std::find_if(kOperators.begin(), kOperators.end(), [op](const auto& entry) { return entry.second == op; });
  return found->first;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

[[noreturn]] void refuse(std::string_view text, const std::string& why) {
  throw std::invalid_argument("expected a matcher, as in severity=\"high\" or source=~\"BBC.*\", not \"" +
                              std::string(text) + "\": " + why);
}

/// What stands between double quotes, with \" \\ and \n as in Alertmanager; absent where that ends too early or late.
std::optional<std::string> unquoted(std::string_view text) {
  std::string value;
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    if (text[at] == '"') return std::nullopt;
    if (text[at] == '\\' && (text[at + 1] == '"' || text[at + 1] == '\\' || text[at + 1] == 'n')) {
      if (++at + 1 == text.size()) return std::nullopt;  // The last quote is escaped.
      value += text[at] == 'n' ? '\n' : text[at];
    } else {
      value += text[at];
    }
  }
  return text.size() >= 2 && text.back() == '"' ? std::optional(value) : std::nullopt;
}

std::string quoted(std::string_view value) {
  std::string text = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') text += '\\';
    text += c == '\n' ? std::string("\\n") : std::string(1, c);
  }
  return text + "\"";
}

/// The values of a label: those of a list apart, and an empty one where there is no such label.
std::vector<std::string_view> values_of(const Labels& labels, const std::string& label) {
  const bool is_tag = label == "tag" && !labels.contains("tag");
  const auto found = labels.find(is_tag ? "tags" : label);
  if (found == labels.end()) return {""};
  std::string_view rest = found->second;
  if (!is_tag && label != "role") return {rest};
  std::vector<std::string_view> values;
  for (std::size_t comma = 0; comma != rest.npos; rest.remove_prefix(std::min(comma, rest.size() - 1) + 1)) {
    comma = rest.find(',');
    values.push_back(rest.substr(0, comma));
    if (comma == rest.npos) break;
  }
  return values;
}

}  // namespace

Matcher::Matcher(std::string label, Operator op, std::string value)
    : label_(std::move(label)), value_(std::move(value)), op_(op) {
  if (op_ != Operator::kMatches && op_ != Operator::kMatchesNot) return;
  RE2::Options options;
  options.set_log_errors(false);
  expression_ = std::make_shared<const RE2>(value_, options);
  if (!expression_->ok()) {
    throw std::invalid_argument("expected a regular expression, as in BBC.* or high|critical, not \"" + value_ +
                                "\": " + expression_->error());
  }
}

Matcher Matcher::parse(std::string_view text) {
  const std::string_view whole = text = trimmed(text);
  const std::size_t end = text.find_first_of("=!~");
  if (end == text.npos) refuse(whole, "there is none of =, !=, =~ and !~");
  const std::string_view label = trimmed(text.substr(0, end));
  if (label.empty() || label.find_first_of("\"{},") != label.npos) refuse(whole, "it begins with no label");
  text.remove_prefix(end);
  for (const auto& [name, op] : kOperators) {
    if (!text.starts_with(name)) continue;
    const std::string_view value = trimmed(text.substr(name.size()));
    if (!value.starts_with('"')) return {std::string(label), op, std::string(value)};
    const std::optional<std::string> inside = unquoted(value);
    if (!inside) refuse(whole, "its quotes do not end where it ends");
    return {std::string(label), op, *inside};
  }
  refuse(whole, "there is none of =, !=, =~ and !~");
}

Matcher Matcher::one_of(std::string label, const std::vector<std::string>& values) {
  if (values.size() == 1) return {std::move(label), Operator::kEqual, values.front()};
  std::string expression;
  for (const std::string& value : values) expression += (expression.empty() ? "" : "|") + RE2::QuoteMeta(value);
  return {std::move(label), Operator::kMatches, std::move(expression)};
}

bool Matcher::holds(std::string_view value) const {
  return expression_ ? RE2::FullMatch(re2::StringPiece(value.data(), value.size()), *expression_) : value == value_;
}

bool Matcher::matches(const Labels& labels) const {
  const std::vector<std::string_view> values = values_of(labels, label_);
  const bool any = std::any_of(values.begin(), values.end(), [this](std::string_view value) { return holds(value); });
  return any == (op_ == Operator::kEqual || op_ == Operator::kMatches);
}

std::string Matcher::text() const { return label_ + std::string(name_of(op_)) + quoted(value_); }

bool all_match(const std::vector<Matcher>& matchers, const Labels& labels) {
  return std::all_of(matchers.begin(), matchers.end(), [&](const Matcher& m) { return m.matches(labels); });
}

std::string to_string(const std::vector<Matcher>& matchers) {
  std::string text;
  for (const Matcher& matcher : matchers) text += (text.empty() ? "" : ",") + matcher.text();
  return "{" + text + "}";
}

}  // namespace mentiond::alert
