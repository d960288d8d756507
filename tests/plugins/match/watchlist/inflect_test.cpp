// The forms of names. That they are found in texts, and near ones are not, is in cases/*_inflected.
#include "plugins/match/watchlist/inflect/inflect.h"

#include <algorithm>

#include "tests/plugins/match/watchlist/matching.h"

namespace mentiond::plugins::watchlist {
namespace {

/// The forms in the order of the alphabet, parted by spaces; of several words by commas.
std::string forms(std::string_view name, Inflection language, std::string_view type = {}) {
  std::string text;
  const bool words = name.find(' ') != std::string_view::npos;
  for (const std::string& form : forms_of(name, type, language))
    text.append(text.empty() ? "" : words ? ", " : " ").append(form);
  return text;
}

bool has(std::string_view name, std::string_view form, Inflection language) {
  const std::vector<std::string> all = forms_of(name, {}, language);
  return std::find(all.begin(), all.end(), form) != all.end();
}

/// The forms of a Finnish name, without those in -kin and -kaan.
std::string without_clitics(std::string_view name) {
  std::string text;
  for (const std::string& form : forms_of(name, {}, Inflection::kFinnish)) {
    if (!form.ends_with("kin") && !form.ends_with("kaan") && !form.ends_with("kään"))
      text.append(text.empty() ? "" : " ").append(form);
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(russian_names_are_declined_by_their_endings) {
  const auto person = [](std::string_view name) { return forms(name, Inflection::kRussian, "person"); };
  BOOST_TEST(person("Путин") == "Путина Путине Путином Путину Путиным");
  BOOST_TEST(person("Зеленский") == "Зеленским Зеленского Зеленском Зеленскому");
  BOOST_TEST(person("Захарова") == "Захарове Захаровой Захарову Захаровы");
  BOOST_TEST(person("Лукашенко") == "");
  BOOST_TEST(person("Андрей") == "Андрее Андреем Андрею Андрея");
  BOOST_TEST(person("Мария Захарова") ==
             "Марией Захаровой, Марии Захарове, Марии Захаровой, Марии Захаровы, Марию Захарову");
  BOOST_TEST(person("Мао Цзэдун") == "Мао Цзэдуна, Мао Цзэдуне, Мао Цзэдуном, Мао Цзэдуну");
  BOOST_TEST(forms("Банк России", Inflection::kRussian, "organisation") ==
             "Банка России, Банке России, Банком России, Банку России");
  BOOST_TEST(forms("НАТО", Inflection::kRussian) == "");
}

BOOST_AUTO_TEST_CASE(ukrainian_names_change_their_stems) {
  const auto person = [](std::string_view name) { return forms(name, Inflection::kUkrainian, "person"); };
  BOOST_TEST(person("Порошенко") == "Порошенка Порошенкові Порошенком Порошенку");
  BOOST_TEST(person("Лавров") == "Лаврова Лавровим Лавровові Лавровом Лаврову Лаврові");
  BOOST_TEST(forms("Америка", Inflection::kUkrainian, "place") == "Америки Америкою Америкої Америку Америкій Америці");
  BOOST_TEST(has("Харків", "Харкова", Inflection::kUkrainian));
}

BOOST_AUTO_TEST_CASE(finnish_names_have_the_cases_of_both_numbers) {
  BOOST_TEST(without_clitics("Halonen") ==
             "Haloseen Haloseksi Halosella Haloselle Haloselta Halosen Halosena Halosessa Halosesta Haloset Halosetta "
             "Halosia Halosien Halosiin Halosiksi Halosilla Halosille Halosilta Halosina Halosissa Halosista Halosta "
             "Halosten");
  BOOST_TEST(without_clitics("Mäki") ==
             "Mäeksi Mäelle Mäellä Mäeltä Mäen Mäessä Mäestä Mäet Mäettä Mäiksi Mäille Mäillä Mäiltä Mäissä Mäistä "
             "Mäkeen Mäkenä Mäkeä Mäkien Mäkiin Mäkinä Mäkiä");
  BOOST_TEST(without_clitics("Perussuomalaiset") ==
             "Perussuomalaisia Perussuomalaisien Perussuomalaisiin Perussuomalaisiksi Perussuomalaisilla "
             "Perussuomalaisille Perussuomalaisilta Perussuomalaisina Perussuomalaisissa Perussuomalaisista "
             "Perussuomalaisten");
  BOOST_TEST(forms("EU", Inflection::kFinnish) == "");
}

BOOST_AUTO_TEST_CASE(a_finnish_name_has_one_grade_where_its_letters_tell) {
  BOOST_TEST(has("Helsinki", "Helsingin", Inflection::kFinnish));
  BOOST_TEST(!has("Helsinki", "Helsinkin", Inflection::kFinnish));
  BOOST_TEST((has("Satu", "Sadun", Inflection::kFinnish) && has("Satu", "Satun", Inflection::kFinnish)));
  BOOST_TEST(!has("Trump", "Trummin", Inflection::kFinnish));
}

BOOST_AUTO_TEST_CASE(turkish_suffixes_follow_the_vowels) {
  for (const char* form : {"Putine", "Putinin", "Putinden", "Putinle", "Putinlerden", "Putinimizin"})
    BOOST_TEST(has("Putin", form, Inflection::kTurkish), form);
  for (const char* form : {"Rusyaya", "Rusyanın", "Rusyada", "Rusyadakiler", "Rusyayla", "Rusyamız"})
    BOOST_TEST(has("Rusya", form, Inflection::kTurkish), form);
  for (const char* form : {"Putina", "Putinya", "Putindan", "Putinlar"})
    BOOST_TEST(!has("Putin", form, Inflection::kTurkish), form);
}

BOOST_AUTO_TEST_CASE(a_name_has_few_forms_in_any_language) {
  for (const char* name :
       {"Ö", "Владимир Владимирович Путин", "Марина Калинина", "Merkez Bankası", "Lahti", "בנימין נתניהו", "الناتو",
        "조 바이든", "北约", "A. B.", "x-y-z", "Ростов-на-Дону", "Großglockner-Hochalpenstraße"}) {
    for (std::size_t i = 0; i < kInflections; ++i) {
      const std::vector<std::string> all = forms_of(name, {}, static_cast<Inflection>(i));
      BOOST_TEST(all.size() <= 160U, name);
      BOOST_TEST((std::find(all.begin(), all.end(), name) == all.end()));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_form_is_a_mention_of_the_name_as_it_was_written) {
  Matcher matcher(one_name("Рябков", "    inflect: true\n  - id: other\n    name: '@unused'\n"));
  BOOST_TEST_REQUIRE(matcher.problems() == "");
  const auto found = matcher.match_body("Слова Рябкова и Рябков.", "ru");
  BOOST_TEST_REQUIRE(found.size() == 2U);
  BOOST_TEST(found[0].text == "Рябкова");
  BOOST_TEST(found[0].alias == "Рябков");
  BOOST_TEST(found[1].text == "Рябков");
  BOOST_TEST(matcher.linted() == "");
  sdk::Article article;
  article.language = "ru";
  article.bodies.push_back({"main", "text/plain", "Слова Рябкова."});
  BOOST_TEST(matcher.explain(0, article) ==
             "watched, an entity of test, is mentioned.\n✓ Рябков\n  ✓ body 11–25 “Рябкова”\n");
}

BOOST_AUTO_TEST_CASE(forms_of_latin_names_count_in_articles_of_their_language_or_an_unknown_one) {
  Matcher matcher(one_name("Nato", "    inflect: true\n"));
  BOOST_TEST(matcher.match_body("Suomi liittyi Natoon.", "fi").size() == 1U);
  BOOST_TEST(matcher.match_body("Suomi liittyi Natoon.", "sv").empty());
  const auto unknown = matcher.match_body("Suomi liittyi Natoon.");
  BOOST_TEST_REQUIRE(unknown.size() == 1U);
  BOOST_TEST(unknown[0].note == "the article's language is not known");
  sdk::Article article;
  article.language = "sv";
  article.bodies.push_back({"main", "text/plain", "Suomi liittyi Natoon."});
  BOOST_TEST(matcher.explain(0, article) ==
             "watched, an entity of test, is not mentioned.\n✗ Nato\n  ✗ body 14–20 “Natoon”: a form by the rules of "
             "another language than the article's, sv\n");
}

BOOST_AUTO_TEST_CASE(inflect_without_rules_is_told) {
  const Matcher matcher(one_name("Μητσοτάκης", "    inflect: true\n"));
  BOOST_TEST(matcher.problems().starts_with("w.yaml:3:5: warning: \"inflect\" changes nothing here"));
  BOOST_TEST(matcher.compiled());
}

BOOST_AUTO_TEST_CASE(names_may_have_wildcards) {
  Matcher matcher(one_name("Russia*", "    aliases: ['*stan', 'Sergey Ryabk?v', 'foreign minist*', 'M*A*S*H']\n"));
  BOOST_TEST_REQUIRE(matcher.problems() == "");
  const auto found = matcher.match_body(
      "Russian guests in Tajikistan met Sergey Ryabkov, the foreign ministry of M*A*S*H and RUSSIA’s MASH.");
  std::string texts;
  for (const FoundMention& mention : found) texts += mention.alias + "=" + mention.text + ";";
  BOOST_TEST(texts ==
             "Russia*=Russian;*stan=Tajikistan;Sergey Ryabk?v=Sergey Ryabkov;foreign minist*=foreign "
             "ministry;M*A*S*H=M*A*S*H;Russia*=RUSSIA;");
  BOOST_TEST(matcher.linted() ==
             "w.yaml:5:15: warning: \"*stan\" begins with a wildcard and is tried at every word: slow; write the words "
             "out where you can\n");
}

BOOST_AUTO_TEST_CASE(a_name_with_a_short_wildcard_finds_too_much) {
  const Matcher matcher(one_name("Ru*", "    aliases: ['Rus*', 'Ru* Smith', { text: 'Uk*', near: [Kyiv] }]\n"));
  BOOST_TEST_REQUIRE(matcher.problems() == "");
  BOOST_TEST(matcher.linted() ==
             "w.yaml:4:11: warning: \"Ru*\" finds every word that begins with \"ru\"; more letters would find less\n");
}

}  // namespace mentiond::plugins::watchlist
