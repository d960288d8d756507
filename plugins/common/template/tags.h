// The tags of a Mustache template (https://mustache.github.io/mustache.5.html), found and judged before the library
// sees them. Stateless; thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mentiond::common {

enum class TagKind { kVariable, kRaw, kSection, kInverted, kEnd, kComment, kPartial, kDelimiters };

struct Tag {
  TagKind kind = TagKind::kVariable;
  std::string name;
  std::size_t offset = 0;  ///< Bytes into the template.
  std::size_t end = 0;     ///< Behind its braces.
};

/// What is wrong, and where. Lines and columns count characters from 1.
struct TemplateProblem {
  std::uint32_t line = 1, column = 1;
  std::string message, suggestion;
};

TemplateProblem problem_at(std::string_view text, std::size_t offset, std::string message, std::string suggestion = {});

/// All tags in order. What the syntax forbids, and what is not done here (partials, other delimiters), is added to
/// `problems`.
std::vector<Tag> find_tags(std::string_view text, std::vector<TemplateProblem>& problems);

}  // namespace mentiond::common
