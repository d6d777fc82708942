"""Figures in the words of a bulletin, and those of them that the record does not give.

Comes in: words that a person may have changed, and what the record gives for them. Goes out: the figures of words, and the words
with a mark ("[by hand]", or the same in the language of the bulletin) behind each that is none of those. A date counts as one figure, so that the 13 of a day gives no 13 people.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SMALL = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {word: n for n, word in enumerate(_SMALL, 2)} | {word: n * 10 for n, word in enumerate(_TENS, 2)}
"""'One' and 'no' are left out: they are pronouns as often as figures."""
_ARABIC = {
    word: n
    for n, words in {
        2: "اثنان اثنين اثنتان اثنتين", 3: "ثلاثة ثلاث", 4: "أربعة أربع", 5: "خمسة خمس", 6: "ستة ست", 7: "سبعة سبع", 8: "ثمانية ثمان ثماني",
        9: "تسعة تسع", 10: "عشرة عشر", 20: "عشرون عشرين", 30: "ثلاثون ثلاثين", 40: "أربعون أربعين", 50: "خمسون خمسين", 60: "ستون ستين",
        70: "سبعون سبعين", 80: "ثمانون ثمانين", 90: "تسعون تسعين", 100: "مئة مائة", 200: "مئتان مئتين", 1_000: "ألف ألفاً", 2_000: "ألفان ألفين",
        1_000_000: "مليون مليوناً",
    }.items()
    for word in words.split()
}  # fmt: skip
"""Each word of a number by itself: of a longer one each part is a figure that the record does not give, which is said once too often
rather than never."""
_GREAT = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_COUNT = rf"(?:{'|'.join(_TENS)})-(?:one|{'|'.join(_SMALL[:8])})|{'|'.join((*_TENS, *reversed(_SMALL)))}"
_FIGURE = re.compile(
    rf"(?P<day>\b(?:\d{{1,2}}(?: to | and |[–-]))?\d{{1,2}} (?:{_MONTHS})\b(?: \d{{4}}\b)?|\b(?:{_MONTHS}) \d{{4}}\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b)"
    rf"|(?P<digits>(?<![A-Za-z]-)(?<![.,]|[^\W\u0621-\u064a])\d+(?:,\d{{3}})*(?:\.\d+)?)(?:[  ](?P<times>{'|'.join(_GREAT)})\b)?"
    rf"|\b(?P<words>{_COUNT})\b(?:[ -](?P<much>{'|'.join(_GREAT)})\b)?"
    rf"|\b[وبلفك]?(?P<arabic>{'|'.join(sorted(_ARABIC, key=len, reverse=True))})\b",
    re.IGNORECASE,
)


def figures(words: str) -> Iterator[tuple[str, int]]:
    """Each figure in one spelling ('3000', '13 december 2016'), and where it ends."""
    for found in _FIGURE.finditer(words):
        yield _value(found), found.end()


def unmarked(words: str, mark: str) -> str:
    """Words as a person wrote them, without marks of ours that were pasted along."""
    return re.sub(rf"\s*\[(?:by hand|{re.escape(mark)})\]", "", words)


def marked(words: str, given: Collection[str], mark: str) -> tuple[str, list[str]]:
    """The words with the mark behind each figure that is not given, and those figures as they were written."""
    out, at, found = [], 0, []
    for one in _FIGURE.finditer(words):
        if _value(one) not in given:
            out += [words[at : one.end()], f" [{mark}]"]
            found.append(one.group())
            at = one.end()
    return "".join((*out, words[at:])), found


def _value(found: re.Match[str]) -> str:
    if found["day"]:
        return found["day"].lower()
    if found["digits"]:
        return _plain(float(found["digits"].replace(",", "")) * _GREAT.get((found["times"] or "").lower(), 1))
    if found["arabic"]:
        return _plain(_ARABIC[found["arabic"]])
    tens, _, ones = found["words"].lower().partition("-")
    value = _WORDS[tens] + (_WORDS.get(ones, 1) if ones else 0)
    return _plain(value * _GREAT.get((found["much"] or "").lower(), 1))


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)
