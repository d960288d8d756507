#include "plugins/common/html/sanitise.h"

#include "plugins/common/html/html_walk.h"
#include "plugins/common/html/tokeniser.h"

namespace mentiond::common::html {

Sanitised& Sanitiser::operator()(std::string_view html, std::string_view base) {
  result_.html.clear(), result_.text.clear(), result_.media.clear();
  // The last answer may have been moved out; growing anew costs more than this.
  result_.html.reserve(html.size() + html.size() / 8);
  result_.text.reserve(html.size());
  HtmlWalk walk(base, result_);
  Tokeniser(html, walk).run();
  walk.finish();
  return result_;
}

}  // namespace mentiond::common::html
