"""Blocks that a reader told apart, over the pipe from the process that reads: kept where they fit the text, refused where not."""

from __future__ import annotations

import pytest

from onrecord.read import frames as wire
from onrecord.records import Block, Report


@pytest.mark.parametrize(
    "blocks",
    [
        [["caption", 0, 99]],
        [["caption", 5, 2]],
        [["nothing", 0, 2]],
        [["caption", 3, 5], ["credit", 2, 4]],
        [["caption", "0", 2]],
        "caption",
        [[1]],
    ],
)
def test_blocks_that_do_not_fit_the_text_are_refused(blocks: object) -> None:
    report = Report(
        "r", "twelve words", blocks=(Block("caption", 0, 6), Block("credit", 7, 12)), source="r.html"
    )
    told = wire.of_report(report)
    assert wire.report_of(told, b"x").blocks == report.blocks
    with pytest.raises(wire.BrokenFrame):
        wire.report_of({**told, "blocks": blocks}, b"x")
