#include "plugins/alert/webhook/composer.h"

#include <array>

#include "plugins/alert/webhook/body.h"
#include "plugins/common/alert/json.h"
#include "plugins/common/alert/template_data.h"

namespace mentiond::plugins::webhook {
namespace {

constexpr std::string_view kBody = "templates.body";

struct Size {
  std::size_t alerts, contents, excerpts, characters, link_bytes;
};
/// From all that is worth reading in a chat to what fits everywhere.
constexpr std::array<Size, 9> kSizes = {{{20, 20, 6, 600, 2000},
                                         {10, 20, 3, 300, 2000},
                                         {10, 20, 1, 200, 1000},
                                         {5, 10, 1, 120, 1000},
                                         {3, 10, 1, 100, 500},
                                         {1, 5, 1, 100, 500},
                                         {1, 5, 0, 80, 300},
                                         {1, 0, 0, 40, 200},
                                         {0, 0, 0, 40, 0}}};

common::Shape shape_of(const Preset& preset, const Size& size) {
  // Receivers without limits are programs: they get what there is.
  if (preset.limits.empty() && preset.format != Format::kNtfy) return {.markup = preset.markup, .alerts = 1000};
  return {preset.markup, size.alerts, size.contents, size.excerpts, size.characters, size.link_bytes};
}

}  // namespace

Composer::Composer(const sdk::Config& config)
    : preset_(preset_of(config.get("format", "standard"))),
      host_(config.host()),
      receiver_(config.name()),
      file_(config.get(kBody, "")) {
  if (preset_.format == Format::kStandard && !file_.empty()) {
    throw sdk::Rejected("templates.body: the body of format standard is fixed; write format: json beside it");
  }
  if (!preset_.file.empty() || !file_.empty()) {
    // A template for format json has no built-in one behind it but the alert objects.
    template_.emplace(preset_.kind, config, kBody, preset_.file.empty() ? "alertmanager.mustache" : preset_.file);
  }
}

std::string Composer::compose(const sdk::Notification& notification) {
  if (!template_) return write_body(preset_.format, notification);
  for (const std::string_view alert : notification.alerts) {
    if (!common::is_json_object(alert)) throw sdk::Rejected("an alert is no JSON object in UTF-8");
  }
  const common::Message message = common::read_message(notification, receiver_);
  // The largest payload that is within the limits, else the smallest, and what is wrong with that.
  const auto fitted = [&](const auto& render) {
    std::string payload, problem;
    for (const Size& size : kSizes) {
      payload = render(common::template_data(message, shape_of(preset_, size)));
      problem = broken_limit(preset_, payload);
      if (problem.empty()) break;
    }
    return std::pair(std::move(payload), std::move(problem));
  };
  auto [payload, problem] = fitted([&](const common::Value& data) { return template_->render(data); });
  if (problem.empty() || template_->is_built_in()) return std::move(payload);
  host_.log(MENTIOND_LOG_WARNING,
            file_ + ": " + problem + "; the built-in template is used for " + std::string(notification.key));
  if (preset_.file.empty()) return write_body(preset_.format, notification);
  return fitted([&](const common::Value& data) { return template_->render_built_in(data); }).first;
}

void Composer::check(sdk::Diagnostics& diagnostics) {
  if (!template_ || template_->is_built_in()) return;
  const std::size_t before = diagnostics.errors();
  template_->check({}, diagnostics);
  if (diagnostics.errors() > before) return;
  const auto data = common::template_data(common::sample_message("digest"), shape_of(preset_, kSizes.back()));
  const std::string problem = broken_limit(preset_, template_->render(data));
  if (!problem.empty()) diagnostics.add({file_, 1, 1, sdk::Severity::kError, problem, {}});
}

}  // namespace mentiond::plugins::webhook
