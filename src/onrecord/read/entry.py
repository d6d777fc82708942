"""What a reader found for one report → a Report, or a ReadError that says which field is wrong.

Serves all readers; blocks and derived dates are added afterwards.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from onrecord.errors import ReadError, a_field
from onrecord.read.given_columns import PARTS, GivenColumns
from onrecord.records import PublishedBy, Report


@dataclass(frozen=True)
class ReadOptions:
    """What the user says of texts that carry no publication day or outlet of their own."""

    published: date | None = None
    outlet: str | None = None
    columns: GivenColumns | None = None
    """Which column of a corpus is what, where the user says so; the rest is guessed (columns.py)."""
    told: Callable[[str], None] | None = field(default=None, compare=False)
    """Is given one line for each corpus whose columns were guessed; a function of a module, so that it can be sent to another process."""


FIELDS = PARTS

_DAY = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})"
    r"(?:[T ]([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)

UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def refuse_empty(text: str) -> None:
    if not text.strip("\ufeff \t\r\n\f\v\u00a0\u200b\u2028\u2029") or not text.strip():
        raise ReadError(
            "empty", "", "holds no text", "a report of at least one word", "Fetch the report again."
        )


def report_from(
    fields: Mapping[str, object], default_id: str, source: str, raw: bytes, options: ReadOptions
) -> Report:
    """One entry of a corpus (a JSON line, a CSV row) as a Report."""
    text = _text(fields.get("text"))
    day = _published(fields.get("published"))
    given = day or options.published
    return Report(
        id=_id(fields.get("id") if fields.get("report") is None else fields["report"]) or default_id,
        text=text,
        title=_words(fields, "title"),
        outlet=_words(fields, "outlet") or options.outlet,
        url=_words(fields, "url"),
        published=given,
        published_by="given" if given else "unknown",
        source=source,
        raw_sha256=sha256(raw),
        raw=raw,
    )


def whole_report(
    name: str,
    stem: str,
    text: str,
    raw: bytes,
    options: ReadOptions,
    *,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    metadata: date | None = None,
) -> Report:
    """A file that is one report. Its own metadata wins over what the user says of texts that carry none."""
    _refuse_broken(text, "text")
    day = metadata or options.published
    by: PublishedBy = "metadata" if metadata else "given" if day else "unknown"
    return Report(
        stem,
        text,
        title,
        outlet or options.outlet,
        url,
        day,
        by,
        source=name,
        raw_sha256=sha256(raw),
        raw=raw,
    )


def sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _text(value: object) -> str:
    accepted, advice = "a `text` with the words of the report", "Add the text, or take this entry out."
    if value is None:
        raise ReadError("missing-text", "", "has no `text`", accepted, advice)
    if not isinstance(value, str):
        raise ReadError("text-not-string", "", f"has a `text` that is {_kind(value)}", accepted, advice)
    if not value.strip():
        raise ReadError("missing-text", "", "has an empty `text`", accepted, advice)
    _refuse_broken(value, "text")
    return value


EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
"""Years in which a report can have been published; others are slips of the pen."""


def _published(value: object) -> date | None:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    match = _DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    try:
        if match:
            day = date(int(match[1]), int(match[2]), int(match[3]))
            if EARLIEST_YEAR <= day.year <= LATEST_YEAR:
                return day
    except ValueError:
        pass  # 2024-02-31: no such day
    shown = f"'{value[:40]}'" if isinstance(value, str) else _kind(value)
    raise ReadError(
        "bad-date",
        "",
        f"has a `published` that is no date: {shown}",
        "a day of the calendar as YYYY-MM-DD, with or without a time; in a corpus also 13 Dec 2016 or 13/12/2016",
        "Correct the date, or leave it out.",
    )


def day_of(value: str | None) -> date | None:
    """A day of publication that a person gives; ReadError where it is none."""
    return _published(value)


def _id(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise ReadError(
            "bad-field",
            "",
            f"has a `report` that is {_kind(value)}",
            "an id in words or figures",
            "Mend the id, or leave it out.",
        )
    _refuse_broken(value, "report")
    return value.strip() or None


def _words(fields: Mapping[str, object], name: str) -> str | None:
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ReadError(
            "bad-field",
            "",
            f"has {a_field(name)} that is {_kind(value)}",
            f"{a_field(name)} in words",
            "Mend it, or leave it out.",
        )
    _refuse_broken(value, name)
    return value.strip() or None


def _refuse_broken(value: str, name: str) -> None:
    """NUL characters and halves of surrogate pairs cannot be stored or shown."""
    if UNSTORABLE.search(value):
        raise ReadError(
            "broken-characters",
            "",
            f"has {a_field(name)} with characters that no text may hold (NUL, or half of a surrogate pair)",
            "whole Unicode characters",
            "Write the entry again from the original text.",
        )


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    return "a list" if isinstance(value, list) else "an object"
