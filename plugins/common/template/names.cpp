#include "plugins/common/template/names.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace mentiond::common {
namespace {

/// What a section has entered: one value, or all items of a list.
using Scope = std::vector<const Value*>;

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

void add_names(const Value& value, const std::string& prefix, std::vector<std::string>& names) {
  if (value.object() == nullptr) return;
  for (const auto& [name, member] : *value.object()) {
    names.push_back(prefix + name);
    add_names(member, prefix + name + ".", names);
  }
}

class Names {
 public:
  explicit Names(const Value& sample) { scopes_.push_back({&sample}); }

  /// Null: there is none.
  const Value* find(std::string_view name) const {
    if (name == ".") return scopes_.back().empty() ? nullptr : scopes_.back().front();
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
      for (const Value* value : *scope) {
        if (const Value* found = value->find(name)) return found;
      }
    }
    return nullptr;
  }

  void enter(const Value* value) {
    Scope scope;
    if (value != nullptr && value->list() != nullptr) {
      for (const Value& item : *value->list()) scope.push_back(&item);
    } else if (value != nullptr) {
      scope.push_back(value);
    }
    scopes_.push_back(std::move(scope));
  }
  void leave() { scopes_.pop_back(); }

  /// Empty: none is near.
  std::string nearest(const std::string& name) const {
    std::vector<std::string> names;
    for (const Scope& scope : scopes_) {
      for (const Value* value : scope) add_names(*value, "", names);
    }
    const std::size_t far = 1 + name.size() / 3;
    std::string best;
    std::pair least(far + 1, std::size_t{0});
    for (const std::string& other : names) {
      // Whoever writes "headline" means "article.headline"; of two that are as near, what is there under that name.
      const std::size_t whole = distance(name, other);
      const std::pair near(std::min(whole, distance(name, other.substr(other.rfind('.') + 1))), whole);
      if (near < least) least = near, best = other;
    }
    return best;
  }

 private:
  std::vector<Scope> scopes_;
};

bool may_be_any(std::string_view name) { return name.starts_with("label.") || name.find(".label.") != name.npos; }

}  // namespace

void check_names(std::string_view text, std::span<const Tag> tags, const Value& sample,
                 std::vector<TemplateProblem>& problems) {
  Names names(sample);
  for (const Tag& tag : tags) {
    if (tag.kind == TagKind::kEnd) names.leave();
    if (tag.kind == TagKind::kEnd || tag.kind == TagKind::kComment) continue;
    const Value* value = names.find(tag.name);
    if (value == nullptr && !may_be_any(tag.name)) {
      problems.push_back(
          problem_at(text, tag.offset, "nothing is called \"" + tag.name + "\" here", names.nearest(tag.name)));
    }
    if (tag.kind == TagKind::kSection) names.enter(value);
    if (tag.kind == TagKind::kInverted) names.enter(nullptr);
  }
}

}  // namespace mentiond::common
