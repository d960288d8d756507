// The SVG and MathML of the allow-list. Internal to plugins/common/html.
#pragma once

#include "plugins/common/html/allow_list.h"

namespace mentiond::common::html {

const NameTable<256>& svg_elements();
const NameTable<kMostAttributes>& svg_attributes();
const NameTable<256>& mathml_elements();
const NameTable<kMostAttributes>& mathml_attributes();

}  // namespace mentiond::common::html
