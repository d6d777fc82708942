"""Where a speaker sits, which is not where it happened, unless those speak who saw it in their own town."""

from __future__ import annotations

import re

from onrecord.extract import buildings
from onrecord.extract.parse import Parse
from onrecord.extract.voice_words import SAYING
from onrecord.records import PlaceMention

_OF_THE_PLACE = {
    "photographer", "photographers", "cameraman", "doctors", "doctor", "medics", "medic", "residents", "resident", "witnesses", "witness", "villagers", "villager", "nurse", "nurses", "survivors",
    "surgeon", "surgeons", "inhabitants", "hospital", "hospitals", "paramedics", "rescuers", "locals", "people", "police", "policemen", "firefighters",
    "mayor", "hunters", "farmers", "morgue", "coroner",
}  # fmt: skip


_THERE = {
    "activists",
    "activist",
    "officials",
    "authorities",
    "shopkeepers",
    "teachers",
    "elders",
    "priests",
    "fishermen",
    "traders",
    "councillors",
}
_COMMA = re.compile(r",\s+(?:the\s+|an?\s+)?\Z")
_OFFICE = re.compile(
    r"(?:['’]s)?\s+(?:[\w-]+\s+){0,2}?(?:governor|mayor|hospital|police|prefect|spokes\w+|officials?|authorities|council|administration|medics|doctors|morgue|"
    r"ministry|command|chief|commander|residents|clinic)(?:['’]s?\s+\w+)?\s+"
    r"(?:said|says?|reports?|reported|announced|told|confirmed|stated|added|claimed|claims?)\b"
)


_ON_WHOSE_WORD = re.compile(
    r"\b[Aa]ccording to (?:an? |the )?(?:[\w’'-]+ ){0,3}?(?:sources?|reporters?|correspondents?|officials?) (?:in|at) (?:the )?$"
)


def on_whose_word(parse: Parse, mention: PlaceMention) -> bool:
    """'According to a source at Aleppo Police Command, two were killed on Midan': where it is told, beside another place."""
    return (
        _ON_WHOSE_WORD.search(parse.text, max(parse.sentence.start, mention.start - 80), mention.start)
        is not None
    )


def issued_in(parse: Parse, mention: PlaceMention) -> bool:
    """'in a report issued in Geneva'"""
    return _ISSUED_IN.search(parse.text, max(0, mention.start - 24), mention.start) is not None


_ISSUED_IN = re.compile(r"\b(?:issued|released|published|presented) (?:in|from|at) $")
_SAYS = re.compile(r"\s+(?:said|says|told|reported|confirmed|added|put)\b")
_WHO_SITS = re.compile(r",\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){1,3}(?:at|in|from|of)\s+(?:the\s+)?\Z")
"""'…, a source at Mouwasat hospital said': in a building one seldom speaks of what happened in it."""


def speaks_behind_a_comma(text: str, start: int, end: int) -> bool:
    """'… were wounded near Sinkat, the Kassala governor's office reports', however it was parsed."""
    return _COMMA.search(text, max(0, start - 8), start) is not None and _OFFICE.match(text, end) is not None


_SPEAKS = SAYING | {
    "disclose",
    "speak",
    "deny",
    "reject",
    "dismiss",
    "accuse",
    "blame",
    "refuse",
    "insist",
    "urge",
    "demand",
    "condemn",
    "intervene",
}
"""What a capital does that stands for its government: 'since Moscow intervened'."""


def is_speaker(parse: Parse, i: int | None) -> bool:
    """'Moscow puts its dead at three', 'Kyiv does not disclose its losses': a capital or a country that speaks."""
    return (
        i is not None
        and parse[i].dep == "nsubj"
        and parse[i].tag == "NNP"
        and parse[parse[i].head].lemma in _SPEAKS
        # 'near the bastion Kidal a monitor said', without its comma
        and not any(s > i for s in parse.kids(parse[i].head, "nsubj"))
    )


def speaker_place(parse: Parse, mention: PlaceMention, trigger: int) -> bool:
    """Whether the place stands in the words for a speaker ('the London-based group said') and not for the event."""
    i = parse.at(mention.start)
    if i is None:
        return False
    inside = mention.place.kind == "site" or buildings.is_one(mention.place)
    if (
        inside
        and _SAYS.match(parse.text, mention.end)
        and _WHO_SITS.search(parse.text, max(0, mention.start - 60), mention.start)
    ):
        return True
    if speaks_behind_a_comma(parse.text, mention.start, mention.end) or issued_in(parse, mention):
        return True
    if parse[i].dep == "poss" and parse[parse[i].head].lower in (
        "count",
        "tally",
        "estimate",
        "account",
        "reckoning",
    ):
        # 'killing 60, by Kabul's count'
        return True
    crossed = 0
    for j in (i, *parse.up(i)):
        token = parse[j]
        crossed += token.pos == "ADP"
        if token.dep == "nsubj" and parse[token.head].lemma in SAYING and parse[token.head].pos == "VERB":
            # 'clashed in Ras Lanuf, fighters said': read as an apposition, but only the fighters speak.
            # 'Doctors in Midi had counted 14 dead': those who speak of their own town.
            # 'near the bastion Raqqa a monitor said', without its comma: no name stands before the article of what it belongs to.
            apart = any(
                parse[k].text == "," or (parse[k].dep == "det" and parse[k].head == j)
                for k in range(i + 1, j)
            )
            return (
                not apart
                and not _others_speak(parse, i, token.head)
                and not (crossed and token.lower in _OF_THE_PLACE and not inside)
            )
        acting = parse[token.head].pos == "VERB" or parse[token.head].lower in (
            "talks",
            "deal",
            "agreement",
            "truce",
            "negotiations",
        )
        if (
            token.lower in ("between", "by")
            and crossed == 1
            and acting
            and parse[i].dep in ("pobj", "conj")
            and parse[i].tag == "NNP"
        ):
            # 'agreed between Ankara and Moscow': capitals that act.
            return True
        if token.lemma in ("say", "tell", "report") and token.pos == "VERB" and _of_those_there(parse, i, j):
            return False
        if token.pos == "VERB" and token.dep not in ("acl", "relcl"):
            # 'told reporters in Paris' is about the telling, unless the harm itself hangs on that verb.
            return token.lemma in ("say", "tell") and (trigger < 0 or parse.clause(trigger) != j)
    return False


def _others_speak(parse: Parse, i: int, verb: int) -> bool:
    """'clashed with opponents in Ras Lanuf, fighters and commanders said', read as one list: those behind the comma speak."""
    last = parse[verb - 1]
    behind = any(parse[k].text == "," for k in range(i + 1, verb))
    return behind and i < last.i and last.pos == "NOUN" and last.dep in ("conj", "appos")


def _of_those_there(parse: Parse, i: int, verb: int) -> bool:
    """'In Gao, residents said two were shot': the place stands before its own people, who tell what happened there."""
    return any(i < s < verb and parse[s].lower in _OF_THE_PLACE | _THERE for s in parse.kids(verb, "nsubj"))
