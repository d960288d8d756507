// Whatever an alert says, the mail has the fields that it should have, and mail programs read it without complaint.
#include <random>

#include "plugins/common/alert/json.h"
#include "plugins/common/alert/plain_text.h"
#include "tests/plugins/common/mail/html_of.h"
#include "tests/plugins/common/mail/mail_rules.h"
#include "tests/plugins/common/mail/mails.h"

using namespace mentiond;
using namespace mentiond::tests;

namespace {

const std::vector<std::string> kHostile = {"\r\nBcc: evil@example.org",
                                           "\n\nbody",
                                           "\r",
                                           std::string("\0", 1),
                                           "\u202e",
                                           "\u2066",
                                           "<script>alert(1)</script>",
                                           "\" onmouseover=\"x",
                                           "'><img src=x>",
                                           "&amp;<b>",
                                           "javascript:alert(1)",
                                           "https://a.example/\"><script>",
                                           "=?UTF-8?Q?x?=",
                                           "\x1b[2J",
                                           "--=_mentiond_",
                                           "漢字",
                                           "Лейла",
                                           "שלום",
                                           "a\u0301",
                                           "😀",
                                           ".",
                                           " ",
                                           "\t",
                                           "=",
                                           ",",
                                           "\"",
                                           "\\",
                                           "plain words",
                                           "\u2028",
                                           "\x01\x02\x03\x04",
                                           "From ",
                                           std::string(80, 'x')};

class Hostile {
 public:
  explicit Hostile(unsigned seed) : random_(seed) {}

  std::string text() {
    std::string text;
    for (auto pieces = random_() % 6; pieces > 0; --pieces) text += kHostile[random_() % kHostile.size()];
    return text;
  }
  std::string json() { return common::json_string(text()); }
  std::string alert() {
    std::string mentions;
    for (auto count = random_() % 4; count > 0; --count) {
      const std::string word = text();
      mentions += (mentions.empty() ? "" : ",") +
                  (R"({"alias":)" + json() + R"(,"clause":)" + json() + R"(,"field":)" + json() + R"(,"text":)" +
                   common::json_string(word) + R"(,"sentence":)" + common::json_string(text() + word + text()) +
                   R"(,"start":)" + std::to_string(random_() % 50) + "}");
    }
    return R"({"id":)" + json() + R"(,"kind":)" + json() + R"(,"state":)" + json() + R"(,"change":)" + json() +
           R"(,"watchlist":)" + json() + R"(,"watch":)" + json() + R"(,"entity":{"name":)" + json() +
           R"(},"severity":)" + json() + R"(,"article":{"headline":)" + json() + R"(,"standfirst":)" + json() +
           R"(,"url":)" + json() + R"(,"language":)" + json() + R"(,"by":)" + json() + R"(,"published":)" + json() +
           R"(,"source":{"name":)" + json() + R"(}},"mentions":[)" + mentions + R"(],"story":{"id":)" + json() +
           R"(,"outlets":[{"name":)" + json() + "}]}}";
  }
  Notice notice() {
    Notice notice{.type = text(), .key = text(), .timestamp = static_cast<std::int64_t>(random_()) << 31, .alerts = {}};
    for (auto count = random_() % 4; count > 0; --count) notice.alerts.push_back(alert());
    return notice;
  }

 private:
  std::mt19937_64 random_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile)

BOOST_AUTO_TEST_CASE(no_alert_breaks_a_rule_of_mail) {
  Hostile hostile(1);
  for (int i = 0; i < 3000; ++i) {
    const std::string mail = write(hostile.notice(), hostile.text());
    BOOST_TEST(broken_rule(mail) == "", mail);
  }
}

BOOST_AUTO_TEST_CASE(no_alert_brings_markup_of_its_own) {
  Hostile hostile(2);
  for (int i = 0; i < 3000; ++i) {
    const common::AlertView alert = common::read_alert(hostile.alert());
    const std::string html = html_of(alert);
    BOOST_TEST(foreign_markup(html) == "", html);
    BOOST_TEST(html.find("\u202e") == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(a_mail_program_reads_them_without_complaint) {
  const support::TempFolder folder;
  Hostile hostile(3);
  std::vector<std::filesystem::path> files;
  for (int i = 0; i < 150; ++i) files.push_back(folder.write(std::to_string(i) + ".eml", write(hostile.notice())));
  const std::string huge = "{\"article\":{\"headline\":\"" + std::string(1 << 20, 'x') + "\",\"standfirst\":\"" +
                           std::string(1 << 20, 'y') + "\"},\"story\":{\"id\":\"" + std::string(1 << 20, 'z') +
                           "\"},\"watchlist\":\"" + std::string(1 << 20, 'w') + "\"}";
  files.push_back(folder.write("huge.eml", write({.alerts = {huge}})));
  BOOST_TEST(std::filesystem::file_size(files.back()) < 20'000u);
  const rapidjson::Document seen = seen_by_python(files);
  for (const auto& mail : seen.GetArray()) {
    BOOST_TEST(mail["defects"].Empty());
    BOOST_TEST(mail["parts"].Size() == 2u);
    BOOST_TEST(!mail["headers"].HasMember("Bcc"));
    BOOST_TEST(mail["headers"].MemberCount() == mail["names"].Size());
  }
}

BOOST_AUTO_TEST_SUITE_END()
