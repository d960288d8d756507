// The one allow-list of HTML that leaves mentiond: into mail, web pages, the API. What is not listed is
// dropped. Pure functions; thread-safe. Names are lower case.
#pragma once

#include <string>
#include <string_view>

namespace mentiond::common::html {

enum class Verdict {
  kDrop,             ///< The tag goes, what it holds stays.
  kDropWithContent,  ///< Script, style and what shows nothing.
  kKeep,
};
Verdict verdict_on_element(std::string_view name);

/// An element that never holds anything (br, img, ...).
bool is_void_element(std::string_view name);

bool is_kept_attribute(std::string_view name);

/// An attribute whose value is one reference to somewhere else.
bool is_url_attribute(std::string_view name);

/// The declarations of a style attribute that change looks alone: nothing that positions, loads or runs. May
/// be empty.
std::string filtered_style(std::string_view style);

}  // namespace mentiond::common::html
