"""Tells the caption of a picture from the credit that stands with it.

Comes in: the words that a page sets beside a picture, in the stretches that its markup gives them. Goes out: the same
words, cut where the credit begins or ends. Credits inside running text are credits.py's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.read.credits import AGENCY, PICTURE_CREDIT, is_credit

_LABELLED = re.compile(
    r"\W*(?:(?:[A-Z]\w+\s){1,3}(?=(?:photo|picture|photograph|image)s?\sby\b))?(?:photos?|photographs?|photographer|pictures?|images?|credits?|courtesy|copyright|handout|video|фото|снимок|источник"
    r"|تصوير|صورة|المصدر|foto|crédit)\b(?:\s(?:source|credit|copyright|by|of|courtesy))*\s*[:,©]?\s",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"(?:(?:and|by|for|of|the|via|de|von|et|al|author|staff|handout|family|archive|file)\b|[^\W\d_a-zа-яё][\w.'’-]*|[/|,&©·()-]|\d{4})(?:\s|$)"
)
_SPOKEN = re.compile(
    r"(?:image|picture|photo|media|video) (?:source|caption|copyright)\s?[,:]\s*", re.IGNORECASE
)
"""Labels that pages hide from the eye and read aloud."""
_SENTENCE_END = re.compile(r"[.!?…]\W*$")
_SPACE = re.compile(r"[\s\u0000\u00ad\u200b\ufeff]+")
_STOP = re.compile(r"(?<=[a-zа-я\d)”’\"][.!?…])\s+(?=[^\W\d_a-zа-я]|©)")
_MAX_WORDS = 12


def is_credit_line(text: str) -> bool:
    """Whether words beside a picture say who made it: a label and names, or names alone."""
    words = text.split()
    if len(words) > _MAX_WORDS:
        return False
    if labelled := _LABELLED.match(text):
        return len(words) <= 3 or _only_names(text[labelled.end() :]) or not text.isascii()
    if re.fullmatch(rf"\W*(?:{AGENCY}).{{0,40}}", text) or is_credit(text):
        return True
    return len(words) <= 8 and _only_names(text) and text.isascii()


def _only_names(text: str) -> bool:
    parts = text.replace("/", " / ").replace(",", " , ").split()
    return bool(parts) and all(_NAMES.fullmatch(part) for part in parts) and not _SENTENCE_END.search(text)


def split_credit(runs: Sequence[tuple[str, Any]]) -> Iterator[str]:
    """The lines of a caption: cut where elements touch without a space, and before and after a credit set apart."""
    pieces = list(_pieces(runs))
    while len(pieces) > 1 and not is_credit_line(pieces[-1]) and not is_credit_line(pieces[0]):
        pieces = [_joined(pieces)]
    if len(pieces) > 1:
        first = 1 if is_credit_line(pieces[0]) else 0
        last = len(pieces) - 1 if is_credit_line(pieces[-1]) else len(pieces)
        pieces = [*pieces[:first], _joined(pieces[first:last]), *pieces[last:]]
    for piece in pieces:
        if bare := _SPOKEN.sub("", piece):
            yield from _credit_in_words(bare)


def _pieces(runs: Sequence[tuple[str, Any]]) -> Iterator[str]:
    text, maker = "", None
    for words, of in runs:
        if of is not maker and text.strip():
            yield _SPACE.sub(" ", text).strip()
            text = ""
        text, maker = text + words, of
    if text.strip():
        yield _SPACE.sub(" ", text).strip()


def _joined(pieces: Sequence[str]) -> str:
    return re.sub(r"\s+(?=[.,;:!?])", "", " ".join(pieces))


def _credit_in_words(text: str) -> Iterator[str]:
    """'Smoke over the town. Photo: Jane Doe' as two lines; a credit in brackets stays with its caption."""
    stops = list(_STOP.finditer(text))
    if stops and is_credit_line(text[stops[-1].end() :]):
        yield text[: stops[-1].start()].strip()
        yield text[stops[-1].end() :].strip()
        return
    for credit in PICTURE_CREDIT.finditer(text):
        before = text[: credit.start()].strip()
        if (
            credit.end() >= len(text.rstrip())
            and _SENTENCE_END.search(before)
            and credit.group()[0] not in "(["
        ):
            yield before
            yield text[credit.start() :].strip()
            return
    if text:
        yield text
