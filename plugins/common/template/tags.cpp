#include "plugins/common/template/tags.h"

#include <algorithm>

namespace mentiond::common {
namespace {

/// The library descends once for each level, and nobody reads deeper templates.
constexpr std::size_t kDeepest = 16;

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// The tag that begins at `at`, which moves behind it; `inside` is what stands between the braces.
Tag read_tag(std::string_view text, std::size_t& at) {
  Tag tag{TagKind::kVariable, {}, at, text.size()};
  const bool triple = text.substr(at).starts_with("{{{");
  const std::string_view end = triple ? "}}}" : "}}";
  const std::size_t begin = at + end.size();
  const std::size_t close = text.find(end, begin);
  std::string_view inside = trimmed(text.substr(begin, close == text.npos ? text.npos : close - begin));
  at = close == text.npos ? text.npos : close + end.size();
  if (at != text.npos) tag.end = at;
  if (triple) tag.kind = TagKind::kRaw;
  constexpr std::string_view kSigils = "&#^/!>=";
  constexpr TagKind kKinds[] = {TagKind::kRaw,     TagKind::kSection, TagKind::kInverted,  TagKind::kEnd,
                                TagKind::kComment, TagKind::kPartial, TagKind::kDelimiters};
  const std::size_t sigil = triple || inside.empty() ? kSigils.npos : kSigils.find(inside.front());
  if (sigil != kSigils.npos) {
    tag.kind = kKinds[sigil];
    inside.remove_prefix(1);
  }
  tag.name = trimmed(inside);
  return tag;
}

class Judge {
 public:
  Judge(std::string_view text, std::vector<TemplateProblem>& problems) : text_(text), problems_(problems) {}

  void judge(const Tag& tag) {
    switch (tag.kind) {
      case TagKind::kSection:
      case TagKind::kInverted:
        if (open_.size() == kDeepest) say(tag, "sections may be 16 deep");
        open_.push_back(tag);
        break;
      case TagKind::kEnd:
        close(tag);
        break;
      case TagKind::kPartial:
        return say(tag, "a template takes in no other one: write its text here instead of {{>" + tag.name + "}}");
      case TagKind::kDelimiters:
        return say(tag, "tags begin with {{ and end with }}: other delimiters are not understood");
      default:
        break;
    }
    if (tag.kind != TagKind::kComment && tag.name.empty()) say(tag, "expected a name, as in {{headline}}");
  }

  void end() {
    for (const Tag& tag : open_) say(tag, "the section \"" + tag.name + "\" is never closed", closing(tag));
  }

 private:
  static std::string closing(const Tag& tag) { return "{{/" + tag.name + "}}"; }

  void close(const Tag& tag) {
    if (open_.empty()) return say(tag, "no section is open that " + closing(tag) + " could close");
    if (open_.back().name != tag.name) say(tag, closing(tag) + " closes another section", closing(open_.back()));
    open_.pop_back();
  }

  void say(const Tag& tag, std::string message, std::string suggestion = {}) {
    problems_.push_back(problem_at(text_, tag.offset, std::move(message), std::move(suggestion)));
  }

  std::string_view text_;
  std::vector<TemplateProblem>& problems_;
  std::vector<Tag> open_;
};

}  // namespace

TemplateProblem problem_at(std::string_view text, std::size_t offset, std::string message, std::string suggestion) {
  const std::string_view before = text.substr(0, offset);
  const std::string_view line = before.substr(before.rfind('\n') + 1);
  const auto begins_character = [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; };
  return {static_cast<std::uint32_t>(1 + std::count(before.begin(), before.end(), '\n')),
          static_cast<std::uint32_t>(1 + std::count_if(line.begin(), line.end(), begins_character)), std::move(message),
          std::move(suggestion)};
}

std::vector<Tag> find_tags(std::string_view text, std::vector<TemplateProblem>& problems) {
  std::vector<Tag> tags;
  Judge judge(text, problems);
  for (std::size_t at = text.find("{{"); at != text.npos; at = text.find("{{", at)) {
    const std::size_t begin = at;
    tags.push_back(read_tag(text, at));
    if (at == text.npos) {
      problems.push_back(problem_at(text, begin, "this tag is never closed", "}}"));
      return tags;
    }
    judge.judge(tags.back());
  }
  judge.end();
  return tags;
}

}  // namespace mentiond::common
