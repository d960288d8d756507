// The commands. Each prints its result to standard output and its talk to standard error, and returns the
// program's exit status. What a person did wrong is a UsageError; configuration that is wrong has been
// explained when ConfigurationError is thrown. Both end the program with status 2.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "host/daemon/application.h"

namespace mentiond::daemon {

struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};
struct ConfigurationError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// What a UsageError ends with: "; did you mean ...?" where one of `valid` is near to `word`, else `otherwise`.
std::string did_you_mean(const std::string& word, const std::vector<std::string>& valid,
                         const std::string& otherwise = "");

int run(const Invocation& invocation);
int once(const Invocation& invocation);
int check(const Invocation& invocation);
int inspect(const Invocation& invocation);
int match(const Invocation& invocation);
int explain(const Invocation& invocation);
int backtest(const Invocation& invocation);
int feeds(const Invocation& invocation);
int articles(const Invocation& invocation);
int stories(const Invocation& invocation);
int alerts(const Invocation& invocation);
int routes(const Invocation& invocation);
int silences(const Invocation& invocation);
int plugins(const Invocation& invocation);
int receivers(const Invocation& invocation);

}  // namespace mentiond::daemon
