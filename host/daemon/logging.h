// Poco's Logger, one line a message on standard error, as logfmt or JSON.
#pragma once

#include <string>

namespace mentiond::daemon {

/// `level` as Poco names them (debug, information, ...); `format` is logfmt or json. May be called again.
/// Throws UsageError where the level is none.
void log_to_standard_error(const std::string& level, const std::string& format);

}  // namespace mentiond::daemon
