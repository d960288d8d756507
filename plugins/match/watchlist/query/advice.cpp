#include "plugins/match/watchlist/query/advice.h"

#include <algorithm>

namespace mentiond::plugins::watchlist {
namespace {

using Kind = Expression::Kind;
using Parts = std::vector<const Expression*>;

Parts parts_of(const Expression& e) {
  if (e.kind != Kind::kAnd) return {&e};
  Parts parts;
  for (const ExpressionPtr& operand : e.operands) parts.push_back(operand.get());
  return parts;
}

/// Without its NOT.
const Expression& bare(const Expression& e) { return e.kind == Kind::kNot ? *e.operands[0] : e; }

/// Every part of the left side near every part of the right one; NOT of either excludes the pair.
std::string pairs(const Parts& left, const Parts& right, const std::string& near) {
  std::string wanted, excluded;
  std::size_t count = 0;
  for (const Expression* l : left) {
    for (const Expression* r : right) {
      if (!stands_somewhere(bare(*l)) || !stands_somewhere(bare(*r))) return {};
      const bool no_l = l->kind == Kind::kNot, no_r = r->kind == Kind::kNot;
      const std::string pair = operand_text(bare(*l)) + " " + near + " " + operand_text(bare(*r));
      if (no_l != no_r) excluded += " NOT (" + pair + ")";
      if (no_l || no_r) continue;
      wanted += (count++ == 0 ? "" : " AND ") + ("(" + pair + ")");
    }
  }
  if (wanted.empty()) return {};
  // Of one pair alone the brackets would say nothing.
  return count == 1 && excluded.empty() ? wanted.substr(1, wanted.size() - 2) : wanted + excluded;
}

bool is_group(const Expression& e) { return e.kind == Kind::kAnd || e.kind == Kind::kOr; }

/// Takes apart the first side that stands nowhere as a whole. Empty: that is none of AND and OR.
std::string spread(const Expression& left, const Expression& right, const std::string& near) {
  const bool both = stands_somewhere(left) && stands_somewhere(right);
  if (both) return operand_text(left) + " " + near + " " + operand_text(right);
  const bool of_left = !stands_somewhere(left);
  const Expression& group = of_left ? left : right;
  if (!is_group(group)) return {};
  std::string all;
  for (const ExpressionPtr& part : group.operands) {
    const std::string pair = of_left ? spread(*part, right, near) : spread(left, *part, near);
    if (pair.empty()) return {};
    all += (all.empty() ? "" : group.kind == Kind::kAnd ? " AND " : " OR ") + ("(" + pair + ")");
  }
  return all;
}

}  // namespace

bool stands_somewhere(const Expression& e) {
  if (e.kind == Kind::kAnd || e.kind == Kind::kNot) return false;
  if (e.kind == Kind::kField && e.field->is_datum()) return false;
  if (e.kind != Kind::kField && e.kind != Kind::kOr) return true;
  return std::all_of(e.operands.begin(), e.operands.end(),
                     [](const ExpressionPtr& operand) { return stands_somewhere(*operand); });
}

std::string each_near(const Expression& near) {
  const Expression &left = *near.operands[0], &right = *near.operands[1];
  std::string all = pairs(parts_of(left), parts_of(right), near_name(near));
  return all.empty() ? spread(left, right, near_name(near)) : all;
}

std::string without_the_pair(const Expression& near) {
  const Expression &left = *near.operands[0], &right = *near.operands[1];
  const std::string pair = pairs(parts_of(bare(left)), parts_of(bare(right)), near_name(near));
  if (pair.empty() || (left.kind == Kind::kNot && right.kind == Kind::kNot)) return {};
  const std::string no = "NOT (" + pair + ")";
  return left.kind == Kind::kNot ? no : operand_text(left) + " " + no;
}

std::string others_without(const Expression& either, const Expression& side) {
  std::string others;
  std::size_t count = 0;
  for (const ExpressionPtr& other : either.operands) {
    if (only_excludes(*other)) continue;
    others += (count++ == 0 ? "" : " OR ") + in_brackets(*other);
  }
  if (count == 0) return {};
  return (count == 1 ? others : "(" + others + ")") + " " + to_text(side);
}

std::string in_brackets(const Expression& e) {
  return e.kind == Kind::kAnd || e.kind == Kind::kOr ? "(" + to_text(e) + ")" : to_text(e);
}

bool only_excludes(const Expression& e) {
  if (e.kind == Kind::kNot) return true;
  if (e.kind == Kind::kField) return only_excludes(*e.operands[0]);
  return e.kind == Kind::kAnd && std::all_of(e.operands.begin(), e.operands.end(),
                                             [](const ExpressionPtr& operand) { return only_excludes(*operand); });
}

}  // namespace mentiond::plugins::watchlist
