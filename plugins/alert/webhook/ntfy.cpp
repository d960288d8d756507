#include "plugins/alert/webhook/ntfy.h"

#include <algorithm>

#include "plugins/common/alert/plain_text.h"
#include "plugins/common/mail/transfer_encoding.h"

namespace mentiond::plugins::webhook {
namespace {

/// An encoded word has at most 75 characters, so 45 bytes as base64.
constexpr std::size_t kBytesOfWord = 45;

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; }) &&
         text.find("=?") == text.npos;
}

bool is_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
  });
}

}  // namespace

std::string header_words(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string words;
  while (!text.empty()) {
    const std::size_t size = common::whole_characters(text, kBytesOfWord);
    words += (words.empty() ? "=?UTF-8?B?" : " =?UTF-8?B?") + common::base64(text.substr(0, size)) + "?=";
    text.remove_prefix(size);
  }
  return words;
}

void add_ntfy_headers(std::string_view head, common::http::HeaderList& headers) {
  while (!head.empty()) {
    const std::size_t end = std::min(head.find('\n'), head.size());
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 1, head.size()));
    const std::size_t colon = line.find(':');
    if (colon == line.npos || !is_name(line.substr(0, colon))) continue;
    const std::string value = common::one_line(line.substr(colon + 1));
    if (!value.empty()) headers.add(line.substr(0, colon), header_words(value));
  }
}

}  // namespace mentiond::plugins::webhook
