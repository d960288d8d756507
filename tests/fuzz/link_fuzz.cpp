// links: mentiond_article
//
// Links as feeds write them. Cleaning and encoding end with the first time, and what is a URI stays as it is.
#include <cstdint>
#include <cstdlib>

#include "host/article/link.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mentiond::article;
  const std::string_view link(reinterpret_cast<const char*>(data), size);
  const std::string cleaned = clean_link(link), encoded = percent_encode_unsafe(link);
  require(clean_link(cleaned) == cleaned);
  require(percent_encode_unsafe(encoded) == encoded);
  require(is_http_url(link) == is_http_url(cleaned));
  require(!is_uri(link) || encoded == link);
  require(!is_uri(link) || !is_http_url(link) || is_uri(cleaned));
  return 0;
}
