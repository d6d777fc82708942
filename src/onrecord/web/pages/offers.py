"""The forms that a person gets under something: one for each act that the role allows, with its fields.

Comes in: a person and a subject with its version. Goes out: offers, which one template draws. What is sent is weighed by
review/ all the same: a form that is not offered and sent nevertheless is refused there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from django.utils.translation import gettext_noop as _

from onrecord import members, review
from onrecord.decisions import Act, Person, Subject
from onrecord.incidents import Grade
from onrecord.records import PEOPLE_KINDS, SITUATION_KINDS
from onrecord.review.deciding import PROTECTED
from onrecord.review.fields import GROUPS
from onrecord.store import Record
from onrecord.web.refused import Refused

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
    refused: Refused | None = None
    """It was sent and refused: it stands open, with what was typed in it."""


def offers(
    person: Person,
    about: Subject,
    sees: int,
    options: Mapping[str, Options] | None = None,
    refused: Refused | None = None,
) -> list[Offer]:
    """Those that the role allows; `options` are what a field can be, where only the page knows it; of a field of one act alone by 'assign to'."""
    return [
        _offer_again(refused, sees, options or {})
        if refused is not None and refused.of(act, about)
        else _offer(act, about, sees, options or {})
        for act in _LABELS
        if about.kind in review.ABOUT[act] and review.allows(person, act)
    ]


def again(
    act: Act, about: Subject, sees: int, sent: Mapping[str, Sequence[str]], options: Mapping[str, Options]
) -> Offer:
    """The same form with what a person had put into it."""
    offer = _offer(act, about, sees, options)
    kept = tuple(
        replace(f, value=" ".join(filter(None, sent.get(f.name, ()))), values=tuple(sent.get(f.name, ())))
        for f in offer.fields
    )
    return replace(offer, fields=kept, why=(list(sent.get("why", ())) or [""])[-1])


def _offer_again(refused: Refused, sees: int, options: Mapping[str, Options]) -> Offer:
    return replace(again(refused.act, refused.about, sees, refused.sent, options), refused=refused)


def _offer(act: Act, about: Subject, sees: int, options: Mapping[str, Options]) -> Offer:
    fields = tuple(
        replace(f, options=options.get(f"{act} {f.name}", options.get(f.name, f.options)))
        for f in _FIELDS.get(act, ())
    )
    return Offer(act, _LABELS[act], about, sees, fields, act in review.NEEDS_REASON)


def names_of(record: Record) -> dict[str, Options]:
    """Whom and which groups a form suggests."""
    return {"assign to": _same(members.people(record)), "restrict group": _same(members.groups(record))}


def _same(words: Sequence[str], empty: str = "") -> Options:
    return ((("", empty),) if empty else ()) + tuple((word, word) for word in words)


_LABELS: Mapping[Act, str] = {
    "accept": _("Accept"),
    "reject": _("Reject"),
    "correct": _("Correct a field"),
    "add": _("Add a claim"),
    "merge": _("Merge with other incidents"),
    "split": _("Split claims off"),
    "overrule": _("Overrule a range"),
    "grade": _("Grade"),
    "assign": _("Assign"),
    "comment": _("Comment"),
    "flag": _("Ask for a second reader"),
    "second": _("Give a second reading"),
    "protect": _("Protect words"),
    "expose": _("Lift the protection of words"),
    "restrict": _("Restrict to a group"),
    "undo": _("Undo"),
}
_WORDS = Field("words", _("Words, as they stand in the report"), help=_("Or give where they begin and end:"))
_SPAN = (_WORDS, Field("start", _("Begins at"), "number"), Field("end", _("Ends before"), "number"))
_FIELDS: Mapping[Act, tuple[Field, ...]] = {
    "correct": (
        Field("field", _("Field"), "choice", _same(review.FIELDS)),
        Field("to", _("New value"), help=_("A word as it is; figure, place, time, actor, groups and said_by as JSON; none takes it away.")),
    ),
    "add": (
        *_SPAN,
        Field("kind", _("Kind"), "choice", _same(PEOPLE_KINDS + SITUATION_KINDS)),
        Field("low", _("At least"), "number"),
        Field("high", _("At most"), "number"),
    ),
    "merge": (Field("with", _("Ids of the other incidents"), help=_("With spaces between them.")),),
    "split": (Field("out", _("Claims that belong elsewhere"), "many"),),
    "overrule": (
        Field("kind", _("Harm"), "choice", _same(PEOPLE_KINDS)),
        Field("group", _("Group"), "choice", _same(GROUPS, _("all"))),
        Field("low", _("Low"), "number"),
        Field("best", _("Best"), "number"),
        Field("high", _("High"), "number", help=_("Empty where nobody knows.")),
    ),
    "grade": (Field("grade", _("Grade"), "choice", _same(get_args(Grade))),),
    "assign": (Field("to", _("To whom"), help=_("Empty for nobody.")),),
    "second": (Field("agrees", _("Do you agree?"), "choice", (("true", _("yes")), ("false", _("no")))),),
    "protect": (*_SPAN, Field("who", _("Whose name it is"), "choice", _same(PROTECTED))),
    "expose": _SPAN,
    "restrict": (Field("group", _("Group"), help=_("Empty opens it to everybody.")),),
}  # fmt: skip
