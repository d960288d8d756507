#include "plugins/match/watchlist/reading/csv.h"

namespace mentiond::plugins::watchlist {

CsvReader::CsvReader(std::string_view text, Problems& problems) : text_(text), problems_(problems) {
  if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
  const std::string_view head = text_.substr(0, text_.find_first_of("\r\n"));
  for (const char separator : {',', ';', '\t'}) {
    if (head.find(separator) == std::string_view::npos) continue;
    separator_ = separator;
    break;
  }
}

void CsvReader::advance() {
  const char c = text_[at_++];
  const bool ends = c == '\n' || (c == '\r' && (at_end() || text_[at_] != '\n'));
  if (ends) {
    ++place_.line, place_.column = 1;
  } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
    ++place_.column;
  }
}

bool CsvReader::next(std::vector<CsvValue>& values) {
  values.clear();
  while (!at_end() && at_line_end()) advance();
  if (at_end()) return false;
  for (;;) {
    CsvValue value{{}, place_};
    if (!at_end() && text_[at_] == '"') {
      if (!quoted_value(value)) return false;
    } else {
      plain_value(value);
    }
    values.push_back(value);
    if (!at_separator()) return true;
    advance();
  }
}

void CsvReader::plain_value(CsvValue& value) {
  const std::size_t start = at_;
  while (!at_line_end() && !at_separator()) advance();
  std::size_t end = at_, begin = start;
  while (begin < end && text_[begin] == ' ') ++begin, ++value.place.column;
  while (end > begin && text_[end - 1] == ' ') --end;
  value.text = text_.substr(begin, end - begin);
}

bool CsvReader::quoted_value(CsvValue& value) {
  advance();
  const std::size_t start = at_;
  bool doubled = false;
  for (;; advance()) {
    if (at_end()) {
      problems_.error(value.place, "this quotation mark is never closed; expected another one at the end of the value");
      return false;
    }
    if (text_[at_] != '"') continue;
    if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
    doubled = true;
    advance();
  }
  value.text = text_.substr(start, at_ - start);
  advance();
  if (!at_line_end() && !at_separator()) {
    problems_.error(place_, std::string("expected \"") + separator_ +
                                "\" or the end of the line behind a value in quotes; a quotation mark inside of it is "
                                "written twice");
    return false;
  }
  if (!doubled) return true;
  std::string& text = texts_.emplace_back();
  for (std::size_t i = 0; i < value.text.size(); ++i) {
    text += value.text[i];
    if (value.text[i] == '"') ++i;
  }
  value.text = text;
  return true;
}

}  // namespace mentiond::plugins::watchlist
