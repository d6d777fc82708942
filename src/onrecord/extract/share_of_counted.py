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
        not (mention.of_whole or parse.lower(core + 1, core + 2) == ["of"])
        or whole is None
        or parse[core].dep not in ("nsubj", "nsubjpass", "dobj", "attr")
        or not (any(parse[c].tag == "VBN" for c in parse.kids(head, "acl")) or _whom_they_took(parse, head))
    ):
        return None
    figure = next((q.figure() for q in quantities(parse.plain, parse[whole].start, parse[whole].end)), None)
    if figure is None:
        return None
    share = replace(mention, head=core, last=core, bare=True, noun="")
    return share, replace(mention, first=whole, figure=figure, of_whole=False)


def _whom_they_took(parse: Parse, head: int) -> bool:
    """'two of the five engineers it kidnapped': a clause whose object the people are."""
    return any(
        parse.kids(c, "nsubj") and not parse.kids(c, "dobj", "auxpass") and parse[c].lemma in VERBS
        and not any(parse[s].lower in ("who", "that", "which") for s in parse.kids(c, "nsubj"))
        for c in parse.kids(head, "relcl")
    )  # fmt: skip
