"""Who did it: the side that the words of an act name as its doer."""

from __future__ import annotations

import re

from onrecord.calendar_words import MONTH_NAMES, WEEKDAYS
from onrecord.extract import hands, mines, no_doers, person_words
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.extract.voice_words import armed_teller
from onrecord.extract.words import ARMED, ARMED_NAMES, GROUP_OF, VERBS

WEAPONS = {
    "strike", "airstrike", "raid", "attack", "bomb", "bombing", "blast", "explosion", "shelling", "fire", "rocket", "shell",
    "mortar", "missile", "bombardment", "clash", "fighting", "battle", "offensive", "assault", "violence", "gunfire", "gas",
    "bullet", "mine", "shrapnel", "operation", "crackdown", "war", "conflict", "that", "which", "it", "this", "who", "siege",
    "explosive", "device", "vehicle", "car", "truck", "artillery", "massacre", "ambush", "shooting", "campaign", "toll",
    "they", "he", "she", "sniping", "uprising", "barrel", "hit", "barrage", "crossfire", "incident", "these", "those", "i",
    "bombardments", "unrest", "number", "what", "strikes", "bloodshed", "fight", "sandstorm", "earthquake", "collapse",
}  # fmt: skip


def actor_of(parse: Parse, trigger: int) -> str | None:
    """Who did it, as the trigger's own grammar says: subject, agent, possessor or adjective."""
    token = parse[trigger]
    if (whose := hands.whose(parse, trigger)) is not None:
        return named(parse, whose)
    if token.pos == "VERB":
        # 'A farmer stepped on a mine': he met it, and laid none.
        return None if mines.met(parse, trigger) else _verb_actor(parse, trigger)
    verb = parse.clause(trigger)
    if token.lower in ("toll", "number", "total", "count", "tally", "figure"):
        # 'Six soldiers died, taking the toll to 112': none of them did it
        return noun_actor(parse, trigger)
    if (
        parse[verb].lemma in ("take", "hold", "keep", "leave")
        and verb < trigger
        and not parse.kids(verb, "auxpass")
    ):
        # 'took 900 villagers hostage', 'left 12 dead'
        return noun_actor(parse, trigger) or _verb_actor(parse, verb)
    return noun_actor(parse, trigger)


def led_to(parse: Parse, verb: int) -> str | None:
    """'The council is expected to meet', 'the army was forced to leave': whom a passive leads to do it."""
    above = parse[verb].head
    if parse[verb].dep != "xcomp" or parse.passive(verb) or parse.agent(above) is not None:
        return None
    return next((named(parse, s) for s in parse.kids(above, "nsubjpass")), None)


SUFFERS = ("lose", "suffer", "mourn")
"""'The army lost 27 men': done to it, by whom is not told."""


def _accused(parse: Parse, verb: int) -> int | None:
    """Whoever is accused of what the verb tells, or of what it hangs on: 'accused the army of shelling Kutum, killing two'."""
    return next((a for j in (verb, *parse.up(verb)) if (a := parse.accused(j)) is not None), None)


def _verb_actor(parse: Parse, verb: int) -> str | None:
    if parse[verb].lemma in SUFFERS and any(
        GROUP_OF.get(singular(parse[o].lower)) is not None or parse[o].tag == "CD"
        for o in parse.kids(verb, "dobj")
    ):
        return None
    if no_doers.done_by_nobody_named(parse, verb):
        return None
    agent = hands.asked_by(parse, verb) if parse.agent(verb) is None else parse.agent(verb)
    if parse[verb].lemma == "come" and any(parse[p].lower == "under" for p in parse.kids(verb, "prep")):
        # 'The rebels came under fire from the army'
        senders = [
            o
            for p in parse.kids(verb, "prep")
            if parse[p].lower in ("from", "by")
            for o in parse.kids(p, "pobj")
        ]
        return named(parse, senders[0]) if senders else None
    if agent is not None:
        return named(parse, agent) or noun_actor(parse, agent)
    if parse.passive(verb) and parse[verb].lower not in ("killing", "wounding", "injuring"):
        for prep in parse.kids(verb, "prep"):
            if parse[prep].lower in ("in", "after", "during", "when", "from"):
                for obj in parse.kids(prep, "pobj"):
                    # 'killed in Saudi air strikes', but not 'killed in the Saudi hospital'
                    found = noun_actor(parse, obj) if singular(parse[obj].lower) in _EVENTS else None
                    if found:
                        return found
        return None
    harm = VERBS.get(parse[verb].lemma)
    if harm is not None and harm.kind == "killed" and not harm.object_harmed and not parse.kids(verb, "dobj"):
        # 'Nine rebels died in Kutum and four in Tawila': by the hand of nobody named
        return None
    for subject in parse.subjects(verb):
        if (
            parse[subject].dep != "nsubj"
            and not parse.has_lost_its_subject(verb)
            and subject != _accused(parse, verb)
        ):
            continue
        if parse[subject].lower in ("that", "which", "who"):
            noun = parse[parse[subject].head].head
            if noun in parse.notes["towns"]:
                return None
            return named(parse, noun) or noun_actor(parse, noun)
        teller = armed_teller(parse, verb)
        if teller is not None:
            return named(parse, teller)
        return named(parse, subject) or noun_actor(parse, subject) or _of_the_teller(parse, verb, subject)
    return None


_UP_TO_BY = {"of", "them", "whom", "those", "these", "were", "was", "killed", "committed", "carried", "out", "made", "at", "the", "hands", "attributed"}  # fmt: skip


def of_a_part(parse: Parse, last: int) -> str | None:
    """Who did it to a part alone: 'five of them by the army', 'including 60 by government forces', '20 were attributed to rebels'."""
    for j in range(last + 1, min(last + 5, len(parse))):
        attributed = parse[j].lower == "to" and any(t.lower == "attributed" for t in parse.tokens[:j])
        if parse[j].lower == "by" or attributed:
            return next(
                (found for o in parse.kids(j, "pobj") if (found := named(parse, o)) is not None), None
            )
        if parse[j].lower not in _UP_TO_BY:
            return None
    return None


def _of_the_teller(parse: Parse, verb: int, subject: int) -> str | None:
    """'The division said its artillery killed 17': whoever speaks of arms of his own."""
    if singular(parse[subject].lower) not in WEAPONS or not any(
        parse[c].lower in ("its", "their") for c in parse.kids(subject, "poss")
    ):
        return None
    tells = next(
        (j for j in parse.up(verb) if parse[j].lemma in ("say", "announce", "report", "claim")), None
    )
    tellers = parse.kids(tells, "nsubj") if tells is not None else []
    return next((named(parse, s) or parse.words(*parse.extent(s)) for s in tellers), None)


def noun_actor(parse: Parse, noun: int) -> str | None:
    """'Russian' of 'Russian air strikes', 'the coalition' of 'strikes by the coalition'."""
    if singular(parse[noun].lower) not in WEAPONS and parse[noun].pos != "NOUN":
        return None
    if singular(parse[noun].lower) in _MANY_OF:
        # 'a string of French drone strikes'
        of = [o for p in parse.kids(noun, "prep") if parse[p].lower == "of" for o in parse.kids(p, "pobj")]
        by = next(
            (by for o in of if singular(parse[o].lower) in _EVENTS and (by := noun_actor(parse, o))), None
        )
        if by is not None:
            return by
    for child in parse.children[noun]:
        token = parse[child]
        if token.lower == "by" and token.dep in ("prep", "agent"):
            for obj in parse.kids(child, "pobj"):
                return named(parse, obj)
        if token.dep in ("acl",) and (agent := parse.agent(child)) is not None:
            return named(parse, agent)
        if token.dep == "poss" and token.pos in ("NOUN", "PROPN") and not token.lower.endswith("day"):
            owner = named(parse, child)
            return owner.rstrip("'’") if owner is not None else None
    if singular(parse[noun].lower) in _NO_SIDES_OWN:
        # 'the Syrian conflict' is nobody's doing, 'the Palestinian death toll' of those who died.
        return None
    for child in parse.children[noun]:
        token = parse[child]
        if (
            child < noun
            and token.dep in ("amod", "compound", "nmod")
            and is_side(token.text)
            and token.lower not in LABELS
            and not (child in parse.notes["towns"] and token.pos == "PROPN" and token.text not in _STATES)
        ):
            first = min([child, *[c for c in parse.children[child] if c < child]])
            while first > 1 and parse[first - 1].lower == "and" and is_side(parse[first - 2].text):
                # 'French and Malian joint air raids'
                first -= 2
            if first > 2 and parse[first - 1].lower in ("led", "backed") and parse[first - 2].text == "-":
                # 'Saudi-led Coalition'
                first -= 3
            return parse.words(first, _to_its_end(parse, child, noun))
    return _armed_name_before(parse, noun)


def _armed_name_before(parse: Parse, noun: int) -> str | None:
    """'in Nusra Front mortar attacks', 'in Islamic State rocket attacks'"""
    if singular(parse[noun].lower) not in WEAPONS:
        return None
    for child in parse.kids(noun, "compound", "nmod", "amod"):
        names = parse[child].text.istitle() and parse[child].lower in _ENDS_OF_NAMES
        first = min(parse.subtree(child))
        if names and first < child < noun and parse[first].text.istitle():
            return parse.words(first, child)
    return None


_ENDS_OF_NAMES = {"front", "brigade", "brigades", "state", "movement", "army", "militia"}


_FORCES = {"force", "forces", "army", "navy", "militia", "police", "guard", "troops", "warplane", "jet", "fighter", "drone"}  # fmt: skip


def _to_its_end(parse: Parse, child: int, noun: int) -> int:
    """The last word of a side before its act: 'Syrian air force raids', 'Syrian and Russian strikes'."""
    last = child
    for j in range(child + 1, noun):
        joins = parse[j].lower == "and" and j + 1 < noun and is_side(parse[j + 1].text)
        if joins or parse[j].lower in _FORCES or (parse[j - 1].lower == "and" and is_side(parse[j].text)):
            last = j
        elif (
            parse[j].lower not in ("air", "armed", "security", "special")
            or singular(parse[j + 1].lower) not in _FORCES
        ):
            break
    return last


_MANY_OF = {"wave", "series", "string", "spate", "barrage", "number", "campaign", "round", "rash"}
_STATES = ("US", "U.S.")
LABELS = {"terrorist"}
"""What an attack is called, and not who did it: 'a terrorist attack'."""


_EVENTS = WEAPONS | {"killing", "crash", "sweep", "purge", "firing", "spree"}


_NO_SIDES_OWN = {
    "conflict", "war", "uprising", "unrest", "crisis", "revolution", "violence", "toll", "count", "death",
    "casualty", "fatality", "dead", "loss", "victim", "body", "revolt", "battle", "fighting", "clash", "gunbattle",
}  # fmt: skip


_SIDES = re.compile(
    r"^(?:[A-Z][\w-]*(?:ian|ish|ese|an|i|led|backed)|US|U\.S\.|French|"
    r"(?i:governments?|regimes?|rebels?|militant|armys?|coalitions?|terrorist|insurgent|opposition|jihadist|loyalist|separatist|paramilitary|militias?|guerrilla|extremist)|"
    r"ISIS|Daesh|IS|Houthi|Taliban|[\w.-]+-led|[\w.-]+-backed|pro-[\w-]+)$"
)


def is_side(word: str) -> bool:
    return bool(_SIDES.match(word)) and word.lower() not in ("christian", "civilian", "suburban", "human")


_SPEAKS_FOR = {"spokesman", "spokeswoman", "spokesperson", "statement", "mouthpiece"}


def principal(parse: Parse, head: int) -> int:
    """The Taliban of 'a spokesman for the Taliban', the group of 'the group's spokesman': who did it, not who speaks for them."""
    if singular(parse[head].lower) not in _SPEAKS_FOR:
        return head
    behind = [
        o
        for p in parse.kids(head, "prep")
        if parse[p].lower in ("for", "of", "from")
        for o in parse.kids(p, "pobj")
    ]
    return next(iter((*parse.kids(head, "poss"), *behind, *parse.kids(head, "compound"))), head)


def named(parse: Parse, head: int) -> str | None:
    """The words of a noun phrase that names a doer, None where it names a weapon or an event."""
    head = principal(parse, head)
    token = parse[head]
    lemma = singular(token.lower)
    if any(parse[d].lower in ("no", "neither") for d in parse.kids(head, "det")):
        return None
    if lemma in WEAPONS or lemma in _WHERE_IT_STOOD or token.pos not in ("NOUN", "PROPN", "ADJ", "VERB"):
        return None
    doer = (
        GROUP_OF.get(lemma) in ("combatant", "person", "official") or lemma in ARMED or token.lower in ARMED or token.pos == "PROPN"
        or token.lower in ARMED_NAMES or (token.tag == "NNS" and person_words.group_of(lemma) is not None) or lemma in ("government", "regime", "junta", "warplane", "jet", "helicopter", "plane", "aircraft", "group", "side", "state",
                     "authority", "opposition", "plane", "tank", "wing", "network", "man", "alliance", "ship", "navy")
    )  # fmt: skip
    secret = lemma in ("service", "agency") and any(
        parse[c].lower in ("security", "intelligence", "secret") for c in parse.kids(head, "compound", "amod")
    )
    doer = doer or secret
    before = parse.kids(head, "amod", "compound", "nmod", "poss")
    doer = doer or (
        lemma == "drone"
        and any(is_side(parse[c].text) or parse[c].pos == "PROPN" or parse[c].dep == "poss" for c in before)
    )
    doer = doer or (
        lemma in ("organization", "organisation")
        and any(
            parse[c].lower in _OF_ARMS or parse[c].lower in ARMED for n in before for c in parse.subtree(n)
        )
    )
    if not doer and lemma in _PARTS_OF_A_FORCE:
        # 'a column of Malian soldiers', 'elements of the brigade'
        whose = [o for p in parse.kids(head, "prep") if parse[p].lower == "of" for o in parse.kids(p, "pobj")]
        doer = any(named(parse, o) is not None for o in whose)
    if not doer:
        return None
    nodes = sorted(parse.subtree(head))
    first = head
    for j in reversed([n for n in nodes if n < head]):
        if j != first - 1 or parse[j].text in (",", '"', "“", ":") or _ahead_of_it(parse, j):
            break
        first = j
        if parse[j].dep == "det" and parse[j].lower in ("a", "an", "the"):
            # '… Islamic State A suicide bomber': a full stop was lost.
            break
    if first and parse[first - 1].text == "IS" and first == head:
        first -= 1
    last = head
    for j in [n for n in nodes if n > head]:
        if (
            j != last + 1
            or j > head + (12 if "called" in parse.lower(head, head + 8) else 7)
            or parse[j].lower in _NOT_OF_THE_NAME
            or _from_a_town(parse, j)
            or (parse[j].pos in ("VERB", "AUX") and parse[j].lower != "called" and parse[j - 1].text != "-")
            or parse[j].dep in ("relcl", "acl")
            or parse[j].text in (",", "(", "[", '"', ":")
            or parse[j].lower in ("which", "who", "that", "whose", "whom", "where")
        ):
            break
        last = j
    if parse[last].lower in ("al", "el") and parse.lower(last + 1, last + 2) == ["-"]:
        # the length ends in the middle of 'al-Nusra Front'
        last += 2
        while last + 1 < len(parse) and parse[last + 1].tag.startswith("NNP"):
            last += 1
    while last > head and (parse[last].pos in ("ADP", "CCONJ", "DET") or parse[last].text in ("-", '"')):
        last -= 1
    return parse.words(first, last)


_OF_ARMS = {"terrorist", "terror", "armed", "militant", "rebel", "extremist", "jihadist", "paramilitary"}
_PARTS_OF_A_FORCE = {"column", "element", "remnant", "contingent", "detachment", "convoy", "handful", "band"}


def _from_a_town(parse: Parse, j: int) -> bool:
    """'rockets fired by the militia from Bahri': where they were fired from"""
    return parse[j].lower == "from" and bool(parse.notes["towns"] & set(parse.kids(j, "pobj")))


def _ahead_of_it(parse: Parse, j: int) -> bool:
    """A word or dash ahead of a name and not of it: 'Earlier rebels shot two', '10 May - Two bombers', 'On Monday gunmen', 'In Gulu gunmen'."""
    apart = parse[j].text in ("-", "–", "—") and parse[j].end < parse[j + 1].start
    of_another = j + 1 < len(parse) and (parse[j + 1].tag == "POS" or parse[j + 1].tag == "CD")
    day = parse[j].lower in _TIMES and not of_another and parse[j - 1].text != "Black"
    return apart or day or _in_a_place(parse, j) or parse[j].text in _LEADS


def _in_a_place(parse: Parse, j: int) -> bool:
    """'In Gulu gunmen killed nine': the sentence begins with where, and goes on without a comma."""
    first = j
    while first and parse[first].pos == "PROPN":
        first -= 1
    return first == 0 and parse[0].text in ("In", "At", "Near", "Outside") and parse[j].pos == "PROPN"


_LEADS = ("Earlier", "Later", "Meanwhile", "Also", "Separately", "Elsewhere", "Then")
_TIMES = frozenset((*WEEKDAYS, *MONTH_NAMES, "yesterday", "today", "tonight", "morning", "afternoon", "evening", "night", "dawn", "noon", "midnight", "dusk",
                    "day", "days", "week", "weeks", "weekend", "month", "months", "year", "years", "hour", "hours", "minutes", "ago", "earlier", "later", "afterwards"))  # fmt: skip


_WHERE_IT_STOOD = {
    "hq", "headquarters", "base", "checkpoint", "building", "station", "office",
    "gate", "market", "road", "border", "barracks", "compound", "school", "hospital",
}  # fmt: skip
"""'a blast by the security headquarters': beside it, not of it."""


_NOT_OF_THE_NAME = {
    "in", "at", "near", "on", "during", "after", "along", "across",
    "around", "outside", "inside", "through", "before", "while", "off", "over", "above",
}  # fmt: skip
