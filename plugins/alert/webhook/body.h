// What a webhook says: alert objects (INTERFACES, "The alert object") as the body of a request.
#pragma once

#include <string>

#include "mentiond/sdk/alert.hpp"
#include "plugins/alert/webhook/preset.h"

namespace mentiond::plugins::webhook {

/// "data" is the alert object; an array of them for a digest and wherever there is not exactly one. Throws
/// sdk::Rejected where an alert is no JSON object in UTF-8.
std::string write_body(Format format, const sdk::Notification& notification);

/// The "type" of a body in the standard format; empty in the other.
std::string type_of(std::string_view body);

}  // namespace mentiond::plugins::webhook
