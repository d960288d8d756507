// The stores of these tests lie in memory, where there is a folder for that: a commit waits for the disk, and the tests
// make thousands.
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>

namespace {

struct FolderInMemory {
  FolderInMemory() {
    if (std::filesystem::is_directory("/dev/shm")) ::setenv("TMPDIR", "/dev/shm", 0);
  }
};

BOOST_TEST_GLOBAL_FIXTURE(FolderInMemory);

}  // namespace
