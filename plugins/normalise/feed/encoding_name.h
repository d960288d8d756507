// Which encoding a name means: in declarations and headers people write many names for one, and mean by some what
// browsers do (WHATWG Encoding Standard: Latin-1 is Windows-1252, GB 2312 is GB 18030). ICU knows the rest. Pure;
// thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace mentiond::plugins::feed {

struct Encoding {
  std::string name;       ///< Lower case, as people know it.
  std::string converter;  ///< ICU's name for it; empty: there is no such encoding.
  bool known() const { return !converter.empty(); }
  bool is_utf8() const { return converter == "UTF-8"; }
};

/// Of a name as it was written: in quotes, misspelt ("UTF_8"), with what does not belong to it ("utf-8;").
Encoding encoding_named(std::string_view written);

/// What the bytes look like; Windows-1252 where they look like nothing.
Encoding guess_encoding(std::string_view bytes);

}  // namespace mentiond::plugins::feed
