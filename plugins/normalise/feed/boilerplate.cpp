#include "plugins/normalise/feed/boilerplate.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "plugins/common/html/ascii.h"

namespace mentiond::plugins::feed {
namespace {

using common::html::is_alnum;

constexpr std::size_t kLongest = 300;
constexpr std::size_t kLongestWhole = 80;  // With arrows and dots around the words.

// As the whole of a paragraph, without what surrounds the words.
constexpr auto kWhole = std::to_array<std::string_view>({"continue reading",
                                                         "continue reading this article",
                                                         "read more",
                                                         "read the full article",
                                                         "read the full story",
                                                         "read full article",
                                                         "read full story",
                                                         "read on",
                                                         "full story",
                                                         "more",
                                                         "click here to read more",
                                                         "learn more",
                                                         "weiterlesen",
                                                         "mehr lesen",
                                                         "lire la suite",
                                                         "lire plus",
                                                         "leer más",
                                                         "seguir leyendo",
                                                         "leia mais",
                                                         "continua a leggere",
                                                         "leggi tutto",
                                                         "lees verder",
                                                         "läs mer",
                                                         "devamını oku",
                                                         "devamı",
                                                         "czytaj więcej",
                                                         "čítať ďalej",
                                                         "číst dál",
                                                         "читать далее",
                                                         "подробнее",
                                                         "читати далі"});

// At the beginning, where something follows.
constexpr auto kBeginnings = std::to_array<std::string_view>(
    {"continue reading →", "continue reading “", "continue reading \"", "read more at ", "read more on "});

bool is_word_byte(char c) { return is_alnum(c) || static_cast<unsigned char>(c) >= 0x80; }

// Lower case, without arrows, dots, quotes and brackets at the ends.
std::string bare(std::string_view paragraph) {
  for (bool changed = true; changed;) {
    changed = false;
    for (const std::string_view mark : {"→", "»", "›", "…", "⟶", "↗"}) {
      if (paragraph.ends_with(mark)) paragraph.remove_suffix(mark.size()), changed = true;
      if (paragraph.starts_with(mark)) paragraph.remove_prefix(mark.size()), changed = true;
    }
    while (!paragraph.empty() && !is_word_byte(paragraph.back())) paragraph.remove_suffix(1), changed = true;
    while (!paragraph.empty() && !is_word_byte(paragraph.front())) paragraph.remove_prefix(1), changed = true;
  }
  return common::html::lower(paragraph);
}

bool is_boilerplate(std::string_view paragraph) {
  if (paragraph.empty() || paragraph.size() > kLongest) return false;
  // WordPress puts this behind every item of its feeds.
  if (paragraph.starts_with("The post ") && paragraph.find(" appeared first on ") != paragraph.npos) return true;
  if (paragraph.size() <= kLongestWhole) {
    const std::string words = bare(paragraph);
    if (std::find(kWhole.begin(), kWhole.end(), words) != kWhole.end()) return true;
  }
  return std::any_of(kBeginnings.begin(), kBeginnings.end(), [&](std::string_view beginning) {
    return common::html::equal_ignoring_case(paragraph.substr(0, beginning.size()), beginning);
  });
}

}  // namespace

void cut_boilerplate(std::string& paragraphs) {
  for (auto gap = paragraphs.rfind('\n'); gap != paragraphs.npos; gap = paragraphs.rfind('\n')) {
    if (!is_boilerplate(std::string_view(paragraphs).substr(gap + 1))) return;
    paragraphs.resize(gap);
    while (!paragraphs.empty() && paragraphs.back() == '\n') paragraphs.pop_back();
  }
}

}  // namespace mentiond::plugins::feed
