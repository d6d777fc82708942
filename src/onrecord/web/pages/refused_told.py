"""What an error says (where, what was found, what is accepted, what to do next), in the language of the page.

Comes in: one of these parts, in English as errors are made. Goes out: it in the page's language, or nothing where no pattern is its own:
the page then shows it in English, marked as such. A test holds that each part that review/, finding/wanted.py and these pages make has a
pattern here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from onrecord.decisions import ACTS
from onrecord.review.fields import FIELDS
from onrecord.review.policy import MAY, ROLES
from onrecord.web import wording
from onrecord.web.pages import refusals, unread, unread_kinds
from onrecord.web.pages.decided_told import about_words
from onrecord.web.patterns import Patterns, Telling

_USES = {
    "read": gettext_noop("reading the record"), "add-report": gettext_noop("adding reports"), "erase": gettext_noop("erasing"),
    "export": gettext_noop("exporting"), "export-names": gettext_noop("exporting with names"),
    "draft-bulletin": gettext_noop("drafting bulletins"), "issue-bulletin": gettext_noop("issuing bulletins"),
    "read-log": gettext_noop("reading the log"), "accounts": gettext_noop("managing accounts"), "backup": gettext_noop("making backups"),
    "restore": gettext_noop("restoring backups"),
}  # fmt: skip
_KINDS = {
    "claim": gettext_noop("a claim"), "report": gettext_noop("a report"), "incident": gettext_noop("an incident"),
    "decision": gettext_noop("a decision"),
}  # fmt: skip
_ABOUT = {
    "at least": gettext_noop("(at least)"),
    "at most": gettext_noop("(at most)"),
    "about": gettext_noop("(about)"),
}
_BETWEEN_EXAMPLES = " · "
_SHAPES: Mapping[str, str] = {
    "number": r"[\d,]+", "day": r"\d{4}-\d\d-\d\d(?: \d\d:\d\d)?", "act": "|".join(ACTS), "use": "|".join(MAY), "role": "|".join(ROLES),
    "field": "|".join(FIELDS), "name": r"\w+", "kinds": f"(?:{'|'.join(_KINDS)})(?: or (?:{'|'.join(_KINDS)}))*",
    "about": rf"(?:{'|'.join(_KINDS)}) \S*", "status": "accepted|rejected", "sentence": r".+", "code": r"\{.*\}", "id": r"\S+", "quoted": r"(?:'.*'|\".*\")",
    "list": r"[\w./-]+(?:, [\w./-]+)*", "words": r".+?",
}  # fmt: skip


def told(words: str) -> str | None:
    """None where nobody has said it in the language of the page."""
    if not words or (get_language() or "en").startswith("en") or re.search("[\u0600-\u06ff]", words):
        return words
    bare = words.removesuffix(".")
    said = _told(bare)
    return None if said is None else said + words[len(bare) :]


def _told(words: str) -> str | None:
    if (whole := _REFUSALS.told(words)) is not None:
        return whole
    if _BETWEEN_EXAMPLES in words:
        return examples(words)
    return wording.apart(words) if re.fullmatch(r"\S+", words) else None


def is_known(words: str) -> bool:
    """Whether a part has a pattern, or is an id or a list of examples."""
    bare = words.removesuffix(".")
    return (
        _REFUSALS.fitting(bare) is not None
        or _BETWEEN_EXAMPLES in words
        or re.fullmatch(r"\S*", bare) is not None
    )


def examples(words: str) -> str:
    """Values as a person types them, with what they stand for: '82.. (at least) · ..82 (at most)'."""
    if (get_language() or "en").startswith("en"):
        return words
    return _BETWEEN_EXAMPLES.join(_example(one) for one in words.split(_BETWEEN_EXAMPLES))


def _example(words: str) -> str:
    typed, _bracket, about = words.partition(" (")
    if (known := _ABOUT.get(about.removesuffix(")"))) is not None:
        return f"{wording.apart(typed)} {_(known)}"
    return (_REFUSALS.told(words) if " " in words else None) or wording.apart(words)


def _list(words: str) -> str:
    """Words that are accepted, each as a form shows it and as it is typed."""
    return wording.listed(_word(one) for one in words.split(", "))


def _word(one: str) -> str:
    return f"{_(one)} ({wording.apart(one)})" if _(one) != one else wording.apart(one)


def _use(word: str) -> str:
    return _(_USES.get(word, word))


def _kinds(words: str) -> str:
    return f" {_('or')} ".join(_(_KINDS[one]) for one in words.split(" or "))


_TELLING: Telling = {
    "number": str, "day": wording.apart, "act": _, "use": _use, "role": _, "field": wording.field_words, "name": wording.apart,
    "kinds": _kinds, "about": about_words, "status": _, "sentence": lambda words: _told(words) or wording.apart(words),
    "code": wording.apart, "id": wording.apart, "quoted": wording.apart, "list": _list, "words": wording.apart,
}  # fmt: skip
PATTERNS = (*unread.PATTERNS, *refusals.PATTERNS, *unread_kinds.PATTERNS)
_REFUSALS = Patterns(PATTERNS, _SHAPES, _TELLING)
