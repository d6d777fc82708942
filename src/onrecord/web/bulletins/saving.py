"""A draft saved, put aside, taken up again: never over what somebody else has saved meanwhile.

Comes in: a draft as a person saw it (its version) and what the form holds. Goes out: the draft as it is kept now; Stale where the record
holds a newer version, with both.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import DEFAULT_DB_ALIAS

from onrecord.bulletins import SECTIONS
from onrecord.errors import AlreadySo, Conflict, OnrecordError
from onrecord.store.writing import writing
from onrecord.web.bulletins.models import DraftRow
from onrecord.web.clock import now

LONGEST = 200_000
"""Characters of one section: the longest drafted from 1,500 reports had a tenth of it."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form holds: the version that it was opened with, the title, and the text of each section."""

    sees: int
    title: str
    texts: dict[str, str]


def digest(text: str) -> str:
    """Enough of a SHA-256 to tell whether a section is still the one that a form was opened with."""
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def sent_of(form: Mapping[str, str]) -> Sent:
    """OnrecordError where it is no form of ours."""
    sees = form.get("sees", "")
    if not (sees.isascii() and sees.isdigit() and len(sees) < 16):
        raise OnrecordError(
            "the form", "it does not say which version it was opened with", "a form of these pages",
            "Open the draft again, and save it from there.",
        )  # fmt: skip
    texts: dict[str, str] = {key: _plain(form[f"text-{key}"]) for key in SECTIONS if f"text-{key}" in form}
    if any(len(text) > LONGEST for text in texts.values()):
        raise OnrecordError(
            "the form", "a section is too long", f"at most {LONGEST:,} characters in a section",
            "Go back, and shorten it.",
        )  # fmt: skip
    return Sent(int(sees), " ".join(form.get("title", "").split())[:500], texts)


def save(row: DraftRow, sent: Sent, by: str) -> DraftRow:
    """Conflict where somebody saved it after this form was opened; nothing is lost: the conflict holds both."""
    with writing(DEFAULT_DB_ALIAS):
        held = _held(row.pk)
        texts: dict[str, str] = json.loads(held.texts)
        told = texts | sent.texts
        if sent.sees != held.version:
            if (sent.title, told) == (held.title, texts):
                return held  # both wrote the same, or a form was sent twice
            raise _stale(held, sent)
        if (sent.title or held.title, told) == (held.title, texts):
            return held
        held.title, held.texts = sent.title or held.title, json.dumps(told, ensure_ascii=False)
        held.version, held.saved_by, held.saved_at = held.version + 1, by, now()
        held.save(update_fields=["title", "texts", "version", "saved_by", "saved_at"])
        return held


def put_aside(row: DraftRow, aside: bool) -> None:
    with writing(DEFAULT_DB_ALIAS):
        held = _held(row.pk)
        held.aside = aside
        held.save(update_fields=["aside"])


def _held(number: int) -> DraftRow:
    """As it is kept now; AlreadySo where it was issued."""
    held = DraftRow.objects.get(pk=number)
    if held.issued is not None:
        raise AlreadySo(
            f"draft {number}", f"it was issued as bulletin {held.issued}, and stays as it is", "a draft that was not issued",
            "A reviewer can correct the bulletin: that makes a new draft.",
        )  # fmt: skip
    return held


def _stale(held: DraftRow, sent: Sent) -> Conflict:
    now_held: dict[str, Any] = {"version": held.version, "by": held.saved_by, "at": held.saved_at.isoformat()}
    return Conflict(
        f"draft {held.pk}", f"{held.saved_by} saved it after you opened it", "the newest version",
        "Compare both, and save again.", {"version": sent.sees}, now_held,
    )  # fmt: skip


def _plain(text: str) -> str:
    """A browser sends each end of line as two characters."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
