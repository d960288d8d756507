#include "host/story/index.h"

#include <boost/test/unit_test.hpp>

#include "tests/host/story/support.h"

namespace mentiond::story::tests {
namespace {

using article::kDay;
using article::kHour;

struct Fixture {
  Texts texts;
  Desk desk;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(one_story, Fixture)

BOOST_AUTO_TEST_CASE(is_a_report_and_what_others_cut_from_it) {
  const Words report = texts.words(600);
  const std::int64_t story = desk.take(report, "agency");
  for (const std::size_t length : {600U, 400U, 200U, 100U, 50U}) {
    BOOST_TEST(desk.take(part(report, 0, length), "outlet" + std::to_string(length)) == story, length);
  }
  BOOST_TEST(desk.take(part(report, 150, 300), "late") == story);
}

BOOST_AUTO_TEST_CASE(is_so_whichever_comes_first) {
  const Words report = texts.words(600);
  const std::int64_t story = desk.take(part(report, 0, 60), "brief");
  BOOST_TEST(desk.take(report, "agency") == story);
  BOOST_TEST(desk.take(part(report, 0, 250), "cut") == story);
}

BOOST_AUTO_TEST_CASE(is_a_report_with_words_edited_and_paragraphs_in_and_out) {
  const Words report = texts.words(500);
  const std::int64_t story = desk.take(report, "agency");
  BOOST_TEST(desk.take(texts.edited(report, 20), "edited") == story);
  const Words mixed = part(report, 0, 150) + texts.words(80) + part(report, 220, 280);
  BOOST_TEST(desk.take(texts.edited(mixed, 30), "mixed") == story);
}

BOOST_AUTO_TEST_CASE(is_its_takes_each_of_which_adds_to_the_last) {
  const Words whole = texts.words(500);
  const std::int64_t story = desk.take(part(whole, 0, 120), "agency");
  BOOST_TEST(desk.take(part(whole, 0, 260), "agency") == story);
  BOOST_TEST(desk.take(part(whole, 40, 460), "agency") == story);
  // A copy of what only the last take had.
  BOOST_TEST(desk.take(part(whole, 300, 200), "outlet") == story);
}

BOOST_AUTO_TEST_CASE(is_all_that_its_only_article_says_however_it_grew) {
  for (const bool alone : {true, false}) {
    const Words report = texts.words(600);
    const std::int64_t story = desk.take(texts.words(30), "agency");
    desk.index.begin(kNow);
    desk.index.add(story, arrival({text_of(report), {}, "agency", {}, {}}), alone);
    desk.index.commit();
    BOOST_TEST((desk.take(report, "outlet") == story) == alone);
  }
}

BOOST_AUTO_TEST_CASE(is_what_fits_best) {
  const Words one = texts.words(300), other = texts.words(300);
  const std::int64_t first = desk.take(one, "a"), second = desk.take(other, "b");
  BOOST_TEST(desk.take(part(one, 0, 180) + part(other, 0, 100), "c") == first);
  BOOST_TEST(desk.take(part(other, 0, 180) + part(one, 0, 100), "d") == second);
}

BOOST_AUTO_TEST_CASE(is_never_another_when_an_article_is_a_new_version) {
  const Words one = texts.words(200), other = texts.words(200);
  const std::int64_t first = desk.take(one, "a"), second = desk.take(other, "b");
  // Its text became that of the other story; it stays, and both are as they were.
  desk.index.begin(kNow);
  desk.index.add(first, arrival({text_of(other), {}, "a", {}, {}}));
  desk.index.commit();
  BOOST_TEST(desk.index.size() == 2U);
  BOOST_TEST(desk.take(one, "c") == first);
  BOOST_TEST(first != second);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(different_stories, Fixture)

BOOST_AUTO_TEST_CASE(share_an_editors_note_or_a_caption) {
  for (int i = 0; i < 100; ++i) {
    const Words note = texts.words(20 + texts.below(60));
    const auto body = [&] { return texts.words(120 + texts.below(200)); };
    const std::int64_t first = desk.take(note + body(), "a" + std::to_string(i));
    BOOST_TEST(desk.take(note + body(), "b" + std::to_string(i)) != first);
    const std::int64_t third = desk.take(body() + note, "c" + std::to_string(i));
    BOOST_TEST(desk.take(body() + note, "d" + std::to_string(i)) != third);
  }
}

BOOST_AUTO_TEST_CASE(share_an_editors_note_and_a_caption) {
  for (int i = 0; i < 100; ++i) {
    const Words note = texts.words(20 + texts.below(20)), caption = texts.words(15 + texts.below(25));
    const auto body = [&] { return texts.words(100 + texts.below(200)); };
    const std::int64_t first = desk.take(note + body() + caption, "a" + std::to_string(i));
    BOOST_TEST(desk.take(note + body() + caption, "b" + std::to_string(i)) != first);
    const std::int64_t third = desk.take(body() + caption + texts.words(30) + note, "c" + std::to_string(i));
    BOOST_TEST(desk.take(caption + body() + note, "d" + std::to_string(i)) != third);
  }
}

BOOST_AUTO_TEST_CASE(share_a_note_in_a_script_without_spaces) {
  for (int i = 0; i < 100; ++i) {
    const std::string note = texts.letters_of_han(40 + texts.below(50));
    const auto body = [&] { return texts.letters_of_han(250 + texts.below(200)); };
    const std::int64_t first = desk.take_text(note + body(), "a" + std::to_string(i));
    BOOST_TEST(desk.take_text(note + body(), "b" + std::to_string(i)) != first);
  }
}

BOOST_AUTO_TEST_CASE(share_a_footer_that_all_have) {
  const Words footer = texts.words(60);
  for (int i = 0; i < 40; ++i) {
    BOOST_TEST(desk.take(texts.words(100) + footer, "outlet" + std::to_string(i)) == desk.last);
    BOOST_TEST(desk.last == i + 1);
  }
}

// Every shingle of such a text is common, and it has nothing else.
BOOST_AUTO_TEST_CASE(may_be_all_boilerplate) {
  const Words footer = texts.words(60);
  for (int i = 0; i < 40; ++i) desk.take(texts.words(100) + footer, "outlet" + std::to_string(i));
  const std::int64_t before = desk.last;
  BOOST_TEST(desk.take(footer, "empty") == before + 1);
}

BOOST_AUTO_TEST_CASE(come_from_one_frame_with_other_names_and_numbers) {
  const Words frame = Texts(99).words(200);
  for (int i = 0; i < 10; ++i) {
    Words report = frame;
    const Words facts = texts.words(200);
    for (std::size_t word = 0; word < report.size(); ++word) {
      if (word % 8 == 5 || word % 6 == 3) report[word] = facts[word];
    }
    // Long stretches of the frame stay.
    for (std::size_t word = 60; word < 140; ++word)
      report[word] = word % 20 == 0 ? facts[word] : "frame" + std::to_string(word);
    BOOST_TEST(desk.take(report, "outlet" + std::to_string(i)) == i + 1);
  }
}

BOOST_AUTO_TEST_CASE(are_in_different_languages) {
  const std::string text = text_of(texts.words(100));
  const std::int64_t first = desk.take(arrival({text, {}, "a", "en-GB", {}}));
  BOOST_TEST(desk.take(arrival({text, {}, "b", "de", {}})) != first);
  BOOST_TEST(desk.take(arrival({text, {}, "c", "en", {}})) == first);
  BOOST_TEST(desk.take(arrival({text, {}, "d", "", {}})) == first);
}

BOOST_AUTO_TEST_CASE(were_published_more_than_the_window_apart) {
  const std::string text = text_of(texts.words(100));
  const std::int64_t first = desk.take(arrival({text, {}, "a", {}, kNow - 10 * kDay}));
  BOOST_TEST(desk.take(arrival({text, {}, "b", {}, kNow - 6 * kDay})) != first);
  BOOST_TEST(desk.take(arrival({text, {}, "c", {}, kNow - 8 * kDay})) == first);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(an_item_with_a_title_alone, Fixture)

std::int64_t see(Desk& desk, const std::string& headline, const std::string& feed, const std::string& text = {}) {
  return desk.take(arrival({text, headline, feed, {}, {}}));
}

BOOST_AUTO_TEST_CASE(joins_the_same_title_of_another_outlet) {
  const std::int64_t story = see(desk, "Central bank raises rates to 5.25 per cent", "a", text_of(texts.words(300)));
  BOOST_TEST(see(desk, "UPDATE 1-Central bank raises rates to 5.25 per cent", "b") == story);
  BOOST_TEST(see(desk, "Central bank raises rates to 5.50 per cent", "c") != story);
  BOOST_TEST(see(desk, "Rates raised by central bank", "d") != story);
}

BOOST_AUTO_TEST_CASE(is_no_story_with_the_title_of_its_own_outlet) {
  const std::int64_t story = see(desk, "The stars and you this Monday morning", "a");
  BOOST_TEST(see(desk, "The stars and you this Monday morning", "a") != story);
}

BOOST_AUTO_TEST_CASE(has_a_title_that_says_something) {
  const std::int64_t story = see(desk, "Morning briefing", "a");
  BOOST_TEST(see(desk, "Morning briefing", "b") != story);
  BOOST_TEST(see(desk, "", "c") != see(desk, "", "d"));
}

BOOST_AUTO_TEST_CASE(does_not_bring_two_full_reports_together) {
  const std::int64_t story = see(desk, "Central bank raises rates to 5.25 per cent", "a", text_of(texts.words(300)));
  BOOST_TEST(see(desk, "Central bank raises rates to 5.25 per cent", "b", text_of(texts.words(300))) != story);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(the_index, Fixture)

BOOST_AUTO_TEST_CASE(forgets_a_story_that_nothing_has_joined_within_the_window) {
  const std::string text = text_of(texts.words(100));
  const auto at = [&](const std::string& feed, Micros later) {
    return desk.take(arrival({text, {}, feed, {}, {}}, kNow + later));
  };
  const std::int64_t story = at("a", 0);
  BOOST_TEST(at("b", 71 * kHour) == story);
  BOOST_TEST(at("c", 140 * kHour) == story);
  BOOST_TEST(at("d", 213 * kHour) != story);
  BOOST_TEST(desk.index.size() == 1U);
}

BOOST_AUTO_TEST_CASE(takes_no_more_memory_while_the_window_moves_on) {
  std::size_t most = 0;
  for (int i = 0; i < 40'000; ++i) {
    desk.take(arrival({text_of(texts.words(60)), {}, "a", {}, {}}, kNow + i * kWindow / 4000));
    if (i == 12'000) most = desk.index.bytes();
  }
  BOOST_TEST(desk.index.size() <= 4001U);
  BOOST_TEST(desk.index.bytes() < 1.3 * static_cast<double>(most));
}

BOOST_AUTO_TEST_CASE(is_after_a_rollback_as_if_nothing_had_come) {
  Desk other;
  std::vector<Words> reports;
  for (int i = 0; i < 60; ++i) reports.push_back(texts.words(60 + texts.below(300)));
  const auto report = [&](int i) { return arrival({text_of(reports[static_cast<std::size_t>(i)]), {}, "a", {}, {}}); };
  for (int i = 0; i < 30; ++i) BOOST_TEST(desk.take(report(i)) == other.take(report(i)));
  // Half of it joins, half opens; and all is undone.
  desk.index.begin(kNow);
  const std::int64_t last = desk.last;
  for (int i = 15; i < 45; ++i)
    desk.place(arrival({text_of(texts.edited(reports[static_cast<std::size_t>(i)], 12)), {}, "b", {}, {}}));
  BOOST_TEST(desk.index.size() > 30U);
  desk.index.roll_back();
  desk.last = last;
  BOOST_TEST(desk.index.size() == 30U);
  for (int i = 20; i < 60; ++i) BOOST_TEST(desk.take(report(i)) == other.take(report(i)));
}

BOOST_AUTO_TEST_CASE(is_after_a_restart_what_it_was) {
  std::vector<Words> reports;
  for (int i = 0; i < 80; ++i) {
    const std::size_t n = reports.size();
    reports.push_back(n > 10 && texts.below(2) == 0 ? texts.edited(reports[texts.below(n)], 15)
                                                    : texts.words(40 + texts.below(400)));
    desk.take(reports.back(), "feed" + std::to_string(texts.below(9)));
  }
  Desk restarted;
  for (const auto& [story, record] : desk.records) restarted.index.restore(story, *record_from(to_bytes(record)));
  restarted.last = desk.last;
  BOOST_TEST(restarted.index.size() == desk.index.size());
  for (int i = 0; i < 80; ++i) {
    const Words next = texts.edited(reports[texts.below(reports.size())], 10);
    BOOST_TEST(desk.take(next, "late") == restarted.take(next, "late"));
  }
}

// Counted, not timed: n articles that share everything cost n times the work of one, and no more.
BOOST_AUTO_TEST_CASE(looks_at_few_postings_however_many_stories_share_a_shingle) {
  const auto work = [&](int n) {
    Desk own;
    Texts same(7);
    const Words shared = same.words(90);
    for (int i = 0; i < n; ++i) own.take(same.words(60) + shared, "outlet" + std::to_string(i));
    return own.index.looked_at();
  };
  const std::size_t once = work(400), twice = work(800);
  BOOST_TEST(twice < 2.2 * static_cast<double>(once));
  BOOST_TEST(once < 400U * 160 * kBoilerplate);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::story::tests
