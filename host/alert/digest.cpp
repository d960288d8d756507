#include "host/alert/digest.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace mentiond::alert {
namespace {

namespace chrono = std::chrono;

constexpr std::array<std::string_view, 7> kDays = {"sunday",   "monday", "tuesday", "wednesday",
                                                   "thursday", "friday", "saturday"};

[[noreturn]] void refuse(std::string_view text, const std::string& why) {
  throw std::invalid_argument(
      "expected \"hourly\", \"daily at 07:00 Europe/Istanbul\", \"weekdays at 07:00\" or \"monday, thursday at "
      "08:30\", not \"" +
      std::string(text) + "\"" + why);
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" ,"), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::vector<unsigned> weekdays_of(const std::vector<std::string_view>& words, std::string_view text) {
  if (words.size() == 1 && words.front() == "daily") return {};
  if (words.size() == 1 && words.front() == "weekdays") return {1, 2, 3, 4, 5};
  std::vector<unsigned> days;
  for (const std::string_view word : words) {
    const auto day = weekday_of(word);
    if (!day) refuse(text, ": \"" + std::string(word) + "\" is no day of the week");
    days.push_back(*day);
  }
  if (days.empty()) refuse(text, "");
  return days;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<unsigned> weekday_of(std::string_view word) {
  const auto found = std::find(kDays.begin(), kDays.end(), word);
  if (found == kDays.end()) return std::nullopt;
  return static_cast<unsigned>(found - kDays.begin());
}

std::optional<int> minute_of_day(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  for (const std::size_t at : {0U, 1U, 3U, 4U}) {
    if (!is_digit(text[at])) return std::nullopt;
  }
  const int hour = (text[0] - '0') * 10 + (text[1] - '0'), minute = (text[3] - '0') * 10 + (text[4] - '0');
  if (minute > 59 || hour * 60 + minute > 1440) return std::nullopt;
  return hour * 60 + minute;
}

DigestSchedule DigestSchedule::parse(std::string_view text) {
  DigestSchedule schedule;
  schedule.text_ = text;
  const std::vector<std::string_view> words = words_of(text);
  if (words.size() == 1 && words.front() == "hourly") return schedule;
  const auto at = std::find(words.begin(), words.end(), "at");
  const auto behind = words.end() - at;
  if (behind < 2 || behind > 3) refuse(text, "");
  schedule.weekdays_ = weekdays_of({words.begin(), at}, text);
  const auto minute = minute_of_day(at[1]);
  if (!minute || *minute == 1440) refuse(text, ": \"" + std::string(at[1]) + "\" is no time from 00:00 to 23:59");
  schedule.minute_ = *minute;
  if (behind == 2) return schedule;
  const auto zone = Zone::find(std::string(at[2]));
  if (!zone) refuse(text, ": \"" + std::string(at[2]) + "\" is no IANA time zone");
  schedule.zone_ = *zone;
  return schedule;
}

bool DigestSchedule::is_on(chrono::sys_days date) const {
  const unsigned weekday = chrono::weekday(date).c_encoding();
  return weekdays_.empty() || std::find(weekdays_.begin(), weekdays_.end(), weekday) != weekdays_.end();
}

Micros DigestSchedule::next_after(Micros moment) const {
  if (minute_ < 0) return moment - moment % article::kHour + article::kHour;
  // From the day before: where the clocks are set at midnight, its digest may still be ahead.
  chrono::sys_days date = zone_.local(moment).date - chrono::days(1);
  for (;; date += chrono::days(1)) {
    const Micros at = zone_.moment(date, minute_);
    if (is_on(date) && at > moment) return at;
  }
}

}  // namespace mentiond::alert
