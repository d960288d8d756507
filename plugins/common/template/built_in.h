// The templates of config/templates, compiled in: the program needs no folder of templates to run, in the tree or
// installed. Immutable; thread-safe.
#pragma once

#include <string_view>

namespace mentiond::common {

/// The text of config/templates/`name`. Throws std::out_of_range where there is none.
std::string_view built_in_template(std::string_view name);

}  // namespace mentiond::common
