#include "plugins/common/alert/as_text.h"

#include "plugins/common/alert/plain_text.h"
#include "plugins/common/template/built_in.h"

namespace mentiond::common {
namespace {

constexpr std::size_t kWidth = 78;

/// Bytes before what goes on in a further line: "  Title      " of "  Title      a long value".
std::size_t lead_of(std::string_view line) {
  const std::size_t first = line.find_first_not_of(' ');
  if (first == 0 || first == line.npos) return 0;
  const std::size_t gap = line.find("  ", first);
  const std::size_t value = gap == line.npos ? line.npos : line.find_first_not_of(' ', gap);
  return value == line.npos ? first : value;
}

std::string wrapped(std::string_view line) {
  const std::size_t lead = lead_of(line);
  const std::size_t indent = columns_of(line.substr(0, lead));
  std::string lines(line.substr(0, lead));
  std::size_t column = indent;
  for (std::size_t at = lead; at < line.size();) {
    const std::string_view word = line.substr(at, line.find(' ', at) - at);
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

}  // namespace

void add_marks(Value::Object& data, const Marks& marks) {
  data["mark"] = Value::Object{{"match", marks.matched.begin},
                               {"match_end", marks.matched.end},
                               {"strong", marks.strong.begin},
                               {"faint", marks.faint.begin},
                               {"end", marks.strong.end}};
}

std::string wrapped_lines(std::string_view text) {
  std::string lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines += wrapped(text.substr(0, end)) + '\n';
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  return lines;
}

TextWriter::TextWriter() : template_(TemplateKind::kText, std::string(built_in_template("text.mustache"))) {}

std::string TextWriter::write(const AlertView& alert, const Marks& marks) {
  Message message;
  message.alerts.push_back(alert);
  Value::Object data = template_data(message, {});
  add_marks(data, marks);
  return wrapped_lines(template_.render(data));
}

}  // namespace mentiond::common
