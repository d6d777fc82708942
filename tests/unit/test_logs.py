"""Logs go to the standard error stream, quiet by default, and hold no words of a report."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import structlog

from onrecord.logs import TEXT_KEYS, keep_text_out, place_of, set_up
from onrecord.records import Report

WORDS = "the baker of Mill Street"


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    handlers, level = logging.root.handlers[:], logging.root.level
    yield
    structlog.reset_defaults()
    logging.captureWarnings(False)
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)


def said(capsys: pytest.CaptureFixture[str]) -> str:
    streams = capsys.readouterr()
    assert streams.out == ""
    return streams.err


@pytest.mark.parametrize("key", [*sorted(TEXT_KEYS), "Text", "TITLE"])
def test_words_of_a_report_are_left_out(key: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up()
    structlog.get_logger().warning("report read", report="r1", **{key: WORDS})
    assert said(capsys) == f"level='warning' event='report read' report='r1' {key}='(left out)'\n"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Report("r1", WORDS), "(Report)"),
        ([WORDS], "(list)"),
        ({"deep": {"text": WORDS}}, "(dict)"),
        (WORDS.encode(), "(bytes)"),
        (ValueError(WORDS), "ValueError"),
        (12, 12),
        (None, None),
        (date(2016, 12, 13), date(2016, 12, 13)),
        (Path("a.txt"), Path("a.txt")),
        ("r1", "r1"),
    ],
)
def test_only_plain_values_are_shown(value: object, shown: object) -> None:
    assert keep_text_out(None, "info", {"event": "x", "value": value}) == {"event": "x", "value": shown}


def test_a_count_under_such_a_key_is_no_text() -> None:
    assert keep_text_out(None, "info", {"words": 1200}) == {"words": 1200}


def test_an_exception_is_shown_by_type_and_line_alone(capsys: pytest.CaptureFixture[str]) -> None:
    set_up()
    try:
        raise ValueError(WORDS)
    except ValueError:
        structlog.get_logger().exception("broken")
    shown = said(capsys)
    assert f"error='ValueError in {__name__}:" in shown
    assert WORDS not in shown


def test_the_line_named_is_the_deepest_of_this_program() -> None:
    with pytest.raises(AttributeError) as caught:
        keep_text_out(None, "info", {"a": 1, 2: "no key of an event"})  # type: ignore[dict-item]
    assert place_of(caught.value).startswith("AttributeError in onrecord.logs:")


def test_an_exception_that_was_never_raised_has_no_line() -> None:
    assert place_of(ValueError(WORDS)) == "ValueError"


@pytest.mark.parametrize(
    ("verbosity", "expected"),
    [(0, ["warning"]), (1, ["info", "warning"]), (2, ["debug", "info", "warning"]), (9, 3), (-1, 1)],
)
def test_quiet_by_default(verbosity: int, expected: object, capsys: pytest.CaptureFixture[str]) -> None:
    set_up(verbosity)
    log = structlog.get_logger()
    for level in ("debug", "info", "warning"):
        getattr(log, level)("something")
    lines = [line.split("'")[1] for line in said(capsys).splitlines()]
    assert expected in (lines, len(lines))


def test_messages_of_libraries_are_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    set_up()
    logging.getLogger("reader").error("could not parse %s", WORDS)
    logging.getLogger("reader").warning("odd: %s", WORDS)
    warnings.warn(WORDS, UserWarning, stacklevel=1)
    shown = said(capsys)
    assert shown.startswith("level=error library=reader line=")
    assert shown.count("\n") == 1
    assert WORDS not in shown
