// Which stories hold a key: a multimap from keys of 36 bits to slots, six bytes a posting.
//
// Linear hashing (Litwin 1980): a bucket is one cache line of ten postings; the table grows by splitting one bucket at
// a time, so that no insertion waits for a rehash and memory follows the number of postings. What does not fit into a
// bucket goes into further ones behind it. What is found depends on the postings alone, and not on the order in which
// they came or went. Not thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <vector>

namespace mentiond::story {

using Slot = std::uint32_t;  ///< 0: none.
inline constexpr Slot kMostSlots = (Slot{1} << 22) - 1;

class PostingTable final {
 public:
  using Key = std::uint64_t;  ///< The low 36 bits count.
  /// Memory comes in blocks of so many bytes: a large page.
  static constexpr std::size_t kBlockBytes = std::size_t{1} << 21;

  PostingTable();
  /// Brings the key's bucket nearer, for a find() that comes soon.
  void prefetch(Key key) const { __builtin_prefetch(&bucket(key)); }
  /// Calls `use(slot)` for each posting of the key.
  template <class Use>
  void find(Key key, Use use) const {
    for (const Bucket* bucket = &this->bucket(key); bucket != nullptr; bucket = next(*bucket)) {
      for (std::size_t i = 0; i < kInBucket && bucket->first[i] != 0; ++i) {
        if (bucket->tag(i) == tag_of(key)) use(bucket->slot(i));
      }
    }
  }
  /// The posting may be there already; then there are two. REQUIRES: 0 < slot <= kMostSlots.
  void insert(Key key, Slot slot);
  /// Removes one such posting, where there is one.
  void erase(Key key, Slot slot);
  /// Looks at the next `buckets` buckets, round and round, and removes the postings whose slot is not `live`. True: a
  /// round has ended.
  template <class Live>
  bool sweep(std::size_t buckets, Live live) {
    bool ended = false;
    for (; buckets > 0 && !ended; --buckets) {
      Bucket& head = at(blocks_, hand_);
      for (Bucket* bucket = &head; bucket != nullptr; bucket = next(*bucket)) {
        for (std::size_t i = bucket->size(); i-- > 0;) {
          if (live(bucket->slot(i))) continue;
          bucket->remove(i);
          --postings_;
        }
      }
      draw_together(head);
      ended = ++hand_ >= buckets_;
    }
    if (ended) hand_ = 0;
    return ended;
  }

  std::size_t postings() const { return postings_; }
  std::size_t buckets() const { return buckets_; }
  std::size_t bytes() const;

 private:
  static constexpr std::size_t kInBucket = 10, kSlotBits = 22, kTagBits = 26, kLeastBits = 10;
  static constexpr std::size_t kFull = 6;  ///< Postings a bucket, in the mean.

  /// A posting is its slot and the bits of the key that no bucket's number tells.
  struct alignas(64) Bucket {
    std::array<std::uint32_t, kInBucket> first{};  ///< Slot, and the tag's low 10 bits above it. 0: empty.
    std::array<std::uint16_t, kInBucket> second{};
    std::uint32_t next = 0;  ///< Among the overflowing ones; 0: none.

    /// Without a branch: where a bucket ends is anybody's guess.
    std::size_t size() const {
      std::size_t size = 0;
      for (const std::uint32_t posting : first) size += posting != 0 ? 1 : 0;
      return size;
    }
    Slot slot(std::size_t i) const { return first[i] & kMostSlots; }
    std::uint32_t tag(std::size_t i) const { return first[i] >> kSlotBits | std::uint32_t{second[i]} << 10; }
    void set(std::size_t i, std::uint32_t tag, Slot slot);
    void remove(std::size_t i);
  };
  static_assert(sizeof(Bucket) == 64);
  static constexpr std::size_t kInBlock = kBlockBytes / sizeof(Bucket);
  struct Free {
    void operator()(Bucket* block) const { std::free(block); }
  };
  using Block = std::unique_ptr<Bucket[], Free>;
  using Blocks = std::vector<Block>;
  static Block make_block();

  static std::uint32_t tag_of(Key key) {
    return static_cast<std::uint32_t>(key >> kLeastBits) & ((std::uint32_t{1} << kTagBits) - 1);
  }
  /// The number of the bucket for a key, from the bits below.
  std::size_t number_of(Key key) const;
  static Bucket& at(const Blocks& blocks, std::size_t number) { return blocks[number / kInBlock][number % kInBlock]; }
  Bucket& bucket(Key key) const { return at(blocks_, number_of(key)); }
  const Bucket* next(const Bucket& bucket) const { return bucket.next == 0 ? nullptr : &at(overflow_, bucket.next); }
  Bucket* next(Bucket& bucket) { return bucket.next == 0 ? nullptr : &at(overflow_, bucket.next); }
  void put(Bucket& bucket, std::uint32_t tag, Slot slot);
  void split();
  std::uint32_t take_overflow();
  void draw_together(Bucket& head);

  Blocks blocks_, overflow_;
  std::vector<std::uint32_t> free_;  ///< Overflowing buckets that are empty.
  std::size_t buckets_, overflows_ = 1, postings_ = 0, hand_ = 0;
  unsigned bits_ = kLeastBits;
};

}  // namespace mentiond::story
