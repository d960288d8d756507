// What commands read from files named on the command line.
#pragma once

#include <string>

#include "host/article/document.h"
#include "host/daemon/application.h"

namespace mentiond::daemon {

/// The whole file; - is standard input. Throws UsageError where it cannot be read.
std::string read_input(const std::string& file);

/// The document that `inspect` and `match` make of a file and of --url, --content-type, --header,
/// --feed-options.
article::Document read_document(const std::string& file, const Invocation& invocation);

}  // namespace mentiond::daemon
