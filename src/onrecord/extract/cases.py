"""'98 cases of rape', '279 cases of enforced disappearance': a number of cases is counted as so many persons.

Comes in: a parsed sentence and its drafts. Goes out: the drafts, with those that the cases number put in place of the bare word.
"""

from __future__ import annotations

import re

from onrecord.extract.drafts import Draft
from onrecord.extract.mention import Mention
from onrecord.extract.numbers import quantities
from onrecord.extract.parse import Parse
from onrecord.records import Kind

_CASES = re.compile(
    r"\b(?:\w+ ){0,2}?(?:cases|instances|counts) of (?:\w+(?:, | or | and | )){0,3}?"
    r"(?P<harm>rapes?|sexual (?:violence|assault|abuse)|disappearances?|arrests?|detentions?|abductions?|kidnappings?|killings?|executions?|murders?)\b",
    re.IGNORECASE,
)
_KINDS: tuple[tuple[str, Kind], ...] = (
    ("rape", "sexual-violence"), ("sexual", "sexual-violence"), ("disappear", "missing"), ("arrest", "detained"), ("detention", "detained"),
    ("abduct", "abducted"), ("kidnap", "abducted"), ("kill", "killed"), ("execut", "killed"), ("murder", "killed"),
)  # fmt: skip


def numbered(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence, those of numbered cases among them."""
    sentence = parse.sentence
    words = parse.text[sentence.start : sentence.end]
    if " cases of " not in words and " instances of " not in words:
        return drafts
    out = drafts
    for quantity in quantities(parse.text, sentence.start, sentence.end):
        match = _CASES.match(parse.text, quantity.end + 1, sentence.end)
        first, last = parse.at(quantity.start), parse.at(match.end() - 1) if match else None
        if match is None or first is None or last is None:
            continue
        harm = match["harm"].lower()
        kind = next(kind for stem, kind in _KINDS if harm.startswith(stem))
        if any(d.figure is not None and first <= d.mention.first <= last for d in out):
            continue
        figure = quantity.figure()
        mention = Mention(last, first, last, figure, ("person",), noun="case")
        out = [d for d in out if not (d.figure is None and first <= d.trigger <= last)]
        out.append(Draft(kind, mention, last, sentence.index, None, figure, ("person",)))
    return out
