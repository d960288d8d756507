// `time_intervals:`, quiet hours and office hours, as Alertmanager writes them: each with a name and a list of spans
// (time_intervals: […]), or with one span beside its name.
#include <algorithm>
#include <charconv>

#include "host/alert/digest.h"
#include "host/settings/checks.h"
#include "host/settings/sections.h"

namespace mentiond::settings {
namespace {

using alert::Range;

struct Draft {
  std::string name;
  std::vector<alert::TimeSpan> spans;
  alert::TimeSpan span;  ///< What stands beside the name.
};

using ReadBound = std::optional<int> (*)(std::string_view);

std::optional<int> number_in(std::string_view text, int least, int most) {
  int number = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || rest != text.data() + text.size() || number < least || number > most) return std::nullopt;
  return number;
}

std::optional<int> weekday(std::string_view text) {
  const auto day = alert::weekday_of(text);
  return day ? std::optional(static_cast<int>(*day)) : std::nullopt;
}

std::optional<int> day_of_month(std::string_view text) {
  const auto day = number_in(text, -31, 31);
  return day == 0 ? std::nullopt : day;
}

std::optional<int> month(std::string_view text) {
  constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                        "may",       "june",     "july",     "august",
                                                        "september", "october",  "november", "december"};
  const auto found = std::find(kMonths.begin(), kMonths.end(), text);
  if (found != kMonths.end()) return static_cast<int>(found - kMonths.begin()) + 1;
  return number_in(text, 1, 12);
}

std::optional<int> year(std::string_view text) { return number_in(text, 1970, 9999); }

/// "monday", "monday:friday"; from the end of the month, "-3:-1" and "25:-1".
std::optional<Range> range_of(std::string_view text, ReadBound read) {
  const std::size_t colon = text.find(':');
  const auto first = read(text.substr(0, colon));
  const auto last = colon == text.npos ? first : read(text.substr(colon + 1));
  if (!first || !last) return std::nullopt;
  const bool counts_both_ways = *first > 0 && *last < 0;
  if ((*first > *last && !counts_both_ways) || (*first < 0 && *last > 0)) return std::nullopt;
  return Range{*first, *last};
}

void read_ranges(Reading& reading, const Node& node, ReadBound read, const std::string& expected,
                 std::vector<Range>& ranges) {
  // An empty list would hold always.
  if (node.is_list() && node.items().empty())
    reading.error(node.where(), "expected " + expected + ", not an empty list");
  for (const Node& item : texts_of(reading, node, expected)) {
    if (const auto range = range_of(item.text(), read)) {
      ranges.push_back(*range);
    } else {
      reading.error(item.where(), "expected " + expected + ", the first before the last, not " + item.description());
    }
  }
}

struct TimesDraft {
  std::optional<int> start, end;
};

std::optional<int> time_of(Reading& reading, const Node& node) {
  const auto minute = node.is_text() ? alert::minute_of_day(node.text()) : std::nullopt;
  if (!minute)
    reading.error(node.where(), "expected a time from 00:00 to 24:00, as in 07:30, not " + node.description());
  return minute;
}

constexpr std::array<Key<TimesDraft>, 2> kTimesKeys = {{
    {{"start_time", Presence::kRequired},
     [](Reading& reading, const Node& node, TimesDraft& times) { times.start = time_of(reading, node); }},
    {{"end_time", Presence::kRequired},
     [](Reading& reading, const Node& node, TimesDraft& times) { times.end = time_of(reading, node); }},
}};

void read_times(Reading& reading, const Node& node, Draft& draft) {
  if (!node.is_list() || node.items().empty())
    return reading.error(node.where(),
                         "expected a list of times, as in [{ start_time: \"22:00\", end_time: \"24:00\" }]");
  for (const Node& item : node.items()) {
    TimesDraft times;
    read_mapping<TimesDraft>(reading, item, "a time", kTimesKeys, times);
    if (!times.start || !times.end) continue;
    if (*times.start >= *times.end) {
      reading.error(
          item.where(),
          "start_time is not before end_time; for a night write two times, one that ends at \"24:00\" and one "
          "that starts at \"00:00\"");
    } else {
      draft.span.minutes.push_back({*times.start, *times.end - 1});
    }
  }
}

void read_location(Reading& reading, const Node& node, Draft& draft) {
  const auto name = text_of(reading, node, "an IANA time zone, as in Europe/Istanbul");
  if (!name) return;
  if (const auto wrong = check_timezone(*name)) return reading.error(node.where(), wrong->message, wrong->suggestion);
  draft.span.zone = alert::Zone::find(*name).value_or(alert::Zone());
}

constexpr Key<Draft> kSpanKeys[] = {
    {{"times"}, read_times},
    {{"weekdays"},
     [](Reading& reading, const Node& node, Draft& draft) {
       read_ranges(reading, node, weekday, "days of the week, as in monday or monday:friday (sunday comes first)",
                   draft.span.weekdays);
     }},
    {{"days_of_month"},
     [](Reading& reading, const Node& node, Draft& draft) {
       read_ranges(reading, node, day_of_month, "days of the month, as in 1:5 or -3:-1 (-1 is the last)",
                   draft.span.days_of_month);
     }},
    {{"months"},
     [](Reading& reading, const Node& node, Draft& draft) {
       read_ranges(reading, node, month, "months, as in may:august or 5:8", draft.span.months);
     }},
    {{"years"},
     [](Reading& reading, const Node& node, Draft& draft) {
       read_ranges(reading, node, year, "years, as in 2026 or 2026:2028", draft.span.years);
     }},
    {{"location"}, read_location},
};

void read_spans(Reading& reading, const Node& node, Draft& draft) {
  if (!node.is_list())
    return reading.error(node.where(), "expected a list of spans of time, not " + node.description());
  for (const Node& item : node.items()) {
    Draft inner;
    read_mapping<Draft>(reading, item, "a span of time", kSpanKeys, inner);
    draft.spans.push_back(std::move(inner.span));
  }
}

constexpr Key<Draft> kOwnKeys[] = {
    {{"name", Presence::kRequired},
     [](Reading& reading, const Node& node, Draft& draft) {
       assign(draft.name, text_of(reading, node, "the name of a time interval"));
     }},
    {{"time_intervals"}, read_spans},
};

/// Its own keys, and those of a span beside them.
constexpr auto kIntervalKeys = [] {
  std::array<Key<Draft>, std::size(kOwnKeys) + std::size(kSpanKeys)> keys{};
  std::copy(std::begin(kSpanKeys), std::end(kSpanKeys),
            std::copy(std::begin(kOwnKeys), std::end(kOwnKeys), keys.begin()));
  return keys;
}();

void read_interval(Reading& reading, const Node& node) {
  Draft draft;
  const std::size_t errors = reading.errors();
  read_mapping<Draft>(reading, node, "a time interval", kIntervalKeys, draft);
  alert::TimeSpan anywhere = draft.span;
  anywhere.zone = {};
  const bool has_span = anywhere != alert::TimeSpan();
  if (reading.errors() == errors && draft.spans.empty() && !has_span)
    reading.error(node.where(), "a time interval needs times, weekdays, days_of_month, months or years");
  if (has_span) draft.spans.push_back(std::move(draft.span));
  if (draft.name.empty()) return;
  const auto [first, is_new] = reading.intervals.emplace(draft.name, node.where());
  if (!is_new) {
    reading.error(node.where(), "a time interval with the name \"" + draft.name +
                                    "\" is there a second time; the first is at " + to_string(first->second));
  }
  reading.time_intervals.emplace(
      draft.name, std::make_shared<const alert::TimeInterval>(alert::TimeInterval{draft.name, std::move(draft.spans)}));
}

}  // namespace

void read_time_intervals(Reading& reading, const Node& node, Settings&) {
  if (!node.is_list())
    return reading.error(node.where(), "expected a list of time intervals, not " + node.description());
  for (const Node& item : node.items()) read_interval(reading, item);
}

std::vector<KeyTable> time_interval_tables() {
  return {{"time_interval", names_of<Draft>(kIntervalKeys)},
          {"time_span", names_of<Draft>(kSpanKeys)},
          {"time_range", names_of<TimesDraft>(kTimesKeys)}};
}

}  // namespace mentiond::settings
