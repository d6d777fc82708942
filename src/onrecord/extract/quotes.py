"""Quotations: where they begin and end, over several sentences and into the next paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PLAIN = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "\u00a0": " "})


def quote_spans(text: str) -> Iterator[tuple[int, int]]:
    plain = text.translate(_PLAIN)
    for line in re.finditer(r"[^\n]+", plain):
        if '"' not in line.group():
            continue
        marks = [line.start() + m.start() for m in re.finditer('"', line.group())]
        for a, b in zip(marks[::2], marks[1::2], strict=False):
            yield a, b + 1
        if len(marks) % 2:
            # A paragraph may leave its quotation open, to go on in the next.
            yield marks[-1], line.end()
