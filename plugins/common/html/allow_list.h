// The one allow-list of what leaves mentiond as HTML: into mail, web pages, the API. What is not listed is dropped.
// Three vocabularies, as HTML Living Standard §13.2.6 tells them apart: HTML, and inside of their own elements SVG and
// MathML. Pure functions; thread-safe. Names are looked up whatever their case and written as their standard does.
#pragma once

#include <string>
#include <string_view>

#include "plugins/common/html/name_table.h"

namespace mentiond::common::html {

/// What is to be known of an element; a bit set.
enum ElementFlag : unsigned {
  kKept = 1U << 0,
  kDroppedWithContent = 1U << 1,  ///< Script, style and what shows nothing.
  kVoid = 1U << 2,                ///< Never holds anything (br, img, ...).
  kBlock = 1U << 3,               ///< A paragraph of its own in plain text; ends an open p.
  kRow = 1U << 4,                 ///< A line of its own.
  kCell = 1U << 5,
  kRawText = 1U << 6,   ///< Holds text up to its own end tag, whatever it looks like (HTML §13.2.5).
  kBoundary = 1U << 7,  ///< What is left open outside of it is not closed from inside.
  kSvg = 1U << 8,       ///< The root element or one inside of it; so kMathMl.
  kMathMl = 1U << 9,
  kHoldsHtml = 1U << 10,  ///< SVG or MathML with HTML inside ("integration point").
  kHoldsText = 1U << 11,  ///< Text alone: tags inside are dropped.
  kBreaksOut = 1U << 12,  ///< HTML that ends SVG and MathML around it.
  // Of one name or a few.
  kParagraph = 1U << 13,
  kItem = 1U << 14,
  kList = 1U << 15,
  kDefinition = 1U << 16,
  kDefinitionList = 1U << 17,
  kOption = 1U << 18,
  kTableRow = 1U << 19,
  kTable = 1U << 20,
  kTableCaption = 1U << 21,
  kLineBreak = 1U << 22,
  kPreformatted = 1U << 23,
  kFigure = 1U << 24,
  kFigureCaption = 1U << 25,
  kPicture = 1U << 26,
  kVideo = 1U << 27,
  kAudio = 1U << 28,
  kLink = 1U << 29,
  kMedium = kPicture | kVideo | kAudio,
  kForeign = kSvg | kMathMl,
};

/// What is to be done with an attribute's value; one of these, else the value stays as it is.
enum AttributeFlag : unsigned {
  kPlain = 1U << 0,
  kUrl = 1U << 1,         ///< Refers to somewhere else.
  kPictureUrl = 1U << 2,  ///< Loads a picture.
  kSourceSet = 1U << 3,
  kStyle = 1U << 4,
  kIdentifier = 1U << 5,      ///< Gives a name, or refers by it; several are parted by white space.
  kLocalReference = 1U << 6,  ///< "#name".
  kTarget = 1U << 7,
  kPaint = 1U << 8,  ///< SVG that CSS reads too: colours, numbers, url(#name).
  kXLink = 1U << 9,  ///< Needs xmlns:xlink.
  kSource = 1U << 10,
  kAlternative = 1U << 11,
  kTitle = 1U << 12,
  kWidth = 1U << 13,
  kHeight = 1U << 14,
  kMediumFact = kAlternative | kTitle | kWidth | kHeight,
};

/// Where an element stands or what its attributes belong to; told by the flags of an element.
enum class Vocabulary { kHtml, kSvg, kMathMl };
constexpr Vocabulary vocabulary_of(unsigned flags) {
  return (flags & kSvg) != 0 ? Vocabulary::kSvg : (flags & kMathMl) != 0 ? Vocabulary::kMathMl : Vocabulary::kHtml;
}

/// nullptr: an element that nobody knows. Its tag is dropped and what it holds is kept, as with one of no flags.
const NameEntry* find_element(const NameKey& key, Vocabulary vocabulary = Vocabulary::kHtml);
inline const NameEntry* find_element(std::string_view name) { return find_element(NameKey::of(name)); }

/// An attribute that is kept; `entry` is nullptr where it is not.
struct KnownAttribute {
  const NameEntry* entry;
  std::size_t index;  ///< Below kMostAttributes; the same for the same name.
};
constexpr std::size_t kMostAttributes = 512;
KnownAttribute find_attribute(const NameKey& key, Vocabulary vocabulary = Vocabulary::kHtml);

bool is_void_element(std::string_view name);

/// An attribute whose value is one reference to somewhere else.
bool is_url_attribute(std::string_view name);

/// The declarations of a style attribute that change looks alone: nothing that positions, loads or runs. May be empty.
std::string filtered_style(std::string_view style, Vocabulary vocabulary = Vocabulary::kHtml);

}  // namespace mentiond::common::html
