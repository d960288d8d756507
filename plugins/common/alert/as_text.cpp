#include "plugins/common/alert/alert_view.h"

namespace mentiond::common {
namespace {

std::string joined(const std::vector<std::string>& values, std::string_view separator) {
  std::string all;
  for (const std::string& value : values) {
    if (value.empty()) continue;
    if (!all.empty()) all += separator;
    all += value;
  }
  return all;
}

void add_line(std::string& text, std::string_view label, const std::string& value) {
  if (!value.empty()) text.append(label).append(value) += '\n';
}

std::string sentence_of(const Excerpt& excerpt, Marks marks) {
  std::string sentence;
  for (const Piece& piece : excerpt.pieces) {
    if (piece.matched) sentence += marks.begin;
    sentence += piece.text;
    if (piece.matched) sentence += marks.end;
  }
  return sentence;
}

}  // namespace

std::string as_text(const AlertView& alert, Marks marks) {
  const std::string watch = joined({alert.watchlist, alert.watch}, " / ");
  std::string text;
  add_line(text, "", std::string(marks.begin) + alert.subject() + std::string(marks.end));
  add_line(text, "Title:     ", alert.headline);
  add_line(text, "Summary:   ", alert.standfirst);
  add_line(text, "Matched:   ", joined(alert.words, ", "));
  for (const Excerpt& excerpt : alert.excerpts) {
    add_line(text, "Sentence:  ", sentence_of(excerpt, marks));
    add_line(text, "           (", excerpt.receipt + ")");
  }
  if (alert.more_excerpts > 0) {
    add_line(text, "           ", "and " + std::to_string(alert.more_excerpts) + " more sentences");
  }
  add_line(text, "Source:    ", joined({alert.source, alert.by}, ", "));
  add_line(text, "Published: ", alert.published_for_people());
  if (alert.outlets.size() > 1) add_line(text, "Outlets:   ", joined(alert.outlets, ", "));
  add_line(text, "Watch:     ", joined({watch, alert.severity}, ", "));
  add_line(text, "Link:      ", alert.url);
  return text;
}

}  // namespace mentiond::common
