// Mustache templates whose values are escaped for where they stand (docs/decisions/0120).
//
// What a value says never becomes markup, a tag or a line of its own: values are escaped by the kind of the template,
// and {{{raw}}} is refused where that would matter. Not thread-safe: one instance has one template of its own.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/common/template/tags.h"
#include "plugins/common/template/value.h"

namespace mentiond::common {

enum class TemplateKind {
  kText,    ///< As it is. Values must not hold controls.
  kHeader,  ///< One line: what is left of line ends and tabs in the template becomes a space.
  kHtml,    ///< HTML, in elements and in quoted attributes.
  kJson     ///< JSON, inside the quotes of a string. {{{json}}} holds JSON and is no string.
};

class Template final {
 public:
  /// A template with problems renders to nothing: ask first.
  Template(TemplateKind kind, std::string text);
  ~Template();
  Template(Template&&) noexcept;
  Template& operator=(Template&&) noexcept;

  const std::vector<TemplateProblem>& problems() const { return problems_; }
  /// The names that `sample` does not have; see check_names().
  std::vector<TemplateProblem> unknown_names(const Value& sample) const;
  /// Throws sdk::Rejected where it becomes longer than 8 MiB.
  std::string render(const Value& data);

  TemplateKind kind() const { return kind_; }
  const std::string& text() const { return text_; }

 private:
  struct Compiled;

  TemplateKind kind_;
  std::string text_;
  std::vector<Tag> tags_;
  std::vector<TemplateProblem> problems_;
  std::unique_ptr<Compiled> compiled_;  ///< Absent where there are problems.
};

/// The inside of an HTML element or of a quoted attribute.
std::string escape_html(std::string_view text);
/// The inside of a JSON string.
std::string escape_json(std::string_view text);

}  // namespace mentiond::common
