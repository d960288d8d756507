// Files that the configuration names: reading them, finding them by pattern, secrets in them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "host/settings/settings.h"

namespace mentiond::settings {

struct FileBytes {
  std::optional<std::string> bytes;
  std::string problem;  ///< Why there are none.
};
/// At most 256 MB: more is no configuration.
FileBytes read_file(const std::string& path);

struct FoundFiles {
  std::vector<std::string> paths;  ///< Sorted; not empty unless there is a problem.
  std::string problem;
};
/// The files that `pattern` means, seen from the folder of the file that names it. Names with *, ? or [ are
/// patterns of glob(7).
FoundFiles find_files(const std::string& pattern, const std::string& named_in);

/// Absolute, seen from the folder of the file that names it.
std::filesystem::path resolve(const std::string& path, const std::string& named_in);

struct Secret {
  std::optional<std::string> value;
  std::string problem;  ///< Why there is none; never holds a secret.
};
/// `kind` is "file", "env" or "credential" (systemd's, in $CREDENTIALS_DIRECTORY). The line break at the end
/// of a file is no part of the secret. A file that others may read is a problem.
Secret read_secret(std::string_view kind, const std::string& name, const std::string& named_in);

}  // namespace mentiond::settings
