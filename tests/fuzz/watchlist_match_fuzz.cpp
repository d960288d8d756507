// links: mentiond_match_watchlist
// Articles come from other people's sites. The input is an article's body; the watchlist is made of its first line, cut
// at bars. Every mention must be a span of the text, within its sentence, at the boundaries of characters.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "plugins/match/watchlist/watchlists.h"

namespace {

using namespace mentiond;

std::string watchlist_of(std::string_view names) {
  std::string yaml = "watchlist: fuzz\nentities:\n  - name: NATO\n    case: exact\n    aliases:\n";
  for (int count = 0; count < 20; ++count) {
    const std::size_t end = names.find('|');
    yaml += "      - { text: '";
    for (const char c : names.substr(0, end)) yaml += c == '\'' ? "''" : std::string(1, c);
    yaml += count % 3 == 1   ? "', near: [a, 'st*'], within: 3 words }\n"
            : count % 3 == 2 ? "', exclude: [b] }\n"
                             : "' }\n";
    if (end == std::string_view::npos) break;
    names.remove_prefix(end + 1);
  }
  return yaml;
}

bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto c = common::text::character_at(text, i);
    if (c.code == 0xFFFD && c.size == 1) return false;
    i += c.size;
  }
  return true;
}

void check(void* context, const mentiond_mention* mention) {
  const std::string_view text = *static_cast<const std::string_view*>(context);
  if (mention->start >= mention->end || mention->end > text.size()) std::abort();
  const std::string_view span = text.substr(mention->start, mention->end - mention->start);
  if (sdk::view(mention->text) != span || sdk::view(mention->sentence).find(span) == std::string_view::npos)
    std::abort();
  if (is_utf8(text) && (!is_boundary(text, mention->start) || !is_boundary(text, mention->end))) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t line = text.find('\n');
  if (line == std::string_view::npos) return 0;
  const std::string yaml = watchlist_of(text.substr(0, line));
  text.remove_prefix(line + 1);
  const mentiond_diagnostic_sink quiet = {sizeof(quiet), nullptr, [](void*, const mentiond_diagnostic*) {}};
  sdk::Diagnostics diagnostics(&quiet);
  const sdk::File file{"fuzz.yaml", yaml};
  const auto program = plugins::watchlist::Watchlists::compile(sdk::Config(), {&file, 1}, diagnostics);
  if (program == nullptr) return 0;
  const mentiond_labelled_text body = {sdk::text("main"), sdk::text("text/plain"), sdk::text(text)};
  mentiond_article article{};
  article.size = sizeof(article);
  article.bodies = {&body, 1, sizeof(body)};
  const mentiond_mention_sink sink = {sizeof(sink), &text, &check};
  program->open_session()->match(sdk::ArticleView(&article), sdk::MentionSink(&sink));
  return 0;
}
