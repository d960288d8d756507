#include "host/settings/opml.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <limits>
#include <memory>

namespace mentiond::settings {
namespace {

constexpr int kDeepest = 64;  // Folders in folders.

struct Free {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
  void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
  void operator()(xmlChar* text) const { xmlFree(text); }
};

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

std::string attribute(xmlNode* node, const char* name) {
  const std::unique_ptr<xmlChar, Free> value(xmlGetNoNsProp(node, reinterpret_cast<const xmlChar*>(name)));
  return value ? trimmed(reinterpret_cast<const char*>(value.get())) : std::string();
}

bool is(const xmlNode* node, const char* name) {
  return node->type == XML_ELEMENT_NODE && xmlStrcasecmp(node->name, reinterpret_cast<const xmlChar*>(name)) == 0;
}

void add_tag(std::vector<std::string>& tags, const std::string& tag) {
  if (!tag.empty() && std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(tag);
}

/// "/Boston/Weather,/Harvard" gives Boston, Weather, Harvard.
void add_categories(std::vector<std::string>& tags, const std::string& categories) {
  for (std::size_t start = 0; start <= categories.size();) {
    const std::size_t end = std::min(categories.find_first_of(",/", start), categories.size());
    add_tag(tags, trimmed(std::string_view(categories).substr(start, end - start)));
    start = end + 1;
  }
}

class Outlines {
 public:
  Outlines(const std::string& path, Opml& result) : path_(path), result_(result) {}

  void read(xmlNode* parent, const std::vector<std::string>& folders, int depth) {
    for (xmlNode* node = parent->children; node != nullptr; node = node->next) {
      if (is(node, "outline")) outline(node, folders, depth);
    }
  }

 private:
  void outline(xmlNode* node, std::vector<std::string> folders, int depth) {
    const Position where{path_, static_cast<unsigned>(std::max(xmlGetLineNo(node), 1L)), 1};
    if (depth > kDeepest) {
      result_.problems.push_back({where, "the folders of this OPML are nested too deep"});
      return;
    }
    const std::string text = attribute(node, "text"), title = attribute(node, "title");
    const std::string url = attribute(node, "xmlUrl");
    if (!url.empty()) {
      OpmlFeed feed{url, title.empty() ? text : title, attribute(node, "language"), folders, where};
      // The specification says "unknown" where a language is not known.
      if (feed.language == "unknown") feed.language.clear();
      add_categories(feed.tags, attribute(node, "category"));
      result_.feeds.push_back(std::move(feed));
    } else if (node->children == nullptr && attribute(node, "type") == "rss") {
      result_.problems.push_back({where, "the outline \"" + text + "\" is a feed without an xmlUrl"});
    } else {
      add_tag(folders, text.empty() ? title : text);
    }
    read(node, folders, depth + 1);
  }

  const std::string& path_;
  Opml& result_;
};

OpmlProblem problem_of(const std::string& path, const xmlParserCtxt& context) {
  const xmlError& error = context.lastError;
  const auto line = static_cast<unsigned>(std::max(error.line, 1));
  const auto column = static_cast<unsigned>(std::max(error.int2, 1));
  const std::string message = error.message == nullptr ? "unknown" : trimmed(error.message);
  return {{path, line, column}, "this is not valid XML, so no OPML: " + message};
}

}  // namespace

Opml read_opml(const std::string& path, const std::string& bytes) {
  Opml result;
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
    return {{}, {{{path, 0, 0}, "this file is too long"}}};
  const std::unique_ptr<xmlParserCtxt, Free> context(xmlNewParserCtxt());
  // FACTS: no NOENT, DTDLOAD or HUGE.
  const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES;
  const std::unique_ptr<xmlDoc, Free> document(
      xmlCtxtReadMemory(context.get(), bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr, options));
  if (!document) return {{}, {problem_of(path, *context)}};
  if (document->intSubset != nullptr && document->intSubset->entities != nullptr)
    return {{}, {{{path, 1, 1}, "an OPML that declares entities of its own is refused"}}};
  xmlNode* root = xmlDocGetRootElement(document.get());
  if (root == nullptr || !is(root, "opml")) return {{}, {{{path, 1, 1}, "expected an OPML, whose root is <opml>"}}};
  Outlines outlines(path, result);
  for (xmlNode* node = root->children; node != nullptr; node = node->next) {
    if (is(node, "body")) outlines.read(node, {}, 0);
  }
  return result;
}

}  // namespace mentiond::settings
