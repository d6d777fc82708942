"""People harmed of whom no number is told, where a numbered claim of the report covers them.

Comes in: the claims of a report. Goes out: the same without those, and without vague headlines and what may come to pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.extract import names
from onrecord.extract.merged import Raw, days_differ, far_apart, groups_meet, voices_meet
from onrecord.records import Claim, Voice


def without_covered(raws: list[Raw]) -> list[Raw]:
    """Drops people harmed with no number where a numbered claim of the report covers them, and vague headlines."""
    out: list[Raw] = []
    for raw in raws:
        single = raw.claim.figure is not None and raw.claim.figure.high == 1 and raw.whole is None
        if (
            (raw.claim.figure is None or single)
            and raw.claim.certainty in ("planned", "conditional")
            and raw.claim.kind != "sexual-violence"
            and not raw.threat
        ):
            # What may come to pass, of nobody in particular and in no number, is no claim.
            continue
        if raw.claim.kind == "injured" and raw.name and any(_died(raw, o) for o in raws):
            # 'He was shot at the door. … the killing of the mayor': told once, by how it ended.
            continue
        if raw.claim.figure is None:
            if _covered(raw, raws) or any(_unnumbered_twin(raw, o) for o in out):
                continue
        elif raw.claim.figure.vague and raw.headline and _told_exactly(raw, raws):
            continue
        out.append(raw)
    return out


def _died(hurt: Raw, other: Raw) -> bool:
    same = other.claim.kind == "killed" and bool(other.name) and names.one_person(hurt.name, other.name)
    return (
        same and other.claim.certainty == "asserted" and not days_differ(hurt.claim.time, other.claim.time, 2)
    )


_HELD = {"detained", "abducted"}
"""'Kidnapped four soldiers … the soldiers remain captive': the same people."""
_THE_TOLD = re.compile(r"[Tt]he (?:dead|wounded|injured|missing|displaced)")
_BODIES = re.compile(r"(?:[Tt]he |[Tt]heir )?[Bb]odies\b")
_THE_MEN = re.compile(
    r"(?:[Tt]he|[Tt]hese|[Tt]hose) (?:men|women|fighters|victims|militants|soldiers|civilians|rebels|hostages|captives|prisoners)\b"
)


def _covered(raw: Raw, raws: list[Raw]) -> bool:
    c = raw.claim
    named = [o for o in raws if o.name and o.sentence == raw.sentence and o.claim.kind == c.kind]
    if raw.plural and len(named) > 1:
        # 'the massacre of the teachers Ana Rivas, Luis Soto …'
        return True
    for other in raws:
        o = other.claim
        if o.figure is None or (o.kind != c.kind and not {o.kind, c.kind} <= _HELD):
            continue
        if raw.plural and o.figure.high == 1:
            continue
        if c.certainty == "feared" and " more" in c.evidence.text:
            # 'There could be many more' is told besides the number.
            continue
        if (
            _THE_MEN.match(c.evidence.text)
            and o.figure.high != 1
            and abs(raw.sentence - other.sentence) <= 3
            and c.kind == o.kind
        ):
            return True
        if _BODIES.match(c.evidence.text) and 0 < raw.sentence - other.sentence <= 2 and o.figure.high != 1:
            # 'killed nine children. … Bodies were pulled from the rubble': theirs.
            return True
        if not _covers(o, c):
            continue
        if c.certainty == "asserted" and o.certainty in ("planned", "feared", "conditional"):
            # What has come is not told by the number of those whom it may come to.
            continue
        if _THE_TOLD.fullmatch(c.evidence.text):
            # 'the wounded were being treated': those who were counted, whoever tells of it.
            return True
        if (
            c.said_by
            and not raw.headline
            and not voices_meet(c.said_by, o.said_by or (Voice("the outlet", "other"),))
        ):
            # Another voice tells of it in its own words.
            continue
        if raw.headline or abs(other.sentence - raw.sentence) <= 2:
            return True
        if (raw.weak_time or other.weak_time or not days_differ(o.time, c.time)) and not far_apart(
            o.place, c.place, other, raw
        ):
            return True
    return False


def _covers(numbered: Claim, told: Claim) -> bool:
    """Whether the numbered may hold the others: not fighters among civilians, nor those harmed in another way."""
    if told.method is not None and numbered.method is not None and told.method != numbered.method:
        return False
    return set(told.groups) <= set(numbered.groups) or ("combatant" in told.groups) == (
        "combatant" in numbered.groups
    )


def _unnumbered_twin(raw: Raw, other: Raw) -> bool:
    c, o = raw.claim, other.claim
    return (
        o.figure is None
        and o.kind == c.kind
        and o.certainty == c.certainty
        and not days_differ(c.time, o.time)
        and groups_meet(c, o)
        and (raw.headline or other.headline or voices_meet(c.said_by, o.said_by))
        and not (
            # 'many corpses in the two districts' after 'bodies lay in the streets' of the city
            c.place is not None
            and o.place is not None
            and c.place.name != o.place.name
            and c.place.kind not in ("division", "region", "country")
        )
    )


def _told_exactly(raw: Raw, raws: Iterable[Raw]) -> bool:
    return any(
        o.claim.kind == raw.claim.kind and o.claim.figure is not None and not o.headline
        for o in raws
        if o is not raw
    )
