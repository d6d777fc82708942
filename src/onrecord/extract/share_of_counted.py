"""A number of a number of people, as two mentions: what is told of the some is not told of the whole.

Comes in: a parsed sentence and a mention. Goes out: the share and the whole, or None.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract.mention import Mention
from onrecord.extract.numbers import quantities
from onrecord.extract.parse import Parse
from onrecord.extract.words import VERBS


def share_of_counted(parse: Parse, mention: Mention) -> tuple[Mention, Mention] | None:
    """'Three of the 12 people wounded in the raid have died': three died, and twelve were wounded."""
    core, head = mention.first, mention.head
    whole = next((c for c in parse.kids(head, "nummod") if parse[c].tag == "CD" and core < c < head), None)
    if (
        not mention.of_whole
        or whole is None
        or parse[core].dep not in ("nsubj", "nsubjpass", "dobj")
        or not (any(parse[c].tag == "VBN" for c in parse.kids(head, "acl")) or _whom_they_took(parse, head))
    ):
        return None
    figure = next((q.figure() for q in quantities(parse.plain, parse[whole].start, parse[whole].end)), None)
    if figure is None:
        return None
    share = replace(mention, head=core, last=core, bare=True, noun="")
    return share, replace(mention, first=whole, figure=figure, of_whole=False)


_FRACTIONS = {"half": (1, 2), "third": (1, 3), "thirds": (2, 3), "quarter": (1, 4), "quarters": (3, 4)}
_MORE = {"more", "over"}
_ABOUT = {"almost", "nearly", "about", "around", "some", "roughly"}


def fraction_of_counted(parse: Parse, mention: Mention) -> Mention:
    """'Half of the town's 9,000 residents have fled': 4,500. Where the words behind tell of all of them, it is left to shares."""
    figure, i = mention.figure, mention.first - 1
    if figure is None or figure.low is None or mention.bare or parse.kids(mention.head, "acl", "relcl"):
        return mention
    while (
        i > mention.first - 7
        and i > 0
        and (
            parse[i].pos in ("DET", "PROPN", "ADJ", "PART")
            or parse[i].tag in ("POS", "PRP$", "HYPH")
            or parse[i].dep in ("poss", "compound")
        )
    ):
        i -= 1
    if i > 0 and parse[i].lower == "of" and mention.first - i > 1:
        i -= 1
    fraction = _FRACTIONS.get(parse[i].lower)
    if fraction is None or i >= mention.first - 1 or parse[i].dep in ("appos", "pobj"):
        return mention
    ahead = set(parse.lower(i - 4, i))
    low = -(-figure.low * fraction[0] // fraction[1])
    more = bool(ahead & _MORE)
    part = replace(figure, low=low, high=None if more else low, approximate=not more and (figure.approximate or bool(ahead & _ABOUT)),
                   text=parse.words(i, mention.last))  # fmt: skip
    return replace(mention, first=i, figure=part)


def _whom_they_took(parse: Parse, head: int) -> bool:
    """'two of the five engineers it kidnapped': a clause whose object the people are."""
    return any(
        parse.kids(c, "nsubj") and not parse.kids(c, "dobj", "auxpass") and parse[c].lemma in VERBS
        and not any(parse[s].lower in ("who", "that", "which") for s in parse.kids(c, "nsubj"))
        for c in parse.kids(head, "relcl")
    )  # fmt: skip
