"""'Nearly half the country's population has fled', '70 percent of the inhabitants': a part of all who live there, in percent.

Comes in: a parsed sentence and the words of some people. Goes out: the figure, or None.
"""

from __future__ import annotations

import re

from onrecord.extract.parse import Parse
from onrecord.records import Figure

_PARTS = {"half": 50, "third": 33, "quarter": 25, "two thirds": 67, "three quarters": 75, "fifth": 20}
_OF_ALL = re.compile(
    r"(?P<text>(?:(?P<bound>more than|over|at least|less than|up to|as much as)\s+)?(?P<about>about|around|nearly|almost|some|roughly|an estimated|close to)?\s*"
    r"(?:(?P<number>\d{1,2}(?:\.\d)?)\s?(?:%|per ?cent)|(?:an?|one)\s+(?P<part>third|quarter|fifth)|(?P<half>half)|(?P<parts>two[ -]thirds|three[ -]quarters)))"
    r"\s+(?:of\s+)?(?:(?:the|its|their|his)\s+)?(?:(?:[\w-]+(?:['’]?s|['’])|entire|local|whole|civilian|pre-?war)\s+){0,2}(?:population|inhabitants|residents|people)\b",
    re.IGNORECASE,
)


def share(parse: Parse, first: int, last: int) -> Figure | None:
    start = parse[max(0, first - 6)].start
    match = _OF_ALL.search(parse.plain, start, parse.sentence.end)
    if match is None or not (match.start() <= parse[last].start and parse[first].start <= match.end()):
        return None
    if match["number"]:
        value = round(float(match["number"]))
    else:
        value = _PARTS[(match["part"] or match["half"] or match["parts"]).lower().replace("-", " ")]
    bound = (match["bound"] or "").lower()
    upper = bound in ("less than", "up to", "as much as")
    low, high = (None, value) if upper else (value, None) if bound else (value, value)
    return Figure(low, high, match["about"] is not None, match["text"].strip(), "percent")
