// Random texts and phrases for the comparison with the oracle.
#pragma once

#include <random>
#include <string>
#include <vector>

namespace mentiond::plugins::watchlist {

using Random = std::mt19937;

template <class Items>
const auto& any_of(const Items& items, Random& random) {
  return items[random() % std::size(items)];
}
inline bool one_in(unsigned n, Random& random) { return random() % n == 0; }

std::string random_text(Random& random, std::size_t words);
/// May it stand in a YAML file?
bool is_writable(const std::string& text);
bool has_letter(const std::string& text);
/// Often cut from the text.
std::string random_phrase(Random& random, const std::string& text);

/// How many rounds: `usual`, or what MENTIOND_ORACLE_ROUNDS says.
unsigned rounds(unsigned usual);

}  // namespace mentiond::plugins::watchlist
