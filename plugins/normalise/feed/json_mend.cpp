#include "plugins/normalise/feed/json_mend.h"

#include <algorithm>
#include <array>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/scan.h"
#include "plugins/normalise/feed/json_words.h"

namespace mentiond::plugins::feed {
namespace {

using common::html::is_alnum;
using common::html::is_digit;
using common::html::trimmed;

enum Fault {
  kBefore,
  kAfter,
  kControl,
  kControlEscape,
  kEscape,
  kQuote,
  kSurrogate,
  kExtraComma,
  kMissingComma,
  kMissingValue,
  kComment,
  kWord,
  kStray,
  kFaults
};
constexpr std::array<std::string_view, kFaults> kWhat = {
    "text before the JSON document",
    "text after the JSON document",
    "a control character in a string, not escaped",
    "an escaped control character",
    "an unknown escape in a string",
    "a quotation mark in a string, not escaped",
    "half of a surrogate pair",
    "a comma with no value after or before it",
    "a comma missing between two values",
    "a value missing after a colon",
    "a comment",
    "a word or number that JSON has not",
    "a character that stands between values",
};

bool is_word(char c) { return is_alnum(c) || c == '+' || c == '-' || c == '.' || c == '_' || c == '$'; }
bool is_high(int code) { return code >= 0xD800 && code <= 0xDBFF; }
bool is_low(int code) { return code >= 0xDC00 && code <= 0xDFFF; }

std::string place(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::string_view last = before.substr(before.rfind('\n') + 1);
  const auto letters =
      std::count_if(last.begin(), last.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  return "line " + std::to_string(line) + ", column " + std::to_string(letters + 1);
}

// One pass over the document, token by token; what is right is not copied until something is wrong.
class Mender final {
 public:
  explicit Mender(std::string_view text, std::size_t wanted = std::string_view::npos) : text_(text), wanted_(wanted) {}

  void run() {
    const auto start = find_json(text_);
    at_ = copied_ = start_ = std::min(start, text_.size());
    if (!trimmed(text_.substr(0, start_)).empty()) note(skip_gap(text_, 0) == start_ ? kComment : kBefore, 0);
    while (at_ < text_.size() && !closed_) token();
    end_ = at_;
    if (closed_ && !trimmed(text_.substr(end_)).empty()) note(kAfter, end_);
    if (wanted_ != text_.npos && origin_ == text_.npos) origin_ = copied_ + wanted_ - out_.size();
  }

  MendedJson take() {
    MendedJson mended;
    if (copied_ == start_ && out_.empty()) {
      mended.untouched = text_.substr(start_, end_ - start_);
    } else {
      mended.storage = std::move(out_.append(text_, copied_, end_ - copied_));
    }
    mended.error = std::move(error_);
    for (std::size_t fault = 0; fault < kFaults; ++fault) {
      if (counts_[fault] == 0) continue;
      std::string note(kWhat[fault]);
      if (counts_[fault] > 1) note += " (" + std::to_string(counts_[fault]) + " times)";
      mended.notes.push_back(std::move(note));
    }
    return mended;
  }

  std::size_t origin() const { return std::min(origin_, text_.size()); }

 private:
  enum class After { kOpen, kValue, kColon, kComma };

  void note(Fault fault, std::size_t at) {
    ++counts_[fault];
    if (fault == kControlEscape || !error_.empty() || wanted_ != text_.npos) return;  // JSON allows it; readers do not.
    error_ = place(text_, at) + ": " + std::string(kWhat[fault]);
  }

  void replace(Fault fault, std::size_t size, std::string_view with) {
    note(fault, at_);
    if (wanted_ < out_.size() + at_ - copied_ && origin_ == text_.npos) origin_ = copied_ + wanted_ - out_.size();
    out_.append(text_, copied_, at_ - copied_).append(with);
    copied_ = at_ += size;
  }

  void token() {
    const char c = text_[at_];
    switch (c) {
      case ' ':
      case '\n':
      case '\r':
      case '\t':
        ++at_;
        return;
      case '"':
        separate();
        string();
        after_ = After::kValue;
        return;
      case '{':
      case '[':
        separate();
        ++at_, ++depth_;
        after_ = After::kOpen;
        return;
      case '}':
      case ']':
        return close();
      case ':':
        ++at_;
        after_ = After::kColon;
        return;
      case ',':
        return comma();
      default:
        if (const auto end = skip_comment(text_, at_); end > at_) return replace(kComment, end - at_, " ");
        word();
    }
  }

  void separate() {
    if (after_ == After::kValue && depth_ > 0) replace(kMissingComma, 0, ",");
  }

  void close() {
    if (after_ == After::kColon) replace(kMissingValue, 0, "null");
    ++at_, --depth_;
    after_ = After::kValue;
    closed_ = depth_ == 0;
  }

  void comma() {
    if (after_ == After::kColon) {
      replace(kMissingValue, 0, "null");
      after_ = After::kValue;
    }
    const std::size_t next = skip_gap(text_, at_ + 1);
    const char follows = next < text_.size() ? text_[next] : 'x';
    if (after_ != After::kValue || follows == '}' || follows == ']' || follows == ',')
      return replace(kExtraComma, 1, {});
    ++at_;
    after_ = After::kComma;
  }

  void word() {
    std::size_t end = at_;
    while (end < text_.size() && is_word(text_[end])) ++end;
    if (end == at_) {
      // A no-break space, a byte order mark: whole letters, so that what is left is UTF-8.
      while (end < text_.size() && static_cast<unsigned char>(text_[end]) >= 0x80) ++end;
      return end > at_ ? replace(kStray, end - at_, {}) : static_cast<void>(++at_);
    }
    separate();
    const std::string_view word = text_.substr(at_, end - at_);
    after_ = After::kValue;
    const bool cut_off = end == text_.size();
    if (cut_off || word == "true" || word == "false" || word == "null" || is_json_number(word)) {
      at_ = end;
    } else if (const auto known = json_word_meant(word); !known.empty()) {
      replace(kWord, word.size(), known);
    } else if (is_digit(word[0]) || word[0] == '-' || word[0] == '+' || word[0] == '.') {
      replace(kWord, word.size(), '"' + std::string(word) + '"');
    } else {
      at_ = end;  // The parser says what it thinks of it.
    }
  }

  void string() {
    for (++at_; at_ < text_.size();) {
      // Of control characters decode() leaves these three.
      at_ = common::html::find_any<'"', '\\', '\n', '\r', '\t'>(text_, at_);
      if (at_ == text_.size()) return;
      const char c = text_[at_];
      if (c == '"') {
        if (closes_string(text_, at_)) return static_cast<void>(++at_);
        replace(kQuote, 1, "\\\"");
      } else if (c == '\\') {
        escape();
      } else {
        replace(kControl, 1, c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t");
      }
    }
  }

  void escape() {
    const char c = at_ + 1 < text_.size() ? text_[at_ + 1] : '\\';
    switch (c) {
      case '"':
      case '\\':
      case '/':
      case 'n':
      case 'r':
      case 't':
        at_ = std::min(at_ + 2, text_.size());
        return;
      case 'b':
      case 'f':
        return replace(kControlEscape, 2, {});
      case 'u':
        return unicode_escape();
      case '\n':
        return replace(kEscape, 2, {});  // JavaScript's line continuation.
      default:
        return replace(kEscape, 1, {});
    }
  }

  void unicode_escape() {
    const int code = read_hex(text_.substr(at_ + 2, 4));
    if (code < 0) {
      // Where the document breaks off, nothing is to be mended.
      return at_ + 6 > text_.size() ? static_cast<void>(at_ = text_.size()) : replace(kEscape, 1, "\\\\");
    }
    if (is_control_character(code)) return replace(kControlEscape, 6, instead_of_control(code));
    if (is_high(code)) {
      const std::string_view next = text_.substr(std::min(at_ + 6, text_.size()), 6);
      const bool cut_off = next.size() < 6 && std::string_view("\\u").starts_with(next.substr(0, 2));
      if (cut_off || (next.starts_with("\\u") && is_low(read_hex(next.substr(2))))) {
        at_ = std::min(at_ + 12, text_.size());
        return;
      }
    }
    if (is_high(code) || is_low(code)) return replace(kSurrogate, 6, "\\ufffd");
    at_ += 6;
  }

  std::string_view text_;
  std::string out_, error_;
  std::array<std::size_t, kFaults> counts_{};
  std::size_t at_ = 0, start_ = 0, end_ = 0, copied_ = 0, depth_ = 0;
  std::size_t wanted_, origin_ = std::string_view::npos;
  After after_ = After::kOpen;
  bool closed_ = false;
};

}  // namespace

std::size_t find_json(std::string_view text) {
  for (auto at = text.find_first_of("{["); at != text.npos; at = text.find_first_of("{[", at + 1)) {
    const std::size_t next = skip_blanks(text, at + 1);
    const char follows = next < text.size() ? text[next] : '}';
    const std::string_view good = text[at] == '{' ? "\"},/" : "{[],/";
    if (good.find(follows) != good.npos) return at;
  }
  return text.npos;
}

MendedJson mend_json(std::string_view text) {
  Mender mender(text);
  mender.run();
  return mender.take();
}

std::string place_in_json(std::string_view text, std::size_t mended_offset) {
  Mender mender(text, mended_offset);
  mender.run();
  return place(text, mender.origin());
}

}  // namespace mentiond::plugins::feed
