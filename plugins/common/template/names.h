// Whether the names in a template are those that its data has. Stateless; thread-safe.
#pragma once

#include <span>

#include "plugins/common/template/tags.h"
#include "plugins/common/template/value.h"

namespace mentiond::common {

/// A problem for each name that `sample`, in which nothing is empty, does not have, with the nearest one. Members of an
/// object called "label" may have any name. REQUIRES: `tags` nest.
void check_names(std::string_view text, std::span<const Tag> tags, const Value& sample,
                 std::vector<TemplateProblem>& problems);

}  // namespace mentiond::common
