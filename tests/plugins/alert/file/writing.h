// The file plugin as the host drives it.
#pragma once

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "plugins/alert/file/file.h"
#include "tests/plugins/alert/notifying.h"
#include "tests/support/plugin_setup.h"
#include "tests/support/temp_folder.h"

namespace mentiond::tests {

using Settings = support::PluginSetup::Settings;
using sdk::Outcome;

constexpr std::int64_t kSecond = 1'000'000;
constexpr char kAlert[] =
    R"({"id":"A1","kind":"mention","entity":{"name":"Leyla Aksoy"},"article":{"headline":"The lights",
"url":"https://kuzey.example/1"},"mentions":[{"alias":"Aksoy","field":"body","text":"Aksoy","sentence":"And Aksoy spoke."}]})";

class Writing {
 public:
  explicit Writing(const std::string& path, const std::string& format = "lines", const std::string& fsync = "true")
      : setup({{"path", path}, {"format", format}, {"fsync", fsync}}), file(setup.config()) {}

  std::string render(const std::string& key = "key1", const std::vector<std::string>& alerts = {kAlert}) {
    return tests::render(file, {.key = key, .alerts = alerts});
  }
  sdk::DeliveryOutcome write(std::string_view payload, std::string_view key = "key1",
                             std::int64_t timeout_us = 20 * kSecond) {
    return deliver(file, payload, key, file.recipients().at(0), timeout_us);
  }

  support::PluginSetup setup;
  plugins::file::File file;
};

}  // namespace mentiond::tests

BOOST_TEST_DONT_PRINT_LOG_VALUE(mentiond::sdk::Outcome)
