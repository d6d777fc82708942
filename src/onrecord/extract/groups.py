"""Which groups a noun phrase names, and of which side: 'rebel fighters' → combatant, 'rebel'."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.extract import person_words
from onrecord.extract.numbers import value
from onrecord.extract.parse import Parse
from onrecord.extract.words import ARMED, ARMED_NAMES, CIVIL_BODIES, GATHERING, GROUP_OF, PAIRS, THINGS

INSIDE = ("det", "poss", "amod", "compound", "nummod", "nmod", "predet", "quantmod")
"""Dependencies of the words that stand inside a noun phrase, before its head."""


@lru_cache(maxsize=50_000)
def singular(word: str) -> str:
    irregular = {"children": "child", "women": "woman", "men": "man", "people": "people", "bodies": "body",
                 "policemen": "policeman", "gunmen": "gunman", "families": "family", "militiamen": "militiaman",
                 "servicemen": "serviceman", "cameramen": "cameraman", "wives": "wife", "lives": "life",
                 "schoolchildren": "schoolchild", "businessmen": "businessman", "tribesmen": "people", "clergymen": "clergyman", "watchmen": "watchman",
                 "patrolmen": "patrolman",
                 "fishermen": "fisherman", "passers-by": "passer-by", "passersby": "passer-by",
                 "buses": "bus", "others": "other", "babies": "baby", "countrymen": "people"}  # fmt: skip
    if word in irregular:
        return irregular[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        return word[:-1]
    return word


def with_families(parse: Parse, head: int) -> bool:
    """'640 fighters and their relatives', 'rebels and members of their families', whatever the parser joins them to."""
    return bool(_FAMILIES.match(" ".join(parse.lower(head + 1, head + 7))))


_FAMILIES = re.compile(
    r"and (?:members of )?their (?:(?:immediate|own) )?(?:families|relatives|dependants|dependents|wives|children|family members)\b"
)


def describe(parse: Parse, head: int) -> tuple[tuple[str, ...], str | None, bool]:
    """(groups, affiliation, whether a word for people is there) of the noun phrase with this head."""
    token = parse[head]
    lemma = singular(token.lower)
    modifiers = [c for c in parse.children[head] if c < head and parse[c].dep in INSIDE]
    before = parse[head - 1].lower if head else ""
    if before == "old" and (_age(parse, head, modifiers) or 70) < 70:
        # 'a 30-year-old woman' is no old woman.
        before = ""
    group = (
        PAIRS.get((before, lemma))
        or PAIRS.get((before, token.lower))
        or GROUP_OF.get(lemma)
        or GROUP_OF.get(token.lower)
        or (person_words.group_of(lemma) if token.tag in ("NN", "NNS") and lemma not in THINGS else None)
    )
    if lemma == "member" and _MEDICAL.match(parse.text[token.end : token.end + 40]):
        return ("medic",), None, True
    if (
        lemma == "staff"
        and (inner := of_whom(parse, head)) is not None
        and _OF_HEALTH.search(parse.words(*parse.extent(inner)))
    ):
        return ("medic",), None, True
    if group == "person" and (kin := of_whom(parse, head)) is not None and parse[kin].lower == "family":
        return ("civilian",), None, True
    inside = of_whom(parse, head) if (group in (None, "person") and lemma in GATHERING) else None
    if inside is not None:
        groups, affiliation, _named = describe(parse, inside)
        if CIVIL_BODIES & {parse[c].lower for c in parse.children[inside]}:
            return ("civilian",), None, True
        if groups or parse[inside].lower in ARMED or affiliation:
            return groups or ("combatant",), affiliation, True
    if lemma == "family" and group == "civilian":
        return ("civilian",), None, True
    if group is None and token.tag == "NNP":
        # 'the photographer Omar Khaled': what the name is called before it.
        titles = [GROUP_OF.get(singular(parse[c].lower)) for c in modifiers if parse[c].tag in ("NN", "NNP")]
        group = next((t for t in titles if t and t != "person"), None)
    if lemma == "life" and any(parse[c].lower == "civilian" for c in modifiers):
        return ("civilian",), None, False
    if group is None and lemma in ("death", "fatality", "casualty", "killing"):
        sides = {
            GROUP_OF.get(parse[c].lower)
            or ("combatant" if parse[c].lower in ("military", "rebel", "army", "police") else None)
            for c in [*modifiers, *(k for c in modifiers for k in parse.kids(c, "conj"))]
        }
        whose = of_whom(parse, head)
        many = token.tag == "NNS" and bool(parse.kids(head, "nummod"))
        if many and whose is not None and parse[whose].tag == "NNS" and not parse.kids(whose, "nummod"):
            # '90 killings of civilians'
            sides |= set(describe(parse, whose)[0]) - {"person"}
        sides.discard(None)
        if sides:
            return tuple(sorted(s for s in sides if s)), None, True
    if group is None:
        if token.lower in ARMED and token.tag in ("NNS", "NNPS"):
            return ("combatant",), _side(parse, head, modifiers), True
        if token.tag == "NNPS" or (
            token.text[:1].isupper()
            and token.lower.endswith(("ians", "is", "ites", "ese", "ans", "eans"))
            and token.lower not in ARMED_NAMES
        ):
            return ("person",), None, token.lower.endswith(("ians", "is", "ites", "ans", "ese"))
        if any(parse[c].lower in ("dead", "wounded", "injured") for c in modifiers):
            return ("person",), None, True
        return (), None, False
    if (
        group == "combatant"
        and token.tag == "NNS"
        and _no_longer({parse[c].lower for c in modifiers} | {before})
    ):
        return ("civilian",), None, True
    if (
        (group in ("person", "civilian") or lemma == "personnel")
        and lemma in _STAFF
        and _of_aid(parse, head, modifiers)
    ):
        return ("aid-worker",), None, True
    if (
        lemma in _STAFF
        and group in ("person", "civilian")
        and _RESCUERS.search(_with_whom(parse, head, modifiers))
    ):
        return ("rescuer",), None, True
    if group in _ANY_AGE and (_is_minor(parse, head, modifiers) or _aged_behind(parse, head)):
        return ("child",), None, True
    if group in ("person", "man", "woman") and _kills(parse, head):
        # 'one of the men who killed him'
        return ("combatant",), None, True
    if (
        group == "official"
        and lemma in _RANKS
        and (inner := of_whom(parse, head)) is not None
        and armed_name(parse, inner)
    ):
        # 'a leader of the brigades'
        return ("combatant",), _phrase(parse, inner), True
    if group in ("man", "woman", "civilian") and _elderly(parse, head, modifiers):
        return tuple(sorted(("elderly", group))), None, True
    if group in ("person", "civilian") and _OVER.match(parse.text[token.end : token.end + 40]):
        return ("elderly",), None, True
    found = {group}
    # 'women children and elderly men': the commas were lost.
    counted = min((c for c in modifiers if parse[c].tag == "CD"), default=0)
    found |= {
        GROUP_OF[singular(parse[c].lower)]
        for c in modifiers
        if parse[c].lower in _KINDS_OF_PEOPLE and c >= counted
    }
    for c in parse.kids(head, "conj"):
        noun = singular(parse[c].lower)
        other = PAIRS.get((parse[c - 1].lower, noun)) or GROUP_OF.get(noun)
        if (
            other
            and not any(parse[k].tag == "CD" or parse[k].lower in _COUNTS for k in parse.subtree(c) if k < c)
            and not _tell(parse, c)
            and token.tag == "NNS"
            and (parse[c].tag == "NNS" or noun == "staff")
        ):
            found.add(other)
    if token.tag == "NNS" and with_families(parse, head):
        found.add("civilian")
    if group == "person" and head and parse[head - 1].text == "IS":
        return ("combatant",), "IS", True
    if (
        group in ("man", "person")
        and lemma in ("man", "member")
        and {parse[c].lower for c in modifiers} & (_OF_FIGHTERS | (ARMED_NAMES - {"state", "security", "is"}))
    ):
        return ("combatant",), _side(parse, head, modifiers), True
    if group == "person":
        words = {parse[c].lower for c in modifiers} | ({before} if head else set())
        for word in words:
            adjective = {"civilian": "civilian", "civilians": "civilian", "rebel": "combatant", "militant": "combatant",
                         "elderly": "elderly", "innocent": "person", "military": "combatant",
                         "terrorist": "combatant"}.get(word)  # fmt: skip
            if adjective and adjective != "person":
                found = {adjective}
        if lemma == "member" or token.lower == "members":
            inner = of_whom(parse, head)
            if inner is not None and parse[inner].lower in _SEATS:
                # 'six members of parliament'
                return ("official",), None, True
            if inner is not None and (parse[inner].lower in ARMED or armed_name(parse, inner)):
                return ("combatant",), _phrase(parse, inner), True
            if inner is None and {parse[c].lower for c in modifiers} & ARMED_NAMES:
                return ("combatant",), _side(parse, head, modifiers), True
            if inner is not None:
                more, side, _ = describe(parse, inner)
                if more and more != ("person",):
                    return more, side or _phrase(parse, inner), True
    if "combatant" in found and {parse[c].lower for c in modifiers} & {
        "captive",
        "captured",
        "detained",
        "imprisoned",
        "surrendered",
    }:
        found.add("prisoner")
    if found <= {"man", "woman", "child"} and any(parse[c].lower == "civilian" for c in modifiers):
        # '200 civilian men'
        found.add("civilian")
    if found & _CALLINGS and {parse[c].lower for c in modifiers} & {"woman", "women", "female", "lady"}:
        found.add("woman")
    affiliation = _side(parse, head, modifiers) if "combatant" in found else None
    if len(found) > 1:
        found.discard("person")
    return tuple(sorted(found)), affiliation, True


_SEATS = {"parliament", "congress", "senate", "assembly", "legislature", "cabinet", "council", "government"}
_COUNTS = {"dozen", "dozens", "several", "some", "scores", "hundreds", "many", "few"}


def _tell(parse: Parse, i: int) -> bool:
    """'killing 70 worshippers, rescue workers and residents said': who stands before 'said' tells of it."""
    last = max(j for j in parse.subtree(i) if not any(parse[k].lower == "among" for k in (j, parse[j].head)))
    if parse.lower(last + 1, last + 3) == ["among", "them"]:
        # '106 people, women and children among them'
        return True
    return last + 1 < len(parse) and parse[last + 1].lemma in (
        "say",
        "report",
        "tell",
        "add",
        "confirm",
        "claim",
    )


def _kills(parse: Parse, head: int) -> bool:
    """Whether a relative clause tells that they did the killing."""
    for verb in parse.kids(head, "relcl"):
        who = any(parse[s].lower in ("who", "that") for s in parse.kids(verb, "nsubj"))
        if (
            who
            and parse[verb].lemma in ("kill", "shoot", "attack", "murder", "ambush", "behead")
            and parse.kids(verb, "dobj")
        ):
            return not parse.kids(verb, "auxpass")
    return False


_RANKS = {"leader", "chief", "head", "commander", "spokesman", "member", "chieftain"}
_OVER = re.compile(r" (?:aged )?(?:over|above) (?:the age of )?(?:6\d|7\d|8\d)\b")


def _elderly(parse: Parse, head: int, modifiers: list[int]) -> bool:
    """'an elderly woman', 'a 76-year-old man', 'a man of 80'."""
    age = _age(parse, head, modifiers)
    if age is None:
        told = re.match(
            r" of (?:about |around )?(\d\d)\b(?! (?:years? ago|men|women|people|them|his|her|their))",
            parse.text[parse[head].end : parse[head].end + 14],
        )
        age = int(told[1]) if told else None
    said = bool({parse[c].lower for c in modifiers} & {"elderly", "old", "aged"})
    return age >= 70 if age is not None else said


_CALLINGS = {"medic", "journalist", "aid-worker", "official", "rescuer", "combatant"}
_OF_FIGHTERS = {
    "paramilitary",
    "militia",
    "guerrilla",
    "rebel",
    "militant",
    "insurgent",
    "jihadist",
    "armed",
    "taliban",
}
"""Words that make 'men' those who fight."""
_ANY_AGE = {"person", "civilian", "man", "woman"}
_KINDS_OF_PEOPLE = {"women", "men", "children"}
_YEARS = re.compile(r"\b([\w]+)[- ](?:year|yr)s?[- ]old\b", re.IGNORECASE)


def _is_minor(parse: Parse, head: int, modifiers: list[int]) -> bool:
    """'his teenage son', 'a 15-year-old farm worker': under 18 by what stands before the noun itself."""
    words = {parse[c].lower for c in modifiers if parse[c].dep != "poss"}
    if words & {"teenage", "teenaged", "teen", "underage", "infant", "newborn"}:
        return True
    age = _age(parse, head, modifiers)
    return age is not None and age < 18


_AGED = re.compile(r",? aged (\d{1,2})(?: and (\d{1,2}))?\b(?! to|-)")


def _aged_behind(parse: Parse, head: int) -> bool:
    """'two sisters, aged 6 and 9'"""
    match = _AGED.match(parse.text, parse[head].end)
    return match is not None and all(int(years) < 18 for years in match.groups() if years)


def _age(parse: Parse, head: int, modifiers: list[int]) -> int | None:
    """The years of the person: 15 of 'the teacher's 15-year-old daughter', not of 'the 15-year-old's father'."""
    own = [k for c in modifiers if parse[c].dep not in ("poss", "det") for k in parse.subtree(c)]
    if not own:
        return None
    match = _YEARS.search(parse.text[parse[min(own)].start : parse[head].start])
    return value(match[1]) if match else None


_MEDICAL = re.compile(
    r"\s+of (?:the |its |a )?(?:\w+ )?(?:medical|hospital|health|ambulance|vaccination|polio) (?:vaccination )?(?:staff|team|crew)",
    re.I,
)
_OF_HEALTH = re.compile(r"\b(?:[Mm]edical|[Hh]ospital|[Hh]ealth|[Cc]linic|[Aa]mbulance)\b")
_STAFF = {"employee", "staff", "worker", "personnel", "volunteer", "member"}
_AID = re.compile(
    r"\b(?:UN|U\.N\.|United Nations|UNRWA|UNHCR|UNICEF|WFP|MSF|SARC|ICRC|Red Cross|Red Crescent|aid|relief|humanitarian|charity|NGO)\b"
)


def _of_aid(parse: Parse, head: int, modifiers: list[int]) -> bool:
    """'two United Nations employees', 'staff of a relief agency'."""
    inner = of_whom(parse, head)
    words = _noun_phrase(parse, head, modifiers)
    words += " " + parse.words(*parse.extent(inner)) if inner is not None else ""
    own = head and parse[head - 1].lower in ("its", "their")
    if own and parse[head].lower == "staff":
        # 'UNRWA says that 190 of its staff have been killed'
        words += " " + parse.text[parse.sentence.start : parse[head].start]
    return bool(_AID.search(words))


def _noun_phrase(parse: Parse, head: int, modifiers: list[int]) -> str:
    return parse.words(min([head, *[k for c in modifiers for k in parse.subtree(c)]]), head)


def _with_whom(parse: Parse, head: int, modifiers: list[int]) -> str:
    """The words of a noun with those of whom it is: 'members of the White Helmets'."""
    inner = of_whom(parse, head)
    words = _noun_phrase(parse, head, modifiers)
    return words + " " + parse.words(*parse.extent(inner)) if inner is not None else words


_RESCUERS = re.compile(
    r"\b(?:Civil Defen[cs]e|White Helmets?|rescue|fire (?:brigade|service|department)|[Ll]ifeboat)\b"
)


def _no_longer(words: set[str]) -> bool:
    """'former fighters', 'demobilised rebels': who take no part any more are civilians."""
    return bool(words & {"former", "ex", "demobilised", "demobilized", "disarmed", "retired"})


def of_whom(parse: Parse, head: int) -> int | None:
    for prep in parse.kids(head, "prep"):
        if parse[prep].lower == "of":
            for obj in parse.kids(prep, "pobj"):
                return obj
    return None


def armed_name(parse: Parse, i: int) -> bool:
    words = {parse[j].lower for j in parse.subtree(i)}
    return bool((words | {singular(w) for w in words}) & (ARMED | ARMED_NAMES))


def _phrase(parse: Parse, i: int) -> str:
    kept = [j for j in parse.children[i] if j < i and parse[j].dep in ("compound", "amod", "poss", "nmod")]
    return parse.words(min([i, *kept]), i)


def _side(parse: Parse, head: int, modifiers: list[int]) -> str | None:
    """The side's words: 'rebels', 'government soldiers' → 'government', 'IS fighters' → 'IS'."""
    names = [
        c
        for c in modifiers
        if parse[c].dep in ("compound", "amod", "nmod", "poss") and parse[c].lower not in _NO_SIDE
    ]
    inner = of_whom(parse, head)
    if inner is not None and (parse[inner].lower in ARMED or parse[inner].pos == "PROPN"):
        return _phrase(parse, inner)
    if names:
        first = min(
            [
                min(names),
                *[k for n in names for k in parse.subtree(n) if k > 0 and parse[k].dep == "compound"],
            ]
        )
        words = parse.words(first, max(names))
        return re.sub(r"['’]s?$", "", words)
    return parse[head].text


_NO_SIDE = {"armed", "many", "other", "more", "foreign", "young", "wounded", "dead", "least", "several", "captured",
            "new", "own", "some", "suspected", "masked", "unknown", "top", "senior", "killed", "injured", "most"}  # fmt: skip
