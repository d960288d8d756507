#include "plugins/common/html/sanitise.h"

#include "plugins/common/html/html_walk.h"
#include "plugins/common/html/tokeniser.h"

namespace mentiond::common::html {

Sanitised& Sanitiser::operator()(std::string_view html, std::string_view base) {
  result_.media.clear();
  HtmlWalk walk(base, html.size(), result_);
  Tokeniser(Padded(html, padded_), walk).run();
  walk.finish();
  return result_;
}

}  // namespace mentiond::common::html
