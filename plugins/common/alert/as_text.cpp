#include "plugins/common/alert/alert_view.h"
#include "plugins/common/alert/plain_text.h"

namespace mentiond::common {
namespace {

constexpr std::size_t kWidth = 78;
constexpr std::string_view kLabelIndent = "  ";
constexpr std::size_t kLabel = 11;  // "Published" and two spaces.
constexpr std::size_t kValueColumn = kLabelIndent.size() + kLabel;

/// `text` in lines that end at spaces and all begin at `indent`, where the first one already stands.
std::string wrapped(std::string_view text, std::size_t indent) {
  std::string lines;
  std::size_t column = indent;
  for (std::size_t at = 0; at <= text.size();) {
    const std::string_view word = text.substr(at, text.find(' ', at) - at);
    at += word.size() + 1;
    if (word.empty()) continue;
    const std::size_t columns = columns_of(word);
    if (column > indent && column + 1 + columns > kWidth) {
      lines += '\n' + std::string(indent, ' ');
      column = indent;
    } else if (column > indent) {
      lines += ' ';
      ++column;
    }
    lines += word;
    column += columns;
  }
  return lines;
}

std::string marked(std::string_view text, Mark mark) { return std::string(mark.begin).append(text).append(mark.end); }

class Text final {
 public:
  explicit Text(const Marks& marks) : marks_(marks) {}

  void heading(std::string_view subject, const std::string& remarks) {
    const std::string line = marked(subject, marks_.strong) + (remarks.empty() ? "" : " (" + remarks + ")");
    text_ += wrapped(line, 0) + '\n';
  }
  /// Nothing where `value` is empty.
  void line(std::string_view label, const std::string& value) {
    if (value.empty()) return;
    const std::string padding(kLabel - label.size(), ' ');
    text_.append(kLabelIndent).append(label.empty() ? "" : marked(label, marks_.faint)).append(padding);
    text_ += wrapped(value, kValueColumn) + '\n';
  }
  void excerpt(const Excerpt& excerpt) {
    std::string sentence;
    for (const Piece& piece : excerpt.pieces) {
      sentence += piece.matched ? marked(piece.text, marks_.matched) : piece.text;
    }
    line("Sentence", sentence);
    line("", marked("(" + excerpt.receipt + ")", marks_.faint));
  }
  std::string take() { return std::move(text_); }

 private:
  const Marks& marks_;
  std::string text_;
};

}  // namespace

std::string as_text(const AlertView& alert, const Marks& marks) {
  Text text(marks);
  text.heading(alert.subject(), alert.remarks());
  if (!alert.headline.empty()) text.line("Title", marked(alert.headline, marks.strong));
  text.line("Summary", alert.summary());
  text.line("Matched", joined(alert.words, ", "));
  for (const Excerpt& excerpt : alert.excerpts) text.excerpt(excerpt);
  if (alert.more_excerpts > 0) text.line("", "and " + std::to_string(alert.more_excerpts) + " more sentences");
  text.line("Source", joined({alert.source, alert.by}, ", "));
  text.line("Published", alert.published_for_people());
  if (alert.outlets.size() > 1) text.line("Outlets", joined(alert.outlets, ", "));
  text.line("Watch", alert.watch_for_people());
  text.line("Link", alert.url);
  return text.take();
}

}  // namespace mentiond::common
