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
     " a about above act add ads after again age ago aid aids aim air album alive all alley also am amp an and "
     "ant any apple apt arc arch are area arm army art as ash asia ask ass at ate axe back bad bag bail bake "
     "bale ball ban band bang bank bar bark barn base bat bath bay be bean bear beat bed been beer bell belt "
     "bend best bet better bid big bill bind bird bit bite block blow blue board boat body boil bold bolt bomb "
     "bond bone book boot bore born boss both bow bowl box boy bra brain brave break brick bright broad brush "
     "bug bulk bull burn bus bush busy but buy by cab cage cake call calm came camp can cap car card care cart "
     "case cash cast cat cause cave cell chain chair charm chase chat cheap check chef chip chop city class "
     "clay clean clear cliff climb clip close club coach coal coast coat code coin cold comb come cook cool "
     "cop cops copy cord core corn cost could count court cow crash cream crew crop cross crow cruel cry cub "
     "cue cup curb cure cut dad dam damp dance dare dark data date dawn day dead deaf deal dear debt deck deep "
     "deer den deny desk dew dial did die diet dig dim dip dirt dish dive do dock does dog doll dome don done "
     "door dose dot doubt down draw dream dress drive drop drum dry duck due dug dull dust duty each ear earn "
     "earth east easy eat edge egg ego elder elect elf elm else empty end enjoy enter equal era error eve even "
     "ever every exact exit extra eye face fact fade fail faint fair fall fame fan far farm fast fat fate "
     "fault fear fed fee feed feel feet fell fence few field fight file fill film find fine fire first fist "
     "fit five fix flag flame flat flew flood floor flow flu fly fog fold folk fond food fool foot for force "
     "fork form forth found fox frame free fresh frog from front fruit fuel full fun fund fur gain game gang "
     "gap gas gate gay gear gel gem gene general get giant gift gin girl give glad glass gloom glory glove "
     "glue go goal goat gold golf gone good got gown grab grain grand grant grass grave gray great green grid "
     "grin grip ground group grow guard guess guest guide gum gun gut guy gym had hair half hall halt ham hand "
     "hang hard harm has hat hate have hay he head heal heap heart heat heavy heel height hell help hen her "
     "here hero hide high hike hill him hint hip hire his hit hold hole holy home honor hook hop hope horn "
     "horse host hot house how hub hug huge human humor hung hunt hurry hurt hut i ice idea if ill in inch ink "
     "inn inner input ion iron is it item its ivy jab jacket jail jam jar jaw jay jazz jean jeep jet job jog "
     "join joke joy judge juice jump junk jury just keen keep kept key kick kid kill kind king kit knee knew "
     "knife knit knock knot know lab lack lad lady lake lamb lamp land lane lap large lash last late laugh law "
     "lawn lawyer lax lay lazy lead leaf lean leap leave led leg lend lens less lesson let level liar lid lie "
     "life lift light like limb limit line link lion lip liquid list live loan local lock log logic lone long "
     "look loop loose lord lose loss lot loud love lover low luck lump lunch lung mad made magic maid mail "
     "main major make male mall man many map march mark marry mars mask mass master mat match matt may mayor "
     "me meal mean meat media meet melt memo men mercury mess met metal mice might mild mile milk mill mind "
     "mine minor mint mirror miss mist mix mob mod mode model mom money monk mood moon mop moral more most "
     "mouse mouth move much mud mug music must my nail name nap nation near neck need nerve nest net never new "
     "news next nice niece night no nod noise none noon nor north nose not note noun novel now nun nurse nut "
     "oak oar oat oath odd of off offer often oh oil ok old older on once one onion only open opera opt or "
     "oracle orange orb order our out oval oven over owe owl own pace pack pact pad page paid pain pair pal "
     "pale palm pan panel panic paper parent park part party pass past pat patch path pause paw pay pea peace "
     "peak pear peel peer peg pen people pep per pet phase phone photo piano pick pie piece pig pile pill "
     "pilot pin pine pink pipe pit pity place plain plan plane plant plate play plot plug plum plus pm pod "
     "poem poet point poison pole polite pond pool poor pop pork port post pot pound pour power praise pray "
     "press price pride prime print prior prize pro proof proud prove pub pull pump pun pup pure purse push "
     "put queen quest quick quiet quit quite rabbit race radio rag rage rail rain raise rally ram ran rank rap "
     "rare rat rate raw ray read ready real rear rebel red regret rely remain rent rep reply rescue reset rest "
     "rib rice rich rid ride rifle right rigid rim ring rip ripe rise risk river road roast rob rock rod role "
     "roll roof room root rope rose rot rough round route row royal rub rude rug ruin rule ruler rum run rural "
     "rush rye sack sad safe said sail salad sale salt same sand sap sat save saw say scale scar scene scent "
     "scope score sea seal seals seat second secret see seed seem self sell send sense serve set sew shade "
     "shadow shake shall shallow shame shape share sharp she shed sheep sheer sheet shelf shell shift shine "
     "ship shirt shock shoe shoot shop shore short shout show shut shy sick side sight sign silk silly sin "
     "sing sink sip sir sister sit site six size ski skill skin skip skirt sky slap sleep slice slide slim "
     "slip slope slot slow sly small smart smell smile smoke smooth snack snake snap snow so soak soap sob "
     "social soft soil solar sold sole solid solve some son song soon sore sort soul sound soup sour south sow "
     "soy spa space span spare spark speak spear speed spell spend spill spin spirit split spoil spoke spoon "
     "sport spot spray spread spring spy square staff stage stain stair stake stamp stand star start state "
     "stay steal steam steel steep stem step stick stiff still sting stir stock stone stool stop store storm "
     "story stove straw stream street stress strike string strip strong stuff style sub such sue sugar suit "
     "sum sun supply sure surf survey swan swear sweat sweep sweet swift swim swing sword tab table tag tail "
     "take tale talent talk tall tan tank tap tape tar target task taste tax tea teach team tear teen teeth "
     "tell ten tend tennis tent term test text than thank that the their them then there these they thick "
     "thief thin thing think thirst this those thread threat three throat throw thumb thus tick ticket tide "
     "tidy tie tight tile till time times tin tiny tip tips tire title to today toe told ton tongue too tool "
     "tooth top topic toss total touch tough tour towel tower town toy trace track trade trail train trait "
     "trap tray treat tree trend trial tribe trick trip trips troop trot truck true trunk trust truth try tub "
     "tube tug tune turkey turn twice twin twist two type ugly uncle under union unit unite unity up upper ups "
     "urban urge urn us use usual valley value van vary vase vast vat vein vent verb verse very vet via vice "
     "video view virus visa visit vital vivid voice void vote vow wag wage wagon wait wake walk wall want war "
     "warm warn was wash waste watch water wave wax way we weak wealth wear web wed weed week weigh weird well "
     "went were west wet whale what wheat wheel when where which whip whisper white who whole why wicked wide "
     "widow width wife wig wild will win wind wing winner wipe wire wise wish wit with wolf woman won wonder "
     "wood wool word work world worry worse worth would wound wrap wreck wrist write wrong yard yarn yeast "
     "yell yen yes yet yoga you young your zero zip zone zoo "},
    {"fr",
     " a acte age agir ai aide ainsi air aller ami an ange ans apres arbre arc arme art as au aube aussi aux "
     "avant avec avis bal banc bar bas base bec bel bien bip ble bob bol bon bout bras but cadre caisse calme "
     "camp cap car cas cause ce cela celle celui cent ces cet cette chat chef cher chez chien choc chose ciel "
     "cinq cle clef coeur coin col comme coq cor corps cote coup cour cours court cran cri cru cul dame dans "
     "date de debut dehors deja dent depuis des deux dieu dit dix doit don donc dos droit du duc duo dur eau "
     "ecole effet elan elle elles en encore ensemble entre envers epoque espoir esprit est et etat ete etre eu "
     "eux face faire fait fan fete feu fil fille fils fin foi fois font force fort fou froid fut gare gaz gel "
     "gens gout grand gras gris gros haut herbe heure hier homme ici il ile ils image jamais je jet jeu jeune "
     "job joie joue jour juge jupe jus juste la lac lait large le les leur leve libre lien lieu ligne lit "
     "livre loi loin long lors lot lui lune ma mai main mais maison mal marche matin menu mer mere mes miel "
     "mieux mille mine mise mode moins mois mon monde mort mot mur musee nez nid noir nom non nord nos note "
     "notre nous nu nuit nul objet oeil oeuvre oiseau on ont or orange ordre os ou ouest oui ours pain paix "
     "papa par parc part pas passe pauvre pays peau peine pere peu peur pied pierre pin pis place plan plein "
     "pluie plus point pont port porte poste pot pour pre pres prix projet puis pur qu quai quand que qui race "
     "rai raison rang rat reine reste reve riche rien rire riz roi role rond rose route royal rue sa sac sage "
     "saint saison sang sans sante savoir scene se seau sec sel sens sept ses seul si signe six soin soir soit "
     "sol somme son sont sort sou source sous sud sujet sur ta table tache tant tard tas tasse taux taxe tel "
     "temps terre tes test tete the thon tir titre toi toit ton tort total tour tous tout tres tri trois trop "
     "trou tu type un une usage usine va vague van vent vente ver verre vers vert veste vie ville vin vite "
     "vivre voie voir voix vol vos votre vous voyage vrai vu vue yeux zone zoo "},
    {"de",
     " ab abend aber acht affe akt alle als also alt alter am amt an angst anna arbeit arm art arzt ast auch "
     "auf auge aus auto bad bahn ball band bank bar bau baum bei beide bein berg bett bier bild bin bis bist "
     "bitte blatt blau blick blut bogen boot brief brot bruder buch bund burg bus chef da dach dame damit dank "
     "dann darf das dass datum decke dem den denn der des dich dick die dieb ding dir doch dorf dort drei "
     "druck du duft durch eben ecke ehe ei eile ein eine eins eis ende eng ente er erbe erde ernst erst es "
     "esel essen etwas euer fach fahrt fall falsch fass fast feld fels fest feuer film fisch flug fluss form "
     "frage frau frei freund froh fur fuss gabe gang gans ganz gas gast gebet gegen geht geist geld genau gern "
     "gift glas gold gott grab graf gras grau greis grenze grund gruppe gurt gut gute haar haben hafen haft "
     "halb hals halt hand hart hass hat hatte haupt haus haut heer heft heim heiss held hell hemd her herbst "
     "herd herr herz heute hier hilfe hin hoch hof hohe holz hotel hund hut ich igel ihm ihn ihnen ihr ihre im "
     "imme in ins insel irre ist ja jagd jahr jede jetzt jung kaffee kalb kalt kamm kampf kann karte kasse "
     "katze kauf kein keine keller kern kette kind kino kirche klar klasse klein klub klug koch kopf korb "
     "kraft kreis krieg krone krug kuche kugel kuh kunst kurs kurz kuss laden lage lampe land lang last laub "
     "lauf laut leben leer legen lehre leicht leid leise lesen leute licht liebe lied linie liste loch lohn "
     "los luft lust macht mal man mann markt mass mauer maus meer mehr mein meist mensch mich milch mir mit "
     "mitte mond mord morgen mund mut mutter nach nacht nah name nase nass natur neben nein nest netz neu neun "
     "nicht nie noch norden not note nun nur nutzen ob oben oder ofen offen ohne ohr oma onkel opa ort ost "
     "paar pakt papier park partei pass pech pein pfad pflicht plan platz post preis probe punkt quelle rache "
     "rad rahmen rand rang rast rat raub raum recht rede regel regen reh reich reife reihe rein reis reise "
     "rest rind ring rock rohr rolle rose rot ruf ruhe rund saal sache saft sage salz sand satz schiff schnee "
     "schon schuh schule see seele sehr sei seide seil sein seit seite selbst sich sicht sie sieg silber sind "
     "sinn sitz so sohn soll sommer sonne spass spiel sport spur staat stab stadt stahl stand star stark staub "
     "stein stelle stern still stimme stoff stolz strom stuck stuhl stunde suche sud tag tal tanz tasche tat "
     "tausend tee teil test tief tier tisch tochter tod ton topf tor tot traum treu tuch tun tur turm ubel "
     "ufer uhr um und unfall uns unter ursache vater verein viel vier vogel volk voll vom von vor vorne wache "
     "waffe wagen wahl wahr wald wand war ware warm was wasser weg weich weil weile wein weise weiss weit "
     "welle welt wenig wenn wer werk wert west wetter wichtig wider wie wiese wild wind winter wir wird wo "
     "wohl wolf wolke wort wunsch wurde wurf wut zahl zahn zart zaun zeichen zeile zeit zelt ziel zimmer zins "
     "zoll zoo zorn zu zug zum zur zweck zwei zwolf "},
    {"es",
     " a abajo acto agua ahora aire al ala alba algo alguien alla alma alto ama amigo amo amor an ancho ano "
     "antes apoyo aqui arbol arma arriba arte asi aula aun autor ave aves ayer ayuda azul baja bajo banco bar "
     "barco base beso bien boca boda bola bueno bus busca cabo cada cae caja cal calle calma calor cama cambio "
     "campo cara cargo carne carta casa caso causa cena cerca cielo cien cierto cinco cine cita claro clase "
     "clave club cobre coche cola color comer como con copa coro corte corto cosa costa creo crisis cruz cual "
     "cuando cuarto cuenta cuerpo culpa cura da dado dama dar dato de deber dedo deja del dentro desde dia "
     "dice dijo dios doble dolor don dona donde dos duda dueno duro echo edad efecto eje el ella ellos en "
     "entrar entre epoca era eran error es esa escuela ese eso espejo esta estado este esto etapa exito falta "
     "fama favor fe feliz fiesta fila fin final firma flor fondo forma foto frente frio fue fuego fuente fuera "
     "fueron fuerza futuro gana gas gasto gato gente gesto giro gol golpe gran grande grave grupo guerra gusto "
     "ha hambre han has hasta hay haz hecho hijo hilo hoja hombre hora hotel hoy huevo idea igual ir ira isla "
     "jefe joven joya juego juez junto la labio lado lago lana largo las le leche lector lee lejos lema lengua "
     "leon les letra ley libre libro linea lio lista llave lleno lo loco los lote lucha luego lugar luna luz "
     "madre mal malo mano mapa mar marca marco mas masa mayo mayor me medio mejor menos mente mes mesa meta "
     "metro mi miedo miel mientras mil mina mirar misa mismo mitad moda modo mono mozo muerte mujer mundo muro "
     "museo muy nacer nada nave negro ni ningun nino nivel no noche nombre norma norte nos nota nube nueve "
     "nuevo numero o obra ocho odio oeste oido oir ojo ola olor onda orden oro os otono otra otro padre paga "
     "pagina pais palo pan papa papel par para pared parte pasado paso pata paz pecho pelo pena pero perro "
     "peso pez pide pie piedra piel pieza piso plan plata playa plaza plazo pleno pluma pobre poco poder poeta "
     "polvo pone poner por pozo precio premio prensa primo pronto prueba pueblo puente puerta puerto punto que "
     "queja queso quien radio rama rango raro raza razon red res rey rezo rico riesgo rio ritmo robo roca rojo "
     "ron ropa rosa rostro rota rueda ruido ruta sabio sal sala salud san sana sangre santo se sea sed seda "
     "sede seguro seis selva sena ser serie si sido siempre siete siglo signo silla sin sitio sobra sobre sol "
     "solo sombra son sonido su suelo sueno suerte suma sur sus tal tan taza te teatro techo tela tema tiempo "
     "tienda tiene tierra tio tipo titulo todo toma tono toro torre total trabajo tras tren tres triste trozo "
     "tu turno un una uno uso uva va valle valor van vaso ve veinte vela ver verano verde veta vez via viaje "
     "vida viejo viento villa vino visita vista vivo voto voz vuelta y ya yo zona "},
    {"it",
     " a acqua aereo ai aiuto al ala alba albero alla allora alto amico amo amore anche ancora angolo anima "
     "anni ansia arco aria arma arte asse atto auto banca bar base basso bello bene bianco bici bocca bosco "
     "braccio breve buio buono caldo calma calo cambio campo cane capo cara carne caro carta casa caso causa "
     "cena cento centro certo che chi chiaro chiave chiesa ci ciao cibo cielo cima cina cinema cinque citta "
     "clan classe coda colpa colpo come con conto contro coppia coro corpo corsa corte corto cosa costa credo "
     "croce cui culla cuore cura da dal dalla danno dati dato dea debito dei del della dente destra di dice "
     "dieci dio dito diva dolce donna dopo doppio dote dove due duro e eco effetto era erba eroe errore esame "
     "esempio essere estate eta euro fa faccia fame fango fare fatto favore fede felice ferro festa fiducia "
     "figlio fila filo finale finestra fino fiore fiume foce foglia folla fondo fonte forma forse forte forza "
     "foto fra freddo fretta fronte frutta fu fuga fumo fuoco fuori futuro gamba gara gas gatto gelo gente "
     "gesto gia giallo gioco gioia giorno giovane giro gita giusto gli gola gomma gonna grado grande grano "
     "grave grazie grigio grosso gruppo guerra gusto ha hanno ho i idea idolo ieri il impero in inizio io ira "
     "isola la labbro lago lana largo lato latte lavoro le legge legno lei lento letto leva li libero libro "
     "limite linea lingua lira lista lite lo loro lotta luce lui luna lungo luogo lupo ma madre mai male mano "
     "mare marito massa me medico meglio meno mente mercato merito mese messa meta metro mezzo mi miele mille "
     "mio misura moda modo moglie molto mondo monte morte mostra motivo moto muro museo nascita naso natura "
     "nave ne nebbia nel nella nemico neve nido niente no nodo noi noia nome non nord nota notte novanta nove "
     "nulla numero nuovo o oca occhio oggi ogni ombra onda onore opera ora ordine oro orso otto ovest pace "
     "padre paese pagina pane papa parco pari parola parte passato passo pasta patto paura pazzo pelle pena "
     "pensiero per pesce peso pezzo piano piatto piazza piede pieno pietra pioggia piu poi polo polvere ponte "
     "porta porto posto potere povero prato prezzo prima prova pubblico punto qua quando quarto quasi quattro "
     "questa questo qui quota rabbia ragazzo rame rana rango rapina re rete ricco rischio riso ritmo rito riva "
     "rosa rosso ruolo sa sacco sala sale salute sangue santo scala scelta scena scopo scuola se sedia segno "
     "sei seme sempre senza sera serie sete sette sguardo si sia sicuro sogno sole solito sonno sono sorte "
     "sosta sotto spalla specie spesa spirito sport stagione stanza stato stella stesso storia strada stretto "
     "studio su sua sud sul suo suono tasse tavola te teatro tela tema tempo terra testa tetto ti timore tiro "
     "titolo tono topo torre torto tosse tra tratto tre treno triste troppo tu turno tutti tutto ultimo un una "
     "unico uno uomo uovo uso uva va valle valore vaso vecchio vela vento verde verita vero vescovo veste vi "
     "via viaggio vicino villa vino viso vista vita voce voglia volo volta voto vuoto zero zona "},
    {"pt",
     " a agua ai ainda ali alma alta alto ama amor ano anos ante ao aos apos ar area arma arte as asa ate ator "
     "aula ave azul baia baixo banco bar base bate bela bem boa boca bola bolo bom cada cai cais cal cama cano "
     "cao capa cara carne caro casa caso cem ceu cha chao cima coco coisa com como copa cor coro crise cruz "
     "cuba cura da dado dama dar das data de dedo dela dele dente desde deus dez dia dias diz do dois dom dona "
     "dor dos duas duro e edital ela ele em entre era essa esse esta este eu euro faca fado fala fato fe feio "
     "feira fez fim fio flor foco fogo foi fome fonte fora foto frio fuga fundo gado galo gas gato gelo gol "
     "golpe gota grau greve ha hoje homem hora idade ideia ilha ir isso ja jogo juiz la lado lago lar lata "
     "leao lei leite lema ler leva lia liga lixo lobo logo loja lote lua lugar luta luz mae mais mal mala mao "
     "mapa mar mas mau me medo meia meio mel menos mes mesa mesmo meta meu mil mina moda modo morte muda muito "
     "mundo muro na nada nao nas nau nem neve no noite nome nos nova novo num o obra oito olha olho onda onde "
     "ontem os ou ouro outra outro ovo pai pais pao papa para parte paz pe pede pedra pela pele pelo pena per "
     "peso pior piso plano pneu po pode pois ponto por porta povo praia preso preto qual que quem raio rede "
     "rei reta rico rio riso roda rosa rota rua ruim sai sal sala santo se sede sei selo sem semana ser serra "
     "seu sim so sob sobre sol som sono sopa sua sul tal tao tarde te tela tem temos ter terra teu tia tio "
     "tipo tiro todo toma toro torre trem tres tu tudo um uma uns usa uso uva vaga vai vale vao varios vaso "
     "vela vem ver verde vez via vida vila vinho voto voz zona "},
    {"nl",
     " aan aap acht af al alle als ander arm auto baan baas bad bak bal bang bar bed been beer ben berg bier "
     "bij bijl bil bio blij boek boer bom boom boot bos bot brief broer brug bus cel dag dak dal dame dan dans "
     "dat de deel den der deze die dief dier ding dit doe doel doen dok dom dood door dorp dr drie droom druk "
     "duif duin dun dus duur een eend eer eet eind eis elf elk en er erg even fase feit fel fiets film fles "
     "fout gaan gas gast gat geel geen gek geld gif glas god goed golf gooi gras groen groep haar haas haat "
     "had half hals ham hand hard hart haven heb hebt heeft heel heer heft held hem hen het hier hij hoe hoed "
     "hof hond hoofd hoog hotel huis hulp hun huur idee ijs ik in is ja jaar jas je jij jong juf juist kaart "
     "kaas kan kans kat kerk kil kind kip klaar klok kok kom koning kop kort kou kous kring kun kust kwam laat "
     "land lang last lat leed leer leg leger leuk leven lied lief lig lijn lijst links list long loon lot lui "
     "luid maan maand maar maat mag mak man markt me meer mei melk men mens met mij mijn mis moe moed mond "
     "mooi moord mug muis na naar nacht nat nee nek net niet niets nieuw niks noch nog nood noot nu of om oma "
     "onder ons oog ook oom oor op opa open oud over paar paard pad park pas pen per plan plein pop post prijs "
     "proef punt raad raam ramp rat recht reden reeds reis rem rest rijk ring rol rood rug rust ruzie saai "
     "schip sla sneeuw snel soep som soms spel spoor sport staat stad stap stem ster stil stof straf sul taal "
     "tak tand tas te team teen tegen tijd toch toe toen ton top tot trap trein tuin twee u uit uur uw vaak "
     "vak val van vast vee veel veer ver vers vet vier vis vlag vloer vol volk voor vos vrij vrouw vuur waar "
     "waas wal wand want war waren was wat we week weer weg wel werd werk wet wie wiel wij wijn wil wind winst "
     "wit wolf woord zaak zacht zak zal zand ze zee zeer zei zelf zes zet zeven zich ziek ziel zij zijn zin zo "
     "zon zoon zorg zou zuur zwaar "},
    {"tr",
     " ac aci acik ad adam adi af ah ai ak al alan alt ama an ana anne ara araba arka art as asi ask at ata "
     "ates av ay ayri az baba bal bana bar bas basin bay bazi ben beni bes bey bile bir biraz biri biz bize "
     "bos boy bu bugun bun can cay cok cuma da dag daha dal dan de deli den dere ders dil din dis diye diz "
     "dogru dolu dort dost dun dunya dur ecel ekim eksi el elde en er erkek es eski et ev eve evet ey fark fen "
     "fil gaz gec gece gel gelen gen genc geri gibi gol goz guc gul gun gur ha hak hal halk ham han hangi hava "
     "hem hep her hic hiz ic icin iki ile ilk in ip is ise isi isim iste it iyi iz kac kadar kadin kahve kal "
     "kan kapi kar kara kart kas kat kaya kaz kedi kent kez ki kim kir kis kitap kiz koc kol kor kos koy kul "
     "kum kur kus la laf lig mal mart mavi mi mu nasil ne neden nehir nem not nur o ocak oda ok okul ol olan "
     "olay oldu on ona onu orta ot oy oz ozel pay pazar pil plan ray renk rol saat sac sag sal sanat sari sav "
     "saz sel sen sene ses sev siz sol son sonra soz spor su sut tam tan tas tat tatil tek tel ten ter toz tum "
     "tur tuz uc ucak un us ust ut uyku uzun var ve veya vur ya yag yan yani yap yas yasa yaz yedi yel yeni "
     "yer yil yok yol yuz zam zaman zar zor "},
    {"pl",
     " a aby ale ani bal bar bez bieg bo bog boj brak by byc byk byl byla byli bylo byly cala cale caly cel "
     "cena chce chor ci ciag cialo cie cien co cos cud czas czy czyn dac daje dal dane dar data dla dno do "
     "dobry dom don drog druga dwa dwie dym dzien dzis fakt fala film gaz gdy gdzie go gol gora gosc gra gram "
     "grob grom i ich idzie ile im inny ja jak jaka jaki jako jazz je jeden jedna jego jej jest jesz jutro juz "
     "kara kat kim klan klub kod kogo kolo kot kraj krew krok krol kto ktos kurs lad las lat lata lato lek "
     "list los lot lud luty ma maj maja maly mam mama masz mecz men mi mial miasto miec mim mit moc moda moj "
     "moja moze mozg mu mur my na nad nam nas nasz nic nie nim niz no noc nos nowa nowe nowy o oba obok od "
     "ogien okno oko on ona one oni ono oraz oto pan pani para park pas pies pil plan po pod pol pole ponad "
     "port pot praca prad pro proba prod prog przed przez przy rad rak rano raz rok rola rolnik rosl rower "
     "rozum ruch rynek rzad sa sad sala sam sama sen ser sie sila skad skok slaw slub sobie sol spor stan staw "
     "stol stop strach syn szef ta tak tam tego tej ten test tez to tor tu ty tyl tylko tym tys uda ul ulga "
     "unia uraz usta w waga wal wam was we wie wiec wiek wiele wies wino wir woda wojna wola wtedy wy wzrost z "
     "za zab zal zas zbyt ze zero zima zlot zly znak znow zona zycie "},
    {"sv",
     " ack al alla allt an and ar arm att av bad bak bara barn bi bil bild bit blev bli bo bok bor bord bra "
     "brand bror brott buss by da dag dal dam dans de dem den det dig din ditt djur dom dotter dov dra drag du "
     "dus dygn dyr efter ej ek eld eller en ens er ett fa fader fall fan far fara fart fast fat fem fest fick "
     "film fisk flera flod for fot fram fran fri fru full fyra ga gala gas gav ge ger glad glas god gott gran "
     "gras gul guld hade haj hal han hand hans har hav hel hem hen hero het hit hjul hon hot hund hur hus i "
     "idag ide in inne inte is ja jag jo jobb jord jul just kall kan kaos kar karl klar klok ko kom kort kosta "
     "krig kul kung kurs kust kvar la lag lan land lang lat led lek ler lever liv ljus lob lok lon los lov "
     "lugn lur mal man mar mat med men mer mig min mitt mjolk mod mord mot mun mur mycket nar nat natt ned nej "
     "ner ni nio nog nu nya nytt och ock om ond ord oss ost over pa par park pris rad ras rast ratt rek ren "
     "res resa ring ris rop rum sa sade sag sak salt sand satt se ser sig sin sist sitt sju ska skog skola sky "
     "slag slut sol som son spar stad stark stopp stor svar sy tag tak tal tand tar te tid till tio tog tom "
     "torn torr trad tre tro tur tva ung upp ur ut vad vag val van var vara vem vet vi vid vik vila vill vin "
     "vind vit "},
    {"fi",
     " ahti aika aina ala alas alla asia auki auto ei eka elo en ensi eri ero ett ette ettei haku han hana he "
     "hei heti hinta hullu huone hyva ihan ilma ilo isa iso itse ja jaa jo joka joki jos jota joulu juna juoni "
     "juu kai kaksi kala kallo kana kanava kansa kanta kari kasi katu kausi kello kesa keski kevat kieli kirja "
     "kissa kivi koe koira koko kolme koski kova kuin kuja kuka kulta kun kuu kuva kyla kylla lahja laki lapsi "
     "latu leipa levy liha lisa loma loppu lopu luku lumi lupa lyhyt maa maan mahti mato me meri metsa mies "
     "mika mina mita moni muki mutta muu myos myy ne niin nimi noin nro nuo nuori nyky nyt ohi ohje oja olen "
     "oli olla oma on osa ovat ovi paa pari pato peli pesa pian piha pitka poika pois poro puhe pullo puolue "
     "puu pyha raha raja rata rauha ravi rikos risti ruoka saa saari sade saha sali sama sana se seka sen siis "
     "sika sina sota suo suomi susi suu sydan syy taas tahti tai talo tama tapa te tie tieto tila tuli tulo "
     "tuo tuuli ty tyo tyta tytto uni usko uusi vaan vai vain vaki valo vanha vapa vene veri vesi vie viha voi "
     "voima vuoro vuosi yksi yli yo yon "},
    {"ru",
     " а ад аж акт ал бал банк бар бег без бог бой бок более боль брак брат бред бы бык был была были было быт "
     "быть в вас ваш век верх вес весь ветер вид вина вино вкус во вода воз волк вор вот враг врач время все "
     "всего вы газ газа где гимн глаз год года гол голос гора горе город гость град грех гриб гром груз да дай "
     "дар дача два дед дел дело день для дно до дождь долг дом дочь друг дуб дух дым ее ей ели ему если есть "
     "еще ж жар же жена жив за закон зал зачем звук зима зло знак зуб и игра из или им имя их к как кит клад "
     "клуб ко когда код кожа кол ком кому конь кот край крах кровь круг кто куда курс лад лев лед лес лет лето "
     "ли лицо лишь лоб лук луна луч любовь люди май мак мало мама март мат мать мед меня мех меч миг мир мне "
     "мой мол море мост муж мы на над нам нас наш не небо него нее нет ни нить них но нос ночь ну о об обе "
     "один око он она они оно от отец пар парк пес песня план плен плод по под пол поле пора порт после пост "
     "пот почва право пресс при про пруд пуск путь раб рад раз рай рак рана рано ров рог род рок роль рост рот "
     "рубль рука ряд с сад сам свой себе сила скот слава след слово смех снег со сок сон сорт спор спорт срок "
     "стан стол стон страх суд сук сын сыр так там танк те тело тем тень тест тип то того ток том тон тот три "
     "труд ту туз туман ты тыл у уж ужас уже ум урок утро ухо фон форум хвост хлеб ход хор храм цель цена "
     "центр цех чай час часть чем честь что чудо шаг шар шум эта эти это этот эхо юг я яд язык як "},
    {"uk",
     " а або аж акт але бал банк бар без бог брат був була були було бути бій бік в вам вас ваш вже ви вид "
     "вино вовк вода вона вони воно врода все всі від вікно він вітер газ гай гол голос гора город гра град "
     "грім гріх гімн гість дар дає два дві де день дим для дно до дощ дуб дух душа дід діло дім діти жар жах "
     "же життя жінка з за закон зал зараз звук зима зло знак зуб зі й його йому кого кожен коли край крок круг "
     "курс кут кіт лад лев лоб любов люди лід ліс літо май мало мама мати мед мене мета ми мир мова море муж "
     "міг між мій міст місто на над нам нас наш не небо немає но ну ні ніс ніч о об обох один око от отець пар "
     "парк пес план плід по поле пора порт потім право при про пуск під пісня піт рад раз рай рана ранок рот "
     "рука рух ряд ріг рід рік річ сад сам свій світ себе сила син сир слава слово слід сніг сок сон спір стан "
     "страх стіл суд сік та так там те тепер тест ти тип то той том тон три туди тут тіло тінь у ум урок усе "
     "хай хата хвіст хліб хор храм хто хід це ціль ціна чай час честь чи чого чому шум що юг я як яка який які "
     "і із ім імя іх іі її "},
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
