#include "plugins/common/html/foreign_allow_list.h"

namespace mentiond::common::html {
namespace {

// Shapes that stand still. What runs (script, handlers), changes later (animate, set: an href too), loads (image, use,
// feImage, font-face-uri) or brings HTML back in (foreignObject) goes with all that it holds.
constexpr auto kSvgElements = [] {
  NameTable<256> table;
  table.add(
      "a circle clipPath defs desc ellipse g line linearGradient marker path pattern polygon polyline radialGradient "
      "rect stop svg switch symbol text textPath title tspan",
      kKept | kSvg);
  table.add(
      "animate animateColor animateMotion animateTransform audio canvas cursor discard embed feImage filter "
      "font font-face foreignObject handler iframe image listener mask metadata mpath object script set style tbreak "
      "template use video",
      kDroppedWithContent | kSvg);
  table.add("script style", kRawText);
  table.add("desc", kHoldsHtml | kBoundary);
  // As an HTML element a title holds text alone: so it does here, and whoever reads it reads the same.
  table.add("title", kHoldsText);
  table.add("a", kLink);
  return table;
}();

constexpr auto kSvgAttributes = [] {
  NameTable<kMostAttributes> table;
  table.add(
      "accent-height alignment-baseline baseProfile baseline-shift clip-path clip-rule clipPathUnits color "
      "color-interpolation color-rendering cx cy d direction display dominant-baseline dx dy fill fill-opacity "
      "fill-rule "
      "font-family font-size font-size-adjust font-stretch font-style font-variant font-weight fr fx fy "
      "gradientTransform gradientUnits height image-rendering kerning lengthAdjust letter-spacing marker-end "
      "marker-mid marker-start markerHeight markerUnits markerWidth method offset opacity orient paint-order "
      "path pathLength patternContentUnits patternTransform patternUnits points preserveAspectRatio r refX refY "
      "rotate rx ry shape-rendering spacing spreadMethod startOffset stop-color stop-opacity stroke stroke-dasharray "
      "stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor "
      "text-decoration text-rendering textLength transform transform-origin unicode-bidi vector-effect version "
      "viewBox visibility width word-spacing writing-mode x x1 x2 y y1 y2 zoomAndPan",
      kPaint);
  table.add("class dir lang requiredExtensions requiredFeatures role systemLanguage type xml:lang xml:space", kPlain);
  table.add("style", kStyle);
  table.add("id", kIdentifier);
  table.add("target", kTarget);
  table.add("href", kUrl);
  table.add("xlink:href", kUrl | kXLink);
  table.add("xlink:show xlink:title xlink:type", kPlain | kXLink);
  return table;
}();

// Presentation MathML. An annotation is another notation of the same, and never shown.
constexpr auto kMathMlElements = [] {
  NameTable<256> table;
  table.add(
      "maction maligngroup malignmark math menclose merror mfenced mfrac mi mlabeledtr mlongdiv mmultiscripts mn mo "
      "mover mpadded mphantom mprescripts mroot mrow ms mscarries mscarry msgroup msline mspace msqrt msrow mstack "
      "mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics",
      kKept | kMathMl);
  table.add("annotation annotation-xml mglyph script style", kDroppedWithContent | kMathMl);
  table.add("script style", kRawText);
  table.add("mi mn mo ms mtext", kHoldsHtml | kBoundary);
  table.add("mlabeledtr mtr", kRow);
  table.add("mtd", kCell);
  return table;
}();

constexpr auto kMathMlAttributes = [] {
  NameTable<kMostAttributes> table;
  table.add(
      "accent accentunder actiontype align alignmentscope altimg-height altimg-valign altimg-width alttext bevelled "
      "charalign class close columnalign columnlines columnspacing columnspan columnwidth crossout decimalpoint "
      "denomalign depth dir display displaystyle edge encoding equalcolumns equalrows fence fontstyle fontweight form "
      "frame framespacing groupalign height indentalign indentalignfirst indentalignlast indentshift indentshiftfirst "
      "indentshiftlast infixlinebreakstyle intent largeop length linebreak linebreakmultchar linebreakstyle "
      "lineleading linethickness location longdivstyle lquote lspace mathsize mathvariant "
      "maxsize minlabelspacing minsize movablelimits notation numalign open overflow position rowalign rowlines "
      "rowspacing rowspan rquote rspace scriptlevel scriptminsize scriptsizemultiplier selection separator separators "
      "shift side stackalign stretchy subscriptshift superscriptshift symmetric voffset width xml:lang xml:space",
      kPlain);
  table.add("mathbackground mathcolor", kPaint);
  table.add("style", kStyle);
  table.add("id indenttarget", kIdentifier);
  table.add("href", kUrl);
  table.add("xlink:href", kUrl | kXLink);
  table.add("xlink:show xlink:title xlink:type", kPlain | kXLink);
  return table;
}();

}  // namespace

const NameTable<256>& svg_elements() { return kSvgElements; }
const NameTable<kMostAttributes>& svg_attributes() { return kSvgAttributes; }
const NameTable<256>& mathml_elements() { return kMathMlElements; }
const NameTable<kMostAttributes>& mathml_attributes() { return kMathMlAttributes; }

}  // namespace mentiond::common::html
