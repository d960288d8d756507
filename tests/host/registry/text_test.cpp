#include <boost/test/unit_test.hpp>
#include <random>

#include "host/registry/json_object.h"
#include "host/registry/text.h"

namespace mentiond::registry {
namespace {

constexpr std::string_view kBad = "\xEF\xBF\xBD";

/// The slow oracle: the length of the well-formed character at the beginning, by the table of the Unicode Standard
/// (table 3-7); 0 where there is none, or NUL.
std::size_t well_formed(std::string_view text) {
  const auto at = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto in = [](unsigned byte, unsigned low, unsigned high) { return byte >= low && byte <= high; };
  const unsigned first = at(0);
  if (in(first, 0x01, 0x7F)) return 1;
  if (in(first, 0xC2, 0xDF)) return in(at(1), 0x80, 0xBF) ? 2 : 0;
  if (in(first, 0xE0, 0xEF)) {
    const unsigned low = first == 0xE0 ? 0xA0 : 0x80, high = first == 0xED ? 0x9F : 0xBF;
    return in(at(1), low, high) && in(at(2), 0x80, 0xBF) ? 3 : 0;
  }
  if (in(first, 0xF0, 0xF4)) {
    const unsigned low = first == 0xF0 ? 0x90 : 0x80, high = first == 0xF4 ? 0x8F : 0xBF;
    return in(at(1), low, high) && in(at(2), 0x80, 0xBF) && in(at(3), 0x80, 0xBF) ? 4 : 0;
  }
  return 0;
}

std::string slowly_cleaned(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t length = well_formed(text);
    result += length == 0 ? kBad : text.substr(0, length);
    text.remove_prefix(std::max<std::size_t>(1, length));
  }
  return result;
}

mentiond_text crossing(std::string_view text) { return sdk::text(text); }

}  // namespace

BOOST_AUTO_TEST_SUITE(text_from_a_plugin)

BOOST_AUTO_TEST_CASE(good_text_is_copied_as_it_is) {
  for (const std::string_view text :
       {"", "a", "plain ASCII of more than eight bytes", "Рябков, Ankara'dan, 日本, 🙂"}) {
    BOOST_TEST(clean(text, 100) == text);
    BOOST_TEST(is_clean(text));
  }
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_utf8_and_nul_are_replaced_one_by_one) {
  BOOST_TEST(clean(std::string_view("a\0b", 3), 100) == "a" + std::string(kBad) + "b");
  BOOST_TEST(clean(std::string_view("caf\xE9"), 100) == "caf" + std::string(kBad));
  BOOST_TEST(clean(std::string_view("\xF0\x9F\x99"), 100) == std::string(kBad) + std::string(kBad) + std::string(kBad));
  BOOST_TEST(clean(std::string_view("\xED\xA0\x80"), 100) == std::string(kBad) + std::string(kBad) + std::string(kBad));
  BOOST_TEST(clean(std::string_view("\xC0\xAF"), 100) == std::string(kBad) + std::string(kBad));
}

BOOST_AUTO_TEST_CASE(text_of_random_bytes_is_cleaned_as_the_slow_oracle_has_it) {
  std::mt19937 random(7);  // The same sequence in each run.
  const std::string_view pieces[] = {"a",
                                     "bcdefghij",
                                     "é",
                                     "日本",
                                     "🙂",
                                     "\x80",
                                     "\xE2\x82",
                                     "\xF4\x90\x80\x80",
                                     std::string_view("\0", 1),
                                     "\xED\xA0\x80",
                                     "\xC1",
                                     "\xFE"};
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (auto piece = random() % 12; piece > 0; --piece) text += pieces[random() % std::size(pieces)];
    const std::string cleaned = clean(std::string_view(text), 1000);
    BOOST_REQUIRE_EQUAL(cleaned, slowly_cleaned(text));
    BOOST_REQUIRE_EQUAL(is_clean(text), cleaned == text);
  }
}

BOOST_AUTO_TEST_CASE(a_cut_parts_no_character) {
  BOOST_TEST(cut("aé", 2) == "a");
  BOOST_TEST(cut("a🙂b", 4) == "a");
  BOOST_TEST(cut("a🙂b", 5) == "a🙂");
  BOOST_TEST(cut("ab", 0) == "");
  BOOST_TEST(clean(std::string_view("\xFF\xFF\xFF"), 3) == kBad);
  const std::string only_tails(20, '\x80');
  BOOST_TEST(cut(only_tails, 10).size() <= 10U);
}

BOOST_AUTO_TEST_CASE(a_pointer_to_nowhere_is_the_empty_text) {
  BOOST_TEST(clean(mentiond_text{nullptr, 17}, 100) == "");
  BOOST_TEST(elements_of<mentiond_label>({nullptr, 17, sizeof(mentiond_label)}).size() == 0U);
}

BOOST_AUTO_TEST_CASE(an_array_is_read_to_a_limit_and_one_without_a_stride_not_at_all) {
  const mentiond_label label{};
  BOOST_TEST(elements_of<mentiond_label>({&label, 1, 0}).size() == 0U);
  BOOST_TEST(elements_of<mentiond_label>({&label, kMostElements + 1, sizeof(label)}).size() == kMostElements);
}

BOOST_AUTO_TEST_CASE(a_reader_remembers_what_it_did) {
  TextReader good, bad, cutting, dropping;
  BOOST_TEST(good(crossing("fine")) == "fine");
  BOOST_TEST((!good.repaired() && !good.shortened()));
  bad(crossing("\xFF"));
  BOOST_TEST((bad.repaired() && !bad.shortened()));
  BOOST_TEST(cutting(crossing("too long"), 3) == "too");
  BOOST_TEST((!cutting.repaired() && cutting.shortened()));
  BOOST_TEST(dropping.whole(crossing("https://example.org/"), 8) == "");
  BOOST_TEST(dropping.shortened());
}

BOOST_AUTO_TEST_CASE(json_is_one_object_or_nothing) {
  BOOST_TEST(is_json_object("{}"));
  BOOST_TEST(is_json_object("{\"a\":[1,{\"b\":null}]}"));
  for (const std::string_view text : {"", "[]", "{", "{}x", "{\"a\":}", "{\"a\":NaN}", "{\"a\":\"\xFF\"}", "\"{}\""}) {
    BOOST_TEST(!is_json_object(text), text);
  }
  std::string deep = "{\"a\":";
  for (int i = 0; i < 100'000; ++i) deep += "[";
  BOOST_TEST(!is_json_object(deep));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::registry
