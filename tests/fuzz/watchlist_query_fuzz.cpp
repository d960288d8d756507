// links: mentiond_match_watchlist
// Queries are written by people, articles by other people. The first line of the input is a query, the rest an article:
// headline, body and byline, parted by bars. A query is refused with a place in it, or evaluated; what it rests on
// stands in the article.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "plugins/match/watchlist/watchlists.h"

namespace {

using namespace mentiond;

constexpr std::string_view kSpeaker = "NATO";

struct Texts {
  std::string_view headline, body, byline;
  std::string_view of(std::string_view field) const {
    if (field == "headline") return headline;
    if (field == "speaker") return kSpeaker;
    return field == "body" ? body : byline;
  }
};

std::string_view next_part(std::string_view& text) {
  const std::string_view part = text.substr(0, text.find('|'));
  text.remove_prefix(std::min(part.size() + 1, text.size()));
  return part;
}

void check(void* context, const mentiond_mention* mention) {
  const Texts& texts = *static_cast<const Texts*>(context);
  if (mention->start == mention->end) return;
  const std::string_view text = texts.of(sdk::view(mention->field));
  if (mention->start > mention->end || mention->end > text.size()) std::abort();
  if (sdk::view(mention->text) != text.substr(mention->start, mention->end - mention->start)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string_view query = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(query.size() + 1, text.size()));
  std::string yaml =
      "watchlist: fuzz\nentities: [{ name: NATO }]\nqueries:\n  - { id: other, query: a1 OR b2* }\n  - id: q\n    "
      "query: '";
  for (const char c : query) yaml += c == '\'' ? "''" : std::string(1, c);
  yaml += "'\n";
  const mentiond_diagnostic_sink sink = {sizeof(sink), nullptr, [](void*, const mentiond_diagnostic* d) {
                                           if (d->line == 0 || d->column == 0 || d->message.size == 0) std::abort();
                                         }};
  sdk::Diagnostics diagnostics(&sink);
  const sdk::File file{"fuzz.yaml", yaml};
  const auto program = plugins::watchlist::Watchlists::compile(sdk::Config(), {&file, 1}, diagnostics);
  if ((program == nullptr) != (diagnostics.errors() > 0)) std::abort();
  if (program == nullptr) return 0;
  program->lint(diagnostics);
  Texts texts;
  texts.headline = next_part(text), texts.body = next_part(text), texts.byline = next_part(text);
  const mentiond_labelled_text headline = {sdk::text("main"), sdk::text("text/plain"), sdk::text(texts.headline)};
  const mentiond_labelled_text body = {sdk::text("main"), sdk::text("text/plain"), sdk::text(texts.body)};
  const std::string_view said = texts.body.substr(0, texts.body.size() / 2);
  const mentiond_quote quote = {sdk::text(said), sdk::text(kSpeaker), {}, 0, static_cast<std::uint32_t>(said.size())};
  mentiond_article article{};
  article.size = sizeof(article);
  article.headlines = {&headline, 1, sizeof(headline)};
  article.bodies = {&body, 1, sizeof(body)};
  article.by = sdk::text(texts.byline);
  article.quotes = {&quote, 1, sizeof(quote)};
  const mentiond_mention_sink mentions = {sizeof(mentions), &texts, &check};
  const auto session = program->open_session();
  session->match(sdk::ArticleView(&article), sdk::MentionSink(&mentions));
  const mentiond_text_sink words = {sizeof(words), nullptr, [](void*, mentiond_text) {}};
  for (std::uint32_t watch = 0; watch < 3; ++watch)
    session->explain(watch, sdk::ArticleView(&article), sdk::TextSink(&words));
  return 0;
}
