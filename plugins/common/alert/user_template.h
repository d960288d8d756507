// A template of a receiver: the built-in one, or a file that its settings name. As Template, not thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "mentiond/sdk/plugin.hpp"
#include "plugins/common/template/template.h"

namespace mentiond::common {

class UserTemplate final {
 public:
  /// The file that the setting `key` names, else the built-in one called `built_in`. Throws sdk::Rejected, naming the
  /// setting, where there is no such file.
  UserTemplate(TemplateKind kind, const sdk::Config& config, std::string_view key, std::string_view built_in);
  /// The built-in one.
  UserTemplate(TemplateKind kind, std::string_view built_in);

  /// Throws sdk::Rejected where there are problems.
  std::string render(const Value& data);
  bool is_built_in() const { return file_.empty(); }
  /// The built-in one instead.
  std::string render_built_in(const Value& data) const;

  /// What is wrong with the file, rendered with sample alerts of each type and `more` besides. Says nothing of a
  /// built-in one, which tests check.
  void check(const Value::Object& more, sdk::Diagnostics& diagnostics);
  /// The same for a file or a built-in template, as a list.
  std::vector<TemplateProblem> problems(const Value::Object& more);

 private:
  std::string built_in_, file_;
  Template template_;
};

}  // namespace mentiond::common
