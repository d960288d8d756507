#include "host/settings/yaml_file.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <string_view>

namespace mentiond::settings {
namespace {

struct Hint {
  std::string_view message, hint;
};
/// What yaml-cpp says, and what a person most often did.
constexpr Hint kHints[] = {
    {"illegal map value",
     "a value that holds \": \" or begins with a special character needs quotes, and the keys of "
     "one mapping begin in the same column"},
    {"end of map not found", "this line is indented otherwise than the keys that it belongs to"},
    {"end of sequence not found", "this line is indented otherwise than the \"- \" that it belongs to"},
    {"end of map flow not found", "a \"{\" has no \"}\", or a comma is missing before this"},
    {"end of sequence flow not found", "a \"[\" has no \"]\", or a comma is missing before this"},
    {"unknown token", "a value that begins with one of @ ` % needs quotes"},
    {"illegal EOF in scalar", "a quotation mark is not closed"},
    {"the referenced anchor is not defined", "a value that begins with * needs quotes"},
    {"illegal block entry", "a \"- \" cannot stand here"},
};

std::string explained(const std::string& message) {
  std::string text = "this is not valid YAML: " + message;
  for (const Hint& hint : kHints) {
    if (message.starts_with(hint.message)) return text.append(" (").append(hint.hint).append(")");
  }
  return text;
}

}  // namespace

Position Node::where() const { return file_->position(mark_); }

const std::string& Node::file() const { return file_->path(); }

std::vector<Node> Node::items() const {
  std::vector<Node> result;
  result.reserve(yaml_.size());
  for (const YAML::Node& item : yaml_) result.emplace_back(*file_, item);
  return result;
}

Entries Node::entries() const {
  Entries result;
  for (const auto& entry : yaml_) {
    // yaml-cpp places a value that is not there behind the next key.
    const YAML::Mark mark = entry.second.IsNull() ? entry.first.Mark() : entry.second.Mark();
    result.emplace_back(Node(*file_, entry.first), Node(*file_, entry.second, mark));
  }
  return result;
}

std::string Node::description() const {
  if (is_list()) return "a list";
  if (is_mapping()) return "a mapping";
  if (is_nothing()) return "nothing";
  return "\"" + text() + "\"";
}

YamlFile::YamlFile(std::string path, std::string bytes) : path_(std::move(path)), text_(std::move(bytes)) {
  if (text_.starts_with("\xEF\xBB\xBF")) text_.erase(0, 3);
  lines_.push_back(0);
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\n') lines_.push_back(i + 1);
  }
}

std::optional<YamlFile::Problem> YamlFile::parse() {
  if (auto problem = bad_utf8()) return problem;
  try {
    const std::vector<YAML::Node> documents = YAML::LoadAll(text_);
    if (documents.size() > 1) {
      return Problem{position(documents[1].Mark()),
                     "a second document begins here; a file holds one (is \"---\" meant?)"};
    }
    if (!documents.empty()) root_ = documents.front();
  } catch (const YAML::Exception& error) {
    const Position where = position(error.mark);
    return Problem{where,
                   is_indented_by_tab(where.line) ? "expected spaces before this, not tabs" : explained(error.msg)};
  }
  return std::nullopt;
}

Position YamlFile::position(const YAML::Mark& mark) const {
  if (mark.is_null()) return {path_, 1, 1};
  const auto line = static_cast<std::size_t>(std::clamp(mark.line, 0, static_cast<int>(lines_.size()) - 1));
  const std::size_t offset = lines_[line] + static_cast<std::size_t>(std::max(mark.column, 0));
  return position_of_byte(std::min(offset, text_.size()));
}

Position YamlFile::position_of_byte(std::size_t offset) const {
  const auto after = std::upper_bound(lines_.begin(), lines_.end(), offset);
  const auto line = static_cast<std::size_t>(after - lines_.begin());
  Position position{path_, static_cast<unsigned>(line), 1};
  for (std::size_t i = lines_[line - 1]; i < offset; ++i) {
    if ((static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80) ++position.column;
  }
  return position;
}

bool YamlFile::is_indented_by_tab(unsigned line) const {
  const std::size_t start = lines_[line - 1];
  const std::size_t first = std::min(text_.find_first_not_of(" \t", start), text_.size());
  return text_.find('\t', start) < first;
}

std::optional<YamlFile::Problem> YamlFile::bad_utf8() const {
  const auto size = static_cast<int32_t>(text_.size());
  for (int32_t i = 0; i < size;) {
    const int32_t start = i;
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(text_.data()), i, size, c);
    if (c > 0) continue;
    return Problem{
        position_of_byte(static_cast<std::size_t>(start)),
        c == 0 ? "a NUL byte: expected a text file" : "expected UTF-8; this byte is not: save the file as UTF-8"};
  }
  return std::nullopt;
}

}  // namespace mentiond::settings
