#define BOOST_TEST_MODULE mentiond
#include <boost/test/unit_test.hpp>
