"""The words that stand around places' names in English reports, and what each tells about the name.

Nothing comes in; places.py and its neighbours read these sets. All in lower case, both spellings.
"""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


CITY_NOUNS = _set(
    "city town village hamlet township settlement municipality port capital cities towns villages"
)
DIVISION_NOUNS = _set(
    "province provinces governorate governorates oblast oblasts muhafaza wilaya state states prefecture"
)
COUNTRYSIDE = _set("countryside hinterland")
DISTRICT_NOUNS = _set(
    """district districts neighbourhood neighbourhoods neighborhood neighborhoods suburb suburbs quarter quarters
    borough boroughs ward"""
)
AREA_NOUNS = _set(
    """area areas region regions enclave enclaves pocket zone zones territory territories outskirts vicinity
    surroundings valley valleys plain plains mountains mountain hills hill desert peninsula island islands
    heights basin front frontline frontlines"""
)
COUNTY_NOUNS = _set("county counties parish parishes")
CAMP_NOUNS = _set("camp camps")
SITE_NOUNS = _set(
    """airport airbase base crossing checkpoint road highway street square bridge dam field fields farms
    roundabout market mosque church hospital university school prison junction garrison barracks gate
    corridor refinery station plant stadium cemetery"""
)
BUILDING_NOUNS = _set(
    """hospital clinic mosque church cathedral school university college market bazaar hotel cemetery stadium museum theatre theater palace
    square street"""
)
"""What stands in a town and is named after anybody: "Mechnikov hospital"."""
SITE_MODIFIERS = _set(
    "refugee border military air oil gas gasfield residential industrial international railway power train bus "
    "central main old vegetable army naval displacement idp"
)
PLACE_NOUNS = (
    CITY_NOUNS
    | DIVISION_NOUNS
    | COUNTRYSIDE
    | DISTRICT_NOUNS
    | AREA_NOUNS
    | COUNTY_NOUNS
    | CAMP_NOUNS
    | SITE_NOUNS
)
OF_NOUNS = PLACE_NOUNS | _set(
    "centre center heart edge parts part streets south north east west rest side sides skies outside gates stronghold "
    "strongholds siege battle fall entrance entrances suburb coast shores environs control"
)
"""Nouns that may stand before `of` and a place's name: "the outskirts of", "the battle of"."""
PART_OF_NOUNS = OF_NOUNS - _set("siege battle fall control state states")
"""Those that say where, so that they belong to the place's words."""

DIRECTIONS = _set(
    """eastern western northern southern east west north south central northeastern northwestern southeastern
    southwestern north-eastern north-western south-eastern south-western northeast northwest southeast southwest
    north-east north-west south-east south-west upper lower downtown"""
)
COMPASS = _set(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west"
)
ADJECTIVES = _set(
    """besieged rebel-held government-held opposition-held regime-held insurgent-held militant-held nearby rural
    neighbouring neighboring embattled strategic key coastal ancient historic historical old new largest second
    biggest main provincial regional small tiny remote predominantly mainly mostly densely populated battered
    war-torn besieged ravaged devastated frontline divided contested occupied industrial port border
    desert mountainous holy capital former mixed poor wealthy crowded working-class residential adjacent
    surrounding other several various different many some flashpoint restive troubled ruined northernmost
    greater inner outer mainland predominately majority-kurdish kurdish-majority whole entire"""
)
HELD = ("-held", "-controlled", "-run", "-occupied", "-dominated", "-besieged", "-majority", "-populated")
NEAR = _set("near outside around off beyond surrounding")
"""Words that say the place lies by the name, not in it; they belong to the place's words."""

SURE_PREPOSITIONS = _set(
    "in near from at outside inside around across throughout towards toward into off within via reaching "
    "leaving entering between beyond over surrounding fleeing left took captured recaptured retaken retook seized besieging bombed "
    "shelled"
)
SET_OUT = _set("left leave leaves leaving headed heading bound departed departing")
"""What stands before "for" and where somebody is bound: "left for"."""
WHERE = _set("in at near outside")
BEFELL = _set(
    """killed wounded injured hurt died dead death shot captured abducted kidnapped detained arrested missing trapped ambushed attacked bombed shelled
    fighting clashes clash battle battles attack attacks raid raids strike strikes airstrike airstrikes shelling bombing bombings bombardment blast
    blasts explosion explosions ambush massacre killing killings shooting crossfire gunfight firefight
    people persons civilians soldiers troops men women children villagers residents rebels militants fighters policemen officers gunmen others"""
)
"""What stands before "in" and the place where it happened: a capital behind that is seldom a mere word."""
WEAK_PREPOSITIONS = _set("to of on through against for and or")
NOT_NAMES = _set(
    """the a an and or but if in on at of for to from by with as is are was were be been has have had it its he she
    they we you i his her their our this that these those there here who what when where which while although
    though because since after before during until amid despite however meanwhile also not no yes so then thus
    all both each many most some several few more other another such only just even still now later earlier
    today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur
    thurs fri sat sun january february march april may june july august september october november december jan
    feb mar apr jun jul aug sept sep oct nov dec one two three four five six seven eight nine ten hundreds
    thousands dozens scores islamic muslim muslims christian christians sunni shiite shia shi'ite jewish alawite
    kurdish kurd kurds arab arabs yazidi yazidis druze turkmen god allah street people residents rebels activists
    state states president minister army government police forces isis isil daesh hamas hezbollah hizbullah
    car truck rebel taliban fatah arabic houthi houthis huthi huthis nusra qaeda al-qaeda un nato eu who unicef ocha msf reuters afp ap sana rt tass ria novosti
    interfax cnn bbc aljazeera al-jazeera observatory assad al-assad putin trump obama image photo video
    news report reports breaking update read more share of mr mrs ms dr ramadan eid"""
)
"""Never a place's name alone, whatever the gazetteer says: these are words of reports first."""

TITLES = _set(
    """mr mrs ms miss dr prof professor sir lord lady gen general maj major col colonel lt lieutenant capt captain
    sgt sergeant brig brigadier cpl corporal pvt private adm admiral president vice-president minister premier
    chancellor secretary ambassador envoy spokesman spokeswoman spokesperson judge justice senator sen rep
    congressman governor mayor king queen prince princess pope bishop archbishop father imam ayatollah mullah
    sheik shaykh commander director chief chairman officer detective constable coach rev reverend activist
    correspondent reporter editor analyst author attorney lawyer emir abu umm ibn bin"""
)
ORGANISATION_NOUNS = _set(
    """council centre center agency army brigade brigades battalion front committee committees network observatory
    ministry times post herald news tribune party group movement coordination forces force media institute
    association foundation organization organisation union league congress parliament court bank company inc
    corp ltd corporation authority authorities office commission department division bureau club team federation
    guard guards militia police defence defense rescue command administration board society trust fund
    television tv radio telegraph journal gazette star daily weekly magazine press reporters
    conference summit agreement accord accords treaty peninsula's legion corps squad unit regiment helmets shield
    spring storm operation coalition alliance liberation revolutionary revolution civil democratic national free
    hockey football soccer rockets united city's airlines airways act bill week month fashion action project
    cup open championships championship games festival marathon lions tigers bears eagles stars""".replace(
        "'s", ""
    )
)
ARMED_NOUNS = _set("brigade brigades battalion battalions regiment regiments militia militias legion")
"""Bodies of fighters that are named after a place or a person, also in small letters: "the Nour brigade"."""
FACILITIES = _set(
    """hospital university airport airbase prison mosque church market school square street road bridge palace
    castle citadel dam stadium zoo crossing camp base highway roundabout station theatre theater cemetery hotel"""
)
OUTLETS = _set(
    "station channel agency newspaper network daily website broadcaster magazine outlet tv television"
)
SPEECH_VERBS = _set(
    """said says told added warned denied denies announced accused accuses insisted insists vowed urged rejected
    rejects condemned called calls wants believes backs supports agreed agrees demanded threatened responded
    replied argued reported reports dismissed pledged promised refused claims claimed confirmed declared expressed welcomed hopes blamed blames stated noted
    explained acknowledged reiterated wrote tweeted testified"""
)
GROUP_HEADS = _set(
    "university bank voice church court army bishop archbishop king queen prince duke emir people republic party"
)
INSIDE_NAMES = _set(
    "al el ul bin ibn de la le les las los du del of and the on upon sur di da do dos das van am im der den d ash az ez ad ar at "
    "as an edh ed es"
)
"""Small words that may stand inside a name without a capital: "Bustan al Qasr", "Bosnia and Herzegovina"."""
NAME_HEADS = _set(
    """deir dayr kafr kfar kafar tal tell tall tel wadi ain ayn ein khan bab beit bayt umm um jabal jebel jisr ras
    abu qalat qasr burj khirbet khirbat hawsh hosh sheikh saint san santa fort port mount lake new camp cape
    los las el la le"""
)
"""First words of many-word names. What follows one is no name of its own: "Deir Qaq" is not Qaq."""

NEVER_ALONE = (NOT_NAMES | DIRECTIONS | PLACE_NOUNS | ORGANISATION_NOUNS | TITLES | SITE_MODIFIERS | {"is"}) - {
    "hill", "hills", "reading", "abu",
}  # fmt: skip
"""Words that name a place only together with others: "Eastern", "University", "Council"."""

MEETINGS = _set("talks summit negotiations conference")
"""Bear the name of the town where people meet: 'the Doha talks'."""
