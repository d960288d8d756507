#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "tests/plugins/alert/file/writing.h"

using namespace mentiond;
using namespace mentiond::tests;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(maildir)

BOOST_AUTO_TEST_CASE(a_mail_appears_in_new_whole_and_once) {
  const support::TempFolder folder;
  Writing writing((folder / "mail").string(), "maildir");
  const std::string mail = writing.render("k1");
  BOOST_TEST(contains(mail, "Message-ID: <k1@localhost>\n"));
  BOOST_TEST(!contains(mail, "\r"));
  BOOST_TEST(writing.write(mail, "k1").outcome == Outcome::kDelivered);
  BOOST_TEST(writing.write(mail, "k1").answer == "was already in " + (folder / "mail").string());
  BOOST_TEST(names_in(folder / "mail/new") == std::vector<std::string>{"k1.mentiond"},
             boost::test_tools::per_element());
  BOOST_TEST(names_in(folder / "mail/tmp").empty());
  BOOST_TEST(support::read_file(folder / "mail/new/k1.mentiond") == mail);
}

BOOST_AUTO_TEST_CASE(a_mail_that_was_read_and_flagged_is_not_put_again) {
  const support::TempFolder folder;
  Writing writing((folder / "mail").string(), "maildir");
  BOOST_TEST(writing.write("mail", "k1").outcome == Outcome::kDelivered);
  fs::rename(folder / "mail/new/k1.mentiond", folder / "mail/cur/k1.mentiond:2,RS");
  BOOST_TEST(writing.write("mail", "k1").outcome == Outcome::kDelivered);
  BOOST_TEST(names_in(folder / "mail/new").empty());
  BOOST_TEST(writing.write("mail", "k").outcome == Outcome::kDelivered);
  BOOST_TEST(names_in(folder / "mail/new").size() == 1u);
}

BOOST_AUTO_TEST_CASE(what_a_crash_left_in_tmp_is_written_over) {
  const support::TempFolder folder;
  Writing writing((folder / "mail").string(), "maildir");
  folder.write("mail/tmp/k1.mentiond", "half a mail, and longer than the whole one");
  BOOST_TEST(writing.write("mail", "k1").outcome == Outcome::kDelivered);
  BOOST_TEST(support::read_file(folder / "mail/new/k1.mentiond") == "mail");
}

BOOST_AUTO_TEST_CASE(no_key_leads_out_of_the_folder_and_none_is_taken_for_another) {
  const support::TempFolder folder;
  Writing writing((folder / "mail").string(), "maildir");
  const std::vector<std::string> keys = {"../../evil",          "a/b", "a:2,S", "a", ".", "..", "a\nb",
                                         std::string(300, 'k'), ""};
  for (const std::string& key : keys) BOOST_TEST(writing.write("mail", key).outcome == Outcome::kDelivered, key);
  BOOST_TEST(names_in(folder / "mail/new").size() == keys.size());
  BOOST_TEST(names_in(folder.path()) == std::vector<std::string>{"mail"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(folders_and_mails_are_for_their_owner_and_group) {
  const support::TempFolder folder;
  const mode_t umask_before = ::umask(0);
  Writing writing((folder / "mail").string(), "maildir");
  BOOST_TEST(writing.write("mail", "k1").outcome == Outcome::kDelivered);
  ::umask(umask_before);
  const std::pair<const char*, mode_t> modes[] = {
      {"mail", 0750}, {"mail/new", 0750}, {"mail/tmp", 0750}, {"mail/cur", 0750}, {"mail/new/k1.mentiond", 0640}};
  for (const auto& [path, mode] : modes) {
    struct stat status {};
    BOOST_TEST(::stat((folder / path).c_str(), &status) == 0);
    BOOST_TEST((status.st_mode & 07777) == mode, path);
  }
}

BOOST_AUTO_TEST_SUITE_END()
