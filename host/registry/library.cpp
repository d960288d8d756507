#include "host/registry/library.h"

#include <Poco/Exception.h>
#include <Poco/SharedLibrary.h>
#include <dlfcn.h>
#include <elf.h>
#include <link.h>

namespace mentiond::registry {
namespace {

/// What the linker's message says, without the path that stands before it.
std::string reason_of(const Poco::Exception& error, const std::string& path) {
  std::string reason = error.message();
  if (reason.starts_with(path + ": ")) reason.erase(0, path.size() + 2);
  return reason.empty() ? error.displayText() : reason;
}

/// The size of the data that `symbol` names; 0 where it names code, or nothing that the linker knows.
std::size_t size_of_data(const void* symbol) {
  Dl_info info{};
  void* extra = nullptr;
  if (::dladdr1(symbol, &info, &extra, RTLD_DL_SYMENT) == 0 || extra == nullptr) return 0;
  const auto* found = static_cast<const ElfW(Sym)*>(extra);
  return ELF64_ST_TYPE(found->st_info) == STT_OBJECT ? found->st_size : 0;
}

}  // namespace

std::variant<Library, std::string> open_library(const std::filesystem::path& file) {
  const std::string path = std::filesystem::absolute(file).string();
  Poco::SharedLibrary library;  // Its end unloads nothing.
  try {
    library.load(path, Poco::SharedLibrary::SHLIB_LOCAL);
  } catch (const Poco::Exception& error) {
    return "it cannot be loaded as a shared library (" + reason_of(error, path) +
           "): rebuild it on this machine with mentiond_add_plugin(), or take it out of the folder";
  }
  if (!library.hasSymbol(MENTIOND_ENTRY_SYMBOL)) {
    return "it exports no " MENTIOND_ENTRY_SYMBOL
           ", so it is no plugin of mentiond: name its class in a macro of the SDK (MENTIOND_NORMALISER, ...), or take "
           "it "
           "out of the folder";
  }
  const void* symbol = library.getSymbol(MENTIOND_ENTRY_SYMBOL);
  auto checked = check_entry(symbol, size_of_data(symbol));
  if (auto* found = std::get_if<Library>(&checked)) found->info.path = path;
  return checked;
}

}  // namespace mentiond::registry
