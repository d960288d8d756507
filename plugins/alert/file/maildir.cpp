#include "plugins/alert/file/maildir.h"

#include <dirent.h>
#include <sys/stat.h>

#include <memory>

#include "plugins/alert/file/descriptor.h"

namespace mentiond::plugins::file {
namespace {

constexpr int kNoWait = 0;  // Regular files never ask to wait.

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

/// Letters, digits, '-' and '_' stand for themselves; the rest becomes =XX, so no key leads to another folder and
/// different keys stay different.
std::string file_name(std::string_view key) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string name;
  for (const char c : key) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
    if (plain) {
      name += c;
    } else {
      name += {'=', kHex[byte >> 4U], kHex[byte & 15U]};
    }
  }
  return name + ".mentiond";
}

void make_folder(const std::string& path) {
  if (::mkdir(path.c_str(), 0750) != 0 && errno != EEXIST) throw failed("cannot make the folder " + path);
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

void put_into_maildir(const std::string& folder, std::string_view key, std::string_view mail, bool fsync) {
  for (const char* part : {"", "/tmp", "/new", "/cur"}) make_folder(folder + part);
  const std::string name = file_name(key);
  if (was_put_before(folder, name)) return;
  const std::string draft = folder + "/tmp/" + name;
  {
    const Descriptor file(draft, O_WRONLY | O_CREAT | O_TRUNC);
    write_whole(file.get(), mail, draft, kNoWait);
    if (fsync) sync(file.get(), draft);
  }
  const std::string final_name = folder + "/new/" + name;
  if (::rename(draft.c_str(), final_name.c_str()) != 0) throw failed("cannot move the mail to " + final_name);
  if (fsync) sync_folder(folder + "/new");
}

}  // namespace mentiond::plugins::file
