// The stories of the last days, and which of them an article belongs to (docs/decisions/0100).
//
// An article joins the story that it fits best, or opens one; stories never merge or split. The same articles in the
// same order give the same stories. It lives beside the store, in the writer: what happens between begin() and commit()
// is undone by roll_back(), so that both stay in step. Not thread-safe.
//
// Memory: see bytes(); at most kMostStories, of which the longest unjoined go first. What an article costs does not
// depend on its length, beyond reading it, nor on how many stories share a shingle: no more than kBoilerplate do.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "host/story/arrival.h"
#include "host/story/fit.h"
#include "host/story/live_stories.h"
#include "host/story/posting_table.h"
#include "host/story/record.h"

namespace mentiond::story {

inline constexpr Micros kWindow = 72 * article::kHour;
inline constexpr std::size_t kMostStories = 2'000'000;

class Index final {
 public:
  explicit Index(Micros window = kWindow) : window_(window) {}

  struct Match {
    std::int64_t story = 0;  ///< Its number.
    double similarity = 0;   ///< The share of the smaller text that both have; 1 where titles alone are compared.
  };

  /// A transaction begins at this time: stories that nothing has joined within the window before it are forgotten.
  void begin(Micros now);
  void commit();
  void roll_back();

  /// The story that the article fits best; absent: none.
  std::optional<Match> find(const Arrival& arrival);
  /// Makes the article one of the story's, which it may be already as an earlier version, and opens the story where it
  /// is not there. `alone`: the story has no other article, so that all it says is the story's, however much it has
  /// grown. What it added is for restore().
  Record add(std::int64_t story, const Arrival& arrival, bool alone = false);
  /// Adds what add() has said, in the same order, after a restart. Belongs to no transaction.
  void restore(std::int64_t story, const Record& record);

  std::size_t size() const { return stories_.size(); }
  std::size_t bytes() const { return stories_.bytes() + postings_.bytes(); }
  /// How many postings have been looked at so far: the work of finding, for tests that count it.
  std::size_t looked_at() const { return looked_at_; }

 private:
  struct Hit {
    Slot slot;
    std::uint16_t word;
    std::uint8_t level;
    float weight;
  };
  /// The weights of the arrival's samples, summed: by_level[l] of those at l or above.
  struct Weights {
    std::array<double, kMostLevel + 1> by_level{};
  };
  struct Undo {
    Slot slot;
    bool opened;
    LiveStory before;
    std::vector<Key> keys;
  };

  Weights collect_hits(const Arrival& arrival);
  void collect_titles(Key title);
  bool may_join(const LiveStory& story, const Arrival& arrival) const;
  std::optional<Match> best_of(const Arrival& arrival, const Weights& weights);
  Evidence evidence_for(std::span<const Hit> hits, const Arrival& arrival, const Weights& weights) const;
  Slot find_slot(std::int64_t story) const;
  bool wants(Slot slot, Key key) const;
  void apply(Slot slot, const Record& record);
  void forget(Micros now);

  Micros window_;
  LiveStories stories_;
  PostingTable postings_;
  std::vector<Undo> undo_;
  std::vector<Slot> closed_, leaving_;  ///< Whose postings are still there; those that this round will have swept.
  std::size_t added_ = 0;               ///< Since the last sweep.
  std::size_t looked_at_ = 0;
  // Of the last find(): kept for their memory.
  std::vector<Hit> hits_;
  std::vector<Slot> titled_;
};

}  // namespace mentiond::story
