"""The two reports of the reference case, and the datelines of two corpora, where the gold data is there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from onrecord.read import ReadOptions, read
from onrecord.read.published import publication_day
from onrecord.records import Report

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
pytestmark = [
    pytest.mark.gold,
    pytest.mark.skipif(
        not GOLD.is_dir(), reason="the gold data is not beside this checkout (../shared/gold)"
    ),
]


def report(pattern: str) -> Report:
    (file,) = GOLD.glob(pattern)
    (found,) = read([str(file)], ReadOptions())
    assert isinstance(found, Report)
    return found


def kinds(found: Report) -> list[str]:
    return [block.kind for block in found.blocks]


def test_the_first_seed_has_no_day_and_a_banner_below() -> None:
    seed = report("seeds/000_*.txt")
    assert (seed.published, seed.published_by) == (None, "unknown")
    assert kinds(seed) == ["section", "headline", *["body"] * 9, "furniture"]


def test_the_second_seed_is_dated_by_its_captions() -> None:
    seed = report("seeds/002_*.txt")
    assert (seed.published, seed.published_by) == (date(2016, 12, 13), "caption")
    assert kinds(seed)[:5] == ["headline", "dateline", "caption", "caption", "body"]
    assert kinds(seed)[-4:] == ["body", "furniture", "furniture", "furniture"]
    assert set(kinds(seed)[4:-3]) == {"body"}


@pytest.mark.parametrize(("corpus", "derived"), [("fakes", 57), ("news", 7)])
def test_derived_days_agree_with_the_days_given(corpus: str, derived: int) -> None:
    agreeing = differing = 0
    for found in read([str(GOLD / corpus / "reports.jsonl")], ReadOptions()):
        assert isinstance(found, Report)
        if found.published_by == "given":
            day, _ = publication_day(found.text, found.blocks)
            agreeing += day == found.published
            differing += day not in (None, found.published)
    assert differing == 0
    assert agreeing >= derived
