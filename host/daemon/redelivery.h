// mentiond alerts redeliver: dead letters, and the way back into the outbox for them.
#pragma once

#include "host/daemon/application.h"

namespace mentiond::daemon {

/// Without words and without --all it lists what was given up and changes nothing.
int redeliver(const Invocation& invocation);

}  // namespace mentiond::daemon
