#include "plugins/normalise/feed/other_elements.h"

#include <algorithm>

#include "plugins/common/html/ascii.h"
#include "plugins/normalise/feed/element_rules.h"

namespace mentiond::plugins::feed {
namespace {

using common::html::trimmed;

constexpr std::size_t kMost = 64, kLongest = 4096;

std::string_view cut(std::string_view text) {
  if (text.size() <= kLongest) return text;
  std::size_t end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // Whole letters.
  return text.substr(0, end);
}

void keep(Node& node, const OtherElement& element, std::string_view text) {
  const std::string_view value = text.empty() ? std::string_view(element.attributes) : text;
  const auto same = [&](const auto& known) { return known.first == element.name; };
  if (value.empty() || std::any_of(node.other.begin(), node.other.end(), same)) return;
  if (node.other.size() == kMost) {
    ++node.others_left_out;
    return;
  }
  node.other.emplace_back(element.name, cut(value));
}

void end_other(FeedBuilder& builder, std::string& text) {
  if (builder.others().empty()) return;
  const OtherElement element = std::move(builder.others().back());
  builder.others().pop_back();
  keep(builder.node(), element, trimmed(text));
}

constexpr Rule kOther = {Family::kUnknown, "", kInNode, TextMode::kDirect, Scope::kElsewhere, nullptr, end_other};

}  // namespace

const Rule* keep_other(FeedBuilder& builder, Scope scope, const Name& name, const Attributes& attributes) {
  const bool in_node = scope == Scope::kFeed || scope == Scope::kEntry || scope == Scope::kSource;
  if (!in_node && builder.others().empty()) return nullptr;
  if (name.family == Family::kRdf) return nullptr;  // What RSS 1.0 is built of.
  OtherElement element;
  if (!name.prefix.empty()) element.name = common::html::lower(name.prefix) + '_';
  element.name += name.local;
  for (const Attribute& one : attributes.all()) {
    if (one.name.family == Family::kXml || element.attributes.size() > kLongest) continue;
    if (!element.attributes.empty()) element.attributes += ' ';
    element.attributes.append(one.name.local).append("=\"").append(one.value).append("\"");
  }
  builder.others().push_back(std::move(element));
  return &kOther;
}

}  // namespace mentiond::plugins::feed
