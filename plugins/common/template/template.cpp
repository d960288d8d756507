#include "plugins/common/template/template.h"

#include <kainjow/mustache.hpp>

#include <algorithm>

#include "mentiond/sdk/plugin.hpp"
#include "plugins/common/template/names.h"

namespace mentiond::common {
namespace {

namespace mustache = kainjow::mustache;

constexpr std::size_t kLongestTemplate = 256 << 10;
constexpr std::size_t kLongestResult = 8 << 20;
/// The one name that is no text: JSON, checked by whoever filled it in.
constexpr std::string_view kJsonName = "json";

/// To the library an empty text is something to show; here it is nothing, as in most implementations.
mustache::data library_data(const Value& value) {
  if (!value.counts()) return {false};
  if (const std::string* text = value.text()) return {*text};
  if (const Value::List* list = value.list()) {
    mustache::list items;
    items.reserve(list->size());
    for (const Value& item : *list) items.push_back(library_data(item));
    return {items};
  }
  if (const Value::Object* object = value.object()) {
    mustache::object members;
    for (const auto& [name, member] : *object) members.emplace(name, library_data(member));
    return {members};
  }
  return {true};
}

std::string escaped(TemplateKind kind, const std::string& text) {
  switch (kind) {
    case TemplateKind::kHtml:
      return escape_html(text);
    case TemplateKind::kJson:
      return escape_json(text);
    case TemplateKind::kText:
    case TemplateKind::kHeader:
      break;
  }
  return text;
}

bool is_name_of_json(const std::string& name) {
  return name == kJsonName || name.ends_with("." + std::string(kJsonName));
}

/// Stands before each line end, so that no line is empty to the library; no value holds it.
constexpr char kLineEnd = '\x05';

/// A line that holds nothing but one tag of a section or a comment makes no line (Mustache, "standalone"). The library
/// does that only where the section is shown, and then takes away empty lines inside it, too: so it is done here.
std::string without_lines_of_tags(std::string_view text, const std::vector<Tag>& tags) {
  std::string left;
  std::size_t done = 0;
  for (const Tag& tag : tags) {
    std::size_t begin = tag.offset, end = tag.end;
    while (begin > done && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) --begin;
    while (end < text.size() && (text[end] == ' ' || text[end] == '\t')) ++end;
    const bool stands_alone = (begin == 0 || text[begin - 1] == '\n') && end < text.size() && text[end] == '\n' &&
                              tag.kind != TagKind::kVariable && tag.kind != TagKind::kRaw;
    if (!stands_alone) continue;
    left.append(text.substr(done, begin - done)).append(text.substr(tag.offset, tag.end - tag.offset));
    done = end + 1;
  }
  return left.append(text.substr(done));
}

std::string prepared(std::string_view text, const std::vector<Tag>& tags) {
  std::string prepared;
  for (const char c : without_lines_of_tags(text, tags)) {
    if (c == '\n') prepared += kLineEnd;
    if (c != '\r' && c != kLineEnd) prepared += c;
  }
  return prepared;
}

std::string as_one_line(const std::string& text) {
  std::string line;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space || (!line.empty() && line.back() != ' ')) line += space ? ' ' : c;
  }
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

}  // namespace

struct Template::Compiled {
  mustache::mustache library;
};

Template::Template(TemplateKind kind, std::string text) : kind_(kind), text_(std::move(text)) {
  if (text_.size() > kLongestTemplate) {
    problems_.push_back({1, 1, "a template may have 256 KiB", {}});
    return;
  }
  tags_ = find_tags(text_, problems_);
  const bool has_markup = kind == TemplateKind::kHtml || kind == TemplateKind::kJson;
  for (const Tag& tag : tags_) {
    const bool is_json = kind == TemplateKind::kJson && is_name_of_json(tag.name);
    if (tag.kind != TagKind::kRaw || !has_markup || is_json) continue;
    problems_.push_back(problem_at(text_, tag.offset, "a headline could write markup here: values stay escaped",
                                   "{{" + tag.name + "}}"));
  }
  if (!problems_.empty()) return;
  compiled_ = std::make_unique<Compiled>(Compiled{mustache::mustache(prepared(text_, tags_))});
  compiled_->library.set_custom_escape([kind](const std::string& value) { return escaped(kind, value); });
  if (!compiled_->library.is_valid()) {
    problems_.push_back({1, 1, compiled_->library.error_message(), {}});
    compiled_.reset();
  }
}

Template::~Template() = default;
Template::Template(Template&&) noexcept = default;
Template& Template::operator=(Template&&) noexcept = default;

std::vector<TemplateProblem> Template::unknown_names(const Value& sample) const {
  std::vector<TemplateProblem> problems;
  if (compiled_) check_names(text_, tags_, sample, problems);
  return problems;
}

std::string Template::render(const Value& data) {
  std::string result;
  if (!compiled_) return result;
  compiled_->library.render(library_data(data), [&](const std::string& piece) {
    if (result.size() + piece.size() > kLongestResult) throw sdk::Rejected("what a template makes is over 8 MiB");
    result += piece;
  });
  std::erase(result, kLineEnd);
  return kind_ == TemplateKind::kHeader ? as_one_line(result) : result;
}

std::string escape_html(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string escape_json(std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      escaped += {'\\', c};
    } else if (byte < 0x20) {
      escaped += {'\\', 'u', '0', '0', kHex[byte >> 4U], kHex[byte & 15U]};
    } else {
      escaped += c;
    }
  }
  return escaped;
}

}  // namespace mentiond::common
