#include "tests/support/libcurl.h"

#include <boost/test/unit_test.hpp>

using mentiond::support::Libcurl;
BOOST_TEST_GLOBAL_FIXTURE(Libcurl);
