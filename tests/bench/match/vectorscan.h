// The peer: Vectorscan's matcher of literals, given folded text and folded names, with a check of word boundaries
// behind it. It knows neither marks nor case nor offsets into the original text, and lets names overlap.
#pragma once

#include <memory>
#include <string>
#include <vector>

struct hs_database;
struct hs_scratch;

namespace mentiond::bench {

/// Letters without case and marks, white space as one space: what both would find is found in it.
std::string folded(std::string_view text);

class Vectorscan final {
 public:
  explicit Vectorscan(const std::vector<std::string>& folded_names);
  ~Vectorscan();

  /// How many names stand in a folded text, at word boundaries.
  std::size_t count(const std::string& folded_text);
  std::size_t bytes_used() const;

 private:
  static int on_match(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void* self);

  std::vector<std::size_t> sizes_;  // Of the names.
  hs_database* database_ = nullptr;
  hs_scratch* scratch_ = nullptr;
  const std::string* text_ = nullptr;
  std::size_t found_ = 0;
};

}  // namespace mentiond::bench
