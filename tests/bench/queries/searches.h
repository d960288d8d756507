// Saved searches as those write them who follow the news for somebody: names of people and companies, what is of
// interest about them, what is not meant, and in which field. Made from the words of a text, by a fixed seed.
#pragma once

#include <random>
#include <string>
#include <vector>

namespace mentiond::bench {

class Searches {
 public:
  /// Counts the words of the texts.
  explicit Searches(const std::vector<std::string>& texts);
  /// In the language of queries.
  std::string next(std::mt19937& random) const;
  std::size_t names() const { return names_.size(); }
  std::size_t topics() const { return topics_.size(); }

 private:
  std::string name(std::mt19937& random) const;
  std::string topic(std::mt19937& random) const;
  std::string topics(std::mt19937& random, std::size_t count) const;

  std::vector<std::string> names_;   // Of two words, as the texts have them.
  std::vector<std::string> topics_;  // The most frequent first; the hundred that are in every text left out.
};

}  // namespace mentiond::bench
