"""People carried, driven, held or on their way, where the words behind a verb say what became of them: 'flew 1,200 out of the city'.

Comes in: a verb and people as its object or subject. Goes out: what befell them, or None. Wordings that single words
decide are rows in phrases_rows.py; here whole expressions do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.extract import motion
from onrecord.extract.ground import is_area
from onrecord.extract.groups import singular
from onrecord.extract.mention import Link, Mention
from onrecord.extract.parse import Parse
from onrecord.records import Kind


@dataclass(frozen=True, slots=True)
class _Way:
    """Verbs with an expression behind them. `harmed`: the people are the object, or the subject of a passive."""

    kind: Kind
    verbs: str
    words: str
    harmed: bool
    unless: str = ""
    fighters: bool = True
    """Whether fighters too; those who retreat are not displaced."""
    by: str = ""
    """Only where such words are the subject, or the doer after 'by'."""
    nouns: str = ""
    """Only of people who are called so (singular)."""
    uncounted: bool = False
    """Of the people of a place too, where nobody counts them."""


_VESSELS = r"(?:bus(?:es)?|minibus(?:es)?|coaches|convoys?|trains?|ferr(?:y|ies)|planes?|aircraft|flights?|helicopters?|ambulances?|boats?|ships?|vessels?)"
_ABOARD = rf"\b(?:in|by|on|aboard|with) (?:[\w-]+ ){{0,4}}?{_VESSELS}\b"
_CARRIER = rf"{_VESSELS}|navy|air force|airlift|unhas|ferry|un helicopters?"
_CARRY = "shift shuttle take bring move carry ferry fly transport drive get transfer relocate ship lift whisk escort lead"
_NO_RESCUE = r"\b(?:rubble|debris|ruins|wreckage|prison|jail|custody|detention|morgue|court|trial|gunpoint|blindfold\w*|bodies|body|corpses?|bed|beds|house|home|homes)\b"
_PATCH = r"(?:the )?(?:\w+ )?(?:bush|bushland|forests?|jungles?|hills|mountains|woods|woodland|caves|ravines?|gorges|plantations?|fields|swamps?|marshes|desert|steppe|countryside|exile)\b"
_HOME = r"(?:homes?|houses?|villages?|towns?|land|lands|areas?|camps?|neighbou?rhoods?|city|country)\b"
_SHELTER = (
    r"(?:schools?|camps?|tents?|churches|mosques?|sites?|centres?|centers?|shelters?|settlements?|compounds?|buildings|stadium|gymnasium|"
    r"the open|the bush|host (?:families|communities)|relatives|villages|trees|halls?|barns|grounds|basements?|cellars|hangars?|warehouses?|monaster(?:y|ies))\b"
)
_HELPERS = r"(?:the )?(?:international committee of the )?(?:red cross|red crescent|icrc)\b"
_SWAP, _COME = "exchange swap trade", "land arrive cross reach fly"
_TOWN = (
    r"(?:[\w'’-]+ ){0,4}?(?:PLACE|towns?|cit(?:y|ies)|villages?|capital|suburbs?|quarters?|districts?|enclaves?|regions?|provinces?|islands?|valley|neighbou?rhoods?|areas?|zones?|"
    r"pocket|territory|countryside|homeland|camps?)\b"
)
_LAND = (
    r"(?:[\w'’-]+ ){0,3}?(?:land|lands|farms?|homes?|houses?|property|plots|pastures?|fields|settlements?)\b"
)
_NO_TOWN = r"\b(?:office|power|government|teams?|business|market|league|cup|race|parliament|jobs?|posts?|coalition|stadium|schools?|court|prison|jail|bus|buses|cars?|vehicles?|mosque|church|hotel|rubble)\b"
_FIGHT = r"attacks?|fighting|clashes|shelling|raids?|violence|offensive|advance|bombing|bombardment|airstrikes?|strikes|assault|war|battles?|killings|incursions?|snipers?|gunfire|fire|gunmen|militants?|fighters?|rebels?|militias?|militiamen|forces|troops|soldiers|army|guards|siege|blockade"
_DEAL = r"(?:deal|agreement|accord|truce|ceasefire|escort|auspices|supervision|protection|arrangement)\b"
_BORDER = r"(?:border|borders|frontier|river|line)\b"

_WOUNDS = r"(?:wounds?|injur(?:y|ies)|burns|fractures|trauma|gunshot|bullets?|shrapnel)\b"
_CLINICS = r"(?:hospitals?|clinics?|infirmary|emergency room)\b"
_FROM = r"(?:homes?|houses?|beds?|convoys?|bus(?:es)?|minibus|cars?|vehicles?|mosque|church|school|offices?|checkpoints?|street|shop|market|village|camp|dormitor(?:y|ies)|hotel|flat|apartment)\b"
_NO_HARM = r"\b(?:rubble|debris|ruins|wreckage|hospital|safety|airlift\w*)\b"
_TAKERS = r"kidnappers|captors|abductors|militants|bandits|pirates|hijackers|gunmen|rebels?|jihadists|insurgents|gangs?|gang members|hostage-takers"
_AUTHORITY = r"police|soldiers|troops|security|army|officers|agents|gendarmes|intelligence|authorities"
_ARMED = r"men|gunm[ae]n|militants?|militiam[ae]n|militias?|fighters?|rebels?|bandits|raiders|insurgents|attackers|jihadists|masked|armed|kidnappers"

_WAYS: tuple[_Way, ...] = (
    # hurt, as those who care for them tell it
    _Way("injured", "treat", rf"\b(?:for|with) (?:[\w-]+ ){{0,4}}?{_WOUNDS}", True),
    _Way("injured", "admit bring take receive rush", rf"\bwith (?:[\w-]+ ){{0,4}}?{_WOUNDS}", True),
    _Way("injured", "ferry rush", rf"\bto (?:[\w'-]+ ){{0,4}}?{_CLINICS}", True, unless=r"\b(?:bodies|body|corpses?|dead|morgue)\b"),
    _Way("injured", "operate", r"^on\b", True),
    # taken where nobody knows
    _Way("abducted", "take lead bring transfer move drive", r"\bto an? (?:unknown|undisclosed|unidentified) (?:location|place|destination)|\bagainst (?:their|his|her) will\b", True),
    # carried to safety
    _Way("rescued", "take bring", r"\b(?:on board|aboard)\b", True, by=r"rescue|coastguard|coast guard|charity|lifeboat|rescuers"),
    _Way("evacuated", _CARRY, _ABOARD, True, unless=_NO_RESCUE),
    _Way("evacuated", "fly ferry ship move transport relocate carry airlift", r"\bout\b(?! of service)", True, unless=_NO_RESCUE),
    _Way("evacuated", "take bring get", r"^(?:[^;:]{0,60} )?out of (?!the (?:bus|car|vehicle|van))", True, unless=_NO_RESCUE + r"|\b(?:bus|car|vehicle|van|mosque|office|poverty)\b", fighters=False),
    _Way("evacuated", "take bring get lead move", r"\b(?:to safety|to (?:a )?safer? (?:place|area|zone|ground)s?)\b", True),
    _Way("evacuated", "fly ferry ship airlift", r"\b(?:to|from|for treatment)\b", True, unless=_NO_RESCUE, fighters=True),
    _Way("evacuated", "transport relocate escort bus fly airlift", r"\bfrom\b|\bto (?:the )?(?:[\w'-]+ ){0,3}?(?:safety|airport|border|port|shelters?)\b", True, unless=_NO_RESCUE, fighters=False),
    _Way("evacuated", "move", r"\bfrom\b.*\bto\b", True, unless=_NO_RESCUE, fighters=False),
    _Way("evacuated", "take bring move carry land lift", r"\b(?:to|at|on|in|from)\b", True, unless=_NO_RESCUE, by=_CARRIER),
    _Way("evacuated", "send", r"\bby (?:helicopter|air|plane)\b", True, fighters=False),
    _Way("evacuated", "take lift", r"^off\b", True, by=_CARRIER),
    _Way("evacuated", "leave get exit go come depart", r"\b(?:through|via|along|by|using) (?:[\w'-]+ ){0,5}corridors?\b", False),
    _Way("evacuated", "get come leave go travel", rf"^(?:out|from) .*{_ABOARD}|^out {_ABOARD}", False, unless=_NO_RESCUE),
    _Way("evacuated", "board", rf"^(?:[\w-]+ ){{0,4}}?{_VESSELS}\b", False, unless=r"\b(?:work|school|market)\b"),
    _Way("evacuated", "move transfer take bring carry drive", r"\bto\b|\bout of\b", True, unless=_NO_RESCUE, by=r"peacekeepers?|blue helmets|red cross|red crescent|icrc|unhcr|msf|united nations|un|aid (?:workers|agencies)"),
    _Way("evacuated", "take bring move carry", r"^(?:[^;:]{0,60} )?out of\b", True, unless=_NO_RESCUE, by=_CARRIER),
    _Way("evacuated", "lift fly pull winch take bring move carry ferry evacuate", rf"\bout of (?:the )?{_TOWN}", True, unless=_NO_RESCUE, by=_CARRIER),
    _Way("evacuated", "lead escort guide walk usher shepherd extract transfer shift", rf"^(?:[^;:]{{0,60}} )?out of (?:the )?(?:{_TOWN}|(?:[\w'-]+ ){{0,3}}?(?:tunnels|steelworks|plant|cellars|basements))", True, unless=_NO_RESCUE + "|" + _NO_TOWN, fighters=False),
    _Way("evacuated", "allow let permit", rf"^(?:[^;:,]{{0,50}} )?(?:out|to (?:leave|go out|get out|exit|depart)) (?:of |from |through |via |for )?(?:the )?{_TOWN}", True, unless=_NO_RESCUE + "|" + _NO_TOWN, fighters=False),
    _Way("evacuated", "bring fly take get carry airlift ship ferry", r"\bhome\b", True, nouns="national citizen countryman compatriot student worker tourist expatriate migrant labourer employee subject"),
    _Way("evacuated", "leave get come exit go depart walk travel", rf"\b(?:under|with|as part of|in line with|thanks to) (?:[\w'-]+ ){{0,4}}?{_DEAL}", False, unless=r"\b(?:truce|ceasefire) (?:took|came|began)"),
    _Way("evacuated", "leave get exit go come travel", rf"\b(?:out of|from|through|via|for|to) (?:the )?{_TOWN}", False, nouns="patient evacuee wounded foreigner national diplomat orphan expatriate"),
    _Way("evacuated", "pull withdraw", rf"^(?:[^;:]{{0,40}} )?(?:out of|from) (?:the )?{_TOWN}", True, nouns="staff worker employee national diplomat citizen foreigner expatriate student"),
    _Way("evacuated", "resettle", r"^from\b", True, fighters=False),
    # driven from home
    _Way("displaced", "drive chase force hound run throw kick turf clear bomb shell burn push oust hunt pursue order", rf"^(?:[^;:,]{{0,60}} )?(?:out of|off|away from|from|out from) (?:the |their )?(?:{_TOWN}|{_LAND})", True, fighters=False, unless=_NO_TOWN, uncounted=True),
    _Way("displaced", "drive chase force hound push turf burn bomb", r"^(?:out|away)\b(?! of )", True, fighters=False, unless=_NO_TOWN),
    _Way("displaced", "push drive force send", rf"\b(?:into|to|towards?|across) (?:the )?{_TOWN}", True, fighters=False, by=r"fear|insecurity|threats?|hunger|drought|floods?|crisis"),
    _Way("displaced", "push send drive force chase scatter lead", r"\b(?:to|into|towards?|across|out|from|onto)\b", True, fighters=False, by=r"attacks?|fighting|clashes|shelling|raids?|violence|offensive|advance|bombing|bombardment|airstrikes?|strikes|assault|war|battles?|killings|incursions?"),
    _Way("displaced", "push send drive force chase scatter", rf"\b(?:from|out of) (?:their |the )?(?:\w+ )?{_HOME}", True, fighters=False),
    _Way("displaced", "push send drive force chase scatter", rf"\b(?:into|to) {_PATCH}|\b(?:across|over|towards?) (?:the |a )?(?:\w+ )?{_BORDER}|\b(?:fleeing|running)\b", True, fighters=False),
    _Way("displaced", "send", r"\bout of\b", True, fighters=False),
    _Way("displaced", "leave", r"\bwithout (?:an? |any )?(?:roofs?|shelters?|homes?|housing)\b", True, fighters=False),
    _Way("displaced", "set put get", r"\bon the (?:move|road|run)\b", True, fighters=False),
    # on their way, or where they have ended up
    _Way("returned", "make find", r"^(?:their|its|his|her) way (?:back|home)\b", False, fighters=False),
    _Way("returned", "resettle settle", r"\b(?:back )?in their (?:own |former |old |home )?(?:villages?|homes?|towns?|areas?)\b", False, fighters=False),
    _Way("displaced", "make find", r"^their way (?:to|into|across|out|over|through|on)\b", False, fighters=False),
    _Way("displaced", "take head go run escape retreat", rf"^(?:(?:in)?to|for|into) {_PATCH}", False, fighters=False),
    _Way("displaced", "take", r"^to the roads?\b", False, fighters=False),
    _Way("displaced", "run", r"^for their lives\b", False, fighters=False),
    _Way("displaced", "pack", r"^up\b", False, fighters=False),
    _Way("displaced", "run get", rf"^away from (?:the )?{_TOWN}", False, fighters=False),
    _Way("displaced", "shelter", r"^(?:in|at|with|under|on|inside|along|near|there|here|across|around)\b", False, fighters=False),
    _Way("displaced", "live reside", r"\b(?:in|with|under) (?:[\w-]+ ){0,3}?(?:tents?|camps?|shelters?|sites?|settlements?|the open|the bush|host (?:families|communities)|relatives|basements?|cellars|limbo|displacement|exile)\b|\b(?:in|around) (?:[\w-]+ ){0,5}?(?:reception|transit|collective|displacement) cent(?:re|er)s?\b", False, unless=r"\bsiege\b", fighters=False),
    _Way("displaced", "stay sleep camp settle crowd cram squeeze huddle lodge accommodate house register", rf"\b(?:in|with|at|under|into) (?:(?:[\w-]+ ){{0,3}}?{_SHELTER}|{_PATCH})", False, unless=r"\bsiege\b", fighters=False),
    _Way("displaced", "hide", rf"\b(?:in|with|at|under|into) (?:(?:[\w-]+ ){{0,3}}?{_SHELTER}|{_PATCH})", False, unless=r"\b(?:siege|basements?|cellars?|bunkers?|underground)\b", fighters=False),
    _Way("displaced", "be", rf"\b(?:now|still|currently) (?:[\w-]+ ){{0,2}}?(?:in|at|with|on) (?:[\w-]+ ){{0,4}}?{_SHELTER}", False, fighters=False, unless=r"\b(?:prison|custody|detention|siege)\b"),
    _Way("displaced", "spend", rf"^(?:the|two|three|several|\w+) nights? (?:\w+ )?(?:in|under) (?:the open|{_PATCH})", False, fighters=False),
    _Way("displaced", "accommodate house lodge host settle register", rf"\b(?:in|with|at|as) (?:[\w-]+ ){{0,3}}?(?:{_SHELTER}|displaced|idps|refugees)", True, fighters=False),
    _Way("displaced", "receive host shelter accommodate house welcome take absorb", r"\b(?:families|family|households?|people|persons|individuals|civilians|residents|villagers|refugees|idps|arrivals|newcomers)\b", True, fighters=False, by=r"camps?|sites?|settlements?|shelters?|centres?|centers?|churche?s?|stadium|base|compound|monaster(?:y|ies)"),
    _Way("displaced", "receive host shelter accommodate house welcome take absorb", r"\b(?:refugees|idps|arrivals|newcomers|displaced|uprooted|fleeing|new (?:families|households|people))\b", True, fighters=False, by=r"schools?|towns?|villages?|districts?|cities|city|province|county|municipality|island|communities|host|region|families"),
    _Way("displaced", "get", r"^out of (?!hospital|prison|jail|the (?:rubble|car|bus|way))", False, fighters=False),
    _Way("displaced", "go move leave", rf"\b(?:to|into|across|for|over) (?:[\w-]+ ){{0,3}}?(?:{_BORDER}|safer? (?:areas?|places?|ground)|neighbou?ring [\w-]+)", False, fighters=False),
    _Way("displaced", "reach", r"^(?:the )?(?:[\w'-]+ ){0,4}?(?:areas?|territory|border|frontier|camps?|shores?|islands?|coast|safety|side|lines|positions|soil|town|city|villages?)\b", False, fighters=False),
    # taken and held
    _Way("detained", "take", r"^(?:\w+ ){0,2}?prisoners?\b", True),
    _Way("abducted", "take carry lead drag march herd", r"\bwith (?:them|him)\b", True, by=r"militants?|gunmen|fighters?|rebels|attackers|bandits|raiders|insurgents|haram|shabaab|adf|lra|men|assailants|they|jihadists|terrorists|kidnappers|isis|islamists"),
    _Way("abducted", "be remain stay", rf"\bin (?:the |their )?(?:hands of (?:the |their )?)?(?:{_TAKERS})\b|^(?:still )?with (?:the |their )?(?:{_TAKERS})\b", False, fighters=False),
    _Way("detained", "be remain stay", r"\bin (?:[\w'’-]+ ){1,2}?hands\b|\bin the hands of\b", False, unless=r"\b(?:good|safe|capable|our|own|both|god)\b"),
    _Way("abducted", "fall", r"^into the hands of (?:the |their )?(?:kidnappers|captors|abductors|militants|bandits|rebels|jihadists|gunmen|militia\w*)\b", False),
    _Way("detained", "drag haul snatch pull take seize remove", rf"\b(?:from|out of|off) (?:their |the |his |her |a )?(?:\w+ )?{_FROM}", True, unless=_NO_HARM, by=_AUTHORITY),
    _Way("abducted", "drag haul snatch pull take seize remove", rf"\b(?:from|out of|off) (?:their |the |his |her |a )?(?:\w+ )?{_FROM}", True, unless=_NO_HARM, by=_ARMED),
    _Way("abducted", "drive", r"\b(?:away|off)\b", True, by=r"men|gunmen|militants|rebels|fighters|bandits|militiamen"),
    _Way("abducted", "hold", r"", True, by=r"kidnappers|abductors|captors|bandits|pirates"),
    _Way("detained", "bundle load herd drag shove push", r"\b(?:in)?to (?:[\w-]+ ){0,3}?(?:vans?|trucks?|buses|cars|vehicles)\b", True),
    _Way("detained", "take pick lead haul bring", r"\bfor (?:questioning|interrogation)\b|\binto (?:police |army )?custody\b|\bin handcuffs\b", True),
    _Way("detained", "question interrogate", r"\bat (?:[\w-]+ ){0,3}?(?:barracks|base|camp|station|prison|headquarters)\b", True),
    _Way("detained", "take lead march bring haul drag herd", r"\b(?:in)?to (?:[\w'-]+ ){0,4}?(?:barracks|police stations?|military camp|army camp|headquarters|military base|army base|jail|prison|cells|detention|interrogation)\b", True, unless=r"\bhospital\b"),
    _Way("detained", "lock", r"\b(?:up|away)\b", True),
    _Way("detained", "keep order remand throw put send commit", r"\b(?:in|to) (?:[\w-]+ ){0,2}?(?:jail|prison|custody|detention)\b", True),
    # held where they are
    _Way("trapped", "catch wedge squeeze sandwich", r"^(?:up )?(?:in |between )(?:[\w'-]+ ){0,4}?(?:lines?|sides|armies|forces|fronts?|crossfire|fighting|battles?|siege|clashes|fire|combat)\b", True, fighters=False, uncounted=True),
    _Way("trapped", "catch", r"^in (?:the )?(?:[\w'-]+ ){0,3}?(?:convent|monastery|school|hospital|hotel|church|mosque|compound|camp|basements?|cellars?|building)\b(?=.*\b(?:since|as|when|by|during)\b)", True, fighters=False),
    _Way("trapped", "pack cram crowd squeeze wedge hem bottle box coop corner press jam", r"\b(?:in|into|on|onto|inside|within) (?:[\w'-]+ ){0,5}?(?:pocket|enclave|besieged|perimeter|encirclement|no man's land|square kilomet\w+)\b", True, fighters=False),
    _Way("trapped", "keep confine pin hold lock", r"\b(?:inside|indoors|underground|in (?:their|its) (?:own )?(?:homes|houses|cellars|basements|shelters|bunkers))\b", True, fighters=False, by=_FIGHT, uncounted=True),
    _Way("trapped", "forbid bar ban prohibit", rf"^(?:[^;:,]{{0,50}} )?(?:to leave|from leaving|to go out|to flee|from fleeing) (?:the )?(?:{_TOWN}|{_LAND})", True, fighters=False, unless=_NO_TOWN + r"|\bcountry\b", uncounted=True),
    _Way("trapped", "leave", r"\b(?:cut off|unable to (?:travel|get out|go|move|reach)|with no (?:way|means|route) (?:out|of))\b", True, fighters=False),
    _Way("trapped", "pin hole hem", r"^(?:down|up|in|between|against|inside)\b", True),
    _Way("trapped", "hole", r"^up\b", False),
    _Way("trapped", "stay remain be", r"^(?:still )?behind\b(?! bars)", False, fighters=False),
    _Way("trapped", "be remain", r"\bstill (?:inside|behind|trapped)\b|\bstill in (?:the )?(?:besieged|town|city|enclave|district|area|villages?)\b", True),
    _Way("trapped", "be", r"^(?:thought to be |believed to be )?still (?:inside|behind)\b(?! (?:the )?(?:country|bars))", False),
    _Way("trapped", "leave", r"\b(?:without (?:a |any )?(?:way out|escape|exit)|no way out|unable to (?:leave|flee|escape))\b", True),
    _Way("trapped", "prevent stop bar block keep", r"\bfrom (?:leaving|fleeing|escaping|getting out)\b", True, fighters=False),
    # got out alive
    _Way("rescued", "pull dig lift bring get recover free extricate extract", r"\b(?:alive|from (?:under |beneath )?(?:the )?(?:\w+ )?(?:rubble|debris|ruins|wreckage))\b", True, unless=r"\b(?:bodies|body|corpses?|dead|remains)\b"),
    _Way("rescued", "pick pluck", r"\b(?:at sea|from the (?:sea|water))\b", True),
    _Way("rescued", "pick pluck", r"\b(?:boats?|sea|dinghy|raft|water|waters|vessel)\b", True, by=r"coastguard|coast guard|navy|ship|rescuers|vessel|fishermen|tanker|patrol|charity"),
    _Way("rescued", "bring carry lead", r"^(?:[\w,]+ ){0,3}down\b", True, by=r"firefighters|firemen|rescuers|crews"),
    # set free and handed over, to their own or to those who bring them there
    _Way("returned", "hand turn deliver transfer release free give", rf"\b(?:to|through|via|into the custody of) {_HELPERS}|\bto their (?:own|families|relatives|parents|units?)\b", True),
    _Way("returned", "hand turn exchange swap trade release free", r"\b(?:in|as part of|under|during) (?:an?|the) (?:[\w-]+ ){0,3}?(?:swap|exchange)\b|\bin exchange for\b|^(?:over )?for \d", True, unless=r"\b(?:ransom|money|cash|payment)\b"),
    _Way("returned", _SWAP, r"", True),
    _Way("returned", "change", r"^hands\b", False),
    _Way("returned", "be", r"^(?:(?:now|all|safely|already) )*back with (?:their|his|her)\b", False),
    _Way("returned", "reunite", r"\bwith (?:their|his|her) (?:families|family|parents|relatives|loved ones|children|wives)\b", True),
    _Way("returned", _COME, r"", False),
    # back again
    _Way("returned", "resettle", r"\b(?:in|at|to|on) their (?:own |former |old |home )?(?:villages?|homes?|towns?|areas?|lands?|places)\b", True, fighters=False),
    _Way("returned", "go come move head travel walk be arrive", r"^(?:back (?:to|in|at|home)\b|home\b|back$)", False, fighters=False, unless=r"^back on\b|\b(?:to work|from (?:work|school|market|the market)|normal|wounds?|office|talks|table)\b"),
    _Way("returned", "make", r"^the (?:journey|trip|way) (?:back|home)\b", False, fighters=False),
    _Way("returned", "set", r"^(?:out|off) for home\b", False, fighters=False),
    _Way("returned", "allow let permit", r"^(?:[^;:,]{0,50} )?(?:back|to return|to go back|to go home|to come back)\b", True, fighters=False, unless=_NO_TOWN),
    _Way("returned", "help assist", r"\b(?:return|repatriate|go back|go home)\b", True, fighters=False),
    # missing
    _Way("missing", "see", r"", True, unless=r"\b(?:hands of|custody|captivity|held)\b"),
    _Way("missing", "hear", r"^(?:from|of)\b", True, fighters=True),
    # sexual violence
    _Way("sexual-violence", "report suffer", r"^(?:having been |being )?(?:rape[ds]?|sexual (?:violence|assault|abuse))\b", False),
    _Way("sexual-violence", "assault abuse attack exploit molest violate", r"", True),
    _Way("sexual-violence", "force", r"^(?:himself|themselves) (?:on|upon)\b", True),
)  # fmt: skip
"""In order: of two that fit, the first decides."""
_REACH = 14
"""Words behind the verb that may belong to it, as in phrases.py."""


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words)


@lru_cache(maxsize=1)
def _by_verb() -> Mapping[str, tuple[_Way, ...]]:
    found: dict[str, list[_Way]] = {}
    for way in _WAYS:
        for verb in way.verbs.split():
            found.setdefault(verb, []).append(way)
    return {verb: tuple(ways) for verb, ways in found.items()}


_STAFF = {"staff", "national", "citizen", "diplomat", "personnel", "employee", "expatriate", "worker", "foreigner", "tourist", "patient", "wounded", "family"}  # fmt: skip


def staff_taken_out(parse: Parse, verb: int, mention: Mention) -> Link | None:
    """'pulled its staff out of the town', 'withdrew its staff from the camp', 'patients were moved from the hospital': nobody counts them."""
    if mention.figure is not None or singular(parse[mention.head].lower) not in _STAFF:
        return None
    lemma = parse[verb].lemma
    if lemma not in (
        "pull",
        "fly",
        "withdraw",
        "move",
        "bring",
        "get",
        "take",
        "relocate",
        "transfer",
        "ferry",
    ):
        return None
    if parse[verb].tag not in ("VBD", "VBN") or parse.kids(verb, "neg"):
        return None
    behind = " ".join(parse[j].lower for j in sorted(parse.subtree(verb)) if verb < j < verb + _REACH)
    if _pattern(_NO_RESCUE + r"|\b(?:ward|room|floor|corridor|bed|tent)s?\b").search(behind):
        return None
    of = [
        o
        for p in parse.kids(verb, "prep")
        if parse[p].lower == "out"
        for q in parse.kids(p, "prep")
        for o in parse.kids(q, "pobj")
    ]
    out = any(is_area(parse, o) or parse[o].lower == "country" for o in of) or _pattern(r"\bout$").search(
        behind
    )
    away = lemma in ("withdraw", "move", "relocate", "transfer") and _pattern(r"\bfrom\b").search(behind)
    return ("evacuated", verb, None) if out or away else None


def of_people(parse: Parse, verb: int, mention: Mention, harmed: bool) -> Link | None:
    """What the expression behind the verb says of counted people; `harmed` where they are its object or passive subject."""
    ways = _by_verb().get(parse[verb].lemma)
    if ways is None or not (mention.named or mention.bare):
        return None
    uncounted = mention.figure is None
    if uncounted and not motion.settled(mention):
        return None
    reached = sorted(j for j in parse.subtree(verb) if verb < j < verb + _REACH)
    behind = " ".join(parse[j].lower for j in reached)
    for way in ways:
        if way.harmed != harmed or ("combatant" in mention.groups and not way.fighters):
            continue
        if (uncounted and not way.uncounted) or (
            way.nouns and singular(mention.noun) not in way.nouns.split()
        ):
            continue
        if (
            _behind(parse, reached, behind, way.words)
            and not (way.unless and _pattern(way.unless).search(behind))
            and _done_by(parse, verb, way)
            and _fits(parse, verb, way, mention)
        ):
            return way.kind, verb, None
    return None


def _behind(parse: Parse, reached: list[int], behind: str, words: str) -> bool:
    """Whether the words behind the verb are those of a way; PLACE in it is a word of a place's name."""
    if "PLACE" not in words:
        return bool(_pattern(words).search(behind))
    # Any word in its stead first: which are places may take those of the whole report to be found.
    if not _pattern(words.replace("PLACE", r"\S+")).search(behind):
        return False
    places = parse.notes.get("places", ())
    return bool(_pattern(words).search(" ".join("PLACE" if j in places else parse[j].lower for j in reached)))


_STRUCK = re.compile(
    r"\b(?:hit|struck|attack\w*|bomb\w*|blast|explo\w+|mines?|landmines?|sank|sunk|capsiz\w+|ambush\w*|crash\w*|shot|fire|fired|overturned|seiz\w+)\b",
    re.IGNORECASE,
)


def _done_by(parse: Parse, verb: int, way: _Way) -> bool:
    if not way.by:
        return True
    doers = [*parse.subjects(verb), *([a] if (a := parse.agent(verb)) is not None else [])]
    told = parse.plain[parse.sentence.start : parse.sentence.end]
    if not doers and parse[verb].dep == "acl" and parse[verb].tag == "VBG" and not _STRUCK.search(told):
        # 'The first convoy, carrying 156 people, arrived'; but no bus that hit a mine.
        doers = [parse[verb].head]
    words = " ".join(parse[j].lower for d in doers for j in sorted(parse.subtree(d)))
    return bool(re.search(rf"\b(?:{way.by})\b", words))


_CAPTIVES = {"prisoner", "captive", "hostage", "detainee", "pow"}
_COMPANY = 20
"""From this many on, people who reach a place together are in flight."""


def _fits(parse: Parse, verb: int, way: _Way, mention: Mention) -> bool:
    """Few people on their way are a delegation, unless they are families; who is not heard of is missing, who is heard of is not."""
    if way.verbs == "see":
        # 'were last seen at a checkpoint'
        if parse.kids(verb, "neg"):
            # 'have not been seen since'
            return "since" in parse.lower(verb + 1, verb + 3)
        return "last" in parse.lower(verb - 2, verb) and not {
            "weeks",
            "week",
            "days",
            "month",
            "year",
            "night",
        } & set(parse.lower(verb - 2, verb))
    if way.verbs == _SWAP or (way.kind == "returned" and way.verbs == "change"):
        return set(mention.groups) <= {"prisoner", "combatant"} or singular(mention.noun) in _CAPTIVES
    if way.verbs == _COME:
        # 'Eight freed pilots landed in the capital'
        told = {parse[c].lower for c in parse.kids(mention.head, "amod")}
        return bool(told & {"freed", "released", "swapped", "exchanged", "repatriated"})
    if way.verbs == "reach" and mention.figure is not None:
        # 'Three doctors reached the border' are no flight.
        home = set(mention.groups) <= {"civilian", "person", "child", "woman", "man", "elderly"}
        return home and not parse.kids(verb, "neg") and (mention.figure.number or 0) >= _COMPANY
    if way.kind == "missing":
        return bool(parse.kids(verb, "neg")) or "no" in parse.lower(verb - 4, verb)
    if (
        way.kind == "evacuated"
        and mention.groups == ("official",)
        and "out" not in parse.lower(verb + 1, verb + 8)
    ):
        # 'flew 12 advisers to the capital'
        return False
    if way.kind == "sexual-violence" and way.harmed and parse[verb].lemma != "force":
        return "sexually" in parse.lower(verb - 2, verb + 3)
    alone = mention.figure is not None and mention.figure.high == 1
    if alone and not way.harmed and way.kind in ("displaced", "evacuated", "returned"):
        # One person who stays with relatives is a guest.
        return False
    return not parse.kids(verb, "neg")
