// Golden mails: golden/<case>/ holds notification.json, expected.eml, and what a mail program shows of it, expected.txt
// and expected.html. MENTIOND_UPDATE_GOLDEN=1 writes the expected files anew.
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "tests/plugins/common/mail/mail_rules.h"
#include "tests/plugins/common/mail/mails.h"

using namespace mentiond;
using namespace mentiond::tests;

namespace {

std::vector<std::filesystem::path> cases() {
  std::vector<std::filesystem::path> folders;
  for (const auto& entry : std::filesystem::directory_iterator(MENTIOND_TEST_DIR "/golden")) folders.push_back(entry);
  std::sort(folders.begin(), folders.end());
  return folders;
}

std::string json_of(const rapidjson::Value& value) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  return buffer.GetString();
}

std::string rendered(const std::filesystem::path& folder) {
  rapidjson::Document read;
  read.Parse(support::read_file(folder / "notification.json").c_str());
  BOOST_REQUIRE(read.IsObject());
  Notice notice{.type = read["type"].GetString(),
                .key = read["key"].GetString(),
                .timestamp = read["timestamp"].GetInt64(),
                .alerts = {}};
  for (const auto& alert : read["alerts"].GetArray()) notice.alerts.push_back(json_of(alert));
  return write(notice, read.HasMember("prefix") ? read["prefix"].GetString() : "");
}

void compare(const std::filesystem::path& expected, const std::string& actual) {
  if (std::getenv("MENTIOND_UPDATE_GOLDEN") != nullptr) std::ofstream(expected, std::ios::binary) << actual;
  BOOST_TEST(support::read_file(expected) == actual, expected << " differs; it would be\n" << actual);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(golden)

BOOST_AUTO_TEST_CASE(mails_are_as_expected_byte_by_byte) {
  BOOST_TEST(cases().size() >= 5u);
  for (const auto& folder : cases()) {
    const std::string mail = rendered(folder);
    BOOST_TEST(broken_rule(mail) == "", folder);
    compare(folder / "expected.eml", mail);
  }
}

BOOST_AUTO_TEST_CASE(a_mail_program_shows_text_and_html_as_expected) {
  std::vector<std::filesystem::path> files;
  for (const auto& folder : cases()) files.push_back(folder / "expected.eml");
  const rapidjson::Document seen = seen_by_python(files);
  for (unsigned i = 0; i < files.size(); ++i) {
    const std::filesystem::path folder = files[i].parent_path();
    BOOST_TEST_CONTEXT(folder) {
      BOOST_TEST(seen[i]["defects"].Empty());
      BOOST_TEST(json_of(seen[i]["parts"]) == R"(["text/plain","text/html"])");
      BOOST_TEST(json_of(seen[i]["headers"]["Auto-Submitted"]) == R"("auto-generated")");
      compare(folder / "expected.txt", seen[i]["text"].GetString());
      compare(folder / "expected.html", seen[i]["html"].GetString());
      BOOST_TEST(foreign_markup(seen[i]["html"].GetString()) == "");
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
