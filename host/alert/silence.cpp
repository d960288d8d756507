#include "host/alert/silence.h"

#include <algorithm>

#include "host/article/hash.h"

namespace mentiond::alert {

// A line break within a value is written as \n, so a line is a matcher.
std::string matchers_to_lines(const std::vector<Matcher>& matchers) {
  std::string lines;
  for (const Matcher& matcher : matchers) lines += matcher.text() + "\n";
  return lines;
}

std::vector<Matcher> matchers_from_lines(std::string_view lines) {
  std::vector<Matcher> matchers;
  for (std::size_t end = lines.find('\n'); end != lines.npos; end = lines.find('\n')) {
    matchers.push_back(Matcher::parse(lines.substr(0, end)));
    lines.remove_prefix(end + 1);
  }
  return matchers;
}

Micros silenced_until(const std::vector<Silence>& silences, const Labels& labels, Micros now) {
  Micros until = 0;
  for (const Silence& silence : silences) {
    if (silence.silences(labels, now)) until = until == 0 ? silence.ends : std::min(until, silence.ends);
  }
  return until;
}

std::string problem_of(const Silence& silence) {
  if (silence.matchers.empty()) return "a silence needs a matcher, as in severity=low";
  if (all_match(silence.matchers, {})) {
    return "at least one matcher must ask for something: " + to_string(silence.matchers) +
           " also matches alerts without any of these labels";
  }
  if (silence.ends <= silence.starts) return "a silence must end after it starts";
  return {};
}

std::string silence_id(const Silence& silence, Micros now) {
  return article::hash_id(matchers_to_lines(silence.matchers) + std::to_string(silence.starts) + " " +
                          std::to_string(silence.ends) + " " + std::to_string(now) + " " + silence.created_by + "\n" +
                          silence.comment);
}

}  // namespace mentiond::alert
