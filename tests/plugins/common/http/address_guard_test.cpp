#include "plugins/common/http/address_guard.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <boost/test/unit_test.hpp>

#include "mentiond/sdk/plugin.hpp"

namespace {

using mentiond::common::http::AddressGuard;
using mentiond::common::http::Network;
using mentiond::common::http::parse_address;

bool refused(const AddressGuard& guard, const char* address) {
  const auto parsed = parse_address(address);
  BOOST_REQUIRE_MESSAGE(parsed, address);
  return guard.refusal(*parsed).has_value();
}

AddressGuard allowing(const std::vector<std::string>& networks) {
  return AddressGuard::from_settings("allow_networks", networks);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(address_guard)

BOOST_AUTO_TEST_CASE(what_is_not_public_is_refused) {
  for (const char* address :
       {// IPv4, each range at both of its ends.
        "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.1",
        "127.255.255.255", "169.254.0.0", "169.254.169.254", "169.254.255.255", "172.16.0.0", "172.31.255.255",
        "192.0.0.0", "192.0.0.170", "192.0.2.1", "192.88.99.1", "192.168.0.0", "192.168.255.255", "198.18.0.0",
        "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
        // The metadata services of Alibaba and Oracle, and of AWS over IPv6.
        "100.100.100.200", "192.0.0.192", "fd00:ec2::254",
        // IPv6.
        "::", "::1", "100::1", "2001::1", "2001:db8::1", "2001:1ff:ffff::1", "3fff::1", "fc00::1", "fdff::1", "fe80::1",
        "febf::1", "fec0::1", "ff02::1", "ff0e::1", "64:ff9b:1::1", "4000::1", "8000::1", "1::1",
        // IPv4 inside IPv6: mapped, compatible, NAT64, 6to4.
        "::ffff:127.0.0.1", "::ffff:10.1.2.3", "::ffff:a9fe:a9fe", "::127.0.0.1", "::10.0.0.1", "64:ff9b::127.0.0.1",
        "64:ff9b::a9fe:a9fe", "64:ff9b::10.0.0.1", "2002:7f00:1::", "2002:a00:1::1", "2002:a9fe:a9fe::1",
        "2002:c0a8:101::"}) {
    BOOST_TEST(refused(AddressGuard(), address), address);
  }
}

BOOST_AUTO_TEST_CASE(what_is_public_passes) {
  for (const char* address :
       {"1.1.1.1",         "9.255.255.255",   "11.0.0.0",        "100.63.255.255",       "100.128.0.0",
        "126.255.255.255", "128.0.0.1",       "169.253.255.255", "169.255.0.0",          "172.15.255.255",
        "172.32.0.0",      "191.255.255.255", "192.0.1.0",       "192.167.255.255",      "192.169.0.0",
        "198.17.255.255",  "198.20.0.0",      "223.255.255.255", "2606:4700:4700::1111", "2001:4860:4860::8888",
        "2001:200::1",     "2a00:1450::1",    "2002:808:808::1", "64:ff9b::8.8.8.8",     "::ffff:8.8.8.8"}) {
    BOOST_TEST(!refused(AddressGuard(), address), address);
  }
}

BOOST_AUTO_TEST_CASE(a_refusal_names_the_line_that_opens_it) {
  const auto why = [](const char* address) { return *AddressGuard().refusal(*parse_address(address)); };
  const auto says = [](const std::string& text, const char* part) { return text.find(part) != std::string::npos; };
  BOOST_TEST(says(why("127.0.0.1"), "127.0.0.1 is a loopback address"));
  BOOST_TEST(says(why("127.0.0.1"), "allow_networks: [127.0.0.0/8]"));
  BOOST_TEST(says(why("192.168.3.4"), "allow_networks: [192.168.0.0/16]"));
  BOOST_TEST(says(why("::ffff:10.0.0.9"), "allow_networks: [10.0.0.0/8]"));
  BOOST_TEST(says(why("fd12::1"), "allow_networks: [fc00::/7]"));
  BOOST_TEST(says(why("4000::1"), "allow_networks: [4000::1/128]"));
}

BOOST_AUTO_TEST_CASE(the_line_that_a_refusal_names_does_open_it) {
  for (const char* address : {"127.0.0.1", "10.3.2.1", "169.254.169.254", "::1", "fe80::3", "::ffff:172.20.0.1",
                              "64:ff9b::10.0.0.1", "2002:a00:1::1", "4000::7"}) {
    const std::string why = *AddressGuard().refusal(*parse_address(address));
    const std::size_t open = why.find('[');
    const std::string network = why.substr(open + 1, why.find(']') - open - 1);
    BOOST_TEST(!refused(allowing({network}), address), address << " with " << network);
  }
}

BOOST_AUTO_TEST_CASE(allow_networks_opens_that_and_nothing_else) {
  const AddressGuard guard = allowing({"127.0.0.0/8", "10.1.0.0/16", "fd00:1::/32", "192.168.7.9"});
  for (const char* address : {"127.0.0.1", "::ffff:127.9.9.9", "10.1.255.255", "fd00:1:2::3", "192.168.7.9"})
    BOOST_TEST(!refused(guard, address), address);
  for (const char* address : {"10.2.0.0", "10.0.255.255", "fd00:2::1", "192.168.7.8", "169.254.169.254", "::1"})
    BOOST_TEST(refused(guard, address), address);
}

BOOST_AUTO_TEST_CASE(zero_bits_of_prefix_open_a_whole_family) {
  BOOST_TEST(!refused(allowing({"0.0.0.0/0"}), "10.0.0.1"));
  BOOST_TEST(refused(allowing({"0.0.0.0/0"}), "::1"));
  BOOST_TEST(!refused(allowing({"::/0"}), "::1"));
}

BOOST_AUTO_TEST_CASE(what_is_no_network_is_rejected_with_the_word) {
  for (const char* text : {"", "/", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8x", "10.0.0.1/8", "10/8",
                           "localhost", "::1/129", "fe80::1/10", "10.0.0.0/8 ", "010.0.0.0/8", "1.2.3", "[::1]"}) {
    BOOST_TEST(!Network::parse(text), text);
    BOOST_CHECK_EXCEPTION(allowing({text}), mentiond::sdk::Rejected, [&](const auto& rejected) {
      return std::string(rejected.what()).find("allow_networks: \"" + std::string(text) + "\"") == 0;
    });
  }
  BOOST_TEST(Network::parse("10.0.0.0/8")->to_string() == "10.0.0.0/8");
  BOOST_TEST(Network::parse("fd00::/8")->to_string() == "fd00::/8");
  BOOST_TEST(Network::parse("::ffff:10.0.0.0/104")->to_string() == "10.0.0.0/8");
}

BOOST_AUTO_TEST_CASE(socket_addresses_of_both_families_are_judged_and_others_refused) {
  sockaddr_in v4{};
  v4.sin_family = AF_INET;
  v4.sin_addr.s_addr = htonl(0x7f000001);
  BOOST_TEST(AddressGuard().refusal(reinterpret_cast<const sockaddr&>(v4)).has_value());
  v4.sin_addr.s_addr = htonl(0x01010101);
  BOOST_TEST(!AddressGuard().refusal(reinterpret_cast<const sockaddr&>(v4)).has_value());
  sockaddr_in6 v6{};
  v6.sin6_family = AF_INET6;
  v6.sin6_addr = in6addr_loopback;
  BOOST_TEST(AddressGuard().refusal(reinterpret_cast<const sockaddr&>(v6)).has_value());
  sockaddr_un local{};
  local.sun_family = AF_UNIX;
  BOOST_TEST(allowing({"0.0.0.0/0", "::/0"}).refusal(reinterpret_cast<const sockaddr&>(local)).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
