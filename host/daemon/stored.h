// How the commands that list what is stored get at it: the settings, and the store beside whoever holds it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "host/article/time.h"
#include "host/daemon/application.h"
#include "host/settings/settings.h"
#include "host/store/store.h"

namespace mentiond::daemon {

/// Settings alone, without plugins or watchlists compiled. Throws ConfigurationError after it printed what is wrong.
settings::Settings read_settings(const Invocation& invocation);

/// Null where nothing was stored yet.
std::unique_ptr<store::Store> open_beside(const settings::Settings& settings, const article::Clock& clock);

/// `--since 12h` as a moment; 0 where it is not given. Throws UsageError.
article::Micros since(const Invocation& invocation, article::Micros now);

/// Refuses words after "NAME list". Throws UsageError.
void require_list(const Invocation& invocation);

/// Whether it is "NAME show ID...". Throws UsageError where the ids are missing.
bool is_show(const Invocation& invocation);

/// Prints what is stored under an id, as JSON or for people. False: there is none.
using Show = bool (*)(store::Store& store, const std::string& id, bool json);

/// Calls `show` with each of the ids behind "NAME show". Where there is none, says so: `what` is "article", and `where`
/// tells how to find the ids. The program's exit status.
int show_each(const Invocation& invocation, const std::string& what, const std::string& where, Show show);

}  // namespace mentiond::daemon
