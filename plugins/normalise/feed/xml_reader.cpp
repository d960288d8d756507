#include "plugins/normalise/feed/xml_reader.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
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

// Carries the events over, keeps the buffers that they borrow, and stops the parser at an exception, which
// must not pass through C.
class Bridge {
 public:
  explicit Bridge(XmlEvents& events) : events_(events) {}

  void start(const xmlChar* local, const xmlChar* prefix, const xmlChar* uri, std::string_view default_namespace,
             int count, const xmlChar** attributes) {
    const auto attribute_count = static_cast<std::size_t>(count);
    lowered_.resize(std::max(lowered_.size(), attribute_count + 1));
    values_.resize(std::max(values_.size(), attribute_count));
    attributes_.clear();
    if (!default_namespace.empty())
      attributes_.push_back({{Family::kXml, "xmlns", {}, "xmlns", {}}, default_namespace});
    for (std::size_t i = 0; i < attribute_count; ++i) {
      const xmlChar** const five = attributes + 5 * i;
      Attribute attribute;
      attribute.name = name(five[0], five[1], five[2], lowered_[i + 1]);
      attribute.value = value(five[3], five[4], values_[i]);
      attributes_.push_back(attribute);
    }
    events_.start(name(local, prefix, uri, lowered_[0]), Attributes(attributes_));
  }

  template <class Function>
  void guarded(Function function) noexcept {
    if (thrown_) return;
    try {
      function();
    } catch (...) {
      thrown_ = std::current_exception();
      xmlStopParser(context);
    }
  }

  void error(const xmlError& error) {
    if (outcome.error.empty() && error.code != XML_WAR_NS_URI && error.code != XML_NS_ERR_UNDEFINED_NAMESPACE) {
      std::string_view message = error.message == nullptr ? std::string_view() : common::html::trimmed(error.message);
      message = message.substr(0, message.find('\n'));
      outcome.error = "line " + std::to_string(error.line) + ": " + std::string(message);
    }
  }

  void rethrow() const {
    if (thrown_) std::rethrow_exception(thrown_);
  }

  XmlEvents& events() { return events_; }
  XmlOutcome outcome;
  xmlParserCtxt* context = nullptr;

 private:
  Name name(const xmlChar* local, const xmlChar* prefix, const xmlChar* uri, std::string& lowered) {
    Name name;
    name.written = name.local = view(local);
    name.prefix = view(prefix);
    name.uri = view(uri);
    if (has_capitals(name.local)) {
      lowered = common::html::lower(name.local);
      name.local = lowered;
    }
    name.family = uri == nullptr ? family_of_prefix(name.prefix) : family(uri);
    if (name.family == Family::kUnknown && uri != nullptr) name.family = family_of_prefix_if_empty(name.prefix);
    return name;
  }

  // A namespace that nobody knows on elements without a prefix: the document's own idea of RSS.
  static Family family_of_prefix_if_empty(std::string_view prefix) {
    return prefix.empty() ? Family::kCore : Family::kUnknown;
  }

  // libxml2 keeps each namespace's name once, so the pointer tells it.
  Family family(const xmlChar* uri) {
    for (const auto& [known, family] : families_) {
      if (known == uri) return family;
    }
    families_.emplace_back(uri, family_of_namespace(view(uri)));
    return families_.back().second;
  }

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

  XmlEvents& events_;
  std::vector<Attribute> attributes_;
  std::vector<std::string> lowered_, values_;
  std::vector<std::pair<const xmlChar*, Family>> families_;
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
    if (bridge(context).events().enough()) xmlStopParser(bridge(context).context);
  });
}
void on_text(void* context, const xmlChar* text, int size) {
  bridge(context).guarded([&] {
    bridge(context).events().text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
  });
}
void on_error(void* context, xmlErrorPtr error) {
  if (error != nullptr) bridge(context).error(*error);
}

xmlSAXHandler handler() {
  xmlSAXHandler sax{};
  sax.startElementNs = on_start;
  sax.endElementNs = on_end;
  sax.characters = on_text;
  sax.ignorableWhitespace = on_text;
  sax.cdataBlock = on_text;
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

XmlOutcome read_xml(std::string_view text, XmlEvents& events) {
  const std::unique_ptr<xmlParserCtxt, Free> context(xmlNewParserCtxt());
  if (!context) throw std::bad_alloc();
  Bridge bridge(events);
  bridge.context = context.get();
  context->_private = &bridge;
  *context->sax = handler();
  constexpr int kOptions = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                           XML_PARSE_IGNORE_ENC | XML_PARSE_NOCDATA;
  xmlFreeDoc(xmlCtxtReadMemory(context.get(), text.data(),
                               static_cast<int>(std::min<std::size_t>(text.size(), 1U << 30)), nullptr, "UTF-8",
                               kOptions));
  bridge.rethrow();
  bridge.outcome.well_formed = context->wellFormed != 0;
  if (bridge.outcome.well_formed) bridge.outcome.error.clear();
  return std::move(bridge.outcome);
}

}  // namespace mentiond::plugins::feed
