"""A seed → stories of conflict made by a grammar, and a file of any kind that readers take made of a text."""

from __future__ import annotations

import csv
import html
import io
import json
from random import Random

from onrecord.bench.fuzz import words

SUFFIXES = (".txt", ".html", ".jsonl", ".csv")


def sentence(chance: Random) -> str:
    if chance.random() < 0.25:
        return chance.choice(words.SITUATIONS)
    parts = (chance.choice(kind) for kind in (words.WHO, words.DONE, words.WHERE, words.WHEN))
    told = " ".join(part for part in parts if part) + chance.choice(words.WHOSE)
    return told[:1].upper() + told[1:]


def story(chance: Random) -> str:
    """Mostly one sentence or two, seldom a page: damage shows in short texts as well, and they are read sooner."""
    if chance.random() < 0.02:
        return "\n\n".join(" ".join(sentence(chance) for _ in range(5)) for _ in range(chance.randint(2, 6)))
    return chance.choice((" ", " ", "\n\n", "\n")).join(
        sentence(chance) for _ in range(chance.choice((1, 1, 2, 2, 3)))
    )


def file_of(text: str, suffix: str, chance: Random) -> bytes:
    """The text as a file; in a corpus it stands between two others."""
    if suffix == ".txt":
        return text.encode("utf-8", "replace")
    if suffix == ".html":
        return _page(text, chance).encode("utf-8", "replace")
    rows = [
        {"report": str(n), "published": "2016-12-14", "text": told}
        for n, told in enumerate(("A truce began.", text, "Six fled."))
    ]
    if suffix == ".jsonl":
        return "".join(json.dumps(row) + "\n" for row in rows).encode()
    out = io.StringIO()
    table = csv.DictWriter(out, tuple(rows[0]))
    table.writeheader()
    table.writerows(rows)
    return out.getvalue().encode("utf-8", "replace")


def _page(text: str, chance: Random) -> str:
    """Markup of the text stays markup in one page of two."""
    lines = text.split("\n\n")
    if chance.random() < 0.5:
        lines = [html.escape(line) for line in lines]
    body = "".join(f"<p>{line}</p>\n" for line in lines)
    return f"<html><head><title>News</title></head><body><article><h1>A day of war</h1>{body}</article></body></html>"
