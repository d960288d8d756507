#include "plugins/common/template/template.h"

#include <boost/test/unit_test.hpp>

#include "mentiond/sdk/plugin.hpp"

using namespace mentiond;
using common::Template;
using common::TemplateKind;
using common::Value;

namespace {

const Value kData = Value::Object{
    {"headline", "Tom & \"Jerry\" <b>"},
    {"nothing", ""},
    {"yes", true},
    {"items", Value::List{Value::Object{{"name", "a"}, {"last", false}}, Value::Object{{"name", "b"}, {"last", true}}}},
    {"source", Value::Object{{"name", "Courier"}}},
    {"json", R"({"a":1})"}};

std::string render(TemplateKind kind, std::string text) {
  Template made(kind, std::move(text));
  BOOST_TEST(made.problems().empty());
  return made.render(kData);
}

/// "line:column: message" of the first problem.
std::string problem(TemplateKind kind, std::string text) {
  const Template made(kind, std::move(text));
  if (made.problems().empty()) return "none";
  const common::TemplateProblem& first = made.problems().front();
  return std::to_string(first.line) + ":" + std::to_string(first.column) + ": " + first.message;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(templates)

BOOST_AUTO_TEST_CASE(values_are_escaped_for_where_they_stand) {
  BOOST_TEST(render(TemplateKind::kText, "{{headline}}") == "Tom & \"Jerry\" <b>");
  BOOST_TEST(render(TemplateKind::kHtml, "{{headline}}") == "Tom &amp; &quot;Jerry&quot; &lt;b&gt;");
  BOOST_TEST(render(TemplateKind::kJson, R"({"x":"{{headline}}"})") == R"({"x":"Tom & \"Jerry\" <b>"})");
  BOOST_TEST(render(TemplateKind::kHeader, " {{headline}}\n and\tmore\n") == "Tom & \"Jerry\" <b> and more");
  BOOST_TEST(common::escape_json(std::string("\0\x1f\n\\", 4)) == R"(\u0000\u001f\u000a\\)");
}

BOOST_AUTO_TEST_CASE(sections_show_what_counts) {
  BOOST_TEST(render(TemplateKind::kText, "{{#nothing}}x{{/nothing}}{{^nothing}}-{{/nothing}}") == "-");
  BOOST_TEST(render(TemplateKind::kText, "{{#yes}}x{{/yes}}{{^absent}}-{{/absent}}") == "x-");
  BOOST_TEST(render(TemplateKind::kText, "{{#items}}{{name}}{{^last}}, {{/last}}{{/items}}") == "a, b");
  BOOST_TEST(render(TemplateKind::kText, "{{source.name}} {{#source}}{{name}}{{/source}}") == "Courier Courier");
}

BOOST_AUTO_TEST_CASE(a_line_of_one_tag_makes_no_line_whether_its_section_is_shown_or_not) {
  BOOST_TEST(render(TemplateKind::kText, "a\n{{#yes}}\nb\n\n{{/yes}}\n{{! said to nobody }}\nc\n") == "a\nb\n\nc\n");
  BOOST_TEST(render(TemplateKind::kText, "a\n{{#nothing}}\nb\n{{/nothing}}\n  {{^yes}}  \nc\n{{/yes}}\nd") == "a\nd");
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_said_with_line_and_column) {
  BOOST_TEST(problem(TemplateKind::kText, "é\né {{#a}}") == "2:3: the section \"a\" is never closed");
  BOOST_TEST(problem(TemplateKind::kText, "{{#a}}{{/b}}") == "1:7: {{/b}} closes another section");
  BOOST_TEST(problem(TemplateKind::kText, "{{/b}}") == "1:1: no section is open that {{/b}} could close");
  BOOST_TEST(problem(TemplateKind::kText, "x {{a") == "1:3: this tag is never closed");
  BOOST_TEST(problem(TemplateKind::kText, "{{}}") == "1:1: expected a name, as in {{headline}}");
  BOOST_TEST(problem(TemplateKind::kText, std::string(300 << 10, 'x')) == "1:1: a template may have 256 KiB");
}

BOOST_AUTO_TEST_CASE(what_could_run_away_or_let_markup_through_is_refused) {
  BOOST_TEST(problem(TemplateKind::kText, "{{>self}}").starts_with("1:1: a template takes in no other one"));
  BOOST_TEST(problem(TemplateKind::kText, "{{=x =}}").starts_with("1:1: tags begin with {{"));
  BOOST_TEST(problem(TemplateKind::kHtml, "{{{headline}}}").starts_with("1:1: a headline could write markup"));
  BOOST_TEST(problem(TemplateKind::kJson, "{{&headline}}").starts_with("1:1: a headline could write markup"));
  BOOST_TEST(problem(TemplateKind::kText, "{{{headline}}}") == "none");
  BOOST_TEST(render(TemplateKind::kJson, R"({"alert":{{{json}}}})") == R"({"alert":{"a":1}})");
  std::string deep, end;
  for (int i = 0; i < 17; ++i) deep += "{{#a}}", end += "{{/a}}";
  BOOST_TEST(problem(TemplateKind::kText, deep + end) == "1:97: sections may be 16 deep");
}

BOOST_AUTO_TEST_CASE(what_becomes_too_long_is_rejected) {
  std::string text;
  for (int i = 0; i < 4; ++i) text += "{{#many}}";
  text += std::string(1000, 'x') + "\n";
  for (int i = 0; i < 4; ++i) text += "{{/many}}";
  Template made(TemplateKind::kText, text);
  const Value data = Value::Object{{"many", Value::List(20, Value(true))}};
  BOOST_CHECK_THROW(made.render(data), sdk::Rejected);
}

BOOST_AUTO_TEST_CASE(unknown_names_are_said_with_the_nearest_one) {
  const Template made(TemplateKind::kText,
                      "{{#items}}{{nmae}}{{headline}}{{/items}}\n{{source.nam}}{{#yes}}{{.}}{{/yes}}");
  const auto problems = made.unknown_names(kData);
  BOOST_REQUIRE(problems.size() == 2u);
  BOOST_TEST(problems[0].message == "nothing is called \"nmae\" here");
  BOOST_TEST(problems[0].suggestion == "name");
  BOOST_TEST(problems[0].column == 11u);
  BOOST_TEST(problems[1].suggestion == "source.name");
  BOOST_TEST(problems[1].line == 2u);
}

BOOST_AUTO_TEST_CASE(no_bytes_make_it_fall) {
  const std::string pieces[] = {"{{", "}}", "{{{", "}}}", "#a", "/a",   "^",  "&",   "=",
                                "!",  ">",  " ",   "\n",  "a",  "\xff", "\r", "\x05"};
  unsigned random = 1;
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (int n = 0; n < 12; ++n) text += pieces[(random = random * 1'664'525 + 1'013'904'223) >> 16 & 15];
    Template made(TemplateKind::kHtml, text);
    const std::string rendered = made.render(kData);
    BOOST_TEST((made.problems().empty() || rendered.empty()));
  }
}

BOOST_AUTO_TEST_SUITE_END()
