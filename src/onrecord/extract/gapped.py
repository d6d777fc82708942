"""A verb said once for several doers: 'The regime killed 12 civilians, Russian forces 5 and the SDF 3', '20 were killed by the army and 7 by rebels'.

Comes in: a parsed sentence and its drafts. Goes out: the drafts, those of the later doers among them.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract import mentions, sides
from onrecord.extract.drafts import Draft
from onrecord.extract.mention import Mention
from onrecord.extract.parse import Parse
from onrecord.extract.words import VERBS

_JOINS = (",", "and", ";", "while")


def doers_apart(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    out = drafts
    for mention in mentions.find(parse):
        if not mention.bare or mention.figure is None or mention.of_whole:
            continue
        if any(d.mention.first == mention.first and d.trigger > mention.last for d in out):
            # 'recorded 55 injured; Salahadin 23 killed': it has a word of harm of its own.
            continue
        first = next((d for d in out if _tells(parse, d, mention)), None)
        if first is None:
            continue
        done = _by(parse, mention) if parse.agent(first.trigger) is not None else _ahead(parse, mention)
        if done is None:
            continue
        doer, start = done
        # 'killed 20 civilians and rebels 7': the rebels are none of the 20, and nobody killed them.
        groups = tuple(g for g in first.groups if g != "combatant") or first.groups
        out = [
            d.regrouped(groups, d.mention.affiliation) if d is first else d
            for d in out
            if d.mention.first != mention.first
            and not (d.figure is None and start <= d.mention.head < mention.first)
        ]
        model = replace(
            mention,
            groups=groups,
            affiliation=first.mention.affiliation if groups == ("combatant",) else None,
        )
        out.append(replace(first.befell(model), by=doer))
    return out


def _tells(parse: Parse, draft: Draft, mention: Mention) -> bool:
    """Whether a draft with a doer stands before the number, with no verb between."""
    harm = VERBS.get(parse[draft.trigger].lemma)
    if harm is None or not harm.object_harmed or draft.figure is None or draft.share or draft.by is not None:
        return False
    last = max(draft.trigger, draft.mention.last)
    verbs = any(parse[j].pos == "VERB" for j in range(last + 1, mention.first))
    doer = parse.agent(draft.trigger) is not None or parse.kids(draft.trigger, "nsubj")
    return last < mention.first and bool(doer) and not verbs


def _by(parse: Parse, mention: Mention) -> tuple[str, int] | None:
    """'… and 7 by rebels'"""
    joined = mention.first > 0 and parse[mention.first - 1].lower in _JOINS
    if not joined or parse.lower(mention.last + 1, mention.last + 2) != ["by"]:
        return None
    return sides.of_a_part(parse, mention.last) or "", mention.first


def _ahead(parse: Parse, mention: Mention) -> tuple[str, int] | None:
    """'…, Russian forces 5': the doer right before the number, behind a comma or 'and'."""
    start = mention.first
    while start > 0 and parse[start - 1].pos in ("NOUN", "PROPN", "ADJ", "DET") and mention.first - start < 6:
        start -= 1
    if not 0 < start < mention.first or parse[start - 1].lower not in _JOINS:
        return None
    head = mention.first - 1
    doer = sides.named(parse, head) if head not in parse.notes.get("towns", ()) else None
    return (parse.words(start, head), start) if doer is not None else None
