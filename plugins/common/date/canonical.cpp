#include "plugins/common/date/canonical.h"

#include <array>
#include <chrono>

namespace mentiond::common::date {
namespace {

constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
constexpr std::string_view kDays = "MonTueWedThuFriSatSun";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Reads what must be there; after the first that is not, nothing counts.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  int number(std::size_t digits) {
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      if (text_.size() <= i || !is_digit(text_[i])) return fail();
      value = value * 10 + (text_[i] - '0');
    }
    text_.remove_prefix(digits);
    return value;
  }
  void literal(std::string_view expected) {
    if (!text_.starts_with(expected)) return static_cast<void>(fail());
    text_.remove_prefix(expected.size());
  }
  // The place of a name of three letters among such, from 1.
  int name(std::string_view names) {
    if (text_.size() < 3) return fail();
    const auto at = names.find(text_.substr(0, 3));
    if (at == names.npos || at % 3 != 0) return fail();
    text_.remove_prefix(3);
    return static_cast<int>(at / 3) + 1;
  }
  bool skip(std::string_view word) {
    if (!text_.starts_with(word)) return false;
    text_.remove_prefix(word.size());
    return true;
  }
  bool next_is_digit() const { return !text_.empty() && is_digit(text_[0]); }
  bool second_is_digit() const { return text_.size() > 1 && is_digit(text_[1]); }
  bool finished() const { return good_ && text_.empty(); }

 private:
  int fail() {
    good_ = false;
    text_ = {};
    return 0;
  }

  std::string_view text_;
  bool good_ = true;
};

// "+0300" and "+03:00"; at sea and in doubt (-00:00) nothing is known.
std::optional<int> offset(Cursor& cursor, std::string_view between) {
  const bool west = cursor.skip("-");
  if (!west) cursor.literal("+");
  const int hours = cursor.number(2);
  cursor.literal(between);
  const int minutes = cursor.number(2);
  if (hours > 14 || minutes > 59 || (west && hours + minutes == 0)) return std::nullopt;
  return (west ? -1 : 1) * (hours * 60 + minutes);
}

// RFC 822 §5.1: the zones of North America have names.
std::optional<int> named_offset(Cursor& cursor) {
  if (cursor.skip("GMT") || cursor.skip("UTC")) return 0;
  constexpr std::array<std::string_view, 8> kNames = {"EDT", "EST", "CDT", "CST", "MDT", "MST", "PDT", "PST"};
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (cursor.skip(kNames[i])) return -60 * static_cast<int>(4 + (i + 1) / 2);
  }
  return offset(cursor, "");
}

struct Fields {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, microsecond = 0;
  std::optional<int> offset;
};

void clock(Cursor& cursor, Fields& fields) {
  fields.hour = cursor.number(2);
  cursor.literal(":");
  fields.minute = cursor.number(2);
  cursor.literal(":");
  fields.second = cursor.number(2);
}

// Up to six digits.
void fraction(Cursor& cursor, Fields& fields) {
  if (!cursor.skip(".")) return;
  for (int unit = 100'000; unit > 0 && cursor.next_is_digit(); unit /= 10)
    fields.microsecond += unit * cursor.number(1);
}

std::optional<Date> date_of(const Fields& fields) {
  using namespace std::chrono;
  const year_month_day day{year(fields.year), month(static_cast<unsigned>(fields.month)),
                           std::chrono::day(static_cast<unsigned>(fields.day))};
  const bool usual = fields.year >= 1971 && fields.year < 2100 && day.ok() && fields.hour < 24 && fields.minute < 60 &&
                     fields.second < 60 && fields.offset;
  if (!usual) return std::nullopt;
  const auto wall = sys_days(day) + hours(fields.hour) + minutes(fields.minute) + seconds(fields.second);
  const auto utc = wall - minutes(*fields.offset);
  return Date{duration_cast<microseconds>(utc.time_since_epoch()).count() + fields.microsecond, fields.offset};
}

std::optional<Date> read_mail_date(Cursor cursor) {
  Fields fields;
  cursor.name(kDays);
  cursor.literal(", ");
  fields.day = cursor.number(cursor.second_is_digit() ? 2 : 1);
  cursor.literal(" ");
  fields.month = cursor.name(kMonths);
  cursor.literal(" ");
  fields.year = cursor.number(4);
  cursor.literal(" ");
  clock(cursor, fields);
  cursor.literal(" ");
  fields.offset = named_offset(cursor);
  return cursor.finished() ? date_of(fields) : std::nullopt;
}

std::optional<Date> read_iso_date(Cursor cursor) {
  Fields fields;
  fields.year = cursor.number(4);
  cursor.literal("-");
  fields.month = cursor.number(2);
  cursor.literal("-");
  fields.day = cursor.number(2);
  cursor.literal("T");
  clock(cursor, fields);
  fraction(cursor, fields);
  fields.offset = cursor.skip("Z") ? 0 : offset(cursor, ":");
  return cursor.finished() ? date_of(fields) : std::nullopt;
}

}  // namespace

std::optional<Date> read_canonical(std::string_view text) {
  const Cursor cursor(text);
  return cursor.next_is_digit() ? read_iso_date(cursor) : read_mail_date(cursor);
}

}  // namespace mentiond::common::date
