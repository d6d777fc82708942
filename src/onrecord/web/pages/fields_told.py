"""The fields of a claim in words of the interface's language, each with all that it holds: nothing of it is shown as a program keeps it.

Comes in: a claim. Goes out: pairs of a field's name and its words, in the order of the claim format; what says nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from onrecord.decisions import Reviewed
from onrecord.publish.words import coordinates
from onrecord.records import Claim, Figure, Place, Responsibility, Voice, When
from onrecord.web import sentences, wording

_STANDING = {
    "blamed": gettext_noop("blamed"),
    "suspected": gettext_noop("suspected"),
    "claimed": gettext_noop("by its own word"),
}
_STANCE = {
    "blames": gettext_noop("%(by)s blames %(actor)s"), "claims": gettext_noop("%(by)s says that it was %(actor)s itself"),
    "denies": gettext_noop("%(by)s denies that it was %(actor)s"), "suspects": gettext_noop("%(by)s suspects %(actor)s"),
}  # fmt: skip
_UNIT = {
    "family": gettext_noop("families"), "body": gettext_noop("bodies"), "square-kilometre": gettext_noop("square kilometres"),
    "vehicle": gettext_noop("vehicles"), "building": gettext_noop("buildings"), "percent": gettext_noop("percent"),
}  # fmt: skip


def told_fields(one: Reviewed) -> list[tuple[str, str]]:
    """The fields of a claim that say something."""
    return [(name, words) for name, words in _fields(one.claim) if words]


def words_of_field(claim: Claim, field: str) -> str:
    """One field; no words where it says nothing."""
    return dict(_fields(claim)).get(field, "")


def _fields(c: Claim) -> Iterable[tuple[str, str]]:
    yield "phase", _(c.phase) if c.phase else ""
    yield "figure", _figure(c.figure) if c.figure else ""
    yield "groups", wording.group_words(c.groups)
    yield "affiliation", c.affiliation or ""
    yield (
        "actor",
        _joined(_(", "), c.actor, _(_STANDING[c.actor_standing]) if c.actor_standing in _STANDING else "")
        if c.actor
        else "",
    )
    yield "method", wording.method_words(c.method)
    yield "place", _place(c.place) if c.place else ""
    yield "time", _time(c.time) if c.time else ""
    yield "said_by", " ← ".join(_voice(voice) for voice in c.said_by)
    yield "certainty", _(c.certainty)
    yield "scope", _(c.scope)
    yield "superseded", _("yes") if c.superseded else ""
    yield "part_of", c.part_of or ""
    yield "attack", c.attack or ""
    yield "responsibility", _("; ").join(_responsibility(one) for one in c.responsibility)
    yield "note", c.note or ""


def _figure(figure: Figure) -> str:
    said = wording.bounds(figure.low, figure.high, figure.approximate)
    unit = _(_UNIT.get(figure.unit, figure.unit)) if figure.unit else ""
    return _joined(" – ", _joined(" ", said, unit), _quoted(figure.text))


def _place(place: Place) -> str:
    near = f"{place.radius_km:g} km" if place.radius_km is not None else ""
    where = _joined(_(", "), coordinates(place), near and f"± {near}")
    return _joined(
        " – ", place.name, _quoted(place.text), wording.place_precision(place) if place.precision else "", where, place.gazetteer
    )  # fmt: skip


def _time(time: When) -> str:
    return _joined(" – ", wording.days(time), _quoted(time.text), sentences.sentence(time.why))


def _voice(voice: Voice) -> str:
    known = "" if voice.key.startswith(("said:", "unnamed:")) else voice.key
    unnamed = _joined(": ", _("not named"), voice.reason) if voice.anonymous else ""
    called = voice.full or voice.text
    # What says the same again is left out: 'UN (UN; un)'.
    inner = [one for one in (wording.voice_kind(voice.kind), voice.side, unnamed, known) if one]
    inner = [
        one
        for n, one in enumerate(inner)
        if one.casefold() not in (called.casefold(), *(other.casefold() for other in inner[:n]))
    ]
    return _joined(
        " ", called, _quoted(voice.text) if voice.full else "", f"({_('; ').join(inner)})" if inner else ""
    )


def _responsibility(one: Responsibility) -> str:
    return _(_STANCE[one.stance]) % {"by": one.by.full or one.by.text, "actor": one.actor}


def _quoted(words: str) -> str:
    return f"“{words}”" if words else ""


def _joined(between: str, *parts: str | None) -> str:
    return between.join(part for part in parts if part)
