"""docs/review.md and docs/log.md say what is so: acts, what they are about, who may; the kinds of entries."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

from onrecord import chain, review
from onrecord.decisions import ACTS

DOCS = Path(__file__).parents[2] / "docs"
REVIEW = (DOCS / "review.md").read_text("utf-8")
LOG = (DOCS / "log.md").read_text("utf-8")


def rows(page: str, heading: str) -> list[list[str]]:
    table = page.split(heading)[1].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table]


def test_every_act_is_in_the_table_with_what_it_is_about_and_who_may() -> None:
    told = {act: (about, reason, role) for act, about, reason, role, _ in rows(REVIEW, "| act |")}
    assert told == {
        act: (
            ", ".join(review.ABOUT[act]),
            "yes" if act in review.NEEDS_REASON else "no",
            review.MAY[act],
        )
        for act in ACTS
    }


def test_every_kind_of_entry_is_explained() -> None:
    told = {word for row in rows(LOG, "| `what` |") for word in re.findall(r"`([a-z-]+)`", row[0])}
    assert told == set(get_args(chain.What))


def test_every_key_of_a_body_is_explained() -> None:
    bullets = LOG.split("## An entry")[1].split("The **detail**")[0]
    entry = chain.next_entry(1, chain.START, datetime(2026, 11, 1, tzinfo=UTC), "x", "add", "{}")
    assert set(re.findall(r"^- `(\w+)`", bullets, re.M)) == set(json.loads(entry.body))
