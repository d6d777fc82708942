"""The bulletin of the example folder, exactly as it was when somebody last read and accepted it.

ONRECORD_RENEW_GOLDEN=1 pytest tests/golden
git diff tests/golden
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from test_example_claims import HOW, RENEW
from test_example_record import claims, reports

from onrecord.board import asked_for
from onrecord.bulletins import SECTIONS, Bulletin
from onrecord.link import incidents
from onrecord.pipeline import Period, bulletin_of
from onrecord.publish.bulletin import FORMATS
from onrecord.records import Report

GOLDEN = Path(__file__).with_name("fall-of-aleppo-bulletin.md")


OUTLETS = {
    "levant-wire-1213": "Levant Wire", "coast-gazette-1214": "The Coast Gazette", "bulletin-monitor-1214": "Bulletin Monitor",
    "orient-daily-1215": "Orient Daily", "damascus-herald-1216": "Damascus Herald",
}  # fmt: skip
"""As `make demo` gives them to the texts that do not say who published them."""


def named() -> dict[str, Report]:
    return {
        name: replace(report, outlet=OUTLETS.get(name, report.outlet)) for name, report in reports().items()
    }


@lru_cache(maxsize=4)
def drafted(
    start: date = date(2016, 12, 13), end: date = date(2016, 12, 16), quotes: bool = False
) -> Bulletin:
    place = asked_for("eastern Aleppo", claims())
    by_ref = {c.ref: c for c in claims()}
    return bulletin_of(place, Period(start, end, quotes), incidents(named(), claims()), by_ref, named())


def words(found: Bulletin, key: str) -> str:
    return " ".join(s.words for section in found.sections if section.key == key for s in section.statements())


def test_the_bulletin_of_the_example_is_as_accepted() -> None:
    now = FORMATS["md"](drafted()).decode()
    if os.environ.get(RENEW):
        GOLDEN.write_text(now, encoding="utf-8")
        pytest.skip(f"{GOLDEN.name} was written anew; read the difference before you commit it")
    assert now == GOLDEN.read_text("utf-8"), HOW


def test_it_has_every_section_in_order() -> None:
    assert tuple(section.key for section in drafted().sections) == SECTIONS
    assert 3 <= len(drafted().sections[0].statements()) <= 5


def test_the_82_rest_on_one_origin_and_the_outlets_that_carry_it() -> None:
    (told,) = [s for s in drafted().sections[1].statements() if "82" in s.words]
    assert [(o.name, len(o.outlets)) for o in told.origins] == [("the UN human rights office", 3)]
    assert len(told.cited()) == 3


def test_deaths_of_earlier_days_stand_apart() -> None:
    found = drafted(date(2016, 12, 16), date(2016, 12, 20))
    assert "reported only now" in words(found, "changes")
    assert "413" not in words(found, "incidents")


def test_the_earlier_figure_is_a_correction_with_the_one_that_stands() -> None:
    told = words(drafted(), "corrections")
    assert "413 people killed (eastern Aleppo) has been replaced by 442" in told
    assert "three people injured (Ramouseh) has been replaced by four" in told
    assert "together they count as one" in told


def test_later_reports_are_not_used() -> None:
    assert not {r for s in drafted().statements() for r in s.cited()} & {"northern-courier-1220"}


def test_persons_are_not_named_and_nothing_is_quoted_by_default() -> None:
    told = FORMATS["md"](drafted()).decode()
    for name in ("Khatib", "Sweid", "regime", "terrorist", "rebel", "liberat", "martyr"):
        assert name not in told
    quoted = FORMATS["md"](drafted(quotes=True)).decode()
    assert "“" in quoted
    assert "not for publication" in quoted
