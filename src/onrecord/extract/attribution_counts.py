"""Counts that are somebody's: 'by a U.N. count', 'by an estimate of the institute'.

Comes in: a parsed sentence and the word for the count. Goes out: who answers for the sentence, or None.
"""

from __future__ import annotations

import re

from onrecord.extract.parse import Parse
from onrecord.extract.source_kinds import kind_of
from onrecord.extract.voice_words import Attribution, phrase


def by_count(parse: Parse, i: int) -> Attribution | None:
    """'by a U.N. count', 'by the ministry's tally'."""
    head = parse[parse[i].head]
    if (
        parse[i].dep != "pobj"
        or head.lower not in ("by", "in")
        or (parse[i].lower == "bulletin" and head.lower != "in")
    ):
        return None
    names = [c for c in parse.children[i] if parse[c].dep in ("compound", "poss", "nmod", "amod")]
    text = (
        re.sub(r" ?['’]s?$", "", parse.words(min(parse.extent(c)[0] for c in names), max(names)))
        if names
        else ""
    )
    if not text or kind_of(text) == "other":
        # 'by a conservative estimate of the project'
        owners = [
            o
            for p in parse.kids(i, "prep")
            if parse[p].lower in ("of", "by", "from")
            for o in parse.kids(p, "pobj")
        ]
        text = phrase(parse, owners[0], 0) if owners and parse[owners[0]].pos in ("PROPN", "NOUN") else ""
        if not text or (kind_of(text) == "other" and parse[owners[0]].pos != "PROPN"):
            return None
    return Attribution(*parse.whole, parse[i].start, (text,), 1)


def owned(parse: Parse, i: int) -> Attribution | None:
    """'The mission's own count stood at 26'"""
    if parse[i].dep != "nsubj" or parse[i].lower not in ("count", "tally", "estimate", "figures"):
        return None
    for owner in parse.kids(i, "poss"):
        text = (
            re.sub(r"['’]s?$", "", phrase(parse, owner, 0)) if parse[owner].pos in ("PROPN", "NOUN") else ""
        )
        if text and (parse[owner].pos == "PROPN" or kind_of(text) != "other"):
            return Attribution(*parse.whole, parse[i].start, (text,), 1)
    return None
