// Signatures of Standard Webhooks (https://www.standardwebhooks.com), symmetric: HMAC-SHA256 of
// id.timestamp.body.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mentiond::plugins::webhook {

/// A key that the receiver shares.
class Secret final {
 public:
  /// From "whsec_" and the base64 of 24 to 64 bytes. Throws sdk::Rejected, without the text in its words.
  explicit Secret(std::string_view text);

  /// "v1," and the base64 of the HMAC.
  std::string sign(std::string_view id, std::int64_t timestamp, std::string_view body) const;

 private:
  std::string key_;
};

/// The value of webhook-signature: a signature for each secret, so that a receiver may change from one to the
/// next. `timestamp` is in seconds since the epoch.
std::string signatures(const std::vector<Secret>& secrets, std::string_view id, std::int64_t timestamp,
                       std::string_view body);

}  // namespace mentiond::plugins::webhook
