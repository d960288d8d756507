// `mentiond alerts show`: an alert with why it was raised, and who was told.
#pragma once

#include <string>

#include "host/store/store.h"

namespace mentiond::daemon {

/// False: there is no such alert. With `json`, one object: {"alert": the alert object, "deliveries": [...]}.
bool show_alert(store::Store& store, const std::string& id, bool json);

}  // namespace mentiond::daemon
