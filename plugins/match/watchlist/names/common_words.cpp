#include "plugins/match/watchlist/names/common_words.h"

#include <unordered_set>

namespace mentiond::plugins::watchlist {
namespace {

struct Language {
  std::string_view tag, words;  // Parted, begun and ended by spaces.
};
/// Of Serbian, Croatian and Bosnian in Latin letters.
constexpr std::string_view kSouthSlavic =
    " ako al ali ama bas bez bi bih bila bile bili bilo bio bit biti cak ce cega cemo cemu cija cu da dan "
    "dana dao do dok dva dve eto evo ga gde gdje god iako ih ili im ima imao iz ja je jer joj jos ju ka kad "
    "kada kako kao ko kod koga koja koje koji kroz kuca li ma mala malo me meni mi mogu moj moja moje moze "
    "mu na nad nam nas nasa ne nego neka neki nema ni nije nisu niti no nov nova nove novi novo od oko on "
    "ona one oni ono ova ovaj ove ovi ovo pa pak po pod pre pred pri pro prvi put ra sa sad sada sam samo "
    "san se si smo sta ste sto su sve svi svog svoj ta tada taj tako tamo te ti tim tko to tog toga tom tu "
    "uz vam vas vec vi vise vrlo za zar zato zbog zena zna znam ";
/// Of both kinds of Norwegian.
constexpr std::string_view kNorwegian =
    " alle alt an ar at au av bak bare bil ble blei bli blir bor da dag de deg dei dem den der det din ditt "
    "du dyr eg ei ein eit en enn er et fa far fem fire for fra fri ga gar god ha ham han har hei heil ho hun "
    "hus hva hvem hver hvis hvor ikke inn ja jeg jo kan kom kor kun kva kven la lang lite lys ma man mann "
    "med meg meir men mer mest mi min mine mitt mor mot mye na nar ned nei ni no noe noen nok ny nye nytt og "
    "ogsa om opp oss over pa par rad sa sak se seg sei seie ser ses si sia sin sine sitt skal slik so som "
    "stor ta tar tek ti tid til to tre tru ut uten var vart ved veg vel vere vi vil vore vort ";
constexpr Language kLanguages[] = {
    {"en",
     " a about above act add after again age ago aid aids aim air album alive all alley also am amp an and "
     "ant any apple apt arc arch are area arm army art as ash asia ask ass at ate axe back bad bag bail bake "
     "bale ball ban band bang bank bar bark barn base bat bath bay be bean bear beat bed been beer bell belt "
     "bend best bet better bid big bill bind bird bit bite block blow blue board boat body boil bold bolt "
     "bomb bond bone book boot bore born boss both bow bowl box boy brain brave break brick bright broad "
     "brush bug bulk bull burn bus bush busy but buy by cab cage cake call calm came camp can cap car card "
     "care cart case cash cast cat cause cave cell chain chair charm chase chat cheap check chef chip chop "
     "city class clay clean clear cliff climb clip close club coach coal coast coat code coin cold comb come "
     "cook cool cop copy cord core corn cost could count court cow crash cream crew crop cross crow cruel cry "
     "cue cup curb cure cut dad dam damp dance dare dark data date dawn day dead deaf deal dear debt deck "
     "deep deer den deny desk dew dial did diet dig dim dip dirt dish dive do dock does dog doll dome done "
     "door dose dot doubt down draw dream dress drive drop drum dry duck due dug dull dust duty each ear earn "
     "earth east easy eat edge egg ego elder elect elf elm else empty end enjoy enter equal era error even "
     "ever every exact exit extra eye face fact fade fail faint fair fall fame fan far farm fast fat fate "
     "fault fear fed fee feed feel feet fell fence few field fight file fill film find fine fire first fist "
     "fit five flag flame flat flew flood floor flow fly fog fold folk fond food fool foot for force fork "
     "form forth found fox frame free fresh frog from front fruit fuel full fun fund fur gain game gang gap "
     "gas gate gay gear gel gem gene general get giant gift gin girl give glad glass gloom glory glove glue "
     "go goal goat gold golf gone good got gown grab grain grand grant grass grave gray great green grid grin "
     "grip ground group grow guard guess guest guide gum gun gut guy gym had hair half hall halt ham hand "
     "hang hard harm has hat hate have hay he head heal heap heart heat heavy heel height hell help hen her "
     "here hero hide high hike hill him hint hip hire his hit hold hole holy home honor hook hop hope horn "
     "horse host hot house how hub hug huge human humor hung hunt hurry hurt hut i ice idea if ill in inch "
     "ink inn inner input ion iron is it item its ivy jacket jail jam jar jaw jay jazz jean jeep jet job join "
     "joke joy judge juice jump junk jury just keen keep kept key kick kid kill kind king kit knee knew knife "
     "knit knock knot know lab lack lad lady lake lamb lamp land lane lap large lash last late laugh law lawn "
     "lawyer lay lazy lead leaf lean leap leave led leg lend lens less lesson let level liar lid lie life "
     "lift light like limb limit line link lion lip liquid list live loan local lock log logic lone long look "
     "loop loose lord lose loss lot loud love lover low luck lump lunch lung mad made magic maid mail main "
     "major make male mall man many map march mark marry mars mask mass master mat match matt may mayor me "
     "meal mean meat media meet melt memo men mercury mess met metal mice might mild mile milk mill mind mine "
     "minor mint mirror miss mist mix mob mod mode model mom money monk mood moon mop moral more most mouse "
     "mouth move much mud mug music must nail name nap nation near neck need nerve nest net never new news "
     "next nice niece night no nod noise none noon nor north nose not note noun novel now nurse nut oak oath "
     "odd of off offer often oil old older on once one onion only open opera opt or oracle orange orb order "
     "our out oval oven over owe owl own pace pack pact pad page paid pain pair pal pale palm pan panel panic "
     "paper parent park part party pass past pat patch path pause pay pea peace peak pear peel peer pen "
     "people per pet phase phone photo piano pick pie piece pig pile pill pilot pin pine pink pipe pit pity "
     "place plain plan plane plant plate play plot plug plum plus poem poet point poison pole polite pond "
     "pool poor pop pork port post pot pound pour power praise pray press price pride prime print prior prize "
     "pro proof proud prove pub pull pump pure purse push put queen quest quick quiet quit quite rabbit race "
     "radio rag rage rail rain raise rally ram ran rank rap rare rat rate raw ray read ready real rear rebel "
     "red regret rely remain rent reply rescue reset rest rib rice rich ride rifle right rigid ring rip ripe "
     "rise risk river road roast rob rock rod role roll roof room root rope rose rough round route row royal "
     "rub rude rug ruin rule ruler rum run rural rush sack sad safe said sail salad sale salt same sand sap "
     "sat save saw say scale scar scene scent scope score sea seal seat second secret see seed seem self sell "
     "send sense serve set sew shade shadow shake shall shallow shame shape share sharp she shed sheep sheer "
     "sheet shelf shell shift shine ship shirt shock shoe shoot shop shore short shout show shut shy sick "
     "side sight sign silk silly sin sing sink sir sister sit site six size ski skill skin skip skirt sky "
     "slap sleep slice slide slim slip slope slot slow small smart smell smile smoke smooth snack snake snap "
     "snow so soak soap sob social soft soil solar sold sole solid solve some son song soon sore sort soul "
     "sound soup sour south spa space span spare spark speak spear speed spell spend spill spin spirit split "
     "spoil spoke spoon sport spot spray spread spring spy square staff stage stain stair stake stamp stand "
     "star start state stay steal steam steel steep stem step stick stiff still sting stir stock stone stool "
     "stop store storm story stove straw stream street stress strike string strip strong stuff style sub such "
     "sugar suit sum sun supply sure surf survey swan swear sweat sweep sweet swift swim swing sword tab "
     "table tag tail take tale talent talk tall tan tank tap tape tar target task taste tax tea teach team "
     "tear teen teeth tell ten tend tennis tent term test text than thank that the their them then there "
     "these they thick thief thin thing think thirst this those thread threat three throat throw thumb thus "
     "tick ticket tide tidy tie tight tile till time times tin tiny tip tire title to today toe told ton "
     "tongue too tool tooth top topic toss total touch tough tour towel tower town toy trace track trade "
     "trail train trait trap tray treat tree trend trial tribe trick trip troop trot truck true trunk trust "
     "truth try tub tube tug tune turkey turn twice twin twist two type ugly uncle under union unit up upper "
     "urban urge us use usual valley value van vary vase vast vein vent verb verse very vet via vice video "
     "view virus visa visit vital vivid voice void vote vow wage wagon wait wake walk wall want war warm warn "
     "was wash waste watch water wave way we weak wealth wear web wed weed week weigh weird well went were "
     "west wet whale what wheat wheel when where which whip whisper white who whole why wicked wide widow "
     "width wife wild will win wind wing winner wipe wire wise wish wit with wolf woman won wonder wood wool "
     "word work world worry worse worth would wound wrap wreck wrist write wrong yard yarn yeast yell yen yes "
     "yet yoga you young your zero zip zone zoo "},
    {"fr",
     " a acte age agir ai aide ainsi air aller ami an ange apres arbre arme art as au aube aussi aux avant "
     "avec avis bal banc bas base bel bien bon bout bras but cadre caisse calme camp cap car cas cause ce "
     "cela celle celui cent ces cet cette chat chef cher chez chien choc chose ciel cinq cle clef coeur coin "
     "col comme corps cote coup cour cours court cran cri cru dame dans date de debut dehors deja dent depuis "
     "des deux dieu dit dix doit donc dos droit du dur eau ecole effet elan elle elles en encore ensemble "
     "entre envers epoque espoir esprit est et etat ete etre eu eux face faire fait fete feu fil fille fils "
     "fin foi fois font force fort fou froid fut gare gaz gens gout grand gros haut herbe heure hier homme "
     "ici il ile ils image jamais je jeu jeune joie joue jour juge juste la lac lait large le les leur leve "
     "libre lien lieu ligne lit livre loi loin long lors lui lune ma mai main mais maison mal marche matin "
     "menu mer mere mes mieux mille mine mise mode moins mois mon monde mort mot mur musee nez noir nom non "
     "nord nos note notre nous nuit objet oeil oeuvre oiseau on ont or orange ordre os ou ouest oui pain paix "
     "papa par parc part pas passe pauvre pays peau peine pere peu peur pied pierre place plan plein pluie "
     "plus point pont porte poste pour pres prix projet puis qu quand que qui race raison rang reine reste "
     "reve riche rien rire roi role rose route royal rue sa sac sage saison sang sans sante savoir scene se "
     "seau sec sel sens sept ses seul si signe six soin soir soit sol somme son sont sort source sous sud "
     "sujet sur ta table tache tant tard tas tasse taxe tel temps terre tes tete tir titre toi toit ton tort "
     "total tour tous tout tres trois trop trou tu type un une usage usine va vague van vent vente verre vers "
     "vert veste vie ville vite vivre voie voir voix vol vos votre vous voyage vrai vu vue zone "},
    {"de",
     " ab abend aber acht affe akt alle als also alt alter am amt an angst anna arbeit arm art arzt auch auf "
     "auge aus bad bahn ball band bank bau baum bei beide bein berg bett bier bild bin bis bist bitte blatt "
     "blau blick blut bogen boot brief brot bruder buch bund burg da dach dame damit dank dann darf das dass "
     "datum decke dem den denn der des dich dick die ding dir doch dort drei druck du durch eben ecke ei eile "
     "ein eine eins eis ende eng er erde ernst erst es essen etwas euer fach fahrt fall falsch fast feld fels "
     "fest feuer film fisch flug fluss form frage frau frei freund froh fur fuss gabe gang gans ganz gas gast "
     "gebet gegen geht geist geld genau gern gold gott grab gras grau greis grenze grund gruppe gut gute haar "
     "haben hafen halb hals halt hand hart hass hat hatte haupt haus haut heer heim heiss held hell hemd her "
     "herbst herr herz heute hier hilfe hin hoch hof hohe holz hotel hund hut ich ihm ihn ihnen ihr ihre im "
     "imme in ins insel irre ist ja jagd jahr jede jetzt jung kaffee kalt kampf kann karte kasse katze kauf "
     "kein keine keller kern kette kind kirche klar klasse klein klug kopf korb kraft kreis krieg krone kuche "
     "kugel kuh kunst kurs kurz kuss laden lage lampe land lang last laub lauf laut leben leer legen lehre "
     "leicht leid leise lesen leute licht liebe lied linie liste loch lohn los luft lust macht mal man mann "
     "markt mass mauer maus meer mehr mein meist mensch mich milch mir mit mitte mond mord morgen mund mut "
     "mutter nach nacht nah name nase nass natur neben nein netz neu neun nicht nie noch norden not note nun "
     "nur nutzen ob oben oder ofen offen ohne ohr onkel ort ost paar pakt papier park partei pass pech pein "
     "pfad pflicht plan platz post preis probe punkt quelle rache rad rahmen rand rang rast rat raub raum "
     "recht rede regel regen reich reife reihe rein reise rest ring rohr rolle rose rot ruf ruhe rund saal "
     "sache saft sage salz sand satz schiff schnee schon schule see seele sehr sei seide sein seit seite "
     "selbst sich sicht sie sieg silber sind sinn sitz so sohn soll sommer sonne spass spiel sport spur staat "
     "stab stadt stahl stand stark staub stein stelle stern still stimme stoff stolz strom stuck stuhl stunde "
     "suche sud tag tal tanz tasche tat tausend teil tief tier tisch tochter tod ton topf tor tot traum treu "
     "tuch tun turm ubel ufer uhr um und unfall uns unter ursache vater verein viel vier vogel volk voll vom "
     "von vor vorne wache waffe wagen wahl wahr wald wand war ware warm was wasser weg weich weil weile wein "
     "weise weiss weit welle welt wenig wenn wer werk wert west wetter wichtig wider wie wiese wild wind "
     "winter wir wird wo wohl wolke wort wunsch wurde wurf wut zahl zahn zart zeichen zeile zeit ziel zimmer "
     "zins zoll zorn zu zug zum zur zweck zwei zwolf "},
    {"es",
     " a abajo acto agua ahora aire al alba algo alguien alla alma alto amigo amor an ancho ano antes apoyo "
     "aqui arbol arma arriba arte asi aula aun autor aves ayer ayuda azul baja bajo banco barco base beso "
     "bien boca bueno busca cabo cada cae calle calma calor cama cambio campo cara cargo carne carta casa "
     "caso causa cena cerca cielo cien cierto cinco cine claro clase clave club cobre coche cola color comer "
     "como con copa corte corto cosa costa creo crisis cruz cual cuando cuarto cuenta cuerpo culpa da dado "
     "dama dar dato de deber dedo del dentro desde dia dice dijo dios doble dolor dona donde dos duda dueno "
     "duro edad efecto el ella ellos en entrar entre epoca era eran error es esa escuela ese eso espejo esta "
     "estado este esto etapa exito falta fama favor fe feliz fiesta fila fin final firma flor fondo forma "
     "foto frente frio fue fuego fuente fuera fueron fuerza futuro gana gasto gato gente gesto golpe gran "
     "grande grave grupo guerra gusto ha hambre han has hasta hay hecho hijo hilo hoja hombre hora hotel hoy "
     "huevo idea igual isla jefe joven juego juez junto la labio lado lago largo las le leche lector lejos "
     "lengua les letra ley libre libro linea lista llave lleno lo los lucha luego lugar luna luz madre mal "
     "malo mano mapa mar marca marco mas mayo mayor me medio mejor menos mente mes mesa meta metro mi miedo "
     "miel mientras mil mirar misa mismo mitad modo mozo muerte mujer mundo muro museo muy nacer nada negro "
     "ni ningun nino nivel no noche nombre norma norte nos nota nube nueve nuevo numero o obra ocho odio "
     "oeste oido ojo ola olor onda orden oro os otono otra otro padre pagina pais palo pan papel par para "
     "pared parte pasado paso pata paz pecho pelo pena pero perro peso pez pie piedra piel pieza piso plan "
     "plata playa plaza plazo pleno pluma pobre poco poder poeta polvo poner por precio premio prensa primo "
     "pronto prueba pueblo puente puerta puerto punto que queja queso quien radio rama rango raza razon red "
     "rey rezo rico riesgo ritmo rojo ropa rosa rostro rueda ruido ruta sabio sal sala salud sangre santo se "
     "sea seda sede seguro seis selva sena ser serie si sido siempre siete siglo signo silla sin sitio sobra "
     "sobre sol solo sombra son sonido su suelo sueno suerte sur sus tal tan taza te teatro techo tela tema "
     "tiempo tienda tiene tierra tio tipo titulo todo toma tono torre total trabajo tras tren tres triste "
     "trozo tu turno un una uno uso va valle valor vaso ve veinte vela ver verano verde vez viaje vida viejo "
     "viento villa vino visita vista vivo voto voz vuelta y ya yo zona "},
    {"it",
     " a acqua aereo ai aiuto al albero alla allora alto amico amore anche ancora angolo anima anni aria arma "
     "arte atto banca base basso bello bene bianco bocca braccio breve buio buono caldo calma cambio campo "
     "cane capo cara carne carta caso causa cena cento centro certo che chi chiaro chiave chiesa ci ciao "
     "cielo cima cinema cinque citta classe colpa colpo come con conto contro coppia corpo corsa corte corto "
     "cosa costa credo croce cui cuore da dal dalla danno dato debito dei del della dente destra di dice "
     "dieci dio dito dolce donna dopo doppio dove due duro e effetto era errore esame esempio essere estate "
     "eta fa faccia fame fare fatto favore fede felice ferro festa fiducia figlio fila filo finale finestra "
     "fino fiore fiume foglia folla fondo fonte forma forse forte forza foto fra freddo fretta fronte frutta "
     "fu fuga fumo fuoco fuori futuro gamba gara gas gatto gente gesto gia giallo gioco gioia giorno giovane "
     "giro giusto gli gola gonna grado grande grano grave grazie grigio grosso gruppo guerra gusto ha hanno "
     "ho i idea ieri il impero in inizio io isola la labbro lago lana largo latte lavoro le legge legno lei "
     "lento letto li libero libro limite linea lingua lista lo loro luce lui luna lungo luogo lupo ma madre "
     "mai male mano mare marito massa me medico meglio meno mente mercato merito mese messa meta metro mezzo "
     "mi miele mille mio misura moda modo moglie molto mondo monte morte mostra motivo moto muro museo "
     "nascita naso natura nave ne nebbia nel nella nemico neve niente no noi nome non nord nota notte novanta "
     "nove nulla numero nuovo o occhio oggi ogni ombra onda onore opera ora ordine oro otto pace padre paese "
     "pagina pane pari parola parte passato passo pasta patto paura pazzo pelle pena pensiero per peso pezzo "
     "piano piatto piazza piede pieno pietra pioggia piu poi polvere ponte porta porto posto potere povero "
     "prato prezzo prima prova pubblico punto qua quando quarto quasi quattro questa questo qui rabbia "
     "ragazzo rango re rete ricco rischio riso ritmo rosa rosso ruolo sa sacco sala sale salute sangue santo "
     "scala scelta scena scopo scuola se sedia segno sei sempre senza sera serie sete sette sguardo si sia "
     "sicuro sogno sole solito sonno sono sorte sotto spalla specie spesa spirito sport stagione stanza stato "
     "stella stesso storia strada stretto studio su sua sud sul suo suono tavola te teatro tela tema tempo "
     "terra testa tetto ti timore titolo tono torre torto tra tratto tre treno triste troppo tu turno tutti "
     "tutto ultimo un una unico uno uomo uovo uso va valle valore vecchio vela vento verde verita vero "
     "vescovo veste vi via viaggio vicino villa vino vista voce voglia volo volta voto vuoto zero zona "},
    {"pt",
     " a ainda ano anos ao aos as ate bem cada casa com como da das de dele desde dia dias diz do dois dos e "
     "ela ele em entre era essa esse esta este eu fim foi ha hoje ir isso ja lei mais mal mar mas me mesmo "
     "meu muito na nao nas nem no nos novo o onde os ou pais para paz pela pelo per por qual que quem se sem "
     "ser seu sim so sob sobre sol sua tem ter todo tres tu um uma vai ver vez vida "},
    {"nl",
     " aan af al alle als ben bij dan dat de der deze die dit doen door dus een en er geen goed haar had heb "
     "hebt heeft hem het hij hoe hun ik in is ja jaar je kan land maar me meer men met mij na naar niet nieuw "
     "nog nu of om onder ons ook op over per reeds te tegen toch toen tot twee u uit uw van veel voor want "
     "waren was wat we weg wel werd wie wij wil zal ze zei zich zij zijn zo zou "},
    {"tr",
     " ac ad af ah al alt ama an ana ara at ay az ben bes bile bir biz boy bu cok da daha de en er ev evet "
     "gibi gun ha hem hep her hic ic icin iki ile in is ise it iyi kadar kan ki kim la mi mu ne o ol on onu "
     "ot ozel sen siz son su tek ter tum uc un var ve veya ya yeni yok yol yuz "},
    {"pl",
     " a aby ale ani bez bo by byc byl byla byli bylo ci cie co czy dla do gdy go i ich ile im ja jak je jego "
     "jej jest juz kto lat ma mam mi moj moze mu na nad nam nas nic nie niz no o od on ona one oni oraz oto "
     "pan pani po pod ponad przez przy rok sa sam sie sobie ta tak tam ten to tu ty tylko w we wie z za ze "},
    {"sv",
     " alla allt ar att av bara bli de dem den det dig din du efter ej eller en er ett for fran han hans har "
     "hon hur i inte jag kan man med men mer mig min mot nar ni nu och om oss pa sa sig sin som ut vad var vi "
     "vid "},
    {"fi",
     " ei en ett ettei han he hyva ja jo jos kuin kun me mika mina mutta ne niin noin nyt oli olla on ovat se "
     "sen sina tai tama te ty uusi vai voi vuosi "},
    {"ru",
     " а без более бы был была были было быть в вас ваш весь во вот все всего вы где год да дай два дел для "
     "до дом ей ему если есть еще ж же за и из или им их к как ко когда кто лет ли лишь мак мат мир мне мой "
     "мол мы на над нам нас не него нее нет ни них но ну о об один он она они оно от по под пора после при "
     "про раз с сам свой себе со так там те тем то того том тот три ту ты у уж уже часть что эта эти это я "},
    {"uk",
     " а або але без був була були в вас ваш вже ви вона вони воно все від він де для до з за зі й його коли "
     "ми на над нам нас не немає но ні о один от по при про під рік та так там те ти то тут у хто це що я як "
     "яка який і із її "},
    {"cs",
     " aby ale ani ano asi az bez bude by byl byla byli bylo byt chce ci co dal dale den dne dnes dni do dva "
     "dve hned ho hod jak jako jde je jeho jej jen ji jich jim jsem jsi jsme jsou jste kam kde kdo kdy ke let "
     "lide ma maji mam mas mate mezi mi mit mne moc mu muj muze my na nad nam nami nas nase ne nebo nez ni "
     "nic nim no nove novy od on ona oni ono pak pan po pod prav pri pro proc pry rok roku sam se si sice sve "
     "svet ta tady tak take tam te tech ted teda ten ti tim to toho tom tomu tri tu tuto ty tyto uz vam vas "
     "vase ve vic vice vsak vse vy za zase zde ze zena zpet "},
    {"sk",
     " aby aj ak ako ale ani ano asi az bez bol bola boli bolo bude by byt cez ci co dal den dna dnes dni do "
     "dva dve ho ich ide im inak iny ja je jeho jej kde ked kto ku kym len ma maju mal mala mali mam mame mas "
     "mat mate medz mi mna mne moj moze mu my na nad nam nami nas nase ne nech nej ni nic nich nie nim no "
     "nova nove novy od on ona oni ono pan po pod pre pred pri rok roku sa sam si sme so som ste sto su svet "
     "svoj ta tak tam te teda ten ti tie tiez to toho tom tomu tu ty uz vam vas ved vo vsak vy za ze zena zo "},
    {"hu",
     " ad add adj aki akik alig all ami amit ara arra at az azok azon azt bal bar be bele belo benn bol csak "
     "de dol egy el ele eleg elo en erre es este ev ez ezek ezt fel fele fent fo fog fold ha had hat haz het "
     "hir hisz ho hogy hol hova ide igen igy ill is itt jo jol jon kap kell kep ket ki kis ko kor koz lap lat "
     "le lenn lesz lett ma mai mar mas meg mely mert mi mig mik mind mint mit most nagy nap ne neki nem no "
     "nyit oda ok on ora ot ott ra rajt rol se sem so soha sok sor szo te tel ter tesz tett ti tiz to tud tul "
     "ug ugy uj ujra ur ut utan vagy van vele vet viz vol volt "},
    {"ro",
     " al ale alt am an ani anul apoi ar are as asa asta atat ati au azi ba bani bine bun ca caci cai cam "
     "cand care casa cat ce cea cei cel cele cer ci cine cu cum da daca dar dat dau de deci deja des din doar "
     "doi dupa ea ei el ele era erau este eu fac face fara fi fie fii fiu fost ia iar ii il im in isi iti la "
     "lasa lati le lei loc lor lui mai mare mari mea mei mele meu mi mic mie mii mod mult ne ni nici noi nou "
     "noua nu om ori pana pas pe pot prea prin rau sa sau se sfat si sora spre sta stai stie sub sunt sus ta "
     "tara tau te ti tie timp tot toti tu un una unde unei unor unu unui va vad vai vi vin vine voi vom vor "
     "vrea zi zice zile "},
    {"bg",
     " аз ако ала ами бе без беше би бил била били било бяха вас вече ви вид вие виж все във ги го да даде "
     "дай дали два две ден днес дни до дом дори друг един ей ето за зад зала защо или им има имам имат иска "
     "кажи каза как като кои кой коя къде към лев ли май ме мен ми може му на над най нас наш не него нека "
     "нещо нея ни ние но нов нова нови ново ня няма оба от още пак по под пред през при про път са сам само "
     "се сега си след сме сред сте съм със та така там те ти то това този той тоя тук тя тях че чрез ще що "},
    {"sr",
     " ако али ама баш без би била биле били било био бити бих вам вас већ ви више врло га где год да дан "
     "дана дао два две до док дом ево ето за зар зато због зна знам из или им има их ка кад када како као ко "
     "код која које који кроз ли ма мало ме мени ми може мој моја моје му на над нам нас не него нека неки "
     "нема ни нису нити није но нов нова нове нови ново ова овај ове ови ово од око он она оне они оно па пак "
     "по под први пре пред при про пут са сад сада сам само сан све сви свог свој се си смо сте сто су та "
     "тада тако тамо тај те ти тим то тог тога том ту уз чак чега шта што ја јак је јер још јој ју ће ћете ћу "},
    {"sr", kSouthSlavic},
    {"hr", kSouthSlavic},
    {"bs", kSouthSlavic},
    {"sl",
     " ali bi bil bila bile bili bilo biti bo bodo bolj brez ce cez da dan dni do dva dve ga gre ima imel in "
     "iz ja jaz je jih jim jo kaj kako kam kar kdaj kdo ker ki kje ko kot le let leta leto malo me med mi moj "
     "mora moz mu na nad naj nam nas nasa ne neki ni nic niso njen njih no nov nova nove novi novo ob od on "
     "ona oni ono pa par po pod prav pred pri prvi saj sam samo se sem si smo so sta ste sto svet svoj ta "
     "tako tam te tega teh tem ter ti to tri tu tudi vam vas vec ven vi vsak vse vsi za zato zdaj ze zelo "
     "zena "},
    {"da",
     " ad af al alle alt ar at bag bare ben bil blev bor bud da dag de dem den der des det dig din dit dog du "
     "dyr ej en end ene er et far fem fik fire for fra fri fuld ga gar gik giv god gor ham han har have hel "
     "hen her hos hun hus hvad hvem hver hvis hvor ikke ind ja jeg jer jo kan kom kun kvit lad lang lav lidt "
     "lys ma man mand med men mere mest mig min mit mod mon mor na nar ned nej ni nok nu ny nye nyt og ogsa "
     "om op os over pa par ret rig rod sa sag se ser sig sin sine sit skal ske som stor sur syn ta tag ti tid "
     "til tit to tre ud uden var ved vej vi vil vor vore "},
    {"nb", kNorwegian},
    {"nn", kNorwegian},
    {"no", kNorwegian},
    {"id",
     " ada adik agar aja akan aku alam amat anak apa api arah asal atas atau ayah baca bagi baik baju bapa "
     "baru batu beda beri besi bila bisa buat buka buku bumi cara dan dana dari demi di dia diri dua duit "
     "gula hal hari hati ibu ikan ikut ini itu jadi jam jauh jika jual juga kaki kali kami kamu kata kau ke "
     "kini kita kota kuat lagi lain lalu lama lima luar main maka mana mari masa mata mati mau naik nama nya "
     "oleh pada para per pula pun raja rasa ratu saat saja sama sana satu saya sini sisi soal sore suka tadi "
     "tahu tak tamu tapi tata tiap tiga toko tua uang ujar usai usia wah yang "},
    {"ca",
     " ahir aixo al algu als alt alta amb amic any anys aqui ara art arts au avui baix be ben bens bo bon "
     "bona breu cada cal cap car cara carn cas casa cel cent cert com cop copa cor cos cosa dalt dany dar "
     "data de deia del dels des deu dia dies dins dir diu dona dos duc dur el ell ella ells els em en era "
     "eren es est esta et ets fa fan fe fer fet feu fi fill fins fons fora fos fou fred gos gran greu ha han "
     "has he hem heu hi ho home hora ja jo joc just la les li llei lloc llum llur lo ma mai mal mar mare mati "
     "mes meu meva mi mig mil molt mon mort mur na ni nit no noi nom nord nou nova obra oest on or os ou pa "
     "pare part pas pau pel pels per pero peu pit pla poc por pot prou puc punt qual quan que qui quin rao "
     "rei res riu roig sa sal sang sant se sec ses set seu seva si sis so sol son sort sota sou sud surt tal "
     "tan tant te tema tens teu ti tot tota tots tren tres tu ull un una uns us va vam van vas ve vell ves "
     "veu vi vida vist viu vol vora vos "},
    {"lt",
     " ak ant apie ar as at ba be bei bent bet bus buti buvo cia dar del du dvi gal gali ger gera iki ir is "
     "ja jai jam jas jau jei ji jie jis jo jog jos ju juk jums juo jus ka kad kada kai kaip kam kas kita kiti "
     "ko kol kuo kur lyg man mane mano mes metu mums mus musu na namo ne nei nera nes net nori nors nu nuo "
     "pas pat pati per pie po prie pro sako sau sava save savo si sia sie sio sis sit su ta tad tai taip tam "
     "tarp tas tau tave tavo te ten tie tik to toks tos tu tuo turi uz va vel vien vis visa visi viso visu "
     "vos yra "},
    {"lv",
     " ai ap ar ari at bet bez bija bus but caur cik da dazi del dod es gada gads gan gar iet ik ir it ja jau "
     "jo jus ka kad kada kads kam kas ko kopa kur laba labi labs lai lidz loti man mana mani mans me mes mums "
     "mus nav ne nedz nei neka no nu pa par pari pat pati pats pec pie pret pus rit sai san sava savs savu "
     "sev si sis so su ta tad tada tads tai tam tas te tev tevi tie tik tiks to tos tu tur un uz va vai var "
     "vari vel ver vi vien vina vini vins virs visa visi viss zem zin "},
    {"et",
     " aeg aga ah aja ala all alla anda asi auto ees ega ehk ei eks enam enne ent et ette ga ja jaa jaab jah "
     "joo ju juba just ka kaks kas keda kell kes kogu koht koik koos kord ku kuhu kui kuid kull kuna kuni kus "
     "kust labi laks ma maa me mees meie meil mida miks mina mind minu mis mitu mu mul muu nad naeb nagu need "
     "neid neil nii ning no nuud oh ole olen oli olid olla oma omad on ots otse paar paev pea peab peal pole "
     "pool ra sa saa saab sai sama samm seal seda see sees sest siia siin siis sina sind sinu so su sul suur "
     "ta tal te teda tee teeb teha teie tema ten too tuli uks ule uue uus uut va vahe vaid vana vee veel vei "
     "vist voi "},
    {"az",
     " ad al alt an ana ara asan at ata ay az bax belə bir biri biz bizə bu bura bəli bəs bəy bəzi can cox da "
     "dag daha de dedi deyə dil dir dord dost də edib edir edək edən elə et etdi ev evdə gec get gor gun gəl "
     "gələ ha hal hami hara hec hə hələ həm hər idi iki il ilk ilə indi inki is istə isə ki kim kimi kino "
     "kənd lap mi mu mən mənə niyə nə nəyi nəyə ogul ol ola olan oldu olub on ona onda onu onun orda ot oz "
     "ozu pul qiz qol saat siz son soz su sual sən səni tam tez tək təki uc ucun ust uz var və ya yas yeni "
     "yer yol yox yuz yəni əl əli ən ər əsl "},
    {"el",
     " αλλα αν ανα αντι απο αρα ασ αυτα αυτη αυτο αχ βαση γεια γη για γιοσ δε δει δεν δεσ δια δυο δω εαν εγω "
     "εδω ει ειπε εισ ειτε εκει εμασ εν ενα ενω εξι εξω επι εσυ ετη ετοσ ετσι εχει εχω εωσ ζει ζωη ηδη ηρθε "
     "ηταν θα θελω θεσ ιδια ιδιο ισωσ καθε και κακο καλα καλη καλο καν κατα κατι κι κτλ λεει λενε λεσ λιγο μα "
     "μασ με μεγα μεν μεσα μετα μη μην μια μιασ μονο μου μπα να ναι νεα νεεσ νεο νεοσ νυν ξανα οι οκτω ολα "
     "ολη ολο ολοι ομωσ ον οπου οπωσ οσα οσο οσοι οταν οτι ου ουτε οχι παει παλι πανω παρα πασ πατε περι πεσ "
     "πια πιο ποια ποιο ποτε που πριν προ προσ πωσ σαν σασ σε σου στα στη στην στισ στο στον συ συν τα τη την "
     "τησ τι τισ το τον τοσο τοτε του τουσ τρια τρισ των τωρα υπο φωσ χα ωρα ωρεσ ωσ "},
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
  bool known = false;
  for (const Language& each : kLanguages) {
    if (each.tag != primary) continue;
    if (holds(each, folded)) return true;
    known = true;
  }
  return !known && holds(kLanguages[0], folded);  // English
}

}  // namespace mentiond::plugins::watchlist
