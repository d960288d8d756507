#include "plugins/common/date/date.h"

#include <unicode/timezone.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <memory>

#include "plugins/common/date/canonical.h"
#include "plugins/common/date/names.h"
#include "plugins/common/date/tokens.h"

namespace mentiond::common::date {
namespace {

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kDay = 24 * 60 * kMinute;
constexpr int kWidestOffset = 15 * 60;

std::optional<std::int64_t> days_of(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  // A year before the calendar is one of another: of the Hijra, for example.
  if (year < 1583 || year > 9999 || !date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count();
}

int full_year(const Token& token) {
  if (token.text.size() == 3) return token.value + 1900;  // RFC 2822 §4.3.
  if (token.text.size() > 2) return token.value;
  return token.value < 70 ? token.value + 2000 : token.value + 1900;
}

// "1427509989" and "/Date(1427509989000)/": since September 2001 the seconds have ten digits, the milliseconds
// thirteen.
std::optional<Date> unix_time(std::string_view text) {
  const auto first = text.find_first_of("0123456789");
  if (first == text.npos) return std::nullopt;
  std::int64_t value = 0;
  const auto [rest, error] = std::from_chars(text.data() + first, text.data() + text.size(), value);
  const auto digits = static_cast<std::size_t>(rest - text.data()) - first;
  if (error != std::errc() || (digits != 10 && digits != 13)) return std::nullopt;
  return Date{value * (digits == 10 ? kSecond : kSecond / 1000), 0};
}

// "20150328023309" and "201503280233": a date and its time without anything between.
void split(std::vector<Token>& tokens) {
  for (auto token = tokens.begin(); token != tokens.end(); ++token) {
    if (token->kind != Token::Kind::kNumber || (token->text.size() != 14 && token->text.size() != 12)) continue;
    Token clock;
    clock.text = token->text.substr(8);
    clock.before = 'T';
    clock.after = token->after;
    std::from_chars(clock.text.data(), clock.text.data() + clock.text.size(), clock.value);
    token->text = token->text.substr(0, 8);
    token->after = 'T';
    tokens.insert(token + 1, clock);
    return;
  }
}

// Reads one date from its tokens, left to right, and puts the numbers together in the end.
class Reader {
 public:
  Reader(std::string_view text, Hints hints) : tokens_(tokens_of(text)), hints_(hints) { split(tokens_); }

  std::optional<Date> read() {
    while (at_ < tokens_.size()) {
      if (!(peek().kind == Token::Kind::kNumber ? number() : word())) return std::nullopt;
    }
    const auto days = read_days();
    if (!days || !apply_half_day()) return std::nullopt;
    Date date{*days * kDay + time_, offset_};
    if (!zone_.empty() && !offset_) {
      const auto utc = local_to_utc(date.microseconds, zone_);
      if (utc) offset_ = date.offset_minutes = static_cast<int>((date.microseconds - *utc) / kMinute);
    }
    if (offset_) date.microseconds -= *offset_ * kMinute;
    return date;
  }

 private:
  const Token& peek() const { return tokens_[at_]; }

  bool number() {
    const Token& token = peek();
    if (has_time_ && (token.before == '+' || token.before == '-')) return offset();
    if (!has_time_ && token.text.size() <= 2 && (is_clock(token) || hour_mark() > 0)) return clock();
    if (!has_time_ && token.before == 'T') return compact_clock();
    // A number glued to a bracket or sign after the time is no part of the date.
    if (numbers_.size() < 4) numbers_.push_back(token);
    ++at_;
    return true;
  }

  // "14:30", and behind a date "14.30".
  bool is_clock(const Token& token) const {
    if (at_ + 1 >= tokens_.size()) return false;
    if (token.after == ':') return true;
    const bool dated = numbers_.size() + (month_ != 0 ? 1 : 0) >= 3;
    const Token& next = tokens_[at_ + 1];
    return dated && token.after == '.' && next.kind == Token::Kind::kNumber && next.text.size() == 2;
  }

  // "14h30", "14時30分" and "14h": how many tokens the hour takes; 0: this is none.
  std::size_t hour_mark() const {
    if (at_ + 1 >= tokens_.size() || tokens_[at_ + 1].kind != Token::Kind::kWord) return 0;
    return peek().after == tokens_[at_ + 1].text[0] && is_hour_word(tokens_[at_ + 1].text) ? 2 : 0;
  }

  bool clock() {
    const int hour = peek().value;
    const std::size_t mark = hour_mark();
    at_ += mark > 0 ? mark : 1;
    const bool minutes_follow = at_ < tokens_.size() && peek().kind == Token::Kind::kNumber && peek().text.size() <= 2;
    if (!minutes_follow) return mark > 0 && set_time(hour, 0, 0, 0);
    const Token& minutes = peek();
    ++at_;
    int seconds = 0;
    std::int64_t fraction = 0;
    if ((minutes.after == ':' || minutes.after == '.') && at_ < tokens_.size() && is_second(minutes)) {
      const char after = peek().after;
      seconds = peek().value;
      ++at_;
      if ((after == '.' || after == ',') && at_ < tokens_.size() && peek().before == after) fraction = read_fraction();
    }
    return set_time(hour, minutes.value, seconds, fraction);
  }

  bool is_second(const Token& minutes) const {
    return peek().kind == Token::Kind::kNumber && (minutes.after == ':' || peek().text.size() == 2);
  }

  std::int64_t read_fraction() {
    const Token& token = peek();
    if (token.kind != Token::Kind::kNumber) return 0;
    ++at_;
    std::int64_t value = 0;
    for (std::size_t i = 0; i < 6; ++i) value = value * 10 + (i < token.text.size() ? token.text[i] - '0' : 0);
    return value;
  }

  // "20031231T101455Z", and "T10Z".
  bool compact_clock() {
    const Token& token = peek();
    if (token.text.size() <= 2) return ++at_, set_time(token.value, 0, 0, 0);
    const int seconds = token.text.size() >= 6 ? token.value % 100 : 0;
    const int hour_minute = token.text.size() >= 6 ? token.value / 100 : token.value;
    ++at_;
    return set_time(hour_minute / 100, hour_minute % 100, seconds, 0);
  }

  bool set_time(int hour, int minute, int second, std::int64_t fraction) {
    if (hour > 24 || minute > 59 || second > 60 || (hour == 24 && minute > 0)) return false;
    if (second == 60) second = 59;  // A leap second.
    hour_ = hour;
    has_time_ = true;
    time_ = (hour * 60 + minute) * kMinute + second * kSecond + fraction;
    return true;
  }

  // "+0200", "+02:00", "-5", and after "GMT" too.
  bool offset() {
    const Token& token = peek();
    const int sign = token.before == '-' ? -1 : 1;
    int minutes = token.text.size() > 2 ? token.value / 100 * 60 + token.value % 100 : token.value * 60;
    ++at_;
    if (token.after == ':' && at_ < tokens_.size() && peek().kind == Token::Kind::kNumber && peek().text.size() == 2) {
      minutes += peek().value;
      ++at_;
    }
    if (minutes <= kWidestOffset) offset_ = sign * minutes;
    return true;
  }

  bool word() {
    const std::string word = folded(peek().text);
    const Token& token = peek();
    ++at_;
    if (word == "t" && token.before >= '0' && token.before <= '9') return true;
    if (word == "w" && token.before == '-' && numbers_.size() == 1) {
      is_week_ = true;
      return true;
    }
    if (const int month = month_of(word); month != 0) {
      // French "mar." is Tuesday before it is March: the later word wins.
      month_ = month;
    } else if (const HalfDay half = half_day_of(word); half != HalfDay::kNone) {
      half_day_ = half;
    } else if (const auto minutes = zone_offset_of(word); minutes && has_time_) {
      if (!offset_) offset_ = minutes;
    } else if (has_time_) {
      zone_ = word.find('/') != word.npos ? std::string(token.text) : std::string(zone_name_of(word));
    }
    return true;
  }

  bool apply_half_day() {
    if (half_day_ == HalfDay::kNone || hour_ > 12) return true;
    if (half_day_ == HalfDay::kAfternoon && hour_ < 12) time_ += 720 * kMinute;
    if (half_day_ == HalfDay::kMorning && hour_ == 12) time_ -= 720 * kMinute;
    return true;
  }

  std::optional<std::int64_t> read_days() const {
    if (numbers_.empty()) return std::nullopt;
    if (month_ != 0) return with_month_name();
    if (is_week_) return week();
    const Token& first = numbers_[0];
    // Figures alone are a date only where nothing stands before them.
    const bool leads = first.text.data() == tokens_[0].text.data();
    if (first.text.size() > 4 && !leads) return std::nullopt;
    if (first.text.size() == 8) return days_of(first.value / 10000, first.value / 100 % 100, first.value % 100);
    if (first.text.size() == 7) return day_of_year(first.value / 1000, first.value % 1000);
    if (first.text.size() == 4) return year_first();
    if (numbers_.size() < 3) return std::nullopt;
    return numeric();
  }

  std::optional<std::int64_t> with_month_name() const {
    if (numbers_.size() == 1) {
      // "March 2015" names a month; "3 March" names no year.
      return numbers_[0].text.size() == 4 ? days_of(numbers_[0].value, month_, 1) : std::nullopt;
    }
    const bool year_leads = numbers_[0].text.size() >= 3 || numbers_[0].value > 31;
    const Token& year = numbers_[year_leads ? 0 : 1];
    const Token& day = numbers_[year_leads ? 1 : 0];
    return days_of(full_year(year), month_, day.value);
  }

  static std::string_view between(const Token& a, const Token& b) {
    const char* const end = a.text.data() + a.text.size();
    std::string_view gap(end, static_cast<std::size_t>(b.text.data() - end));
    while (gap.starts_with(' ')) gap.remove_prefix(1);
    while (gap.ends_with(' ')) gap.remove_suffix(1);
    return gap;
  }
  static bool is_separator(std::string_view gap) { return gap == "-" || gap == "/" || gap == "."; }

  // "2003-12", "2003 12" and "2003年12月"; not "2003:12", which is no date.
  static bool joined(const Token& a, const Token& b) {
    const std::string_view gap = between(a, b);
    return gap.empty() || is_separator(gap) || static_cast<unsigned char>(gap[0]) >= 0x80;
  }

  static std::optional<std::int64_t> day_of_year(int year, int day) {
    const auto first_day = days_of(year, 1, 1);
    if (!first_day || day < 1 || day > 366) return std::nullopt;
    return *first_day + day - 1;
  }

  std::optional<std::int64_t> year_first() const {
    const int year = numbers_[0].value;
    if (numbers_[0].before == '-') return std::nullopt;
    if (numbers_.size() == 1) return tokens_.size() == 1 ? days_of(year, 1, 1) : std::nullopt;
    const Token& second = numbers_[1];
    if (!joined(numbers_[0], second)) return std::nullopt;
    if (second.text.size() == 3 && numbers_.size() == 2) return day_of_year(year, second.value);
    const bool day = numbers_.size() > 2 && joined(second, numbers_[2]);
    return days_of(year, second.value, day ? numbers_[2].value : 1);
  }

  // ISO 8601: week 1 is the one with 4 January in it; days count from Monday.
  std::optional<std::int64_t> week() const {
    if (numbers_.size() < 2 || numbers_[1].value < 1 || numbers_[1].value > 53) return std::nullopt;
    const auto fourth = days_of(numbers_[0].value, 1, 4);
    const int day = numbers_.size() > 2 ? numbers_[2].value : 1;
    if (!fourth || day < 1 || day > 7) return std::nullopt;
    const auto weekday = static_cast<std::int64_t>(
        std::chrono::weekday(std::chrono::sys_days(std::chrono::days(*fourth))).iso_encoding());
    return *fourth - (weekday - 1) + (numbers_[1].value - 1) * 7 + (day - 1);
  }

  std::optional<std::int64_t> numeric() const {
    const int a = numbers_[0].value;
    const int b = numbers_[1].value;
    const bool separated =
        is_separator(between(numbers_[0], numbers_[1])) && is_separator(between(numbers_[1], numbers_[2]));
    // "28 3 2015 02:33", where a server's language has figures for months.
    const bool spaced = has_time_ && numbers_[2].text.size() == 4 && joined(numbers_[0], numbers_[1]) &&
                        joined(numbers_[1], numbers_[2]);
    if (!separated && !spaced) return std::nullopt;
    if (a > 31) return days_of(full_year(numbers_[0]), b, numbers_[2].value);
    const bool month_first = b > 12 || (a <= 12 && hints_.month_first && numbers_[0].after == '/');
    return days_of(full_year(numbers_[2]), month_first ? a : b, month_first ? b : a);
  }

  std::vector<Token> tokens_;
  Hints hints_;
  std::size_t at_ = 0;
  std::vector<Token> numbers_;
  int month_ = 0, hour_ = 0;
  bool has_time_ = false, is_week_ = false;
  std::int64_t time_ = 0;
  HalfDay half_day_ = HalfDay::kNone;
  std::optional<int> offset_;
  std::string zone_;
};

}  // namespace

std::optional<Date> parse_date(std::string_view text, Hints hints) {
  if (const auto date = read_canonical(text)) return date;
  if (const auto moment = unix_time(text)) return moment;
  const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) return Reader(text, hints).read();
  const std::string plain = with_ascii_figures(text);
  return Reader(plain, hints).read();
}

std::optional<std::int64_t> local_to_utc(std::int64_t wall_microseconds, std::string_view zone) {
  const std::unique_ptr<icu::TimeZone> rules(icu::TimeZone::createTimeZone(
      icu::UnicodeString::fromUTF8(icu::StringPiece(zone.data(), static_cast<std::int32_t>(zone.size())))));
  if (!rules || *rules == icu::TimeZone::getUnknown()) return std::nullopt;
  std::int32_t raw = 0;
  std::int32_t saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  rules->getOffset(static_cast<UDate>(wall_microseconds / 1000), true, raw, saving, status);
  if (U_FAILURE(status)) return std::nullopt;
  return wall_microseconds - std::int64_t{1000} * (raw + saving);
}

std::optional<double> parse_clock(std::string_view text) {
  double total = 0;
  for (int part = 0; part < 3; ++part) {
    double value = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
    if (error != std::errc() || value < 0 || value > 1e6) return std::nullopt;
    total = total * 60 + value;
    if (rest == end) return total;
    if (*rest != ':') return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(rest - text.data()) + 1);
  }
  return std::nullopt;
}

std::string to_rfc3339_utc(std::int64_t microseconds) {
  const std::chrono::microseconds since(microseconds);
  const auto day = std::chrono::floor<std::chrono::days>(since);
  const std::chrono::year_month_day date{std::chrono::sys_days(day)};
  const auto rest = since - day;
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(rest).count();
  const auto fraction = static_cast<int>(rest.count() % kSecond);
  char text[64];
  int size = std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(date.year()),
                           static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                           static_cast<int>(seconds / 3600), static_cast<int>(seconds / 60 % 60),
                           static_cast<int>(seconds % 60));
  std::string printed(text, static_cast<std::size_t>(size));
  if (fraction != 0) {
    size = std::snprintf(text, sizeof text, ".%06d", fraction);
    printed.append(text, static_cast<std::size_t>(size));
    while (printed.back() == '0') printed.pop_back();
  }
  return printed + "Z";
}

}  // namespace mentiond::common::date
