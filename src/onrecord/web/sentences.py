"""Sentences that the rules make in English (why a grade, which figure is best, what contradicts what, what cannot all be true of a balance,
why reports are one incident, why words of time mean these days) → the same in the interface's language.

Comes in: a sentence. Goes out: it in the language of the page; as it came where no pattern is its own. Names and a report's own words in it
stay as they are. What the rules say is assess/'s and link/'s; a test holds that each of their sentences has a pattern here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from onrecord.situations import PART_WORDS
from onrecord.web import wording
from onrecord.web.patterns import Patterns, Telling

PATTERNS = (
    # grades
    gettext_noop("all who are reported harmed are combatants"),
    gettext_noop("all who are reported harmed are combatants, as %(words)s alone tells it"),
    gettext_noop("competing claims: %(sentence)s"),
    gettext_noop("responsibility accepted, as reported, by %(words)s"),
    gettext_noop("%(number)s independent origins"),
    gettext_noop("%(number)s of %(other_number)s independent origins give figures of one kind"),
    gettext_noop("a single origin: %(words)s"),
    gettext_noop("no figure rests on more than one origin"),
    gettext_noop("the rule asks for two"),
    gettext_noop("one origin, %(words)s"),
    gettext_noop("the rule asks for two that are independent"),
    gettext_noop("no figure rests on two independent origins, as the rule asks"),
    # which figure is best
    gettext_noop("the whole added up from its parts (%(words)s)"),
    gettext_noop("no source gives an upper bound"),
    gettext_noop("sources give an upper bound only"),
    gettext_noop("the only figure given"),
    gettext_noop("the figure of %(number)s of %(other_number)s independent origins"),
    gettext_noop("the figure that fits what all %(number)s independent origins say"),
    gettext_noop("the latest figure of %(number)s independent origins"),
    gettext_noop("the middle figure of %(number)s independent origins (of two, the lower)"),
    gettext_noop("%(sentence)s, a vague one taken at its least"),
    # figures that do not count
    gettext_noop("the same origin gives a number"),
    gettext_noop("the same origin gives %(number)s later"),
    gettext_noop("the same origin gives %(number)s on the same day: the larger stands"),
    gettext_noop("the same origin gave %(number)s before, and this takes nothing back from it"),
    gettext_noop("the same origin gives %(number)s, on which day is not known: the larger stands"),
    gettext_noop("the report itself replaces it"),
    gettext_noop("told beside %(number)s in the same report: of a part of them"),
    # contradictions
    gettext_noop("laid to %(words)s, denied by the accused"),
    gettext_noop("laid to %(words)s and to %(other_words)s"),
    gettext_noop("%(kind)s: asserted and denied"),
    gettext_noop("%(kind)s: fighters against civilians"),
    gettext_noop("%(kind)s: %(bounds)s (%(groups)s) of %(other_bounds)s"),
    gettext_noop("%(kind)s (%(groups)s): %(sides)s"),
    gettext_noop("%(kind)s: %(sides)s"),
    gettext_noop("each higher figure is the later one"),
    gettext_noop("by %(methods)s against by %(other_methods)s"),
    gettext_noop("on %(days)s against on %(other_days)s"),
    gettext_noop("at %(words)s against at %(other_words)s"),
    # what cannot all be true of a balance
    gettext_noop("two counts of those who %(part)s, of one day, are apart"),
    gettext_noop("a total of those who %(part)s is below what was told before it"),
    gettext_noop("more left, were moved out, were killed and remain than were told to be there before"),
    # why reports are one incident
    gettext_noop("same place (%(words)s)"),
    gettext_noop("both name %(words)s"),
    gettext_noop("each report names the other's place"),
    gettext_noop("one report names the other's place"),
    gettext_noop("one day apart"),
    gettext_noop("same day"),
    gettext_noop("times overlap"),
    gettext_noop("published the same day"),
    gettext_noop("same method (%(methods)s)"),
    gettext_noop("%(number)s %(kind)s in both, on the same word"),
    gettext_noop("%(number)s %(kind)s in both"),
    gettext_noop("%(number)s %(kind)s (%(groups)s) in both"),
    gettext_noop("%(number)s and %(other_number)s %(kind)s"),
    gettext_noop("%(words)s and %(other_words)s contain one another"),
    gettext_noop("%(words)s and %(other_words)s lie %(number)s km apart"),
    gettext_noop("%(words)s and %(other_words)s may be one name"),
    gettext_noop("the same named as doers"),
    gettext_noop("doers of one side"),
    gettext_noop("the same names and words around"),
    gettext_noop("few reports tell of two, most tell them alike"),
    gettext_noop("joined by a person's judgement"),
    # why words of time mean the days that they were read as
    gettext_noop("the report's own date line"),
    gettext_noop("named with its year"),
    gettext_noop("from the first to the last day named"),
    gettext_noop("counted from the day told before it"),
    gettext_noop("its year taken from the days told before it"),
    gettext_noop("counted from a day that the text names"),
    gettext_noop("how far back is not said"),
    gettext_noop("up to publication, %(days)s"),
    gettext_noop("from then to publication"),
    gettext_noop("counted from publication, %(days)s"),
    gettext_noop("counted from another day, and none was told before it"),
    gettext_noop("day and month may stand in either order"),
    gettext_noop("no year, and no day of publication"),
    gettext_noop("the words allow no days"),
    gettext_noop("the next %(weekday)s after publication, %(days)s, as the verb speaks of what is to come"),
    gettext_noop("the last %(weekday)s on or before publication, %(days)s"),
    gettext_noop("the next such %(stretch)s after publication, %(days)s"),
    gettext_noop("the last such %(stretch)s on or before publication, %(days)s"),
    gettext_noop("set by a person"),
)  # fmt: skip
"""What a sentence, or a part of one between semicolons, may be. Of two that fit the first counts."""

_WEEKDAYS = (
    gettext_noop("Monday"), gettext_noop("Tuesday"), gettext_noop("Wednesday"), gettext_noop("Thursday"), gettext_noop("Friday"),
    gettext_noop("Saturday"), gettext_noop("Sunday"),
)  # fmt: skip
_STRETCHES = (
    gettext_noop("day"), gettext_noop("month"), gettext_noop("season"), gettext_noop("quarter"), gettext_noop("fast"),
    gettext_noop("feast"), gettext_noop("stretch"),
)  # fmt: skip
_NUMBER = r"[\d,]+"
_BOUNDS = rf"(?:at least |up to )?(?:about )?{_NUMBER}(?: to {_NUMBER})?"
_SPAN = r"\d{4}-\d\d-\d\d(?: to \d{4}-\d\d-\d\d)?"
_DAYS = rf"{_SPAN}(?: or {_SPAN})*"
_SHAPES: Mapping[str, str] = {
    "number": _NUMBER, "bounds": _BOUNDS, "days": _DAYS, "sides": rf"{_BOUNDS}(?: against {_BOUNDS})+", "kind": r"[a-z-]+",
    "groups": r"[a-z-]+(?: and [a-z-]+)*", "methods": r"[a-z-]+(?:(?:, | or )[a-z-]+)*", "part": "|".join(PART_WORDS.values()), "weekday": "|".join(_WEEKDAYS), "stretch": "|".join(_STRETCHES), "words": r"[^;]+?", "sentence": r"[^;]+?",
}  # fmt: skip


def sentence(words: str) -> str:
    """A sentence of the rules in the language of the page."""
    if not words or (get_language() or "en").startswith("en"):
        return words
    whole = _SENTENCES.told(words)
    if whole is not None:
        return whole
    parts = [_SENTENCES.told(part) for part in words.split("; ")]
    return words if None in parts else _("; ").join(part for part in parts if part is not None)


def is_known(words: str) -> bool:
    """Whether a sentence, or each of its parts between semicolons, has a pattern."""
    return fitting(words) is not None or all(fitting(part) is not None for part in words.split("; "))


def fitting(words: str) -> tuple[str, dict[str, str]] | None:
    return _SENTENCES.fitting(words)


def _bounds(words: str) -> str:
    found = re.fullmatch(rf"(at least |up to )?(about )?({_NUMBER})(?: to ({_NUMBER}))?", words)
    if found is None:
        return words
    side, about, first, last = found.groups()
    low, high = int(first.replace(",", "")), int((last or first).replace(",", ""))
    return wording.bounds(
        None if side == "up to " else low, None if side == "at least " else high, bool(about)
    )


def _sides(words: str) -> str:
    return _(" against ").join(_bounds(side) for side in words.split(" against "))


def _days(words: str) -> str:
    return f" {_('or')} ".join(_span(one) for one in words.split(" or "))


def _span(words: str) -> str:
    first, _to, last = words.partition(" to ")
    shown = wording.apart(first)
    return _("%(first)s to %(last)s") % {"first": shown, "last": wording.apart(last)} if last else shown


def _methods(words: str) -> str:
    return re.sub(r"[a-z-]+", lambda m: _("or") if m[0] == "or" else wording.method_words(m[0]), words)


_TELLING: Telling = {
    "number": str, "words": str, "sentence": sentence, "bounds": _bounds, "sides": _sides, "days": _days, "kind": wording.harm_words,
    "part": lambda words: _(words), "weekday": _, "stretch": _, "groups": lambda words: _(" and ").join(wording.group_words(one) for one in words.split(" and ")), "methods": _methods,
}  # fmt: skip
_SENTENCES = Patterns(PATTERNS, _SHAPES, _TELLING)
