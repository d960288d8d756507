#include "host/story/index.h"

#include <algorithm>
#include <utility>

#include "host/story/words.h"

namespace mentiond::story {
namespace {

constexpr std::size_t kSweptForEach = 64;  // Buckets swept for each article added.
constexpr std::size_t kMostSamples = 512;  // Of a story.
constexpr std::uint32_t kLongerBy = 4;     // A text so many times as long may hold other stories too.
// A share is told from the samples at a level that both texts were sampled at throughout, where they are enough; and
// for texts that are hardly longer than a lead from all samples, since their copies are what stands first in others.
constexpr double kEnoughCoarse = 12, kMoreThanEnough = 32;
constexpr std::uint32_t kBrief = 96;    // Shingles.
constexpr std::size_t kMostTitled = 3;  // A title of so many stories says nothing.

/// Under which a story's slot is found by its number.
Key key_of(std::int64_t story) { return mix(static_cast<std::uint64_t>(story)) & kKeyMask; }

std::uint32_t seconds(Micros time) {
  return static_cast<std::uint32_t>(std::clamp<Micros>(time / article::kSecond, 0, UINT32_MAX));
}

std::uint32_t minutes(const std::optional<Micros>& time) {
  return time ? static_cast<std::uint32_t>(std::clamp<Micros>(*time / article::kMinute, 0, UINT32_MAX)) : 0;
}

double share(double hits, double of) { return of <= 0 ? 0 : std::min(1.0, hits / of); }

/// Of how many words the row is that the hits stand in, or the two rows that are far apart, where they fill them; else
/// 0. REQUIRES: sorted by word.
template <class Hits>
double block_of(const Hits& hits, const std::vector<Sample>& samples) {
  constexpr double kFilled = 0.95;
  constexpr int kApart = 30;
  std::size_t second = 0;
  for (std::size_t i = 1, widest = kApart; i < hits.size(); ++i) {
    const std::size_t gap = hits[i].word - hits[i - 1].word;
    if (gap > widest) widest = gap, second = i;
  }
  const std::uint16_t begin = hits.front().word, end = hits.back().word;
  const std::uint16_t stop = second > 0 ? hits[second - 1].word : end, go_on = second > 0 ? hits[second].word : end;
  const auto within = [&](const Sample& sample) {
    return sample.word >= begin && sample.word <= end && (sample.word <= stop || sample.word >= go_on);
  };
  const auto could_be = std::count_if(samples.begin(), samples.end(), within);
  if (static_cast<double>(hits.size()) < kFilled * static_cast<double>(could_be)) return 0;
  return static_cast<double>(stop - begin + end - go_on) + (second > 0 ? 2 : 1) * static_cast<double>(kShingleWords);
}

}  // namespace

void Index::begin(Micros now) {
  roll_back();
  forget(now);
  const std::size_t buckets = kSweptForEach * (added_ + 1);
  added_ = 0;
  if (closed_.empty() && leaving_.empty()) return;
  if (postings_.sweep(buckets, [this](Slot slot) { return stories_.live(slot); })) {
    for (const Slot slot : leaving_) stories_.release(slot);
    leaving_ = std::move(closed_);
    closed_.clear();
  }
}

void Index::forget(Micros now) {
  const std::uint32_t since = seconds(now - window_);
  for (Slot oldest = stories_.oldest(); oldest != 0; oldest = stories_.oldest()) {
    if (stories_[oldest].joined >= since && stories_.size() < kMostStories) break;
    stories_.close(oldest);
    closed_.push_back(oldest);
  }
}

void Index::commit() { undo_.clear(); }

void Index::roll_back() {
  for (; !undo_.empty(); undo_.pop_back()) {
    const Undo& undo = undo_.back();
    for (const Key key : undo.keys) postings_.erase(key, undo.slot);
    if (undo.opened) {
      stories_.unopen(undo.slot);
    } else {
      stories_.restore(undo.slot, undo.before);
    }
  }
}

std::optional<Index::Match> Index::find(const Arrival& arrival) {
  collect_titles(arrival.print.title);
  return best_of(arrival, collect_hits(arrival));
}

void Index::collect_titles(Key title) {
  titled_.clear();
  if (title == 0) return;
  postings_.find(title, [&](Slot slot) {
    if (stories_.live(slot)) titled_.push_back(slot);
  });
  if (titled_.size() > kMostTitled) titled_.clear();
}

Index::Weights Index::collect_hits(const Arrival& arrival) {
  const std::vector<Sample>& samples = arrival.print.samples;
  hits_.clear();
  for (const Slot slot : titled_) hits_.push_back({slot, 0, 0, 0});
  for (const Sample& sample : samples) postings_.prefetch(sample.key);
  Weights weights;
  for (const Sample& sample : samples) {
    const std::size_t before = hits_.size();
    postings_.find(sample.key, [&](Slot slot) {
      ++looked_at_;
      if (stories_.live(slot)) hits_.push_back({slot, sample.word, sample.level, 0});
    });
    const double counts = weight(static_cast<unsigned>(hits_.size() - before));
    for (std::size_t i = before; i < hits_.size(); ++i) hits_[i].weight = static_cast<float>(counts);
    weights.by_level[sample.level] += counts;
  }
  for (std::size_t level = kMostLevel; level-- > 0;) weights.by_level[level] += weights.by_level[level + 1];
  return weights;
}

bool Index::may_join(const LiveStory& story, const Arrival& arrival) const {
  if (story.language != 0 && arrival.language != 0 && story.language != arrival.language) return false;
  const std::int64_t published = minutes(arrival.published), window = window_ / article::kMinute;
  return published == 0 || story.first_published == 0 ||
         (published >= story.first_published - window && published <= story.last_published + window);
}

/// Of the hits of one story.
Evidence Index::evidence_for(std::span<const Hit> hits, const Arrival& arrival, const Weights& weights) const {
  const Slot slot = hits.front().slot;
  const LiveStory& story = stories_[slot];
  const unsigned level = std::max(story.level, arrival.print.level);
  double all = 0, coarse = 0;
  for (const Hit& hit : hits) {
    all += hit.weight;
    coarse += hit.level >= level ? hit.weight : 0;
  }
  const double of_coarse = std::min(weights.by_level[level], static_cast<double>(story.coarse << story.level >> level));
  Evidence evidence;
  evidence.shingles = std::min(arrival.print.shingles, story.coarse << story.level);
  if (of_coarse >= kEnoughCoarse) evidence.shared = share(coarse, of_coarse);
  if (of_coarse < kEnoughCoarse || evidence.shingles <= kBrief) {
    const double of_all = std::min(weights.by_level[0], static_cast<double>(story.samples));
    evidence.shared = std::max(evidence.shared, share(all, of_all));
  }
  evidence.shared_evenly = of_coarse >= kMoreThanEnough ? share(coarse, of_coarse) : evidence.shared;
  evidence.facts = facts_shared(arrival.print.facts, story.facts());
  evidence.block_words = block_of(hits, arrival.print.samples);
  evidence.same_title = std::find(titled_.begin(), titled_.end(), slot) != titled_.end();
  evidence.same_source = story.source == arrival.source;
  evidence.words = std::min(story.words, arrival.print.words);
  return evidence;
}

std::optional<Index::Match> Index::best_of(const Arrival& arrival, const Weights& weights) {
  std::sort(hits_.begin(), hits_.end(),
            [](const Hit& a, const Hit& b) { return std::pair(a.slot, a.word) < std::pair(b.slot, b.word); });
  std::optional<Match> best;
  double best_fit = 0;
  for (auto begin = hits_.begin(), end = begin; begin != hits_.end(); begin = end) {
    const LiveStory& story = stories_[begin->slot];
    end = std::find_if(begin, hits_.end(), [&](const Hit& hit) { return hit.slot != begin->slot; });
    if (!may_join(story, arrival)) continue;
    const Evidence evidence = evidence_for({begin, end}, arrival, weights);
    const double fits = fit(evidence);
    // Of equals, the earlier story.
    if (fits == 0 || fits < best_fit || (fits == best_fit && best->story < story.number)) continue;
    best_fit = fits;
    best = Match{story.number, evidence.shared};
  }
  return best;
}

Slot Index::find_slot(std::int64_t story) const {
  Slot found = 0;
  postings_.find(key_of(story), [&](Slot slot) { found = stories_[slot].number == story ? slot : found; });
  return found;
}

/// Whether the story has not posted the key yet, nor have so many others that nobody needs it.
bool Index::wants(Slot slot, Key key) const {
  unsigned stories = 0;
  bool has = false;
  postings_.find(key, [&](Slot other) {
    has |= other == slot;
    stories += stories_.live(other) ? 1 : 0;
  });
  return !has && stories < kBoilerplate;
}

Record Index::add(std::int64_t story, const Arrival& arrival, bool alone) {
  const Fingerprint& print = arrival.print;
  Record record;
  record.at = seconds(arrival.at);
  record.published = minutes(arrival.published);
  record.language = arrival.language;
  record.source = arrival.source;
  record.level = print.level;
  record.words = print.words;
  record.facts = print.facts;
  Slot slot = find_slot(story);
  const bool opens = slot == 0;
  undo_.push_back({slot, opens, {}, {}});
  if (opens) {
    undo_.back().slot = slot = stories_.open(story);
    postings_.insert(key_of(story), slot);
  } else {
    undo_.back().before = stories_[slot];
  }
  const LiveStory& joined = stories_[slot];
  const unsigned level = std::max(joined.level, print.level);
  const bool belongs = alone || print.words <= kLongerBy * joined.words;
  const bool takes = opens || (belongs && joined.samples < kMostSamples);
  for (const Sample& sample : print.samples) {
    if (!takes || !wants(slot, sample.key)) continue;
    record.keys.push_back(sample.key);
    record.coarse += sample.level >= level ? 1 : 0;
  }
  if (print.title != 0 && wants(slot, print.title)) record.keys.push_back(print.title);
  apply(slot, record);
  undo_.back().keys = record.keys;
  if (opens) undo_.back().keys.push_back(key_of(story));
  return record;
}

void Index::restore(std::int64_t story, const Record& record) {
  Slot slot = find_slot(story);
  if (slot == 0) {
    slot = stories_.open(story);
    postings_.insert(key_of(story), slot);
  }
  apply(slot, record);
}

void Index::apply(Slot slot, const Record& record) {
  LiveStory& story = stories_[slot];
  if (story.joined == 0) {
    story.language = record.language;
    story.source = record.source;
    story.level = record.level;
    story.first_published = story.last_published = record.published;
  } else {
    stories_.renew(slot);
  }
  story.joined = std::max(record.at, 1U);
  if (record.published != 0) {
    if (story.first_published == 0) story.first_published = story.last_published = record.published;
    story.first_published = std::min(story.first_published, record.published);
    story.last_published = std::max(story.last_published, record.published);
  }
  if (!record.keys.empty()) story.words = std::max(story.words, record.words);
  if (record.facts.size() > story.facts_size) {
    story.facts_size = static_cast<std::uint8_t>(record.facts.size());
    std::copy(record.facts.begin(), record.facts.end(), story.facts_array.begin());
  }
  if (!record.keys.empty() && record.level > story.level) {
    story.coarse >>= record.level - story.level;
    story.level = record.level;
  }
  for (const Key key : record.keys) postings_.insert(key, slot);
  story.samples += static_cast<std::uint32_t>(record.keys.size());
  story.coarse += record.coarse;
  ++added_;
}

}  // namespace mentiond::story
