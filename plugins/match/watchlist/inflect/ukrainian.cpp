// Ukrainian: as Russian, after the "Український правопис" of 2019, §§ 70-114. Genitive, dative, accusative,
// instrumental, locative, in this order.
#include "plugins/match/watchlist/inflect/cyrillic.h"

namespace mentiond::plugins::watchlist::inflect {
namespace {

constexpr Row kRows[] = {
    // Names that change their stem: Харків, Київ, Кривий Ріг, Схід.
    {U"ів", 2, U"ова/іва ову/іву/іву/іву ова/ів/іва овом/івом/івим ові/іві", kMan | kThing},
    {U"їв", 2, U"єва/їва єву/їву єва/їв/їва євом/ївом/ївим єві/їві", kMan | kThing},
    {U"іг", 2, U"огу/ога огу/огові іг/ога огом озі/огу", kThing},
    {U"хід", 2, U"оду оду/одові ід одом оді", kThing},
    {U"ець", 3, U"ця цю/цеві ець/ця цем ці/цеві/цю", kMan | kThing},
    {U"єць", 3, U"йця йцю/йцеві єць/йця йцем йці/йцеві/йцю", kMan | kThing},
    {U"лець", 3, U"ьця/еця ьцю/ьцеві/ецю ець/ьця/еця ьцем/ецем ьці/ьцеві/еці", kMan | kThing},
    {U"ок", 2, U"ка/ока ку/кові/оку ка/ока ком/оком ку/кові/оку", kMan},
    {U"ок", 2, U"ка/ку/ока ку/кові/оку ок/ка/ока ком/оком ку/кові/оку", kThing},
    {U"орел", 2, U"ла лу/лові ла лом лі/лові", kMan | kThing},
    {U"єгипет", 2, U"ту ту ет том ті", kThing},
    // Adjectives, and surnames that are.
    {U"ий", 2, U"ого ому ого/ий им ому/ім", kMan | kThing, kSurely},
    {U"ній", 2, U"ього ьому ього/ій ім ьому", kThing, kSurely},
    {U"ська", 1, U"ої ій у ою ій", kWoman | kThing, kSurely},
    {U"цька", 1, U"ої ій у ою ій", kWoman | kThing, kSurely},
    {U"зька", 1, U"ої ій у ою ій", kWoman | kThing, kSurely},
    {U"ова", 1, U"ої/и ій/і у ою ій/і", kWoman | kThing, kMaybe},
    {U"ева", 1, U"ої/и ій/і у ою ій/і", kWoman | kThing, kMaybe},
    {U"єва", 1, U"ої/и ій/і у ою ій/і", kWoman | kThing, kMaybe},
    {U"іна", 1, U"ої/и ій/і у ою ій/і", kWoman | kThing, kMaybe},
    {U"їна", 1, U"ої/и ій/і у ою ій/і", kWoman | kThing, kMaybe},
    {U"ина", 1, U"ої/и ій/і у ою ій/і", kWoman | kThing, kMaybe},
    {U"ня", 1, U"і/ьої і/ій ю ею/ьою і/ій", kThing, kMaybe},
    {U"е", 1, U"ого ому е им ому", kThing, kSurely},
    {U"ні", 1, U"их/ів им/ям і/их ими/ями их/ях", kThing, kMaybe},
    {U"кі", 1, U"их им і/их ими их", kThing, kSurely},
    {U"і", 1, U"их/ей/ів им/ям і ими/ями их/ях", kThing, kMaybe},
    // Surnames, some of which are other words, too.
    {U"ов", 0, U"а у/ові а/- им/ом і/ові", kMan | kThing},
    {U"ев", 0, U"а у/ові а/- им/ом і/ові", kMan | kThing},
    {U"єв", 0, U"а у/ові а/- им/ом і/ові", kMan | kThing},
    {U"ін", 0, U"а у/ові а им/ом і/ові", kMan},
    {U"ін", 0, U"а/у у/ові а/- им/ом і/ові", kThing},
    {U"їн", 0, U"а у/ові а им/ом і/ові", kMan},
    {U"їн", 0, U"а/у у/ові а/- им/ом і/ові", kThing},
    {U"ин", 0, U"а у/ові а им/ом і/ові", kMan},
    {U"ин", 0, U"а/у у/ові а/- им/ом і/ові", kThing},
    {U"их", 0, U"- - - - -", kAny},
    // Nouns. Foreign names in -о stay as they are; Петро, Павло, Михайло, Кирило.
    {U"ко", 1, U"а у/ові а ом у/ові", kMan},
    {U"тро", 1, U"а у/ові а ом і/ові", kMan},
    {U"вло", 1, U"а у/ові а ом і/ові", kMan},
    {U"йло", 1, U"а у/ові а ом і/ові", kMan},
    {U"ило", 1, U"а у/ові а ом і/ові", kMan},
    {U"о", 1, U"а у о ом і/у", kThing},
    {U"ій", 1, U"я ю/єві я єм ї/єві/ю", kMan},
    {U"ій", 1, U"я/ю ю/єві я/й єм ї/єві/ю", kThing},
    {U"й", 1, U"я ю/єві я єм ї/єві/ю", kMan},
    {U"й", 1, U"я/ю ю/єві я/й єм ї/єві/ю", kThing},
    {U"ь", 1, U"я ю/еві я ем і/еві/ю", kMan},
    {U"ь", 1, U"я/ю ю/еві я/ь ем і/еві/ю", kThing},
    {U"ь", 1, U"і і ь ю і", kWoman | kThing},
    {U"р", 0, U"а/я у/ові/ю/еві а/я ом/ем і/ові/еві/у", kMan},
    {U"р", 0, U"а/у/я у/ові/ю/еві а/я/- ом/ем і/ові/еві/у", kThing},
    {U"ж", 0, U"а у/еві а ем і/еві/у", kMan},
    {U"ж", 0, U"а/у у/еві а/- ем і/еві/у", kThing},
    {U"ч", 0, U"а у/еві а ем і/еві/у", kMan},
    {U"ч", 0, U"а/у у/еві а/- ем і/еві/у", kThing},
    {U"ш", 0, U"а у/еві а ем і/еві/у", kMan},
    {U"ш", 0, U"а/у у/еві а/- ем і/еві/у", kThing},
    {U"щ", 0, U"а у/еві а ем і/еві/у", kMan},
    {U"щ", 0, U"а/у у/еві а/- ем і/еві/у", kThing},
    {U"ка", 2, U"ки/кої ці/кій ку кою ці/кій", kAny, kMaybe},
    {U"га", 2, U"ги/гої зі/гій гу гою зі/гій", kAny, kMaybe},
    {U"ха", 2, U"хи/хої сі/хій ху хою сі/хій", kAny, kMaybe},
    {U"жа", 1, U"і/ої і/ій у ею/ою і/ій", kAny, kMaybe},
    {U"ча", 1, U"і/ої і/ій у ею/ою і/ій", kAny, kMaybe},
    {U"ша", 1, U"і/ої і/ій у ею/ою і/ій", kAny, kMaybe},
    {U"ща", 1, U"і/ої і/ій у ею/ою і/ій", kAny, kMaybe},
    {U"а", 1, U"и і у ою і", kMan | kWoman},
    {U"а", 1, U"и/ої і/ій у ою і/ій", kThing, kMaybe},
    {U"ія", 1, U"ї ї ю єю ї", kAny},
    {U"ея", 1, U"ї ї ю єю ї", kAny},
    {U"я", 1, U"і і ю ею і", kAny},
    {U"ння", 1, U"я ю я ям і", kThing},
    {U"ття", 1, U"я ю я ям і", kThing},
    {U"ре", 1, U"я ю е ем і", kThing},
    {U"ле", 1, U"я ю е ем і", kThing},
    {U"це", 1, U"я ю е ем і", kThing},
    {U"и", 1, U"ів/- ам и ами ах", kThing},
    {U"ці", 1, U"ів ям і ями ях", kThing},
    {U"ії", 1, U"й ям ї ями ях", kThing},
};
constexpr Row kConsonants[] = {{U"", 0, U"а у/ові а ом і/у/ові", kMan}, {U"", 0, U"а/у у а/- ом і/у", kThing}};
constexpr std::u32string_view kOfMen[] = {U"ський", U"цький", U"зький", U"ий", U"ов", U"ев",
                                          U"єв",    U"ів",    U"їв",    U"ич", U"ій", U"ей"};
constexpr std::u32string_view kOfWomen[] = {U"ова", U"ева", U"єва", U"ська", U"цька", U"зька", U"вна"};

constexpr CyrillicGrammar kGrammar{kRows, kConsonants, kOfMen, kOfWomen};

}  // namespace

void ukrainian(const Name& name, std::string_view type, std::vector<std::string>& forms) {
  decline(name, type, kGrammar, forms);
}

}  // namespace mentiond::plugins::watchlist::inflect
