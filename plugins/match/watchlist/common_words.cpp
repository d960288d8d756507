#include "plugins/match/watchlist/common_words.h"

#include <unordered_set>

namespace mentiond::plugins::watchlist {
namespace {

struct Language {
  std::string_view tag, words;  // Parted, begun and ended by spaces.
};
constexpr Language kLanguages[] = {
    {"en",
     " a about above act after again age aid aids aim air all also am an and any apple arc are arm art as ask at ate "
     "aid "
     "back bad ball band bank bar base bat be bear beat bed been best bet better big bill bit block blue board boat "
     "body "
     "book boss bow box boy break bus but buy by call came can cap car care case cast cat chase city class clear close "
     "club coach cold come core cost could cross cup cut dare dark data date day deal did do does dot down draw drop "
     "dry "
     "due ear earth east easy eat edge end even ever every eye face fact fair fall far farm fast fat fee few fight "
     "find "
     "fine fire first fit five flag fly for force fox free from full fun gap gas gate general get gift give go goal "
     "gold "
     "good got great green ground group grow had half hall hand hard has hat have he head heart help her here high him "
     "his hit hold home hope hot house how human i ice idea if in is it its jam jet job join just keep key kid kind "
     "king "
     "lab lack lady lake land large last late law lay lead less let level lie life light like line list live long look "
     "loss lot love low made mail main make man many map march mark mars mass match may me mean meet men mercury met "
     "might mine miss more most move much must name near need net new news next nice no nor north not now nut of off "
     "oil "
     "old on once one only open or oracle orange order our out over own pace pact page pan part pass past pay peace "
     "pen "
     "people pin place plan play point pole post press push put race rain ram ran rap rare rate read real red rest "
     "rice "
     "rich right ring rise road rock role room rose round row rule run sad safe said sale same sat save saw say sea "
     "see "
     "seed self sell send set shall share she shell shift ship shop short show side sign sin sir sit six size sky "
     "small "
     "snap so some son soon sort south speed sport spring spy square stage star start state stay step still stone stop "
     "store strong such sun sure take talk target tax team tell ten test than that the their them then there these "
     "they "
     "thing this those three time times tin tip to today told ton too top total town track trade train tree trip true "
     "try turn two under union unit up us use value van vast very view visa visit vote wait walk wall want war warm "
     "was "
     "watch water wave way we week well went were west what when where which white who why wide will win wind with won "
     "word work world would yes yet you young your zone "},
    {"fr",
     " a ai air an as au aussi aux avec bien ce ces cet cette chez cinq comme dans de deja depuis des deux dit dix "
     "donc "
     "du elle elles en encore est et ete etre eu eux face faire fait feu fin font fut ici il ils jamais je jour la le "
     "les leur lors lui ma mai mais mal mer mes mois mon monde mort mot nom non nos notre nous on ont or orange ou oui "
     "par pas pays peu plus pour pres puis qu quand que qui rue sa sans se sept ses si six soit son sont sous sur ta "
     "tel temps terre tes toi ton total tous tout tres trois tu un une va van vent vers vie ville vos votre vous vu "},
    {"de",
     " ab aber alle als also am an auch auf aus bahn bei bis bin bist da dann das dass dem den der des die dir doch du "
     "ein eine er es etwas fur ganz gegen geht gut hat hatte her hier ich ihm ihn ihr ihre im in ins ist ja jahr kann "
     "kein land man mehr mein mich mir mit nach neu nicht nie noch nun nur ob oder ohne rat see sehr sei sein seit "
     "sich "
     "sie sind so tag tor tun um und uns unter vier vom von vor wald war was weg weil welt wenn wer wie wir wird wo "
     "wurde zeit zu zum zur zwei "},
    {"es",
     " a ahora al algo an ano asi aun bajo bien cada casa como con cual cuando da dar de del desde dia dice dijo donde "
     "dos el ella ellos en entre era eran es esa ese eso esta este esto fe fin fue fueron ha han has hasta hay hoy la "
     "las le les ley lo los luz mal mar mas me mi mientras muy nada ni no nos o os oro otra otro pais para paz pero "
     "por "
     "que quien se sea ser si sido sin sobre sol solo son su sus tal te tiene todo total tras tres tu un una uno va ve "
     "ver vez vida y ya yo "},
    {"it",
     " a ai al alla anche anni ancora che chi ci ciao citta come con contro cosa cui da dal dalla dei del della di "
     "dice "
     "dopo dove due e era essere fa fare fino fra fu gia gli ha hanno ho i il in io la le lei li lo loro lui ma mai me "
     "mi mio molto ne nel nella no noi non nuovo o ogni ora per piu poi prima qua quando questa questo qui sa se sei "
     "senza si sia sono stato su sua sul suo te ti tra tre tu tutti tutto un una uno va vi via "},
    {"pt",
     " a ainda ano anos ao aos as ate bem cada casa com como da das de dele desde dia dias diz do dois dos e ela ele "
     "em "
     "entre era essa esse esta este eu foi fim ha hoje ir isso ja lei mais mal mar mas me mesmo meu muito na nao nas "
     "nem "
     "no nos novo o onde ou os pais para paz pela pelo per por qual que quem se sem ser seu sim so sob sobre sol sua "
     "tem "
     "ter todo tres tu um uma vai ver vez vida "},
    {"nl",
     " aan af al alle als ben bij dan dat de der deze die dit doen door dus een en er geen goed haar had heb hebt "
     "heeft "
     "hem het hij hoe hun ik in is ja jaar je kan land maar me meer men met mij na naar niet nieuw nog nu of om onder "
     "ons ook op over per reeds te tegen toch toen tot twee u uit uw van veel voor want waren was wat we weg wel werd "
     "wie wij wil zal ze zei zich zij zijn zo zou "},
    {"tr",
     " ac ad af ah al alt an ana ara at ay az ben bes bu biz bile bir boy cok da daha de en er ev evet gibi gun ha hem "
     "her hic ic icin iki ile in is it iyi kadar kan ki kim la mi mu ne o ol on onu ot ozel sen siz su tek ter tum uc "
     "un ve veya ya yok yol yeni yuz "},
    {"pl",
     " a aby ale bez bo by byc co czy dla do gdy i ich ile im ja jak je jego jej jest juz ma mu na nad nie niz no o od "
     "on ona oni oraz po pod ponad przez przy rok sa sie sobie ta tak tam ten to tu tylko ty w we wie z za ze "},
    {"sv",
     " alla allt att av bara bli de dem den det din dig du efter ej eller en er ett for fran har han hans hon hur i "
     "inte jag kan man med men mer mig min mot nar ni nu och om oss pa sa sig sin som ut vad var vi vid ar "},
    {"fi",
     " ei en ett ettei han he hyva ja jo jos kuin kun me mika mina mutta ne niin noin nyt oli olla on ovat se sen "
     "sina te tai tama ty uusi vai voi vuosi "},
    {"ru",
     " а без более бы был была были было быть в вас ваш весь во вот все всего вы где год да дай два дел для до ей ему "
     "если есть еще ж же за и из или им их к как ко когда кто ли лишь лет мак мат мир мне мой мол мы на над нам нас не "
     "него нее нет ни них но ну о об один он она они оно от под после пора по при про раз с сам свой себе со так там "
     "те тем то того том тот три ту ты у уж уже часть что это эта эти я "},
    {"uk",
     " а або але без був була були в вас ваш все вже ви від він вона вони воно де для до за з зі і із й його її як яка "
     "який коли ми на над нам нас не немає ні но о один от під по при про рік та так там те ти то тут у хто це що я "},
};

bool holds(const Language& language, std::string_view word) {
  for (std::size_t at = language.words.find(word); at != std::string_view::npos;
       at = language.words.find(word, at + 1)) {
    if (language.words[at - 1] == ' ' && language.words[at + word.size()] == ' ') return true;
  }
  return false;
}

/// Every word of every query is asked for here.
bool is_common_anywhere(std::string_view word) {
  static const std::unordered_set<std::string_view> kWords = [] {
    std::unordered_set<std::string_view> words;
    for (const Language& each : kLanguages) {
      for (std::size_t at = 1, end = 0; (end = each.words.find(' ', at)) != std::string_view::npos; at = end + 1)
        words.insert(each.words.substr(at, end - at));
    }
    return words;
  }();
  return kWords.contains(word);
}

}  // namespace

bool is_common_word(std::string_view folded, std::string_view language) {
  if (folded.empty() || folded.find(' ') != std::string_view::npos) return false;
  const std::string_view primary = language.substr(0, language.find_first_of("-_"));
  if (primary.empty()) return is_common_anywhere(folded);
  for (const Language& each : kLanguages) {
    if (each.tag == primary) return holds(each, folded);
  }
  return holds(kLanguages[0], folded);  // English
}

}  // namespace mentiond::plugins::watchlist
