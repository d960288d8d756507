// Articles of every shape: as normalisers make them, and with anything anywhere. The same at each call.
#pragma once

#include <limits>
#include <random>
#include <string>
#include <vector>

#include "host/article/identity.h"

namespace mentiond::article::shapes {

inline Article with_texts() {
  Article article;
  article.feed = "agency";
  article.guid = "guid-1";
  article.link = "https://example.org/news/1?utm_source=rss";
  article.language = "en";
  article.by = "Elena Teslova";
  article.located = "ANKARA";
  article.copyright_notice = "© 2023 Example";
  article.version = 3;
  article.published = Timestamp{1'701'252'900 * kSecond, 180};
  article.updated = Timestamp{1'701'256'500 * kSecond + 250 * kMillisecond, 0};
  article.retrieved = 1'701'260'000 * kSecond;
  article.headlines = {{"main", "text/plain", "Treaty \"not dead\", says minister"}};
  article.descriptions = {{"standfirst", "text/plain", "Talks may resume."},
                          {"standfirst", "text/html", "<b>Talks</b> may resume."}};
  article.bodies = {{"", "text/plain", "First.\n\nSecond – Рябков said."}, {"", "text/html", "<p>First.</p>"}};
  return article;
}

/// With every field set, as the reference article would have it.
inline Article full() {
  Article article = with_texts();
  article.concepts = {
      {ConceptKind::kPerson, "Elena Teslova", "author", "", "", "e@example.org", "https://example.org/e"},
      {ConceptKind::kPerson, "Sergey Ryabkov", "mentions", "https://example.org/q1", "w1", "", ""},
      {ConceptKind::kOrganisation, "Ministry", "mentions", "", "w2", "", ""},
      {ConceptKind::kPlace, "Moscow", "mentions", "", "w3", "", ""},
      {ConceptKind::kSubject, "arms control", "tag", "", "tag-1", "", ""},
      {ConceptKind::kEvent, "Summit", "mentions", "", "w4", "", ""},
      {ConceptKind::kObject, "Missile", "mentions", "", "w5", "", ""}};
  article.info_sources = {{"Example", "publisher", "https://example.org/", ""}, {"AA", "originator", "", "aa.com.tr"}};
  article.media = {{"picture-1",
                    "https://example.org/1.jpg",
                    "picture",
                    "Handshake",
                    "The caption.",
                    "A. P.",
                    "AA",
                    {{"rendition-1", "https://example.org/1.jpg", "image/jpeg", 1200, 800, 12345, 0}}},
                   {"audio-1",
                    "https://example.org/1.mp3",
                    "audio",
                    "",
                    "",
                    "",
                    "",
                    {{"rendition-1", "https://example.org/1.mp3", "audio/mpeg", 0, 0, 9, 61.125}}}};
  article.quotes = {{"not dead", "the minister", "w1", "says", 8, 16}};
  article.mentions = {
      {"diplomacy",
       "w1",
       {"q1", "Sergey Ryabkov", "person", "https://example.org/q1"},
       "body",
       "Рябков",
       "",
       "body",
       0,
       17,
       29,
       "Рябков",
       "Second – Рябков said.",
       ""},
      {"diplomacy", "query", {}, "headline", "", "treaty AND dead", "headline", 1, 0, 6, "Treaty", "", "n"}};
  article.story = Story{"story-1", 4, "https://example.org/news/0", 0.3333333333333333};
  article.notes = {"no zone: Europe/Istanbul from the configuration"};
  identify({&article, 1}, "https://example.org/");
  return article;
}

inline Article without_guid() {
  Article article = full();
  article.guid.clear();
  article.alt_ids.clear();
  identify({&article, 1}, "https://example.org/");
  return article;
}

/// A headline, and no more.
inline Article bare() {
  Article article;
  article.feed = "agency";
  article.headlines = {{"main", "text/plain", "Only a headline"}};
  identify({&article, 1}, "");
  return article;
}

inline std::vector<Article> tidy() { return {full(), without_guid(), bare()}; }

/// Anything, anywhere.
class Chaos {
 public:
  std::string text() {
    static const std::vector<std::string> kTexts = {"",
                                                    "a",
                                                    " ",
                                                    "\"\\/\b\f\n\r\t",
                                                    std::string("\0nul\x01\x1a\x1b\x1f\x7f", 9),
                                                    "\u0085\u00a0\u2028\u2029\ufeff",
                                                    "Сергей Рябков",
                                                    "東京 😀 e\u0301 \u202eعربي",
                                                    "\uffff\ufffd\U0010ffff",
                                                    "</script><!--",
                                                    "null",
                                                    std::string(5000, 'x') + "\""};
    return pick(kTexts);
  }
  std::string uri() {
    static const std::vector<std::string> kUris = {"",
                                                   "https://example.org/a",
                                                   "http://example.org/a b",
                                                   "https://例え.jp/パス?q=値#片",
                                                   "http://[::1]:8080/",
                                                   "http://[::1",
                                                   std::string("http://[::1\0]/", 14),
                                                   "http://[v1.a]/",
                                                   "http://[1::2::3]/",
                                                   "http://a:b/",
                                                   "http://a@b@c/",
                                                   "//example.org/x",
                                                   "/relative",
                                                   "relative",
                                                   "?q",
                                                   "#f",
                                                   "mailto:a@example.org",
                                                   "mailto:",
                                                   "http://",
                                                   "http:///x",
                                                   "http:x",
                                                   "http://example.org/%",
                                                   "http://example.org/%zz%4",
                                                   "http://example.org/#a#b",
                                                   "http://ex[ample/",
                                                   "http://example.org/[x]?y[1]=2#[z]",
                                                   "javascript:alert(1)",
                                                   "data:image/png;base64,AA==",
                                                   "http://example.org/\"'<>\\^`{|}",
                                                   "C:\\path",
                                                   "tag:example.org,2005:1",
                                                   "urn:x:1",
                                                   "1http://x",
                                                   "+a:b",
                                                   ":",
                                                   "a:",
                                                   "http://exa mple.org/",
                                                   "http://us er:pa ss@h/",
                                                   "http://h:99999999/",
                                                   "http://h:/",
                                                   "HTTP://EXAMPLE.ORG",
                                                   "http://x/\x01\x1f\x7f",
                                                   std::string("http://x/\0y", 11),
                                                   std::string(1, '\0'),
                                                   "http://x/" + std::string(9000, 'z')};
    return pick(kUris);
  }
  std::optional<Timestamp> time() {
    static const std::vector<std::optional<Timestamp>> kTimes = {std::nullopt,
                                                                 Timestamp{0, std::nullopt},
                                                                 Timestamp{1'701'252'900'000'001, 180},
                                                                 Timestamp{-1, -330},
                                                                 Timestamp{std::numeric_limits<Micros>::min(), 60},
                                                                 Timestamp{std::numeric_limits<Micros>::max(), -60},
                                                                 Timestamp{kEarliest, -1},
                                                                 Timestamp{kLatest, 1},
                                                                 Timestamp{kEarliest - 1, 0},
                                                                 Timestamp{kLatest + 1, 0},
                                                                 Timestamp{0, 1440},
                                                                 Timestamp{0, -1439},
                                                                 Timestamp{0, std::numeric_limits<int>::min()}};
    return pick(kTimes);
  }
  std::int64_t number() {
    static const std::vector<std::int64_t> kNumbers = {
        0, 1, -1, 800, std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()};
    return pick(kNumbers);
  }
  double real() {
    static const std::vector<double> kReals = {0,      0.1,
                                               -1,     1e308,
                                               5e-324, std::numeric_limits<double>::infinity(),
                                               -1e9,   std::numeric_limits<double>::quiet_NaN()};
    return pick(kReals);
  }
  std::string media_type() {
    return pick(std::vector<std::string>{"picture", "video", "audio", "graphic", "", "text", "x"});
  }
  std::size_t count() { return random_() % 4; }

  Article article() {
    Article made;
    fill(made);
    for (std::size_t n = count(); n-- > 0;) made.headlines.push_back({role({"main", "", "x"}), text(), text()});
    for (std::size_t n = count(); n-- > 0;)
      made.descriptions.push_back({role({"standfirst", "summary"}), text(), text()});
    for (std::size_t n = count(); n-- > 0;) made.bodies.push_back({"", role({"text/plain", "text/html", ""}), text()});
    for (std::size_t n = 3 * count(); n-- > 0;) {
      made.concepts.push_back({static_cast<ConceptKind>(random_() % 6), text(), text(), uri(), text(), text(), text()});
    }
    for (std::size_t n = count(); n-- > 0;) made.info_sources.push_back({text(), text(), uri(), text()});
    for (std::size_t n = count(); n-- > 0;) made.media.push_back(media());
    for (std::size_t n = count(); n-- > 0;) made.alt_ids.push_back({text(), text()});
    for (std::size_t n = count(); n-- > 0;) made.quotes.push_back({text(), text(), text(), text(), 0, 4'000'000'000});
    for (std::size_t n = count(); n-- > 0;) made.mentions.push_back(mention());
    for (std::size_t n = count(); n-- > 0;) made.notes.push_back(text());
    if (random_() % 2 == 0) made.story = Story{text(), 0, uri(), real()};
    if (random_() % 2 == 0) identify({&made, 1}, uri());
    return made;
  }

 private:
  template <class Item>
  Item pick(const std::vector<Item>& items) {
    return items[random_() % items.size()];
  }
  std::string role(const std::vector<std::string>& roles) { return pick(roles); }

  void fill(Article& made) {
    for (std::string* field :
         {&made.language, &made.by, &made.located, &made.copyright_notice, &made.feed, &made.guid}) {
      *field = text();
    }
    made.uri = uri();
    made.link = uri();
    made.version = static_cast<int>(random_() % 3) - 1;
    made.published = time();
    made.updated = time();
    made.retrieved = time().value_or(Timestamp{}).us;
  }
  Media media() {
    Media made{text(), uri(), media_type(), text(), text(), text(), text(), {}};
    for (std::size_t n = count(); n-- > 0;) {
      made.renditions.push_back({text(), uri(), text(), number(), number(), number(), real()});
    }
    return made;
  }
  Mention mention() {
    return {text(), text(), {text(), text(), text(), uri()}, text(), text(), text(), text(), 1, 2, 3, text(),
            text(), text()};
  }

  std::mt19937 random_{20231129};
};

inline std::vector<Article> hostile(std::size_t count) {
  Chaos chaos;
  std::vector<Article> made(1);  // The first has nothing at all.
  while (made.size() < count) made.push_back(chaos.article());
  return made;
}

}  // namespace mentiond::article::shapes
