"""The time that a list or a bulletin as a whole is about: 'in the past week the raids resulted in:', 'Weekly report, 28 February - 5 March'.

Comes in: the claims of a report. Goes out: the same, those still undated with the time of their list or of the bulletin.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.list_items import ITEM
from onrecord.extract.merged import Raw
from onrecord.extract.story import Story
from onrecord.records import PEOPLE_KINDS, Claim, TimeMention, When

_MOST_OF_A_PERIOD = 62
"""Days of the longest period that one bulletin tells of: two months."""
_PERIODICAL = re.compile(
    r"\b(?:daily|weekly|monthly|bulletin|sit(?:uation)?\s?rep(?:ort)?s?|reporting\s+period|period\s+covered|updates?|snapshot|digest|round-?up|chronicle|diary|log)\b",
    re.IGNORECASE,
)
_OF_A_DAY = re.compile(r"\b(?:daily|bulletin|diary|log)\b", re.IGNORECASE)


def of_the_period(story: Story, raws: Sequence[Raw]) -> list[Raw]:
    """What is still undated in a list or a bulletin is of the time that the words before the list, or its head, tell: 'in the past
    week the raids resulted in the following:', 'Weekly report, 28 February - 5 March'."""
    period = period_of(story) if raws else None
    out = []
    for raw in raws:
        when = (_over_the_list(story, raw) or period) if _is_of_it(raw.claim) else None
        out.append(raw if when is None else replace(raw, claim=replace(raw.claim, time=when)))
    return out


def _over_the_list(story: Story, raw: Raw) -> When | None:
    """The time told in the sentence that opens the list in which a claim is an item."""
    at = raw.claim.evidence.start
    opened = story.text.rfind(":\n", max(0, at - _LONGEST_LIST), at)
    if opened < 0 or not all(
        ITEM.match(line) for line in story.text[opened + 2 : at].split("\n") if line.strip()
    ):
        return None
    before = next((s for s in reversed(story.sentences) if s.start <= opened), None)
    told = [m for m in story.times_in(before.start, opened) if m.role == "when"] if before is not None else []
    return told[0].when if len(told) == 1 and _fits(told[0].when) else None


_LONGEST_LIST = 3_000


def _fits(when: When) -> bool:
    return when.length_days is not None and when.length_days < _MOST_OF_A_PERIOD


def _is_of_it(c: Claim) -> bool:
    people = c.kind in PEOPLE_KINDS or c.kind == "attack"
    return (
        people and c.time is None and c.scope == "incident" and c.certainty not in ("planned", "conditional")
    )


def period_of(story: Story) -> When | None:
    """The period that the head of a bulletin names; None where it is none."""
    if "period" not in story.notes:
        story.notes["period"] = _read(story)
    found: When | None = story.notes["period"]
    return found


def _read(story: Story) -> When | None:
    """The period of the head: the title and what stands before the first or second empty line."""
    end = story.text.find("\n\n", story.text.find("\n\n") + 2 if _NUMBERED.match(story.text) else 0)
    head = story.text[: end if 0 < end <= _HEAD else 0]
    periodical = _PERIODICAL.search(head) is not None
    for m in story.times_in(0, len(head)):
        if not periodical and not _is_heading(story, m):
            continue
        start, last = m.when.start, m.when.end
        # A range on a line of its own may have been taken for the day of publication.
        if (
            start is None
            or last is None
            or m.role not in ("when", "published")
            or (start == last and m.role != "when")
        ):
            continue
        if start == last and periodical and _OF_A_DAY.search(head) and start != story.report.published:
            return m.when
        if 0 < (last - start).days < _MOST_OF_A_PERIOD and _BOTH_ENDS.search(m.when.text):
            return m.when
    return None


def _is_heading(story: Story, mention: TimeMention) -> bool:
    """Whether a line of the head is no sentence: 'South Kivu, 3 - 9 March 2024'."""
    end = story.text.find("\n", mention.end)
    return end > 0 and mention.start < _NEAR_THE_TOP and story.text[end - 1] not in '.!?:;,”"'


_NEAR_THE_TOP = 200
_HEAD = 400
_NUMBERED = re.compile(r"[^\n]{1,160}\n\n[^\n]{1,160}\n\n")
"""A title with one line under it, set apart."""
_BOTH_ENDS = re.compile(r"\d.*(?:-|–|—|\bto\b|\bthrough\b|\band\b|\buntil\b).*\d")
