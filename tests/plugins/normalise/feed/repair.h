// The slow oracle of skeleton.h: the whole document, mended and copied, for the parser to read every character of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mentiond::test {

struct Prepared {
  std::string text;
  std::string error;    ///< The first departure from XML; empty: none seen here.
  std::string doctype;  ///< As written, without its internal subset.
  std::vector<std::string> notes;
};

/// REQUIRES: valid UTF-8 (charset.h).
Prepared prepare(std::string_view text);

}  // namespace mentiond::test
