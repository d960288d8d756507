// Alerts as a small HTML page for a mail: inline styles alone, fit for light and dark. Stateless; thread-safe.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "plugins/common/alert/alert_view.h"

namespace mentiond::common {

/// `heading` stands above the alerts; it may be empty. LF line ends.
std::string html_part(std::string_view heading, std::span<const AlertView> alerts);

/// Fit for text and for a quoted attribute value.
std::string escape_html(std::string_view text);

}  // namespace mentiond::common
