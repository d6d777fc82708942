"""The bench over marked expressions of time: what is strict, relaxed, right, written another way, and left over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.bench import dates
from onrecord.errors import OnrecordError
from onrecord.resolve.timex_values import Timex

TEXT = "A raid on Tuesday night killed six. It began in early May 2016 and lasted two days."


def gold(words: str, value: str | None, kind: str = "DATE") -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, "type": kind, "value": value}


def ours(words: str, value: str) -> Timex:
    start = TEXT.index(words)
    return Timex(start, start + len(words), words, "DATE", value)


def written(tmp_path: Path, *timexes: dict[str, Any], dct: str = "2016-11-18T10:00") -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "a", "dct": dct, "text": TEXT, "timexes": timexes}) + "\n")
    return path


def test_the_same_span_is_strict_an_overlap_relaxed_and_values_count_letter_by_letter(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        gold("Tuesday", "2016-11-15"),
        gold("early May 2016", "2016-05"),
        gold("two days", "PT48H", "DURATION"),
        gold("six", "P6D", "DURATION"),
    )
    count = dates.run(path).types["all types"]
    assert (count.strict.right, count.relaxed.right, count.relaxed.predicted, count.relaxed.gold) == (
        2,
        3,
        3,
        4,
    )
    assert (count.values, count.same) == (1, 2)
    assert count.value_right == 0.333
    assert count.value_f1 == pytest.approx(count.relaxed.f1 / 3, abs=0.001)


def test_dates_alone_leave_the_gold_of_other_types_out(tmp_path: Path) -> None:
    path = written(tmp_path, gold("early May 2016", "2016-05"), gold("two days", "P2D", "DURATION"))
    count = dates.run(path).types["DATE"]
    assert (count.strict.right, count.relaxed.gold) == (1, 1)


def test_each_expression_is_matched_once_the_fuller_overlap_first() -> None:
    pairs, missed, extra = dates.matched(
        [gold("May 2016", "2016-05"), gold("early", "X")], [ours("early May 2016", "2016-05")]
    )
    assert [(g["text"], t.text) for g, t in pairs] == [("May 2016", "early May 2016")]
    assert ([g["text"] for g in missed], extra) == (["early"], [])


@pytest.mark.parametrize(
    ("theirs", "our", "same"),
    [
        ("2000-W7", "2000-W07", True),
        ("P1D", "PT24H", True),
        ("P1DE", "P10Y", True),
        ("1989-WXX", "1989-W43", True),
        ("1949-XX", "1949", True),
        ("196X", "196", True),
        ("1989-WXX", "1988-W43", False),
        ("PXY", "P2Y", False),
        ("2016-05", "2016-05-03", False),
        ("P1M", "PT1M", False),
    ],
)
def test_values_that_say_the_same(theirs: str, our: str, same: bool) -> None:
    assert dates.agree(theirs, our) is same


def test_a_third_of_the_reports_is_kept_apart(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    rows = [{"id": str(n), "dct": None, "text": "It fell in 2014.", "timexes": []} for n in range(7)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert [dates.run(path, None, part).reports for part in ("all", "read", "kept")] == [7, 5, 2]  # type: ignore[arg-type]


def test_a_mistaken_day_of_publication_is_told_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(OnrecordError, match="dct 'soon'"):
        dates.run(written(tmp_path, dct="soon"))
