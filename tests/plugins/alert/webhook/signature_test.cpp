#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include "tests/plugins/alert/webhook/posting.h"

using namespace mentiond;
using namespace mentiond::tests;
using plugins::webhook::Secret;

namespace {

/// Written anew for the test, with another interface of OpenSSL and base64 by hand, so that one mistake is
/// not made twice.
std::string hmac_sha256(const std::string& key, const std::string& content) {
  EVP_MAC* mac = ::EVP_MAC_fetch(nullptr, "HMAC", nullptr);
  EVP_MAC_CTX* context = ::EVP_MAC_CTX_new(mac);
  char digest[] = "SHA256";
  const OSSL_PARAM parameters[] = {::OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                                   ::OSSL_PARAM_construct_end()};
  std::string result(32, '\0');
  std::size_t size = 0;
  ::EVP_MAC_init(context, reinterpret_cast<const unsigned char*>(key.data()), key.size(), parameters);
  ::EVP_MAC_update(context, reinterpret_cast<const unsigned char*>(content.data()), content.size());
  ::EVP_MAC_final(context, reinterpret_cast<unsigned char*>(result.data()), &size, result.size());
  ::EVP_MAC_CTX_free(context);
  ::EVP_MAC_free(mac);
  BOOST_REQUIRE(size == 32u);
  return result;
}

std::string base64(const std::string& bytes) {
  constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  unsigned bits = 0, held = 0;
  for (const char c : bytes) {
    held = (held << 8 | static_cast<unsigned char>(c)) & 0xffffff;
    for (bits += 8; bits >= 6; bits -= 6) text += kDigits[held >> (bits - 6) & 63];
  }
  if (bits > 0) text += kDigits[held << (6 - bits) & 63];
  while (text.size() % 4 != 0) text += '=';
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(signature)

BOOST_AUTO_TEST_CASE(the_example_of_standard_webhooks_is_signed_as_it_says) {
  BOOST_TEST(Secret(kSecret).sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, R"({"test": 2432232314})") ==
             "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

BOOST_AUTO_TEST_CASE(a_request_is_signed_with_every_secret_over_the_bytes_that_arrive) {
  HttpServer server([](const HttpRequest&) { return http_answer(204, HttpHeaders{}); });
  const std::string keys[] = {std::string(24, '\x01'), std::string("\0\xff", 2) + std::string(62, 'k')};
  Posting posting(server, {{"secret", "whsec_" + base64(keys[0])}, {"secret", "whsec_" + base64(keys[1])}});
  posting.setup.set_now(1'700'000'123'999'999);
  const std::string body = posting.render("alert.new", {kAlert});
  BOOST_TEST((posting.deliver(body).outcome == sdk::Outcome::kDelivered));
  const HttpRequest seen = server.requests().at(0);
  const std::string content = seen.header("webhook-id") + "." + seen.header("webhook-timestamp") + "." + seen.body;
  BOOST_TEST(seen.header("webhook-timestamp") == "1700000123");
  BOOST_TEST(seen.header("webhook-signature") ==
             "v1," + base64(hmac_sha256(keys[0], content)) + " v1," + base64(hmac_sha256(keys[1], content)));
}

BOOST_AUTO_TEST_CASE(a_retry_has_the_same_id_and_body_and_a_new_timestamp) {
  HttpServer server([](const HttpRequest&) { return http_answer(503, HttpHeaders{}); });
  Posting posting(server, {{"secret", kSecret}});
  const std::string body = posting.render("alert.new", {kAlert});
  (void)posting.deliver(body);
  posting.setup.set_now(1'700'000'060 * kSecond);
  (void)posting.deliver(body);
  const auto seen = server.requests();
  BOOST_TEST(seen.at(0).header("webhook-id") == seen.at(1).header("webhook-id"));
  BOOST_TEST(seen.at(0).body == seen.at(1).body);
  BOOST_TEST(seen.at(1).header("webhook-timestamp") == "1700000060");
  BOOST_TEST(seen.at(0).header("webhook-signature") != seen.at(1).header("webhook-signature"));
  BOOST_TEST(seen.at(0).connection == seen.at(1).connection);
}

BOOST_AUTO_TEST_CASE(without_a_secret_nothing_is_signed) {
  HttpServer server([](const HttpRequest&) { return http_answer(200, HttpHeaders{}); });
  (void)Posting(server).deliver("{}");
  BOOST_TEST(!server.requests().at(0).headers.contains("webhook-signature"));
  BOOST_TEST(server.requests().at(0).header("webhook-id") == "msg_1");
}

BOOST_AUTO_TEST_CASE(a_bad_secret_is_rejected_without_being_shown) {
  const std::string short_key = base64(std::string(23, 'k')), long_key = base64(std::string(65, 'k'));
  for (const std::string& secret :
       {std::string("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), std::string("whsec_"), "whsec_" + short_key,
        "whsec_" + long_key, std::string("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS"),
        std::string("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2La*aSw"), std::string("whsec_MfKQ9r8GKYqrTwjU PD8ILPZIo2LaLaSw"),
        std::string("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw===="),
        std::string("whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")}) {
    BOOST_CHECK_EXCEPTION(Secret{secret}, sdk::Rejected, [&](const sdk::Rejected& rejected) {
      const std::string words = rejected.what();
      return words.starts_with("secret: ") && !contains(words, "MfKQ") && !contains(words, short_key);
    });
  }
  BOOST_CHECK_NO_THROW(Secret("whsec_" + base64(std::string(24, 'k'))));
  BOOST_CHECK_NO_THROW(Secret("whsec_" + base64(std::string(64, 'k'))));
  BOOST_CHECK_NO_THROW(Secret(std::string(kSecret) + "\n"));
}

BOOST_AUTO_TEST_SUITE_END()
