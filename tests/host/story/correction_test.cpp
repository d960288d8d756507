#include "host/story/correction.h"

#include <boost/test/unit_test.hpp>

namespace mentiond::story {
namespace {

bool corrects(std::string_view headline, std::string_view body = "A text of some words.") {
  article::Article article;
  article.headlines.push_back({"main", "text/plain", std::string(headline)});
  article.bodies.push_back({"", "text/plain", std::string(body)});
  return says_that_it_corrects(article);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(an_article_says_that_it_corrects)

BOOST_AUTO_TEST_CASE(by_the_label_of_its_headline) {
  for (const char* headline :
       {"CORRECTED-Bridge closed", "CORRECTED-UPDATE 1-Bridge closed", "UPDATE 2-CORRECTED-Bridge closed",
        "Correction: Bridge closed", "(CORRECTION) Bridge closed", "[Corrected] Bridge closed", "CORRECTION — Bridge",
        "Düzeltme: Köprü kapandı", "BERICHTIGUNG: Brücke gesperrt", "Rectificación: puente cerrado",
        "Исправление: мост закрыт", "CORRECTED 2: Bridge closed"}) {
    BOOST_TEST(corrects(headline), headline);
  }
}

BOOST_AUTO_TEST_CASE(by_a_note_before_or_under_its_text) {
  BOOST_TEST(corrects("Bridge closed", "(Corrects the name in paragraph 2) LENNA - Engineers closed"));
  BOOST_TEST(corrects("Bridge closed", "LENNA, Nov 3 (Agency) - [Corrects the name] Engineers closed"));
  BOOST_TEST(corrects("Bridge closed", "Correction: an earlier text named somebody else."));
  BOOST_TEST(corrects("Bridge closed", "Engineers closed it.\n\nThis story has been corrected to mend a name."));
}

BOOST_AUTO_TEST_CASE(and_not_by_a_word_of_its_sentences) {
  for (const char* headline :
       {"Correction officers strike", "Market correction: what now", "Markets - a correction is due", "Bridge closed",
        "Minister corrected by court - report", "", "-", "NATO: correction likely"}) {
    BOOST_TEST(!corrects(headline), headline);
  }
  BOOST_TEST(!corrects("Bridge closed", "Prices fell (a correction, some said). Later they rose."));
  BOOST_TEST(!corrects("Bridge closed", "She corrected him and said this story was old."));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::story
