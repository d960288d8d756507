// Ids as the database keeps them. Pure functions.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace mentiond::store {

/// An id of 26 characters (article::hash_id) as its 16 bytes; any other text as it is. Borrows `id`.
class PackedId {
 public:
  explicit PackedId(std::string_view id);
  bool is_hash() const { return is_hash_; }
  std::string_view bytes() const { return is_hash_ ? std::string_view(hash_.data(), hash_.size()) : text_; }

 private:
  std::array<char, 16> hash_;
  std::string_view text_;
  bool is_hash_;
};

/// The 26 characters of 16 bytes.
std::string unpack_id(std::string_view hash);

/// The first 64 bits of a hash in base32; of the hash of `id` where it is none.
std::int64_t short_hash(std::string_view id);

}  // namespace mentiond::store
