// Appending to a string without asking it for room each time: most of what the sanitiser writes is a few bytes long.
// Internal to plugins/common/html.
#pragma once

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <string_view>

#include "plugins/common/html/scan.h"

namespace mentiond::common::html {

/// Borrows a string, which is overwritten, and holds it longer than its content until `finish`. Not synchronised.
class Output final {
 public:
  /// `expected`: bytes that will probably be written.
  Output(std::string& out, std::size_t expected) : out_(out) {
    out_.resize(expected + kPadding);
    at_ = out_.data();
    end_ = at_ + expected;
  }

  template <std::size_t Size>
  void append(const char (&literal)[Size]) {
    std::memcpy(room(Size), literal, Size - 1);
    at_ += Size - 1;
  }
  void append(std::string_view text) {
    std::memcpy(room(text.size()), text.data(), text.size());
    at_ += text.size();
  }
  /// Writes the text up to the first of these bytes and more behind, all of which counts only when `advance` says so;
  /// its size.
  template <char... Bytes>
  std::size_t copy_until(Padded text) {
    char* const to = room(text.size());
    std::size_t i = 0;
#if defined(__SSE2__)
    for (; i < text.size(); i += kPadding) {
      const Block block = load_block(text.data() + i);
      store_block(to + i, block);
      if (const unsigned hits = matches<Bytes...>(block); hits != 0) return std::min(i + first_of(hits), text.size());
    }
    return text.size();
#else
    i = find_any<Bytes...>(text);
    std::memcpy(to, text.data(), i);
    return i;
#endif
  }
  /// The first bytes of an array, all of which is copied: faster than to ask how many.
  template <std::size_t Size>
  void append(const std::array<char, Size>& bytes, std::size_t size) {
    std::memcpy(room(Size), bytes.data(), Size);
    at_ += size;
  }
  void append(char c) {
    *room(1) = c;
    ++at_;
  }
  /// Where the next `size` bytes go, and kPadding more that may be written and do not count.
  char* room(std::size_t size) {
    if (static_cast<std::size_t>(end_ - at_) < size) grow(size);
    return at_;
  }
  void advance(std::size_t size) { at_ += size; }

  bool empty() const { return at_ == out_.data(); }
  std::size_t size() const { return static_cast<std::size_t>(at_ - out_.data()); }
  char back() const { return at_[-1]; }
  std::string_view view() const { return {out_.data(), size()}; }
  /// REQUIRES: no more than there is.
  void shrink(std::size_t size) { at_ = out_.data() + size; }
  void finish() { out_.resize(size()); }

 private:
  void grow(std::size_t size);

  std::string& out_;
  char* at_;
  char* end_;
};

}  // namespace mentiond::common::html
