#include "host/story/record.h"

namespace mentiond::story {
namespace {

constexpr std::uint8_t kRevision = 1;
constexpr std::size_t kKeyBytes = 5;
static_assert(kKeyBits <= 8 * kKeyBytes && kMostFacts < 256);

void put(std::string& out, std::uint64_t value, std::size_t bytes) {
  for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i));
}

class Reader final {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}
  template <class Number>
  void get(Number& number, std::size_t bytes = sizeof(Number)) {
    std::uint64_t value = 0;
    failed_ |= bytes > bytes_.size();
    for (std::size_t i = 0; !failed_ && i < bytes; ++i) {
      value |= std::uint64_t{static_cast<unsigned char>(bytes_[i])} << (8 * i);
    }
    bytes_.remove_prefix(failed_ ? bytes_.size() : bytes);
    number = static_cast<Number>(value);
  }
  std::size_t left() const { return bytes_.size(); }
  bool failed() const { return failed_; }

 private:
  std::string_view bytes_;
  bool failed_ = false;
};

}  // namespace

std::string to_bytes(const Record& record) {
  std::string out;
  out.reserve(32 + 2 * record.facts.size() + kKeyBytes * record.keys.size());
  put(out, kRevision, 1);
  put(out, record.level, 1);
  put(out, record.at, 4);
  put(out, record.published, 4);
  put(out, record.language, 2);
  put(out, record.source, 2);
  put(out, record.words, 4);
  put(out, record.coarse, 4);
  put(out, record.facts.size(), 1);
  for (const std::uint16_t fact : record.facts) put(out, fact, 2);
  for (const Key key : record.keys) put(out, key, kKeyBytes);
  return out;
}

std::optional<Record> record_from(std::string_view bytes) {
  Reader reader(bytes);
  Record record;
  std::uint8_t revision = 0, facts = 0;
  reader.get(revision);
  reader.get(record.level);
  reader.get(record.at);
  reader.get(record.published);
  reader.get(record.language);
  reader.get(record.source);
  reader.get(record.words);
  reader.get(record.coarse);
  reader.get(facts);
  if (reader.failed() || revision != kRevision || facts > kMostFacts || record.level > kMostLevel) return std::nullopt;
  record.facts.resize(facts);
  for (std::uint16_t& fact : record.facts) reader.get(fact);
  if (reader.failed() || reader.left() % kKeyBytes != 0) return std::nullopt;
  record.keys.resize(reader.left() / kKeyBytes);
  for (Key& key : record.keys) {
    reader.get(key, kKeyBytes);
    if (key > kKeyMask) return std::nullopt;
  }
  return record;
}

}  // namespace mentiond::story
