#include "host/story/word_diff.h"

#include <algorithm>

namespace mentiond::story {
namespace {

using Words = std::vector<std::string_view>;
using Index = std::ptrdiff_t;

constexpr Index kMostEdits = 400;  // Words removed and added; the memory grows with the square.
constexpr std::size_t kContext = 4, kLeastBetween = 3;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// Whether a character of scripts without spaces begins with this byte: kana, ideographs.
bool stands_alone(char c) { return static_cast<unsigned char>(c) >= 0xE3 && static_cast<unsigned char>(c) < 0xEA; }

Words words_of(std::string_view text) {
  Words words;
  for (std::size_t at = 0; at < text.size();) {
    if (is_space(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    if (stands_alone(text[at])) {
      end = std::min(at + 3, text.size());
    } else {
      while (end < text.size() && !is_space(text[end]) && !stands_alone(text[end])) ++end;
    }
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

/// Half open ranges of words: [from, to) of the one text became [at, end) of the other.
struct Span {
  std::size_t from, to, at, end;
};

/// Myers, "An O(ND) difference algorithm and its variations" (1986): furthest[d][k] is how far d edits reach on the
/// diagonal k, in words of `a`. Empty where more than kMostEdits are needed.
class Myers final {
 public:
  Myers(const Words& a, const Words& b) : a_(a), b_(b), n_(ssize(a)), m_(ssize(b)) {}

  std::vector<Span> spans() {
    for (Index d = 0; d <= std::min(kMostEdits, n_ + m_); ++d) {
      if (reach(d)) return backwards(d);
    }
    return {};
  }

 private:
  static Index ssize(const Words& words) { return static_cast<Index>(words.size()); }
  Index at(Index d, Index k) const {
    return k < -d || k > d ? -1 : furthest_[static_cast<std::size_t>(d)][static_cast<std::size_t>(k + d)];
  }
  /// Whether the last edit on the way to (d, k) added a word of `b`; else it removed one of `a`.
  bool came_down(Index d, Index k) const { return k == -d || (k != d && at(d - 1, k - 1) < at(d - 1, k + 1)); }
  Index start(Index d, Index k) const {
    if (d == 0) return 0;
    return came_down(d, k) ? at(d - 1, k + 1) : at(d - 1, k - 1) + 1;
  }
  bool reach(Index d) {
    furthest_.emplace_back(static_cast<std::size_t>(2 * d + 1), -1);
    bool arrived = false;
    for (Index k = -d; k <= d; k += 2) {
      Index x = start(d, k);
      while (x < n_ && x - k < m_ && a_[static_cast<std::size_t>(x)] == b_[static_cast<std::size_t>(x - k)]) ++x;
      furthest_.back()[static_cast<std::size_t>(k + d)] = x;
      arrived |= x >= n_ && x - k >= m_;
    }
    return arrived;
  }
  std::vector<Span> backwards(Index d) const {
    std::vector<Span> spans;
    for (Index k = n_ - m_; d > 0; --d) {
      const bool down = came_down(d, k);
      const Index x = start(d, k), y = x - k;
      const auto from = static_cast<std::size_t>(down ? x : x - 1), at = static_cast<std::size_t>(down ? y - 1 : y);
      spans.push_back({from, static_cast<std::size_t>(x), at, static_cast<std::size_t>(y)});
      k += down ? 1 : -1;
    }
    std::reverse(spans.begin(), spans.end());
    return spans;
  }

  const Words& a_;
  const Words& b_;
  const Index n_, m_;
  std::vector<std::vector<Index>> furthest_;
};

std::vector<Span> merged(const std::vector<Span>& spans) {
  std::vector<Span> places;
  for (const Span& span : spans) {
    if (!places.empty() && span.from < places.back().to + kLeastBetween) {
      places.back().to = span.to;
      places.back().end = span.end;
    } else {
      places.push_back(span);
    }
  }
  return places;
}

std::string joined(const Words& words, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) {
    // Between characters that stand alone there was no space.
    const bool parted = i > from && !(stands_alone(words[i].front()) || stands_alone(words[i - 1].front()));
    text.append(parted ? " " : "").append(words[i]);
  }
  return text;
}

}  // namespace

std::vector<Edit> word_diff(std::string_view before, std::string_view after) {
  Words a = words_of(before), b = words_of(after);
  const auto same = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
  if (same == a.size() && same == b.size()) return {};
  // What is the same at both ends is cut off: it costs nothing then.
  std::size_t tail = 0;
  while (tail < std::min(a.size(), b.size()) - same && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  const Words middle_a(a.begin() + static_cast<Index>(same), a.end() - static_cast<Index>(tail));
  const Words middle_b(b.begin() + static_cast<Index>(same), b.end() - static_cast<Index>(tail));
  std::vector<Span> spans = Myers(middle_a, middle_b).spans();
  if (spans.empty()) spans.push_back({0, middle_a.size(), 0, middle_b.size()});
  std::vector<Edit> edits;
  for (const Span& span : merged(spans)) {
    const std::size_t from = span.from + same, to = span.to + same;
    edits.push_back({joined(a, from - std::min(from, kContext), from), joined(a, from, to),
                     joined(b, span.at + same, span.end + same), joined(a, to, std::min(to + kContext, a.size()))});
  }
  return edits;
}

}  // namespace mentiond::story
