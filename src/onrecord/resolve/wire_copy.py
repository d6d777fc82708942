"""Wire copy in capitals as the prose that the parser was given, in which capitals tell names from words.

Comes in: an annotated report. Goes out: its text, letter for letter as long, with the parsed sentences in capitals as prose.
"""

from __future__ import annotations

from onrecord.records import AnnotatedReport


def as_prose(report: AnnotatedReport) -> str:
    """'IN LAGOS, ANA SOTO SAID' as 'In Lagos, Ana Soto said'; sentences that were not parsed stay as they are."""
    text = report.report.text
    out: list[str] = []
    at = 0
    for sentence in report.sentences:
        if not sentence.tokens or not text[sentence.start : sentence.end].isupper():
            continue
        for token in sentence.tokens:
            if len(token.text) == token.end - token.start and token.start >= at:
                out += [text[at : token.start], token.text]
                at = token.end
    return "".join([*out, text[at:]]) if out else text
