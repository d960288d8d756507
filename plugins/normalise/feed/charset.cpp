#include "plugins/normalise/feed/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

#include <algorithm>
#include <array>
#include <memory>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/unicode.h"
#include "plugins/normalise/feed/encoding_name.h"
#include "plugins/normalise/feed/encoding_signs.h"

namespace mentiond::plugins::feed {
namespace {

using common::html::equal_ignoring_case;
using common::html::first_bad_byte;

struct Close {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, Close>;

// ICU's own callback writes the control character SUB for a single byte of some encodings.
void U_CALLCONV replace(const void*, UConverterToUnicodeArgs* arguments, const char*, std::int32_t,
                        UConverterCallbackReason reason, UErrorCode* status) {
  constexpr UChar kReplacement = 0xFFFD;
  if (reason > UCNV_IRREGULAR) return;
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(arguments, &kReplacement, 1, 0, status);
}

Converter open_converter(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &status));
  ucnv_setToUCallBack(converter.get(), &replace, nullptr, nullptr, nullptr, &status);
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

// Through UTF-16 in pieces, so that the text is in memory once.
std::string converted(std::string_view body, const std::string& from) {
  const Converter source = open_converter(from);
  const Converter target = open_converter("UTF-8");
  if (!source || !target) return std::string(body);
  std::string text;
  std::array<char16_t, 4096> pivot{};
  std::array<char, 3 * pivot.size()> out{};
  char16_t* pivot_source = pivot.data();
  char16_t* pivot_target = pivot.data();
  const char* in = body.data();
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  for (bool reset = true; status == U_BUFFER_OVERFLOW_ERROR; reset = false) {
    status = U_ZERO_ERROR;
    char* end = out.data();
    ucnv_convertEx(target.get(), source.get(), &end, out.data() + out.size(), &in, body.data() + body.size(),
                   pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(), reset, true, &status);
    text.append(out.data(), end);
  }
  return text;
}

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (auto at = text.find(what); at != text.npos; at = text.find(what, at + what.size())) ++found;
  return found;
}

bool is_ascii(std::string_view text) {
  constexpr std::size_t kPiece = 256;  // Without a way out inside of a piece the compiler takes it in vectors.
  while (!text.empty()) {
    char all = 0;
    for (const char c : text.substr(0, kPiece)) all = static_cast<char>(all | c);
    if (static_cast<unsigned char>(all) >= 0x80) return false;
    text.remove_prefix(std::min(kPiece, text.size()));
  }
  return true;
}

// How much of the bytes speaks for UTF-8 and how much against it.
struct Evidence {
  std::size_t sequences = 0, invalid = 0;
};
Evidence evidence_of(std::string_view bytes) {
  constexpr std::size_t kPlenty = 10'000;
  const auto is_lead = [](char c) { return static_cast<unsigned char>(c) >= 0xC0; };
  Evidence evidence;
  while (!bytes.empty() && evidence.invalid < kPlenty) {
    const std::size_t good = std::min(first_bad_byte(bytes), bytes.size());
    const std::string_view run = bytes.substr(0, good);
    evidence.sequences += static_cast<std::size_t>(std::count_if(run.begin(), run.end(), is_lead));
    bytes.remove_prefix(good);
    const std::size_t control = common::html::control_at(bytes);
    if (control > 1) ++evidence.sequences;
    // A character that the end of the document cut says nothing against UTF-8.
    const bool cut = bytes.size() < 4 && std::count_if(bytes.begin(), bytes.end(), is_lead) == 1 && is_lead(bytes[0]);
    if (control == 0 && !bytes.empty() && !cut) ++evidence.invalid;
    if (cut) break;
    bytes.remove_prefix(std::min(std::max<std::size_t>(control, 1), bytes.size()));
  }
  return evidence;
}

// XML declared it, so it may be meant; that many sequences of UTF-8 do not come about by chance all the same.
constexpr std::size_t kNotByChance = 4;

class Decoder {
 public:
  Decoder(std::string_view body, std::string_view content_type) : body_(body), content_type_(content_type) {}

  Decoded decode() && {
    const Encoding encoding = choose();
    out_.encoding = encoding.name;
    if (encoding.is_utf8() || plain_) {
      out_.text = body_;
      if (!good_) repair();
    } else {
      out_.storage = converted(body_, encoding.converter);
      out_.text = out_.storage;
      out_.replaced = count(out_.text, "\xEF\xBF\xBD");
      if (first_bad_byte(out_.text) != out_.text.npos) repair();
    }
    tell();
    return std::move(out_);
  }

 private:
  Encoding choose() {
    const Signature signature = signature_of(body_);
    body_.remove_prefix(signature.mark);
    if (signature.encoding == "ibm-037") return ebcdic();
    if (!signature.encoding.empty() && signature.encoding != "utf-8") return encoding_named(signature.encoding);
    good_ = first_bad_byte(body_) == body_.npos;
    if (!signature.encoding.empty()) return encoding_named("utf-8");

    const Encoding http = said(http_charset(content_type_));
    const Encoding declared = said(declared_encoding(body_));
    const bool text_type = equal_ignoring_case(content_type_.substr(0, 5), "text/");
    const auto is_other = [](const Encoding& encoding) { return encoding.known() && !encoding.is_utf8(); };
    const bool matters = text_type || is_other(http) || is_other(declared);
    plain_ = matters && good_ && is_ascii(body_) && http.converter != "HZ" && declared.converter != "HZ";
    // MIME's word on a text without a charset (RFC 2046 §4.1.2). For XML it counts no longer (RFC 7303), but where it
    // is true it is told.
    if (plain_ && !http.known() && text_type) return encoding_named("us-ascii");
    if (http.is_utf8() && declared.known() && !declared.is_utf8() && !is_mostly_utf8()) {
      fault("it was sent as utf-8, its bytes are " + declared.name + " as it declares");
      return declared;
    }
    if (http.known()) return unless_utf8(http, http.name == declared.name);
    if (declared.known()) return unless_utf8(declared, true);
    return undeclared();
  }

  // XML 1.0, appendix F: there are many kinds of EBCDIC, and the declaration reads the same in all.
  Encoding ebcdic() const {
    const Encoding declared = encoding_named(declared_encoding(converted(body_.substr(0, 256), "ibm-037")));
    return declared.known() ? declared : encoding_named("ibm-037");
  }

  // A name that says nothing of these bytes is unknown: one of no encoding, or of one in which '<' looks otherwise.
  Encoding said(std::string_view name) {
    if (name.empty()) return {};
    Encoding encoding = encoding_named(name);
    if (!encoding.known()) {
      fault("unknown encoding \"" + encoding.name + "\" was left aside");
    } else if (!encoding.is_utf8() && converted("<", encoding.converter) != "<") {
      out_.notes.push_back("it says " + encoding.name + ", which its bytes are not");
      encoding.converter.clear();
    }
    return encoding;
  }

  bool is_mostly_utf8() const {
    const Evidence evidence = good_ ? Evidence() : evidence_of(body_);
    return evidence.sequences >= evidence.invalid;
  }

  // Servers and templates say Latin-1 or some other old encoding of what has been UTF-8 for long.
  Encoding unless_utf8(const Encoding& said, bool by_the_document) {
    if (plain_ || said.is_utf8()) return said;
    const Evidence evidence = evidence_of(body_);
    const std::size_t enough = by_the_document && said.name != "us-ascii" ? kNotByChance : 1;
    if (evidence.invalid > 0 || evidence.sequences < enough) return said;
    out_.notes.push_back("it says " + said.name + ", its bytes are utf-8");
    return encoding_named("utf-8");
  }

  Encoding undeclared() {
    if (is_mostly_utf8()) return encoding_named("utf-8");
    Encoding guess = guess_encoding(body_);
    if (out_.error.empty()) out_.error = "no encoding is declared and the bytes are no UTF-8";
    out_.notes.push_back("encoding guessed from the bytes: " + guess.name);
    return guess;
  }

  void repair() {
    common::html::Repaired repaired = common::html::repair_utf8(out_.text);
    out_.storage = std::move(repaired.text);
    out_.text = out_.storage;
    out_.replaced += repaired.invalid_bytes;
    if (repaired.control_characters > 0) {
      fault(std::to_string(repaired.control_characters) + " control characters were removed");
    }
  }

  void tell() {
    if (out_.replaced == 0) return;
    fault(std::to_string(out_.replaced) + " bytes that are invalid in " + out_.encoding + " were replaced by U+FFFD");
  }

  void fault(std::string what) {
    if (out_.error.empty()) out_.error = what;
    out_.notes.push_back(std::move(what));
  }

  std::string_view body_, content_type_;
  bool good_ = false;   // Valid UTF-8 without control characters.
  bool plain_ = false;  // ASCII, so that any encoding says the same.
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
