#include "plugins/normalise/feed/skeleton.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/entities.h"
#include "plugins/common/html/scan.h"

namespace mentiond::plugins::feed {
namespace {

using namespace common::html;

constexpr auto npos = std::string_view::npos;
constexpr std::string_view kOpen = "<![CDATA[", kClose = "]]>";

// libxml2 takes plain ASCII nearly as fast as a mark, which costs it about as much as this many bytes.
constexpr std::size_t kShort = 64;

// libxml2 compares each attribute of a tag with all before it.
constexpr std::size_t kMostAttributes = 1000;

// Marks are numbered by the residue: enough to notice one that was passed over, few enough for libxml2's dictionary.
constexpr unsigned kNumbers = 16;

bool begins_tag(std::string_view text) {
  if (text.size() < 2 || text[0] != '<') return false;
  const char next = text[1];
  return is_alpha(next) || next == '/' || next == '_' || next == ':' || static_cast<unsigned char>(next) >= 0x80;
}

bool is_short(std::string_view text) {
  if (text.size() > kShort) return false;
  std::uint64_t high = 0;
  std::size_t i = 0;
  for (std::uint64_t word; i + sizeof word <= text.size(); i += sizeof word) {
    std::memcpy(&word, text.data() + i, sizeof word);
    high |= word;
  }
  for (; i < text.size(); ++i) high |= static_cast<unsigned char>(text[i]);
  return (high & 0x8080808080808080) == 0 && text.find('&') == npos;
}

// Behind `end`, or at the text's end.
std::size_t behind(std::string_view text, std::string_view end, std::size_t from) {
  const auto at = text.find(end, from);
  return at == npos ? text.size() : at + end.size();
}

// Behind the CDATA section, comment or instruction that begins at `at`; there is none: `at`.
std::size_t skip_special(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with(kOpen)) return behind(text, kClose, at + kOpen.size());
  if (rest.starts_with("<!--")) return behind(text, "-->", at + 4);
  if (rest.starts_with("<?")) return behind(text, "?>", at + 2);
  return at;
}

std::string_view inside_of_section(std::string_view section) {
  section.remove_prefix(kOpen.size());
  if (section.ends_with(kClose)) section.remove_suffix(kClose.size());
  return section;
}

bool ends_value(std::string_view behind_quote) {
  return !behind_quote.empty() && (is_space(behind_quote[0]) || behind_quote[0] == '/' || behind_quote[0] == '>');
}

// The five that XML knows itself; 0: none of them.
struct Known {
  char character;
  std::size_t size;
};
Known xml_reference(std::string_view raw) {
  if (raw.starts_with("&lt;")) return {'<', 4};
  if (raw.starts_with("&gt;")) return {'>', 4};
  if (raw.starts_with("&amp;")) return {'&', 5};
  if (raw.starts_with("&quot;")) return {'"', 6};
  if (raw.starts_with("&apos;")) return {'\'', 6};
  return {0, 0};
}

}  // namespace

Skeleton::Skeleton(std::string_view text) : text_(text), prolog_(read_prolog(text)) {
  rest_ = text_.substr(prolog_.end);
  copied_ = rest_.data();
}

std::size_t Skeleton::read(char* to, std::size_t size) {
  if (read_ == out_.size()) {
    written_ += out_.size();
    out_.clear();
    read_ = 0;
    while (!rest_.empty() && out_.size() + static_cast<std::size_t>(rest_.data() - copied_) < size) advance();
    flush();
  }
  const std::size_t count = std::min(size, out_.size() - read_);
  std::memcpy(to, out_.data() + read_, count);
  read_ += count;
  return count;
}

void Skeleton::advance() {
  if (begins_tag(rest_)) {
    tag();
  } else if (depth_ > 0) {
    run();
  } else {
    bare_text();
  }
}

// What is copied as it is, tags and short texts, is copied in one piece.
void Skeleton::flush() {
  out_.append(copied_, static_cast<std::size_t>(rest_.data() - copied_));
  copied_ = rest_.data();
}

void Skeleton::drop(std::size_t size) {
  flush();
  rest_.remove_prefix(size);
  copied_ = rest_.data();
}

void Skeleton::fault(const char* what, std::string_view at) {
  if (error_.empty()) error_ = "line " + std::to_string(line_of(at.data())) + ": " + what;
}

// ------------------------------------------------------------------------------------------------------------- tags

// Copies a tag. Where its end cannot be told, what follows is left for the parser to make of it what it can.
void Skeleton::tag() {
  const bool closes = rest_[1] == '/';
  std::size_t attributes = 0;
  for (std::size_t i = 1;;) {
    i = find_any<'>', '"', '\'', '<', '&'>(rest_, i);
    if (i == rest_.size() || rest_[i] == '<') {
      if (!closes) ++depth_;
      return copy(i);
    }
    const char c = rest_[i];
    if (c == '>') {
      if (closes) {
        depth_ -= depth_ > 0 ? 1 : 0;
      } else if (i == 0 || rest_[i - 1] != '/') {
        ++depth_;
      }
      return copy(i + 1);
    }
    if (c == '&') {
      copy(i);
      mend_reference();
      i = 0;
    } else if (trimmed(rest_.substr(0, i)).ends_with('=')) {
      copy(i + 1);
      if (!quoted(c)) return;
      if (++attributes == kMostAttributes) drop_attributes();
      i = 0;
    } else {
      ++i;
    }
  }
}

// Up to the tag's end.
void Skeleton::drop_attributes() {
  std::size_t i = 0;
  for (char quote = 0; i < rest_.size() && (quote != 0 || rest_[i] != '>'); ++i) {
    if (quote == 0 && (rest_[i] == '"' || rest_[i] == '\'')) {
      quote = rest_[i];
    } else if (rest_[i] == quote) {
      quote = 0;
    }
  }
  if (i > 1) fault("more attributes than an element can have", rest_);
  if (i > 0 && i < rest_.size() && rest_[i - 1] == '/') --i;
  drop(i);
}

// Copies a value and the quote behind it. False: it breaks off at what looks like a tag.
bool Skeleton::quoted(char quote) {
  std::size_t end = npos;
  bool looked = false;
  for (std::size_t i = 0;;) {
    i = quote == '"' ? find_any<'"', '<', '&'>(rest_, i) : find_any<'\'', '<', '&'>(rest_, i);
    if (i == rest_.size()) {
      copy(i);
      return false;
    }
    if (rest_[i] == quote) {
      copy(i + 1);
      return true;
    }
    copy(i);
    i = 0;
    if (rest_[0] == '&') {
      mend_reference();
      continue;
    }
    if (!looked) {
      bool& none = no_quote_[quote == '"' ? 0 : 1];
      end = none ? npos : rest_.find(quote);
      none = end == npos;
      looked = true;
      // Markup that nobody escaped, in a value that ends as one does.
      if (end != npos && !ends_value(rest_.substr(end + 1))) end = npos;
    }
    if (end == npos && begins_tag(rest_)) return false;
    fault("a bare < in an attribute", rest_);
    drop(1);
    out_ += "&lt;";
  }
}

// The parser keeps "&#60;" and its like in values as they are.
void Skeleton::mend_reference() {
  const Reference found = read_reference(rest_);
  if (found.code_point == 0) {
    fault("a bare & or an unknown entity", rest_);
    drop(1);
    out_ += "&amp;";
    return;
  }
  drop(found.size);
  const bool xml = found.code_point == '<' || found.code_point == '&' || found.code_point == '>' ||
                   found.code_point == '"' || found.code_point == '\'';
  if (xml) {
    (out_ += "&#") += std::to_string(found.code_point);
    out_ += ';';
  } else {
    if (found.named) ++entities_;
    append_utf8(out_, found.code_point);
  }
}

// ------------------------------------------------------------------------------------------------------------ texts

// Outside of the root, where a text is an error that the parser finds.
void Skeleton::bare_text() {
  while (!rest_.empty() && !begins_tag(rest_)) {
    if (rest_[0] == '&') {
      mend_reference();
    } else if (const std::size_t special = rest_[0] == '<' ? skip_special(rest_, 0) : 0; special > 0) {
      if (rest_.starts_with(kOpen)) {
        copy(special);
      } else {
        drop(special);
      }
    } else if (rest_[0] == '<') {
      fault("a bare <", rest_);
      drop(1);
      out_ += "&lt;";
    } else {
      copy(find_any<'&', '<'>(rest_));
    }
  }
}

// Up to the next tag.
Skeleton::Run Skeleton::find_run() const {
  Run run;
  std::size_t end = rest_.find('<');
  for (; end < rest_.size() && !begins_tag(rest_.substr(end)); end = rest_.find('<', end)) {
    const std::size_t special = skip_special(rest_, end);
    const bool whole = end == 0 && rest_.starts_with(kOpen) && rest_.substr(0, special).ends_with(kClose) &&
                       begins_tag(rest_.substr(special));
    run.kind = whole ? Kind::kCharacterData : Kind::kMixed;
    end = std::max(special, end + 1);
  }
  run.raw = rest_.substr(0, end);
  return run;
}

void Skeleton::run() {
  const Run found = find_run();
  if (found.kind == Kind::kPlain && is_short(found.raw)) return copy(found.raw.size());
  drop(found.raw.size());
  mark(found);
}

void Skeleton::mark(Run run) {
  out_ += "<?t";
  out_ += std::to_string(next_++ % kNumbers);
  out_ += "?>";
  run.written = written_ + out_.size();
  runs_.push_back(run);
}

std::string_view Skeleton::text_of(std::string_view mark) {
  unsigned number = kNumbers;
  if (mark.size() > 1) std::from_chars(mark.data() + 1, mark.data() + mark.size(), number);
  for (; !runs_.empty(); runs_.pop_front()) {
    if (first_++ % kNumbers == number) break;
  }
  if (runs_.empty()) return {};
  last_ = runs_.front();
  runs_.pop_front();
  decoded_.clear();
  if (last_.kind == Kind::kCharacterData) return with_line_feeds(inside_of_section(last_.raw));
  if (last_.kind == Kind::kPlain && last_.raw.find('&') == npos) {
    if (last_.raw.find(kClose) != npos) fault("a bare ]]>", last_.raw);
    return with_line_feeds(last_.raw);
  }
  decode(last_.raw);
  return decoded_;
}

void Skeleton::decode(std::string_view raw) {
  decoded_.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size();) {
    const std::size_t next = find_any<'&', '<', '\r'>(raw, i);
    decoded_ += raw.substr(i, next - i);
    if (next == raw.size()) return;
    i = next;
    if (raw[i] == '&') {
      i += decode_reference(raw.substr(i));
      continue;
    }
    if (raw[i] == '\r') {
      decoded_ += '\n';
      i += raw.substr(i).starts_with("\r\n") ? 2 : 1;
      continue;
    }
    const std::size_t special = skip_special(raw, i);
    if (special == i) {
      fault("a bare <", raw.substr(i));
      decoded_ += raw[i++];
      continue;
    }
    const std::string_view section = raw.substr(i, special - i);
    if (section.starts_with(kOpen)) {
      if (!section.ends_with(kClose)) fault("a CDATA section that is not finished", section);
      append_with_line_feeds(inside_of_section(section));
    }
    i = special;
  }
}

std::size_t Skeleton::decode_reference(std::string_view raw) {
  if (const Known known = xml_reference(raw); known.size > 0) {
    decoded_ += known.character;
    return known.size;
  }
  const Reference found = read_reference(raw);
  if (found.code_point == 0) {
    fault("a bare & or an unknown entity", raw);
    decoded_ += '&';
    return 1;
  }
  if (found.named && found.code_point != '\'') ++entities_;
  append_utf8(decoded_, found.code_point);
  return found.size;
}

// XML 1.0 §2.11.
std::string_view Skeleton::with_line_feeds(std::string_view raw) {
  if (raw.find('\r') == npos) return raw;
  append_with_line_feeds(raw);
  return decoded_;
}

void Skeleton::append_with_line_feeds(std::string_view raw) {
  for (;;) {
    const std::size_t at = raw.find('\r');
    decoded_ += raw.substr(0, at);
    if (at == npos) return;
    decoded_ += '\n';
    raw.remove_prefix(std::min(raw.size(), at + (raw.substr(at).starts_with("\r\n") ? 2 : 1)));
  }
}

// ----------------------------------------------------------------------------------------------------------- reports

std::size_t Skeleton::line_at(std::size_t offset) const {
  const auto behind_it = std::upper_bound(runs_.begin(), runs_.end(), offset,
                                          [](std::size_t wanted, const Run& run) { return wanted < run.written; });
  const Run& run = behind_it == runs_.begin() ? last_ : *(behind_it - 1);
  const std::size_t base = run.written == 0 ? prolog_.end : offset_of(run.raw.data() + run.raw.size());
  return line_of(text_.data() + std::min(base + (offset - std::min(offset, run.written)), text_.size()));
}

std::size_t Skeleton::line_of(const char* place) const {
  return 1 + static_cast<std::size_t>(std::count(text_.data(), place, '\n'));
}

std::string Skeleton::error() const {
  if (!prolog_.error.empty()) return prolog_.error;
  if (error_.empty() && entities_ > 0 && prolog_.doctype.empty()) {
    return std::to_string(entities_) + " HTML entities without a DOCTYPE";
  }
  return error_;
}

}  // namespace mentiond::plugins::feed
