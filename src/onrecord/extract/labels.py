"""Labels before their figures: 'Injured: at least 71', 'Killed – 12', 'Civilian deaths since May: 400', as lists and summaries have them.

Comes in: a parsed sentence and its drafts. Goes out: the drafts, those of labelled figures among them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extract import mentions
from onrecord.extract.drafts import Draft
from onrecord.extract.parse import Parse
from onrecord.extract.tolls import HARMS, count
from onrecord.extract.words import GROUP_OF, STATES

_LABEL = re.compile(
    r"(?:^|[;.,•*\n]\s*|[-–]\s+)(?P<who>(?:(?:total|civilians?|people|persons|forced|new|internal|mass|medical|enforced|confirmed|child|children|women|men)\s+){0,2})"
    r"(?P<harm>killed|dead|deaths|fatalities|martyrs|martyred|kia|injured|wounded|wia|injuries|missing|mia|under the rubble|abducted|"
    r"kidnapped|detained|detainees|arrested|displaced|evacuated|casualties|killings|abductions|kidnappings|arrests|detentions|displacements?|disappearances|"
    r"returns|returnees|evacuations|evacuees|rapes|idps|refugees|arrivals|hostages|rescued|trapped|stranded)"
    r"(?:\s+(?:since|in|on|during|as of|from) [^:=;.]{2,30})?(?:\s*[:=]\s*|\s+[-–—]\s+)$",
    re.IGNORECASE,
)


def labelled(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """'KIA: 4, WIA: 9': what the label says of a number wins over what grammar says."""
    out = drafts
    for mention in mentions.find(parse):
        before = _LABEL.search(parse.text[parse.sentence.start : parse[mention.first].start])
        if before is None or mention.figure is None:
            continue
        harm = before["harm"].lower()
        kind = "missing" if harm.startswith("under") else HARMS.get(harm) or STATES.get(harm) or "injured"
        told = [d for d in out if d.mention.first == mention.first]
        if any(d.kind == kind or d.mention.named or d.trigger > mention.last for d in told):
            # 'Casualties: 14 killed, 30 wounded': what is said behind the number is nearer.
            continue
        words = before["who"].lower().split()
        groups = {
            g for w in words if (g := GROUP_OF.get(w) or GROUP_OF.get(w.rstrip("s"))) not in (None, "person")
        }
        if groups and mention.groups == ("person",):
            mention = replace(mention, groups=tuple(sorted(g for g in groups if g)))
        out = [d for d in out if d not in told]
        if groups and not told:
            # 'Civilian deaths since May: 400': the label's own noun is no second count.
            end = parse.sentence.start + before.end()
            out = [d for d in out if d.figure is not None or parse[d.mention.head].start >= end]
        out.append(count(parse, kind, mention))
    return out
