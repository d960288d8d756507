#include "plugins/common/html/allow_list.h"

#include <algorithm>
#include <array>

namespace mentiond::common::html {
namespace {

using Name = std::string_view;

constexpr auto kElements = std::to_array<Name>(
    {"a",      "abbr",     "acronym",  "address",    "area", "article",  "aside",    "audio",    "b",
     "bdi",    "bdo",      "big",      "blockquote", "br",   "canvas",   "caption",  "center",   "cite",
     "code",   "col",      "colgroup", "command",    "data", "datagrid", "dd",       "del",      "details",
     "dfn",    "dialog",   "dir",      "div",        "dl",   "dt",       "em",       "fieldset", "figcaption",
     "figure", "font",     "footer",   "h1",         "h2",   "h3",       "h4",       "h5",       "h6",
     "header", "hgroup",   "hr",       "i",          "img",  "ins",      "kbd",      "label",    "legend",
     "li",     "main",     "map",      "mark",       "menu", "meter",    "multicol", "nav",      "nextid",
     "ol",     "optgroup", "option",   "output",     "p",    "picture",  "pre",      "progress", "q",
     "rp",     "rt",       "ruby",     "s",          "samp", "section",  "small",    "sound",    "source",
     "spacer", "span",     "strike",   "strong",     "sub",  "summary",  "sup",      "table",    "tbody",
     "td",     "tfoot",    "th",       "thead",      "time", "tr",       "track",    "tt",       "u",
     "ul",     "var",      "video",    "wbr"});
constexpr auto kGone =
    std::to_array<Name>({"applet", "button", "frameset", "head", "iframe", "math", "noembed", "noframes", "script",
                         "select", "style", "svg", "template", "textarea", "title", "xml"});
constexpr auto kEmpty = std::to_array<Name>({"area",  "base",   "basefont", "bgsound", "br",     "col",    "command",
                                             "embed", "frame",  "hr",       "img",     "input",  "keygen", "link",
                                             "meta",  "nextid", "param",    "source",  "spacer", "track",  "wbr"});
constexpr auto kBlocks = std::to_array<Name>(
    {"address", "article", "aside", "blockquote", "body",       "caption", "center",  "details", "dialog",
     "dir",     "div",     "dl",    "fieldset",   "figcaption", "figure",  "footer",  "form",    "h1",
     "h2",      "h3",      "h4",    "h5",         "h6",         "header",  "hgroup",  "hr",      "main",
     "menu",    "nav",     "ol",    "p",          "pre",        "section", "summary", "table",   "ul"});
constexpr auto kRows = std::to_array<Name>({"dd", "dt", "li", "option", "tr"});
constexpr auto kCells = std::to_array<Name>({"td", "th"});
constexpr auto kRaw =
    std::to_array<Name>({"iframe", "noembed", "noframes", "plaintext", "script", "style", "textarea", "title", "xmp"});
constexpr auto kBoundaries = std::to_array<Name>({"caption", "object", "table", "td", "th"});
// Known, and neither kept nor dropped with what they hold.
constexpr auto kPassed = std::to_array<Name>(
    {"blink", "body", "form", "html", "marquee", "nobr", "noscript", "object", "rb", "rtc", "slot"});

// Of looks and meaning; none loads, runs or reports anything by itself but through an address, and addresses are
// checked.
constexpr auto kAttributes = std::to_array<Name>({"abbr",
                                                  "accept",
                                                  "accept-charset",
                                                  "accesskey",
                                                  "action",
                                                  "align",
                                                  "alt",
                                                  "autocomplete",
                                                  "axis",
                                                  "background",
                                                  "balance",
                                                  "bgcolor",
                                                  "bgproperties",
                                                  "border",
                                                  "bordercolor",
                                                  "bordercolordark",
                                                  "bordercolorlight",
                                                  "bottompadding",
                                                  "cellpadding",
                                                  "cellspacing",
                                                  "ch",
                                                  "challenge",
                                                  "char",
                                                  "charoff",
                                                  "charset",
                                                  "checked",
                                                  "choff",
                                                  "cite",
                                                  "class",
                                                  "clear",
                                                  "color",
                                                  "cols",
                                                  "colspan",
                                                  "compact",
                                                  "contextmenu",
                                                  "controls",
                                                  "coords",
                                                  "datapagesize",
                                                  "datetime",
                                                  "default",
                                                  "delay",
                                                  "dir",
                                                  "disabled",
                                                  "draggable",
                                                  "enctype",
                                                  "end",
                                                  "face",
                                                  "float",
                                                  "for",
                                                  "frame",
                                                  "galleryimg",
                                                  "gutter",
                                                  "headers",
                                                  "height",
                                                  "hidden",
                                                  "hidefocus",
                                                  "high",
                                                  "href",
                                                  "hreflang",
                                                  "hspace",
                                                  "icon",
                                                  "inputmode",
                                                  "ismap",
                                                  "keytype",
                                                  "kind",
                                                  "label",
                                                  "lang",
                                                  "leftspacing",
                                                  "list",
                                                  "longdesc",
                                                  "loop",
                                                  "loopcount",
                                                  "loopend",
                                                  "loopstart",
                                                  "low",
                                                  "max",
                                                  "maxlength",
                                                  "media",
                                                  "method",
                                                  "min",
                                                  "multiple",
                                                  "muted",
                                                  "noshade",
                                                  "nowrap",
                                                  "open",
                                                  "optimum",
                                                  "pattern",
                                                  "point-size",
                                                  "poster",
                                                  "pqg",
                                                  "preload",
                                                  "prompt",
                                                  "pubdate",
                                                  "radiogroup",
                                                  "readonly",
                                                  "rel",
                                                  "repeat-max",
                                                  "repeat-min",
                                                  "replace",
                                                  "required",
                                                  "rev",
                                                  "reversed",
                                                  "rightspacing",
                                                  "rowspan",
                                                  "rules",
                                                  "scope",
                                                  "selected",
                                                  "shape",
                                                  "size",
                                                  "sizes",
                                                  "span",
                                                  "src",
                                                  "srclang",
                                                  "srcset",
                                                  "start",
                                                  "step",
                                                  "style",
                                                  "summary",
                                                  "tabindex",
                                                  "template",
                                                  "title",
                                                  "toppadding",
                                                  "type",
                                                  "unselectable",
                                                  "urn",
                                                  "usemap",
                                                  "valign",
                                                  "value",
                                                  "variable",
                                                  "volume",
                                                  "vrml",
                                                  "vspace",
                                                  "width",
                                                  "wrap",
                                                  "xml:lang"});
constexpr auto kUrlAttributes = std::to_array<Name>(
    {"action", "background", "cite", "href", "icon", "longdesc", "poster", "src", "template", "usemap", "vrml"});

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

constexpr auto kElementTable = [] {
  NameTable<512> table;
  table.add(kElements, kKept);
  table.add(kGone, kDroppedWithContent);
  table.add(kEmpty, kVoid);
  table.add(kBlocks, kBlock);
  table.add(kRows, kRow);
  table.add(kCells, kCell);
  table.add(kRaw, kRawText);
  table.add(kBoundaries, kBoundary);
  table.add(kPassed, 0);
  return table;
}();
constexpr auto kAttributeTable = [] {
  NameTable<512> table;
  table.add(kAttributes, 1);
  table.add(kUrlAttributes, kUrl);
  return table;
}();
constexpr auto kPropertyTable = [] {
  NameTable<256> table;
  table.add(kProperties, 1);
  return table;
}();

}  // namespace

const NameEntry* find_element(std::string_view name) { return kElementTable.find(name); }
const NameEntry* find_attribute(std::string_view name) { return kAttributeTable.find(name); }

bool is_void_element(std::string_view name) {
  const NameEntry* const element = find_element(name);
  return element != nullptr && (element->flags & kVoid) != 0;
}
bool is_url_attribute(std::string_view name) {
  const NameEntry* const attribute = find_attribute(name);
  return name == "data" || (attribute != nullptr && (attribute->flags & kUrl) != 0);
}
bool is_kept_property(std::string_view name) { return kPropertyTable.find(name) != nullptr; }

}  // namespace mentiond::common::html
