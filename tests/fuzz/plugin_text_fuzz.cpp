// links: mentiond_registry
// Whatever bytes a plugin hands over, what the host keeps is clean, bounded and cleaned once and for all.
#include <cstdint>
#include <cstdlib>

#include "host/registry/json_object.h"
#include "host/registry/text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mentiond::registry;
  if (size == 0) return 0;
  const std::size_t limit = data[0];
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::string ours = clean(bytes, limit);
  if (!is_clean(ours) || ours.size() > limit || clean(std::string_view(ours), limit) != ours) std::abort();
  if (is_clean(bytes) && ours != cut(bytes, limit)) std::abort();
  if (is_json_object(bytes) && !bytes.starts_with('{')) std::abort();
  return 0;
}
