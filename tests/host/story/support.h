// Texts for the tests of stories: words drawn from a seed, so that no two texts share a shingle unless they are meant
// to.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "host/story/index.h"

namespace mentiond::story::tests {

using Words = std::vector<std::string>;

class Texts final {
 public:
  explicit Texts(unsigned seed = 1) : random_(seed) {}
  /// So many words, every sixth a name and every eighth a number; sentences of twelve.
  Words words(std::size_t count) {
    Words result;
    for (std::size_t i = 0; i < count; ++i) {
      const std::string word = "w" + letters();
      result.push_back(i % 8 == 5 ? std::to_string(random_() % 100'000) : i % 6 == 3 ? "N" + letters() : word);
    }
    return result;
  }
  /// With one word in `every` replaced by another.
  Words edited(Words words, std::size_t every) {
    for (std::string& word : words) {
      if (random_() % every == 0) word = "e" + letters();
    }
    return words;
  }
  /// So many letters of a script without spaces.
  std::string letters_of_han(std::size_t count) {
    std::string result;
    for (std::size_t i = 0; i < count; ++i) {
      const unsigned letter = 0x4E00 + static_cast<unsigned>(below(1500));
      for (const unsigned byte : {0xE0 | letter >> 12, 0x80 | (letter >> 6 & 0x3F), 0x80 | (letter & 0x3F)})
        result += static_cast<char>(byte);
    }
    return result;
  }
  std::size_t below(std::size_t n) { return random_() % n; }

 private:
  std::string letters() {
    std::string result;
    for (int i = 0; i < 6; ++i) result += static_cast<char>('a' + random_() % 26);
    return result;
  }
  std::mt19937 random_;
};

inline std::string text_of(const Words& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) text += words[i] + (i % 12 == 11 ? ". " : " ");
  return text;
}

inline Words part(const Words& words, std::size_t from, std::size_t count) {
  return {words.begin() + static_cast<std::ptrdiff_t>(from), words.begin() + static_cast<std::ptrdiff_t>(from + count)};
}

inline Words operator+(Words a, const Words& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

inline constexpr Micros kNow = 1'795'000'000 * article::kSecond;

struct Given {
  std::string text, headline, feed = "feed", language;
  std::optional<Micros> published;
};

inline Arrival arrival(const Given& given, Micros at = kNow) {
  article::Article article;
  article.feed = given.feed;
  article.language = given.language;
  if (!given.headline.empty()) article.headlines = {{"main", "text/plain", given.headline}};
  if (!given.text.empty()) article.bodies = {{"", "text/plain", given.text}};
  if (given.published) article.published = article::Timestamp{*given.published, std::nullopt};
  return arrival_of(article, at);
}

/// An index that numbers its stories itself.
struct Desk {
  Index index;
  std::int64_t last = 0;
  std::vector<std::pair<std::int64_t, Record>> records;

  /// The number of the story that the article belongs to now.
  std::int64_t take(const Arrival& arrival) {
    index.begin(arrival.at);
    const std::int64_t story = place(arrival);
    index.commit();
    return story;
  }
  std::int64_t place(const Arrival& arrival) {
    const auto match = index.find(arrival);
    const std::int64_t story = match ? match->story : ++last;
    records.emplace_back(story, index.add(story, arrival));
    return story;
  }
  std::int64_t take_text(const std::string& text, const std::string& feed) {
    return take(arrival({text, {}, feed, {}, {}}));
  }
  std::int64_t take(const Words& words, const std::string& feed = "feed") { return take_text(text_of(words), feed); }
};

}  // namespace mentiond::story::tests
