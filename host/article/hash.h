// The hash behind every id: the first 128 bits of SHA-256, in lower-case base32 without padding (RFC 4648), 26
// characters. 128 bits, so that no two articles meet; SHA-256, so that nobody can make two that do.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace mentiond::article {

std::string hash_id(std::string_view bytes);

/// A hash of bytes that come in pieces, and then of the next ones: one for each thread or loop.
class Hasher final {
 public:
  Hasher();
  void add(std::string_view bytes);
  /// The hash of what was added since the last call.
  std::string id();

 private:
  struct Free {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Free> context_;
};

}  // namespace mentiond::article
