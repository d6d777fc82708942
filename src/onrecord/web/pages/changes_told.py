"""What a change of words does, as link/ makes it in English, in the language of the page; what has no pattern stays as it came."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from onrecord.link.changing_words import VERBS_OF_SAYING
from onrecord.link.side_words import ROWS
from onrecord.web.patterns import Patterns, Telling

PATTERNS = (
    gettext_noop("%(thing)s: before, %(lean)s; now, %(other_lean)s"),
    gettext_noop("before, %(lean)s; now, %(other_lean)s"),
    gettext_noop("%(thing)s: replaces a word that %(lean)s"),
    gettext_noop("%(thing)s: cuts a word that %(lean)s"),
    gettext_noop("%(thing)s: puts in a word that %(lean)s"),
    gettext_noop("%(thing)s: adds a word that %(lean)s"),
    gettext_noop("quotation marks put around the word: it is no longer the outlet's own"),
    gettext_noop("quotation marks taken off: the outlet makes the word its own"),
    gettext_noop("moves the words within the passage"),
    gettext_noop("changes who says it"),
    gettext_noop("tells in other words who says it"),
    gettext_noop("adds who says it"),
    gettext_noop("no longer tells who says it"),
    gettext_noop("cuts a negation"),
    gettext_noop("adds a negation"),
    gettext_noop("changes how sure it is"),
    gettext_noop("takes the doubt away"),
    gettext_noop("puts it in doubt"),
    gettext_noop("raises the figure"),
    gettext_noop("lowers the figure"),
    gettext_noop("writes the figure another way"),
    gettext_noop("adds a figure"),
    gettext_noop("cuts a figure"),
    gettext_noop("changes a day"),
    gettext_noop("cuts a day"),
    gettext_noop("adds a day"),
    gettext_noop("changes a name"),
    gettext_noop("cuts a name"),
    gettext_noop("adds a name"),
    gettext_noop("writes the name another way"),
    gettext_noop("spells it another way"),
    gettext_noop("another form of the word"),
    gettext_noop("rewords"),
    gettext_noop("cuts words"),
    gettext_noop("adds words"),
)
NEUTRAL = gettext_noop("neutral")
LEANS = sorted(
    {lean for words in ROWS.values() for lean in words if lean}
    | {lean for lean in VERBS_OF_SAYING.values() if lean}
)


def change(words: str) -> str:
    if (get_language() or "en").startswith("en"):
        return words
    return _CHANGES.told(words) or words


def _one_of(words: list[str]) -> str:
    return "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True))


_SHAPES: Mapping[str, str] = {"thing": _one_of(list(ROWS)), "lean": _one_of([*LEANS, NEUTRAL])}
_TELLING: Telling = {"thing": _, "lean": _}
_CHANGES = Patterns(PATTERNS, _SHAPES, _TELLING)
