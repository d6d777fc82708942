"""Small lists for changed_terms.py: words of attribution and doubt, days, numbers in words, two ways of spelling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

VERBS_OF_SAYING: Mapping[str, str] = {
    **dict.fromkeys(
        ("said", "says", "saying", "say", "told", "tells", "reported", "reports", "stated", "states", "added", "announced", "quoted", "wrote"),
        "",
    ),
    **dict.fromkeys(("claimed", "claims", "claiming", "alleges", "asserted", "purported", "boasted"), "doubts the speaker"),
    **dict.fromkeys(
        ("confirmed", "confirms", "confirming", "revealed", "reveals", "proved", "acknowledged"), "vouches for the speaker"
    ),
    **dict.fromkeys(("admitted", "admits", "conceded", "confessed", "admitting"), "says that the speaker owns to a wrong"),
    **dict.fromkeys(("insisted", "insists", "maintained", "argued"), "says that others do not believe it"),
    **dict.fromkeys(("denied", "denies", "denying", "rejected", "dismissed"), "says that the speaker denies it"),
    **dict.fromkeys(("accused", "accuses", "accusing", "blamed", "blames"), "says that the speaker blames somebody"),
}  # fmt: skip
"""Verb → what it says of the speaker; empty for the plain ones."""

ATTRIBUTION = frozenset(VERBS_OF_SAYING) | {
    "according", "quoting", "citing", "cited", "source", "sources", "spokesman", "spokeswoman",
}  # fmt: skip

HEDGES = frozenset({
    "reportedly", "allegedly", "alleged", "apparently", "suspected", "believed", "may", "might", "could", "possibly", "probably", "purportedly",
    "purported", "unconfirmed", "unverified", "feared", "likely", "appears", "appeared", "seems", "seemed", "presumed", "presumably", "supposedly",
    "perhaps", "rumoured", "rumored", "unclear", "doubtful", "potentially", "thought", "verified",
})  # fmt: skip

NEGATIONS = frozenset({"not", "no", "never", "nobody", "none", "neither", "nor", "without", "cannot"})

DAYS_AND_MONTHS = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "yesterday", "today", "tonight", "tomorrow",
}) - {"may", "march", "mar"}  # fmt: skip
"""May and March are left out: they are words of other kinds as well."""

BRITISH_AMERICAN = (("our", "or"), ("ise", "ize"), ("isa", "iza"), ("isi", "izi"), ("centre", "center"), ("defence", "defense"), ("lled", "led"), ("lling", "ling"), ("programme", "program"), ("grey", "gray"))  # fmt: skip

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
    "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES: Mapping[str, int] = {word: n for n, word in enumerate(_ONES)} | {
    word: 10 * n for n, word in enumerate(_TENS, 2)
}  # fmt: skip
_SCALES: Mapping[str, int] = {
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
}
# What a vague word stands for at the least, as in the claim format.
_VAGUE: Mapping[str, int] = {
    "dozen": 12, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000, "several": 3,
}  # fmt: skip


def number(words: Sequence[str]) -> float | None:
    """What digits or number words come to; None where a word among them is none."""
    total, part = 0.0, 0.0
    seen = False
    for word in words:
        if word in _SCALES:
            part = (part or 1) * _SCALES[word]
            if word != "hundred":
                total, part = total + part, 0.0
        elif word in _VALUES or word in _VAGUE:
            part += _VALUES.get(word, 0) or _VAGUE.get(word, 0)
        elif word.replace(".", "", 1).isdecimal():
            part += float(word)
        elif word != "and" or not seen:
            return None
        seen = True
    return total + part if seen else None
