#include "plugins/common/http/address_guard.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "mentiond/sdk/plugin.hpp"

namespace mentiond::common::http {
namespace {

constexpr std::array<std::uint8_t, 12> kMapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

struct Special {
  const char* network;
  const char* what;
};
// Narrow ones stand before those that contain them: the first that fits is named in the refusal.
constexpr Special kSpecial[] = {
    {"0.0.0.0/8", "an unspecified address"},
    {"10.0.0.0/8", "a private address"},
    {"100.64.0.0/10", "a carrier's internal address"},
    {"127.0.0.0/8", "a loopback address"},
    {"169.254.0.0/16", "a link-local address"},
    {"172.16.0.0/12", "a private address"},
    {"192.0.0.0/24", "reserved for protocols"},
    {"192.0.2.0/24", "reserved for documentation"},
    {"192.88.99.0/24", "a relay's address"},
    {"192.168.0.0/16", "a private address"},
    {"198.18.0.0/15", "reserved for benchmarks"},
    {"198.51.100.0/24", "reserved for documentation"},
    {"203.0.113.0/24", "reserved for documentation"},
    {"224.0.0.0/4", "a multicast address"},
    {"255.255.255.255/32", "the broadcast address"},
    {"240.0.0.0/4", "a reserved address"},
    {"::/128", "an unspecified address"},
    {"::1/128", "a loopback address"},
    {"100::/64", "reserved for discarding"},
    {"2001:db8::/32", "reserved for documentation"},
    {"2001::/23", "reserved for protocols"},
    {"3fff::/20", "reserved for documentation"},
    {"64:ff9b:1::/48", "a private translation address"},
    {"fc00::/7", "a private address"},
    {"fe80::/10", "a link-local address"},
    {"fec0::/10", "a private address"},
    {"ff00::/8", "a multicast address"},
};

/// All of IPv6 that is given out for use on the internet. What lies outside is refused without a name of its
/// own.
constexpr char kGlobalUnicast[] = "2000::/3";

struct SpecialNetwork {
  Network network;
  const char* what;
};

const std::vector<SpecialNetwork>& special_networks() {
  static const std::vector<SpecialNetwork> networks = [] {
    std::vector<SpecialNetwork> parsed;
    for (const Special& special : kSpecial) parsed.push_back({*Network::parse(special.network), special.what});
    return parsed;
  }();
  return networks;
}

bool starts_with(const Address& address, const std::array<std::uint8_t, 12>& prefix) {
  return std::equal(prefix.begin(), prefix.end(), address.bytes.begin());
}

Address mapped(const std::uint8_t* v4) {
  Address address;
  std::copy(kMapped.begin(), kMapped.end(), address.bytes.begin());
  std::copy_n(v4, 4, address.bytes.begin() + 12);
  return address;
}

/// The IPv4 address that a translator or a tunnel would go on to; else the address itself.
Address destination(const Address& address) {
  constexpr std::array<std::uint8_t, 12> kNat64 = {0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
  constexpr std::array<std::uint8_t, 12> kCompatible = {};
  if (starts_with(address, kNat64)) return mapped(&address.bytes[12]);
  if (address.bytes[0] == 0x20 && address.bytes[1] == 0x02) return mapped(&address.bytes[2]);  // 6to4, RFC 3056
  // ::a.b.c.d was withdrawn (RFC 4291), but some systems still send it on as IPv4; :: and ::1 are IPv6's own.
  const bool small = address.bytes[12] == 0 && address.bytes[13] == 0 && address.bytes[14] == 0;
  if (starts_with(address, kCompatible) && !small) return mapped(&address.bytes[12]);
  return address;
}

std::string advice(const Address& address, const std::string& what, const std::string& network) {
  return address.to_string() + " is " + what +
         ", which nothing on the internet may lead to; if it is meant, allow it in the configuration: "
         "allow_networks: [" +
         network + "]";
}

}  // namespace

bool Address::is_v4() const { return std::equal(kMapped.begin(), kMapped.end(), bytes.begin()); }

std::string Address::to_string() const {
  char text[INET6_ADDRSTRLEN] = {};
  if (is_v4()) {
    ::inet_ntop(AF_INET, &bytes[12], text, sizeof(text));
  } else {
    ::inet_ntop(AF_INET6, bytes.data(), text, sizeof(text));
  }
  return text;
}

std::optional<Address> parse_address(std::string_view text) {
  const std::string terminated(text);
  if (terminated.find('\0') != std::string::npos) return std::nullopt;
  Address address;
  std::uint8_t v4[4];
  if (::inet_pton(AF_INET, terminated.c_str(), v4) == 1) return mapped(v4);
  if (::inet_pton(AF_INET6, terminated.c_str(), address.bytes.data()) == 1) return address;
  return std::nullopt;
}

std::optional<Address> address_of(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in in;
    std::memcpy(&in, &address, sizeof(in));
    std::uint8_t v4[4];
    std::memcpy(v4, &in.sin_addr, sizeof(v4));
    return mapped(v4);
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 in;
    std::memcpy(&in, &address, sizeof(in));
    Address found;
    std::memcpy(found.bytes.data(), &in.sin6_addr, found.bytes.size());
    return found;
  }
  return std::nullopt;
}

std::optional<Network> Network::parse(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto base = parse_address(text.substr(0, slash));
  if (!base) return std::nullopt;
  // An IPv4 address written as IPv6 counts its prefix in 128 bits, as written.
  const unsigned offset = base->is_v4() && text.find(':') == std::string_view::npos ? 96 : 0;
  Network network;
  network.base_ = *base;
  if (slash != std::string_view::npos) {
    const std::string_view digits = text.substr(slash + 1);
    unsigned prefix = 0;
    const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), prefix);
    if (error != std::errc() || rest != digits.data() + digits.size() || prefix > 128 - offset) return std::nullopt;
    network.prefix_ = prefix + offset;
  }
  for (unsigned bit = network.prefix_; bit < 128; ++bit) {
    if ((base->bytes[bit / 8] & (0x80u >> (bit % 8))) != 0) return std::nullopt;
  }
  return network;
}

bool Network::contains(const Address& address) const {
  const unsigned whole = prefix_ / 8, rest = prefix_ % 8;
  if (!std::equal(base_.bytes.begin(), base_.bytes.begin() + whole, address.bytes.begin())) return false;
  return rest == 0 || (base_.bytes[whole] ^ address.bytes[whole]) >> (8 - rest) == 0;
}

std::string Network::to_string() const {
  const bool v4 = base_.is_v4() && prefix_ >= 96;
  return base_.to_string() + "/" + std::to_string(v4 ? prefix_ - 96 : prefix_);
}

AddressGuard::AddressGuard(std::vector<Network> allowed) : allowed_(std::move(allowed)) {}

AddressGuard AddressGuard::from_settings(std::string_view key, const std::vector<std::string>& networks) {
  std::vector<Network> allowed;
  for (const std::string& text : networks) {
    const auto network = Network::parse(text);
    if (!network) {
      throw sdk::Rejected(std::string(key) + ": \"" + text +
                          "\" is no network; write an address and the length of its prefix, all bits behind it zero, "
                          "for example 10.0.0.0/8 or fd00::/8");
    }
    allowed.push_back(*network);
  }
  return AddressGuard(std::move(allowed));
}

std::optional<std::string> AddressGuard::refusal(const Address& address) const {
  const Address end = destination(address);
  const auto allows = [](const Address& a) { return [&a](const Network& network) { return network.contains(a); }; };
  if (std::any_of(allowed_.begin(), allowed_.end(), allows(address)) ||
      std::any_of(allowed_.begin(), allowed_.end(), allows(end))) {
    return std::nullopt;
  }
  for (const SpecialNetwork& special : special_networks()) {
    if (special.network.contains(end)) return advice(end, special.what, special.network.to_string());
  }
  static const Network global = *Network::parse(kGlobalUnicast);
  if (end.is_v4() || global.contains(end)) return std::nullopt;
  return advice(end, "no address of the public internet", end.to_string() + "/128");
}

std::optional<std::string> AddressGuard::refusal(const sockaddr& address) const {
  const auto known = address_of(address);
  if (!known) return "only IPv4 and IPv6 addresses may be connected to";
  return refusal(*known);
}

}  // namespace mentiond::common::http
