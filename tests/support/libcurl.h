// The host alone initialises libcurl; in a test of a plugin's insides the test is the host:
//
//   BOOST_TEST_GLOBAL_FIXTURE(Libcurl);   // Once in each test program, in mentiond::support or by a
//   using-declaration.
#pragma once

#include <curl/curl.h>

namespace mentiond::support {

struct Libcurl {
  Libcurl() { curl_global_init(CURL_GLOBAL_ALL); }
  ~Libcurl() { curl_global_cleanup(); }
};

}  // namespace mentiond::support
