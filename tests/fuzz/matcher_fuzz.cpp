// links: mentiond_alert
//
// Label matchers and digest schedules of any text: what is accepted is written as it is read, and means the same then.
#include <cstdint>
#include <cstdlib>
#include <stdexcept>

#include "host/alert/digest.h"
#include "host/alert/silence.h"

namespace {

using namespace mentiond::alert;

void require(bool holds) {
  if (!holds) std::abort();
}

void read_matcher(std::string_view text) {
  const Matcher matcher = Matcher::parse(text);
  const Matcher again = Matcher::parse(matcher.text());
  require(again.text() == matcher.text() && again.label() == matcher.label());
  for (const Labels& labels : {Labels{}, Labels{{matcher.label(), "a"}}, Labels{{"tags", "world,sport"}},
                               Labels{{matcher.label(), std::string(text)}}}) {
    require(matcher.matches(labels) == again.matches(labels));
  }
  const std::vector<Matcher> lines = matchers_from_lines(matchers_to_lines({matcher, matcher}));
  require(lines.size() == 2 && lines[1].text() == matcher.text());
}

void read_schedule(std::string_view text) {
  constexpr mentiond::article::Micros kNow = 1'774'746'000'000'000;  // The night before the clocks are set.
  const DigestSchedule schedule = DigestSchedule::parse(text);
  const auto next = schedule.next_after(kNow);
  require(next > kNow && next <= kNow + 9 * mentiond::article::kDay);
  require(schedule.next_after(next) > next);
}

template <class Read>
void refuse_or(Read read) {
  try {
    read();
  } catch (const std::invalid_argument&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  refuse_or([=] { read_matcher(text); });
  refuse_or([=] { read_schedule(text); });
  refuse_or([=] { (void)matchers_from_lines(text); });
  return 0;
}
