"""The forms that a person gets under something: one for each act that the role allows, with its fields.

Comes in: a person and a subject with its version. Goes out: offers, which one template draws. What is sent is weighed by
review/ all the same: a form that is not offered and sent nevertheless is refused there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from onrecord import review
from onrecord.decisions import Act, Person, Subject
from onrecord.incidents import Grade
from onrecord.records import PEOPLE_KINDS, SITUATION_KINDS
from onrecord.review.deciding import PROTECTED
from onrecord.review.fields import GROUPS

FieldKind = Literal["text", "long", "number", "choice", "many"]
Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    label: str
    kind: FieldKind = "text"
    options: Options = ()
    help: str = ""
    value: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    act: Act
    label: str
    about: Subject
    sees: int
    fields: tuple[Field, ...]
    reason: bool
    """Whether it needs a reason in words."""
    why: str = ""


def offers(
    person: Person, about: Subject, sees: int, options: Mapping[str, Options] | None = None
) -> list[Offer]:
    """Those that the role allows; `options` are what a field can be, where only the page knows it."""
    return [
        _offer(act, about, sees, options or {})
        for act in _LABELS
        if about.kind in review.ABOUT[act] and review.allows(person, act)
    ]


def again(
    act: Act, about: Subject, sees: int, sent: Mapping[str, Sequence[str]], options: Mapping[str, Options]
) -> Offer:
    """The same form with what a person had put into it."""
    offer = _offer(act, about, sees, options)
    kept = tuple(
        replace(f, value=(list(sent.get(f.name, ())) or [""])[-1], values=tuple(sent.get(f.name, ())))
        for f in offer.fields
    )
    return replace(offer, fields=kept, why=(list(sent.get("why", ())) or [""])[-1])


def _offer(act: Act, about: Subject, sees: int, options: Mapping[str, Options]) -> Offer:
    fields = tuple(replace(f, options=options.get(f.name, f.options)) for f in _FIELDS.get(act, ()))
    return Offer(act, _LABELS[act], about, sees, fields, act in review.NEEDS_REASON)


def _same(words: Sequence[str], empty: str = "") -> Options:
    return ((("", empty),) if empty else ()) + tuple((word, word) for word in words)


_LABELS: Mapping[Act, str] = {
    "accept": "Accept",
    "reject": "Reject",
    "correct": "Correct a field",
    "add": "Add a claim",
    "merge": "Merge with other incidents",
    "split": "Split claims off",
    "overrule": "Overrule a range",
    "grade": "Grade",
    "assign": "Assign",
    "comment": "Comment",
    "flag": "Ask for a second reader",
    "second": "Give a second reading",
    "protect": "Protect words",
    "expose": "Lift the protection of words",
    "restrict": "Restrict to a group",
    "undo": "Undo",
}
_WORDS = Field("words", "Words, as they stand in the report", help="Or give where they begin and end:")
_SPAN = (_WORDS, Field("start", "Begins at", "number"), Field("end", "Ends before", "number"))
_FIELDS: Mapping[Act, tuple[Field, ...]] = {
    "correct": (
        Field("field", "Field", "choice", _same(review.FIELDS)),
        Field("to", "New value", help="A word as it is; figure, place, time, actor, groups and said_by as JSON; empty for none."),
    ),
    "add": (
        *_SPAN,
        Field("kind", "Kind", "choice", _same(PEOPLE_KINDS + SITUATION_KINDS)),
        Field("low", "At least", "number"),
        Field("high", "At most", "number"),
    ),
    "merge": (Field("with", "Ids of the other incidents", help="With spaces between them."),),
    "split": (Field("out", "Claims that belong elsewhere", "many"),),
    "overrule": (
        Field("kind", "Harm", "choice", _same(PEOPLE_KINDS)),
        Field("group", "Group", "choice", _same(GROUPS, "all")),
        Field("low", "Low", "number"),
        Field("best", "Best", "number"),
        Field("high", "High", "number", help="Empty where nobody knows."),
    ),
    "grade": (Field("grade", "Grade", "choice", _same(get_args(Grade))),),
    "assign": (Field("to", "To whom", help="Empty for nobody."),),
    "second": (Field("agrees", "Do you agree?", "choice", (("true", "yes"), ("false", "no"))),),
    "protect": (*_SPAN, Field("who", "Whose name it is", "choice", _same(PROTECTED))),
    "expose": _SPAN,
    "restrict": (Field("group", "Group", help="Empty opens it to everybody."),),
}  # fmt: skip
