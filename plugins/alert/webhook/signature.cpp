#include "plugins/alert/webhook/signature.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>

#include "mentiond/sdk/plugin.hpp"
#include "plugins/common/mail/transfer_encoding.h"

namespace mentiond::plugins::webhook {
namespace {

constexpr std::string_view kPrefix = "whsec_";
constexpr std::size_t kShortest = 24, kLongest = 64;

const unsigned char* bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

/// Absent where `text` is not exactly how base64 (RFC 4648 §4) writes some bytes.
std::optional<std::string> from_base64(std::string_view text) {
  std::string data(3 * (text.size() / 4) + 3, '\0');
  const int size =
      ::EVP_DecodeBlock(reinterpret_cast<unsigned char*>(data.data()), bytes(text), static_cast<int>(text.size()));
  if (size < 0) return std::nullopt;
  // OpenSSL counts padding as zero bytes and takes white space; writing it again shows what it let pass.
  const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
  data.resize(static_cast<std::size_t>(size) - std::min<std::size_t>(padding, static_cast<std::size_t>(size)));
  if (common::base64(data) != text) return std::nullopt;
  return data;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

[[noreturn]] void refuse(const std::string& why) {
  throw sdk::Rejected("secret: " + why +
                      "; expected whsec_ and the base64 of 24 to 64 random bytes, as made by: echo "
                      "whsec_$(openssl rand -base64 32)");
}

}  // namespace

Secret::Secret(std::string_view text) {
  text = trimmed(text);
  if (!text.starts_with(kPrefix)) refuse("it does not begin with whsec_");
  auto key = from_base64(text.substr(kPrefix.size()));
  if (!key) refuse("what follows whsec_ is no base64");
  if (key->size() < kShortest || key->size() > kLongest) refuse("it has " + std::to_string(key->size()) + " bytes");
  key_ = std::move(*key);
}

std::string Secret::sign(std::string_view id, std::int64_t timestamp, std::string_view body) const {
  const std::string content = std::string(id).append(".").append(std::to_string(timestamp)).append(".").append(body);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned size = 0;
  if (::HMAC(::EVP_sha256(), key_.data(), static_cast<int>(key_.size()), bytes(content), content.size(), digest.data(),
             &size) == nullptr) {
    throw std::runtime_error("OpenSSL cannot compute HMAC-SHA256");
  }
  return "v1," + common::base64({reinterpret_cast<const char*>(digest.data()), size});
}

std::string signatures(const std::vector<Secret>& secrets, std::string_view id, std::int64_t timestamp,
                       std::string_view body) {
  std::string all;
  for (const Secret& secret : secrets) {
    if (!all.empty()) all += ' ';
    all += secret.sign(id, timestamp, body);
  }
  return all;
}

}  // namespace mentiond::plugins::webhook
