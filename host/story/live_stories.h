// The stories that an article may join, in the order in which they were last joined. Not thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "host/story/fingerprint.h"
#include "host/story/posting_table.h"

namespace mentiond::story {

/// One story, in some 150 bytes.
struct LiveStory {
  std::int64_t number = 0;  ///< The store's; 0: the slot is free.
  Slot older = 0, newer = 0;
  std::uint32_t joined = 0;                               ///< Seconds since the epoch.
  std::uint32_t first_published = 0, last_published = 0;  ///< Minutes since the epoch; 0: not known.
  std::uint32_t samples = 0;                              ///< Posted for it.
  std::uint32_t coarse = 0;                               ///< Of these, those at `level`.
  std::uint32_t words = 0;                                ///< Of its longest article.
  std::uint16_t language = 0, source = 0;                 ///< Of its first article.
  std::uint8_t level = 0, facts_size = 0;
  std::array<Fact, kMostFacts> facts_array{};  ///< Of the article that has the most.

  std::span<const Fact> facts() const { return {facts_array.data(), facts_size}; }
};

class LiveStories final {
 public:
  LiveStories() : stories_(1), live_(1) {}

  const LiveStory& operator[](Slot slot) const { return stories_[slot]; }
  LiveStory& operator[](Slot slot) { return stories_[slot]; }
  bool live(Slot slot) const { return live_[slot]; }
  std::size_t size() const { return size_; }
  Slot oldest() const { return stories_[0].newer; }

  /// A slot with a story of this number, the newest. REQUIRES: size() < kMostSlots.
  Slot open(std::int64_t number);
  /// Makes it the newest.
  void renew(Slot slot);
  /// Undoes an open(); the slot can be used again at once.
  void unopen(Slot slot);
  /// Puts a story back to what it was and where it was.
  void restore(Slot slot, const LiveStory& before);
  /// Takes the story out; the slot can be used again once release() has been called for it.
  void close(Slot slot);
  void release(Slot slot) { free_.push_back(slot); }

  std::size_t bytes() const { return stories_.size() * sizeof(LiveStory) + free_.capacity() * sizeof(Slot); }

 private:
  void unlink(Slot slot);
  void link_between(Slot older, Slot slot, Slot newer);

  std::deque<LiveStory> stories_;  ///< The first is no story: its neighbours are the oldest and the newest.
  std::vector<bool> live_;         ///< By slot: sweeping asks for each posting, and these stay in the cache.
  std::vector<Slot> free_;
  std::size_t size_ = 0;
};

}  // namespace mentiond::story
