"""The words that tell who bears a name, as lists: titles, kin, trades, offices, harm, saying, and what is no person.

Comes in: nothing. Goes out: alternatives for regular expressions, and sets of words in small letters.
"""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _any(words: str) -> str:
    return "|".join(word.replace("_", r"[ -]") for word in words.split())


# Parts of names that are written small, or with a capital, between or before the others.
PARTICLES = _set(
    "al el ul ibn bin ben bint bte abu abou umm um oum abd abdel abdul abdal ad ar as ash at az an van von de der den del della di da das do dos du la le "
    "los las ould mint wa wal ud uz ur ullah oglu zu y e ap ag ait"
)
SMALL_PARTICLES = PARTICLES - {"as", "an", "at", "do", "y", "e", "abd", "abdel", "abdul", "abdal"}
"""Those that may stand in small letters inside a name; 'as', 'at' and 'an' are words of the sentence."""
KUNYA = _set("abu abou umm um oum bint ibn bin abdul abdel abd abdal")

HONORIFICS = _set(
    "mr mrs ms miss mister madam madame mme mlle monsieur dr doctor sir haji hajj hajji hajja hajjah haj hadji sayed sayyed sayyid sayyida seyed syed "
    "sheikh sheik shaykh sheikha mullah maulvi maulana ustad ustaz u daw ko ma maung mg saw naw nang sai salai mai duwa don doña dona señor senor señora "
    "senora sr sra pan pani gospodin gospođa mama maman papa baba bibi aunt auntie uncle father fr sister brother padre père pere sœur soeur frère frere "
    "abba abune ato woizero kes pastor reverend rev imam rabbi priest nurse midwife sgt sergeant cpl corporal pvt private lt lieutenant capt captain"
)
"""Before the name of somebody who may be private; part of what is marked, since it tells sex, faith or trade."""
SHORT_HONORIFICS = _set("u ko ma mg saw naw sai mai sr don pan nang private")
"""Ordinary words or initials too: they make no person of what follows by themselves."""

OFFICES = _set(
    "president vice-president premier chancellor minister secretary secretary-general king queen prince princess emir sultan pope cardinal archbishop "
    "patriarch bishop ayatollah senator congressman congresswoman rep sen governor gov mayor prefect ambassador envoy consul commissioner rapporteur judge "
    "justice prosecutor general gen colonel col brigadier brig major maj admiral adm marshal commander cmdr spokesman spokeswoman spokesperson chairman "
    "chairwoman chairperson chief leader director director-general representative coordinator lawmaker mp analyst expert professor prof historian economist "
    "diplomat negotiator warlord dictator ceo deputy delegate undersecretary under-secretary-general"
)
"""Public offices and roles before a name. Who holds one is not marked for what they say or do in it."""
PUBLIC = _any(
    "presidents? vice_presidents? premier prime_minister ministers? chancellor secretary(?:_general)? king queen prince princess emir sultan pope cardinal "
    "archbishop patriarch bishop ayatollah senator congress(?:wo)?man governor mayor prefect ambassador envoy consul commissioner rapporteur judge "
    "prosecutor generals? colonel brigadier major admiral marshal commanders? spokes(?:man|woman|person|people) chair(?:man|woman|person)? chief leaders? "
    "heads? directors? representative co_?ordinator lawmaker mp analysts? experts? professor historian economist researcher diplomat negotiator warlord "
    "dictator chief_executive founder co_founder delegate undersecretary deputy lecturer fellow officials? politician legislator candidate adviser advisor "
    "party_member perpetrators? ringleader counterparts?"
)
REPORTERS = _any(
    "journalists? reporters? correspondents? photographers? cameram[ae]n editors? columnists? broadcaster anchor writer author"
)
"""Public while they only report; where they are harmed they are victims like others."""

KIN = _any(
    "son sons daughters? wife wives husband mother father brothers? sisters? sister_in_law brother_in_law mother_in_law father_in_law son_in_law daughter_in_law uncles? aunts? "
    "cousins? nephews? nieces? grand(?:mother|father|son|daughter|child|children|parents) widow widower fianc[eé]e? girlfriend boyfriend bride groom parents? "
    "twin siblings? step(?:son|daughter|mother|father) relatives? child children baby babies friend friends neighbou?rs? colleague roommate cellmate kin"
)
CHILDREN = _any(
    "school_?girls? school_?boys? girls? boys? child children baby infant toddler newborn teenagers? teenaged? pupils? orphans? minors? adolescent youngster"
)
PRIVATE = _any(
    "resident residents villagers? witness(?:es)? eye_?witness(?:es)? survivors? refugees? locals? inhabitant townsman townswoman activists? protest[eo]rs? demonstrator bystander "
    "passer_by volunteers? farmers? herders? herdsman shepherd fisherm[ae]n shop_?keepers? traders? merchants? vendors? seller tailor butcher bakers? cooks? "
    "carpenter mechanic electrician plumber builder labou?rers? workers? miners? drivers? taxi_driver guards? watchman caretaker cleaner janitor waiter waitress barber hairdresser "
    "weaver potter blacksmith engineer accountant clerk secretary shop_owner restaurateur businessm[ae]n businesswom[ae]n entrepreneur teachers? headmaster headmistress principal "
    "students? undergraduate graduate doctors? physicians? surgeons? nurses? midwife midwives medics? paramedics? pharmacists? dentist anaesthetist psychologist rescuers? "
    "rescue_worker aid_worker health_worker social_worker firefighters? ambulance_driver lawyers? attorney defender paralegal monk nun priest pastor imam preacher deacon "
    "sexton catechist musician singer poet artist dancer painter actor actress athlete footballer coach wom[ae]n m[ae]n girl boy youth teen lady gentleman mother father grandmother "
    "grandfather widow widower pensioner retiree elder elderly housewife homemaker migrant returnee evacuee displaced prisoners? inmates? detainees? captives? hostages? "
    "convict deserter defector conscript soldiers? recruit private policeman policewoman fighter combatant patients? amputee unemployed tenant landlord owner passenger "
    "pedestrian tourist pilgrim worshippers? mourner blogger dissident campaigner organi[sz]er trade_unionist unionist union_member observer election_observer translator interpreter "
    "fixer gardener beggar orphan peasants? campesin[oa]s? gatherer collector picker native citizen civilian victim"
)
"""What people who are no public voice are called by."""

HARMED = _any(
    "killed shot wounded injured executed murdered slain assassinated beheaded hanged lynched stabbed burned burnt beaten tortured raped gang_raped assaulted "
    "abused molested abducted kidnapped snatched seized detained arrested imprisoned jailed held captured disappeared missing abducted hit struck crushed buried "
    "maimed trapped evicted displaced expelled deported interrogated hospitali[sz]ed sold enslaved forced found pulled taken sentenced blindfolded bound martyred "
    "gunned dragged threatened targeted mutilated paraly[sz]ed dead alive unconscious treated stripped flogged whipped blinded released freed rescued conscripted recruited"
)
HARMING = _any(
    "kill(?:s|ed|ing) shoot shot shooting wound(?:s|ed|ing) injur(?:ed|ing) execut(?:ed|ing) murder(?:ed|ing) slew behead(?:ed|ing) hanged lynch(?:ed|ing) stabb(?:ed|ing) beat "
    "beating beaten tortur(?:ed|ing) rap(?:ed|ing) assault(?:ed|ing) abduct(?:ed|ing) kidnapp(?:ed|ing) snatch(?:ed|ing) seiz(?:ed|ing) detain(?:ed|ing) arrest(?:ed|ing) "
    "imprison(?:ed|ing) jail(?:ed|ing) captur(?:ed|ing) crush(?:ed|ing) maim(?:ed|ing) releas(?:ed|ing) free[ds]? rescued treated buried burying mourn(?:ed|ing)"
)
HARM_NOUNS = _any(
    "murders? killings? deaths? arrests? abductions? disappearances? detention rape assault bod(?:y|ies) remains corpses? execution torture funerals? graves? burial assassination "
    "shooting beating wounding kidnapping coffins? case cases imprisonment trial loss fate testimony names?"
)
SUFFERED = (
    r"died|drowned|bled|perished|succumbed|suffocated|starved|vanished|disappeared|suffered|sustained|miscarried|survived|(?:narrowly )?escaped|lost|stepped on|collapsed|"
    r"went missing|lay dead|lies dead|lies in|never returned|never came (?:back|home)"
)
SAID = _any(
    "said says saying told tells recalled recalls recounted recounts added adds explained explains testified testifies wrote writes asked asks replied "
    "remembered remembers sighed sobbed whispered cried shouted insisted described describes related pleaded complained continued screamed lamented begged "
    "estimated reported reports claimed claims warned warns believes believed thought thinks"
)
DID = _any(
    "fled flees buried buries wept weeps waited waits watched watches heard hears saw sees found hid hides walked walks ran runs carried carries returned searched "
    "searches slept sleeps lived lives works worked left leaves crossed crosses stayed stays lost begged hoped hopes feared fears knew knows wants wanted "
    "married sat sits stood stands dug digs gave pulled held holds identified recognised recognized arrived grew cooked cooks earned earns sold sells nodded "
    "smiled smiles cried met is_from was_born gathers gathered tried tries points pointed shows showed picked limped counts counted spent slept woke survives sang told drove"
)
"""What persons do and places and bodies seldom: after a name that may be a person's, it is one."""

BODIES = _set(
    "hospital clinic school university college academy institute street road avenue boulevard square market mosque church cathedral monastery temple shrine "
    "camp airport airbase base bridge crossing checkpoint river lake dam mountain mountains hill hills valley island islands sea ocean gulf bay beach "
    "desert plain forest park prison jail barracks fort castle district province governorate state region county city town village municipality department "
    "division quarter neighbourhood neighborhood suburb area brigade brigades battalion battalions regiment corps army force forces militia front movement "
    "party union alliance coalition league group network council committee commission agency office ministry court tribunal parliament senate congress "
    "assembly government authority administration organisation organization foundation association society institution centre center company corporation "
    "bank bureau service services press news times post daily herald tribune gazette television tv radio media channel watch international observatory "
    "nations crescent cross defence defense helmets rights fund programme program project mission treaty agreement accord accords convention act law day "
    "week war revolution uprising spring intifada operation offensive massacre battle police guard guards air line house hotel stadium tower building "
    "border strip heights highlands territories delta triangle zone sector corridor field fields oilfield cemetery trust charity borders cup games "
    "federation republic kingdom emirate caliphate resolution report summit conference talks peninsula brotherhood sham command conquest committees units "
    "conventions ministers nation blast attack strike"
)
"""What a name ends with, or is followed by, where it is a body's or a place's."""
BODY_FIRST = _set(
    "mount lake port fort camp operation radio voice ministry department university bank bay cape gulf isle new saint-denis deir tel tell tal khan beit "
    "bayt wadi jabal jebel kafr jaish jaysh liwa liwaa faylaq harakat kataib hizb ansar jabhat katibat saraya ahrar al-qaeda san santa santo el los las "
    "villa puerto rio saint st north south east west eastern western northern southern central upper lower greater old united red white black"
)
"""What bodies and places begin with."""
CALENDAR = _set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december ramadan "
    "eid christmas easter sabbath nowruz muharram ashura gmt utc mon tue tues wed thu thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec "
    "mondays tuesdays wednesdays thursdays fridays saturdays sundays"
)
SENTENCE = _set(
    "a an the in on at by to of for from with as if it its he she we they i you his her our their my your this that these those there here when while where "
    "who whose what why how and but or nor so then yet also since after before during despite although though because until till once only even still now "
    "today yesterday tomorrow tonight no not none nobody all any both each every many most more much some several few one two three four five six seven "
    "eight nine ten dozens hundreds thousands millions another other others between among under over above across around behind inside outside near along "
    "against according about into within without through throughout meanwhile however earlier later last next first second third such same like unlike via "
    "per up down out off is are was were be been being has have had do does did can could may might must shall should will would let"
)
"""Words that begin a sentence and no name."""
NOT_NAMES = _set(
    "new syria kurdish assyrian assyrians takfiri baath baathist westerner westerners bedouin bedouins turkmen turkman circassian armenian armenians salafi wahhabi "
    "mediterranean atlantic pacific sahel levant balkans caucasus sputnik god allah jesus christ muslim muslims christian christians jew jews jewish sunni "
    "sunnis shia shiite shiites shi'ite alawite alawites kurd kurds arab arabs druze yazidi yazidis islamic islamist islamists catholic orthodox protestant "
    "hindu hindus buddhist buddhists english french arabic marxist communist taliban hamas hezbollah isis isil daesh internet facebook twitter telegram "
    "whatsapp youtube instagram google skype viber europe africa asia america americas i i'm i've i'd ok mig sukhoi kalashnikov i'll hutu tutsi rohingya "
    "tamil tamils sinhalese pashtun hazara uzbek tajik european western eastern northern southern west east north south"
)
ORDINARY = _set(
    "hope will mark grace rose may june april faith joy bill frank pat sunny dawn ray art rich guy gene jack don sue rob pierce carol holly ivy olive ruby "
    "pearl hazel summer autumn victor major king bishop christian early young long short black white brown green grey gray gold silver field fields stone "
    "wood woods hill hills rivers banks bush marsh lake hall house church temple baker cook butcher farmer fisher hunter miller potter shepherd smith "
    "taylor tailor turner weaver driver carter mason page pope prince knight duke earl bird fox wolf lamb swan rain snow frost winter day week moon star "
    "light love peace justice noble honor honour patience prudence mercy charity comfort blessing gift precious good best little small big bell ball cash "
    "case chance close drew ma mai saw so too than tin win the a an of to in is and no hay mary jean male female lower name victim child witness relative "
    "private person age phone number mail address identity account plate noor nights son sun moe zin law lin ban can do on at by be he she it as or if up "
    "we us my me man men pen sam song wing wong bang dang fang van den der"
)
"""Names that are words too: in small letters they are left standing."""
