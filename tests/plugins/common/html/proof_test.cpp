// That nothing active leaves the sanitiser, by an independent reading of its output (safety.h): on attacks of our own,
// in every place that changes how HTML is read, whole and cut, and on all of feedparser's cases where ../shared is
// present.
#include <boost/test/unit_test.hpp>

#include <libxml/parser.h>
#include <libxml/xmlreader.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "plugins/common/html/entities.h"
#include "plugins/common/html/sanitise.h"
#include "plugins/common/html/unicode.h"
#include "tests/plugins/common/html/safety.h"

namespace {

using namespace mentiond::common::html;
using mentiond::test::SafetyChecker;

std::string contents(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// "\n", "\\" and "\x0c" as in C.
std::string unescaped(std::string_view line) {
  std::string text;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '\\' || i + 1 == line.size()) {
      text += line[i];
      continue;
    }
    const char kind = line[++i];
    if (kind == 'x' && i + 2 < line.size()) {
      text += static_cast<char>(std::stoi(std::string(line.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      text += kind == 'n' ? '\n' : kind == 't' ? '\t' : kind == 'r' ? '\r' : kind;
    }
  }
  return text;
}

std::vector<std::string> attacks() {
  std::vector<std::string> all;
  std::ifstream in(std::filesystem::path(MENTIOND_TEST_DIR) / "attacks.txt");
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && !line.starts_with("# ")) all.push_back(unescaped(line));
  }
  return all;
}

// What is wrong with what becomes of the input; empty: nothing.
std::string flaw(std::string_view input) {
  constexpr std::size_t kLong = 4096;
  constexpr const char* kBase = "https://a.example/b/";
  static Sanitiser sanitise;
  static SafetyChecker check;
  const std::string safe = sanitise(repair_utf8(input).text, kBase).html;
  // Long texts are of the corpus, and read as the page that they are made for.
  if (std::string violation = safe.size() < kLong ? check(safe) : check.in_page(safe); !violation.empty())
    return violation + " of " + safe;
  const std::string again = sanitise(safe, kBase).html;
  return again == safe ? "" : "not stable: " + safe + " became " + again;
}

void require_safe(std::string_view input) {
  const std::string found = flaw(input);
  BOOST_REQUIRE_MESSAGE(found.empty(), found.substr(0, 400) << "\nfrom " << input.substr(0, 400));
}

// The texts of a document, elements and attributes, whatever its format.
std::vector<std::string> texts(const std::string& document) {
  std::vector<std::string> found;
  xmlTextReader* const reader = xmlReaderForMemory(
      document.data(), static_cast<int>(document.size()), nullptr, nullptr,
      XML_PARSE_IGNORE_ENC | XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET);
  while (reader != nullptr && xmlTextReaderRead(reader) == 1) {
    const xmlChar* const value = xmlTextReaderConstValue(reader);
    if (value != nullptr) found.emplace_back(reinterpret_cast<const char*>(value));
  }
  xmlFreeTextReader(reader);
  return found;
}

std::filesystem::path shared() { return std::filesystem::path(MENTIOND_SOURCE_DIR) / "../shared/corpus"; }

// As markup, and unescaped up to so many times.
void require_safe_up_to(int levels, std::string text) {
  for (int level = 0; level <= levels; ++level) {
    require_safe(text);
    text = decode_references(text);
  }
}

void require_safe_folder(const char* folder, int levels) {
  if (!std::filesystem::exists(shared() / folder)) {
    BOOST_TEST_MESSAGE("skipped: no ../shared/corpus/" << folder);
    return;
  }
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(shared() / folder)) {
    if (!entry.is_regular_file()) continue;
    BOOST_TEST_CONTEXT(entry.path()) {
      const std::string document = repair_utf8(contents(entry.path())).text;
      require_safe_up_to(levels, document);
      ++files;
      if (levels == 0) continue;  // HTML as it is.
      for (const std::string& text : texts(document)) require_safe_up_to(levels, text);
    }
  }
  BOOST_TEST_MESSAGE(files << " files of " << folder);
  BOOST_CHECK_GT(files, 0);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(proof)

BOOST_AUTO_TEST_CASE(the_checker_finds_what_is_planted) {
  SafetyChecker check;
  for (const char* const bad :
       {"<script>x</script>", "<p onclick=\"x\">y</p>", "<a href=\"java\nscript:x\">y</a>",
        "<img src=\"data:image/svg+xml,x\" />", "<img srcset=\"/x 1x, data:text/html,x 2x\" />",
        "<p style=\"background: url(x);\">y</p>", "<p style=\"position: fixed;\">y</p>", "<svg><style>x</style></svg>",
        "<svg><title><b>x</b></title></svg>", "<svg><rect fill=\"url(//x)\"></rect></svg>",
        "<svg><lineargradient href=\"x.svg#y\"></lineargradient></svg>", "<math><mglyph src=\"x\"></mglyph></math>",
        "<svg xmlns=\"http://www.w3.org/1999/xhtml\"></svg>", "<p id=\"location\">x</p>", "<a target=\"top\">x</a>",
        "<!-- x -->", "<template>x</template>", "<input />", "<noscript>x</noscript>"}) {
    BOOST_CHECK_MESSAGE(!check(bad).empty(), bad);
  }
  BOOST_CHECK_EQUAL(check("<p class=\"x\">turned on &lt;script&gt; <a href=\"/x\">y</a></p>"), "");
}

BOOST_AUTO_TEST_CASE(attacks_leave_nothing_active_wherever_they_stand) {
  constexpr std::array<const char*, 14> kAround = {"",
                                                   "<p>",
                                                   "<table><tr><td>",
                                                   "<table>",
                                                   "<select>",
                                                   "<svg>",
                                                   "<svg><desc>",
                                                   "<svg><title>",
                                                   "<svg><foreignObject>",
                                                   "<math>",
                                                   "<math><mtext>",
                                                   "<noscript>",
                                                   "<a title='",
                                                   "<!--"};
  const std::vector<std::string> all = attacks();
  BOOST_REQUIRE_GT(all.size(), 300);
  for (const std::string& attack : all) {
    for (const char* const before : kAround) require_safe(before + attack);
    require_safe(attack + attack);
    require_safe(decode_references(attack));
  }
}

BOOST_AUTO_TEST_CASE(attacks_cut_at_any_byte_leave_nothing_active) {
  for (const std::string& attack : attacks()) {
    for (std::size_t size = 0; size < attack.size(); ++size) {
      require_safe(attack.substr(0, size));
      require_safe(attack.substr(size));
    }
  }
}

BOOST_AUTO_TEST_CASE(pairs_of_attacks_leave_nothing_active) {
  const std::vector<std::string> all = attacks();
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t k = 1; k <= 8; ++k) {
      const std::string& other = all[(i + k * 41) % all.size()];
      require_safe(all[i].substr(0, all[i].size() / 2) + other);
      require_safe(all[i] + other.substr(other.size() / 2));
    }
  }
}

BOOST_AUTO_TEST_CASE(no_case_of_feedparser_leaves_anything_active) { require_safe_folder("feedparser", 3); }
BOOST_AUTO_TEST_CASE(no_feed_leaves_anything_active) { require_safe_folder("feeds/xml", 1); }
BOOST_AUTO_TEST_CASE(no_page_leaves_anything_active) { require_safe_folder("pages", 0); }

BOOST_AUTO_TEST_SUITE_END()
