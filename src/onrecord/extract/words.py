"""The words of harm and of people: which noun is which group, which verb is which kind of claim.

Data only. General English of conflict reporting, kept in the terms of docs/glossary.md; the rules
that use these words are in people.py, attacks.py and situation.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Kind

# --- people -------------------------------------------------------------------------------------

_GROUPS: dict[str, str] = {
    "civilian": """civilian resident citizen villager inhabitant family refugee migrant protester
        demonstrator mourner worshipper worshiper pilgrim passenger shopper bystander passer-by passerby
        commuter traveller traveler holidaymaker boarder pedestrian farmer worker teacher student household asylum-seeker returnee
        shepherd fisherman monk jesuit friar preacher deacon visitor rabbi theologian singer poet artist athlete footballer player customer prospector miner trader merchant tourist non-combatant noncombatant townspeople populace
        householder parishioner marcher rioter settler employee labourer laborer driver peasant campesino youth watchman
        businessman businesswoman industrialist rancher banker lawyer attorney activist unionist trade-unionist priest nun
        clergyman imam
        cook chef barman barmaid bartender baker butcher barber hairdresser tailor cobbler cleaner gardener janitor caretaker porter waiter waitress cashier
        carpenter plumber electrician mechanic builder mason welder blacksmith engineer architect technician scientist researcher
        economist accountant librarian translator interpreter writer novelist actor actress musician painter filmmaker
        herder herdsman farmhand smallholder harvester beekeeper woodcutter hunter salesman saleswoman seller peddler hawker supervisor foreman
        bishop archbishop devotee congregant evangelist churchgoer mourners picnicker reveller reveler vacationer hiker
        motorist cyclist motorcyclist biker rider picker collector scavenger digger logger woodsman boatman oarsman
        townsman townsfolk islander peddlar mineworker bricklayer roofer sweeper staff faithful cattleman landowner landlord tenant headmaster headteacher principal lecturer muezzin pastor missionary scholar professor academic journeyman clerk
        schoolteacher cleric mullah rector dean seminarian catechist servant housekeeper housemaid chauffeur anthropologist sociologist historian magnate tycoon tradesman neighbour neighbor vendor shopkeeper guest wedding-goer idp""",
    "child": """child pupil minor underage baby infant toddler boy girl schoolchild schoolboy schoolgirl kid teenager
        teen newborn youngster orphan adolescent sibling""",
    "woman": "woman mother wife grandmother widow sister bride maid housewife daughter-in-law",
    "man": "man father husband grandfather brother",
    "elderly": "elder pensioner",
    "combatant": """fighter saboteur militant rebel combattant insurgent terrorist soldier jawan troop serviceman servicewoman
        gunman captor jihadist jihadi guerrilla guerilla militiaman combatant pilot commander policeman policewoman
        police officer conscript recruit mercenary marine paratrooper airman sailor general colonel
        commando bomber sniper subversive patrolman agent comrade extremist extremists islamist attacker assailant peshmerga janjaweed
        peacekeeper assassin hitman sentry warrior invader occupier enemy loyalist irregular blue-helmet guard ranger reservist separatist maoist naxal naxalite vigilante hireling warlord deserter legionnaire airmen
        infantryman gunner trooper lieutenant brigadier sergeant operative bodyguard draftee personnel
        cadre insurgents policemen bandit gangster raider pirate kidnapper""",
    "medic": "medic doctor nurse paramedic surgeon physician obstetrician gynecologist gynaecologist paediatrician pediatrician anesthetist medics anaesthetist midwife pharmacist",
    "rescuer": "rescuer firefighter first-responder first-aider lifeguard",
    "journalist": "journalist reporter cameraman photographer correspondent photojournalist newsman newswoman broadcaster announcer newscaster anchorman columnist",
    "aid-worker": "aid-worker humanitarian",
    "official": """official adviser advisor minister politician lawmaker mayor governor diplomat ambassador judge
        prosecutor councillor councilor councilman alderman magistrate deputy ex-minister congressman senator president dignitary chief chieftain leader headman envoy ex-president commissioner attache consul spokesman spokeswoman administrator legislator candidate congresswoman vice-president ex-mayor""",
    "prisoner": "prisoner detainee captive inmate hostage abductee",
    "person": """person people ppl individual son daughter nephew niece cousin uncle aunt brother-in-law son-in-law grandson granddaughter victim human casualty survivor dead injured wounded other
        member soul someone somebody passenger folk crowd population human-being fatality martyr
        ally aide supporter follower companion colleague friend fiance fiancee sympathiser sympathizer critic opponent dissident delegate negotiator trio duo breadwinner loved-one sister-in-law father-in-law mother-in-law kin kurd turk serb croat bosniak tamil muslim christian copt sunni shiite shia hindu sikh buddhist
        jew arab tuareg fulani peul hema lendu banyamulenge karen kachin uzbek tajik pashtun berber somali oromo amhara tigrayan
        briton swede dane finn greek czech spaniard thai filipino slovak couple crew rohingya yazidi druze tutsi hutu hazara uyghur masalit nuer dinka zaghawa roma evacuee national suspect fugitive foreigner expatriate native compatriot volunteer everyone anyone relative corpse body patient occupant""",
}
_GROUPS["person"] = _GROUPS["person"].replace(" passenger", "")

GROUP_OF: dict[str, str] = {word: group for group, words in _GROUPS.items() for word in words.split()}

# Two words that make one group where the last alone would not.
PAIRS: dict[tuple[str, str], str] = {
    ("aid", "worker"): "aid-worker", ("relief", "worker"): "aid-worker", ("humanitarian", "worker"): "aid-worker",
    ("rescue", "worker"): "rescuer", ("rescue", "team"): "rescuer", ("civil", "defence"): "rescuer",
    ("health", "worker"): "medic", ("medical", "staff"): "medic", ("medical", "worker"): "medic",
    ("hospital", "staff"): "medic", ("healthcare", "worker"): "medic", ("ambulance", "driver"): "medic",
    ("media", "worker"): "journalist", ("media", "activist"): "journalist", ("health", "staff"): "medic",
    ("security", "force"): "combatant", ("security", "forces"): "combatant", ("security", "official"): "official",
    ("elderly", "people"): "elderly", ("elderly", "person"): "elderly", ("old", "people"): "elderly",
    ("government", "force"): "combatant", ("security", "personnel"): "combatant", ("military", "personnel"): "combatant",
    ("police", "officer"): "combatant", ("army", "officer"): "combatant", ("suicide", "bomber"): "combatant",
    ("police", "force"): "combatant", ("security", "guard"): "combatant", ("health", "official"): "official",
    ("prison", "guard"): "combatant", ("truck", "driver"): "civilian", ("bus", "driver"): "civilian",
    **{(side, noun): "combatant" for side in ("rebel", "militant", "guerrilla", "militia", "police", "army", "military", "insurgent", "jihadist",
                                              "terrorist", "brigade", "paramilitary", "taliban", "gang", "cartel", "intelligence")
       for noun in ("leader", "chief", "commander", "spokesman")},
    **{(side, "element"): "combatant" for side in ("terrorist", "takfiri", "hostile", "armed", "extremist", "militant", "rebel", "isis", "criminal")},
    ("attorney", "general"): "official", ("secretary", "general"): "official", ("consul", "general"): "official", ("director", "general"): "official",
    ("solicitor", "general"): "official", ("prosecutor", "general"): "official", ("school", "child"): "child", ("service", "member"): "combatant", ("young", "people"): "person",
}  # fmt: skip

# Nouns that gather people; 'of' then says whom: 'a group of 12 men', 'members of the militia'.
GATHERING = {
    "group", "crowd", "number", "total", "majority", "member", "wave", "tide", "stream", "column", "convoy", "party",
    "team", "family", "body", "corpse", "remain", "life", "flood", "batch", "influx",
}  # fmt: skip

ARMED = {
    "army", "militia", "police", "force", "forces", "military", "guard", "guards", "brigade", "battalion", "faction",
    "patrol", "squad", "troops", "coalition", "front", "regiment", "unit", "infantry", "cavalry", "asayish", "gendarmerie", "gang", "militias", "movement", "paramilitary",
}  # fmt: skip

CIVIL_BODIES = {
    "youth",
    "student",
    "protest",
    "peace",
    "women",
    "labour",
    "labor",
    "civic",
    "civil",
    "social",
    "democracy",
    "pro-democracy",
    "religious",
    "political",
}
"""'members of a youth movement': what makes a movement or a front no armed one."""

# Names of armed sides in the wars since 1990 that stand before 'members' or 'fighters'.
ARMED_NAMES = {
    "rebel", "isis", "isil", "daesh", "is", "militia", "hezbollah", "state", "taliban", "ypg", "sdf", "al-qaeda", "qaeda", "boko",
    "shabaab", "hamas", "security", "nusra", "houthi", "rsf", "fsa", "isi", "militant", "terrorist", "wagner", "m23", "farc",
}  # fmt: skip

# Heads that are never people, whatever the verb.
THINGS = {
    "house", "home", "building", "village", "town", "city", "tank", "vehicle", "car", "truck", "bus", "hospital",
    "school", "clinic", "mosque", "church", "aircraft", "plane", "helicopter", "warplane", "jet", "drone", "missile",
    "rocket", "bomb", "shell", "strike", "airstrike", "attack", "raid", "explosion", "blast", "target", "position",
    "base", "site", "checkpoint", "area", "neighbourhood", "neighborhood", "district", "province", "country", "state",
    "km", "kilometre", "kilometer", "mile", "metre", "meter", "square", "tonne", "ton", "kg", "litre", "dollar",
    "euro", "pound", "day", "week", "month", "year", "hour", "minute", "second", "night", "morning", "time", "times",
    "percent", "per", "cent", "%", "front", "way", "side", "place", "thing", "part", "point", "phase", "stage",
    "room", "floor", "store", "shop", "market", "street", "road", "depot", "tunnel", "weapon", "barrel", "round",
    "donkey", "horse", "mule", "cattle", "livestock", "dog", "cat", "buffalo", "chicken", "bird", "pig", "elephant", "poultry", "ox",
    "animal", "sheep", "cow", "camel", "goat", "incident", "case", "violation", "report", "statement", "resolution",
    "nation", "party", "sortie", "mission", "flight", "ambulance", "facility", "structure", "apartment", "clash",
    "battle", "operation", "wing", "decade", "century", "billion", "degree", "age", "convoy", "lorry", "boat", "ship",
    "bullet", "cell", "hideout", "camp", "centre", "center", "region", "governorate", "county", "front-line", "hub",
    "cause", "reason", "question", "issue", "source", "factor", "paper", "post", "photo", "video", "image", "massacre",
    "crime", "killing", "abuse", "wound", "offensive", "ceasefire", "truce", "agreement", "deal", "talk", "meeting",
    "department", "office", "factory", "plant", "dam", "bridge", "airport", "airbase", "air", "pickup", "machinegun",
    "gun", "mortar", "cannon", "carrier", "launcher", "bulldozer", "motorcycle", "headquarters", "stronghold", "gathering",
    "sniping", "explosive", "grenade", "mine", "device", "warhead", "fire", "date", "chapter", "page", "april", "may",
    "january", "february", "march", "june", "july", "august", "september", "october", "november", "december", "oct",
    "sept", "nov", "dec", "jan", "feb", "gmt", "am", "pm", "death", "injury", "toll", "figure", "estimate",
}  # fmt: skip

# --- harm ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Verb:
    """`object_harmed`: the object (or passive subject) is harmed; `subject_harmed`: the subject is."""

    kind: Kind
    object_harmed: bool
    subject_harmed: bool
    method: str | None = None
    strict: bool = False
    """Only where the harmed are named by a word for people: 'captured 12 soldiers', not '12 villages'."""


def _verbs(
    kind: Kind, words: str, obj: bool, subj: bool, method: str | None = None, strict: bool = False
) -> dict[str, Verb]:
    return {word: Verb(kind, obj, subj, method, strict) for word in words.split()}


VERBS: dict[str, Verb] = {
    **_verbs("killed", "kill slay slew murder massacre butcher crucify exterminate assassinate slaughter martyr lynch decapitate incinerate strangle asphyxiate electrocute", True, False),
    **_verbs("killed", "execute behead hang", True, False, "execution", True),
    **_verbs("killed", "eliminate liquidate annihilate destroy claim", True, False, None, True),
    **_verbs("killed", "die perish succumb drown", False, True),
    **_verbs("injured", "wound injure hurt harm maim stab trample hospitalize hospitalise poison", True, False),
    **_verbs("injured", "shoot", True, False, "shooting", True),
    **_verbs("injured", "burn gas", True, False, None, True),
    **_verbs("injured", "beat", True, False, "other", True),
    **_verbs("injured", "torture", True, False, "torture", True),
    **_verbs("injured", "suffocate choke", False, True, "chemical", True),
    **_verbs("missing", "vanish", False, True, None, True),
    **_verbs("missing", "disappear", True, True, None, True),
    **_verbs("detained", "detain arrest apprehend imprison jail intern incarcerate confine", True, False),
    **_verbs("detained", "capture", True, False, None, True),
    **_verbs("abducted", "seize grab", True, False, None, True),
    **_verbs("abducted", "abduct kidnap", True, False),
    **_verbs("sexual-violence", "rape", True, False),
    **_verbs("displaced", "displace uproot", True, False),
    **_verbs("displaced", "flee", False, True, None, True),
    **_verbs("displaced", "expel evict deport", True, False, None, True),
    **_verbs("displaced", "escape", False, True, None, True),
    **_verbs("evacuated", "evacuate bus airlift", True, True, None, True),
    **_verbs("trapped", "trap besiege encircle strand surround maroon", True, False, None, True),
    **_verbs("rescued", "rescue liberate", True, False, None, True),
    **_verbs("returned", "return repatriate", True, True, None, True),
}  # fmt: skip

# Adjectives and participles that say a state of people: '48 people dead', 'left dozens wounded'.
STATES: dict[str, Kind] = {
    "dead": "killed", "killed": "killed", "slain": "killed", "martyred": "killed", "executed": "killed",
    "wounded": "injured", "injured": "injured", "hurt": "injured", "maimed": "injured",
    "missing": "missing", "unaccounted": "missing",
    "displaced": "displaced", "homeless": "displaced", "trapped": "trapped", "stranded": "trapped",
    "stuck": "trapped", "besieged": "trapped", "buried": "missing", "detained": "detained", "arrested": "detained", "hostage": "abducted",
    "captive": "detained", "prisoner": "detained", "abducted": "abducted", "kidnapped": "abducted",
    "evacuated": "evacuated", "rescued": "rescued", "whisked": "abducted",
    "encircled": "trapped", "kia": "killed", "wia": "injured", "mia": "missing",
}  # fmt: skip

# Nouns of harm; the number stands before ('12 deaths') or behind 'of' ('the deaths of 12 people').
NOUNS: dict[str, Kind] = {
    "death": "killed", "fatality": "killed", "killing": "killed", "murder": "killed", "execution": "killed",
    "elimination": "killed", "liquidation": "killed", "massacre": "killed", "assassination": "killed", "martyrdom": "killed", "slaying": "killed", "beheading": "killed",
    "corpse": "killed", "body": "killed", "remain": "killed", "dead": "killed", "martyr": "killed", "slaughter": "killed",
    "injury": "injured", "wounding": "injured", "injuring": "injured", "maiming": "injured", "wounded": "injured", "injured": "injured",
    "casualty": "injured", "detention": "detained", "arrest": "detained", "detainee": "detained", "capture": "detained",
    "prisoner": "detained", "abduction": "abducted", "kidnapping": "abducted", "kidnap": "abducted",
    "displacement": "displaced", "exodus": "displaced", "flight": "displaced", "evacuation": "evacuated",
    "evacuee": "evacuated", "exit": "evacuated", "refugee": "displaced", "idp": "displaced", "returnee": "returned", "rape": "sexual-violence", "disappearance": "missing", "rescue": "rescued",
    "hostage": "abducted", "arrival": "displaced", "return": "returned",
}  # fmt: skip

# Verbs that only carry another verb's harm on: 'tried to flee', 'were reported killed'.
CARRIERS = {
    "try", "attempt", "begin", "start", "continue", "manage", "force", "compel", "have", "report", "believe", "say",
    "fear", "presume", "confirm", "think", "allow", "want", "need", "seek", "be", "prompt", "cause", "oblige", "drive",
    "expect", "set", "leave", "know", "find", "suspect", "feel", "feared", "get", "help", "plan", "threaten", "order",
    "estimate", "allege", "assume", "consider", "count", "deem", "appear", "seem", "declare", "pronounce", "make", "lead", "push", "wait", "permit", "enable",
}  # fmt: skip
