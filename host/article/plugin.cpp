#include "host/article/plugin.h"

namespace mentiond::article {

std::string_view to_string(PluginKind kind) {
  switch (kind) {
    case PluginKind::kFetch:
      return "fetch";
    case PluginKind::kNormalise:
      return "normalise";
    case PluginKind::kEnrich:
      return "enrich";
    case PluginKind::kMatch:
      return "match";
    case PluginKind::kAlert:
      return "alert";
  }
  return "unknown";
}

}  // namespace mentiond::article
