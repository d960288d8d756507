#include "plugins/common/mail/transfer_encoding.h"

#include <openssl/evp.h>

#include <climits>
#include <stdexcept>

namespace mentiond::common {
namespace {

constexpr std::size_t kLine = 76;
constexpr std::string_view kHex = "0123456789ABCDEF";

bool is_literal(char c) { return c >= 0x20 && c < 0x7f && c != '='; }

void add_octet(std::string& line, char c) {
  const auto byte = static_cast<unsigned char>(c);
  line += {'=', kHex[byte >> 4U], kHex[byte & 15U]};
}

/// One line of quoted-printable with its soft breaks. A trailing space and a leading dot are written as octets:
/// relays drop the one and, when they are wrong about transparency, the other.
void add_line(std::string& out, std::string_view text) {
  std::size_t column = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool last = i + 1 == text.size();
    const bool literal = is_literal(c) && !(last && c == ' ') && !(column == 0 && c == '.');
    const std::size_t width = literal ? 1 : 3;
    if (column + width > kLine - (last ? 0 : 1)) {
      out += "=\r\n";
      column = 0;
    }
    if (literal && !(column == 0 && c == '.')) {
      out += c;
      column += 1;
    } else {
      add_octet(out, c);
      column += 3;
    }
  }
  out += "\r\n";
}

std::string quoted_printable(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    add_line(out, text.substr(0, end));
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  return out;
}

std::string base64_lines(std::string_view text) {
  std::string canonical;
  for (const char c : text) {
    if (c == '\n') canonical += '\r';
    canonical += c;
  }
  const std::string all = base64(canonical);
  std::string out;
  for (std::size_t at = 0; at < all.size(); at += kLine) out.append(all, at, kLine).append("\r\n");
  return out;
}

}  // namespace

std::string base64(std::string_view bytes) {
  if (bytes.size() > INT_MAX / 2) throw std::length_error("too long for base64");
  std::string encoded((bytes.size() + 2) / 3 * 4 + 1, '\0');  // EVP_EncodeBlock ends with a NUL.
  EVP_EncodeBlock(reinterpret_cast<unsigned char*>(encoded.data()),
                  reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  encoded.pop_back();
  return encoded;
}

EncodedBody encode_body(std::string_view text) {
  EncodedBody printable{"quoted-printable", quoted_printable(text)};
  EncodedBody compact{"base64", base64_lines(text)};
  return printable.lines.size() <= compact.lines.size() ? printable : compact;
}

}  // namespace mentiond::common
