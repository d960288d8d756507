#include "plugins/common/alert/markup.h"

namespace mentiond::common {
namespace {

/// Keeps two characters apart that would mean something together, and shows nothing.
constexpr std::string_view kApart = "\u200b";

/// Slack has no way to take a sign literally, but for three entities; the others become signs that look like them.
std::string_view in_slack(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '*':
      return "∗";
    case '~':
      return "∼";
    case '`':
      return "ˋ";
    default:
      return {};
  }
}

/// Inside of a word an underscore is one; elsewhere two of them set what stands between them slanted.
bool is_inside_word(std::string_view text, std::size_t at) {
  const auto is_letter = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
  };
  return at > 0 && at + 1 < text.size() && is_letter(text[at - 1]) && is_letter(text[at + 1]);
}

std::string escape_slack(std::string_view text) {
  std::string escaped;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const std::string_view other = c == '_' && !is_inside_word(text, at) ? "ˍ" : in_slack(c);
    if (other.empty()) {
      escaped += c;
    } else {
      escaped += other;
    }
  }
  return escaped;
}

/// `literal` after a backslash, `apart` away from what follows.
std::string escape_markdown(std::string_view text, std::string_view literal, std::string_view apart) {
  std::string escaped;
  for (const char c : text) {
    if (literal.find(c) != literal.npos) escaped += '\\';
    escaped += c;
    if (apart.find(c) != apart.npos) escaped += kApart;
  }
  return escaped;
}

}  // namespace

std::string in_markup(Markup markup, std::string_view text) {
  switch (markup) {
    case Markup::kSlack:
      return escape_slack(text);
    case Markup::kDiscord:
      return escape_markdown(text, "\\*_~`|>#[]()<-:@", "");
    case Markup::kMattermost:
      return escape_markdown(text, "\\*_~`|>#[]{}()+-!", "<@:");
    case Markup::kPlain:
      break;
  }
  return std::string(text);
}

std::string link_in_markup(std::string_view url) {
  constexpr std::string_view kEnding = " \"'<>()[]{}|\\^`*_~";
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string link;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (kEnding.find(c) != kEnding.npos || byte < 0x20 || byte == 0x7f) {
      link += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
    } else {
      link += c;
    }
  }
  return link;
}

}  // namespace mentiond::common
