// Makes the body of a request: the alert objects as they are, or what a template makes of them within a service's
// limits. Not thread-safe.
#pragma once

#include <optional>
#include <string>

#include "mentiond/sdk/alert.hpp"
#include "plugins/alert/webhook/preset.h"
#include "plugins/common/alert/user_template.h"

namespace mentiond::plugins::webhook {

class Composer final {
 public:
  /// Throws sdk::Rejected, naming the setting.
  explicit Composer(const sdk::Config& config);

  const Preset& preset() const { return preset_; }
  /// What is too long is shortened until it fits: fewer alerts, fewer sentences, shorter texts; links stay whole. A
  /// template of the user's that makes no JSON, or too much, gives way to the built-in one. Throws sdk::Rejected where
  /// an alert is no JSON object in UTF-8.
  std::string compose(const sdk::Notification& notification);
  void check(sdk::Diagnostics& diagnostics);

 private:
  const Preset& preset_;
  const sdk::Host host_;
  const std::string receiver_, file_;
  std::optional<common::UserTemplate> template_;
};

}  // namespace mentiond::plugins::webhook
