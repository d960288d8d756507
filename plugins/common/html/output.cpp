#include "plugins/common/html/output.h"

namespace mentiond::common::html {

// Not inline, so that what asks for room each time is.
void Output::grow(std::size_t size) {
  const std::size_t used = this->size();
  out_.resize(2 * (used + size) + kPadding);
  at_ = out_.data() + used;
  end_ = out_.data() + out_.size() - kPadding;
}

}  // namespace mentiond::common::html
