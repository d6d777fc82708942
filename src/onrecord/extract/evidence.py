"""The words that carry a claim: the smallest clause with the figure, the people and the harm."""

from __future__ import annotations

from onrecord.extract.drafts import Draft
from onrecord.extract.parse import Parse
from onrecord.records import Span

_CUT = ("punct", "cc", "mark")


def of(parse: Parse, draft: Draft) -> Span:
    """From the first to the last token of the clause around figure and trigger, without what hangs far behind."""
    if draft.share:
        # A share is told by its own words; the harm is told by its whole.
        first = draft.mention.first
        if draft.trigger == first - 1 and parse[draft.trigger].pos == "VERB":
            # 'killing one' of the four who were shot
            first = draft.trigger
        start, end = parse[first].start, parse[draft.mention.last].end
        return Span(start, end, parse.text[start:end])
    first = min(draft.mention.first, draft.trigger)
    last = max(draft.mention.last, draft.trigger)
    trigger = parse[draft.trigger]
    if trigger.pos in ("VERB", "AUX"):
        for child in parse.children[draft.trigger]:
            if parse[child].dep in ("prep", "npadvmod", "agent", "dobj", "prt", "advmod", "oprd", "acomp"):
                lo, hi = parse.extent(child)
                if hi - lo < 16 and lo >= first - 12 and hi > last and hi < last + 16:
                    last = max(last, hi)
            elif parse[child].dep in ("nsubj", "nsubjpass", "aux", "auxpass") and child < first:
                lo, _ = parse.extent(child)
                if first - lo < 14:
                    first = min(first, lo)
    while (
        last > first
        and (parse[last].pos == "X" or parse[last].dep in _CUT)
        and parse[last].text in ",.;:\"'”’()-—"
    ):
        last -= 1
    start, end = parse[first].start, parse[last].end
    return Span(start, end, parse.text[start:end])
