#include "host/alert/zone.h"

#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/tztrans.h>

namespace mentiond::alert {

using std::chrono::days;
using std::chrono::sys_days;

struct Zone::Rules {
  std::unique_ptr<const icu::BasicTimeZone> zone;

  /// Of local clocks to UTC, by what ICU answers for a moment or, with `local`, for what the clocks show.
  Micros offset(Micros moment, bool local) const {
    int32_t raw = 0, saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    const auto date = static_cast<UDate>(moment / article::kMillisecond);
    if (local) {
      // As before the clocks were set: the first of two that are the same, and through what is skipped.
      zone->getOffsetFromLocal(date, UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw, saving, status);
    } else {
      zone->getOffset(date, false, raw, saving, status);
    }
    return static_cast<Micros>(raw + saving) * article::kMillisecond;
  }
};

Zone::Zone() : Zone(*find("UTC")) {}

Zone::Zone(std::string name, std::shared_ptr<const Rules> rules) : name_(std::move(name)), rules_(std::move(rules)) {}

std::optional<Zone> Zone::find(const std::string& name) {
  const icu::UnicodeString id = icu::UnicodeString::fromUTF8(name);
  icu::UnicodeString canonical;
  UErrorCode status = U_ZERO_ERROR;
  UBool is_known = false;  // Not for "GMT+3", which ICU understands but IANA does not have.
  icu::TimeZone::getCanonicalID(id, canonical, is_known, status);
  if (U_FAILURE(status) || !is_known) return std::nullopt;
  std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(id));
  auto* const basic = dynamic_cast<icu::BasicTimeZone*>(zone.get());
  if (basic == nullptr) return std::nullopt;
  (void)zone.release();
  return Zone(name, std::make_shared<const Rules>(Rules{std::unique_ptr<const icu::BasicTimeZone>(basic)}));
}

LocalTime Zone::local(Micros moment) const {
  const Micros shown = moment + rules_->offset(moment, false);
  const sys_days date =
      std::chrono::floor<days>(std::chrono::sys_time<std::chrono::microseconds>(std::chrono::microseconds(shown)));
  const Micros midnight = static_cast<Micros>(date.time_since_epoch().count()) * article::kDay;
  return {date, static_cast<int>((shown - midnight) / article::kMinute)};
}

Micros Zone::moment(sys_days date, int minute) const {
  const Micros shown = static_cast<Micros>(date.time_since_epoch().count()) * article::kDay + minute * article::kMinute;
  return shown - rules_->offset(shown, true);
}

std::optional<Micros> Zone::next_change(Micros moment) const {
  icu::TimeZoneTransition transition;
  if (!rules_->zone->getNextTransition(static_cast<UDate>(moment / article::kMillisecond), false, transition))
    return std::nullopt;
  return static_cast<Micros>(transition.getTime()) * article::kMillisecond;
}

}  // namespace mentiond::alert
