// What the host's own work on an article costs: µs of CPU to identify one of 4 KB of text and 5 KB of HTML, to write it
// as JSON and to read it back. The peer is Poco::JSON, in the same run (docs/decisions/0010). Prints a JSON line a
// figure (INTERFACES); a table on standard error.
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <random>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "host/article/identity.h"
#include "host/article/json.h"

namespace {

using namespace mentiond::article;

constexpr std::size_t kArticles = 200, kRounds = 25, kRepeats = 5;

double cpu_microseconds() {
  rusage usage{};
  ::getrusage(RUSAGE_THREAD, &usage);
  const auto us = [](const timeval& time) {
    return 1e6 * static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec);
  };
  return us(usage.ru_utime) + us(usage.ru_stime);
}

/// Keeps what the compiler would else leave out.
std::size_t kept = 0;

/// µs for one article: the best of kRepeats, so that what else the machine does counts little.
template <class Work>
double measure(Work work) {
  double best = 1e9;
  for (std::size_t repeat = 0; repeat < kRepeats; ++repeat) {
    const double before = cpu_microseconds();
    for (std::size_t round = 0; round < kRounds; ++round) work();
    best = std::min(best, (cpu_microseconds() - before) / static_cast<double>(kRounds * kArticles));
  }
  return best;
}

class Words {
 public:
  explicit Words(const std::vector<std::string>& letters) {
    for (std::string& word : words_) {
      for (std::size_t length = 2 + random_() % 9; length-- > 0;) word += letters[random_() % letters.size()];
    }
  }
  std::string sentence(std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += words_[random_() % words_.size()] + (random_() % 12 == 0 ? ", " : " ");
    return text;
  }

 private:
  std::mt19937 random_{7};
  std::vector<std::string> words_ = std::vector<std::string>(3000);
};

Article article(Words& words, std::size_t number) {
  Article made;
  made.feed = "feed-1";
  made.guid = "https://example.org/?p=" + std::to_string(number);
  made.link = "https://example.org/news/" + std::to_string(number) + "/story.html?utm_source=rss&utm_medium=feed";
  made.language = "en";
  made.by = words.sentence(20);
  made.published = Timestamp{1'701'252'900 * kSecond + static_cast<Micros>(number), 180};
  made.retrieved = made.published->us + kMinute;
  made.headlines = {{"main", "text/plain", words.sentence(70)}};
  made.descriptions = {{"standfirst", "text/plain", words.sentence(200)}};
  std::string text, html;
  while (text.size() < 4000) {
    const std::string paragraph = words.sentence(380);
    text += (text.empty() ? "" : "\n\n") + paragraph;
    html += "<p class=\"story\">" + paragraph + " <a href=\"https://example.org/more/" + std::to_string(text.size()) +
            "\">more</a></p>\n";
  }
  made.bodies = {{"", "text/plain", text}, {"", "text/html", html}};
  made.concepts = {{ConceptKind::kPerson, words.sentence(15), "author", "", "", "author@example.org", ""},
                   {ConceptKind::kSubject, words.sentence(9), "tag", "", "", "", ""},
                   {ConceptKind::kSubject, words.sentence(9), "tag", "", "", "", ""}};
  made.info_sources = {{"Example", "publisher", "https://example.org/", ""}};
  made.media = {{"picture-1", "https://example.org/1.jpg", "picture", "", words.sentence(60), "", "", {}}};
  made.media[0].renditions = {{"rendition-1", "https://example.org/1.jpg", "image/jpeg", 1200, 800, 0, 0}};
  return made;
}

Poco::JSON::Array::Ptr texts(const std::vector<LabelledText>& from) {
  Poco::JSON::Array::Ptr array = new Poco::JSON::Array;
  for (const LabelledText& text : from) {
    Poco::JSON::Object::Ptr object = new Poco::JSON::Object;
    object->set("role", text.role);
    object->set("contentType", text.content_type);
    object->set("value", text.value);
    array->add(object);
  }
  return array;
}

/// The members that hold nearly all of the bytes: less than to_json() writes.
std::string to_poco_json(const Article& article) {
  Poco::JSON::Object object;
  object.set("uri", article.uri);
  object.set("type", "text");
  object.set("version", std::to_string(article.version));
  object.set("firstCreated", to_rfc3339(*article.published));
  object.set("language", article.language);
  object.set("by", article.by);
  object.set("title", std::string(article.headline()));
  object.set("headlines", texts(article.headlines));
  object.set("descriptions", texts(article.descriptions));
  object.set("bodies", texts(article.bodies));
  std::ostringstream out;
  object.stringify(out);
  return out.str();
}

void print(const char* metric, double value) {
  std::printf("{\"bench\":\"article\",\"metric\":\"%s\",\"value\":%.2f,\"unit\":\"us\"}\n", metric, value);
  std::fprintf(stderr, "%-40s %8.2f us of CPU\n", metric, value);
}

void print(const char* metric, double value, double peer) {
  std::printf(
      "{\"bench\":\"article\",\"metric\":\"%s\",\"value\":%.2f,\"unit\":\"us\",\"peer\":\"Poco::JSON\","
      "\"peer_value\":%.2f,\"ratio\":%.2f}\n",
      metric, value, peer, peer / value);
  std::fprintf(stderr, "%-40s %8.2f us of CPU   Poco::JSON %8.2f   %5.1f times faster\n", metric, value, peer,
               peer / value);
}

void run(const std::string& kind, Words words) {
  std::vector<Article> articles;
  for (std::size_t i = 0; i < kArticles; ++i) articles.push_back(article(words, i));
  const double identified = measure([&] { identify(articles, "https://example.org/"); });
  std::vector<std::string> json(kArticles);
  const double written = measure([&] {
    for (std::size_t i = 0; i < kArticles; ++i) json[i] = to_json(articles[i]);
  });
  const double read = measure([&] {
    for (const std::string& text : json) kept += article_from_json(text).index();
  });
  if (kept != 0) throw std::runtime_error("bench_article: an article was not read back");
  const double poco_written = measure([&] {
    for (const Article& one : articles) kept += to_poco_json(one).size();
  });
  const double poco_read = measure([&] {
    for (const std::string& text : json) kept += Poco::JSON::Parser().parse(text).isEmpty() ? 1 : 0;
  });
  kept = 0;
  print(("identify, " + kind).c_str(), identified);
  print(("to_json, " + kind).c_str(), written, poco_written);
  print(("article_from_json, " + kind).c_str(), read, poco_read);
  print(("identify and to_json, " + kind).c_str(), identified + written);
}

}  // namespace

int main() {
  run("Latin", Words({"a", "b", "d", "e", "g", "i", "l", "m", "n", "o", "r", "s", "t", "u"}));
  run("Cyrillic", Words({"а", "б", "в", "г", "д", "е", "и", "к", "л", "м", "н", "о", "р", "с", "т", "у", "я"}));
}
