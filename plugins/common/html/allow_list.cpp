#include "plugins/common/html/allow_list.h"

#include "plugins/common/html/foreign_allow_list.h"

namespace mentiond::common::html {
namespace {

constexpr auto kElements = [] {
  NameTable<512> table;
  table.add(
      "a abbr acronym address area article aside audio b bdi bdo big blockquote br canvas caption center cite code col "
      "colgroup command data datagrid datalist dd del details dfn dialog dir div dl dt em fieldset figcaption figure "
      "font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd label legend li m main map mark menu meter "
      "multicol nav nextid ol optgroup option output p picture pre progress q rp rt ruby s samp section small sound "
      "source spacer span strike strong sub summary sup table tbody td tfoot th thead time tr track tt u ul var video "
      "wbr",
      kKept);
  table.add("svg", kKept | kSvg);
  table.add("math", kKept | kMathMl);
  table.add("applet button frameset head iframe noembed noframes script select style template textarea title xml",
            kDroppedWithContent);
  // Known, and neither kept nor dropped with what they hold.
  table.add("blink body form html marquee nobr noscript object rb rtc slot", 0);
  table.add(
      "area base basefont bgsound br col command embed frame hr img input keygen link meta nextid param source spacer "
      "track wbr",
      kVoid);
  table.add(
      "address article aside blockquote body caption center details dialog dir div dl fieldset figcaption figure "
      "footer "
      "form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section summary table ul",
      kBlock);
  table.add("dd dt li option tr", kRow);
  table.add("td th", kCell);
  table.add("iframe noembed noframes plaintext script style textarea title xmp", kRawText);
  table.add("caption object table td th", kBoundary);
  // HTML §13.2.6.5.
  table.add(
      "b big blockquote body br center code dd div dl dt em embed font h1 h2 h3 h4 h5 h6 head hr i img li listing menu "
      "meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var",
      kBreaksOut);
  table.add("p", kParagraph);
  table.add("li", kItem);
  table.add("dir menu ol ul", kList);
  table.add("dd dt", kDefinition);
  table.add("dl", kDefinitionList);
  table.add("option", kOption);
  table.add("tr", kTableRow);
  table.add("table", kTable);
  table.add("caption", kTableCaption);
  table.add("br", kLineBreak);
  table.add("pre", kPreformatted);
  table.add("figure", kFigure);
  table.add("figcaption", kFigureCaption);
  table.add("img", kPicture);
  table.add("video", kVideo);
  table.add("audio", kAudio);
  table.add("a", kLink);
  return table;
}();

// Of looks and meaning; none loads, runs or reports anything by itself but through an address, and addresses are
// checked. Names are kept apart from those of the page around (kIdentifier).
constexpr auto kAttributes = [] {
  NameTable<kMostAttributes> table;
  table.add(
      "abbr accept accept-charset accesskey align autocomplete axis balance bgcolor bgproperties border bordercolor "
      "bordercolordark bordercolorlight bottompadding cellpadding cellspacing ch challenge char charoff charset "
      "checked choff class clear color cols colspan compact controls coords datafld datapagesize datetime default "
      "delay dir disabled draggable enctype end face float frame galleryimg gutter hidden hidefocus high hreflang "
      "hspace inputmode ismap keytype kind label lang leftspacing loop loopcount loopend loopstart low max maxlength "
      "media method min multiple muted nohref noshade nowrap open optimum pattern point-size pqg preload prompt "
      "pubdate radiogroup readonly rel repeat-max repeat-min replace required rev reversed rightspacing rows rowspan "
      "rules scope selected shape size sizes span srclang start step summary suppress tabindex toppadding type "
      "unselectable urn valign value variable volume vspace wrap xml:lang",
      kPlain);
  table.add("action cite data href icon longdesc template vrml", kUrl);
  table.add("background dynsrc lowsrc poster", kPictureUrl);
  table.add("src", kUrl | kSource);
  table.add("srcset", kSourceSet);
  table.add("style", kStyle);
  table.add("contextmenu for form headers id list name", kIdentifier);
  table.add("datasrc usemap", kLocalReference);
  table.add("target", kTarget);
  table.add("alt", kAlternative);
  table.add("title", kTitle);
  table.add("width", kWidth);
  table.add("height", kHeight);
  return table;
}();

KnownAttribute look_up(const NameTable<kMostAttributes>& table, const NameKey& key) {
  const NameEntry* const entry = table.find(key);
  return {entry, entry == nullptr ? 0 : table.index(*entry)};
}

}  // namespace

const NameEntry* find_element(const NameKey& key, Vocabulary vocabulary) {
  switch (vocabulary) {
    case Vocabulary::kSvg:
      return svg_elements().find(key);
    case Vocabulary::kMathMl:
      return mathml_elements().find(key);
    case Vocabulary::kHtml:
      break;
  }
  return kElements.find(key);
}

KnownAttribute find_attribute(const NameKey& key, Vocabulary vocabulary) {
  switch (vocabulary) {
    case Vocabulary::kSvg:
      return look_up(svg_attributes(), key);
    case Vocabulary::kMathMl:
      return look_up(mathml_attributes(), key);
    case Vocabulary::kHtml:
      break;
  }
  return look_up(kAttributes, key);
}

bool is_void_element(std::string_view name) {
  const NameEntry* const element = find_element(name);
  return element != nullptr && (element->flags & kVoid) != 0;
}

bool is_url_attribute(std::string_view name) {
  const NameEntry* const attribute = kAttributes.find(name);
  return attribute != nullptr && (attribute->flags & (kUrl | kPictureUrl)) != 0;
}

}  // namespace mentiond::common::html
