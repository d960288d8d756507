// Which addresses a request that the internet asked for may reach.
//
// Feeds, pages and redirects name hosts that an attacker may choose, so what is not public is refused:
// loopback, private, link-local (with it the metadata services of clouds), carrier-grade NAT, multicast and
// all else that IANA's special-purpose registries (RFC 6890) do not call globally reachable. The check
// belongs on the address that is connected to, after every resolution, so that neither a redirect nor a
// changing DNS answer gets round it. An IPv6 address that carries an IPv4 address (mapped, NAT64, 6to4) is
// judged as that one. Immutable: thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sockaddr;

namespace mentiond::common::http {

/// An IP address; an IPv4 address as its mapped form, ::ffff:a.b.c.d.
struct Address {
  std::array<std::uint8_t, 16> bytes{};

  bool is_v4() const;
  std::string to_string() const;
};

/// Absent where the text is neither an IPv4 nor an IPv6 address.
std::optional<Address> parse_address(std::string_view text);
/// Absent where the family is neither IPv4 nor IPv6.
std::optional<Address> address_of(const sockaddr& address);

/// A range of addresses in CIDR notation: 10.0.0.0/8, fd00::/8, or one address.
class Network final {
 public:
  /// Absent where the text is no network, or has bits beside its prefix.
  static std::optional<Network> parse(std::string_view text);

  bool contains(const Address& address) const;
  std::string to_string() const;

 private:
  Address base_;
  unsigned prefix_ = 128;  // Counted in the 128 bits of the mapped form.
};

class AddressGuard final {
 public:
  /// Refuses what is not public, and lets `allowed` through.
  explicit AddressGuard(std::vector<Network> allowed = {});
  /// From settings. Throws sdk::Rejected naming `key` and the entry that is no network.
  static AddressGuard from_settings(std::string_view key, const std::vector<std::string>& networks);

  /// Why `address` must not be connected to, with the line of configuration that would open it; absent where
  /// it may be.
  std::optional<std::string> refusal(const Address& address) const;
  std::optional<std::string> refusal(const sockaddr& address) const;

 private:
  std::vector<Network> allowed_;
};

}  // namespace mentiond::common::http
