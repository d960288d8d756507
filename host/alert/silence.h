// Silences: while one lasts, the alerts that it matches are not told; what still fires when it ends is told then.
#pragma once

#include <string>
#include <vector>

#include "host/alert/matcher.h"
#include "host/article/time.h"

namespace mentiond::alert {

using article::Micros;

struct Silence {
  std::string id;
  std::vector<Matcher> matchers;  ///< All of them hold.
  Micros starts = 0, ends = 0;    ///< From `starts` until before `ends`.
  std::string created_by, comment;

  bool active(Micros now) const { return now >= starts && now < ends; }
  bool silences(const Labels& labels, Micros now) const { return active(now) && all_match(matchers, labels); }
};

/// The matchers as text, a line each, and back. Throws std::invalid_argument.
std::string matchers_to_lines(const std::vector<Matcher>& matchers);
std::vector<Matcher> matchers_from_lines(std::string_view lines);

/// Until when an alert of these labels is silenced: the earliest end of those that silence it, when it is looked at
/// again. 0: it is not silenced.
Micros silenced_until(const std::vector<Silence>& silences, const Labels& labels, Micros now);

/// Why a silence cannot be: without matchers, with one that any alert without labels would match, or ending before it
/// starts. Empty: it can.
std::string problem_of(const Silence& silence);

/// A new id, of what the silence says and when it was made.
std::string silence_id(const Silence& silence, Micros now);

}  // namespace mentiond::alert
