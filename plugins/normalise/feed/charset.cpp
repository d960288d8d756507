#include "plugins/normalise/feed/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <memory>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/unicode.h"

namespace mentiond::plugins::feed {
namespace {

using common::html::equal_ignoring_case;
using common::html::lower;
using common::html::trimmed;

constexpr std::size_t kLookAt = 4096;

struct Mark {
  std::string_view bytes;
  std::string_view encoding;
  std::size_t skip;
};

// Byte order marks, and how `<?` looks in wide encodings (XML 1.0, appendix F). The longer ones first.
constexpr auto kMarks = std::to_array<Mark>({
    {{"\0\0\xFE\xFF", 4}, "utf-32be", 4},
    {{"\xFF\xFE\0\0", 4}, "utf-32le", 4},
    {{"\0\0\0<", 4}, "utf-32be", 0},
    {{"<\0\0\0", 4}, "utf-32le", 0},
    {{"\xEF\xBB\xBF", 3}, "utf-8", 3},
    {{"\xFE\xFF", 2}, "utf-16be", 2},
    {{"\xFF\xFE", 2}, "utf-16le", 2},
    {{"\0<\0", 3}, "utf-16be", 0},
    {{"<\0", 2}, "utf-16le", 0},
});

const Mark* mark_of(std::string_view body) {
  for (const Mark& mark : kMarks) {
    if (body.starts_with(mark.bytes)) return &mark;
  }
  return nullptr;
}

std::string_view unquoted(std::string_view value) {
  value = trimmed(value);
  if (value.size() >= 2 && (value[0] == '"' || value[0] == '\'')) {
    value.remove_prefix(1);
    value = value.substr(0, value.find_first_of("\"'"));
  }
  return trimmed(value);
}

std::string http_charset(std::string_view content_type) {
  while (!content_type.empty()) {
    const auto end = std::min(content_type.find(';'), content_type.size());
    const std::string_view part = trimmed(content_type.substr(0, end));
    content_type.remove_prefix(std::min(end + 1, content_type.size()));
    const auto equals = part.find('=');
    if (equals != part.npos && equal_ignoring_case(trimmed(part.substr(0, equals)), "charset")) {
      return lower(unquoted(part.substr(equals + 1)));
    }
  }
  return {};
}

// The encoding of the XML declaration, in a document whose first bytes read as ASCII.
std::string declared_charset(std::string_view body) {
  const std::string_view head = body.substr(0, kLookAt);
  const auto start = head.find("<?xml");
  const auto end = start == head.npos ? head.npos : head.find("?>", start);
  if (end == head.npos) return {};
  const std::string_view declaration = head.substr(start, end - start);
  const auto at = declaration.find("encoding");
  const auto equals = at == declaration.npos ? at : declaration.find('=', at);
  return equals == declaration.npos ? std::string() : lower(unquoted(declaration.substr(equals + 1)));
}

// What people mean by a name, and what browsers take it for (WHATWG Encoding Standard).
std::string meant(const std::string& name) {
  if (name == "utf8") return "utf-8";
  if (name == "gb2312" || name == "gbk" || name == "x-gbk") return "gb18030";
  return name;
}
std::string converter_name(const std::string& encoding) {
  if (encoding == "iso-8859-1" || encoding == "us-ascii" || encoding == "ascii" || encoding == "latin1") {
    return "windows-1252";
  }
  if (encoding == "iso-8859-9") return "windows-1254";
  if (encoding == "euc-kr" || encoding == "ks_c_5601-1987") return "windows-949";
  if (encoding == "shift_jis") return "windows-31j";
  return encoding;
}

struct Close {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};
using Converter = std::unique_ptr<UConverter, Close>;

Converter open_converter(const std::string& encoding) {
  if (encoding.empty() || encoding.find(',') != encoding.npos) return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(converter_name(encoding).c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

bool is_utf8(std::string_view text) {
  return common::html::first_bad_byte(text) == text.npos || common::html::repair_utf8(text).invalid_bytes == 0;
}
bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// The encodings that people declare without meaning it: every byte is valid in them.
bool is_careless(const std::string& encoding) { return converter_name(encoding) == "windows-1252"; }

std::string detected(std::string_view body) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, Close> detector(ucsdet_open(&status));
  if (U_FAILURE(status)) return "windows-1252";
  ucsdet_setText(detector.get(), body.data(), static_cast<std::int32_t>(std::min<std::size_t>(body.size(), 1 << 20)),
                 &status);
  ucsdet_enableInputFilter(detector.get(), true);
  const UCharsetMatch* const match = ucsdet_detect(detector.get(), &status);
  const char* const name = U_SUCCESS(status) && match != nullptr ? ucsdet_getName(match, &status) : nullptr;
  return name == nullptr ? "windows-1252" : name;
}

class Decoder {
 public:
  Decoder(std::string_view body, std::string_view content_type) : body_(body), content_type_(content_type) {}

  Decoded decode() && {
    out_.encoding = choose();
    if (out_.encoding == "utf-8") {
      out_.text = body_;
    } else {
      convert();
    }
    repair();
    return std::move(out_);
  }

 private:
  std::string choose() {
    if (const Mark* mark = mark_of(body_)) {
      body_.remove_prefix(mark->skip);
      return std::string(mark->encoding);
    }
    const std::string http = meant(http_charset(content_type_));
    const std::string declared = meant(declared_charset(body_));
    for (const std::string& name : {http, declared}) {
      if (name.empty()) continue;
      // Bytes that show "<?xml" plainly are in no wide encoding, whatever they say.
      if (name.starts_with("utf-16") || name.starts_with("utf-32") || name.starts_with("ucs-")) {
        out_.notes.push_back("it says " + name + ", which its bytes are not");
      } else if (name == "utf-8" || open_converter(name)) {
        return checked(name, declared);
      } else {
        out_.error = "unknown encoding \"" + name + "\"";
        out_.notes.push_back("unknown encoding " + name + " was left aside");
      }
    }
    if (is_utf8(body_)) return "utf-8";
    std::string guess = declared.empty() ? detected(body_) : "windows-1252";
    if (out_.error.empty()) out_.error = "no encoding is declared and the bytes are no UTF-8";
    out_.notes.push_back("encoding guessed from the bytes: " + guess);
    return guess;
  }

  // A server's default of Latin-1 says nothing against bytes that are UTF-8 as declared, or as their kind.
  std::string checked(const std::string& name, const std::string& declared) {
    if (!is_careless(name) || is_ascii(body_)) return name;
    if ((name == declared && name != "us-ascii") || !is_utf8(body_)) return name;
    out_.notes.push_back("it was sent as " + name + ", its bytes are utf-8");
    return "utf-8";
  }

  void convert() {
    const Converter converter = open_converter(out_.encoding);
    if (!converter) {
      out_.text = body_;
      return;
    }
    UErrorCode status = U_ZERO_ERROR;
    std::u16string wide(2 * body_.size() + 2, u'\0');
    const auto length = ucnv_toUChars(converter.get(), wide.data(), static_cast<std::int32_t>(wide.size()),
                                      body_.data(), static_cast<std::int32_t>(body_.size()), &status);
    wide.resize(U_SUCCESS(status) ? static_cast<std::size_t>(length) : 0);
    append_utf8(wide);
    out_.text = out_.storage;
  }

  void append_utf8(const std::u16string& wide) {
    out_.storage.resize(3 * wide.size());
    std::int32_t length = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8WithSub(out_.storage.data(), static_cast<std::int32_t>(out_.storage.size()), &length, wide.data(),
                       static_cast<std::int32_t>(wide.size()), 0xFFFD, nullptr, &status);
    out_.storage.resize(
        U_SUCCESS(status) || status == U_STRING_NOT_TERMINATED_WARNING ? static_cast<std::size_t>(length) : 0);
  }

  void repair() {
    if (common::html::first_bad_byte(out_.text) == out_.text.npos) return;
    common::html::Repaired repaired = common::html::repair_utf8(out_.text);
    out_.storage = std::move(repaired.text);
    out_.text = out_.storage;
    note(repaired.invalid_bytes, " bytes that are invalid in " + out_.encoding + " were replaced by U+FFFD");
    note(repaired.control_characters, " control characters were removed");
  }

  void note(std::size_t count, const std::string& what) {
    if (count == 0) return;
    out_.notes.push_back(std::to_string(count) + what);
    if (out_.error.empty()) out_.error = out_.notes.back();
  }

  std::string_view body_, content_type_;
  Decoded out_;
};

}  // namespace

Decoded decode(std::string_view body, std::string_view content_type) {
  Decoded decoded = Decoder(body, content_type).decode();
  // Moving may have taken the storage along (short strings live inside of it).
  if (!decoded.storage.empty()) decoded.text = decoded.storage;
  return decoded;
}

}  // namespace mentiond::plugins::feed
