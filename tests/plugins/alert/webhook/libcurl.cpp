// The host alone initialises libcurl; here the test is the host.
#include <curl/curl.h>

#include <boost/test/unit_test.hpp>

namespace {
struct Libcurl {
  Libcurl() { curl_global_init(CURL_GLOBAL_ALL); }
  ~Libcurl() { curl_global_cleanup(); }
};
}  // namespace

BOOST_TEST_GLOBAL_FIXTURE(Libcurl);
