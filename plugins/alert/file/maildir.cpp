#include "plugins/alert/file/maildir.h"

#include <dirent.h>
#include <sys/stat.h>

#include <filesystem>
#include <memory>

#include "plugins/alert/file/descriptor.h"
#include "plugins/common/mail/header.h"

namespace mentiond::plugins::file {
namespace {

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

void make_folder(const std::string& path, bool fsync) {
  if (::mkdir(path.c_str(), 0750) != 0) {
    if (errno != EEXIST) throw failed("cannot make the folder " + path);
  } else if (fsync) {
    sync_folder(std::filesystem::path(path).parent_path().string());
  }
}

/// Readers move a mail from new to cur and add ":2," and flags to its name.
bool was_put_before(const std::string& folder, const std::string& name) {
  if (::access((folder + "/new/" + name).c_str(), F_OK) == 0) return true;
  const std::unique_ptr<DIR, CloseFolder> cur(::opendir((folder + "/cur").c_str()));
  if (!cur) throw failed("cannot read " + folder + "/cur");
  while (const dirent* entry = ::readdir(cur.get())) {
    const std::string_view found = entry->d_name;
    if (found == name || found.substr(0, name.size() + 1) == name + ':') return true;
  }
  return false;
}

}  // namespace

bool put_into_maildir(const Maildir& maildir, std::string_view key, std::string_view mail, Patience& patience) {
  const std::string& folder = maildir.folder;
  for (const char* part : {"", "/tmp", "/new", "/cur"}) make_folder(folder + part, maildir.fsync);
  // No key leads to another folder, and different keys stay different.
  const std::string name = common::plain_key(key) + ".mentiond";
  if (was_put_before(folder, name)) return false;
  const std::string draft = folder + "/tmp/" + name;
  {
    const Descriptor file(draft, O_WRONLY | O_CREAT | O_TRUNC);
    write_whole(file.get(), mail, draft, patience);
    if (maildir.fsync) sync(file.get(), draft);
  }
  const std::string final_name = folder + "/new/" + name;
  if (::rename(draft.c_str(), final_name.c_str()) != 0) throw failed("cannot move the mail to " + final_name);
  if (maildir.fsync) sync_folder(folder + "/new");
  return true;
}

}  // namespace mentiond::plugins::file
