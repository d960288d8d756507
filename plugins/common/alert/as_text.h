// Alerts as plain text for people.
#pragma once

#include <string>
#include <string_view>

#include "plugins/common/alert/template_data.h"
#include "plugins/common/template/template.h"

namespace mentiond::common {

/// How a text shows what stands out. On a terminal these are controls, so they count as no column.
struct Mark {
  std::string_view begin, end;
};
struct Marks {
  Mark matched, strong, faint;  ///< strong and faint end alike.
};

/// What text.mustache needs besides the message's own data.
void add_marks(Value::Object& data, const Marks& marks);

/// Lines of at most 78 columns (but for long words). What goes on in a further line begins below where the value began:
/// behind the label and its two spaces, or where the line began.
std::string wrapped_lines(std::string_view text);

/// Writes alerts by the built-in template. Not thread-safe.
class TextWriter final {
 public:
  TextWriter();
  /// Several lines, each ending with LF.
  std::string write(const AlertView& alert, const Marks& marks);

 private:
  Template template_;
};

}  // namespace mentiond::common
