"""Entries of a list that counts people by place: 'Baghdad: 14 by car bomb', 'Aleppo: 15, among them 3 children'.

Comes in: a parsed sentence, its drafts and those of the sentences before. Goes out: a share of the total told before for each entry.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extract import mentions
from onrecord.extract.drafts import Draft
from onrecord.extract.parse import Parse
from onrecord.extract.share import fits

_BY = re.compile(
    r"\s*by (?:an? |the )?(?:\w+[ -]){0,2}?(?:bomb\w*|IEDs?|mines?|landmines?|gunfire|gunmen|shooting|mortars?|shelling|shells?|rockets?|missiles?|"
    r"air ?strikes?|air raids?|drones?|snipers?|explosions?|explosives|blasts?|executions?)\b",
    re.IGNORECASE,
)


_HEAD = re.compile(r"\W*[A-Z][\w'’ .-]{1,40}:\s+")
_ENDS = re.compile(r"\s*(?:$|[.,;(]|(?:by|under|in|due to|as a result of)\b)")
_LONGEST_LIST = 25
"""Sentences behind a total that may be its entries."""


def find(parse: Parse, drafts: list[Draft], earlier: list[Draft]) -> list[Draft]:
    """The entries of a log of the dead, as casualty recorders write it, and of any total with places below it."""
    taken = {d.mention.first for d in drafts}
    logged = next((d for d in earlier if d.kind == "killed" and d.figure is not None and not d.share), None)
    counted = _total(parse, earlier)
    out = []
    for mention in mentions.find(parse):
        first, behind = mention.first, parse.text[parse[mention.last].end : parse.sentence.end]
        opens = first == 0 or parse[first - 1].text in (":", ".", ";", "-", "–", "•", "*")
        total = logged if opens and _BY.match(behind) else None
        if (
            total is None
            and counted is not None
            and _ENDS.match(behind)
            and fits(mention.figure, counted.figure)
        ):
            headed = _HEAD.fullmatch(parse.text, parse.sentence.start, parse[first].start)
            total = counted if headed and any(j < first for j in parse.notes.get("places", ())) else None
        if mention.figure is None or first in taken or total is None:
            continue
        groups = total.groups if mention.groups == ("person",) else mention.groups
        out.append(
            Draft(
                total.kind, replace(mention, groups=groups), mention.head, parse.sentence.index, None, mention.figure, groups,
                share=True, part_of=total.key or None,
            )
        )  # fmt: skip
    return out


def _total(parse: Parse, earlier: list[Draft]) -> Draft | None:
    """The total whose entries these may be: nothing but shares of it was told since."""
    whole = next((d for d in reversed(earlier) if not d.share and d.figure is not None), None)
    if whole is None or parse.sentence.index - whole.sentence > _LONGEST_LIST:
        return None
    since = [d for d in earlier if d.sentence > whole.sentence]
    return whole if all(d.share for d in since) else None
