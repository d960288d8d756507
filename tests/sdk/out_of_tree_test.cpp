// The SDK as its users have it: installed, found by find_package, and the example built against it with both compilers.
#include <boost/test/unit_test.hpp>
#include <cstdlib>

#include "host/registry/registry.h"
#include "tests/support/manual_clock.h"
#include "tests/support/process.h"
#include "tests/support/symbols.h"
#include "tests/support/temp_folder.h"

namespace mentiond {
namespace {

namespace fs = std::filesystem;
using support::TempFolder;

struct Run {
  int status;
  std::string output;
};

/// Its standard output, and its standard error with it.
Run run(std::vector<std::string> command) {
  command.insert(command.begin(), {"sh", "-c", "exec \"$0\" \"$@\" 2>&1"});
  support::ChildProcess child(command);
  child.close_input();
  std::string output = child.read_all(std::chrono::minutes(3));
  return {child.wait(), std::move(output)};
}

void require_success(const std::vector<std::string>& command) {
  const Run result = run(command);
  BOOST_TEST_INFO_SCOPE(result.output);
  BOOST_TEST_REQUIRE(result.status == 0);
}

/// The SDK installed below a prefix, once for all cases.
const fs::path& prefix() {
  static const TempFolder folder;
  static const bool installed = [] {
    require_success(
        {MENTIOND_CMAKE, "--install", MENTIOND_BINARY_DIR, "--prefix", folder.path(), "--component", "sdk"});
    return true;
  }();
  BOOST_TEST_REQUIRE(installed);
  return folder.path();
}

/// This build's compiler makes what it makes itself; another one's sanitizers do not go with ours.
std::string sanitizers_for(const std::string& compiler) {
  const bool is_ours = fs::canonical(MENTIOND_CXX) == fs::canonical(compiler);
  return is_ours ? MENTIOND_SANITIZE : "";
}

/// Where a program of PATH is; empty where it is not installed.
std::string installed(const std::string& name) {
  const Run found = run({"sh", "-c", "command -v " + name});
  return found.status == 0 ? found.output.substr(0, found.output.find('\n')) : std::string();
}

/// The folder that the example's library is built in.
fs::path build_example(const TempFolder& folder, const std::string& compiler) {
  const std::string sanitizers = sanitizers_for(compiler);
  std::vector<std::string> configure = {MENTIOND_CMAKE,
                                        "-S",
                                        MENTIOND_SOURCE_DIR "/plugins/sdk/example",
                                        "-B",
                                        folder.path(),
                                        "-DCMAKE_PREFIX_PATH=" + prefix().string(),
                                        "-DCMAKE_CXX_COMPILER=" + compiler,
                                        "-DCMAKE_CXX_FLAGS=-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror" +
                                            (sanitizers.empty() ? std::string() : " -fsanitize=" + sanitizers)};
  require_success(configure);
  require_success({MENTIOND_CMAKE, "--build", folder.path()});
  return folder.path();
}

/// Keeps the headlines.
struct Headlines final : article::ArticleSink {
  std::vector<std::string> all;
  std::string format;
  bool article(article::Article article) override {
    all.emplace_back(article.headline());
    return true;
  }
  void feed(article::FeedInfo feed) override { format = feed.format; }
};

void check_in_host(const fs::path& folder) {
  const support::ManualClock clock;
  registry::Registry registry(clock);
  for (const article::Diagnostic& diagnostic : registry.scan({folder}, {})) BOOST_ERROR(to_string(diagnostic));
  BOOST_TEST_REQUIRE(registry.plugins().size() == 1U);
  const article::PluginInfo plugin = registry.plugins().front();
  BOOST_TEST(plugin.name == "lines");
  BOOST_TEST(plugin.version == "1.0.0");
  BOOST_TEST(plugin.settings.at(0).key == "least");

  const auto lines = registry.make_normaliser("lines", {"lines", {{"least", "2"}}});
  BOOST_TEST(lines->accepts("Text/Plain; charset=utf-8", "") == 50);
  BOOST_TEST(lines->accepts("text/html", "") == 0);
  article::Document document;
  document.body = "first\n\n2\nlast";
  Headlines headlines;
  lines->normalise(document, headlines);
  BOOST_TEST(headlines.all == (std::vector<std::string>{"first", "last"}), boost::test_tools::per_element());
  BOOST_TEST(headlines.format == "text");
  BOOST_CHECK_THROW((void)registry.make_normaliser("lines", {"lines", {{"least", "0"}}}), article::PluginError);
}

void check_inspect(const fs::path& folder) {
  const TempFolder configuration;
  const fs::path text = configuration.write("news.txt", "A headline\nAnother\n");
  configuration.write("watch.yaml", "watchlist: w\nentities: [{ id: a, name: A }]\n");
  const fs::path yaml = configuration.write(
      "mentiond.yaml", "plugins: { path: [" + folder.string() +
                           "] }\nfeeds: [{ url: 'https://example.org/' }]\nwatchlists: [watch.yaml]\nreceivers: []\n");
  const Run inspected =
      run({MENTIOND_BINARY_DIR "/bin/mentiond", "inspect", "--config", yaml, "--content-type", "text/plain", text});
  BOOST_TEST_INFO(inspected.output);
  BOOST_TEST(inspected.status == 0);
  BOOST_TEST(inspected.output.find("\"A headline\"") != std::string::npos);
  BOOST_TEST(inspected.output.find("\"Another\"") != std::string::npos);
}

void check_with(const std::string& name) {
  const std::string compiler = installed(name);
  if (compiler.empty()) {
    BOOST_TEST_MESSAGE("skipped: " << name << " is not installed");
    return;
  }
  const TempFolder folder;
  const fs::path built = build_example(folder, compiler);
  BOOST_TEST(support::exported_mentiond_symbols(built / "normalise-lines.so") ==
                 std::vector<std::string>{"mentiond_plugin_entry"},
             boost::test_tools::per_element());
  check_in_host(built);
  check_inspect(built);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sdk_out_of_tree)

BOOST_AUTO_TEST_CASE(the_example_builds_with_gcc_and_runs_in_the_host) { check_with("g++"); }

BOOST_AUTO_TEST_CASE(the_example_builds_with_clang_and_runs_in_the_host) { check_with("clang++"); }

BOOST_AUTO_TEST_CASE(the_program_installed_below_a_prefix_finds_its_plugins_there) {
  const TempFolder folder;
  require_success({MENTIOND_CMAKE, "--install", MENTIOND_BINARY_DIR, "--prefix", folder.path()});
  const Run listed = run({folder / "bin" / "mentiond", "plugins", "list"});
  BOOST_TEST_INFO_SCOPE(listed.output);
  BOOST_TEST(listed.status == 0);
  for (const auto& built : fs::directory_iterator(MENTIOND_BINARY_DIR "/lib/mentiond")) {
    const fs::path installed_as = folder / "lib" / "mentiond" / built.path().filename();
    BOOST_TEST(listed.output.find(installed_as.string()) != std::string::npos, installed_as.string());
  }
  BOOST_TEST(fs::exists(folder / "include" / "mentiond" / "sdk" / "abi.h"));
}

BOOST_AUTO_TEST_CASE(the_readme_shows_the_sample) {
  const fs::path example = MENTIOND_SOURCE_DIR "/plugins/sdk/example";
  const std::string readme = support::read_file(example / "README.md");
  BOOST_TEST(readme.find(support::read_file(example / "sample.yaml")) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_guide_shows_the_example_as_it_is) {
  const fs::path example = MENTIOND_SOURCE_DIR "/plugins/sdk/example";
  const std::string guide = support::read_file(MENTIOND_SOURCE_DIR "/docs/plugin-authoring.md");
  const std::string code = support::read_file(example / "lines.cpp");
  BOOST_TEST(guide.find(support::read_file(example / "CMakeLists.txt")) != std::string::npos);
  BOOST_TEST(guide.find(code.substr(code.find("#include"))) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_package_of_another_major_version_is_not_found) {
  const TempFolder folder;
  folder.write("CMakeLists.txt",
               "cmake_minimum_required(VERSION 3.25)\nproject(x LANGUAGES CXX)\nfind_package(mentiond 99 REQUIRED)\n");
  const Run configured =
      run({MENTIOND_CMAKE, "-S", folder.path(), "-B", folder / "build", "-DCMAKE_PREFIX_PATH=" + prefix().string()});
  BOOST_TEST(configured.status != 0);
  BOOST_TEST(configured.output.find("mentiondConfig.cmake, version: ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_kind_that_does_not_exist_is_named) {
  const TempFolder folder;
  folder.write("CMakeLists.txt",
               "cmake_minimum_required(VERSION 3.25)\nproject(x LANGUAGES CXX)\nfind_package(mentiond REQUIRED)\n"
               "mentiond_add_plugin(lines KIND normalize SOURCES lines.cpp)\n");
  const Run configured =
      run({MENTIOND_CMAKE, "-S", folder.path(), "-B", folder / "build", "-DCMAKE_PREFIX_PATH=" + prefix().string()});
  BOOST_TEST(configured.status != 0);
  BOOST_TEST(configured.output.find("KIND is \"normalize\"") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond
