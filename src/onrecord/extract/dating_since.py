"""From when a running total counts whose own sentence does not say so: since the fighting began, since the war broke out, since a day told just before.

Comes in: a claim of a report. Goes out: the time from then on, or None where the report dates no beginning.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extract.merged import Raw
from onrecord.extract.story import Story
from onrecord.records import When

VIOLENT = ("killed", "injured", "missing", "attack")


def since_when(story: Story, raw: Raw) -> When | None:
    return (
        _since_before(story, raw)
        or _since_it_began(story, raw)
        or _since_the_outbreak(story, raw)
        or _since_the_operation(story, raw)
    )


def is_day(when: When | None) -> bool:
    return when is not None and when.start is not None and when.start == when.end


def _since_before(story: Story, raw: Raw) -> When | None:
    """'The town has been shelled since 15 November. Over 750 people have been killed so far.'"""
    if raw.sentence == 0 or raw.claim.kind not in VIOLENT or story.sentences[raw.sentence].block != "body":
        return None
    here, before = story.sentences[raw.sentence], story.sentences[raw.sentence - 1]
    if _OF_A_WAR.match(story.text, here.start):
        return _since_the_war(story, raw)
    told = [m for m in story.times_in(before.start, before.end) if m.role == "since"]
    return told[0].when if len(told) == 1 else None


_THE_WAR = re.compile(
    r"\bsince (?:[\w'’-]+ ){0,5}?(?:war|conflict|uprising|rebellion|revolt|insurgency|crisis)\b",
    re.IGNORECASE,
)


def _since_the_war(story: Story, raw: Raw) -> When | None:
    """'… since the war broke out in 2012. The conflict has taken over 90,000 lives': from when the report dates the war."""
    for sentence in reversed(story.sentences[max(0, raw.sentence - 3) : raw.sentence]):
        for m in story.times_in(sentence.start, sentence.end):
            told = m.role == "since" and m.when.start is not None
            if told and _THE_WAR.match(story.text, story.text.rfind("since", sentence.start, m.end)):
                return m.when
    return None


_LIFETIME = 40
"""Years between the outbreak of a war and a report that still counts its dead; a history of an older one counts to no day of ours."""
_MANY = 10_000
"""From this many dead on, or uprooted, a running total is that of a whole war."""
_BROKE_OUT = re.compile(
    r"\b(?:war|conflict|uprising|revolt|rebellion|insurgency|crisis|hostilities|fighting)\b[^.;]{0,40}?\b(?:began|erupted|broke out|started|beginning|starting)"
    r"(?: (?:with|as)(?: [\w-]+){1,4})?(?: (?:in|on|back in))?\s*\Z",
    re.IGNORECASE,
)


def _since_the_outbreak(story: Story, raw: Raw) -> When | None:
    """'The war broke out in March 2015. … It has taken over 230,000 lives': from the one outbreak that the report dates."""
    low, last = raw.claim.figure.low if raw.claim.figure is not None else None, story.report.published
    if low is None or low < _MANY or last is None or raw.claim.kind not in ("killed", "injured", "displaced"):
        return None
    told = [
        m.when
        for s in story.sentences
        for m in story.times_in(s.start, s.end)
        if m.role in ("when", "since") and m.when.start and _BROKE_OUT.search(story.text[s.start : m.start])
    ]
    starts = {when.start for when in told}
    if len(starts) != 1 or told[0].start is None or not 0 <= last.year - told[0].start.year <= _LIFETIME:
        return None
    return replace(told[0], end=last, why="since the outbreak that the report dates")


_SINCE_IT = re.compile(
    r"\bsince (?:the|this|that|its) (?:\w+ ){0,2}(?:fighting|war|conflict|operation|offensive|campaign|assault|siege|battle|bombardment|hostilities|clashes|invasion)"
    r"(?: (?:began|started|erupted|broke out|was launched|opened|resumed))?\b|\bsince (?:it|they|the hostilities) (?:began|started|erupted)\b",
    re.IGNORECASE,
)
_IT_BEGAN = re.compile(
    r"\b(?:fighting|war|conflict|operation|offensive|campaign|assault|siege|battle|bombardment|hostilities|clashes|invasion)\b"
    r"[^.;:]{0,60}?\b(?:began|started|erupted|broke out|was launched|opened)(?: \w+){0,3}? \Z",
    re.IGNORECASE,
)


_OPERATION = re.compile(
    r"since (?:the|this|its|their|[A-Z][\w-]*)(?: [\w'’-]+){0,4}? (?:began|started|was launched|were launched|opened)\b",
    re.IGNORECASE,
)


def _since_the_operation(story: Story, raw: Raw) -> When | None:
    """'… since the operation began on 8 July. … A total of 808 have now died': from the one beginning of which the report counts."""
    if raw.claim.figure is None or raw.claim.kind not in VIOLENT:
        return None
    told = [
        m.when
        for s in story.sentences
        for m in story.times_in(s.start, s.end)
        if m.role == "since" and m.when.start is not None and _OPERATION.match(m.when.text)
    ]
    return told[0] if told and len({when.start for when in told}) == 1 else None


def since_unknown(when: When) -> bool:
    """'since the fighting began', of which the words alone tell no day."""
    return when.start is None and when.text.lower().startswith("since")


def _since_it_began(story: Story, raw: Raw) -> When | None:
    """'The operation began on July 8. … 828 had been killed since the fighting began': from the one beginning that the report dates."""
    here, last = story.sentences[raw.sentence], story.report.published
    if last is None or _SINCE_IT.search(story.text, here.start, here.end) is None:
        return None
    begun = {
        m.when.start
        for s in story.sentences
        if s.block == "body"
        for m in story.times_in(s.start, s.end)
        if m.role == "when" and is_day(m.when) and _IT_BEGAN.search(story.text[s.start : m.start])
    }
    start = begun.pop() if len(begun) == 1 else None
    if start is None or start > last:
        return None
    said = raw.claim.time.text if raw.claim.time is not None else "since"
    return When(said, start, last, "since the beginning that the report dates")


_OF_A_WAR = re.compile(
    r"(?:The|Syria['’]?s|This) (?:[\w-]+ ){0,3}?(?:war|conflict|uprising|insurgency|revolt|crisis)\b"
)
