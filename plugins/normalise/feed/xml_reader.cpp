#include "plugins/normalise/feed/xml_reader.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <exception>
#include <memory>

#include "plugins/common/html/ascii.h"

namespace mentiond::plugins::feed {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

bool has_capitals(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Each name is understood once: libxml2 keeps every string of a name once, so that pointers tell names apart.
class Names {
 public:
  explicit Names(xmlDict* dictionary) : dictionary_(dictionary) {}
  const Name& find(const xmlChar* local, const xmlChar* prefix, const xmlChar* uri) {
    const std::size_t hash = (reinterpret_cast<std::uintptr_t>(local) >> 3) * 31 +
                             (reinterpret_cast<std::uintptr_t>(prefix) >> 3) * 7 +
                             (reinterpret_cast<std::uintptr_t>(uri) >> 3);
    Known& known = known_[hash % known_.size()];
    if (known.local != local || known.prefix != prefix || known.uri != uri) {
      known.local = local;
      known.prefix = prefix;
      known.uri = uri;
      understand(known);
    }
    return known.name;
  }

 private:
  struct Known {
    const xmlChar *local = nullptr, *prefix = nullptr, *uri = nullptr;
    Name name;
  };

  void understand(Known& known) const {
    Name& name = known.name;
    name.written = name.local = view(known.local);
    name.prefix = view(known.prefix);
    name.uri = view(known.uri);
    if (has_capitals(name.local)) {
      // Kept where libxml2 keeps its names, as long as the document; a dictionary that is full takes no more.
      const std::string lowered = common::html::lower(name.local);
      const auto* const text = reinterpret_cast<const xmlChar*>(lowered.data());
      const xmlChar* const kept = xmlDictLookup(dictionary_, text, static_cast<int>(lowered.size()));
      if (kept != nullptr) name.local = view(kept);
    }
    name.family = known.uri == nullptr ? family_of_prefix(name.prefix) : family_of_namespace(name.uri);
    // A namespace that nobody knows on elements without a prefix: the document's own idea of RSS.
    if (name.family == Family::kUnknown && name.prefix.empty()) name.family = Family::kCore;
  }

  xmlDict* dictionary_;
  // A name that falls on another's place takes it: no document makes this grow.
  std::array<Known, 256> known_;
};

// libxml2 counts the lines of what it read, which are not the document's.
std::string without_lines(std::string_view message) {
  std::string kept;
  for (std::size_t at = 0; at < message.size();) {
    const std::size_t line = message.find(" line ", at);
    kept += message.substr(at, line - at);
    if (line == message.npos) break;
    at = std::min(message.find_first_not_of("0123456789", line + 6), message.size());
  }
  return kept;
}

// Carries the events over, keeps the buffers that they borrow, and stops the parser at an exception, which
// must not pass through C.
class Bridge {
 public:
  Bridge(xmlParserCtxt& context, XmlSource& source, XmlEvents& events)
      : context_(context), source_(source), events_(events), names_(context.dict) {}

  void start(const xmlChar* local, const xmlChar* prefix, const xmlChar* uri, std::string_view default_namespace,
             int count, const xmlChar** attributes) {
    const auto attribute_count = static_cast<std::size_t>(count);
    values_.resize(std::max(values_.size(), attribute_count));
    attributes_.clear();
    if (!default_namespace.empty())
      attributes_.push_back({{Family::kXml, "xmlns", {}, "xmlns", {}}, default_namespace});
    for (std::size_t i = 0; i < attribute_count; ++i) {
      const xmlChar** const five = attributes + 5 * i;
      attributes_.push_back({names_.find(five[0], five[1], five[2]), value(five[3], five[4], values_[i])});
    }
    events_.start(names_.find(local, prefix, uri), Attributes(attributes_));
  }

  template <class Function>
  void guarded(Function function) noexcept {
    if (thrown_) return;
    try {
      function();
    } catch (...) {
      thrown_ = std::current_exception();
      xmlStopParser(&context_);
    }
  }

  void error(const xmlError& error) {
    if (outcome.error.empty() && context_.input != nullptr && error.code != XML_WAR_NS_URI) {
      std::string_view message = error.message == nullptr ? std::string_view() : common::html::trimmed(error.message);
      message = message.substr(0, message.find('\n'));
      const xmlParserInput& input = *context_.input;
      const std::size_t offset = input.consumed + static_cast<std::size_t>(input.cur - input.base);
      outcome.error = "line " + std::to_string(source_.line_at(offset)) + ": " + without_lines(message);
    }
  }

  void rethrow() const {
    if (thrown_) std::rethrow_exception(thrown_);
  }

  XmlSource& source() { return source_; }
  XmlEvents& events() { return events_; }
  XmlOutcome outcome;

 private:
  // Without entity replacement libxml2 leaves every & in a value as "&#38;".
  static std::string_view value(const xmlChar* begin, const xmlChar* end, std::string& decoded) {
    std::string_view raw(reinterpret_cast<const char*>(begin), static_cast<std::size_t>(end - begin));
    if (raw.find("&#38;") == raw.npos) return raw;
    decoded.clear();
    while (!raw.empty()) {
      const auto at = std::min(raw.find("&#38;"), raw.size());
      decoded += raw.substr(0, at);
      if (at < raw.size()) decoded += '&';
      raw.remove_prefix(std::min(at + 5, raw.size()));
    }
    return decoded;
  }

  xmlParserCtxt& context_;
  XmlSource& source_;
  XmlEvents& events_;
  std::vector<Attribute> attributes_;
  std::vector<std::string> values_;
  Names names_;
  std::exception_ptr thrown_;
};

Bridge& bridge(void* context) { return *static_cast<Bridge*>(static_cast<xmlParserCtxt*>(context)->_private); }

void on_start(void* context, const xmlChar* local, const xmlChar* prefix, const xmlChar* uri, int namespace_count,
              const xmlChar** namespaces, int count, int, const xmlChar** attributes) {
  std::string_view default_namespace;
  for (int i = 0; i < namespace_count; ++i) {
    if (namespaces[2 * i] == nullptr) default_namespace = view(namespaces[2 * i + 1]);
  }
  bridge(context).guarded([&] { bridge(context).start(local, prefix, uri, default_namespace, count, attributes); });
}
void on_end(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
  bridge(context).guarded([&] {
    bridge(context).events().end();
    if (bridge(context).events().enough()) xmlStopParser(static_cast<xmlParserCtxt*>(context));
  });
}
void on_text(void* context, const xmlChar* text, int size) {
  bridge(context).guarded([&] {
    bridge(context).events().text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
  });
}
void on_mark(void* context, const xmlChar* target, const xmlChar*) {
  bridge(context).guarded([&] {
    const std::string_view text = bridge(context).source().text_of(view(target));
    if (!text.empty()) bridge(context).events().text(text);
  });
}
void on_error(void* context, xmlErrorPtr error) {
  if (error != nullptr) bridge(context).error(*error);
}

int pull(void* bridge, char* to, int size) {
  int count = -1;
  static_cast<Bridge*>(bridge)->guarded([&] {
    count = static_cast<int>(static_cast<Bridge*>(bridge)->source().read(to, static_cast<std::size_t>(size)));
  });
  return count;
}

xmlSAXHandler handler() {
  xmlSAXHandler sax{};
  sax.startElementNs = on_start;
  sax.endElementNs = on_end;
  sax.characters = on_text;
  sax.ignorableWhitespace = on_text;
  sax.cdataBlock = on_text;
  sax.processingInstruction = on_mark;
  sax.serror = on_error;
  sax.initialized = XML_SAX2_MAGIC;
  return sax;
}

struct Free {
  void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
};

}  // namespace

std::string_view Attributes::get(std::string_view local) const {
  for (const Attribute& attribute : all_) {
    if (attribute.name.local == local && attribute.name.prefix.empty()) return common::html::trimmed(attribute.value);
  }
  return {};
}

std::string_view Attributes::get(Family family, std::string_view local) const {
  for (const Attribute& attribute : all_) {
    if (attribute.name.local == local && attribute.name.family == family) return common::html::trimmed(attribute.value);
  }
  return {};
}

bool Attributes::has(Family family, std::string_view local) const {
  return std::any_of(all_.begin(), all_.end(), [&](const Attribute& attribute) {
    return attribute.name.local == local && attribute.name.family == family;
  });
}

XmlOutcome read_xml(XmlSource& source, XmlEvents& events) {
  const std::unique_ptr<xmlParserCtxt, Free> context(xmlNewParserCtxt());
  if (!context) throw std::bad_alloc();
  Bridge bridge(*context, source, events);
  context->_private = &bridge;
  *context->sax = handler();
  // Its dictionary of names is quick only while it is small.
  constexpr std::size_t kLargestDictionary = 1 << 20;
  xmlDictSetLimit(context->dict, kLargestDictionary);
  constexpr int kOptions = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                           XML_PARSE_IGNORE_ENC | XML_PARSE_NOCDATA;
  // No encoding is named: libxml2 takes UTF-8 for granted then, and would copy it through a converter otherwise.
  xmlFreeDoc(xmlCtxtReadIO(context.get(), pull, nullptr, &bridge, nullptr, nullptr, kOptions));
  bridge.rethrow();
  bridge.outcome.well_formed = context->wellFormed != 0 && context->nsWellFormed != 0;
  if (bridge.outcome.well_formed) bridge.outcome.error.clear();
  return std::move(bridge.outcome);
}

}  // namespace mentiond::plugins::feed
