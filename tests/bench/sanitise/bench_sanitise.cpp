// How many megabytes of HTML a second one core makes safe, text and pictures beside it, and how libxml2's HTML parser
// does on the same bytes with callbacks that only count. The HTML is what stands in the items of the feeds named on the
// command line: bench_sanitise ../shared/corpus/feeds/xml/*. The two take turns, so that a busy machine is fair to
// both. Prints a JSON line.
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "plugins/common/html/sanitise.h"
#include "tests/support/bench.h"

namespace {

using mentiond::common::html::Sanitiser;
using mentiond::test::cpu_seconds;

constexpr int kRounds = 60;

// The texts of a feed in which markup was escaped.
void add_bodies(const char* file, std::vector<std::string>& bodies) {
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
      xmlReadFile(file, nullptr, XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET),
      xmlFreeDoc);
  if (!document) return;
  const std::unique_ptr<xmlXPathContext, decltype(&xmlXPathFreeContext)> context(xmlXPathNewContext(document.get()),
                                                                                 xmlXPathFreeContext);
  const auto* const path = reinterpret_cast<const xmlChar*>(
      "//*[local-name()='description' or local-name()='encoded' or local-name()='content' or "
      "local-name()='summary'][not(*)]");
  const std::unique_ptr<xmlXPathObject, decltype(&xmlXPathFreeObject)> found(xmlXPathEval(path, context.get()),
                                                                             xmlXPathFreeObject);
  if (!found || found->nodesetval == nullptr) return;
  for (int i = 0; i < found->nodesetval->nodeNr; ++i) {
    const std::unique_ptr<xmlChar, xmlFreeFunc> text(xmlNodeGetContent(found->nodesetval->nodeTab[i]), xmlFree);
    std::string body = reinterpret_cast<const char*>(text.get());
    if (body.find('<') != body.npos) bodies.push_back(std::move(body));
  }
}

std::size_t events = 0;  // So that nothing is optimised away.

void parse_with_libxml2(const std::string& body) {
  htmlSAXHandler counting{};
  counting.startElement = [](void*, const xmlChar*, const xmlChar**) { ++events; };
  counting.endElement = [](void*, const xmlChar*) { ++events; };
  counting.characters = [](void*, const xmlChar*, int) { ++events; };
  const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> context(
      htmlCreateMemoryParserCtxt(body.data(), static_cast<int>(body.size())), htmlFreeParserCtxt);
  if (!context) return;
  std::swap(*context->sax, counting);
  context->userData = nullptr;
  htmlCtxtUseOptions(context.get(), HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
  htmlParseDocument(context.get());
}

template <typename Work>
double seconds(const std::vector<std::string>& bodies, Work work) {
  const double start = cpu_seconds();
  for (const std::string& body : bodies) work(body);
  return cpu_seconds() - start;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> bodies;
  for (int i = 1; i < argc; ++i) add_bodies(argv[i], bodies);
  double megabytes = 0;
  for (const std::string& body : bodies) megabytes += 1e-6 * static_cast<double>(body.size());
  if (bodies.empty()) {
    std::fputs("bench_sanitise: no HTML to read; name feeds, as in bench_sanitise ../shared/corpus/feeds/xml/*\n",
               stderr);
    return 2;
  }
  Sanitiser sanitise;
  double ours = 1e9, theirs = 1e9;  // The best of the rounds: what disturbs only slows.
  for (int round = 0; round < kRounds; ++round) {
    ours = std::min(ours, seconds(bodies, [&](const std::string& body) {
                      events += sanitise(body, "https://feed.example/").html.size();
                    }));
    if (round % 6 == 0) theirs = std::min(theirs, seconds(bodies, parse_with_libxml2));
  }
  std::printf(
      "{\"bench\":\"sanitise\",\"bodies\":%zu,\"megabytes\":%.2f,\"mb_per_second\":%.0f,"
      "\"libxml2_html_mb_per_second\":%.0f,\"ratio\":%.2f}\n",
      bodies.size(), megabytes, megabytes / ours, megabytes / theirs, theirs / ours);
  return events == 0 ? 1 : 0;
}
