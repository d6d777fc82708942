"""Who answers for a finding: 'The tribunal established that …', '…, an inquiry has found', 'in the army's version', ', per the agency'.

Comes in: a parsed sentence. Goes out: attributions of it, each with its source in the report's words.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.extract.source_kinds import kind_of
from onrecord.extract.voice_words import Attribution, phrase

_FINDERS = {
    "commission", "tribunal", "inquiry", "enquiry", "panel", "court", "investigation", "review", "probe", "report", "study", "survey", "committee",
    "mission", "truth-commission", "jury", "inquest", "coroner", "prosecutor", "judge", "rapporteur", "investigator", "auditor",
}  # fmt: skip
_FINDING = {"find", "establish", "determine", "ascertain"}
_TOLD = {"version", "telling", "account"}


def in_sentence(parse: Parse) -> Iterator[Attribution]:
    for i in range(len(parse)):
        words = _found(parse, i) or _told_by(parse, i) or _per(parse, i) or _keeps_records(parse, i)
        if words:
            yield Attribution(*parse.whole, parse[i].start, (words,), 1)


def _found(parse: Parse, i: int) -> str | None:
    """'The tribunal established that 61 were killed', 'The commission has identified by name 88 persons executed'."""
    if parse[i].pos != "VERB" or parse[i].lemma not in _FINDING | {"identify"} or parse.kids(i, "neg"):
        return None
    told = parse.kids(i, "ccomp") if parse[i].lemma != "identify" else parse.kids(i, "dobj", "prep", "agent")
    finders = [s for s in parse.kids(i, "nsubj") if singular(parse[s].lower) in _FINDERS]
    return _named(parse, finders[0]) if told and finders else None


def _named(parse: Parse, head: int) -> str:
    """The words of a body, without what is said of it: 'an inquiry' of 'an inquiry published today'."""
    first = min([head, *(c for c in parse.children[head] if c < head)])
    of = [
        parse.extent(p)[1]
        for p in parse.kids(head, "prep")
        if p == head + 1 and parse[p].lower in ("of", "by", "from", "into")
    ]
    return parse.words(first, max([head, *of]))


def _told_by(parse: Parse, i: int) -> str | None:
    """'In the army's version, 40 rebels died'"""
    if (
        parse[i].lower not in _TOLD
        or parse[i].dep != "pobj"
        or parse[parse[i].head].lower not in ("in", "by")
    ):
        return None
    owners = [phrase(parse, o, 0) for o in parse.kids(i, "poss") if parse[o].pos in ("NOUN", "PROPN")]
    return owners[0] if owners and kind_of(owners[0]) != "other" else None


def _per(parse: Parse, i: int) -> str | None:
    """'Over 8,000 people have fled, per IOM'; not 'per person', 'per cent'."""
    if parse[i].lower != "per" or not i or parse[i - 1].text not in (",", "(") or i + 1 >= len(parse):
        return None
    named = [o for o in parse.kids(i, "pobj") if parse[o].tag in ("NNP", "NNPS")]
    named = named or [o for o in parse.kids(i, "pobj") if kind_of(phrase(parse, o, 0)) != "other"]
    return phrase(parse, named[0], 0) if named else None


def _keeps_records(parse: Parse, i: int) -> str | None:
    """'ACLED records 62 fatalities': a verb after a name of capitals, whatever the parser takes both for."""
    if (
        i != 1
        or parse[i].lower not in ("records", "counts", "reports", "registers")
        or parse.sentence.block == "headline"
    ):
        return None
    name = parse[0].text
    counted = len(parse) > 3 and (
        parse[2].tag == "CD" or parse[2].lower in ("at", "more", "over", "some", "about")
    )
    return name if counted and name.isupper() and len(name) > 2 else None
