#include "plugins/common/alert/user_template.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>

#include "plugins/common/alert/template_data.h"
#include "plugins/common/json/rapidjson.h"
#include "plugins/common/template/built_in.h"

namespace mentiond::common {
namespace {

std::string read_file(std::string_view key, const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (file) text << file.rdbuf();
  if (!file || text.str().empty()) {
    throw sdk::Rejected(std::string(key) + ": " + path + " cannot be read, or is empty; expected a Mustache template");
  }
  return text.str();
}

std::string text_of(const std::string& file, std::string_view key, std::string_view built_in) {
  return file.empty() ? std::string(built_in_template(built_in)) : read_file(key, file);
}

Value::Object with(Value::Object data, const Value::Object& more) {
  for (const auto& [name, value] : more) data.insert_or_assign(name, value);
  return data;
}

/// The place in the template that made the text before `offset`: where the longest end of it stands.
std::size_t origin_of(std::string_view text, std::string_view made, std::size_t offset) {
  offset = made.find_last_not_of(" \t\n", offset == 0 ? 0 : offset - 1) + 1;  // npos + 1 is 0.
  for (std::size_t size = std::min<std::size_t>(40, offset); size > 1; --size) {
    const std::size_t found = text.find(made.substr(offset - size, size));
    if (found != text.npos) return found + size;
  }
  return 0;
}

std::optional<TemplateProblem> json_problem(const Template& source, const std::string& made, const std::string& type) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag>(made.c_str());
  if (!document.HasParseError()) return std::nullopt;
  const std::size_t offset = std::min(document.GetErrorOffset(), made.size());
  const std::string near = made.substr(offset, 20);
  return problem_at(source.text(), origin_of(source.text(), made, offset),
                    "with a sample notification of type " + type +
                        " this becomes no JSON: " + rapidjson::GetParseError_En(document.GetParseError()) +
                        (near.empty() ? std::string(" At the end") : " Before: " + near),
                    {});
}

}  // namespace

UserTemplate::UserTemplate(TemplateKind kind, const sdk::Config& config, std::string_view key,
                           std::string_view built_in)
    : built_in_(built_in), file_(config.get(key, "")), template_(kind, text_of(file_, key, built_in)) {}

UserTemplate::UserTemplate(TemplateKind kind, std::string_view built_in)
    : built_in_(built_in), template_(kind, std::string(built_in_template(built_in))) {}

std::string UserTemplate::render(const Value& data) {
  if (template_.problems().empty()) return template_.render(data);
  const TemplateProblem& problem = template_.problems().front();
  throw sdk::Rejected(file_ + ":" + std::to_string(problem.line) + ":" + std::to_string(problem.column) + ": " +
                      problem.message);
}

std::string UserTemplate::render_built_in(const Value& data) const {
  return Template(template_.kind(), std::string(built_in_template(built_in_))).render(data);
}

std::vector<TemplateProblem> UserTemplate::problems(const Value::Object& more) {
  std::vector<TemplateProblem> problems = template_.problems();
  if (!problems.empty()) return problems;
  problems = template_.unknown_names(with(sample_data(), more));
  for (const char* type : {"alert.new", "alert.update", "alert.correction", "alert.resolved", "digest", "test"}) {
    const std::string made = template_.render(with(template_data(sample_message(type), {}), more));
    if (template_.kind() != TemplateKind::kJson) continue;
    const auto problem = json_problem(template_, made, type);
    if (!problem) continue;
    problems.push_back(*problem);
    break;
  }
  return problems;
}

void UserTemplate::check(const Value::Object& more, sdk::Diagnostics& diagnostics) {
  if (is_built_in()) return;
  for (const TemplateProblem& problem : problems(more)) {
    diagnostics.add({file_, problem.line, problem.column, sdk::Severity::kError, problem.message, problem.suggestion});
  }
}

}  // namespace mentiond::common
