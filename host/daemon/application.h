// The program: options, commands, exit status. See INTERFACES for what each command does.
#pragma once

#include <Poco/Util/ServerApplication.h>

#include <optional>
#include <string>
#include <vector>

namespace mentiond::daemon {

/// What the command line says.
struct Invocation {
  std::vector<std::string> words;  ///< The command, its sub-command, and what follows.
  std::optional<std::string> config;
  std::string log_level;  ///< Empty: as configured.
  bool json = false, all = false;
  std::vector<std::string> watchlists;
  std::string url, content_type, feed_options, feed;
  std::vector<std::string> headers;
  std::string state, at;
  std::string duration = "1h", comment, author;  ///< Of a silence.
  std::string since;
  std::size_t limit = 50;
};

inline constexpr int kDone = 0, kDoneWithFailures = 1, kWrongUsage = 2;

class Application final : public Poco::Util::ServerApplication {
 public:
  /// After init(), which reads the options: carries out the command and gives the exit status.
  int run() override { return Poco::Util::ServerApplication::run(); }

 protected:
  void defineOptions(Poco::Util::OptionSet& options) override;
  void handleOption(const std::string& name, const std::string& value) override;
  int main(const std::vector<std::string>& words) override;

 private:
  int dispatch();
  void print_help() const;

  Invocation invocation_;
  bool help_ = false, version_ = false;
};

}  // namespace mentiond::daemon
