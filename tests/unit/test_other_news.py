"""A long report without a word of violence is of other news; a short one, or one with a single such word, may be of a war."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.annotate.other_news import SHORTEST, is_other_news
from onrecord.pipeline import Pipeline
from onrecord.read import ReadOptions, read
from onrecord.records import Block, Report

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold"
CALM = (
    "The two companies resumed talks on Monday about a common venture. The town council met in the school, where water had been cut off for an hour. "
    "The visitors lost control of the match after the break and left the field with a draw. "
)


def calm(length: int = SHORTEST) -> str:
    return CALM * (length // len(CALM) + 1)


def test_a_long_report_of_other_news_makes_no_claims(pipeline: Pipeline) -> None:
    report = Report("r", calm())
    assert is_other_news(report)
    assert pipeline.claims(report) == ()


@pytest.mark.parametrize(
    "last",
    ["A shell hit the bakery.", "Two men were arrested.", "UNICEF said that 4,000 people had no water.", "The ceasefire held.", "Thousands fled.",
     "The army entered the town.", "Armed groups cut the road.", "The blackout lasted all night.", "The convoy of aid did not arrive."],
)  # fmt: skip
def test_one_word_of_it_and_every_sentence_is_looked_at(last: str) -> None:
    assert not is_other_news(Report("r", calm() + last))


def test_of_a_short_one_nothing_is_told() -> None:
    assert not is_other_news(
        Report("r", "Water was cut off in three districts. Talks resumed in the capital.")
    )


def test_only_the_story_counts() -> None:
    story = calm()
    beside = "More on the war"
    blocks = (Block("body", 0, len(story)), Block("furniture", len(story) + 2, len(story) + 2 + len(beside)))
    assert is_other_news(Report("r", f"{story}\n\n{beside}", blocks=blocks))


def test_no_report_of_a_war_is_taken_for_one() -> None:
    paths = [
        ROOT / "examples",
        *(ROOT / "tests" / "gold").iterdir(),
        *(GOLD / name / "reports.jsonl" for name in ("fakes", "news")),
    ]
    given = [
        item
        for item in read([str(p) for p in paths if p.exists()], ReadOptions())
        if isinstance(item, Report)
    ]
    assert len(given) > 300
    assert [report.id for report in given if is_other_news(report)] == []
