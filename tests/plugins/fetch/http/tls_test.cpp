// https against a real nginx with a certificate of the test's own.
#include "tests/plugins/fetch/http/fetching.h"
#include "tests/support/nginx.h"

using namespace mentiond;
using namespace mentiond::tests;

namespace {

/// nginx with TLS, and a certificate for 127.0.0.1 alone.
class TlsServer {
 public:
  std::string url(std::string_view host = "127.0.0.1") const {
    return "https://" + std::string(host) + ":" + std::to_string(port_) + "/feed.xml";
  }
  std::string certificate() const { return (folder_ / "cert.pem").string(); }

 private:
  std::string make_certificate() const {
    support::ChildProcess openssl({"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                                   "ec_paramgen_curve:prime256v1", "-nodes", "-days", "7", "-subj", "/CN=test",
                                   "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", (folder_ / "key.pem").string(),
                                   "-out", certificate()});
    BOOST_REQUIRE(openssl.wait() == 0);
    folder_.write("feed.xml", "<rss/>");
    return "listen 127.0.0.1:" + std::to_string(port_) + " ssl http2; ssl_certificate " + certificate() +
           "; ssl_certificate_key " + (folder_ / "key.pem").string() + "; root " + folder_.path().string() +
           "; add_header X-Protocol $server_protocol;";
  }

  const support::TempFolder folder_;
  const std::uint16_t port_ = support::free_port();
  const support::Nginx nginx_{make_certificate()};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(tls)

BOOST_AUTO_TEST_CASE(a_trusted_certificate_is_fetched_from_over_http_2) {
  const TlsServer server;
  Fetching fetching({{"allow_networks", "127.0.0.0/8"}, {"ca", server.certificate()}});
  const Report report = fetching.fetch(server.url());
  BOOST_TEST(report.outcome == MENTIOND_FETCHED, report.message);
  BOOST_TEST(report.body == "<rss/>");
  const std::pair<std::string, std::string> protocol = {"x-protocol", "HTTP/2.0"};
  BOOST_TEST(std::count(report.headers.begin(), report.headers.end(), protocol) == 1);
  auto again = Fetching::request(1, server.url());
  again.etag = report.etag;
  BOOST_TEST(fetching.fetch(again).outcome == MENTIOND_NOT_MODIFIED);
}

BOOST_AUTO_TEST_CASE(a_certificate_that_is_not_trusted_or_for_another_host_fails) {
  const TlsServer server;
  BOOST_TEST(Fetching().fetch(server.url()).failure == MENTIOND_FETCH_TLS);
  Fetching trusting({{"allow_networks", "127.0.0.0/8"}, {"ca", server.certificate()}});
  const Report report = trusting.fetch(server.url("localhost"));
  BOOST_TEST(report.failure == MENTIOND_FETCH_TLS, report.message);
  BOOST_TEST(!report.message.empty());
}

BOOST_AUTO_TEST_SUITE_END()
