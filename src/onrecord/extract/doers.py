"""Everyone whom a report names as having done something: by grammar alone, in order.

Comes in: a Story. Goes out: namings of doers: the subject of a verb of attack, the one after 'by',
the side before a strike, the one who is blamed or claims it. Which of them a claim means is decided in actors.py.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onrecord.calendar_words import MONTH_NAMES, WEEKDAYS
from onrecord.extract import sides
from onrecord.extract.attack_words import DEED_NOUNS, DEED_VERBS
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.extract.phrases_objects import to_death
from onrecord.extract.story import Story
from onrecord.extract.voice_words import armed_teller
from onrecord.extract.words import VERBS
from onrecord.records import Standing

Way = Literal["subject", "agent", "side", "against", "blamed"]


@dataclass(frozen=True, slots=True)
class Doer:
    """One naming of a doer: words, the sentence and token, and by what grammar it is one."""

    text: str
    sentence: int
    token: int
    way: Way
    deed: str
    """'harm' (a verb of killing), 'attack' (a verb or noun of attack) or 'blame'."""
    standing: Standing = "stated"
    keeps: bool = False
    """Whether it only took or freed people: whoever arrests or rescues later did not do the harm before."""


_FATAL_WAYS = {
    "hack",
    "stone",
    "beat",
    "club",
    "bludgeon",
    "stab",
    "knife",
    "starve",
    "torture",
    "crush",
    "blow",
    "burn",
}
_STOP = {"the", "a", "an", "of", "and", "in", "its", "their", "forces", "group", "fighters", "members"}


def doers(story: Story) -> list[Doer]:
    """Every naming of a doer in the report, in order."""
    known: list[Doer] | None = story.notes.get("doers")
    if known is None:
        known = story.notes["doers"] = [d for parse in story.parses.values() for d in _in_sentence(parse)]
    return known


def only_one_of(story: Story, sentence: int) -> Doer | None:
    """The one doer of whom a sentence tells; None where it tells of others too."""
    every = doers(story)
    found = every[bisect_left(every, sentence, key=_sentence) : bisect_right(every, sentence, key=_sentence)]
    return found[0] if found and all(same_doer(found[0].text, d.text) for d in found) else None


def _sentence(doer: Doer) -> int:
    return doer.sentence


def _in_sentence(parse: Parse) -> Iterator[Doer]:
    for token in parse.tokens:
        for text, way, deed in (
            *_of_verb(parse, token.i),
            *_of_noun(parse, token.i),
            *_blamed(parse, token.i),
        ):
            if text and can_do(text):
                keeps = (
                    way in ("subject", "agent")
                    and token.lemma in VERBS
                    and VERBS[token.lemma].kind in _KEEPING
                )
                yield Doer(
                    text, parse.sentence.index, token.i, way, deed, _standing(parse, token.i, text), keeps
                )


_KEEPING = ("detained", "rescued", "evacuated", "returned")
Named = list[tuple[str | None, Way, str]]


def _of_verb(parse: Parse, i: int) -> Named:
    token = parse[i]
    harms = token.lemma in VERBS and VERBS[token.lemma].object_harmed
    fatal = token.lemma in _FATAL_WAYS and to_death(parse, i)
    if token.pos != "VERB" or not (token.lemma in DEED_VERBS or harms or fatal):
        return []
    if _denied(parse, i) or (token.lemma == "claim" and not parse.kids(i, "dobj") and parse.agent(i) is None):
        # 'A spokesman claimed that 40 soldiers were killed': who tells of it
        return []
    agent = parse.agent(i)
    if token.lemma in ("combat", "fight", "battle") and parse.kids(i, "dobj"):
        return [(sides.named(parse, obj), "against", "attack") for obj in parse.kids(i, "dobj")]
    head = agent if agent is not None else next(iter(parse.subjects(i)), None)
    if head is not None and (head in parse.notes.get("towns", ()) and parse[head].pos == "PROPN"):
        return []
    return [
        (
            sides.actor_of(parse, i),
            "agent" if agent is not None else "subject",
            "harm" if token.lemma in VERBS or fatal else "attack",
        )
    ]


def _denied(parse: Parse, i: int) -> bool:
    """'The group denied carrying out the bombing', 'denied that it was behind it'."""
    own = [s for s in parse.kids(i, "nsubj", "nsubjpass") if parse[s].pos != "PRON"]
    return not own and any(parse[j].lemma == "deny" and parse[j].pos == "VERB" for j in parse.up(i))


def _of_noun(parse: Parse, i: int) -> Named:
    """'Russian air strikes', 'regime shelling', 'strikes by the coalition', 'clashes with regime troops'."""
    token = parse[i]
    if singular(token.lower) not in _DEEDS or token.tag not in ("NN", "NNS", "NNP", "VBG"):
        return []
    out: Named = [(sides.noun_actor(parse, i) or _side_before(parse, i), "side", "attack")]
    if i + 1 < len(parse) and parse[i + 1].lower == "by":
        # 'air strikes by the army', wherever the grammar hangs it
        out += [(sides.named(parse, obj), "agent", "attack") for obj in parse.kids(i + 1, "pobj")]
    for prep in parse.kids(i, "prep"):
        if parse[prep].lower in ("with", "against") and token.lower in _BATTLES:
            out += [(sides.named(parse, obj), "against", "attack") for obj in parse.kids(prep, "pobj")]
    return out


_DEEDS = DEED_NOUNS | {
    "fire",
    "massacre",
    "crackdown",
    "campaign",
    "bombs",
    "bombing",
    "strike",
    "hit",
    "airstrikes",
}


_BATTLES = ("clash", "clashes", "fighting", "battle", "battles", "combat")


def _side_before(parse: Parse, i: int) -> str | None:
    """The side before a strike where the grammar lost it: 'regime shelling', 'government barrel bombs'."""
    for j in range(i - 1, max(-1, i - 4), -1):
        if sides.is_side(parse[j].text) and j not in parse.notes["towns"]:
            return parse[j].text
        if parse[j].pos not in ("NOUN", "ADJ", "PROPN") and parse[j].text != "-":
            return None
    return None


def _blamed(parse: Parse, i: int) -> Named:
    """'blamed the rebels', 'blamed on the army', 'the group claimed responsibility'."""
    token = parse[i]
    heads: list[int] = []
    if token.lemma in ("blame", "accuse", "suspect") and token.pos == "VERB":
        heads += parse.kids(i, "dobj", "nsubjpass")
        heads += [o for p in parse.kids(i, "prep") if parse[p].lower == "on" for o in parse.kids(p, "pobj")]
    elif (
        (token.lower == "responsibility" and parse[token.head].lemma in ("claim", "admit", "take"))
        or (token.lower == "responsible" and parse[token.head].lemma in ("be", "hold"))
        or (token.lower == "behind" and parse[token.head].lemma == "be")
    ):
        heads += parse.subjects(token.head)
    if heads and _denied(parse, i):
        return []
    return [(sides.named(parse, _meant(parse, head)), "blamed", "blame") for head in heads]


def _meant(parse: Parse, head: int) -> int:
    """The group of 'the group said that it was behind the attack'."""
    if parse[head].lower not in ("it", "they"):
        return head
    says = next((j for j in parse.up(head) if parse[j].lemma in ("say", "claim", "announce", "admit")), None)
    return next(iter(parse.kids(says, "nsubj")), head) if says is not None and says < head else head


_NOT_DOERS = re.compile(
    r"^(?:(?:a|an|the|another|one|two|three|several|unidentified|unknown|armed|attack|combat|suicide|explosive|guided|\d+)\s+)*(?:drones?|missiles?|rockets?|shells?|bombs?)$|"
    r"^(?:no|none|neither|nobody)\b|\b(?:people|persons?|civilians?|residents?|children|women|victims?|others?|survivors?|relatives?|wounded|dead|killed)\b|^(?:at least|more than|\d)|\b(?:blast|attack|strike|raid|bombing|explosion|shelling)s?$",
    re.I,
)


def can_do(text: str) -> bool:
    return (
        not _NOT_DOERS.search(text)
        and not _A_DAY.fullmatch(text)
        and (bool(words_of(text)) or text.lower() in _UNNAMED)
    )


_A_DAY = re.compile(
    rf"(?:(?:{'|'.join((*WEEKDAYS, *MONTH_NAMES))})(?:['’]s|\s+\d+)?|mid|late|early)", re.IGNORECASE
)
"""'By Friday, 40 people had been killed', 'Friday's killed four', 'By July 45 people had been killed'"""
_UNNAMED = ("fighters", "forces", "troops", "the fighters", "fighters of the group", "members of the group")
"""Those of a side that the clause does not name: doers, if of no side that can be told."""


UNSURE = re.compile(r"\b(?:suspected|alleged|presumed|apparent|supposed)\b", re.I)


def _standing(parse: Parse, i: int, text: str) -> Standing:
    """Whether the doer is stated, blamed, suspected, or says so itself."""
    token = parse[i]
    if token.lemma in ("blame", "accuse"):
        return "blamed"
    if token.lower == "responsibility" or (
        token.lower == "responsible" and parse[token.head].lemma == "hold"
    ):
        return "claimed" if token.lower == "responsibility" else "blamed"
    if armed_teller(parse, i) is not None:
        return "claimed"
    believed = any(
        parse[j].lemma in ("suspect", "believe", "think", "presume")
        for j in (i, *parse.up(i))
        if parse[j].pos == "VERB"
    )
    if (
        UNSURE.search(text)
        or token.lemma == "suspect"
        or (believed and token.lower in ("responsible", "behind"))
    ):
        return "suspected"
    return "stated"


_NATION = re.compile(r".{3,}(?:ian|ish|ese|an|ch)$|^(?:us|u\.s\.|iraqi|israeli|yemeni|saudi)$")


@lru_cache(maxsize=10_000)
def same_doer(a: str, b: str) -> bool:
    wa, wb = words_of(a), words_of(b)
    if wa <= wb or wb <= wa:
        return True
    # Both sides of a civil war are Syrian.
    return bool({w for w in wa if not _NATION.match(w)} & {w for w in wb if not _NATION.match(w)})


@lru_cache(maxsize=10_000)
def words_of(text: str) -> frozenset[str]:
    """What tells a doer from others, plural or not."""
    return frozenset(
        singular(w) for w in re.findall(r"[\w.]+", text.lower().replace("-", " ")) if w not in _STOP
    )
