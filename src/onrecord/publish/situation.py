"""The situation of a place as a section of the page: lines by topic, each a link to its words, and the balance of people.

Comes in: boards and the claims they rest on. Goes out: HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.publish.evidence import Evidence
from onrecord.publish.markup import Child, Html, element, foreign, opening
from onrecord.publish.tables import table
from onrecord.publish.words import TOPIC_WORDS, bounds_words, count, day, figure_words, outlet_words
from onrecord.records import ClaimRef
from onrecord.situations import PART_WORDS, Balance, Board, Line


def situation_section(boards: Sequence[Board], more: int, evidence: Evidence) -> Iterator[Html]:
    yield opening("section", id="situation", aria_labelledby="situation-heading")
    yield element("h2", "Situation", id="situation-heading")
    if not boards:
        yield element(
            "p", "No report tells who holds a place, or what became of its people and services.", cls="empty"
        )
    for board in boards:
        yield _board(board, evidence)
    if more:
        words = f"{count(more, 'more place')} with a situation told: onrecord situation PLACE shows each."
        yield element("p", words, cls="note")
    yield Html("</section>")


def _board(board: Board, evidence: Evidence) -> Html:
    name = board.place.name
    heads = ("What", "Where", "Last told of", "Who says it", "Contradicted by")
    rows = [
        (
            element(
                "span", _topic(line), " ", element("br"), foreign(line.words), " °" if line.whole else None
            ),
            foreign(line.place),
            day(line.day) if line.day else "day not known",
            _links(line.claims, evidence),
            _links(line.against, evidence) if line.against else "",
        )
        for line in board.lines
    ]
    whole = any(line.whole for line in board.lines)
    return element(
        "article",
        element("h3", name, f" · {count(len(board.reports), 'report')}"),
        table(f"Situation of {name}", heads, rows),
        element("p", f"° told of the town or region as a whole, not of {name} by name.", cls="note")
        if whole
        else None,
        _balance(board.balance, name, evidence),
    )


def _topic(line: Line) -> Html:
    return element("small", TOPIC_WORDS[line.topic])


def _links(refs: Iterable[ClaimRef], evidence: Evidence) -> Child:
    """The speakers of the claims, each a link to the words in its report."""
    out: list[Child] = []
    for claim in (evidence.claims[ref] for ref in refs if ref in evidence.claims):
        target = evidence.link(claim)
        voice = claim.said_by[0] if claim.said_by else None
        who = (
            voice.full or voice.text
            if voice is not None
            else outlet_words(evidence.reports.get(claim.report), claim.report)
        )
        figure = f"{claim.figure.text or figure_words(claim.figure)}: " if claim.figure is not None else ""
        words = foreign(figure + who)
        out += [element("a", words, href=target) if target else words, element("br")]
    return element("span", out[:-1])


def _balance(balance: Balance, name: str, evidence: Evidence) -> Html | None:
    if not any(share.claims for share in balance.shares):
        return None
    heads = ("People who", "As reported", "If all of it is true", "Figures")
    rows = [
        (
            PART_WORDS[share.part],
            bounds_words(*share.told) if share.told else "nobody says",
            "cannot all be true" if share.together is None else bounds_words(*share.together),
            _links(share.claims, evidence) if share.claims else "",
        )
        for share in balance.shares
    ]
    clashes = [element("li", f"{clash.words}: ", _links(clash.claims, evidence)) for clash in balance.clashes]
    rule = (
        "Were there = left + were moved out + were killed + remain. ‘About’ is taken for a tenth either way."
    )
    return element(
        "div",
        element("h4", "The balance"),
        table(f"Balance of people, {name}", heads, rows),
        element("p", rule, cls="note"),
        element("ul", clashes) if clashes else None,
    )
