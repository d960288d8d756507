// The fast ways against slow ones that can be seen to be right: byte by byte, on random texts whose every length and
// position in a block occurs.
#include <boost/test/unit_test.hpp>

#include <random>
#include <string>

#include "plugins/common/html/allow_list.h"
#include "plugins/common/html/ascii.h"
#include "plugins/common/html/entities.h"
#include "plugins/common/html/name_table.h"
#include "plugins/common/html/output.h"
#include "plugins/common/html/text_writer.h"
#include "plugins/common/html/url.h"

using namespace mentiond::common::html;

namespace {

constexpr int kRounds = 20'000;

/// Texts of the pieces that matter, up to four blocks long.
class Texts {
 public:
  explicit Texts(std::vector<std::string> pieces) : pieces_(std::move(pieces)) {}
  std::string next() {
    std::string text;
    for (std::size_t left = random_() % 130; left > 0; --left) {
      // Mostly letters: else no run is as long as a block.
      text += random_() % 3 != 0 ? std::string(1, static_cast<char>('a' + random_() % 26))
                                 : pieces_[random_() % pieces_.size()];
    }
    return text;
  }

 private:
  std::mt19937 random_{20'260'801};
  std::vector<std::string> pieces_;
};

// A code point's white space, or nothing.
std::size_t space_size(std::string_view text) {
  for (const std::string_view space :
       {" ",      "\t",     "\n",     "\v",     "\f",     "\r",     "\u00A0", "\u2000", "\u2001", "\u2002", "\u2003",
        "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200A", "\u2028", "\u2029", "\u202F", "\u3000"}) {
    if (text.starts_with(space)) return space.size();
  }
  return 0;
}

std::string one_line_slowly(std::string_view text) {
  std::string line;
  bool space = false;
  while (!text.empty()) {
    if (const std::size_t size = space_size(text); size > 0) {
      space = true;
      text.remove_prefix(size);
      continue;
    }
    if (space && !line.empty()) line += ' ';
    space = false;
    line += text[0];
    text.remove_prefix(1);
  }
  return line;
}

std::string escaped_slowly(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(oracle)

BOOST_AUTO_TEST_CASE(white_space_is_folded_as_one_by_one) {
  Texts texts({" ", "  ", "\n", "\t ", "\u00A0", "\u2003", "\u2028", "\u202F", "\u3000", "\u200B", "é", "©", "“", "あ",
               "、", "漢", "😀"});
  for (int i = 0; i < kRounds; ++i) {
    const std::string text = texts.next();
    BOOST_REQUIRE_EQUAL(one_line(text), one_line_slowly(text));
    // What lies behind a text is not of it.
    std::string storage;
    const Padded padded(text + "  \u00A0", storage);
    std::string plain;
    Output out(plain, 0);
    TextWriter(out).text(padded.first(text.size()));
    out.finish();
    BOOST_REQUIRE_EQUAL(plain, one_line_slowly(text));
  }
}

BOOST_AUTO_TEST_CASE(text_in_two_parts_is_text_in_one) {
  Texts texts({" ", "  ", "\n", "\u00A0", "\u3000", "é"});
  for (int i = 0; i < kRounds; ++i) {
    const std::string first = texts.next(), second = texts.next();
    std::string plain, storage;
    Output out(plain, 16);
    TextWriter writer(out);
    writer.text(Padded(first, storage));
    writer.text(Padded(second, storage));
    out.finish();
    BOOST_REQUIRE_EQUAL(plain, one_line_slowly(first + second));
  }
}

BOOST_AUTO_TEST_CASE(escaping_by_blocks_is_escaping_by_bytes) {
  Texts texts({"&", "<", ">", "\"", "&amp;", "é"});
  for (int i = 0; i < kRounds; ++i) {
    const std::string text = texts.next();
    std::string fast, storage, slow;
    Output out(fast, 0);
    append_escaped(out, Padded(text, storage));
    out.finish();
    append_escaped(slow, text);
    BOOST_REQUIRE_EQUAL(fast, escaped_slowly(text));
    BOOST_REQUIRE_EQUAL(slow, fast);
  }
}

BOOST_AUTO_TEST_CASE(searching_by_blocks_is_searching_by_bytes) {
  Texts texts({"<", "&", "é"});
  for (int i = 0; i < kRounds; ++i) {
    const std::string text = texts.next();
    std::string storage;
    const Padded padded = Padded(text + "<", storage).first(text.size());
    for (std::size_t from = 0; from <= text.size(); from += 7) {
      const std::size_t slow = std::min(text.find_first_of("<&", from), text.size());
      BOOST_REQUIRE_EQUAL((find_any<'<', '&'>(padded, from)), slow);
      BOOST_REQUIRE_EQUAL((find_any<'<', '&'>(std::string_view(text), from)), slow);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_name_is_read_as_byte_by_byte) {
  Texts texts({" ", "/", ">", "=", "\n", "\f", "A", "Z", "@", "[", "-", ":", "é"});
  for (int i = 0; i < kRounds; ++i) {
    const std::string text = texts.next().substr(0, static_cast<std::size_t>(i) % 40);
    std::string storage;
    const Padded padded = Padded(text + "xyz", storage).first(text.size());
    const auto key_until = [&](auto ends) {
      std::size_t size = 0;
      while (size < text.size() && !ends(text[size])) ++size;
      return NameKey::of(std::string_view(text).substr(0, size));
    };
    BOOST_REQUIRE(read_name(padded) == key_until(ends_name));
    BOOST_REQUIRE(read_name<'='>(padded) == key_until([](char c) { return ends_name(c) || c == '='; }));
    BOOST_REQUIRE_EQUAL(read_name(padded).written, key_until(ends_name).written);
  }
}

BOOST_AUTO_TEST_CASE(names_are_found_whatever_their_case_and_only_they) {
  BOOST_CHECK_EQUAL(find_element("BlockQuote")->name(), "blockquote");
  BOOST_CHECK_EQUAL(find_element(NameKey::of("LINEARGRADIENT"), Vocabulary::kSvg)->name(), "linearGradient");
  BOOST_CHECK_EQUAL(find_attribute(NameKey::of("PATTERNCONTENTUNITS"), Vocabulary::kSvg).entry->name(),
                    "patternContentUnits");
  // The first sixteen bytes are the same.
  BOOST_CHECK(find_attribute(NameKey::of("patternContentUnitz"), Vocabulary::kSvg).entry == nullptr);
  BOOST_CHECK(find_attribute(NameKey::of("patternContentUn"), Vocabulary::kSvg).entry == nullptr);
  BOOST_CHECK(find_element("lineargradient") == nullptr);
  BOOST_CHECK(find_element("") == nullptr);
}

BOOST_AUTO_TEST_CASE(output_grows_as_a_string_does) {
  Texts texts({"é", " "});
  std::string fast, slow, storage;
  Output out(fast, 0);
  for (int i = 0; i < 2'000; ++i) {
    const std::string text = texts.next();
    out.append(std::string_view(text)), slow += text;
    out.append('|'), slow += '|';
    out.append("--"), slow += "--";
    const std::size_t size = out.copy_until<'q'>(Padded(text, storage));
    out.advance(size), slow += text.substr(0, std::min(text.find('q'), text.size()));
    BOOST_REQUIRE_EQUAL(out.view(), slow);
  }
  out.shrink(5);
  out.finish();
  BOOST_CHECK_EQUAL(fast, slow.substr(0, 5));
}

BOOST_AUTO_TEST_CASE(a_plain_address_is_what_resolving_leaves_alone) {
  Texts texts({" ", "\t", "\x7F", "\x01", "/", "?", "#", "é", "."});
  for (int i = 0; i < kRounds; ++i) {
    const std::string url = (i % 2 == 0 ? "https://" : "http://") + texts.next();
    const bool clean =
        std::none_of(url.begin(), url.end(), [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7F; });
    const bool slashes = url.starts_with("http:///") || url.starts_with("https:///");
    BOOST_REQUIRE_EQUAL(is_plain_web_url(url), clean && !slashes);
  }
}

BOOST_AUTO_TEST_SUITE_END()
