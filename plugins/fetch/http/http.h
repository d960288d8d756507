// The fetch plugin "http": http and https through libcurl, thousands at once in one thread.
#pragma once

#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "mentiond/sdk/fetch.hpp"
#include "plugins/fetch/http/loop.h"
#include "plugins/fetch/http/settings.h"
#include "plugins/fetch/http/transfer.h"

namespace mentiond::plugins::http {

class Http final : public sdk::Fetcher {
 public:
  static constexpr char kSummary[] = "Fetches http and https, and files that the configuration names.";
  static constexpr mentiond_setting_spec kSettings[] = {
      {"user_agent", MENTIOND_SETTING_STRING, 0, "mentiond/" MENTIOND_VERSION, nullptr,
       "How it introduces itself to servers; a way to reach you is good manners."},
      {"proxy", MENTIOND_SETTING_URL, 0, nullptr, nullptr,
       "A proxy for everything, http://, https:// or socks5h://; it must then guard the private addresses "
       "itself."},
      {"ca", MENTIOND_SETTING_PATH, 0, nullptr, nullptr, "A file of certificates to trust instead of the system's."},
      {"allow_networks", MENTIOND_SETTING_STRING, MENTIOND_SETTING_LIST, nullptr, nullptr,
       "Private networks that feeds may come from, in CIDR notation; the host adds its own allow_networks."},
      {"connect_timeout", MENTIOND_SETTING_DURATION, 0, "30s", nullptr,
       "How long finding a server and connecting to it may take."},
      {"low_speed_time", MENTIOND_SETTING_DURATION, 0, "30s", nullptr,
       "How long a transfer may stay below 200 bytes a second."},
      {"max_redirects", MENTIOND_SETTING_INTEGER, 0, "10", nullptr, "How many redirects are followed."},
      {"local_files", MENTIOND_SETTING_BOOLEAN, 0, "false", nullptr,
       "Whether file: URLs are read; the host turns it on where the configuration itself names such a feed."},
  };

  explicit Http(const sdk::Config& config);
  ~Http() override;
  Http(const Http&) = delete;
  Http& operator=(const Http&) = delete;

  bool accepts(std::string_view url) const override;
  void submit(sdk::FetchRequest request) override;
  void run_once(std::int64_t timeout_us, const sdk::FetchSink& sink) override;
  void wake() override { loop_.wake(); }
  void cancel(std::uint64_t id) override;

 private:
  void refuse(const sdk::FetchRequest& request, std::string why);
  std::unique_ptr<Transfer> idle_transfer();
  /// Each gives the number of results that it reported.
  std::size_t report_refused(const sdk::FetchSink& sink);
  std::size_t report_local(const sdk::FetchSink& sink);
  std::size_t report_cancelled(const sdk::FetchSink& sink);
  std::size_t report_ended(const sdk::FetchSink& sink);
  void settle(std::unique_ptr<Transfer> transfer, sdk::FetchResult result, const sdk::FetchSink& sink);

  const sdk::Host host_;
  const Settings settings_;
  Loop loop_;
  std::unordered_map<std::uint64_t, std::unique_ptr<Transfer>> under_way_;
  std::vector<std::unique_ptr<Transfer>> idle_;
  std::vector<sdk::FetchRequest> local_;
  std::vector<sdk::FetchResult> refused_;

  std::mutex mutex_;  // Guards cancelled_.
  std::vector<std::uint64_t> cancelled_;
};

}  // namespace mentiond::plugins::http
