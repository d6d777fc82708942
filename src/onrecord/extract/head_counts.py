"""'14 Dead Scores Wounded in Militia Battle', 'Three killed over 70 injured': two numbers of a headline whose comma was lost.

Comes in: a parsed sentence and its drafts. Goes out: drafts of the number that the parser lost.
"""

from __future__ import annotations

import re

from onrecord.extract.drafts import Draft
from onrecord.extract.mention import Mention
from onrecord.extract.numbers import quantities
from onrecord.extract.parse import Parse
from onrecord.records import Kind

_STATE = r"(?:dead|killed|wounded|injured|hurt)"
_PAIR = re.compile(
    rf"(?<![\w-])(?P<one>[\w,+-]+(?: [\w,-]+){{0,3}}?) (?P<how>{_STATE}) (?:and )?(?P<two>(?:over |more than |at least |nearly |some |about )?[\w,+-]+(?: others)?) (?P<other>{_STATE})\b",
    re.IGNORECASE,
)
_KINDS: dict[str, Kind] = {
    "dead": "killed",
    "killed": "killed",
    "wounded": "injured",
    "injured": "injured",
    "hurt": "injured",
}
_MOST = 100_000
_FIRST = 2
"""Sentences in which a headline may stand."""


def find(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    if parse.sentence.index > _FIRST:
        return []
    start = parse.sentence.start
    match = _PAIR.search(parse.plain, start, min(start + 160, parse.sentence.end))
    if match is None or _KINDS[match["how"].lower()] == _KINDS[match["other"].lower()]:
        return []
    counted = [n for n in ("one", "two") if len(quantities(parse.plain, *match.span(n))) == 1]
    if counted != ["one", "two"] and not (counted == ["one"] and match["two"].lower() in ("others", "many")):
        # 'ten killed or wounded'
        return []
    out = []
    for number, state in (("one", "how"), ("two", "other")):
        kind = _KINDS[match[state].lower()]
        told = quantities(parse.plain, match.start(number), match.end(number))
        at = parse.at(match.start(state))
        if at is None or number not in counted or any(d.kind == kind for d in drafts):
            continue
        first, figure = parse.at(told[0].start), told[0].figure()
        if first is None or first >= at or figure.low is None or figure.low > _MOST:
            continue
        groups = (
            next((d.groups for d in drafts if not d.share), ("person",)) if number == "two" else ("person",)
        )
        mention = Mention(at - 1, first, at - 1, figure, groups, named=True)
        out.append(Draft(kind, mention, at, parse.sentence.index, None, figure, groups))
    return out
