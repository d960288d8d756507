// links: mentiond_story
//
// Records of stories from any bytes, as a damaged store may give them: what is read is written as it was, and takes no
// more memory than its bytes warrant. An index takes them in and stays usable.
#include <cstdint>
#include <cstdlib>

#include "host/story/index.h"
#include "host/story/record.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mentiond::story;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::optional<Record> record = record_from(bytes);
  if (!record) return 0;
  require(record->keys.size() <= size && record->facts.size() <= size);
  require(record_from(to_bytes(*record)) == record);
  Index index;
  index.restore(1, *record);
  index.restore(2, *record);
  const auto now = static_cast<mentiond::article::Micros>(record->at) * mentiond::article::kSecond;
  index.begin(now);
  mentiond::article::Article article;
  article.id = "a";
  article.bodies.push_back({"", "text/plain", "Ten words of a text that no story has ever had before"});
  const Arrival arrival = arrival_of(article, now);
  // The record may have a key of this text: a fuzzer finds out what is compared.
  static_cast<void>(index.find(arrival));
  require(record_from(to_bytes(index.add(3, arrival))).has_value());
  index.commit();
  return 0;
}
