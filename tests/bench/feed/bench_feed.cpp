// What one core normalises of real feeds, from bytes in memory to articles with sanitised HTML, beside a bare pass of
// libxml2's SAX2 parser over the same bytes, whose callbacks count and do nothing else. Rounds of both alternate, and
// the medians are compared. Called by bench.py, which adds the other peers.
//
//   bench_feed FOLDER [ROUNDS]       one JSON object: bytes, documents, items, seconds of the medians
//   bench_feed FOLDER ROUNDS alone   without the pass, for a profiler
//   bench_feed --memory              what a feed of 200,000 items and 100 MB takes at most beyond itself
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "plugins/normalise/feed/feed.h"
#include "tests/support/bench.h"

namespace {

namespace fs = std::filesystem;
using namespace mentiond;
using test::cpu_seconds;

std::vector<std::string> read_documents(const char* folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> documents;
  for (const fs::path& path : paths) {
    std::ifstream file(path, std::ios::binary);
    documents.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return documents;
}

struct Counts {
  std::size_t elements = 0, bytes_of_text = 0, articles = 0, bytes_of_articles = 0;
};

// ------------------------------------------------------------------------------------------------------ the floor

Counts& counts_of(void* context) { return *static_cast<Counts*>(static_cast<xmlParserCtxt*>(context)->_private); }

void count_start(void* context, const xmlChar*, const xmlChar*, const xmlChar*, int, const xmlChar**, int, int,
                 const xmlChar**) {
  ++counts_of(context).elements;
}
void count_end(void* context, const xmlChar*, const xmlChar*, const xmlChar*) { ++counts_of(context).elements; }
void count_text(void* context, const xmlChar*, int size) {
  counts_of(context).bytes_of_text += static_cast<std::size_t>(size);
}
void ignore_error(void*, xmlErrorPtr) {}

void pass_of_sax(const std::string& document, Counts& counts) {
  xmlParserCtxt* const context = xmlCreateMemoryParserCtxt(document.data(), static_cast<int>(document.size()));
  if (context == nullptr) return;
  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = count_start;
  sax.endElementNs = count_end;
  sax.characters = sax.ignorableWhitespace = sax.cdataBlock = count_text;
  sax.serror = ignore_error;
  *context->sax = sax;
  context->_private = &counts;
  xmlCtxtUseOptions(context, XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  xmlParseDocument(context);
  xmlFreeDoc(context->myDoc);
  xmlFreeParserCtxt(context);
}

// --------------------------------------------------------------------------------------------------------- mentiond

std::int32_t count_article(void* context, const mentiond_article* article) {
  auto& counts = *static_cast<Counts*>(context);
  ++counts.articles;
  for (const mentiond_labelled_text body : sdk::Elements<mentiond_labelled_text>(article->bodies)) {
    counts.bytes_of_articles += body.value.size;
  }
  return 0;
}
void ignore_feed(void*, const mentiond_feed*) {}

void normalise(plugins::feed::Feed& feed, const std::string& body, Counts& counts) {
  mentiond_document document{};
  document.size = sizeof(document);
  document.body = sdk::text(body);
  document.url = sdk::text("https://example.org/feed.xml");
  document.retrieved = {1'700'000'000'000'000, 0, 0};
  const mentiond_article_sink c_sink{sizeof(mentiond_article_sink), &counts, count_article, ignore_feed};
  sdk::ArticleSink sink(&c_sink);
  try {
    feed.normalise(sdk::Document(&document), sink);
  } catch (const sdk::Rejected& rejected) {
    std::fprintf(stderr, "not read: %s\n", rejected.what());
  }
}

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
  return values[values.size() / 2];
}

template <class Function>
double seconds_of(Function function) {
  const double before = cpu_seconds();
  function();
  return cpu_seconds() - before;
}

// "VmHWM" or "VmRSS" of /proc/self/status, in bytes.
std::size_t resident(const std::string& field) {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    std::size_t kilobytes = 0;
    if (word == field + ":" && status >> kilobytes) return kilobytes << 10;
  }
  return 0;
}

int measure_memory() {
  constexpr int kItems = 200'000;
  std::string body = "<rss version=\"2.0\"><channel><title>t</title><link>https://example.org/</link>";
  body.reserve(101 << 20);
  std::string text;
  while (text.size() < 300) text += "<p>A paragraph &amp; its <a href=\"/a\">link</a>.</p>";
  for (int i = 0; i < kItems; ++i) {
    const std::string number = std::to_string(i);
    body += "<item><title>Item " + number + "</title><link>https://example.org/" + number + "</link><guid>" + number +
            "</guid><pubDate>Tue, 24 Nov 2026 10:00:00 +0300</pubDate><description><![CDATA[" + text +
            "]]></description></item>\n";
  }
  body += "</channel></rss>";
  plugins::feed::Feed feed{sdk::Config()};
  Counts counts;
  const std::size_t before = resident("VmRSS");
  normalise(feed, body, counts);
  std::printf("{\"bytes\": %zu, \"items\": %zu, \"peak_bytes\": %zu}\n", body.size(), counts.articles,
              resident("VmHWM") - std::min(before, resident("VmHWM")));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::fprintf(stderr, "bench_feed FOLDER [ROUNDS]\n"), 2;
  if (std::string_view(argv[1]) == "--memory") return measure_memory();
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 15;
  xmlInitParser();
  const std::vector<std::string> documents = read_documents(argv[1]);
  std::size_t bytes = 0;
  for (const std::string& document : documents) bytes += document.size();
  const bool alone = argc > 3;
  plugins::feed::Feed feed{sdk::Config()};
  std::vector<double> sax, own;
  Counts counts;
  for (int round = 0; round < rounds; ++round) {
    counts = Counts();
    sax.push_back(seconds_of([&] {
      for (const std::string& document : documents) {
        if (!alone) pass_of_sax(document, counts);
      }
    }));
    own.push_back(seconds_of([&] {
      for (const std::string& document : documents) normalise(feed, document, counts);
    }));
  }
  std::printf(
      "{\"documents\": %zu, \"bytes\": %zu, \"items\": %zu, \"elements\": %zu, \"sax_seconds\": %.6f, "
      "\"seconds\": %.6f}\n",
      documents.size(), bytes, counts.articles, counts.elements, median(sax), median(own));
}
