#include "plugins/common/html/sanitise.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <stdexcept>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/html_walk.h"

namespace mentiond::common::html {
namespace {

// The parser puts text at the top into a paragraph of its own making; inside of an unknown element it does
// not.
constexpr std::string_view kRoot = "<mentiond-root>";

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

HtmlWalk& walk_of(void* context) { return *static_cast<HtmlWalk*>(static_cast<htmlParserCtxtPtr>(context)->_private); }

void on_start(void* context, const xmlChar* name, const xmlChar** attributes) {
  HtmlWalk& walk = walk_of(context);
  walk.begin(view(name));
  for (; attributes != nullptr && *attributes != nullptr; attributes += 2) {
    walk.attribute(view(attributes[0]), view(attributes[1]));
  }
  // The parser's search for the element to close is quadratic in the depth.
  if (!walk.begun()) xmlStopParser(static_cast<htmlParserCtxtPtr>(context));
}
void on_end(void* context, const xmlChar* name) { walk_of(context).end(view(name)); }
void on_text(void* context, const xmlChar* text, int size) {
  walk_of(context).text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
}
void no_error(void*, xmlErrorPtr) {}

htmlSAXHandler handler() {
  htmlSAXHandler sax{};
  sax.startElement = on_start;
  sax.endElement = on_end;
  sax.characters = on_text;
  sax.ignorableWhitespace = on_text;
  sax.serror = no_error;
  sax.initialized = XML_SAX2_MAGIC;
  return sax;
}

}  // namespace

struct Sanitiser::Parser {
  struct Free {
    void operator()(htmlParserCtxt* context) const { htmlFreeParserCtxt(context); }
  };
  std::unique_ptr<htmlParserCtxt, Free> context;
  std::string wrapped;
};

Sanitiser::Sanitiser() : parser_(std::make_unique<Parser>()) {
  parser_->context.reset(htmlNewParserCtxt());
  if (!parser_->context) throw std::bad_alloc();
  *parser_->context->sax = handler();
}
Sanitiser::~Sanitiser() = default;

Sanitised& Sanitiser::operator()(std::string_view html, std::string_view base) {
  result_.html.clear(), result_.text.clear(), result_.media.clear();
  result_.truncated = false;
  HtmlWalk walk(base, result_);
  if (html.find_first_of("<&") == html.npos) {
    walk.text(html);
    walk.finish();
    return result_;
  }
  parser_->wrapped.assign(kRoot).append(html);
  htmlParserCtxt* const context = parser_->context.get();
  context->_private = &walk;
  constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                           HTML_PARSE_NOIMPLIED | HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC;
  const auto size = static_cast<int>(std::min<std::size_t>(parser_->wrapped.size(), 1U << 30));
  // With handlers of our own the parser builds no tree; should it have made a document, that is ours to free.
  xmlFreeDoc(htmlCtxtReadMemory(context, parser_->wrapped.data(), size, nullptr, "UTF-8", kOptions));
  context->_private = nullptr;
  walk.finish();
  return result_;
}

}  // namespace mentiond::common::html
