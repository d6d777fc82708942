"""A person's wish, and what the record holds about its subject → a decision, or why it cannot be taken. Pure.

Every way in (command line, page, API, a file of decisions) comes through `decide`. What the decision then changes is in
standing.py, joining.py and overruling.py; keeping it, in one step with what it was weighed against, is the store's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar, get_args

from onrecord.bodies import body_of
from onrecord.chain import canonical
from onrecord.decisions import Act, Decision, Person, Reviewed, Status, Subject, SubjectKind, Wish
from onrecord.errors import AlreadySo, Conflict, DecisionError
from onrecord.incidents import Anchor, Grade, Incident
from onrecord.records import PEOPLE_KINDS, Claim, ClaimRef, Report, Span
from onrecord.review import fields, joining
from onrecord.review.force import counting, in_force
from onrecord.review.policy import allow, allow_undo
from onrecord.review.standing import ADDED, DECIDING

ABOUT: Mapping[Act, tuple[SubjectKind, ...]] = {
    "accept": ("claim",),
    "reject": ("claim",),
    "correct": ("claim",),
    "add": ("report",),
    "merge": ("incident",),
    "split": ("incident",),
    "overrule": ("incident",),
    "grade": ("incident",),
    "assign": ("claim", "incident", "report"),
    "comment": ("claim", "incident", "report"),
    "flag": ("claim", "incident"),
    "second": ("claim", "incident"),
    "protect": ("report",),
    "expose": ("report",),
    "restrict": ("claim", "incident", "report"),
    "undo": ("decision",),
}
NEEDS_REASON: frozenset[Act] = frozenset(
    ("reject", "correct", "merge", "split", "overrule", "grade", "comment", "flag", "expose", "restrict", "undo")
)  # fmt: skip
"""Acts that overrule what was read, computed or decided, or that say nothing without words."""
PROTECTED = ("victim", "witness", "minor", "relative", "private", "detail")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Held:
    """What the record holds about the subject of a wish, at the moment of deciding."""

    version: int = 0
    decisions: tuple[Decision, ...] = ()
    """About the subject, oldest first; those undone too."""
    reviewed: Reviewed | None = None
    report: Report | None = None
    claims: Mapping[ClaimRef, Claim] = field(default_factory=dict)
    """As they stand: those of the report, or of the incidents."""
    incidents: tuple[Incident, ...] = ()
    undoes: Decision | None = None
    added: int = 0
    """How many claims persons have ever added to the report."""


def decide(wish: Wish, held: Held, person: Person, at: datetime) -> Decision:
    """The decision. NotAllowed, Conflict, AlreadySo or DecisionError where it cannot be taken."""
    allow(person, wish.act)
    if wish.about.kind not in ABOUT[wish.act]:
        raise _refused(
            wish,
            f"{wish.act} is about {' or '.join(ABOUT[wish.act])}, not {wish.about.kind}",
            "another subject",
        )
    _refuse_stale(wish, held)
    if wish.act in NEEDS_REASON and not wish.why.strip():
        raise _refused(
            wish, "no reason is given", "a reason in words", "Say why: whoever reads it later was not there."
        )
    if wish.act in _JOINING:
        return _joined(wish, held, person, at)
    about, value, seen = _WEIGHED[wish.act](wish, held, person)
    _refuse_far_days(wish, at)
    _refuse_same(wish, value, held, person)
    undoes = held.undoes.id if wish.act == "undo" and held.undoes else None
    return Decision(
        _name(wish, value, person, at),
        wish.act,
        about,
        value,
        person.name,
        at,
        wish.why.strip(),
        seen,
        undoes,
    )


def _refuse_stale(wish: Wish, held: Held) -> None:
    if wish.sees is None or wish.sees == held.version:
        return
    since = [d for d in held.decisions if d.act != "comment"][wish.sees :] if wish.sees < held.version else []
    made = "; ".join(f"{d.by} decided {d.act} at {d.at:%Y-%m-%d %H:%M} UTC" for d in since)
    raise Conflict(
        str(wish.about),
        f"you have seen version {wish.sees}, the record holds version {held.version}"
        + (f": {made}" if made else ""),
        "a decision about the newest version",
        "Look at what was decided, and decide again if you still think so. Nothing was changed.",
        {"version": wish.sees},
        {"version": held.version, "decisions": [shown(d) for d in since]},
    )


def _refuse_far_days(wish: Wish, at: datetime) -> None:
    if wish.act == "correct" and wish.value.get("field") == "time":
        fields.refuse_far_days(wish.value.get("to"), at.date())
    elif wish.act == "add":
        fields.refuse_far_days(wish.value.get("time"), at.date())


_ONCE: Mapping[Act, tuple[str, ...]] = {
    "grade": (),
    "restrict": (),
    "assign": (),
    "overrule": ("kind", "group"),
    "protect": ("start", "end"),
    "expose": ("start", "end"),
    "flag": (),
    "comment": (),
}
"""Acts that, decided again as they stand, change nothing; with what of their value tells one thing that they set from another."""


def _refuse_same(wish: Wish, value: Mapping[str, Any], held: Held, person: Person) -> None:
    if wish.act not in _ONCE:
        return
    alike = [
        one for one in in_force(held.decisions)
        if one.act == wish.act and all(one.value.get(key) == value.get(key) for key in _ONCE[wish.act])
    ]  # fmt: skip
    said = wish.act in ("flag", "comment")
    same = (
        [one for one in alike if (one.by, one.why) == (person.name, wish.why.strip())] if said else alike[-1:]
    )
    if any(_set(one.value) == _set(value) for one in same):
        raise AlreadySo(
            str(wish.about), "this is decided already", "another decision", "Nothing was changed."
        )


def _set(value: Mapping[str, Any]) -> dict[str, Any]:
    return {key: one for key, one in value.items() if key != "seen"}


def shown(decision: Decision) -> dict[str, Any]:
    """A decision as one object, for a person or a program to read."""
    held = {
        key: value for key, value in decision.value.items() if key not in ("seen", "claim", "left", "right")
    }
    return {
        "id": decision.id, "act": decision.act, "about": decision.about.as_json(), "value": held, "by": decision.by,
        "at": decision.at.isoformat(timespec="seconds"), "why": decision.why,
    } | ({"undoes": decision.undoes} if decision.undoes else {})  # fmt: skip


Weighed = tuple[Subject, dict[str, Any], tuple[Anchor, ...]]


def _claim(wish: Wish, held: Held) -> tuple[Reviewed, dict[str, Any], tuple[Anchor, ...]]:
    """The claim that the wish is about, and by what it is found again: as it was read, or as it was added."""
    reviewed = _there(held.reviewed)
    base = reviewed.read or reviewed.claim
    return reviewed, {"seen": body_of(base)}, (Anchor.of(base),)


def _status(status: Status) -> Callable[[Wish, Held, Person], Weighed]:
    def weighed(wish: Wish, held: Held, person: Person) -> Weighed:
        claim, value, seen = _claim(wish, held)
        if claim.status == status and any(
            d.by == person.name for d in claim.decisions if d.act in ("accept", "reject")
        ):
            raise AlreadySo(
                str(wish.about), f"you have {status} it already", "another decision", "Nothing was changed."
            )
        return wish.about, value, seen

    return weighed


def _correct(wish: Wish, held: Held, person: Person) -> Weighed:
    claim, value, seen = _claim(wish, held)
    name = str(wish.value.get("field", ""))
    to = wish.value.get("to")
    mended = fields.with_field(claim.claim, name, to)
    if fields.json_of(mended, name) == (before := fields.json_of(claim.claim, name)):
        raise AlreadySo(
            str(wish.about), f"its {name} is that already", "another value", "Nothing was changed."
        )
    for other in ("part_of", "attack"):
        named = getattr(mended, other)
        if (
            name == other
            and named is not None
            and (named == mended.id or (mended.report, named) not in held.claims)
        ):
            raise _refused(
                wish, f"{other} names no other claim of the report", "the id of another claim of it"
            )
    return wish.about, value | {"field": name, "from": before, "to": to}, seen


def _add(wish: Wish, held: Held, person: Person) -> Weighed:
    report = _there(held.report)
    start, end = _marked(wish, report)
    given = {key: value for key, value in wish.value.items() if key not in ("start", "end")}
    if "kind" not in given:
        raise _refused(wish, "no kind is given", fields.ACCEPTED["kind"])
    id = f"{ADDED}{held.added + 1}"
    claim = Claim(report.id, id, "killed", Span(start, end, report.text[start:end]))
    for name, value in given.items():
        claim = fields.with_field(claim, name, value)
    about = Subject("claim", report.id, id)
    return about, {"claim": body_of(claim)}, (Anchor.of(claim),)


def _overrule(wish: Wish, held: Held, person: Person) -> Weighed:
    kind, group = wish.value.get("kind"), wish.value.get("group")
    if kind not in PEOPLE_KINDS:
        raise _refused(wish, "no kind of harm is given", ", ".join(PEOPLE_KINDS))
    if group is not None and group not in fields.GROUPS:
        raise _refused(wish, "the group is none of the accepted words", f"null, {', '.join(fields.GROUPS)}")
    three = [wish.value.get(key) for key in ("low", "best", "high")]
    numbers = [n for n in three if n is not None]
    if any(isinstance(n, bool) or not isinstance(n, int) or not 0 <= n <= fields.MOST for n in numbers):
        raise _refused(
            wish, "low, best and high are no whole numbers from 0 up", "whole numbers; high may be null"
        )
    if three[0] is None or three[1] is None:
        found = "low and best are not given" if not numbers else "low or best is not given"
        raise _refused(wish, found, "low ≤ best ≤ high in whole numbers; high alone may be left empty")
    if numbers != sorted(numbers):
        raise _refused(wish, "low, best and high do not rise", "low ≤ best ≤ high; high may be null")
    return (
        wish.about,
        {"kind": kind, "group": group} | dict(zip(("low", "best", "high"), three, strict=True)),
        (),
    )


def _grade(wish: Wish, held: Held, person: Person) -> Weighed:
    if wish.value.get("grade") not in get_args(Grade):
        raise _refused(wish, "the grade is none of Airwars'", ", ".join(get_args(Grade)))
    return wish.about, {"grade": wish.value["grade"]}, ()


def _plain(wish: Wish, held: Held, person: Person) -> Weighed:
    if wish.about.kind == "claim":
        _, value, seen = _claim(wish, held)
        return wish.about, value, seen
    return wish.about, {}, ()


def _assign(wish: Wish, held: Held, person: Person) -> Weighed:
    to = wish.value.get("to")
    if not isinstance(to, str):
        raise _refused(wish, "nobody is named", "the name of a person; empty to assign it to nobody")
    about, value, seen = _plain(wish, held, person)
    return about, value | {"to": to.strip()}, seen


def _second(wish: Wish, held: Held, person: Person) -> Weighed:
    force = in_force(held.decisions)
    if not _flagged(force):
        raise _refused(
            wish,
            "nobody has asked for a second reader",
            "something flagged for a second reader",
            "Flag it first.",
        )
    firsts = {d.by for d in force if d.act in DECIDING | {"flag", "grade", "overrule", "merge", "split"}}
    if person.name in firsts:
        raise _refused(
            wish, "you have read it first", "a second reader who is another person", "Ask somebody else to read it.",
        )  # fmt: skip
    agrees = wish.value.get("agrees", True)
    if not isinstance(agrees, bool):
        raise _refused(wish, "agrees is neither true nor false", "true, false")
    if not agrees and not wish.why.strip():
        raise _refused(wish, "no reason is given", "a reason in words", "Say why you do not agree.")
    about, value, seen = _plain(wish, held, person)
    return about, value | {"agrees": agrees}, seen


def _flagged(force: list[Decision]) -> bool:
    waits = False
    for one in force:
        if one.act == "flag":
            waits = True
        elif one.act == "second":
            waits = not one.value["agrees"]
    return waits


def _span(wish: Wish, held: Held, person: Person) -> Weighed:
    start, end = _marked(wish, _there(held.report))
    who = wish.value.get("who")
    if wish.act == "protect" and who not in PROTECTED:
        raise _refused(wish, "it is not said whose name it is", ", ".join(PROTECTED))
    return wish.about, {"start": start, "end": end} | ({"who": who} if wish.act == "protect" else {}), ()


def _marked(wish: Wish, report: Report) -> tuple[int, int]:
    """The words that a person marked, as offsets."""
    start, end = wish.value.get("start"), wish.value.get("end")
    whole = isinstance(start, int) and isinstance(end, int) and not isinstance(start, bool)
    if whole and 0 <= start < end <= len(report.text) and report.text[start:end].strip():  # type: ignore[operator]
        return start, end  # type: ignore[return-value]
    raise _refused(wish, "start and end mark no words of the report", f"offsets from 0 to {len(report.text)}")


def _restrict(wish: Wish, held: Held, person: Person) -> Weighed:
    group = wish.value.get("group")
    if group is not None and (not isinstance(group, str) or not group.strip()):
        raise _refused(wish, "no group is named", "the name of a group; null opens it to everybody")
    about, value, seen = _plain(wish, held, person)
    return about, value | {"group": group.strip() if group else None}, seen


def _undo(wish: Wish, held: Held, person: Person) -> Weighed:
    undoes = _there(held.undoes)
    allow_undo(person, undoes)
    if any(d.undoes == undoes.id for d in counting(held.decisions)):
        raise _refused(
            wish, "it is undone already", "a decision that stands", "`onrecord decide list` shows them."
        )
    return wish.about, {}, ()


_JOINING: tuple[Act, ...] = ("merge", "split")


def _joined(wish: Wish, held: Held, person: Person, at: datetime) -> Decision:
    if wish.act == "merge":
        made = joining.merged(held.incidents, held.claims, person.name, at, wish.why)
    else:
        out = wish.value.get("out")
        if not isinstance(out, list) or not all(
            isinstance(ref, (list, tuple)) and len(ref) == 2 for ref in out
        ):
            raise _refused(wish, "no claims are named", "out: a list of [report, claim]")
        made = joining.split(
            held.incidents[0], [(str(r), str(c)) for r, c in out], held.claims, person.name, at, wish.why
        )
    return joining.decision_of(made)


_WEIGHED: Mapping[Act, Callable[[Wish, Held, Person], Weighed]] = {
    "accept": _status("accepted"),
    "reject": _status("rejected"),
    "correct": _correct,
    "add": _add,
    "overrule": _overrule,
    "grade": _grade,
    "assign": _assign,
    "comment": _plain,
    "flag": _plain,
    "second": _second,
    "protect": _span,
    "expose": _span,
    "restrict": _restrict,
    "undo": _undo,
}


def _there(found: T | None) -> T:
    """What whoever asks for a decision has looked up before."""
    if found is None:
        raise AssertionError("a decision about something that was not looked up")
    return found


def _name(wish: Wish, value: Mapping[str, Any], person: Person, at: datetime) -> str:
    text = canonical([wish.act, wish.about.as_json(), dict(value), person.name, at.isoformat(), wish.why])
    return f"d{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def _refused(
    wish: Wish, found: str, accepted: str, next: str = "Decide again; nothing was changed."
) -> DecisionError:
    return DecisionError(f"{wish.act} {wish.about}", found, accepted, next)
