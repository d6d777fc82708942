"""What a decision set, in words of the interface's language: nothing of it is shown as a program keeps it.

Comes in: the value of a decision, as it may be shown. Goes out: pairs of a name and its words; what says nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from onrecord.decisions import Subject
from onrecord.errors import DecisionError
from onrecord.incidents import Overruled
from onrecord.records import Claim, Span
from onrecord.review.fields import FIELDS, with_field
from onrecord.web import wording
from onrecord.web.pages.fields_told import words_of_field

_NOTHING = Claim("", "", "killed", Span(0, 0, ""))
_NAMES = {
    "to": gettext_noop("Given to"), "group": gettext_noop("Only for"), "agrees": gettext_noop("Agrees"), "who": gettext_noop("Who it is"),
    "grade": gettext_noop("Grade"), "incidents": gettext_noop("Incidents"), "start": gettext_noop("From letter"), "end": gettext_noop("To letter"),
    "out": gettext_noop("Taken out"), "text": gettext_noop("Words"), "what": gettext_noop("What"),
}  # fmt: skip
_ABOUT = {
    "claim": gettext_noop("Claim"), "report": gettext_noop("Report"), "incident": gettext_noop("Incident"), "decision": gettext_noop("Decision"),
    "account": gettext_noop("Account"), "token": gettext_noop("Token"), "group": gettext_noop("Group"), "record": gettext_noop("Record"),
    "places": gettext_noop("Places"), "incidents": gettext_noop("Incidents"), "copies": gettext_noop("Copies"), "log": gettext_noop("Log"),
    "schema": gettext_noop("schema"), "address": gettext_noop("Address"), "dossier": gettext_noop("Dossier"),
}  # fmt: skip
_COPIES = gettext_noop("copies and incidents")
"""What linking and its like are about."""


def decided(value: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(name, words) for name, words in _decided(value) if words]


def _decided(value: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    if "field" in value:
        field = value["field"]
        yield _("Field"), wording.field_words(field)
        yield _("Before"), field_value(field, value.get("from")) or _("nothing")
        yield _("After"), field_value(field, value.get("to")) or _("nothing")
    elif "kind" in value and "best" in value:
        yield range_of(value["kind"], value.get("group")), _three(value)
    else:
        for name, said in value.items():
            if said is not None and said != []:
                words = _(said) if name == "grade" and isinstance(said, str) else wording.told(said)
                yield _(_NAMES.get(name, name)), words


def field_value(field: str, value: object) -> str:
    """A field of a claim as its JSON has it, in the words in which the claim's page tells it."""
    if field == "kind" and isinstance(value, str):
        return wording.harm_words(value)
    if field in FIELDS:
        try:
            return words_of_field(with_field(_NOTHING, field, value), field)
        except DecisionError:  # with names left out, or of an older program
            pass
    return wording.told(value)


def range_of(kind: str, group: str | None) -> str:
    """'killed', 'killed: children'."""
    return wording.harm_words(kind) + (f": {wording.group_words(group)}" if group else "")


def _three(value: Mapping[str, Any]) -> str:
    return " / ".join(wording.bound(value.get(key)) for key in ("low", "best", "high"))


def overruled_words(one: Overruled) -> str:
    """What was set by a person: the grade, or a range."""
    kind, _space, group = one.what.partition(" ")
    return _("Grade") if one.what == "grade" else range_of(kind, group)


def rules_words(one: Overruled) -> str:
    """What the rules give in its place: a grade, 'no figure', or low / best / high."""
    three = one.rules.split(" / ")
    return " / ".join(wording.number_or_open(bound) for bound in three) if len(three) == 3 else _(one.rules)


def about_words(about: Subject | str) -> str:
    """'claim levant-1213:c3', in English as the log has it."""
    if str(about) == _COPIES:
        return _(_COPIES)
    kind, _space, name = str(about).partition(" ")
    if (get_language() or "en").startswith("en") or kind not in _ABOUT:
        return str(about)
    if not name:
        return _(_ABOUT[kind])
    return f"{_(_ABOUT[kind])} {wording.apart(name)}"
