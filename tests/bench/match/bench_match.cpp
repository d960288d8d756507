// How many megabytes a second one core matches against 1,000 to 1,000,000 names, what compiling those takes, and the
// same for Vectorscan's literals in the same run. Raw UTF-8 in, mentions with spans and sentences out; Vectorscan is
// given text that is folded already. Prints a JSON line a figure (INTERFACES), a table on standard error. bench.py
// fetches what it reads:
//
//   bench_match TEXTS NAMES     texts, parted by NUL; a name a line
#include <malloc.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>
#include <sstream>

#include "plugins/match/watchlist/reading/model.h"
#include "plugins/match/watchlist/session.h"
#include "plugins/match/watchlist/watchlists.h"
#include "tests/bench/match/vectorscan.h"
#include "tests/support/bench.h"

namespace {

using namespace mentiond;
using namespace mentiond::plugins::watchlist;
using test::cpu_seconds;
using Texts = std::vector<std::string>;

constexpr std::size_t kBytes = 50'000'000;

Texts parts_of(const char* file, char separator) {
  std::ifstream in(file);
  Texts parts;
  for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
  if (parts.empty()) throw std::runtime_error(std::string("there is nothing in ") + file);
  return parts;
}

/// The texts again and again, each time in another order, until there are enough.
Texts repeated(Texts texts, std::mt19937& random) {
  Texts result;
  for (std::size_t total = 0; total < kBytes;) {
    std::shuffle(texts.begin(), texts.end(), random);
    for (std::size_t i = 0; i < texts.size() && total < kBytes; ++i)
      total += texts[i].size(), result.push_back(texts[i]);
  }
  return result;
}

std::string quoted(const std::string& name) {
  std::string text = "'";
  for (const char c : name) text += c == '\'' ? "''" : std::string(1, c);
  return text + "'\n";
}

/// Four names an entity.
std::string watchlist_of(std::span<const std::string> names) {
  std::string yaml = "watchlist: bench\nentities:\n";
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i % 4 == 0) yaml += "  - id: e" + std::to_string(i) + "\n    name: " + quoted(names[i]);
    if (i % 4 == 1) yaml += "    aliases:\n";
    if (i % 4 != 0) yaml += "      - " + quoted(names[i]);
  }
  return yaml;
}

void report(const std::string& metric, double value, const char* unit) { test::report("match", metric, value, unit); }

double mb(std::size_t bytes) { return 1e-6 * static_cast<double>(bytes); }

std::size_t allocated() {
  const struct mallinfo2 now = ::mallinfo2();
  return now.uordblks + now.hblkhd;
}

sdk::Diagnostics& complaints() {
  static const mentiond_diagnostic_sink complain = {sizeof(complain), nullptr, [](void*, const mentiond_diagnostic* d) {
                                                      std::fprintf(stderr, "%u: %.*s\n", d->line,
                                                                   static_cast<int>(d->message.size), d->message.data);
                                                    }};
  static sdk::Diagnostics diagnostics(&complain);
  return diagnostics;
}

/// How long it takes to read a file, without anything being built of it.
double seconds_of_reading(const std::string& yaml) {
  const double before = cpu_seconds();
  Problems problems("bench.yaml", complaints());
  YamlTree tree;
  read_watchlist(*tree.parse(yaml, problems), problems);
  return cpu_seconds() - before;
}

/// The best time of each in five seconds, and of three at least: the machine may have other things to do.
std::unique_ptr<sdk::Program> compile(const std::string& yaml, const std::string& label) {
  const sdk::File file{"bench.yaml", yaml};
  double reading = 1e9, seconds = 1e9;
  std::size_t bytes = 0;
  std::unique_ptr<sdk::Program> program;
  const double started = cpu_seconds();
  for (int i = 0; i < 3 || cpu_seconds() - started < 5; ++i) {
    program.reset();
    reading = std::min(reading, seconds_of_reading(yaml));
    bytes = allocated();
    const double before = cpu_seconds();
    program = Watchlists::compile(sdk::Config(), {&file, 1}, complaints());
    seconds = std::min(seconds, cpu_seconds() - before);
    bytes = allocated() - bytes;
  }
  report(label + ", read from YAML and built", 1e3 * seconds, "ms");
  report(label + ", built", 1e3 * (seconds - reading), "ms");
  report(label + ", memory", mb(bytes), "MB");
  return program;
}

struct Speed {
  double mb_a_second = 0;
  std::size_t found = 0;
};

/// One pass. `look` answers how many names it finds in a text of `texts`.
template <class Look>
Speed measure(const Texts& texts, std::size_t bytes, Look look) {
  Speed speed;
  const double before = cpu_seconds();
  for (const std::string& text : texts) speed.found += look(text);
  speed.mb_a_second = mb(bytes) / (cpu_seconds() - before);
  return speed;
}

std::size_t bytes_of(const Texts& texts) {
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += text.size();
  return bytes;
}

std::size_t mentions_in(sdk::Session& session, const std::string& text) {
  std::size_t mentions = 0;
  const mentiond_mention_sink sink = {sizeof(sink), &mentions,
                                      [](void* self, const mentiond_mention*) { ++*static_cast<std::size_t*>(self); }};
  const mentiond_labelled_text body = {sdk::text("main"), sdk::text("text/plain"), sdk::text(text)};
  mentiond_article article{};
  article.size = sizeof(article);
  article.bodies = {&body, 1, sizeof(body)};
  session.match(sdk::ArticleView(&article), sdk::MentionSink(&sink));
  return mentions;
}

std::unique_ptr<bench::Vectorscan> peer_of(std::span<const std::string> names, const std::string& label) {
  Texts folded_names;
  std::transform(names.begin(), names.end(), std::back_inserter(folded_names), bench::folded);
  const double before = cpu_seconds();
  auto peer = std::make_unique<bench::Vectorscan>(folded_names);
  report(label + ", Vectorscan built", 1e3 * (cpu_seconds() - before), "ms");
  report(label + ", Vectorscan's memory", mb(peer->bytes_used()), "MB");
  return peer;
}

void report_both(const std::string& label, const Speed& own, const Speed& peer) {
  const double ratio = own.mb_a_second / peer.mb_a_second;
  std::printf(
      "{\"bench\":\"match\",\"metric\":\"%s\",\"value\":%.1f,\"unit\":\"MB/s\",\"peer\":\"Vectorscan literal\","
      "\"peer_value\":%.1f,\"ratio\":%.2f}\n",
      label.c_str(), own.mb_a_second, peer.mb_a_second, ratio);
  std::fprintf(stderr, "%-54s %12.2f MB/s, Vectorscan %.2f MB/s: %.2f x; %zu mentions, Vectorscan %zu\n", label.c_str(),
               own.mb_a_second, peer.mb_a_second, ratio, own.found, peer.found);
}

/// Passes of both by turns, and the best of each: where other machines share the processor, one pass may take twice as
/// long as the next. The peer may be null.
void compare(sdk::Session& session, bench::Vectorscan* peer, const Texts& texts, const Texts& folded,
             const std::string& label) {
  const std::size_t bytes = bytes_of(texts);
  const auto better = [](const Speed& a, const Speed& b) { return a.mb_a_second < b.mb_a_second ? b : a; };
  Speed own, other;
  for (int pass = 0; pass < 15; ++pass) {
    own = better(own, measure(texts, bytes, [&](const std::string& text) { return mentions_in(session, text); }));
    if (peer == nullptr) continue;
    other = better(other, measure(folded, bytes, [&](const std::string& text) { return peer->count(text); }));
  }
  if (peer != nullptr) return report_both(label, own, other);
  report(label, own.mb_a_second, "MB/s");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return std::fprintf(stderr, "bench_match TEXTS NAMES (bench.py makes both)\n"), 2;
  std::mt19937 random(20260101);
  const Texts once = parts_of(argv[1], '\0'), texts = repeated(once, random), names = parts_of(argv[2], '\n');
  const std::size_t bytes = bytes_of(texts);
  std::fprintf(stderr, "%zu real texts (%.1f MB), repeated in shuffled order to %zu (%.1f MB)\n", once.size(),
               mb(bytes_of(once)), texts.size(), mb(bytes));
  Texts folded;
  const double before = cpu_seconds();
  std::transform(texts.begin(), texts.end(), std::back_inserter(folded), bench::folded);
  report("folding the text for Vectorscan, not charged to it", mb(bytes) / (cpu_seconds() - before), "MB/s");
  compile(watchlist_of(std::span(names).first(4)), "warm-up, tables of characters");
  for (const std::size_t count : std::initializer_list<std::size_t>{1'000, 10'000, 100'000, 1'000'000}) {
    const auto chosen = std::span(names).first(count);
    const std::string label = std::to_string(count) + " names";
    const auto program = compile(watchlist_of(chosen), label);
    if (program == nullptr) return 1;
    const auto session = program->open_session();
    // A million literals keep Vectorscan's compiler busy for minutes.
    const auto peer = count <= 100'000 ? peer_of(chosen, label) : nullptr;
    compare(*session, peer.get(), texts, folded, label);
  }
}
