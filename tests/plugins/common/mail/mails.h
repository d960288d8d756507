// Mails for tests: golden cases, and what Python's email package sees in a mail.
#pragma once

#include <rapidjson/document.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "plugins/common/mail/message.h"
#include "tests/plugins/alert/notifying.h"
#include "tests/support/process.h"
#include "tests/support/temp_folder.h"

namespace mentiond::tests {

inline std::string write(const Notice& notice, const std::string& prefix = "") {
  const common::Letterhead letterhead{{"mentiond", "mentiond@example.org"}, "example.org", prefix};
  return with_notification(notice, [&](const sdk::Notification& notification) {
    return common::MailWriter(letterhead).write({"Desk", "desk@example.org"}, notification);
  });
}

/// What tests/support/read_mail.py says of each file.
inline rapidjson::Document seen_by_python(const std::vector<std::filesystem::path>& files) {
  std::vector<std::string> command = {"/usr/bin/python3", MENTIOND_SOURCE_DIR "/tests/support/read_mail.py"};
  for (const auto& file : files) command.push_back(file.string());
  support::ChildProcess python(command);
  std::string all = python.read_all();
  BOOST_TEST(python.wait() == 0);
  std::replace(all.begin(), all.end(), '\n', ',');
  if (!all.empty()) all.pop_back();
  rapidjson::Document seen;
  seen.Parse(('[' + all + ']').c_str());
  BOOST_REQUIRE(seen.IsArray());
  BOOST_REQUIRE(seen.Size() == files.size());
  return seen;
}

}  // namespace mentiond::tests
