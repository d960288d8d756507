#include "plugins/common/text/tokens.h"

#include <boost/test/unit_test.hpp>

namespace mentiond::common::text {
namespace {

/// The words with bars where a name may begin or end: "|nato|.int" is not, "|nato| |met|" is.
std::string marked(std::string_view text) {
  Tokens tokens;
  tokenise(text, tokens);
  std::string out;
  for (const Token& token : tokens) {
    if (!out.empty()) out += ' ';
    out += token.is(Token::kCanStart) ? '[' : '(';
    out += text.substr(token.start, token.end - token.start);
    out += token.is(Token::kCanEnd) ? ']' : ')';
  }
  return out;
}

std::string folded(std::string_view text) {
  Tokens tokens;
  tokenise(text, tokens);
  std::string out;
  for (const Token& token : tokens) {
    std::string word;
    append_folded(text, token, word);
    BOOST_TEST(token.hash == hash_of(word));
    out += (out.empty() ? "" : " ") + word;
  }
  return out;
}

std::string gap(std::string_view text) {
  Tokens tokens;
  tokenise(text, tokens);
  BOOST_TEST_REQUIRE(tokens.size() == 2U);
  std::string out;
  gap_between(text, tokens[0], tokens[1], out);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(words_are_runs_of_letters_and_digits) {
  BOOST_TEST(marked("The F-16, a_b and 5G.") == "[The] [F] [16] [a_b] [and] [5G]");
  BOOST_TEST(marked("Сергей Рябков") == "[Сергей] [Рябков]");
  BOOST_TEST(marked("") == "");
  BOOST_TEST(marked("…!?") == "");
}

BOOST_AUTO_TEST_CASE(a_dot_or_comma_inside_joins_what_it_parts) {
  BOOST_TEST(marked("nato.int") == "[nato) (int]");
  BOOST_TEST(marked("naïve\u2024int") == "[naïve) (int]");
  BOOST_TEST(marked("3.5 and 3,5") == "[3) (5] [and] [3) (5]");
  BOOST_TEST(marked("a3,b") == "[a3] [b]");
  BOOST_TEST(marked("l·l Paraŀlel PARAĿLEL") == "[l) (l] [Paraŀ) (lel] [PARAĿ) (LEL]");
  BOOST_TEST(marked("한국·미국 LG·삼성 한국ㆍ미국") == "[한국] [미국] [LG] [삼성] [한국] [미국]");
  BOOST_TEST(marked("मु.क ა.ბერიძე ב.הרצל") == "[मु] [क] [ა] [ბერიძე] [ב] [הרצל]");
  BOOST_TEST(marked("北.com 北.Com नाटो.com नाटो.The") == "[北) (com] [北] [Com] [नाटो) (com] [नाटो] [The]");
}

BOOST_AUTO_TEST_CASE(an_apostrophe_parts_and_only_an_elided_article_lets_a_name_begin) {
  BOOST_TEST(marked("NATO’s") == "[NATO] (s]");
  BOOST_TEST(marked("l'OTAN") == "[l] [OTAN]");
  BOOST_TEST(marked("O'Brien") == "[O] (Brien]");
  BOOST_TEST(marked("fâché’s") == "[fâché] (s]");
  BOOST_TEST(marked("é'Noir") == "[é] (Noir]");
  BOOST_TEST(marked("Олд'Noir Олд’Noir") == "[Олд] (Noir] [Олд] (Noir]");
  BOOST_TEST(marked("O’\u00ADBrien O\u200B’Brien O'&shy;Brien") == "[O] (Brien] [O] (Brien] [O] (Brien]");
  BOOST_TEST(marked("l\u200B’OTAN can’\u00ADt") == "[l] [OTAN] [can) (t]");
}

BOOST_AUTO_TEST_CASE(letters_of_scripts_without_spaces_stand_alone_with_their_marks) {
  BOOST_TEST(marked("北约NATO") == "[北] [约] [NATO]");
  BOOST_TEST(marked("ก่า") == "[ก่] [า]");
}

BOOST_AUTO_TEST_CASE(initials_are_one_word) {
  for (const char* name : {"J.K.", "J. K.", "JK", "J K", "j.k."}) BOOST_TEST(folded(name) == "jk");
  for (const char* name : {"É B", "É. B.", "É.B.", "ÉB"}) BOOST_TEST(folded(name) == "eb");
  for (const char* name : {"B É", "B. É.", "B.É."}) BOOST_TEST(folded(name) == "be");
  BOOST_TEST(folded("É È") == "ee");
  BOOST_TEST(folded("the B É") == "the be");
  BOOST_TEST(folded("the Ș B") == "the sb");
  BOOST_TEST(folded("the J\u00A0K") == "the jk");
  for (const char* name : {"J.\nK.", "J.  K.", "J.\r\nK.", "J.\u2009K.", "J.&ensp;K.", "J.\u200BK.", "J\u2009K"})
    BOOST_TEST(folded(name) == "jk");
  for (const char* name : {"J.\n\nK.", "J.\u2029K.", "J.-K.", "J. “K.", "J  K"}) BOOST_TEST(folded(name) == "j k");
  BOOST_TEST(gap("WILL.I") == ".");
  BOOST_TEST(folded("the U.S. army") == "the us army");
  BOOST_TEST(marked("the U.S. army") == "[the] [U.S.] [army]");
  BOOST_TEST(folded("plan A. I think") == "plan a i think");
}

BOOST_AUTO_TEST_CASE(words_of_links_and_addresses_begin_and_end_no_name) {
  BOOST_TEST(marked("see https://nato.int/a?b=c, x") == "[see] (https) (nato) (int) (a) (b) (c) [x]");
  BOOST_TEST(marked("www.nato.int x") == "(www) (nato) (int) [x]");
  BOOST_TEST(marked("nato.int/x EU/NATO") == "(nato) (int) (x) [EU] [NATO]");
  BOOST_TEST(marked("j.smith@nato.int x") == "(j) (smith) (nato) (int) [x]");
  BOOST_TEST(marked("@NATO #NATO") == "[NATO] [NATO]");
  BOOST_TEST(marked("x.org#NATO a.bc?d x. #NATO") == "(x) (org) (NATO) (a) (bc) (d) [x] [NATO]");
  BOOST_TEST(marked("a@b.org?c=d, 1.2.3.4/x localhost/y") ==
             "(a) (b) (org) (c) (d) (1) (2) (3) (4) (x) (localhost) (y)");
  BOOST_TEST(marked("a&#64;b.org x") == "(a) (b) (org) [x]");
  BOOST_TEST(marked("https://a.org/b&nbsp;x") == "(https) (a) (org) (b) [x]");
}

BOOST_AUTO_TEST_CASE(folding_takes_case_width_and_marks_away) {
  BOOST_TEST(folded("NIÑO niño ＮＩÑＯ") == "nino nino nino");
  BOOST_TEST(folded("Weiß ẞ Ærø þ Łódź ﬁn") == "weiss ss aero th lodz fin");
  BOOST_TEST(folded("ΟΔΥΣΣΕΥΣ Οδυσσεύς") == "οδυσσευσ οδυσσευσ");
  BOOST_TEST(folded("İ ı I i") == "i i i i");
  BOOST_TEST(folded("مُحَمّـــد أحمد") == "محمد احمد");
  BOOST_TEST(folded("ё") == "е");
  BOOST_TEST((folded("й") != folded("и")));
  BOOST_TEST((folded("ガ") != folded("カ")));
  BOOST_TEST(folded("NA\u00ADTO NA\u200BTO") == "nato nato");
  BOOST_TEST(folded("Հայաստա՞ն ՀԱՅԱՍՏԱՆ") == "հայաստան հայաստան");
  BOOST_TEST(folded("1\uFE0F\u20E3NATO ⓒNATO ⓃⒶ") == "1 nato c nato na");
  BOOST_TEST(folded("&Alpha;&omega;&sigmaf; &Sigmaf;") == "αωσ sigmaf");
  BOOST_TEST(folded("Erdo&#287;an Malm&ouml;") == "erdogan malmo");
  BOOST_TEST(folded("abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQ") == "abcdefghijklmnopqrstuvwxyz abcdefghijklmnopq");
}

BOOST_AUTO_TEST_CASE(words_are_the_same_wherever_they_stand) {
  // Texts are read 64 bytes at a time, and each place of such a window is a special one.
  const std::string texts[] = {
      "O'Brien’s l’OTAN — “NATO” said: J. K. Rowling, J K Doe (U.S.) a, b.c 3,500 and I",
      "caf&eacute;’Noir caf&eacute;'s R&amp;D &#39;Noir' é—b Лук’янов Лук'янов 北约NATO re\xC2\xADsume "
      "e\xCC\x81t\xC3\xA9",
      "see http://nato.int/a?b=c,x and www.nato.int, a@b.org or nato.int/x?y=1 J.&nbsp;K. x_y A\xEF\xBC\x8E B",
      "Paraŀlel PARAĿLEL l·l ŀ x 한국·미국 한국ㆍ미국",
      "naïve.int cafés'Noir пOld,3 übers’Haus",
      "J.\nK. J.\u2009K. J\u2009K J.\u200BK. O’\u00ADNoir O\u200B'Noir O&shy;'Noir WILL.I.AM J  K",
      "a nato&#64;example.org, x.org#NATO and 北约.com 1\uFE0F\u20E3NATO ⓒNATO მ.ნატო मु.नाटो",
      "the B É, É B, Ș B, B Ș, B &Eacute; and J\u00A0K, re\u00ADsume'Noir",
      std::string(90, 'x') + " abcdefghijklmnopqrstuvwxyz 0123456789 " + std::string(64, 'y') + "é z"};
  for (const std::string& text : texts) {
    const std::string expected = marked(text), letters = folded(text);
    for (std::size_t before = 1; before < 130; ++before) {
      const std::string moved = std::string(before, ' ') + text, close = std::string(before, '(') + text;
      BOOST_TEST_CONTEXT(before << " bytes before " << text) {
        BOOST_TEST(marked(moved) == expected);
        BOOST_TEST(folded(moved) == letters);
        BOOST_TEST(marked(close) == expected);
        BOOST_TEST(marked(moved + std::string(before, ' ')) == expected);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_gap_is_one_space_or_its_punctuation) {
  for (const char* text : {"a b", "a  b", "a\nb", "a\u00A0b", "a “b", "a&nbsp;b", "a\t\r\nb"})
    BOOST_TEST(gap(text) == " ");
  for (const char* text : {"a\n\nb", "a\n \nb", "a\u2029b"}) BOOST_TEST(gap(text) == "\n");
  for (const char* text : {"a-b", "a–b", "a‑b", "a\u2212b"}) BOOST_TEST(gap(text) == "-");
  for (const char* text : {"a'b", "a’b", "a&rsquo;b", "a\u00AD’b", "a’\u200Bb"}) BOOST_TEST(gap(text) == "'");
  for (const char* text : {"l·l", "ŀl", "ĿL", "한ㆍ미"}) BOOST_TEST(gap(text) == "·");
  BOOST_TEST(gap("a & b") == " & ");
  BOOST_TEST(gap("a&amp;b") == "&");
  for (const char* text : {"北\n约", "北\r约", "北\r\n约", "北\u2028约", "北&#10;约"}) BOOST_TEST(gap(text) == "");
  for (const char* text : {"北·约", "北·\n约", "北\n·约", "北\n·\n约"}) BOOST_TEST(gap(text) == "·");
  for (const char* text : {"a\r\rb", "a\r\n\r\nb", "a\u2028\u2028b", "a\n\u200B\nb"}) BOOST_TEST(gap(text) == "\n");
  BOOST_TEST(gap("a\n-\nb") == " - ");
  BOOST_TEST(gap("北 约") == " ");
}

BOOST_AUTO_TEST_CASE(a_line_break_between_letters_without_spaces_is_a_space_where_the_name_has_one) {
  const auto has = [](std::string_view text, std::string_view wanted) {
    Tokens tokens;
    tokenise(text, tokens);
    std::string room;
    return has_gap(text, tokens[0], tokens[1], wanted, room);
  };
  BOOST_TEST((has("北\n约", "") && has("北\n约", " ") && has("北 约", " ") && has("北·\n约", "· ")));
  BOOST_TEST((!has("北约", " ") && !has("北 约", "") && !has("北\n\n约", " ") && !has("a\nb", "")));
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_text_are_no_words) { BOOST_TEST(folded("\xFF\xFE abc\xC3 \x80") == "abc"); }

}  // namespace mentiond::common::text
