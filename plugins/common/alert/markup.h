// A text as one piece of a chat service's markup, in which it means nothing but itself. Stateless; thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace mentiond::common {

enum class Markup {
  kPlain,
  kSlack,      ///< mrkdwn: https://api.slack.com/reference/surfaces/formatting
  kDiscord,    ///< Discord's Markdown, where a backslash takes any sign of punctuation literally.
  kMattermost  ///< Its Markdown, and what it understands of Slack's.
};

std::string in_markup(Markup markup, std::string_view text);

/// `url` with percent signs for what ends a link in any of these, in HTML and in JSON. For valid UTF-8.
std::string link_in_markup(std::string_view url);

}  // namespace mentiond::common
