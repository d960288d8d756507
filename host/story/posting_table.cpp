#include "host/story/posting_table.h"

#include <sys/mman.h>

#include <memory>
#include <new>

namespace mentiond::story {

// A key is anywhere in hundreds of megabytes: with pages of 4 KB, finding the page would cost more than reading it.
PostingTable::Block PostingTable::make_block() {
  void* const memory = std::aligned_alloc(kBlockBytes, kBlockBytes);
  if (memory == nullptr) throw std::bad_alloc();
  ::madvise(memory, kBlockBytes, MADV_HUGEPAGE);  // Where there are none, small pages do.
  auto* const buckets = static_cast<Bucket*>(memory);
  std::uninitialized_value_construct_n(buckets, kInBlock);
  return Block(buckets);
}

void PostingTable::Bucket::set(std::size_t i, std::uint32_t tag, Slot slot) {
  first[i] = slot | tag << kSlotBits;
  second[i] = static_cast<std::uint16_t>(tag >> 10);
}

void PostingTable::Bucket::remove(std::size_t i) {
  const std::size_t last = size() - 1;
  first[i] = first[last];
  second[i] = second[last];
  first[last] = 0;
}

PostingTable::PostingTable() : buckets_(std::size_t{1} << kLeastBits) {
  for (std::size_t made = 0; made < buckets_; made += kInBlock) blocks_.push_back(make_block());
}

std::size_t PostingTable::number_of(Key key) const {
  const std::size_t wide = key & ((std::size_t{2} << bits_) - 1);
  return wide < buckets_ ? wide : key & ((std::size_t{1} << bits_) - 1);
}

void PostingTable::insert(Key key, Slot slot) {
  put(bucket(key), tag_of(key), slot);
  ++postings_;
  if (postings_ > kFull * buckets_) split();
}

void PostingTable::put(Bucket& first, std::uint32_t tag, Slot slot) {
  Bucket* bucket = &first;
  std::size_t size = bucket->size();
  while (size == kInBucket) {
    if (bucket->next == 0) bucket->next = take_overflow();
    bucket = next(*bucket);
    size = bucket->size();
  }
  bucket->set(size, tag, slot);
}

void PostingTable::erase(Key key, Slot slot) {
  for (Bucket* bucket = &this->bucket(key); bucket != nullptr; bucket = next(*bucket)) {
    for (std::size_t i = 0; i < bucket->size(); ++i) {
      if (bucket->slot(i) != slot || bucket->tag(i) != tag_of(key)) continue;
      bucket->remove(i);
      --postings_;
      return;
    }
  }
}

/// The bucket that is next in turn gives those of its postings away whose key has the next bit set. The bits of a
/// bucket's number are bits of its keys: above the least, they are in the tag too.
void PostingTable::split() {
  const std::size_t from = buckets_ - (std::size_t{1} << bits_);
  if (buckets_ % kInBlock == 0) blocks_.push_back(make_block());
  ++buckets_;
  const unsigned bit = bits_ - static_cast<unsigned>(kLeastBits);
  if (buckets_ == std::size_t{2} << bits_) ++bits_;
  Bucket& to = at(blocks_, buckets_ - 1);
  Bucket& head = at(blocks_, from);
  for (Bucket* bucket = &head; bucket != nullptr; bucket = next(*bucket)) {
    for (std::size_t i = bucket->size(); i-- > 0;) {
      if ((bucket->tag(i) >> bit & 1) == 0) continue;
      put(to, bucket->tag(i), bucket->slot(i));
      bucket->remove(i);
    }
  }
  draw_together(head);
  // The next two come soon.
  __builtin_prefetch(&head + 1);
  __builtin_prefetch(&to + 1);
}

std::uint32_t PostingTable::take_overflow() {
  if (!free_.empty()) {
    const std::uint32_t number = free_.back();
    free_.pop_back();
    return number;
  }
  if (overflows_ / kInBlock == overflow_.size()) overflow_.push_back(make_block());
  return static_cast<std::uint32_t>(overflows_++);
}

/// Draws the postings of a chain together, and gives back the buckets that this empties.
void PostingTable::draw_together(Bucket& head) {
  if (head.next == 0 || head.size() == kInBucket) return;
  std::vector<std::pair<std::uint32_t, Slot>> rest;
  for (std::uint32_t number = head.next; number != 0;) {
    Bucket& bucket = at(overflow_, number);
    for (std::size_t i = 0, size = bucket.size(); i < size; ++i) rest.emplace_back(bucket.tag(i), bucket.slot(i));
    free_.push_back(number);
    number = bucket.next;
    bucket = Bucket{};
  }
  head.next = 0;
  for (const auto& [tag, slot] : rest) put(head, tag, slot);
}

std::size_t PostingTable::bytes() const {
  return (blocks_.size() + overflow_.size()) * kInBlock * sizeof(Bucket) + free_.capacity() * sizeof(free_[0]);
}

}  // namespace mentiond::story
