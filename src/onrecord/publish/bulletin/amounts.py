"""Numbers, ranges, groups, days and places in the words of a bulletin.

Comes in: records. Goes out: plain text that is never more exact than they are: a vague figure keeps its report's word, 'about'
stays 'about', an open end stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from onrecord.incidents import Range
from onrecord.publish.words import GROUP_WORDS, day, when_words
from onrecord.records import Claim, Figure, Place, When

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
ONE = {
    "civilian": "civilian", "combatant": "combatant", "woman": "woman", "child": "child", "man": "man",
    "elderly": "elderly person", "medic": "medic", "rescuer": "rescuer", "journalist": "journalist",
    "aid-worker": "aid worker", "official": "official", "prisoner": "prisoner", "person": "person",
}  # fmt: skip
_UNITS = {"square-kilometre": "square km", "percent": "per cent"}
_UNIT_WORDS = re.compile(r"\b(?:square|sq|km|per ?cent|half|most|famil|bod)|%", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:dozens?|scores?|hundreds?|thousands?|millions?|handful|number|couple)$", re.IGNORECASE
)


def number(value: int) -> str:
    """Below ten in words."""
    return _SMALL[value] if 0 <= value < len(_SMALL) else f"{value:,}"


def count(value: int, one: str, many: str | None = None) -> str:
    return f"{number(value)} {one if value == 1 else many or one + 's'}"


def counted(value: int, noun: str) -> str:
    """To begin a sentence: 'Two incidents', 'In all, 17 incidents'."""
    return capital(count(value, noun)) if value < len(_SMALL) else f"In all, {count(value, noun)}"


def in_words(text: str) -> str:
    """Numbers below ten of a text written out, figures of more digits left as they are."""
    return re.sub(r"(?<![\d,.])\d(?![\d,.]*\d)", lambda found: number(int(found.group())), text)


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def listed(words: Sequence[str]) -> str:
    """'A', 'A and B', 'A, B and C'."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


# --- figures --------------------------------------------------------------------------------------


def vague_words(figure: Figure) -> str:
    """The report's own word where it gives no number: 'dozens'."""
    words = re.sub(r"^(?:possibly|perhaps|the|in the|at least)\s+", "", " ".join(figure.text.lower().split()))
    return words or "some"


def figure_words(figure: Figure) -> str:
    """A single figure: 'at least 82', 'about 3,000', 'dozens'."""
    if figure.vague:
        return vague_words(figure)
    about = "about " if figure.approximate else ""
    low, high = figure.low, figure.high
    if low is None:
        return f"up to {about}{number(high or 0)}" if high is not None else "an unstated number"
    if high is None:
        return f"at least {about}{number(low)}"
    return f"{about}{number(low)}" if low == high else f"between {number(low)} and {number(high)}"


def amount(harm: Range, claims: Iterable[Claim]) -> str:
    """A range without its best figure: 'between 70 and 92', 'at least 82', 'dozens', 'from several to 90'."""
    figures = [c.figure for c in claims if c.figure is not None]
    low, best, high = harm.low, harm.best, harm.high
    if best is None or low is None:
        return f"up to {_end(high or 0, figures)[0]}"
    first, vague = _end(low, figures)
    if vague:
        # The number that stands for 'dozens' is ours; the word is the report's.
        if best == low and high in (None, low):
            return first
        top = f"at least {_end(best, figures)[0]}" if high is None else _end(high, figures)[0]
        return f"from {first} to {top}"
    if high is None:
        return f"at least {first}"
    return first if high == low else f"between {first} and {_end(high, figures)[0]}"


def best_words(harm: Range, claims: Iterable[Claim]) -> str:
    """' (best figure 85)', where the range is wider than its best figure."""
    figures = [c.figure for c in claims if c.figure is not None]
    if (
        harm.best is None
        or harm.low == harm.best == harm.high
        or (harm.low == harm.best and harm.high is None)
    ):
        return ""
    if harm.high is None and harm.low is not None and _end(harm.low, figures)[1]:
        return ""  # 'from dozens to at least 100' has it
    return f" (best figure {_end(harm.best, figures)[0]})"


def _end(value: int, figures: Sequence[Figure]) -> tuple[str, bool]:
    """One end of a range in words, and whether no report gives it as a number."""
    giving = [f for f in figures if value in (f.low, f.high)]
    if giving and all(f.vague for f in giving):
        return vague_words(giving[0]), True
    if giving and all(f.approximate for f in giving):
        return f"about {number(value)}", False
    return number(value), False


def of_people(words: str, noun: str) -> str:
    """'dozens of people', 'between 70 and 92 people'."""
    return f"{words} of {noun}" if _COUNTED.search(words) else f"{words} {noun}"


def with_unit(figure: Figure) -> str:
    """A figure that is not of persons: 'less than three square km', '200 families'."""
    unit = _UNITS.get(figure.unit or "", "")
    if figure.unit in _UNITS:
        words = " ".join(figure.text.split())
        return words if _UNIT_WORDS.search(words) else f"{words} {unit}"
    plain = {"family": "families", "body": "bodies"}.get(figure.unit or "", f"{figure.unit}s")
    one = figure.low == figure.high == 1
    return of_people(figure_words(figure), figure.unit if one and figure.unit else plain)


# --- people, days, places ---------------------------------------------------------------------------


def people(claims: Iterable[Claim], one: bool = False) -> str:
    """Whom the claims call so: one group where all agree, else people."""
    groups = {claim.groups for claim in claims if claim.groups}
    return group_words(next(iter(groups)), one) if len(groups) == 1 else ("person" if one else "people")


def group_words(groups: Iterable[str], one: bool = False) -> str:
    names = [(ONE if one else GROUP_WORDS).get(group, group) for group in sorted(groups, reverse=True)]
    return listed(names) if names else ("person" if one else "people")


def on_days(when: When | None) -> str:
    """'on 4 April 2017', 'between 15 and 20 December 2016', 'in April 2017', 'on a day that is not stated'."""
    if when is None or (when.start is None and when.end is None):
        return "on a day that is not stated"
    if when.start is None or when.end is None:
        return f"since {day(when.start)}" if when.start else f"up to {day(when.end)}"  # type: ignore[arg-type]
    words = when_words(when)
    if when.start == when.end:
        return f"on {words}"
    return words if words.startswith("in ") else f"between {words.replace(' to ', ' and ', 1)}"


def days_words(when: When | None) -> str:
    """For a heading: '4 April 2017', 'day not stated'."""
    if when is None or (when.start is None and when.end is None):
        return "day not stated"
    words = when_words(when)
    return words[3:] if words.startswith("in ") else words


def period_words(start: date, end: date) -> str:
    """'on 15 December 2016', 'from 13 to 16 December 2016'."""
    if start == end:
        return f"on {day(start)}"
    return (
        f"from {when_words(When('', start, end)).removeprefix('in ')}"
        if _partial(start, end)
        else when_words(When("", start, end))
    )


def _partial(start: date, end: date) -> bool:
    return not when_words(When("", start, end)).startswith("in ")


def in_place(place: Place | None, name: str) -> str:
    """'in Idlib', 'at Bab al-Hadid crossing'; `name` is the place's name as it may be printed."""
    if place is None:
        return "at a place that is not stated"
    return f"{'at' if place.kind == 'site' else 'in'} {name}"
