#include "host/article/stages.h"

namespace mentiond::article {

std::string to_string(const Diagnostic& diagnostic) {
  std::string text = diagnostic.file;
  if (diagnostic.line > 0) text += ":" + std::to_string(diagnostic.line) + ":" + std::to_string(diagnostic.column);
  if (!text.empty()) text += ": ";
  text += diagnostic.severity == Severity::kError     ? "error: "
          : diagnostic.severity == Severity::kWarning ? "warning: "
                                                      : "note: ";
  text += diagnostic.message;
  if (!diagnostic.suggestion.empty()) text += " (did you mean \"" + diagnostic.suggestion + "\"?)";
  return text;
}

}  // namespace mentiond::article
