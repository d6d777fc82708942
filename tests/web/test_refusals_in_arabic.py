"""Errors in Arabic: each part that review/, the filters and the pages make has a pattern, and what has none is shown as English."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation
from visiting import signed_in, words_of

from onrecord.finding import ACCEPTED as FILTERS
from onrecord.review.fields import ACCEPTED, SHORT
from onrecord.store import Record
from onrecord.web.pages.refused_told import PATTERNS, examples, is_known, told
from onrecord.web.templatetags.in_words import refused

SRC = Path(__file__).resolve().parents[2] / "src" / "onrecord"
FILES = [*(SRC / "review").glob("*.py"), SRC / "finding" / "wanted.py", *(SRC / "web" / "pages").glob("*.py")]
MADE_BY = {
    "OnrecordError", "DecisionError", "NotAllowed", "AlreadySo", "Conflict", "JudgementError", "NotInRecord", "_refused", "_unread",
    "_broken", "_not_days", "_Refused",
}  # fmt: skip
FILLED = {
    "wish.act": "merge", "wish.about": "claim report-1:c2", "' or '.join(ABOUT[wish.act])": "claim or incident", "wish.about.kind": "report",
    "wish.sees": "1", "held.version": "2", "made": "rana decided grade at 2026-03-01 12:00 UTC; adam decided merge at 2026-03-01 12:00 UTC",
    "status": "accepted", "name": "part_of", "other": "attack", "', '.join(fields.GROUPS)": "man, woman", "len(report.text)": "900",
    "_said(error)": "it has no name", "field": "figure", "action": "draft-bulletin", "person.role": "viewer", "MAY[action]": "analyst",
    "decision.id": "d123", "incident.id": "i123", "strange[0][0]": "report-1", "strange[0][1]": "c9", "id": "j123", "report": "report-1",
    "(sent.size or 0) / 1024 / 1024": "80", "TEXT_LIMIT // 1024 // 1024": "50", "page.total": "9,000", "MOST": "5,000", "_LONGEST": "200",
    "row.number": "3", "by.number": "4", "', '.join(_ROWS)": "incidents, claims", "', '.join(_TYPES)": "csv, jsonl", "d.by": "rana",
    "NOTHING": "none", "first": "1900-01-01", "last": "2028-12-01", "what": "figure", "d.act": "grade", "d.at": "2026-03-01 12:00",
}  # fmt: skip
"""What stands in a hole of an error's words → an example of it. A new hole is added here."""


def parts() -> Iterator[str]:
    """Every part of an error that these files make, with its holes filled."""
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MADE_BY:
                for given in node.args:
                    yield from _texts(given)
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "found":
                yield from (text for text in _texts(node.value) if " " in text)


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(
            str(one.value) if isinstance(one, ast.Constant) else FILLED[ast.unparse(one.value)]  # type: ignore[attr-defined]
            for one in node.values
        )
    elif isinstance(node, ast.IfExp):
        yield from (*_texts(node.body), *_texts(node.orelse))
    elif isinstance(node, ast.BinOp):
        yield from ("".join(both) for both in product(_texts(node.left), _texts(node.right)))


def accepted() -> Iterator[str]:
    yield from ACCEPTED.values()
    yield from (f"{short} · {ACCEPTED[field]}" for field, short in SHORT.items())
    yield from (", ".join(words) for words in FILTERS.values())


def test_every_part_of_an_error_that_a_page_can_show_has_words_in_arabic() -> None:
    made = sorted({*parts(), *accepted()} - {""})
    assert len(made) > 150, "enough to tell"
    assert [words for words in made if not is_known(words)] == []
    with translation.override("ar"):
        said = {words: told(words) for words in made}
    plain = re.compile("[a-z]")
    assert [
        words
        for words, one in said.items()
        if one is None or (" " in words and one == words and plain.search(words))
    ] == []


def test_every_pattern_keeps_its_holes() -> None:
    with translation.override("ar"):
        for message in PATTERNS:
            said = translation.gettext(message)
            assert set(re.findall(r"%\(\w+\)s", said)) == set(re.findall(r"%\(\w+\)s", message)), message


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("the role viewer may not do this", "هذا غير مسموح لدور مطّلع"),
        ("Nothing was changed.", "لم يُغيَّر شيء."),
        ("killed, injured", "قتلى (\u2066killed\u2069)، جرحى (\u2066injured\u2069)"),
        ("the value cannot be read (it has no name)", "لا تمكن قراءة القيمة (ليس لها اسم)"),
    ],
)
def test_a_part_is_told_with_its_pieces(words: str, said: str) -> None:
    with translation.override("ar"):
        assert told(words) == said
    assert told(words) == words


@pytest.mark.parametrize(
    "words",
    [
        "is a page in which no article was found", "is of a kind that is not read (.xyz)", "a page with the text of one report",
        "has 3 cells where the header has 4", "was not there within 20 seconds", "is not given by its server: it answered 404",
        "is cut off or damaged UTF-8: the character at byte 9 is incomplete", "line 7", "Save the text itself as .txt.",
        "another program has been writing to the record for more than 5 seconds", "no account has that name",
    ],
)  # fmt: skip
def test_what_could_not_be_read_is_told_in_arabic(words: str) -> None:
    with translation.override("ar"):
        assert re.search("[\u0600-\u06ff]", told(words) or ""), words


def test_what_nobody_said_in_arabic_is_marked_as_english() -> None:
    with translation.override("ar"):
        assert refused("the moon is <full>") == '<span lang="en" dir="ltr">the moon is &lt;full&gt;</span>'
    assert refused("the moon is full") == '<span dir="auto">the moon is full</span>'


def test_examples_say_in_arabic_what_they_stand_for() -> None:
    with translation.override("ar"):
        shown = examples(SHORT["figure"])
    assert re.findall("[a-z]+", shown) == ["none"], "which is typed so"
    assert "(على الأقل)" in shown
    assert examples(SHORT["figure"]) == SHORT["figure"]


@pytest.mark.parametrize(
    "address",
    [
        "/search?since=yesterday", "/search?kind=party", "/map?box=1", "/timeline?at_least=many", "/compare?place=Town+1&on=x&and=y",
        "/report?id=never-was", "/incident?id=never-was", "/claim?report=report-1&id=c99", "/decision?id=d0", "/voice?key=nobody",
        "/bulletin?draft=99", "/search/export?what=x", "/situation?on=never",
    ],
)  # fmt: skip
def test_a_refusal_is_in_arabic_all_through(address: str, record: Record) -> None:
    answer = in_arabic("admin").get(address)
    assert answer.status_code in (400, 404), address
    said = words_of(answer.content.decode().partition("<main")[2].partition("</main>")[0])
    said = re.sub(r"\u2066[^\u2069]*\u2069|`[^`]*`|docs/\S+", "", said)
    assert re.findall("[A-Za-z]{3,}", said.partition(">")[2]) == [], said


def test_a_refused_form_is_in_arabic(record: Record) -> None:
    client = in_arabic("admin")
    for address, sent in (
        ("/decide", {}), ("/decide", {"act": "grade", "kind": "incident", "id": "never", "sees": "0"}), ("/inbox/files", {}),
        ("/bulletins/make", {"place": "Town 1", "start": "x", "end": "y"}), ("/erase", {"report": "report-1", "sure": ""}),
    ):  # fmt: skip
        page = client.post(address, sent).content.decode()
        assert 'lang="en" dir="ltr"' not in page.partition("<main")[2], address


def test_that_a_report_is_erased_is_said_in_arabic(record: Record) -> None:
    sent = {"report": "report-1", "sure": "report-1", "why": "a relative asked"}
    done = in_arabic("admin").post("/erase", sent, follow=True)
    assert "مُحي التقرير" in done.content.decode()


def in_arabic(name: str) -> Client:
    client = signed_in(name)
    client.cookies["onrecord-language"] = "ar"
    return client


@pytest.fixture(autouse=True)
def language() -> Iterator[None]:
    with translation.override("en"):
        yield
