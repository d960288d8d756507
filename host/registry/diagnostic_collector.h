// Takes what a plugin says is wrong, during one call.
#pragma once

#include "host/article/stages.h"
#include "host/registry/call.h"
#include "host/registry/text.h"

namespace mentiond::registry {

/// Takes the diagnostics of one call.
class DiagnosticCollector final {
 public:
  DiagnosticCollector(Call& call, article::Diagnostics& into) : call_(call), into_(into) {}
  const mentiond_diagnostic_sink* crossing() const { return &crossing_; }
  bool has_error() const { return has_error_; }

 private:
  static void take(void* self, const mentiond_diagnostic* theirs) {
    auto& collector = *static_cast<DiagnosticCollector*>(self);
    collector.call_.host_side([&] {
      if (theirs != nullptr) collector.add(*theirs);
    });
  }
  void add(const mentiond_diagnostic& theirs) {
    constexpr std::size_t kMost = 10'000;  // Of one call.
    using article::Severity;
    const auto severity = theirs.severity <= MENTIOND_NOTE ? static_cast<Severity>(theirs.severity) : Severity::kError;
    if (severity == Severity::kError) has_error_ = true;
    if (++taken_ > kMost) return;
    into_.push_back({clean(theirs.file, kUrlLimit), theirs.line, theirs.column, severity,
                     clean(theirs.message, kMessageLimit), clean(theirs.suggestion, kMessageLimit)});
  }

  Call& call_;
  article::Diagnostics& into_;
  bool has_error_ = false;
  std::size_t taken_ = 0;
  const mentiond_diagnostic_sink crossing_ = {sizeof(crossing_), this, &DiagnosticCollector::take};
};

}  // namespace mentiond::registry
