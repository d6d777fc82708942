"""What bounds a text that nobody wrote: its lines, sentences and words; and patterns whose time grew with the square of a line, or faster."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest

from onrecord.annotate import Annotator, split
from onrecord.annotate.outsize import LONGEST_SENTENCE, near, no_word, portions
from onrecord.extract.attribution import _by_page, _on_pages
from onrecord.read.blocks import blocks
from onrecord.read.bulletin_entries import bulletin_entries
from onrecord.read.credits import is_caption, is_credit, is_scene
from onrecord.read.datelines import date_line, place_line
from onrecord.records import Report, Sentence
from onrecord.resolve.date_hits import _AFTER_LINE

STORY = "Five people were killed in Homs on Monday, the mayor said."


def sentences(count: int) -> list[Sentence]:
    return [Sentence(n, 50 * n, 50 * n + 40, "body", n) for n in range(count)]


def test_of_an_ordinary_number_of_sentences_all_stay() -> None:
    found = sentences(20_000)
    assert near(found, [3, 19_000]) == (tuple(found), [3, 19_000])


def test_of_very_many_sentences_those_around_the_wanted_stay() -> None:
    found = sentences(30_000)
    kept, wanted = near(found, [0, 5, 20_000, 20_050, 29_999])
    assert [s.index for s in kept] == list(range(len(kept)))
    assert [kept[i].start for i in wanted] == [0, 250, 1_000_000, 1_002_500, 50 * 29_999]
    assert len(kept) == 106 + 251 + 101


def test_a_book_is_parsed_in_portions_and_a_report_at_once() -> None:
    long = [Sentence(n, 4_000 * n, 4_000 * n + 3_999, "body", n) for n in range(60)]
    assert [len(some) for some in portions(long, range(60))] == [26, 26, 8]
    assert [len(some) for some in portions(long[:20], range(20))] == [20]
    assert list(portions(long, [])) == []


def test_a_text_without_a_full_stop_is_one_sentence_that_ends() -> None:
    (one,) = split(Report("r", "killed and " * 2_000))
    assert one.end - one.start == LONGEST_SENTENCE


@pytest.mark.parametrize(
    ("chunk", "whole"), [("killed,", False), ("a" * 200, False), ("killed" + ")" * 200, True)]
)
def test_only_a_chunk_that_is_no_word_stays_whole(chunk: str, whole: bool) -> None:
    assert no_word(chunk) is whole
    (tokens,) = Annotator().parsed(f"Five killed {chunk}", [Sentence(0, 0, 12 + len(chunk), "body", 0)])
    assert (tokens[-1].text == chunk) is (whole or chunk.isalpha())


def test_of_very_many_lines_the_middle_is_story() -> None:
    rows = [f"- item {n}" for n in range(60_000)]
    text = "\n".join(["Some News", STORY, *rows, STORY, "Read more"])
    found = blocks(text, None)
    assert [b.kind for b in found[:2]] == ["headline", "body"]
    assert found[-1].kind == "furniture"
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join(text[b.start : b.end].replace("\n", "") for b in found) == text.replace("\n", "")
    assert len(found) < 51_000
    assert bulletin_entries(text) == ()


def quickly(doing: Callable[[], object]) -> object:
    started = time.process_time()
    found = doing()
    assert time.process_time() - started < 1
    return found


@pytest.mark.parametrize(
    ("doing", "expected"),
    [
        (lambda: place_line("DAMASCUS" + "/HOMS" * 60 + " x", 0, 310), 0),
        (lambda: place_line("AB" + "/Ab, Cd" * 50 + "!", 0, 353), 0),
        (lambda: is_scene("- " * 58 + "(AFP)"), False),
        (lambda: is_caption("AMINA AND " + "KILLED" * 3_000), False),
        (lambda: is_caption("A." * 10_000), False),
        (lambda: is_credit("Source: " + "A" * 2_000 + "!x"), False),
        (lambda: date_line("12 May 2016" + " " * 390 + "x", 0, 402), 0),
        (lambda: _AFTER_LINE.match(" " * 20_000 + "x"), None),
        (lambda: len(split(Report("r", "." * 100_000 + " killed"))), 1),
        (lambda: len(split(Report("r", "killed" + " " * 100_000 + "in Homs"))), 1),
        (lambda: Annotator.worth_parsing("1" * 4_900 + " killed", [Sentence(0, 0, 4_907, "body", 0), Sentence(1, 0, 4_907, "body", 0)]), [0, 1]),
    ],
)  # fmt: skip
def test_no_line_takes_long(doing: Callable[[], object], expected: object) -> None:
    assert quickly(doing) == expected


@pytest.mark.parametrize(
    "line",
    [
        "HOMS, Syria/AMMAN (Reuters) — ",
        "DAMASCUS/Beirut/AMMAN (AFP) - ",
        "Goma/BUKAVU, June 14 (AFP) - ",
        "MOSCOW/KYIV, June 14 (Reuters) - ",
    ],
)
def test_several_places_are_one_dateline(line: str) -> None:
    assert place_line(line + STORY, 0, len(line) + len(STORY)) == len(line.rstrip())


def test_what_lies_on_a_page_is_found_in_the_order_of_all() -> None:
    class Lying:
        def __init__(self, start: int, end: int) -> None:
            self.start, self.end = start, end

    found: Sequence[object] = [
        Lying(25_000, 25_100),
        Lying(10, 90),
        Lying(9_000, 31_000),
        Lying(40_000, 40_010),
    ]
    pages = _by_page(found)  # type: ignore[arg-type]
    assert _on_pages(pages, 50, 60) == [found[1], found[2]]
    assert _on_pages(pages, 25_050, 25_060) == [found[0], found[2]]
    assert _on_pages(pages, 95_000, 95_060) == []
