// Russian: the declension of names by their endings, after the school grammar (Zaliznyak's dictionary has the same
// endings by class). Genitive, dative, accusative, instrumental, prepositional, in this order.
#include "plugins/match/watchlist/inflect/cyrillic.h"

namespace mentiond::plugins::watchlist::inflect {
namespace {

constexpr Row kRows[] = {
    // Names that change their stem.
    {U"павел", 2, U"ла лу ла лом ле", kMan},
    {U"пётр", 3, U"етра етру етра етром етре", kMan},
    {U"лев", 2, U"ьва/ева ьву/еву ьва/ева ьвом/евым ьве/еве", kMan},
    {U"ец", 2, U"ца/еца цу/ецу ца/еца цем/цом/ецем/ецом це/еце", kMan | kThing},
    {U"аец", 2, U"йца йцу йца йцем йце", kMan | kThing},
    {U"лец", 2, U"ьца/еца ьцу/ецу ьца/еца ьцем/ьцом/ецем/ецом ьце/еце", kMan | kThing},
    {U"яц", 2, U"йца/яца йцу/яцу йца/яца йцем/яцем йце/яце", kMan | kThing},
    {U"ёл", 2, U"ла/ёла лу/ёлу ла/ёла лом/ёлом ле/ёле", kMan | kThing},
    {U"орел", 2, U"ла лу ла лом ле", kMan | kThing},
    {U"вей", 2, U"ья/ея ью/ею ья/ея ьем/еем ье/ее", kMan},
    {U"бей", 2, U"ья/ея ью/ею ья/ея ьем/еем ье/ее", kMan},
    {U"египет", 2, U"та ту та том те", kThing},
    {U"мя", 1, U"ени ени я енем ени", kThing},
    {U"ок", 2, U"ка/ока ку/оку ка/ока ком/оком ке/оке", kMan | kThing},
    // Adjectives, and surnames that are.
    {U"кий", 2, U"ого ому ого им ом", kMan | kThing, kSurely},
    {U"хий", 2, U"ого ому ого им ом", kMan | kThing, kSurely},
    {U"гий", 2, U"ого/ия ому/ию ого/ия им/ием ом/ии", kMan | kThing, kSurely},
    {U"ний", 2, U"его/ия ему/ию его/ия им/ием ем/ии", kMan | kThing, kSurely},
    {U"жий", 2, U"его ему его им ем", kMan | kThing, kSurely},
    {U"ший", 2, U"его ему его им ем", kMan | kThing, kSurely},
    {U"чий", 2, U"его ему его им ем", kMan | kThing, kSurely},
    {U"щий", 2, U"его ему его им ем", kMan | kThing, kSurely},
    {U"ый", 2, U"ого ому ого ым ом", kMan | kThing, kSurely},
    {U"ой", 2, U"ого/оя ому/ою ого/оя ым/им/оем ом/ое", kMan | kThing, kSurely},
    {U"ая", 2, U"ой/аи ой/ае ую/аю ой/аей ой/ае", kWoman | kThing, kSurely},
    {U"жая", 2, U"ей ей ую ей ей", kWoman | kThing, kSurely},
    {U"шая", 2, U"ей ей ую ей ей", kWoman | kThing, kSurely},
    {U"щая", 2, U"ей ей ую ей ей", kWoman | kThing, kSurely},
    {U"яя", 2, U"ей ей юю ей ей", kWoman | kThing, kSurely},
    {U"ое", 2, U"ого ому ое ым/им ом", kThing, kSurely},
    {U"ее", 2, U"его ему ее им ем", kThing, kSurely},
    {U"ые", 2, U"ых ым ые ыми ых", kThing, kSurely},
    {U"кие", 2, U"их им ие ими их", kThing, kSurely},
    {U"шие", 2, U"их им ие ими их", kThing, kSurely},
    // Surnames, some of which are other words, too: Марина, Берлин.
    {U"ов", 0, U"а у а ым/ом е", kMan},
    {U"ов", 0, U"а у а ом е", kThing},
    {U"ев", 0, U"а у а ым/ом е", kMan},
    {U"ев", 0, U"а у а ом е", kThing},
    {U"ёв", 0, U"а у а ым/ом е", kMan},
    {U"ёв", 0, U"а у а ом е", kThing},
    {U"ин", 0, U"а у а ым/ом е", kMan},
    {U"ин", 0, U"а у а ом е", kThing},
    {U"ын", 0, U"а у а ым/ом е", kMan},
    {U"ын", 0, U"а у а ом е", kThing},
    {U"ова", 1, U"ой/ы ой/е у ой ой/е", kWoman | kThing},
    {U"ева", 1, U"ой/ы ой/е у ой ой/е", kWoman | kThing},
    {U"ёва", 1, U"ой/ы ой/е у ой ой/е", kWoman | kThing},
    {U"ина", 1, U"ой/ы ой/е у ой ой/е", kWoman | kThing},
    {U"ына", 1, U"ой/ы ой/е у ой ой/е", kWoman | kThing},
    {U"ых", 0, U"- - - - -", kAny},
    {U"их", 0, U"- - - - -", kAny},
    // Nouns.
    {U"ий", 2, U"ия ию ия ием ии", kMan | kThing},
    {U"й", 1, U"я ю я ем е", kMan | kThing},
    {U"ь", 1, U"я ю я ем/ём е", kMan | kThing},
    {U"ь", 1, U"и/ь и/ь ь ью/ь и/ь", kWoman | kThing},
    {U"ж", 0, U"а у а ем/ом е", kMan | kThing},
    {U"ш", 0, U"а у а ем/ом е", kMan | kThing},
    {U"ч", 0, U"а у а ем/ом е", kMan | kThing},
    {U"щ", 0, U"а у а ем/ом е", kMan | kThing},
    {U"ц", 0, U"а у а ем/ом е", kMan | kThing},
    {U"ия", 1, U"и и ю ей и", kAny},
    {U"ия", 1, U"й ям я ями ях", kThing},  // Известия, a plural.
    {U"я", 1, U"и е ю ей е", kAny},
    {U"га", 1, U"и е у ой е", kAny},
    {U"ка", 1, U"и е у ой е", kAny},
    {U"ха", 1, U"и е у ой е", kAny},
    {U"жа", 1, U"и е у ей/ой е", kAny},
    {U"ша", 1, U"и е у ей/ой е", kAny},
    {U"ча", 1, U"и е у ей/ой е", kAny},
    {U"ща", 1, U"и е у ей/ой е", kAny},
    {U"ца", 1, U"ы е у ей/ой е", kAny},
    {U"а", 1, U"ы е у ой е", kAny},
    {U"о", 1, U"а у о ом е", kThing},
    {U"ие", 2, U"ия/их ию/им ие ием/ими ии/их", kThing},
    {U"це", 1, U"а у е ем е", kThing},
    {U"ще", 1, U"а у е ем е", kThing},
    {U"е", 1, U"я ю е ем е", kThing},
    {U"ы", 1, U"ов/- ам ы ами ах", kThing},
    {U"ки", 1, U"ов/- ам и ами ах", kThing},
    {U"ги", 1, U"ов/- ам и ами ах", kThing},
    {U"хи", 1, U"ов/- ам и ами ах", kThing},
    {U"ии", 1, U"й ям и ями ях", kThing},
    {U"и", 1, U"ей ям и ями ях", kThing},
};
constexpr Row kConsonants[] = {{U"", 0, U"а у а ом е", kMan | kThing}};
/// Endings that say that a person is a man, or a woman.
constexpr std::u32string_view kOfMen[] = {U"ский", U"цкий", U"ый", U"ов", U"ев", U"ёв", U"ич", U"ий", U"ей", U"ой"};
constexpr std::u32string_view kOfWomen[] = {U"ова", U"ева", U"ёва", U"ская", U"цкая", U"ая", U"яя", U"вна"};

constexpr CyrillicGrammar kGrammar{kRows, kConsonants, kOfMen, kOfWomen};

}  // namespace

void russian(const Name& name, std::string_view type, std::vector<std::string>& forms) {
  decline(name, type, kGrammar, forms);
}

}  // namespace mentiond::plugins::watchlist::inflect
