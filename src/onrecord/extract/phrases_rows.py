"""Everyday verbs that mean harm or movement only with other words, as rows: 'lost their lives', 'taken from his house'.

Data only; phrases.py matches a verb and its subject against the rows, in order: the first that fits decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Kind


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb with words behind it. Each field of words is a list of which one must stand there; an empty one asks nothing."""

    kind: Kind
    verbs: str
    words: str = ""
    within: int = 13
    """Among how many words behind the verb."""
    also: str = ""
    far: int = 13
    """The same for `also`."""
    unless: str = ""
    """None of these among the thirteen words behind the verb."""
    passive: bool | None = None
    """True: only where the people are the verb's object told as its subject; False: only where they are not."""
    counted: bool = False
    """Only of people whose number is told."""
    nouns: str = ""
    """Only of people who are called so (singular)."""
    civil: bool = False
    """Not of fighters."""
    method: str | None = None


AUTHORITIES = "police agents soldiers troops forces security officers army intelligence gendarmes"
_HURT = """injuries injury wounds wound burns suffocation breathing asphyxiation choking respiratory
    vomiting malnutrition inhalation bruises cuts convulsions shrapnel concussion fractures symptoms"""
INJURIES = frozenset(_HURT.split())
_GAS = "suffocation breathing asphyxiation choking"
_BUSES = "bus buses ambulance ambulances convoy convoys boats helicopters helicopter"
_RUBBLE = "rubble debris ruins wreckage"
_LOCKED = "warehouses camp camps prison prisons detention jail custody captive prisoner centres centers"
_FROM_THEM = """home homes house houses bed beds bus buses minibus car cars vehicle vehicles mosque school office checkpoint checkpoints
    street shop market dormitory farm village camp boat boats"""
_CARE = "hands union party coalition race team league parliament government service condition conditions hospital hospitals care treatment coma power office contact shock place"
_WILD = "forest bush jungle mountains hills unknown undisclosed"
_MOVED = "bring take move transfer carry ferry"

PHRASES: tuple[Phrase, ...] = (
    # killed
    Phrase("killed", "gun mow", "down", 2, passive=True, method="shooting"),
    Phrase("killed", "cut", "down", 2, passive=True),
    Phrase("killed", "crush", passive=True, counted=True),
    Phrase("killed", "have", "throat throats", 3, also="cut slit slashed", far=5, method="execution"),
    Phrase("killed", "become", "martyr martyrs", 2),
    Phrase("killed", "name list count identify", "among", 3, also="dead killed victims fatalities slain", far=6, passive=True, counted=True),
    Phrase("killed", "bury inter", "grave graves cemetery", passive=True, counted=True),
    Phrase("injured", "come", "to", 1, also="harm", far=2),
    Phrase("injured", "fight", "for", 1, also="life lives", far=3),
    Phrase("killed", "lie be remain", "in at", 3, also="morgue mortuary", far=6, counted=True),
    Phrase("killed", "wipe", "out", 2, passive=True, counted=True),
    Phrase("killed", "blow", "up apart", 1, passive=True, counted=True, method="explosion"),
    Phrase("killed", "lose", "lives life", 4),
    Phrase("killed", "lay", "down", 1, also="lives life", far=4),
    Phrase("killed", "pay", "with", 2, also="lives life", far=4),
    Phrase("killed", "meet", "death deaths end", 3, counted=True),
    Phrase("killed", "pay make", "supreme ultimate", 3, also="price sacrifice", far=4),
    Phrase("killed", "embrace attain achieve obtain gain ascend", "martyrdom", 3),
    Phrase("killed", "pass", "away", 1),
    Phrase("killed", "fall", "victim victims martyr martyrs", 3),
    Phrase("killed", "commit", "suicide", 3, method="other"),
    Phrase("killed", "take rush bring admit ferry", "morgue mortuary", 6, passive=True, counted=True),
    Phrase("killed", "pull dig save recover", f"{_RUBBLE} alive", passive=True, counted=True, nouns="body corpse"),
    Phrase("killed", "lie lay litter", nouns="body corpse"),
    # injured
    Phrase("injured", "suffer sustain receive", _GAS, 9, method="chemical"),
    Phrase("injured", "suffer sustain receive get incur", _HURT, 9),
    Phrase("injured", "affect treat", "gas chlorine sarin", passive=True, counted=True, method="chemical"),
    Phrase("injured", "affect treat", "symptoms injuries wounds burns breathing", passive=True, counted=True),
    Phrase("killed", "take rush bring admit ferry", "hospital hospitals clinic clinics", 6, passive=True, counted=True, nouns="body corpse"),
    Phrase("injured", "take rush bring admit ferry", "hospital hospitals clinic clinics", 6, unless="dead", passive=True, counted=True),
    Phrase("injured", "hit strike", "bullet bullets shrapnel splinters fragments gunfire rounds", 10, also="by", passive=True, counted=True),
    Phrase("injured", "seek receive undergo need require", "treatment surgery", 4, unless="malnutrition malnourished cholera measles", passive=False, counted=True),
    Phrase("injured", "seek need require", "medical", 3, also="assistance help attention care", far=4, unless="malnutrition malnourished cholera measles", passive=False, counted=True),
    Phrase("injured", "recover", "hospital hospitals clinic wounds injuries burns", 6, counted=True),
    Phrase("injured", "leave", "paralysed paralyzed disabled blind blinded disfigured unconscious bleeding crippled scarred", 3, passive=True),
    Phrase("injured", "be remain lie", "critical serious grave stable life-threatening", 3, also="condition", far=6, counted=True),
    Phrase("injured", "escape", "with", 1, also="injuries wounds burns bruises cuts", far=5, counted=True),
    Phrase("injured", "lose", "leg legs arm arms limb limbs eye eyes sight hand hands foot", 4),
    Phrase("injured", "be remain", "with", 6, also="wounds injuries burns", far=9, counted=True),
    # siege
    Phrase("missing", "be remain lie", "under beneath", 3, also=f"{_RUBBLE} collapsed", far=6, counted=True),
    Phrase("trapped", "leave", "in inside behind", 1, passive=True, counted=True),
    Phrase("abducted", "remain be stay languish", "captivity hostage hostages captive captives", 6, also="in captive hostage"),
    Phrase("detained", "remain be stay languish", "custody detention prison jail cell cells bars", 6, also="in behind"),
    Phrase("trapped", "remain stay live wait", "besieged siege blockade encircled", counted=True, method="siege"),
    Phrase("trapped", "remain stay live wait", "trapped stranded stuck", counted=True),
    Phrase("trapped", "remain", "in inside at behind there under", unless=_CARE, counted=True, civil=True),
    Phrase("trapped", "have", "nowhere", 4),
    Phrase("trapped", "have", "no", also="way"),
    Phrase("trapped", "be", "unable", 2, also="leave flee escape get evacuate", unless="work vote"),
    Phrase("trapped", "cut", "off", 2, passive=True),
    Phrase("trapped", "pack cram squeeze crowd", "pocket enclave besieged", passive=True, counted=True),
    Phrase("trapped", "pen hem box", "in inside up between", 2, passive=True, counted=True),
    # taken and held
    Phrase("evacuated", "take", "camp camps shelter shelters safety", 9, passive=True, counted=True, nouns="survivor refugee migrant evacuee resident"),
    Phrase("abducted", "take hold keep", "hostage", passive=True),
    Phrase("detained", "take", _LOCKED, passive=True),
    Phrase("detained", "take drag haul pull snatch seize remove", "from off out", 3, also=_FROM_THEM, far=6, unless="rubble debris hospital safety", passive=True),
    Phrase("detained", "hold keep", "captive custody detention prison jail shields prisons", passive=True),
    Phrase("detained", "be remain take hold keep place put remand", "in into under", 5, also="custody detention captivity arrest", far=5),
    Phrase("detained", "hand turn", "over", 2, also="police authorities court trial custody justice prosecutors government", counted=True),
    Phrase("detained", "hand turn", "over", 2, counted=True, nouns="suspect prisoner detainee"),
    Phrase("abducted", "hold", "ransom", 4, passive=True),
    Phrase("detained", "hold", passive=True, counted=True),
    Phrase("detained", "see", "hands custody", 7, passive=True),
    Phrase("detained", "be remain", "in", 1, also="hands", far=4, unless="safe good better capable own", counted=True),
    Phrase("detained", "lock", "up", 2, passive=True),
    Phrase("detained", "round", "up", 3, passive=True),
    Phrase("detained", "pick", "up", 2, also=AUTHORITIES, passive=True),
    Phrase("detained", "pick", "up", 2, also="checkpoint checkpoints crossing roadblock roadblocks raid raids", unless="boat sea", passive=True, counted=True),
    Phrase("detained", "pick", "up", 2, passive=True, nouns="suspect militant activist protester rebel dissident"),
    Phrase("abducted", "carry drag lead march whisk spirit take", "off away", 2, passive=True),
    Phrase("abducted", "carry drag lead march whisk spirit take", "bush gunpoint", 5, passive=True),
    Phrase("abducted", "take march lead drive herd", "into to", 2, also=_WILD, far=6, passive=True),
    Phrase("missing", "go", "missing", 2),
    # moved, rescued, gone back
    Phrase("rescued", "pull dig save recover", f"{_RUBBLE} alive", passive=True, counted=True),
    Phrase("rescued", "bring take get find pull lift", "alive", 4, passive=True, counted=True),
    Phrase("rescued", "survive", unless="attempt attempts assassination coup", counted=True),
    Phrase("evacuated", _MOVED, _BUSES, also="out to away from in by", far=4, passive=True, counted=True),
    Phrase("evacuated", "bring take move get fly ferry", "out", 1, unless=_RUBBLE, passive=True, counted=True),
    Phrase("evacuated", "bring take move get fly ferry", "safety", 4, unless=_RUBBLE, passive=True, counted=True),
    Phrase("evacuated", "transfer relocate", unless="hospital hospitals prison jail custody detention clinic", passive=True, counted=True),
    Phrase("returned", "come go", "back home", 2, counted=True),
    # flight
    Phrase("displaced", "pour stream flood flock spill trudge move", "out into across from towards toward", 4, unless="square stadium mosque mosques street streets polling", passive=False, counted=True, civil=True),
    Phrase("displaced", "seek take", "refuge shelter asylum protection safety sanctuary", 5, counted=True),
    Phrase("displaced", "walk trek cross march", nouns="refugee evacuee"),
    Phrase("displaced", "arrive enter", nouns="refugee evacuee migrant asylum-seeker"),
    Phrase("displaced", "arrive come cross reach enter", "alone unaccompanied without", 8, also="alone unaccompanied parents parent families family relatives guardians", far=10,
           counted=True, nouns="child minor boy girl teenager orphan"),
    Phrase("displaced", "risk make attempt undertake brave reach cross", "journey crossing voyage mediterranean shores", 8, counted=True,
           nouns="migrant refugee asylum-seeker people person"),
    Phrase("displaced", "cross", "into", 1, counted=True, civil=True),
    Phrase("displaced", "cross", "border borders frontier river", 8, counted=True, civil=True),
    Phrase("displaced", "be remain", "on", 2, also="move run", far=6, counted=True, civil=True),
    Phrase("displaced", "be live stay shelter remain sleep", "in at", 3, also="shelters", far=6, unless="bomb air-raid underground basement raid metro", counted=True, civil=True),
    Phrase("displaced", "register", "displaced", 4, counted=True),
    Phrase("displaced", "take", "flight", 1, counted=True, civil=True),
    Phrase("trapped", "catch", "in between", 1, also="fighting crossfire middle siege battle", far=5, passive=True, counted=True),
    Phrase("rescued", "find", "under beneath", 1, also=f"{_RUBBLE}", far=6, passive=True, nouns="survivor"),
)  # fmt: skip
"""In order: of two rows that fit, the first decides."""
