"""'The bombing destroyed a mill and two schools': services lost on the day of the attack that is told before it.

Comes in: a story, what it tells of the situation, and its other claims. Goes out: the situation, with services dated so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.dating import is_long
from onrecord.extract.merged import Raw
from onrecord.extract.story import Story

_DID_IT = re.compile(
    r"\b[Tt]h(?:e|is) (?:[\w-]+ ){0,2}?(?:air ?strikes?|strikes?|bombings?|raids?|attacks?|shelling|blasts?|explosions?|bombardment) (?:also |had |has |have )?"
    r"(?:resulted in|destroyed|damaged|wrecked|flattened|knocked|put|caused|led to|left|hit|cut|forced)\b"
)
_BACK = 6
"""Sentences back to the attack that 'the bombing' means."""


def of_the_attack(story: Story, found: Sequence[Raw], others: Sequence[Raw]) -> list[Raw]:
    """The same, each undated service that an attack took away on the day of that attack."""
    attacks = [r for r in others if r.claim.kind == "attack" and _of_days(r)]
    out = []
    for raw in found:
        here = story.sentences[raw.sentence]
        undated = raw.claim.kind == "service" and raw.claim.time is None
        if undated and attacks and _DID_IT.search(story.text, here.start, here.end):
            before = [a for a in attacks if 0 <= raw.sentence - a.sentence <= _BACK]
            if before:
                last = max(before, key=lambda a: a.sentence)
                raw = replace(raw, claim=replace(raw.claim, time=last.claim.time), carried=True)
        out.append(raw)
    return out


def _of_days(raw: Raw) -> bool:
    when = raw.claim.time
    return not raw.weak_time and when is not None and not is_long(when)
