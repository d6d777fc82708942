"""Text in fewer bytes, and the bytes that a report was read from as what they have besides its text.

Comes in: a text, or raw bytes and the text that was read from them. Goes out: packed bytes, and the same back, or Damaged. A packed value begins with the number of the dictionary that it was packed with: these are never changed, only added to.
"""

from __future__ import annotations

import zlib


class Damaged(ValueError):
    """What is packed cannot be unpacked."""


_WORDS = """
{"about":"claim {"about":"decision {"about":"failure {"about":"report ","after":{"reading":{"claims":0,"made_by":"onrecord 0.1.0 rules-
","rows":"},"report":{"raw":"","row":"","text":""},"before":null,"salt":"","why":""}{"about":"copies","after":{"copies":0,"reports":1,"sums":
{"copies":""},{"incidents":""}"removed":0,"moved":0,"readings":1 January February March April May June July August September October November December
 Monday Tuesday Wednesday Thursday Friday Saturday Sunday United Nations government according company million billion police minister president
 officials people reported killed wounded injured attack forces army soldiers civilians children hospital city town village province district
 there would could should before because between without another while where which their these those other about after under first second
 during against since until through around company market season league season team players points match the city of per cent this year last
 week month on the first of its their workers school research court said on Monday, said on Tuesday, he said. she said. The new law would have
 been in the past will be expected to from the end of the year, according to the for the first time since with a statement, not been at least
 "it was not" said that the, and that they were of the in the to the for the on the with the that the by the at the from the as a has been have been
"""
_DICTIONARIES = {1: _WORDS.replace("\n", "").encode()}
"""What deflate finds a text's words in before the text itself gives any; the most frequent last."""
_NEWEST = max(_DICTIONARIES)
_WINDOW = 32_768 - 512
"""Bytes that deflate looks back over, less what it needs itself."""
_LITTLE = 1000
"""Bytes that a row takes of what raw bytes have besides the text: a file of them takes four times as much of most disks."""


def packed(text: str) -> bytes | None:
    """None where it would be no shorter."""
    data = text.encode("utf-8")
    made = zlib.compressobj(9, zdict=_DICTIONARIES[_NEWEST])
    out = bytes((_NEWEST,)) + made.compress(data) + made.flush()
    return out if len(out) < len(data) else None


def unpacked(data: bytes) -> str:
    return _inflated(data[1:], _DICTIONARIES.get(data[0] if data else 0, b"")).decode("utf-8")


def besides(raw: bytes, text: str) -> bytes | None:
    """What raw bytes have besides the text, packed; None where that is not little, or the text is too long to be looked back over."""
    known = text.encode("utf-8")
    if not known or len(known) > _WINDOW or len(raw) > len(known) + _WINDOW:
        return None
    made = zlib.compressobj(9, zdict=known)
    out = made.compress(raw) + made.flush()
    return out if len(out) <= _LITTLE else None


def whole(kept: bytes, text: str) -> bytes:
    """The raw bytes again."""
    return _inflated(kept, text.encode("utf-8"))


def _inflated(data: bytes, known: bytes) -> bytes:
    opened = zlib.decompressobj(zdict=known)
    try:
        out = opened.decompress(data) + opened.flush()
    except zlib.error:
        out = None
    if out is None or not opened.eof or opened.unused_data:
        raise Damaged("packed bytes that are damaged")
    return out
