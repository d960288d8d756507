// A plugin that does not use the SDK's classes, and breaks the contract: its functions let exceptions out.
#include <stdexcept>

#include "mentiond/sdk/abi.h"

namespace {

mentiond_status create(const mentiond_setup*, void** instance, const mentiond_call*) {
  *instance = nullptr;
  return MENTIOND_OK;
}
void destroy(void*) { throw 3; }
int32_t accepts(void*, mentiond_text, mentiond_text) { throw std::runtime_error("from accepts"); }
mentiond_status normalise(void*, const mentiond_document* document, const mentiond_article_sink*,
                          const mentiond_call*) {
  if (document->body.size == 0) throw 42;
  throw std::runtime_error("from normalise");
}

const mentiond_normalise_table kTable = {sizeof(kTable), &create, &destroy, &accepts, &normalise, 1, 0};

}  // namespace

extern "C" __attribute__((visibility("default")))
const mentiond_plugin mentiond_plugin_entry = {MENTIOND_ABI_MAJOR,
                                               MENTIOND_ABI_MINOR,
                                               MENTIOND_NORMALISE,
                                               0,
                                               "raw_throwing",
                                               "1.0.0",
                                               "Throws.",
                                               &kTable,
                                               {nullptr, 0, sizeof(mentiond_setting_spec)}};
