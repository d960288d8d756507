// An independent reading of what the sanitiser lets out: gumbo builds the tree that a browser would build (HTML Living
// Standard §13.2), and every element, attribute, address and style in it has to be on the lists below, which were
// written for this test and share nothing with those of the sanitiser. Header-only: the fuzz target uses it as well.
#pragma once

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

namespace mentiond::test {

using Names = std::set<std::string, std::less<>>;

inline Names words(const char* text) {
  std::istringstream in(text);
  Names names;
  for (std::string word; in >> word;) names.insert(word);
  return names;
}

/// What may stand in one namespace; names in lower case.
struct Vocabulary {
  Names elements, attributes;
};

inline const Vocabulary& html_vocabulary() {
  static const Vocabulary html{
      words(R"(a abbr acronym address area article aside audio b bdi bdo big blockquote br canvas caption center cite
        code col colgroup command data datagrid datalist dd del details dfn dialog dir div dl dt em fieldset figcaption
        figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd label legend li m main map mark menu meter
        multicol nav nextid ol optgroup option output p picture pre progress q rp rt ruby s samp section small sound
        source spacer span strike strong sub summary sup table tbody td tfoot th thead time tr track tt u ul var video
        wbr)"),
      words(R"(abbr accept accept-charset accesskey action align alt autocomplete axis background balance bgcolor
        bgproperties border bordercolor bordercolordark bordercolorlight bottompadding cellpadding cellspacing ch
        challenge char charoff charset checked choff cite class clear color cols colspan compact contextmenu controls
        coords data datafld datapagesize datasrc datetime default delay dir disabled draggable dynsrc enctype end face
        float for form frame galleryimg gutter headers height hidden hidefocus high href hreflang hspace icon id
        inputmode ismap keytype kind label lang leftspacing list longdesc loop loopcount loopend loopstart low lowsrc
        max maxlength media method min multiple muted name nohref noshade nowrap open optimum pattern point-size poster
        pqg preload prompt pubdate radiogroup readonly rel repeat-max repeat-min replace required rev reversed
        rightspacing rows rowspan rules scope selected shape size sizes span src srclang srcset start step style
        summary suppress tabindex target template title toppadding type unselectable urn usemap valign value variable
        volume vrml vspace width wrap xml:lang)")};
  return html;
}

inline const Vocabulary& svg_vocabulary() {
  static const Vocabulary svg{
      words(R"(a circle clippath defs desc ellipse g line lineargradient marker path pattern polygon polyline
        radialgradient rect stop svg switch symbol text textpath title tspan)"),
      words(R"(accent-height alignment-baseline baseline-shift baseprofile class clip-path clip-rule clippathunits color
        color-interpolation color-rendering cx cy d dir direction display dominant-baseline dx dy fill fill-opacity
        fill-rule font-family font-size font-size-adjust font-stretch font-style font-variant font-weight fr fx fy
        gradienttransform gradientunits height href id image-rendering kerning lang lengthadjust letter-spacing
        marker-end marker-mid marker-start markerheight markerunits markerwidth method offset opacity orient
        paint-order path pathlength patterncontentunits patterntransform patternunits points preserveaspectratio r refx
        refy requiredextensions requiredfeatures role rotate rx ry shape-rendering spacing spreadmethod startoffset
        stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
        stroke-miterlimit stroke-opacity stroke-width style systemlanguage target text-anchor text-decoration
        text-rendering textlength transform transform-origin type unicode-bidi vector-effect version viewbox visibility
        width word-spacing writing-mode x x1 x2 xlink:href xlink:show xlink:title xlink:type xml:lang xml:space xmlns
        xmlns:xlink y y1 y2 zoomandpan)")};
  return svg;
}

inline const Vocabulary& mathml_vocabulary() {
  static const Vocabulary mathml{
      words(R"(maction maligngroup malignmark math menclose merror mfenced mfrac mi mlabeledtr mlongdiv mmultiscripts mn
        mo mover mpadded mphantom mprescripts mroot mrow ms mscarries mscarry msgroup msline mspace msqrt msrow mstack
        mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics)"),
      words(R"(accent accentunder actiontype align alignmentscope altimg-height altimg-valign altimg-width alttext
        bevelled charalign class close columnalign columnlines columnspacing columnspan columnwidth crossout
        decimalpoint denomalign depth dir display displaystyle edge encoding equalcolumns equalrows fence fontstyle
        fontweight form frame framespacing groupalign height href id indentalign indentalignfirst indentalignlast
        indentshift indentshiftfirst indentshiftlast indenttarget infixlinebreakstyle intent largeop length linebreak
        linebreakmultchar linebreakstyle lineleading linethickness location longdivstyle lquote lspace mathbackground
        mathcolor mathsize mathvariant maxsize minlabelspacing minsize movablelimits notation numalign open overflow
        position rowalign rowlines rowspacing rowspan rquote rspace scriptlevel scriptminsize scriptsizemultiplier
        selection separator separators shift side stackalign stretchy style subscriptshift superscriptshift symmetric
        voffset width xlink:href xlink:show xlink:title xlink:type xml:lang xml:space xmlns xmlns:xlink)")};
  return mathml;
}

inline std::string lower_case(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return lowered;
}

/// The scheme as a browser finds it (WHATWG URL §4.4): control characters and blanks before it and tabs and line ends
/// inside of it do not count.
inline std::string scheme_for_browsers(std::string_view url) {
  std::string scheme;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\t' || c == '\n' || c == '\r' || (scheme.empty() && byte <= 0x20)) continue;
    if (c == ':') return lower_case(scheme);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    if (!letter && (scheme.empty() || !other)) return {};
    scheme += c;
  }
  return {};
}

/// Finds what a browser, told to show the HTML, could run, load, or take for a part of the page around.
class SafetyChecker final {
 public:
  /// In a page, as HTML is meant to be; empty: no violation.
  std::string in_page(std::string_view html) {
    strict_ = true;
    violation_.clear();
    check_in(html, GUMBO_TAG_DIV, GUMBO_NAMESPACE_HTML);
    return violation_;
  }

  /// There, and wherever else; the first violation, or nothing.
  std::string operator()(std::string_view html) {
    // Where nobody should put it an element may land in another namespace.
    constexpr std::array<std::pair<GumboTag, GumboNamespaceEnum>, 5> kContexts = {
        {{GUMBO_TAG_TABLE, GUMBO_NAMESPACE_HTML},
         {GUMBO_TAG_TD, GUMBO_NAMESPACE_HTML},
         {GUMBO_TAG_SELECT, GUMBO_NAMESPACE_HTML},
         {GUMBO_TAG_SVG, GUMBO_NAMESPACE_SVG},
         {GUMBO_TAG_MATH, GUMBO_NAMESPACE_MATHML}}};
    if (!in_page(html).empty()) return violation_;
    for (const auto& [tag, space] : kContexts) {
      strict_ = false;
      check_in(html, tag, space);
      if (!violation_.empty()) return violation_ + " in context " + gumbo_normalized_tagname(tag);
    }
    return {};
  }

 private:
  void check_in(std::string_view html, GumboTag context, GumboNamespaceEnum space) {
    GumboOptions options = kGumboDefaultOptions;
    options.fragment_context = context;
    options.fragment_namespace = space;
    options.max_errors = 0;
    GumboOutput* const output = gumbo_parse_with_options(&options, html.data(), html.size());
    const GumboElement& root = output->root->v.element;
    for (unsigned i = 0; i < root.children.length; ++i) check(*static_cast<GumboNode*>(root.children.data[i]), false);
    gumbo_destroy_output(&options, output);
  }

  void fail(const std::string& what) {
    if (violation_.empty()) violation_ = what;
  }

  void check(const GumboNode& node, bool in_title) {
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE) return;
    if (node.type != GUMBO_NODE_ELEMENT) return fail("a node of type " + std::to_string(node.type));
    const GumboElement& element = node.v.element;
    GumboStringPiece name{nullptr, 0};
    std::string tag = gumbo_normalized_tagname(element.tag);
    if (tag.empty()) {
      name = element.original_tag;
      gumbo_tag_from_original_text(&name);
      tag = lower_case({name.data, name.length});
    }
    if (in_title) return fail("an element in a title: " + tag);
    // The parser puts these in by itself.
    const bool implied = element.original_tag.length == 0;
    if (!implied && !is_among(&Vocabulary::elements, tag, element.tag_namespace)) fail("element " + tag);
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      check(tag, element.tag_namespace, *static_cast<GumboAttribute*>(element.attributes.data[i]));
    }
    const bool title = tag == "title";
    for (unsigned i = 0; i < element.children.length; ++i)
      check(*static_cast<GumboNode*>(element.children.data[i]), title);
  }

  bool is_among(Names Vocabulary::*list, const std::string& name, GumboNamespaceEnum space) const {
    const auto in = [&](const Vocabulary& vocabulary) { return (vocabulary.*list).count(name) > 0; };
    if (!strict_) return in(html_vocabulary()) || in(svg_vocabulary()) || in(mathml_vocabulary());
    return in(space == GUMBO_NAMESPACE_SVG      ? svg_vocabulary()
              : space == GUMBO_NAMESPACE_MATHML ? mathml_vocabulary()
                                                : html_vocabulary());
  }

  void check(const std::string& tag, GumboNamespaceEnum space, const GumboAttribute& attribute) {
    std::string name = lower_case(attribute.name);
    constexpr std::array<const char*, 4> kPrefixes = {"", "xlink:", "xml:", "xmlns:"};
    if (attribute.attr_namespace != GUMBO_ATTR_NAMESPACE_NONE && name != "xmlns") {
      name = kPrefixes[static_cast<std::size_t>(attribute.attr_namespace)] + name;
    }
    const std::string value = attribute.value;
    const auto wrong = [&] { fail("<" + tag + " " + name + "=\"" + value + "\">"); };
    if (!is_among(&Vocabulary::attributes, name, space) || name.starts_with("on")) return wrong();
    static const Names addresses =
        words("action background cite data dynsrc href icon longdesc lowsrc poster src template urn vrml xlink:href");
    static const Names own = words("contextmenu for form headers id indenttarget list name");
    if (addresses.count(name) > 0 && !is_safe_address(tag, name, value)) return wrong();
    // MathML's form is a word; in a foreign context an element of MathML is none.
    const bool names = own.count(name) > 0 && !(name == "form" && space == GUMBO_NAMESPACE_MATHML);
    if (names && strict_ && !is_own(value)) return wrong();
    if ((name == "usemap" || name == "datasrc") && !value.empty() && !value.starts_with("#content-")) return wrong();
    if (name == "target" && !value.empty() && value != "_blank" && value != "_self") return wrong();
    if (name == "srcset" && !is_safe_source_set(value)) return wrong();
    if (name == "style" && !is_safe_style(value)) return wrong();
    if (name == "xmlns" && value != "http://www.w3.org/2000/svg" && value != "http://www.w3.org/1998/Math/MathML") {
      return wrong();
    }
    if (name == "xmlns:xlink" && value != "http://www.w3.org/1999/xlink") return wrong();
    static const Names free = words("class id xlink:title xlink:href href title alt");
    // In a strange context elements of the others become SVG.
    const bool only_of_svg = html_vocabulary().attributes.count(name) + mathml_vocabulary().attributes.count(name) == 0;
    const bool paint = free.count(name) == 0 && (strict_ || only_of_svg);
    if (space == GUMBO_NAMESPACE_SVG && paint && !is_safe_paint(value)) return wrong();
    if (space == GUMBO_NAMESPACE_SVG && tag != "a" && name.ends_with("href") && strict_ && !value.empty() &&
        !value.starts_with("#content-")) {
      return wrong();
    }
  }

  static bool is_own(const std::string& value) {
    std::istringstream in(value);
    for (std::string word; in >> word;) {
      if (!word.starts_with("content-")) return false;
    }
    return true;
  }

  static bool is_safe_address(const std::string& tag, const std::string& name, std::string_view url) {
    static const Names safe = words(
        "callto feed ftp ftps geo git gopher http https imap irc ircs itms magnet mailto mms news nntp rss rtsp sftp "
        "sip "
        "sips sms ssh tel urn xmpp");
    const std::string scheme = scheme_for_browsers(url);
    if (scheme.empty() || safe.count(scheme) > 0) return true;
    const bool picture = (tag == "img" && name == "src") || name == "background" || name == "poster" ||
                         name == "dynsrc" || name == "lowsrc";
    const std::string lowered = lower_case(url);
    static const Names kinds = words("avif bmp gif jpeg jpg png webp x-icon");
    return picture && lowered.starts_with("data:image/") &&
           kinds.count(lowered.substr(11, lowered.find_first_of(";,") - 11));
  }

  static bool is_safe_source_set(const std::string& value) {
    std::istringstream in(value);
    for (std::string word; in >> word;) {
      const std::string scheme = scheme_for_browsers(word);
      if (!scheme.empty() && scheme != "http" && scheme != "https" && !is_safe_address("img", "src", word))
        return false;
    }
    return true;
  }

  static bool is_safe_style(const std::string& style) {
    const std::string lowered = lower_case(style);
    constexpr std::array<const char*, 14> kForbidden = {"url(",    "expression", "\\",      "@",       "/*",
                                                        "<",       "javascript", "var(",    "attr(",   "behavior",
                                                        "binding", "position",   "z-index", "content:"};
    const auto occurs = [&](const char* what) { return lowered.find(what) != lowered.npos; };
    if (std::any_of(kForbidden.begin(), kForbidden.end(), occurs)) return false;
    constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789 -#%.,!()'\":;";
    return lowered.find_first_not_of(kLetters) == lowered.npos;
  }

  static bool is_safe_paint(const std::string& value) {
    const std::string lowered = lower_case(value);
    if (lowered.find('\\') != lowered.npos || lowered.find("/*") != lowered.npos) return false;
    for (auto at = lowered.find("url"); at != lowered.npos; at = lowered.find("url(", at + 1)) {
      if (lowered.compare(at, 4, "url(") == 0 && lowered.compare(at, 13, "url(#content-") != 0) return false;
    }
    constexpr std::array<const char*, 3> kLoading = {"image(", "image-set(", "src("};
    return std::none_of(kLoading.begin(), kLoading.end(),
                        [&](const char* f) { return lowered.find(f) != lowered.npos; });
  }

  bool strict_ = true;
  std::string violation_;
};

}  // namespace mentiond::test
