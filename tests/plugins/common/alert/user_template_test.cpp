#include "plugins/common/alert/user_template.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

#include "plugins/common/alert/template_data.h"
#include "tests/support/plugin_setup.h"
#include "tests/support/temp_folder.h"

using namespace mentiond;
using common::TemplateKind;
using common::UserTemplate;

namespace {

TemplateKind kind_of(const std::string& name) {
  if (name == "mail.subject.mustache") return TemplateKind::kHeader;
  if (name == "mail.html.mustache") return TemplateKind::kHtml;
  return name == "text.mustache" || name == "ntfy.mustache" ? TemplateKind::kText : TemplateKind::kJson;
}

const common::Value::Object kMailNames = {
    {"prefix", "[news]"},
    {"show_contents", true},
    {"mark", common::Value::Object{{"match", "*"}, {"match_end", "*"}, {"strong", "*"}, {"faint", "*"}, {"end", "*"}}}};

class File {
 public:
  explicit File(const std::string& text) { std::ofstream(path()) << text; }
  std::string path() const { return (folder_ / "body.mustache").string(); }
  std::vector<common::TemplateProblem> problems() {
    const support::PluginSetup setup(support::PluginSetup::Settings{{"templates.body", path()}});
    return UserTemplate(TemplateKind::kJson, setup.config(), "templates.body", "slack.mustache").problems({});
  }

 private:
  support::TempFolder folder_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(user_template)

BOOST_AUTO_TEST_CASE(nothing_is_wrong_with_the_built_in_ones) {
  std::size_t seen = 0;
  for (const auto& entry : std::filesystem::directory_iterator(MENTIOND_SOURCE_DIR "/config/templates")) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() != ".mustache") continue;
    ++seen;
    for (const auto& problem : UserTemplate(kind_of(name), name).problems(kMailNames)) {
      BOOST_ERROR(name << ":" << problem.line << ":" << problem.column << ": " << problem.message);
    }
  }
  BOOST_TEST(seen >= 9u);
}

BOOST_AUTO_TEST_CASE(json_that_is_none_is_found_where_the_template_went_wrong) {
  File file("{\n  \"a\": \"{{title}}\",\n  \"b\": {{#several}}1{{/several}},\n  \"c\": 1 }\n");
  const auto problems = file.problems();
  BOOST_REQUIRE(problems.size() == 1u);
  BOOST_TEST(problems[0].line == 3u);
  BOOST_TEST(problems[0].column == 7u);
  BOOST_TEST(problems[0].message.starts_with("with a sample notification of type alert.new this becomes no JSON"));
}

BOOST_AUTO_TEST_CASE(labels_may_have_any_name) {
  BOOST_TEST(File(R"({"a":"{{#alerts}}{{label.any}}{{/alerts}}"})").problems().empty());
  BOOST_TEST(File(R"({"a":"{{#alerts}}{{lable.any}}{{/alerts}}"})").problems().size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_there_is_rejected) {
  const support::PluginSetup setup(support::PluginSetup::Settings{{"templates.body", "/nowhere/body.mustache"}});
  BOOST_CHECK_EXCEPTION(UserTemplate(TemplateKind::kJson, setup.config(), "templates.body", "slack.mustache"),
                        sdk::Rejected, [](const sdk::Rejected& rejected) {
                          return std::string(rejected.what()).starts_with("templates.body: /nowhere/body.mustache");
                        });
}

BOOST_AUTO_TEST_CASE(lists_of_a_message_are_bounded_by_its_shape) {
  common::Message message = common::sample_message("digest");
  for (int i = 0; i < 5; ++i) message.alerts.push_back(message.alerts.front());
  const common::Value data = common::template_data(message, {.alerts = 3, .contents = 4, .characters = 10});
  BOOST_TEST(data.find("alerts")->list()->size() == 3u);
  BOOST_TEST(data.find("contents")->list()->size() == 4u);
  BOOST_TEST(*data.find("more_alerts")->text() == "5");  // Four that are there, and one that was left out before.
  BOOST_TEST(*data.find("alerts")->list()->front().find("title")->text() == "Boğazın ış…");
}

BOOST_AUTO_TEST_CASE(a_shortened_sentence_keeps_its_first_match) {
  common::Excerpt excerpt{{{std::string(500, 'a') + " ", false}, {"Aksoy", true}, {std::string(500, 'b'), false}}, "x"};
  const std::string sentence = excerpt.shortened(60).sentence();
  BOOST_TEST(sentence.find("a Aksoyb") != std::string::npos);
  BOOST_TEST(common::Excerpt({{{"short", true}}, "x"}).shortened(60).sentence() == "short");
}

BOOST_AUTO_TEST_SUITE_END()
