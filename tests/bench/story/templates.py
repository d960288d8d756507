"""Reports that are made from one frame and are about different things: they must not become one story."""
import string

CITIES = ['Leeds', 'Porto', 'Ghent', 'Malmö', 'Izmir', 'Cork', 'Turin', 'Lyon', 'Graz', 'Brno', 'Bergen', 'Varna', 'Tampa',
          'Boise', 'Tulsa', 'Perth', 'Hobart', 'Durban', 'Accra', 'Kisumu', 'Pune', 'Kochi', 'Cebu', 'Busan']
PEOPLE = ['Anna Keller', 'Tom Okafor', 'Mary Lund', 'Jan Novak', 'Rosa Prieto', 'Emre Demir', 'Ida Moen', 'Luc Martel',
          'Sean Byrne', 'Amy Castillo', 'Ravi Menon', 'Olga Petrova', 'Hugo Lindqvist', 'Nadia Haddad', 'Paul Whitaker',
          'Grace Mwangi', 'Karl Brandt', 'Lucia Ferri', 'Peter Dahl', 'Yuki Tanabe']
COMPANIES = ['Norvex', 'Halden Steel', 'Bluepeak', 'Castor Foods', 'Orlin Bank', 'Tessara', 'Kestrel Air', 'Ardent Oil',
             'Mirabel', 'Pinecrest Homes', 'Solvane', 'Quarry Hill', 'Zephyr Motors', 'Lanark Shipping', 'Optivar']
TRADES = ['teacher', 'nurse', 'carpenter', 'librarian', 'baker', 'engineer', 'painter', 'surgeon', 'farmer', 'pilot']
DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
MONTHS = ['January', 'March', 'April', 'June', 'August', 'October']

FRAMES = [
    ('Weather in $city on $day', '''$city: The weather on $day will be mostly dry with a high of $n degrees and a low of $m degrees.
Winds from the north-west will reach $k kilometres an hour in the afternoon, with gusts near the coast.
There is a $p per cent chance of rain in the evening. Sunrise is at $a.$b and sunset at $c.$d.
For the rest of the week temperatures will stay between $m and $q degrees, with some cloud from the west.
The pollen count is expected to be moderate, and the air quality index stands at $r.'''),
    ('$company shares close at $x', '''Shares of $company closed at $x on $day, $w per cent above the close of the day before, on volume of $v million shares.
The stock has traded between $y and $z over the past 52 weeks and is up $u per cent since the beginning of the year.
$company has a market value of $t billion and trades at $s times expected earnings for the next twelve months.
Of the $k analysts who cover the company, $m rate it a buy, $j a hold and $i a sell, with a mean price target of $q.
This summary was generated automatically from exchange data.'''),
    ('$home beat $away $i-$j', '''$home beat $away $i-$j on $day in front of a crowd of $v,$r to move up to place $m in the table.
$person opened the scoring after $k minutes and added a second from the penalty spot before half time.
$away came back into the game after the break and pulled one back through $other in minute $q.
The result leaves $home on $p points from $n games, while $away have now lost $i in a row and stay on $s points.
$home travel to $city next $day2, while $away are at home to $third.'''),
    ('$person, $trade, dies at $age', '''$person, a $trade who was loved by all who knew them, died peacefully at home in $city on $day. They were $age.
Born in $third on $month $m, $year, $person moved to $city as a child and spent their working life as a $trade.
They are survived by their spouse, $other, $i children and $k grandchildren.
A service will be held at $a:$b on $day2 at the church of St Mary in $city. The family asks for donations to the hospice
instead of flowers. Friends may call at the funeral home between $c and $d.'''),
    ('$company reports quarterly profit of $t million', '''$company on $day reported net income of $t million for the quarter, or $x per share, compared with $u million a year earlier.
Revenue rose $w per cent to $v million. Analysts had expected earnings of $y per share on revenue of $q million.
"We are pleased with our performance in the quarter," chief executive $person said in a statement.
The company expects full-year revenue of between $s million and $r million. Shares of $company were $k per cent higher in
early trading in $city.'''),
    ('Man, $age, arrested after crash in $city', '''A man has been arrested after a crash in $city on $day. Emergency services were called to the junction of
$street and Station Road at about $a.$b. The driver of a grey car, a $age-year-old man from $third, was arrested on suspicion of
dangerous driving. A woman aged $q was taken to hospital with injuries that are not thought to be life-threatening.
Anyone who saw the crash or has dashcam footage is asked to call police on 101, quoting incident $r of $month $m.'''),
    ('Lottery results for $day', '''The winning numbers in the draw on $day, $month $m, were $a, $b, $c, $d, $n and $q, and the bonus number was $k.
There were $i winners of the jackpot, who each receive $v million. $r players matched five numbers and win $p,$s each.
The next draw takes place on $day2 with an estimated jackpot of $t million. Tickets can be bought until $c.$d on the day of the draw.
Players must be 18 or over. Check your ticket with a retailer or in the app.'''),
    ('Wetter in $city: $n Grad', '''In $city wird es am $day überwiegend trocken, die Höchstwerte liegen bei $n Grad, die Tiefstwerte bei $m Grad.
Der Wind weht schwach bis mäßig aus Nordwest und erreicht in Böen $k Kilometer pro Stunde.
Die Regenwahrscheinlichkeit liegt bei $p Prozent. Die Sonne geht um $a.$b Uhr auf und um $c.$d Uhr unter.
In den kommenden Tagen bleiben die Temperaturen zwischen $m und $q Grad, dazu gibt es vor allem im Westen Wolken.'''),
    ('Polizeibericht $city', '''$city. Ein $age Jahre alter Autofahrer ist am $day bei einem Unfall in $city leicht verletzt worden. Nach Angaben der
Polizei kam der Mann gegen $a.$b Uhr aus bislang ungeklärter Ursache von der Fahrbahn ab und prallte gegen einen Baum.
An dem Fahrzeug entstand ein Sachschaden von rund ${v}000 Euro. Die $street war für $i Stunden gesperrt. Zeugen werden gebeten,
sich unter der Telefonnummer $r-$s bei der Polizei in $third zu melden.'''),
    ('$company: director dealings', '''$company announces that on $month $m, $year $person, a director of the company, bought $v,$r ordinary shares at a price of $x
each. Following the purchase, $person holds $t,$s ordinary shares, representing $w per cent of the issued share capital.
The notification below is made in accordance with the market abuse regulation. This announcement has been issued through the
information service of the exchange. For further information please contact $other, company secretary, on $r $s $q.'''),
]


def fill(random, frame):
    """One report from a frame: (headline, text)."""
    title, text = frame
    pick = lambda of: random.choice(of)
    number = lambda most: str(random.randint(1, most))
    decimal = lambda most: f'{random.uniform(0.1, most):.2f}'
    facts = {letter: number(60) for letter in 'abcdijkmnpq'}
    facts |= {letter: number(999) for letter in 'rstv'} | {letter: decimal(90) for letter in 'uwxyz'}
    home, away, third = random.sample(CITIES, 3)
    person, other = random.sample(PEOPLE, 2)
    facts |= dict(city=pick(CITIES), home=home, away=away, third=third, person=person, other=other,
                  company=pick(COMPANIES), trade=pick(TRADES), day=pick(DAYS), day2=pick(DAYS), month=pick(MONTHS),
                  year=str(random.randint(1925, 2025)), age=str(random.randint(18, 99)),
                  street=pick(CITIES) + pick([' Street', ' Lane', ' Avenue']))
    return string.Template(title).substitute(facts), string.Template(text).substitute(facts).replace('\n', ' ')


# Told by different reporters of one event: the same names and numbers, in other words.
INDEPENDENT = [
    [('Bridge over the Talva closed after cracks found', 'Engineers closed the Marek Bridge over the river Talva on Tuesday evening after an inspection found cracks in two of its 14 steel hangers, the transport ministry said. Some 38,000 vehicles cross it every day. Minister Ilse Carrow said repairs would take at least six weeks and cost about 4 million. Ferries will run from Port Lenna in the meantime.'),
     ('Commuters face six weeks of chaos as Marek Bridge shuts', 'Traffic in the capital ground to a halt on Wednesday, hours after Ilse Carrow, the transport minister, ordered the shutdown of the 1967 crossing that 38,000 drivers rely on daily. Cracking in a pair of hangers had come to light during a routine check. "I will not gamble with lives," Carrow told reporters at Port Lenna, where ferries have been laid on. The bill could reach 4 million.'),
     ('Talva crossing: what we know', 'Why is the bridge shut? Two hangers out of 14 have cracks. For how long? Six weeks, the ministry believes, although unions doubt it. How do I get across? Boats leave Port Lenna every 20 minutes. Who pays? The state, says Ms Carrow; about 4 million has been set aside for the Marek Bridge.')],
    [('Central bank lifts rate to 5.25 per cent', 'The central bank raised its key interest rate by a quarter point to 5.25 per cent on Thursday, its ninth increase in a row, and signalled that borrowing costs might have to go higher still to bring inflation back to its 2 per cent target. Governor Helen Astor said price pressures in services remained too strong. Two of nine members voted to leave the rate unchanged.'),
     ('Mortgage pain deepens as Astor turns the screw again', 'Homeowners were bracing for dearer mortgages last night after Helen Astor and her colleagues pushed rates up for a ninth time. At 5.25 per cent, money has not cost so much since 2008. The governor, who was outvoted by nobody but opposed by two, insisted there was no alternative while services inflation ran hot, a long way above the target of 2 per cent.')],
    [('Rescuers reach miners trapped at Okoro', 'Rescue teams broke through on Sunday to 11 miners who had been trapped for five days 420 metres below ground at the Okoro gold mine, the operator Deepvale said. All were alive; three had broken bones. They were flown to hospital in Banfora. A wall had given way after heavy rain last Tuesday.'),
     ('"We sang to keep awake": eleven men back from the deep', 'They had shared four bottles of water and a torch. When the drill came through the rock at Okoro on Sunday morning, the eleven men who had spent five days 420 metres down began to sing, said Idrissa Kone, 34, from his bed in Banfora. Deepvale, which runs the gold mine, blames the rain of last Tuesday for the collapse. Three of his friends are being treated for fractures.')],
]
