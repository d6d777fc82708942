"""A form that was sent → what a person wants decided. Nothing is weighed here; what cannot be read goes on as it was sent.

Comes in: the fields of a form, and the report's text where words were marked by writing them. Goes out: a Wish.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, cast, get_args

from django.http import QueryDict

from onrecord import review
from onrecord.decisions import ACTS, Act, Subject, SubjectKind, Wish
from onrecord.errors import DecisionError, OnrecordError
from onrecord.review.value_words import NOTHING


def wish_of(sent: QueryDict, text_of: Callable[[str], str]) -> Wish:
    """OnrecordError (400) where it is no form of ours."""
    act, about = act_and_about(sent)
    sees = sent.get("sees", "")
    if not (sees.isascii() and sees.isdigit() and len(sees) < 10):
        raise _broken("it does not say which version it was opened with")
    value = _VALUES.get(act, _nothing)(sent)
    if words := sent.get("words", ""):
        value |= _place(text_of(about.report), words)
    return Wish(act, about, value, sent.get("why", ""), int(sees))


def act_and_about(sent: QueryDict) -> tuple[Act, Subject]:
    act, kind = sent.get("act", ""), sent.get("about", "")
    if act not in ACTS or kind not in get_args(SubjectKind):
        raise _broken("it names no act or no subject")
    subject = Subject(
        cast(SubjectKind, kind), sent.get("report", ""), sent.get("claim", ""), sent.get("id", "")
    )
    return act, subject


def _nothing(sent: QueryDict) -> dict[str, Any]:
    return {}


def _correct(sent: QueryDict) -> dict[str, Any]:
    field, to = sent.get("field", ""), sent.get("to", "").strip()
    if not to:
        raise _emptied(field)
    try:
        return {"field": field, "to": review.value_of(field, to)}
    except (ValueError, RecursionError):
        return {"field": field, "to": to}


def _emptied(field: str) -> DecisionError:
    """A field that was emptied by a slip of the hand must not take away what a report says."""
    what = "figure" if field == "figure" else "value"
    return DecisionError(
        f"field {field}"[:100], "it is empty", f"a value; or the word {NOTHING}, which takes the {what} away",
        f"Write the {what}, or {NOTHING}. Nothing was changed.",
    )  # fmt: skip


def _add(sent: QueryDict) -> dict[str, Any]:
    low, high = _number(sent, "low"), _number(sent, "high")
    figure = {"figure": {"low": low, "high": high}} if low is not None or high is not None else {}
    return {"kind": sent.get("kind", "")} | figure | _span(sent)


def _span(sent: QueryDict) -> dict[str, Any]:
    return {"start": _number(sent, "start"), "end": _number(sent, "end")}


def _split(sent: QueryDict) -> dict[str, Any]:
    """Each value is a claim, a JSON list of its report and its id, or a report: a list of such lists. What is named twice counts once."""
    out: list[Any] = []
    for one in sent.getlist("out"):
        try:
            told = json.loads(one)
        except (ValueError, RecursionError):
            raise _broken("it names a claim that cannot be read") from None
        several = isinstance(told, list) and any(isinstance(part, list) for part in told)
        out += [part for part in (told if several else [told]) if part not in out]
    return {"out": out}


def _overrule(sent: QueryDict) -> dict[str, Any]:
    three = {key: _number(sent, key) for key in ("low", "best", "high")}
    return {"kind": sent.get("kind", ""), "group": sent.get("group") or None} | three


def _number(sent: QueryDict, name: str) -> Any:
    """A whole number; what is none goes on as words, and is refused as such."""
    given = sent.get(name, "").strip()
    if not given:
        return None
    return int(given) if given.isascii() and given.isdigit() and len(given) < 20 else given


def _place(text: str, words: str) -> dict[str, int]:
    """Where words stand in a report: they must stand there once. A browser sends each end of line as two characters."""
    words = words.replace("\r\n", "\n").strip()
    if not words or text.count(words) != 1:
        found = "they stand there more than once" if words and words in text else "they do not stand there"
        raise DecisionError(
            "the words", found, "words that stand in the report once, letter by letter",
            "Copy them from the report, or give the numbers where they begin and end. Nothing was changed.",
        )  # fmt: skip
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


_VALUES: Mapping[Act, Callable[[QueryDict], dict[str, Any]]] = {
    "correct": _correct,
    "add": _add,
    "merge": lambda sent: {"with": " ".join(sent.getlist("with")).replace(",", " ").split()},
    "split": _split,
    "overrule": _overrule,
    "grade": lambda sent: {"grade": sent.get("grade", "")},
    "assign": lambda sent: {"to": sent.get("to", "")},
    "second": lambda sent: {"agrees": {"true": True, "false": False}.get(sent.get("agrees", ""))},
    "protect": lambda sent: _span(sent) | {"who": sent.get("who", "")},
    "expose": _span,
    "restrict": lambda sent: {"group": sent.get("group", "").strip() or None},
}


def _broken(found: str) -> OnrecordError:
    return OnrecordError(
        "the form", found, "a form of these pages", "Open the page again, and send the form from there."
    )
