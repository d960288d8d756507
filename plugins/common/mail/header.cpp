#include "plugins/common/mail/header.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <stdexcept>

#include "mentiond/sdk/plugin.hpp"
#include "plugins/common/alert/plain_text.h"
#include "plugins/common/mail/transfer_encoding.h"

namespace mentiond::common {
namespace {

constexpr std::size_t kLine = 76;
constexpr std::size_t kEncodedWord = 75;  // RFC 2047, section 2
constexpr std::string_view kFold = "\r\n ";
constexpr std::string_view kWordBegin = "=?UTF-8?B?";
constexpr std::string_view kWordEnd = "?=";

bool is_printable(char c) { return c >= 0x20 && c < 0x7f; }

bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::size_t longest_token(std::string_view text) {
  std::size_t longest = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    longest = std::max(longest, end - at);
    at = end + 1;
  }
  return longest;
}

/// Plain text can stand in a header as it is; "=?" would be read as an encoded word that somebody else wrote.
bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_printable) && text.find("=?") == text.npos &&
         longest_token(text) < kLine - 2;
}

/// Breaks at spaces. `column` is where the text begins.
std::string folded(std::string_view text, std::size_t column) {
  std::string lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (at > 0) {
      const bool fits = column + 1 + (end - at) <= kLine;
      lines += fits ? std::string_view(" ") : kFold;
      column = fits ? column + 1 : 1;
    }
    lines += text.substr(at, end - at);
    column += end - at;
    at = end + 1;
  }
  return lines;
}

/// `text` as encoded words, each on a line of its own. `column` is where the first one begins.
std::string encoded_words(std::string_view text, std::size_t column) {
  std::string words;
  while (!text.empty()) {
    const std::size_t room = std::min(kEncodedWord, kLine - column) - kWordBegin.size() - kWordEnd.size();
    const std::size_t bytes = whole_characters(text, room / 4 * 3);
    if (!words.empty()) words += kFold;
    words.append(kWordBegin).append(base64(text.substr(0, bytes))).append(kWordEnd);
    text.remove_prefix(bytes);
    column = 1;
  }
  return words;
}

/// A display name: words, a quoted string, or encoded words (RFC 5322, "phrase").
std::string phrase(std::string_view name, std::size_t column) {
  if (!is_plain(name)) return encoded_words(name, column);
  if (std::all_of(name.begin(), name.end(), [](char c) { return is_alphanumeric(c) || c == ' '; })) {
    return folded(name, column);
  }
  std::string quoted = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

std::string hexadecimal(char c) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  return {kHex[byte >> 4U], kHex[byte & 15U]};
}

std::string sha256(std::string_view bytes) {
  std::array<char, 32> digest{};
  unsigned size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()), &size, EVP_sha256(),
                 nullptr) != 1) {
    throw std::runtime_error("OpenSSL cannot compute SHA-256");
  }
  std::string text;
  for (const char c : digest) text += hexadecimal(c);
  return text;
}

std::string field(std::string_view name, std::string_view value) {
  return std::string(name).append(": ").append(value).append("\r\n");
}

}  // namespace

std::string text_field(std::string_view name, std::string_view text) {
  const std::string line = one_line(text);
  const std::size_t column = name.size() + 2;
  return field(name, is_plain(line) ? folded(line, column) : encoded_words(line, column));
}

std::string address_field(std::string_view name, const Address& address) {
  const std::string line = one_line(address.name);
  if (line.empty()) return token_field(name, address.mailbox);
  const std::string words = phrase(line, name.size() + 2);
  const std::size_t column = words.size() - (words.rfind('\n') + 1) + name.size() + 2;
  const bool fits = column + 3 + address.mailbox.size() <= kLine;
  return field(name, words + (fits ? " " : "\r\n ") + '<' + address.mailbox + '>');
}

std::string token_field(std::string_view name, std::string_view value) {
  if (!std::all_of(value.begin(), value.end(), is_printable)) {
    throw sdk::Rejected(std::string(name) + ": \"" + one_line(value) + "\" is not printable ASCII");
  }
  return field(name, folded(value, name.size() + 2));
}

std::string mail_date(std::int64_t microseconds) {
  using namespace std::chrono;
  constexpr std::int64_t kLast = 253'402'300'799'000'000;  // 9999-12-31T23:59:59Z
  microseconds = std::clamp<std::int64_t>(microseconds, 0, kLast);
  constexpr std::array kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const sys_seconds time = floor<seconds>(sys_time<std::chrono::microseconds>(std::chrono::microseconds(microseconds)));
  const sys_days day = floor<days>(time);
  const year_month_day date(day);
  const hh_mm_ss clock(time - day);
  std::array<char, 64> text{};
  const int size =
      std::snprintf(text.data(), text.size(), "%s, %u %s %04d %02d:%02d:%02d +0000", kDays[weekday(day).c_encoding()],
                    static_cast<unsigned>(date.day()), kMonths[static_cast<unsigned>(date.month()) - 1],
                    static_cast<int>(date.year()), static_cast<int>(clock.hours().count()),
                    static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
  return {text.data(), static_cast<std::size_t>(size)};
}

std::string plain_key(std::string_view key) {
  constexpr std::size_t kLongest = 64;
  std::string plain;
  for (const char c : key) {
    if (plain.size() > kLongest) break;
    if (is_alphanumeric(c) || c == '-' || c == '_') {
      plain += c;
    } else {
      plain += '=' + hexadecimal(c);
    }
  }
  return plain.empty() || plain.size() > kLongest ? sha256(key) : plain;
}

std::string message_id(std::string_view key, std::string_view domain) {
  return "<" + plain_key(key) + "@" + std::string(domain) + ">";
}

std::string list_label(std::string_view name) {
  std::string label;
  for (const char c : one_line(name)) {
    const bool keep = is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80;
    if (keep || (!label.empty() && label.back() != '-')) label += keep ? c : '-';
  }
  while (!label.empty() && label.back() == '-') label.pop_back();
  try {
    return ascii_domain(label);
  } catch (const sdk::Rejected&) {
    return "watchlist";  // A name without a letter or digit, or too long for a label.
  }
}

}  // namespace mentiond::common
