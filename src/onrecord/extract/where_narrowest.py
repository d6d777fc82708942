"""Which of the places that a sentence names is the one of an event: the nearest, or what lies in it.

Comes in: a parsed sentence, the word of an event and the places named. Goes out: one of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.parse import Parse
from onrecord.extract.setting import distance, hangs_on
from onrecord.extract.whereabouts import inside, kilometres
from onrecord.records import PlaceMention


def narrowest(parse: Parse, trigger: int, found: Sequence[PlaceMention]) -> PlaceMention:
    """The nearest, or what lies in it and is told in the same clause: 'in the countryside 12 were killed in raids on Saraqib'."""
    best = min(
        found, key=lambda m: distance(parse, trigger, m.start, m.end) - _told_by_when(parse, m, trigger)
    )
    clause = parse.clause(trigger)
    if any(_of_who_does_it(parse, m, clause) for m in found):
        found = [m for m in found if not _of_who_does_it(parse, m, clause)] or found
        best = best if best in found else min(found, key=lambda m: distance(parse, trigger, m.start, m.end))
    best = _first_listed(parse, found, best)
    inner = [m for m in found if m.end < best.start and _LIES_IN.fullmatch(parse.text, m.end, best.start)]
    best = inner[-1] if inner else best
    fronted = _is_fronted(parse, best)
    for other in found:
        i = parse.at(other.start)
        if (
            i is None
            or not (
                inside(other.place, best.place)
                or ((fronted or _told_by_when(parse, other, trigger)) and _further_in(other, best))
            )
            or _LISTED.fullmatch(parse.text, best.end, other.start)
            or _is_share(parse, min(i, trigger), max(i, trigger), fronted)
        ):
            continue
        if parse.clause(i) == clause or hangs_on(parse, i, clause) or _told_by_when(parse, other, trigger):
            best = other
    return best


def _of_who_does_it(parse: Parse, mention: PlaceMention, clause: int) -> bool:
    """'The militia, which holds most of the province, overran the town': what only tells who did it."""
    i = parse.at(mention.start)
    if i is None:
        return False
    verb = parse[parse.clause(i)]
    return verb.dep == "relcl" and verb.head in parse.kids(clause, "nsubj")


def _is_fronted(parse: Parse, mention: PlaceMention) -> bool:
    """'In Khan Younis, medics pulled …': the place opens the sentence and only sets the scene."""
    return _OPENS.fullmatch(
        parse.text, parse.sentence.start, mention.start
    ) is not None and parse.text.startswith(",", mention.end)


_OPENS = re.compile(r"\W*(?:In|At|Around|Near)\s+(?:the\s+(?:[\w-]+\s+){0,4}(?:of\s+)?)?")


_SCENE_KM = 25.0


def _further_in(narrow: PlaceMention, scene: PlaceMention) -> bool:
    """Whether a place told behind one that sets the scene is a village or a spot near it, or one that nobody knows."""
    if (
        narrow.start < scene.end
        or narrow.place.kind not in SETTLED
        or scene.place.kind not in ("settlement", "county", "division")
    ):
        return False
    return narrow.place.gazetteer is None or kilometres(narrow.place, scene.place) < _SCENE_KM


def _first_listed(parse: Parse, found: Sequence[PlaceMention], best: PlaceMention) -> PlaceMention:
    """Vuhledar of 'near Vuhledar, Novomykhailivka and Prechystivka'."""
    for other in reversed([m for m in found if m.end < best.start]):
        if not _LISTED.fullmatch(parse.text, other.end, best.start):
            break
        best = other
    return best


_LISTED = re.compile(r",\s+(?:and\s+)?(?:(?:[A-ZÀ-Þ][\w'’-]+\s?){1,3}(?:,|\s+and)\s+){0,4}|\s+and\s+")


def _told_by_when(parse: Parse, mention: PlaceMention, trigger: int) -> int:
    """How much nearer it is in 'schoolboys killed when a plane hit their bus in Dahyan': the clause that tells when tells where."""
    i = parse.at(mention.start)
    tells = i is not None and any(
        parse[j].dep == "advcl"
        and parse[j].head == trigger
        and any(parse[k].lower in ("when", "as") for k in parse.kids(j, "advmod", "mark"))
        for j in (i, *parse.up(i))
    )
    return 40 if tells else 0


_LIES_IN = re.compile(
    r"(?:\s+(?:camp|district|quarter|suburb|neighbourhood|neighborhood))?,?\s+in\s+(?:the\s+)?"
)
"""'Nuseirat camp in central Gaza'"""


def _is_share(parse: Parse, first: int, last: int, first_counted: bool) -> bool:
    """Whether a share or another number is told between two words: the place behind it is that of the share.

    `first_counted`: what the first of them counts itself is none ('pulled three bodies out of the rubble of Abasan').
    """
    return any(
        parse[j].lower in ("including", "among", "while", ";")
        or (parse[j].tag == "CD" and not (first_counted and parse[parse[j].head].head == first))
        for j in range(first + 1, last)
    )


SETTLED = ("settlement", "neighbourhood", "camp", "site", "")
