// Text from a plugin, copied and made safe: valid UTF-8 without NUL, of bounded length. Bytes that are no UTF-8, and
// NUL, become U+FFFD one by one, so that nothing vanishes unseen.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "mentiond/sdk/plugin.hpp"

namespace mentiond::registry {

// Bytes. Generous: they bound memory, and no honest plugin meets them.
inline constexpr std::size_t kWordLimit = 1024;         ///< Roles, keys, names of enumerations.
inline constexpr std::size_t kUrlLimit = 8 * 1024;      ///< And other identifiers.
inline constexpr std::size_t kMessageLimit = 4 * 1024;  ///< What people read in a log.
inline constexpr std::size_t kLineLimit = 64 * 1024;    ///< Headlines, captions, names.
inline constexpr std::size_t kTextLimit = 16 << 20;     ///< Bodies.
inline constexpr std::size_t kMostElements = 10'000;    ///< Of one array.

/// A view that may be trusted to be readable: a null pointer is the empty text.
inline std::string_view view_of(mentiond_text text) noexcept {
  return text.data == nullptr ? std::string_view() : sdk::view(text);
}

/// Whether `text` is UTF-8 without NUL.
bool is_clean(std::string_view text) noexcept;

/// The longest beginning of `text` of at most `limit` bytes that cuts no character.
std::string_view cut(std::string_view text, std::size_t limit) noexcept;

/// A clean copy of at most `limit` bytes of `text`.
std::string clean(std::string_view text, std::size_t limit);
inline std::string clean(mentiond_text text, std::size_t limit) { return clean(view_of(text), limit); }

/// Copies several texts, and remembers what it had to do to them.
class TextReader final {
 public:
  /// What is longer than `limit` is cut.
  std::string operator()(mentiond_text text, std::size_t limit = kLineLimit);
  /// What is longer than `limit` is left out: half a URL is another URL.
  std::string whole(mentiond_text text, std::size_t limit = kUrlLimit);

  bool repaired() const { return repaired_; }
  bool shortened() const { return shortened_; }

 private:
  bool repaired_ = false, shortened_ = false;
};

/// The first kMostElements of an array from a plugin; nothing where it points nowhere.
template <class T>
sdk::Elements<T> elements_of(mentiond_array array) {
  if (array.items == nullptr || array.stride == 0) array.count = 0;
  if (array.count > kMostElements) array.count = kMostElements;
  return sdk::Elements<T>(array);
}

}  // namespace mentiond::registry
