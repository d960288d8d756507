#include "host/registry/registry.h"

#include <curl/curl.h>
#include <libxml/parser.h>

#include <algorithm>
#include <system_error>
#include <tuple>

#include "host/registry/adapters.h"

namespace mentiond::registry {
namespace {

namespace fs = std::filesystem;
using article::Diagnostics;
using article::PluginInfo;
using article::PluginKind;
using article::Severity;

/// The libraries that plugins share are the process's, so the host initialises them, once.
void initialise_libraries() {
  static std::once_flag once;
  std::call_once(once, [] {
    if (curl_global_init(CURL_GLOBAL_ALL) != CURLE_OK) throw std::runtime_error("libcurl cannot be initialised");
    xmlInitParser();
  });
}

std::string full_name(const PluginInfo& plugin) { return std::string(to_string(plugin.kind)) + "/" + plugin.name; }

/// "http" of fetch-http.so.
std::string name_in(const fs::path& file) {
  const std::string stem = file.stem().string();
  const std::size_t dash = stem.find('-');
  return dash == std::string::npos ? stem : stem.substr(dash + 1);
}

/// The *.so of a folder, by name.
std::vector<fs::path> libraries_in(const fs::path& folder, Diagnostics& diagnostics) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code ignored;
    if (entry->path().extension() == ".so" && !entry->is_directory(ignored)) files.push_back(entry->path());
  }
  if (error) {
    diagnostics.push_back({folder.string(),
                           0,
                           0,
                           Severity::kWarning,
                           "this folder of plugins cannot be read (" + error.message() +
                               "), so none are loaded from it: make it, or change plugins: path in the configuration",
                           {}});
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string joined(const std::vector<fs::path>& paths) {
  std::string all;
  for (const fs::path& path : paths) all += (all.empty() ? "" : ", ") + path.string();
  return all;
}

}  // namespace

struct Registry::Loaded {
  Library library;
  fs::path file;          ///< Canonical: a link to it is the same library.
  bool is_found = false;  ///< By the last scan.
};

struct Registry::Scan {
  const std::vector<std::string>& only;
  Diagnostics diagnostics;

  bool wants(const std::string& name) const {
    return only.empty() || std::find(only.begin(), only.end(), name) != only.end();
  }
  void leave_out(const fs::path& file, const std::string& why) {
    diagnostics.push_back({file.string(), 0, 0, Severity::kWarning, "the plugin is left out: " + why, {}});
  }
};

Registry::Registry(const article::Clock& clock) : clock_(clock) { initialise_libraries(); }
Registry::~Registry() = default;

Diagnostics Registry::scan(const std::vector<fs::path>& folders, const std::vector<std::string>& only) {
  const std::lock_guard lock(mutex_);
  Scan scan{only, {}};
  for (const auto& loaded : loaded_) loaded->is_found = false;
  for (const fs::path& folder : folders) {
    for (const fs::path& file : libraries_in(folder, scan.diagnostics)) {
      // The name of the file says whether it is wanted: code that nobody listed is not even loaded.
      if (scan.wants(name_in(file))) scan_file(file, scan);
    }
  }
  for (const std::string& name : only) {
    const bool is_there = std::any_of(loaded_.begin(), loaded_.end(), [&](const auto& loaded) {
      return loaded->is_found && loaded->library.info.name == name;
    });
    if (is_there) continue;
    scan.diagnostics.push_back({{},
                                0,
                                0,
                                Severity::kError,
                                "plugins: only: names \"" + name + "\", and there is no usable library KIND-" + name +
                                    ".so in " + joined(folders),
                                {}});
  }
  return std::move(scan.diagnostics);
}

Registry::Loaded* Registry::open(const fs::path& file, Scan& scan) {
  std::error_code error;
  const fs::path canonical = fs::canonical(file, error);
  if (error) return scan.leave_out(file, "it cannot be read (" + error.message() + ")"), nullptr;
  for (const auto& loaded : loaded_) {
    if (loaded->file == canonical) return loaded.get();
  }
  auto opened = open_library(canonical);
  if (const auto* reason = std::get_if<std::string>(&opened)) return scan.leave_out(file, *reason), nullptr;
  loaded_.push_back(std::make_unique<Loaded>(Loaded{std::get<Library>(std::move(opened)), canonical}));
  loaded_.back()->library.info.path = file.string();
  return loaded_.back().get();
}

void Registry::scan_file(const fs::path& file, Scan& scan) {
  Loaded* const loaded = open(file, scan);
  if (loaded == nullptr || loaded->is_found) return;  // A link to a library that this scan has found.
  const PluginInfo& info = loaded->library.info;
  if (!scan.wants(info.name)) {
    return scan.leave_out(file, "it calls itself \"" + info.name + "\", which is not in plugins: only: call the file " +
                                    std::string(to_string(info.kind)) + "-" + info.name + ".so");
  }
  if (const Loaded* first = find(info.kind, info.name); first->is_found) {
    return scan.leave_out(file, full_name(info) + " is already loaded from " + first->library.info.path +
                                    ", and the first wins: take one of the two away");
  }
  loaded->is_found = true;
}

const Registry::Loaded* Registry::find(PluginKind kind, const std::string& name) const {
  const Loaded* found = nullptr;
  for (const auto& loaded : loaded_) {
    if (loaded->library.info.kind != kind || loaded->library.info.name != name) continue;
    if (found == nullptr || loaded->is_found) found = loaded.get();
  }
  return found;
}

const Registry::Loaded& Registry::get(PluginKind kind, const std::string& name) const {
  const std::lock_guard lock(mutex_);
  if (const Loaded* loaded = find(kind, name)) return *loaded;
  throw article::PluginError(article::Fault::kRejected, "there is no " + std::string(to_string(kind)) + " plugin \"" +
                                                            name + "\" (mentiond plugins list shows those that are)");
}

std::vector<PluginInfo> Registry::plugins() const {
  const std::lock_guard lock(mutex_);
  std::vector<PluginInfo> found;
  for (const auto& loaded : loaded_) {
    if (loaded->is_found) found.push_back(loaded->library.info);
  }
  std::sort(found.begin(), found.end(), [](const PluginInfo& a, const PluginInfo& b) {
    return std::tie(a.kind, a.name) < std::tie(b.kind, b.name);
  });
  return found;
}

std::unique_ptr<article::Fetcher> Registry::make_fetcher(const std::string& name,
                                                         const article::InstanceSettings& settings) const {
  return adapt_fetcher(get(PluginKind::kFetch, name).library, settings, clock_);
}

std::unique_ptr<article::Normaliser> Registry::make_normaliser(const std::string& name,
                                                               const article::InstanceSettings& settings) const {
  return adapt_normaliser(get(PluginKind::kNormalise, name).library, settings, clock_);
}

std::unique_ptr<article::Enricher> Registry::make_enricher(const std::string& name,
                                                           const article::InstanceSettings& settings) const {
  return adapt_enricher(get(PluginKind::kEnrich, name).library, settings, clock_);
}

std::unique_ptr<article::Notifier> Registry::make_notifier(const std::string& name,
                                                           const article::InstanceSettings& settings) const {
  return adapt_notifier(get(PluginKind::kAlert, name).library, settings, clock_);
}

std::shared_ptr<const article::MatchProgram> Registry::compile_matcher(const std::string& name,
                                                                       const article::InstanceSettings& settings,
                                                                       const std::vector<article::WatchlistFile>& files,
                                                                       Diagnostics& diagnostics) const {
  return adapt_matcher(get(PluginKind::kMatch, name).library, settings, files, clock_, diagnostics);
}

std::variant<PluginInfo, std::string> check_library(const fs::path& file) {
  auto opened = open_library(file);
  if (auto* reason = std::get_if<std::string>(&opened)) return std::move(*reason);
  return std::get<Library>(std::move(opened)).info;
}

}  // namespace mentiond::registry
