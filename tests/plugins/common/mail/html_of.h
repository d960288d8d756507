// An alert as the HTML part of a mail, for tests and the fuzz target.
#pragma once

#include <string>

#include "plugins/common/alert/template_data.h"
#include "plugins/common/template/built_in.h"
#include "plugins/common/template/template.h"

namespace mentiond::tests {

inline std::string html_of(const common::AlertView& alert) {
  common::Message message;
  message.alerts.push_back(alert);
  static common::Template part(common::TemplateKind::kHtml,
                               std::string(common::built_in_template("mail.html.mustache")));
  return part.render(common::template_data(message, {}));
}

}  // namespace mentiond::tests
