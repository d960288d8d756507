#include "host/store/packed_id.h"

#include "host/article/identity.h"

namespace mentiond::store {
namespace {

constexpr std::size_t kCharacters = 26;
constexpr char kAlphabet[] = "abcdefghijklmnopqrstuvwxyz234567";

constexpr int value_of(char c) {
  if (c >= 'a' && c <= 'z') return c - 'a';
  if (c >= '2' && c <= '7') return c - '2' + 26;
  return -1;
}

/// False where `id` is not the base32 of 128 bits, in the one way in which they are written.
bool decode(std::string_view id, std::array<char, 16>& hash) {
  if (id.size() != kCharacters) return false;
  unsigned buffer = 0;
  int bits = 0;
  std::size_t filled = 0;
  for (const char c : id) {
    const int value = value_of(c);
    if (value < 0) return false;
    buffer = (buffer << 5 | static_cast<unsigned>(value)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    hash[filled++] = static_cast<char>(buffer >> bits);
    buffer &= (1U << bits) - 1;
  }
  return buffer == 0;  // Two bits are left over.
}

}  // namespace

PackedId::PackedId(std::string_view id) : text_(id), is_hash_(decode(id, hash_)) {}

std::string unpack_id(std::string_view hash) {
  std::string id;
  id.reserve(kCharacters);
  unsigned buffer = 0;
  int bits = 0;
  for (const char c : hash) {
    buffer = buffer << 8 | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 5; bits -= 5) id += kAlphabet[buffer >> (bits - 5) & 31];
    buffer &= 31;
  }
  return bits == 0 ? id : id += kAlphabet[buffer << (5 - bits) & 31];
}

std::int64_t short_hash(std::string_view id) {
  const PackedId packed(id);
  if (!packed.is_hash()) return short_hash(article::hash_id(id));
  std::uint64_t number = 0;
  for (const char c : packed.bytes().substr(0, 8)) number = number << 8 | static_cast<unsigned char>(c);
  return static_cast<std::int64_t>(number);
}

}  // namespace mentiond::store
