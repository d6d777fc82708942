"""What could not be read, fetched or kept is told in Arabic: each part of an error that the readers make has a pattern, whatever is in its holes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from django.utils import translation

from onrecord import extracting
from onrecord.read import decode
from onrecord.read.archive_entry import encrypted as closed_archive
from onrecord.read.zipped import broken, encrypted
from onrecord.web.pages.refused_told import is_known, told

SRC = Path(__file__).resolve().parents[2] / "src" / "onrecord"
FILES = [
    *sorted((SRC / "read").rglob("*.py")), *sorted((SRC / "fetching").glob("*.py")), *sorted((SRC / "web" / "inbox").glob("*.py")),
    SRC / "ingest.py", SRC / "extracting.py", SRC / "members.py",
]  # fmt: skip
MADE_BY = {
    "ReadError", "FetchError", "Failure", "DecisionError", "broken", "_unknown", "not_followed", "_no_record", "_no_list", "no_feed",
    "_too_large", "_refused", "_no_address", "_broken", "_failure",
}  # fmt: skip
ENDS_OF_OTHERS = {"begins with", "holds", "an OpenDocument text"}
"""Words that stand in a sentence of another place."""
HOLES = ("3", "1,000", "gzip", "ValueError in onrecord.read:3", "'x'", "a, b", "text", "a number", "page", "")


FILLED = {
    "has {} scanned {} without a text layer, which {} not read": "has 1 scanned page without a text layer, which is not read",
    "has {} scanned {} without a text layer, which {} not read (the first of them {})":
        "has 7 scanned pages without a text layer, which are not read (the first of them took longer than 3 s and was stopped)",
    "has {} that is {}": "has an `outlet` that is a list", "{} in words": "a `title` in words",
    "has {} with characters that no text may hold (NUL, or half of a surrogate pair)":
        "has a `text` with characters that no text may hold (NUL, or half of a surrogate pair)",
    "is not to be read by programs: its server {}": "is not to be read by programs: its server says so in its robots.txt",
    "{} something that is no record of a web archive; nothing from there on was read":
        "holds something that is no record of a web archive; nothing from there on was read",
}  # fmt: skip
"""Parts with holes whose words are chosen where they are made."""


def parts() -> Iterator[str]:
    for path in FILES:
        tree = ast.parse(path.read_text("utf-8"))
        words = {
            node.targets[0].id: node.value
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in MADE_BY:
                    for given in [*node.args, *(one.value for one in node.keywords)]:
                        yield from _texts(given, words)


def _texts(node: ast.expr, words: Mapping[str, ast.expr]) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Name) and node.id in words:
        yield from _texts(words[node.id], {})
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(one.value) if isinstance(one, ast.Constant) else "{}" for one in node.values)
    elif isinstance(node, ast.IfExp):
        yield from (*_texts(node.body, words), *_texts(node.orelse, words))
    elif isinstance(node, ast.BinOp):
        yield from (a + b for a in _texts(node.left, words) for b in _texts(node.right, words))


def in_holes(part: str) -> bool:
    """Whether it has a pattern with one of the examples in each of its holes."""
    if part in FILLED:
        return is_known(FILLED[part])
    return any(is_known(part.replace("{}", hole)) for hole in HOLES)


def test_every_part_that_the_readers_make_has_a_pattern() -> None:
    made = sorted({part for part in parts() if " " in part.strip("{} ")} - ENDS_OF_OTHERS)
    assert len(made) > 150, "enough to tell"
    assert [part for part in made if not in_holes(part)] == []


KINDS = sorted(
    {f"is {kind}" for _, kind in decode._MAGIC}
    | {"is a binary file (it holds NUL bytes)", "is a binary file (it is full of control characters)"}
    | set(extracting._NEXT.values())
)


@pytest.mark.parametrize("words", KINDS)
def test_every_kind_of_file_that_is_no_text_has_words(words: str) -> None:
    with translation.override("ar"):
        assert re.search("[\u0600-\u06ff]", told(words) or ""), words


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (broken("an EPUB book", "its part META-INF/x.xml is missing").found, "ليس كتاب \u2066EPUB\u2069 يمكن فتحه (جزؤه \u2066META-INF/x.xml\u2069 مفقود)"),
        (broken("a Word document", "KeyError").found, "ليس مستند \u2066Word\u2069 يمكن فتحه (\u2066KeyError\u2069)"),
        (encrypted("an Excel workbook").found, "مصنّف \u2066Excel\u2069 يطلب كلمة مرور"),
        (closed_archive().found, "مشفّر"),
        ("has a `text` that is a number", "فيه \u2066text\u2069 وهو عدد"),
        ("has 3 scanned pages without a text layer, which are not read", "فيه 3 صفحات ممسوحة ضوئيًا بلا طبقة نص، فلم تُقرأ"),
    ],
)  # fmt: skip
def test_the_pieces_are_told_too(words: str, said: str) -> None:
    with translation.override("ar"):
        assert told(words) == said
