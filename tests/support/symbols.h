// What a library defines for others to see.
#pragma once

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/process.h"

namespace mentiond::support {

/// The defined dynamic symbols with "mentiond" in their name, as `nm -D` gives them, but for the mark that
/// AddressSanitizer sets beside each global variable.
inline std::vector<std::string> exported_mentiond_symbols(const std::filesystem::path& library) {
  ChildProcess nm({"nm", "-D", "--defined-only", "--format=posix", library.string()});
  nm.close_input();
  std::istringstream lines(nm.read_all());
  std::vector<std::string> symbols;
  for (std::string line; std::getline(lines, line);) {
    std::string symbol = line.substr(0, line.find(' '));
    if (symbol.find("mentiond") == std::string::npos || symbol.starts_with("__odr_asan")) continue;
    symbols.push_back(std::move(symbol));
  }
  return symbols;
}

}  // namespace mentiond::support
