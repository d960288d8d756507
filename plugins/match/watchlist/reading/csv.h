// Comma-separated values, RFC 4180, as spreadsheets save them: also parted by semicolons or tabs, with a byte order
// mark, any line ends, and line breaks inside quotes. Borrows the text; not thread-safe.
#pragma once

#include <deque>
#include <vector>

#include "plugins/match/watchlist/reading/problems.h"

namespace mentiond::plugins::watchlist {

struct CsvValue {
  std::string_view text;  ///< Of the file, or of the reader where quotes stood twice in it.
  Place place;
};

class CsvReader final {
 public:
  /// The separator is the first of comma, semicolon and tab that the first line has.
  CsvReader(std::string_view text, Problems& problems);

  /// The next line that is not empty; false at the end, and behind a fault, which is then in the problems.
  bool next(std::vector<CsvValue>& values);
  /// What its quotes were taken out of, so that values outlive the reader.
  std::deque<std::string> take_texts() { return std::move(texts_); }

 private:
  bool quoted_value(CsvValue& value);
  void plain_value(CsvValue& value);
  /// To the next character.
  void advance();
  bool at_end() const { return at_ >= text_.size(); }
  bool at_line_end() const { return at_end() || text_[at_] == '\n' || text_[at_] == '\r'; }
  bool at_separator() const { return !at_end() && text_[at_] == separator_; }

  std::string_view text_;
  Problems& problems_;
  char separator_ = ',';
  std::size_t at_ = 0;
  Place place_;
  std::deque<std::string> texts_;
};

}  // namespace mentiond::plugins::watchlist
