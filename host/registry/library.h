// A plugin library in this process, and the checks that it passes before anything in it is called.
#pragma once

#include <filesystem>
#include <string>
#include <variant>

#include "host/article/plugin.h"
#include "mentiond/sdk/abi.h"

namespace mentiond::registry {

/// A library that is sane as far as its data shows. Never unloaded, so the table stays valid.
struct Library {
  article::PluginInfo info;
  const void* table = nullptr;  ///< mentiond_fetch_table, ... according to info.kind; its required functions are there.
};

/// Loads a library, its symbols hidden from all others, and checks its entry; else says in plain words why it is
/// refused and what to do. Calls nothing in it.
std::variant<Library, std::string> open_library(const std::filesystem::path& file);

/// The checks of open_library(), of an entry of which `readable_bytes` may be read.
std::variant<Library, std::string> check_entry(const void* symbol, std::size_t readable_bytes);

}  // namespace mentiond::registry
