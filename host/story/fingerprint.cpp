#include "host/story/fingerprint.h"

#include <algorithm>
#include <array>
#include <bit>
#include <bitset>
#include <utility>

#include "host/story/words.h"

namespace mentiond::story {
namespace {

constexpr std::size_t kFirstNames = 28, kFirstNumbers = 28;
constexpr std::size_t kTitleWords = 5, kTitleLetters = 10;

unsigned level_of(std::uint64_t hash) {
  return static_cast<unsigned>(std::countr_zero(hash >> kKeyBits | std::uint64_t{1} << kMostLevel));
}

/// The hash of the last `length` words, in a step for each word (Rabin and Karp).
class Rolling final {
 public:
  explicit Rolling(std::size_t length) : length_(length) {
    for (std::size_t i = 0; i < length; ++i) leaves_ *= kBase;
  }
  void clear() { hash_ = 0; }
  void add(std::uint64_t in, std::uint64_t out) { hash_ = hash_ * kBase + in - out * leaves_; }
  std::size_t length() const { return length_; }
  std::uint64_t hash() const { return mix(hash_ + length_); }

 private:
  static constexpr std::uint64_t kBase = 0xd6e8feb86659fd93;
  std::uint64_t length_, leaves_ = 1, hash_ = 0;
};

/// The last words read, as many as the longest shingle has.
class Recent final {
 public:
  void add(const Word& word) {
    if (word.letter != by_letters_) change_to(word.letter);
    rolling_->add(word.hash, before(rolling_->length()));
    hashes_[count_++ % hashes_.size()] = word.hash;
  }
  bool is_shingle() const { return count_ >= rolling_->length(); }
  std::uint64_t shingle() const { return rolling_->hash(); }

 private:
  std::uint64_t before(std::size_t words) const {
    return count_ < words ? 0 : hashes_[(count_ - words) % hashes_.size()];
  }
  void change_to(bool letters) {
    by_letters_ = letters;
    rolling_ = letters ? &letters_ : &words_;
    rolling_->clear();
    for (std::size_t i = rolling_->length(); i > 0; --i) rolling_->add(before(i), 0);
  }

  std::array<std::uint64_t, 16> hashes_{};
  std::size_t count_ = 0;
  bool by_letters_ = false;
  Rolling words_{kShingleWords}, letters_{kShingleLetters};
  Rolling* rolling_ = &words_;
};

/// Sorts numbers of so many bits that begin with those of a hash: a pass puts each near its place, where comparing
/// would guess. Numbers that were made to meet cost no more than comparing does.
template <class Number>
void sort_hashes(std::vector<Number>& numbers, unsigned bits) {
  constexpr unsigned kFirstBits = 8;
  std::array<std::uint32_t, (1U << kFirstBits) + 1> ends{};
  const auto bucket = [&](Number number) { return static_cast<std::size_t>(number >> (bits - kFirstBits)); };
  for (const Number number : numbers) ++ends[bucket(number) + 1];
  for (std::size_t i = 1; i < ends.size(); ++i) ends[i] += ends[i - 1];
  std::vector<Number> sorted(numbers.size());
  for (const Number number : numbers) sorted[ends[bucket(number)]++] = number;
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ends) {
    if (end - begin > 1) std::sort(sorted.begin() + begin, sorted.begin() + end);
    begin = end;
  }
  numbers = std::move(sorted);
}

/// Names and numbers, each once.
class Facts final {
 public:
  void add(const Word& word) {
    const Fact fact = static_cast<Fact>((mix(word.hash) >> 48 & ~1U) | (word.has_digit ? 1U : 0U));
    std::size_t& kept = kept_[word.has_digit ? 1 : 0];
    if ((kept >= (word.has_digit ? kFirstNumbers : kFirstNames) && !is_coarse(fact)) || facts_.size() == kMostFacts)
      return;
    if (known_[fact]) return;
    known_[fact] = true;
    facts_.push_back(fact);
    ++kept;
  }
  std::vector<Fact> take() {
    sort_hashes(facts_, 16);
    return std::move(facts_);
  }

 private:
  std::vector<Fact> facts_;
  std::bitset<std::size_t{UINT16_MAX} + 1> known_;  // A bit for each fact that there can be.
  std::array<std::size_t, 2> kept_{};               // Names, numbers.
};

/// Reads a text once: its shingles in their order, its facts.
struct Reading {
  struct Shingle {
    std::uint64_t hash;
    std::size_t word;  ///< The number of the word that it ends with.
  };
  std::vector<Shingle> shingles;
  Facts facts;
  std::size_t words = 0;

  explicit Reading(std::string_view text) {
    shingles.reserve(std::min(kMostWords, text.size() / 5));
    WordReader reader(text);
    Recent recent;
    for (Word word; words < kMostWords && reader.next(word);) {
      ++words;
      recent.add(word);
      if (recent.is_shingle()) shingles.push_back({recent.shingle(), words});
      if (word.has_digit || word.is_capital) facts.add(word);
    }
  }
};

/// A sample as one number, which sorts by key and then by word.
constexpr unsigned kWordAt = 4, kKeyAt = 20;  // Bits.
static_assert(kMostLevel < 1U << kWordAt && kMostWords < 1U << (kKeyAt - kWordAt) && kKeyBits + kKeyAt <= 64);

std::uint64_t packed(const Reading::Shingle& shingle, unsigned level) {
  return (shingle.hash & kKeyMask) << kKeyAt | shingle.word << kWordAt | level;
}
Sample unpacked(std::uint64_t sample) {
  return {sample >> kKeyAt, static_cast<std::uint16_t>(sample >> kWordAt),
          static_cast<std::uint8_t>(sample & ((1U << kWordAt) - 1))};
}

std::vector<Sample> sample_of(const std::vector<Reading::Shingle>& shingles, unsigned least) {
  // One in eight is kept, none knows which: what is written and not kept costs less than asking.
  std::vector<std::uint64_t> kept(shingles.size());
  std::size_t count = 0;
  for (const Reading::Shingle& shingle : shingles) {
    const unsigned level = level_of(shingle.hash);
    kept[count] = packed(shingle, level);
    count += static_cast<std::size_t>(shingle.word <= kLeadWords) | static_cast<std::size_t>(level >= least);
  }
  kept.resize(count);
  sort_hashes(kept, kKeyBits + kKeyAt);
  std::vector<Sample> samples;
  samples.reserve(count);
  for (const std::uint64_t each : kept) {
    if (samples.empty() || samples.back().key != each >> kKeyAt) samples.push_back(unpacked(each));
  }
  return samples;
}

Key title_key(std::string_view headline) {
  WordReader reader(bare_headline(headline));
  std::uint64_t hash = 1;
  std::size_t words = 0, letters = 0;
  for (Word word; words + letters < kMostWords && reader.next(word);) {
    ++(word.letter ? letters : words);
    hash = mix(hash ^ word.hash);
  }
  if (words < kTitleWords && letters < kTitleLetters) return 0;
  return hash & kKeyMask;
}

/// Whether `word` is what agencies and outlets put before a headline.
bool is_label(std::string_view word) {
  constexpr std::array<std::string_view, 15> kLabels = {"UPDATE",     "RPT",    "WRAPUP", "BREAKING", "CORRECTED",
                                                        "CORRECTION", "REFILE", "ALERT",  "FLASH",    "URGENT",
                                                        "LEAD",       "LIVE",   "VIDEO",  "WATCH",    "EXCLUSIVE"};
  return std::find(kLabels.begin(), kLabels.end(), word) != kLabels.end();
}

std::string_view without_label(std::string_view headline) {
  const std::size_t word = headline.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  if (word == headline.npos || !is_label(headline.substr(0, word))) return headline;
  const std::size_t end = headline.find_first_not_of(" 0123456789", word);
  if (end == headline.npos || (headline[end] != '-' && headline[end] != ':')) return headline;
  return headline.substr(end + 1);
}

}  // namespace

std::uint32_t Fingerprint::count(unsigned at_level) const {
  return static_cast<std::uint32_t>(
      std::count_if(samples.begin(), samples.end(), [&](const Sample& sample) { return sample.level >= at_level; }));
}

std::string_view bare_headline(std::string_view headline) {
  constexpr std::size_t kLongestOutlet = 30;
  headline = without_label(headline);
  for (const std::string_view bar : {" | ", " - ", " – ", " — "}) {
    const std::size_t at = headline.rfind(bar);
    if (at != headline.npos && headline.size() - at <= kLongestOutlet + bar.size() && at > kLongestOutlet) {
      return headline.substr(0, at);
    }
  }
  return headline;
}

// Some hundred samples for most texts: at level 3 a text of 450 words has 50 beyond its lead.
unsigned level_for(std::size_t words) {
  unsigned level = 0;
  for (const std::size_t most : {96U, 160U, 320U}) {
    if (words <= most) return level;
    ++level;
  }
  for (std::size_t most = 1024; words > most; most *= 2) ++level;
  return level;
}

std::vector<std::uint64_t> shingles(std::string_view text) {
  std::vector<std::uint64_t> all;
  for (const Reading::Shingle& shingle : Reading(text).shingles) all.push_back(shingle.hash);
  return all;
}

Fingerprint fingerprint(std::string_view headline, std::string_view text) {
  Reading reading(text);
  Fingerprint print;
  print.words = static_cast<std::uint32_t>(reading.words);
  print.level = static_cast<std::uint8_t>(level_for(reading.words));
  print.facts = reading.facts.take();
  print.title = title_key(headline);
  print.samples = sample_of(reading.shingles, print.level);
  print.shingles = print.count(print.level) << print.level;
  return print;
}

Fingerprint fingerprint(const article::Article& article) {
  const std::string_view body = article.body();
  return fingerprint(article.headline(), body.empty() ? article.standfirst() : body);
}

}  // namespace mentiond::story
