#include "host/article/hash.h"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace mentiond::article {
namespace {

void require(bool holds) {
  if (!holds) throw std::runtime_error("SHA-256 is not available in this OpenSSL");
}

/// OpenSSL 3 looks an algorithm up by name at each use of EVP_sha256(), which takes longer than hashing a short text;
/// so it is fetched once. Never freed: it lives as long as the process.
const EVP_MD* sha256() {
  static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return algorithm;
}

std::string base32(const unsigned char* bytes) {
  constexpr char kAlphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
  std::string text;
  text.reserve(26);
  unsigned buffer = 0;
  int bits = 0;
  for (std::size_t i = 0; i < 16; ++i) {
    buffer = (buffer << 8) | bytes[i];
    for (bits += 8; bits >= 5; bits -= 5) text += kAlphabet[(buffer >> (bits - 5)) & 31];
    buffer &= 31;  // At most four bits are left over.
  }
  return text += kAlphabet[(buffer << (5 - bits)) & 31];
}

}  // namespace

Hasher::Hasher() : context_(EVP_MD_CTX_new()) {
  require(context_ != nullptr && EVP_DigestInit_ex2(context_.get(), sha256(), nullptr) == 1);
}

void Hasher::Free::operator()(evp_md_ctx_st* context) const { EVP_MD_CTX_free(context); }

void Hasher::add(std::string_view bytes) { require(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1); }

std::string Hasher::id() {
  std::array<unsigned char, 32> digest{};
  require(EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr) == 1);
  require(EVP_DigestInit_ex2(context_.get(), nullptr, nullptr) == 1);
  return base32(digest.data());
}

std::string hash_id(std::string_view bytes) {
  Hasher hasher;
  hasher.add(bytes);
  return hasher.id();
}

}  // namespace mentiond::article
