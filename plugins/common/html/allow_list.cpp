#include "plugins/common/html/allow_list.h"

#include <algorithm>
#include <array>

namespace mentiond::common::html {
namespace {

using Name = std::string_view;

template <std::size_t N>
constexpr bool sorted(const std::array<Name, N>& names) {
  return std::is_sorted(names.begin(), names.end());
}
template <std::size_t N>
bool contains(const std::array<Name, N>& names, Name name) {
  return std::binary_search(names.begin(), names.end(), name);
}

constexpr auto kElements = std::to_array<Name>(
    {"a",    "abbr",    "acronym",  "address",    "area",       "article",  "aside",   "audio",  "b",
     "bdi",  "bdo",     "big",      "blockquote", "br",         "canvas",   "caption", "center", "cite",
     "code", "col",     "colgroup", "data",       "dd",         "del",      "details", "dfn",    "dir",
     "div",  "dl",      "dt",       "em",         "figcaption", "figure",   "font",    "footer", "h1",
     "h2",   "h3",      "h4",       "h5",         "h6",         "header",   "hgroup",  "hr",     "i",
     "img",  "ins",     "kbd",      "li",         "main",       "map",      "mark",    "menu",   "meter",
     "nav",  "ol",      "p",        "picture",    "pre",        "progress", "q",       "rp",     "rt",
     "ruby", "s",       "samp",     "section",    "small",      "source",   "span",    "strike", "strong",
     "sub",  "summary", "sup",      "table",      "tbody",      "td",       "tfoot",   "th",     "thead",
     "time", "tr",      "track",    "tt",         "u",          "ul",       "var",     "video",  "wbr"});
static_assert(sorted(kElements));

constexpr auto kDroppedWithContent =
    std::to_array<Name>({"applet", "button", "frameset", "head", "iframe", "math", "noembed", "noframes", "script",
                         "select", "style", "svg", "template", "textarea", "title", "xml"});
static_assert(sorted(kDroppedWithContent));

constexpr auto kVoid =
    std::to_array<Name>({"area", "base", "basefont", "br", "col", "command", "embed", "frame", "hr", "img", "input",
                         "keygen", "link", "meta", "param", "source", "track", "wbr"});
static_assert(sorted(kVoid));

constexpr auto kAttributes = std::to_array<Name>(
    {"abbr",    "align",    "alt",      "axis",     "bgcolor", "border", "bordercolor", "cellpadding", "cellspacing",
     "char",    "charoff",  "charset",  "cite",     "class",   "clear",  "color",       "cols",        "colspan",
     "compact", "controls", "coords",   "datetime", "dir",     "face",   "frame",       "headers",     "height",
     "high",    "href",     "hreflang", "hspace",   "ismap",   "kind",   "label",       "lang",        "longdesc",
     "loop",    "low",      "max",      "media",    "min",     "muted",  "noshade",     "nowrap",      "open",
     "optimum", "poster",   "preload",  "pubdate",  "rel",     "rev",    "reversed",    "rowspan",     "rules",
     "scope",   "shape",    "size",     "sizes",    "span",    "src",    "srclang",     "srcset",      "start",
     "style",   "summary",  "title",    "type",     "usemap",  "valign", "value",       "vspace",      "width",
     "xml:lang"});
static_assert(sorted(kAttributes));

constexpr auto kUrlAttributes =
    std::to_array<Name>({"action", "background", "cite", "data", "href", "longdesc", "poster", "src", "usemap"});
static_assert(sorted(kUrlAttributes));

constexpr auto kProperties = std::to_array<Name>({"azimuth",
                                                  "background",
                                                  "background-color",
                                                  "background-x",
                                                  "background-y",
                                                  "border",
                                                  "border-bottom",
                                                  "border-bottom-color",
                                                  "border-bottom-style",
                                                  "border-bottom-width",
                                                  "border-collapse",
                                                  "border-color",
                                                  "border-left",
                                                  "border-left-color",
                                                  "border-left-style",
                                                  "border-left-width",
                                                  "border-right",
                                                  "border-right-color",
                                                  "border-right-style",
                                                  "border-right-width",
                                                  "border-spacing",
                                                  "border-style",
                                                  "border-top",
                                                  "border-top-color",
                                                  "border-top-style",
                                                  "border-top-width",
                                                  "border-width",
                                                  "caption-side",
                                                  "clear",
                                                  "color",
                                                  "direction",
                                                  "display",
                                                  "float",
                                                  "font",
                                                  "font-family",
                                                  "font-size",
                                                  "font-style",
                                                  "font-variant",
                                                  "font-weight",
                                                  "height",
                                                  "letter-spacing",
                                                  "line-height",
                                                  "list-style-type",
                                                  "margin",
                                                  "margin-bottom",
                                                  "margin-left",
                                                  "margin-right",
                                                  "margin-top",
                                                  "max-height",
                                                  "max-width",
                                                  "min-height",
                                                  "min-width",
                                                  "overflow",
                                                  "padding",
                                                  "padding-bottom",
                                                  "padding-left",
                                                  "padding-right",
                                                  "padding-top",
                                                  "text-align",
                                                  "text-decoration",
                                                  "text-indent",
                                                  "text-transform",
                                                  "unicode-bidi",
                                                  "vertical-align",
                                                  "white-space",
                                                  "width",
                                                  "word-spacing"});
static_assert(sorted(kProperties));

}  // namespace

Verdict verdict_on_element(std::string_view name) {
  if (contains(kElements, name)) return Verdict::kKeep;
  return contains(kDroppedWithContent, name) ? Verdict::kDropWithContent : Verdict::kDrop;
}

bool is_void_element(std::string_view name) { return contains(kVoid, name); }
bool is_kept_attribute(std::string_view name) { return contains(kAttributes, name); }
bool is_url_attribute(std::string_view name) { return contains(kUrlAttributes, name); }
bool is_kept_property(std::string_view name) { return contains(kProperties, name); }

}  // namespace mentiond::common::html
