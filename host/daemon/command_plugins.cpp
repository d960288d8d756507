// mentiond plugins list | check FILE.
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <iostream>

#include "host/article/json.h"
#include "host/daemon/assembly.h"
#include "host/daemon/commands.h"
#include "host/daemon/table.h"

namespace mentiond::daemon {
namespace {

using article::json_string;
using article::PluginInfo;

std::string abi_of(const PluginInfo& plugin) {
  return std::to_string(plugin.abi_major) + "." + std::to_string(plugin.abi_minor);
}

std::string as_json(const PluginInfo& plugin) {
  return "{\"kind\":" + json_string(article::to_string(plugin.kind)) + ",\"name\":" + json_string(plugin.name) +
         ",\"version\":" + json_string(plugin.version) + ",\"abi\":" + json_string(abi_of(plugin)) +
         ",\"path\":" + json_string(plugin.path) + ",\"summary\":" + json_string(plugin.summary) + "}";
}

int list(const Invocation& invocation) {
  const article::SystemClock clock;
  registry::Registry registry(clock);
  article::Diagnostics diagnostics;
  std::optional<settings::Settings> settings;
  if (invocation.config || std::filesystem::exists("mentiond.yaml")) {
    settings::Loaded loaded = settings::load(configuration_file(invocation));
    append(diagnostics, loaded.diagnostics);
    settings = std::move(loaded.settings);
  }
  load_plugins(registry, settings ? &*settings : nullptr, diagnostics);
  Table table({"KIND", "NAME", "VERSION", "ABI", "PATH"});
  for (const PluginInfo& plugin : registry.plugins()) {
    if (invocation.json) std::cout << as_json(plugin) << "\n";
    table.add({std::string(article::to_string(plugin.kind)), plugin.name, plugin.version, abi_of(plugin), plugin.path});
  }
  if (!invocation.json) table.print(std::cout);
  return print(diagnostics) > 0 ? kDoneWithFailures : kDone;
}

/// Loads the library in a child process, so that one that crashes takes only the child with it.
int check_library(const std::string& file) {
  const pid_t child = ::fork();
  if (child == 0) {
    const auto checked = registry::check_library(file);
    if (const auto* reason = std::get_if<std::string>(&checked)) {
      std::cout << file << ": refused: " << *reason << "\n" << std::flush;
      ::_exit(kDoneWithFailures);
    }
    const PluginInfo& plugin = std::get<PluginInfo>(checked);
    std::cout << file << ": " << article::to_string(plugin.kind) << " plugin \"" << plugin.name << "\" "
              << plugin.version << ", ABI " << abi_of(plugin) << ": all is well\n"
              << std::flush;
    ::_exit(kDone);
  }
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) != child) throw std::runtime_error("cannot start a child process");
  if (WIFEXITED(status)) return WEXITSTATUS(status);
  std::cout << file << ": refused: loading it ended the process with signal " << WTERMSIG(status) << "\n";
  return kDoneWithFailures;
}

}  // namespace

int plugins(const Invocation& invocation) {
  const std::vector<std::string>& words = invocation.words;
  if (words.size() == 2 && words[1] == "list") return list(invocation);
  if (words.size() == 3 && words[1] == "check") return check_library(words[2]);
  throw UsageError("plugins list, or plugins check FILE");
}

}  // namespace mentiond::daemon
