"""Tolls told as such: 'the death toll has risen to 85', 'bringing to 45 the number killed'."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extract import earlier_figures, mentions
from onrecord.extract.drafts import Draft
from onrecord.extract.groups import describe
from onrecord.extract.mention import Mention
from onrecord.extract.parse import Parse
from onrecord.extract.voice_words import armed_teller
from onrecord.extract.words import STATES
from onrecord.records import Kind

_TOLL = re.compile(
    r"\b(?:toll|death count|body count|number (?:of )?(?:the )?(?:those |people )?(?:who (?:\w+ ){1,3})?(?:dead|deaths|killed|slain|victims|martyrs|fatalities))\b",
    re.IGNORECASE,
)
_CASUALTIES = re.compile(r"\b(?:(?P<who>civilian|military) )?casualties\b[^.;,]{0,30}?\bat $", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(?P<who>victims|dead|killed|wounded|injured|displaced|detainees|hostages|missing|returnees|returns|evacuees|idps|displacements|arrivals|trapped|stranded|besieged)\b[^.;]{0,40}?\b(?:number(?:ed|s)?|(?:were|are|stood at|reached)(?= (?:over|more|at|about|around|nearly|some|\d)))\b",
    re.IGNORECASE,
)
_MOVEMENTS = re.compile(
    r"\b(?P<who>returnees|returns|evacuees|evacuations|idps|refugees|displacements?|arrivals)\b[^.;,]{0,40}?\b(?:(?:rose|risen|climbed|grown|grew|jumped|increased|swelled|went up)(?: to)?|"
    r"totall?ed|topped|passed|exceeded|surpassed|hit|came to|amounted to|stood at|reached)\b",
    re.IGNORECASE,
)
_ROSE = re.compile(
    r"\b(?:(?P<side>civilian|military) )?(?P<harm>deaths|fatalities|killings|abductions|kidnappings|arrests|detentions|injuries|displacements|disappearances)\b"
    r"[^.;:,]{0,40}?\b(?:rose|risen|fell|fallen|dropped|climbed|jumped|increased|declined|decreased|grew|grown|soared|doubled|tripled|stood) (?=to\b|at\b)",
    re.IGNORECASE,
)
_SIDES = {"civilian": "civilian", "military": "combatant"}
_NUMBER_OF = re.compile(
    r"\b(?:number|count) of (?P<who>(?:[\w.'’-]+[ ,]+){0,10}?)(?P<harm>killed|dead|deaths|died|martyred|martyrs|fatalities|victims|slain|bodies|corpses|"
    r"wounded|injured|injuries|hurt|displaced|uprooted|IDPs|refugees|fled|fleeing|missing|detained|detainees|arrested|abducted|kidnapped|"
    r"hostages|trapped|stranded|evacuated|evacuees|in (?:\w+ ){0,2}(?:custody|detention|jail|prison|hands|captivity))\b",
    re.IGNORECASE,
)
HARMS: dict[str, Kind] = {
    "bodies": "killed", "corpses": "killed", "deaths": "killed", "slain": "killed", "died": "killed", "martyrs": "killed", "fatalities": "killed", "victims": "killed", "injuries": "injured",
    "uprooted": "displaced", "idps": "displaced", "refugees": "displaced", "fled": "displaced", "fleeing": "displaced", "detainees": "detained",
    "hostages": "abducted", "evacuees": "evacuated", "in": "detained", "killings": "killed", "abductions": "abducted", "kidnappings": "abducted",
    "arrests": "detained", "captured": "detained", "detentions": "detained", "displacement": "displaced", "displacements": "displaced", "disappearances": "missing",
    "returns": "returned", "returnees": "returned", "evacuations": "evacuated", "rapes": "sexual-violence", "arrivals": "displaced", "stranded": "trapped", "besieged": "trapped",
}  # fmt: skip


def find(parse: Parse) -> list[Draft]:
    """'the death toll has risen to 85', 'put the toll at 16', 'the number of rebels killed reached 40'."""
    text = parse.text[parse.sentence.start : parse.sentence.end]
    out = []
    low = text.lower()
    counts = "toll" in low or "number" in low or "count" in low
    matches: list[tuple[re.Match[str], Kind, str]] = [
        (m, "killed", "") for m in (_TOLL.finditer(text) if counts else ())
    ]
    for match in _NUMBER_OF.finditer(text) if counts else ():
        harm = match["harm"].lower().split()[0]
        matches.append((match, HARMS.get(harm) or STATES[harm], match["who"]))
    for match in (*_NUMBERED.finditer(text), *_MOVEMENTS.finditer(text)):
        harm = match["who"].lower()
        matches.append((match, HARMS.get(harm) or STATES[harm], ""))
    matches += [(m, HARMS[m["harm"].lower()], "") for m in _ROSE.finditer(text)]
    seen: set[int] = set()
    for match, kind, who in sorted(matches, key=lambda m: -len(m[2])):
        trigger = parse.at(parse.sentence.start + match.end() - 1)
        start = parse.at(parse.sentence.start + match.start())
        if trigger is None or start is None:
            continue
        both = parse.lower(trigger + 1, trigger + 3)
        if (
            kind == "killed"
            and both[:1] in (["or"], ["and"])
            and both[1:]
            and STATES.get(both[1]) == "injured"
        ):
            # 'the number killed or injured': one figure over two kinds
            kind = "injured"
        best = _toll_number(parse, start, trigger)
        if best is None or best.first in seen:
            continue
        seen.add(best.first)
        groups, side = _who(parse, parse.sentence.start + match.start(), who) if who else (best.groups, None)
        side_told = _SIDES.get((match.groupdict().get("side") or "").lower())
        if side_told is not None and best.bare:
            groups, best = (side_told,), replace(best, bare=False)
        if groups != best.groups and best.groups == ("person",):
            best = replace(best, groups=groups, affiliation=side)
        if re.search(r"\b(?:people|persons|civilians)\b", who, re.IGNORECASE):
            # 'the number of people who have fled': no more is to be learned of them from words before.
            best = replace(best, bare=False)
        out.append(Draft(kind, best, trigger, parse.sentence.index, None, best.figure, best.groups))
    return out


_RISEN = re.compile(
    r"\b(?:rose|risen|rises|climbed|grew|grown|increased|jumped|soared|swelled|(?:gone|went) up) to (?:[\w.]+ )?$",
    re.IGNORECASE,
)


def risen(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """'Soldiers killed in the siege rose to 70', 'killings of civilians: at least 90': the plural and the number behind it are one count."""
    for mention in mentions.find(parse):
        lead = parse.text[parse.sentence.start : parse[mention.first].start]
        match = _RISEN.search(lead) if mention.bare and mention.figure is not None else None
        verb = parse.at(parse.sentence.start + match.start()) if match else None
        colon = mention.first - 1 if mention.bare and parse[mention.first - 1].text == ":" else None
        told = [
            d
            for d in drafts
            if d.figure is None
            and parse[d.mention.head].tag in ("NNS", "NNPS")
            and (
                (verb is not None and d.trigger < verb) or (colon is not None and d.mention.last == colon - 1)
            )
        ]
        if told and not any(d.figure is not None for d in drafts):
            counted = replace(told[0].mention, figure=mention.figure)
            rest = [d for d in drafts if d not in told or d.kind != told[0].kind]
            return [*rest, replace(told[0], mention=counted, figure=mention.figure)]
    return drafts


_FIGURE = re.compile(
    r"\b(?:puts?|putting|gave|gives?|given|giving|set|sets) (?:(?:it|this|them|these|those) (?=at )|)(?:the |its |their |that )?(?:figure|count|number|tally|total|toll|death toll|number of dead|dead|losses) (?:at|as) $|"
    r"\b(?:puts?|putting) (?:it|them|the (?:figure|number|toll|death toll|count|total)) (?:as (?:high|low|many) as|closer to|nearer) $|\bput it (?:as high |as low )?as $|\bputs? (?:it|them) at $|"
    r"\b(?:gave|gives?|given|giving|reported|cited|offered) an? (?:\w+ )?(?:count|toll|figure|number|tally|estimate|total) of $|"
    r"\b(?:puts?|putting) (?:it|them) at $|\b(?:bring(?:s|ing)?|brought|tak(?:es|ing)|took|rais(?:es|ed|ing)|push(?:es|ed|ing)) (?:the|its|their) (?:overall |running )?total (?:[\w ]{1,40} )?to $|"
    r"\b(?:say|says|said|claims?|claimed|admits?(?: to)?|admitted(?: to)?|acknowledges?|acknowledged|confirms?|confirmed|counts?|counted|reports?) (?:only |just )?$|"
    r"\bsp(?:oke|eaks?|oken|eaking) of $|\b(?:that|this|which) (?:makes|made|brings it to|brought it to|took it to|takes it to) $|"
    r"\b(?:count|tally|estimate|figure|toll) (?:(?:stood|stands|stays|stayed|remains|remained|was|is) at|was) $|"
    r"\b(?:updated|revised|raised|corrected|increased) (?:\w+ ){0,3}to $",
    re.IGNORECASE,
)


_SET = re.compile(r"\b(?:at|as|of|to|it|makes|made) $", re.IGNORECASE)
"""'put the toll at 40 people': nothing need end behind such a number, as it must behind 'local sources say 160'."""
_TOTALLED = re.compile(
    r"\b(?P<who>losses|casualties)\b[^.;:]{0,50}?\b(?:amounted to|totall?ed|total|stood at|reached|numbered|came to|of)(?: (?:about|around|some|over|nearly))? $",
    re.IGNORECASE,
)
_LOSSES = re.compile(
    r"\b(?:(?P<side>rebel|militant|insurgent|enemy|army|military|government|police|civilian) )?(?P<who>losses|dead|deaths|fatalities|victims|killed|injured|wounded|missing|displaced)(?: (?:there|in (?:the )?[\w-]+(?: [A-Z][\w-]+)?|so far))? (?:at|as) (?:(?:about|around|some|over|nearly) )?\(?$",
    re.IGNORECASE,
)


def again(parse: Parse, drafts: list[Draft], earlier: list[Draft]) -> list[Draft]:
    """'… while others put the figure at nine': another count of what was told just before."""
    taken = {d.mention.first for d in drafts}
    out = []
    for mention in mentions.find(parse):
        text = parse.text[parse.sentence.start : parse[mention.first].start]
        if mention.figure is None or mention.first in taken:
            continue
        losses, casualties = _LOSSES.search(text), _CASUALTIES.search(text)
        if mention.groups == ("combatant",) and not losses:
            # 'Enemy losses amounted to 650 personnel'
            losses = _TOTALLED.search(text)
        if not (losses or casualties or _FIGURE.search(text)):
            continue
        if losses and (mention.bare or mention.groups == ("combatant",)):
            # 'put its losses at 2,317 servicemen', 'put the dead at 75'
            side = (losses.groupdict().get("side") or "").lower()
            if side and mention.groups == ("person",):
                # 'put rebel dead at more than 100'
                mention = replace(mention, groups=("civilian" if side == "civilian" else "combatant",))
            if _OWN.search(text) and (whose := _whose_losses(parse, mention.first)) is not None:
                groups = ("combatant",) if mention.groups == ("person",) else mention.groups
                mention = replace(mention, affiliation=whose, groups=groups, bare=False)
            out.append(count(parse, STATES.get(losses["who"].lower(), "killed"), mention))
            continue
        if casualties and mention.bare:
            # 'put civilian casualties at 254': dead and wounded in one figure
            side = {"civilian": "civilian", "military": "combatant"}.get(
                (casualties["who"] or "").lower(), "person"
            )
            out.append(count(parse, "injured", replace(mention, groups=(side,), bare=False)))
            continue
        ends = mention.last + 1 >= len(parse) or parse[mention.last + 1].text in (
            ",",
            ".",
            ";",
            ")",
            ":",
            "and",
            "while",
            "but",
        )
        if not mention.bare or not (ends or _SET.search(text)):
            continue
        before = [
            d
            for d in [*drafts, *out]
            if d.mention.last < mention.first and d.figure is not None and not d.share
        ]
        before = before or [
            d
            for d in earlier
            if parse.sentence.index - d.sentence <= 2 and d.figure is not None and not d.share
        ]
        if before:
            counted = _first_told(before)
            if counted.groups == ("combatant",) and mention.groups == ("person",):
                mention = replace(mention, groups=counted.groups, affiliation=counted.mention.affiliation)
            out.append(count(parse, counted.kind, _of_one_unit(mention, counted)))
    return out


def _first_told(before: list[Draft]) -> Draft:
    """Of '30 soldiers were killed and 90 wounded' the dead: the figure that a sentence is told for comes first."""
    last = before[-1]
    dead = (d for d in before if d.sentence == last.sentence and d.kind == "killed")
    return next(dead, last) if last.kind == "injured" else last


def _of_one_unit(mention: Mention, before: Draft) -> Mention:
    """'Another 12 families fled, bringing the total to 900': families again."""
    unit = before.figure.unit if before.figure is not None else None
    return (
        replace(mention, figure=replace(mention.figure, unit=unit))
        if mention.figure is not None and unit
        else mention
    )


_OWN = re.compile(r"\b(?:its|their) (?:own )?(?:losses|dead|wounded|missing)\b", re.IGNORECASE)


def _whose_losses(parse: Parse, number: int) -> str | None:
    """'put its own losses at seven': whose they are did not kill them."""
    verb = parse.clause(number)
    head = armed_teller(parse, verb)
    head = next(iter(parse.subjects(verb)), None) if head is None else head
    return parse.words(*parse.extent(head)) if head is not None and parse[head].pos != "PRON" else None


def count(parse: Parse, kind: Kind, mention: Mention) -> Draft:
    """A count that no verb governs: its own number is what it hangs on."""
    return Draft(kind, mention, mention.head, parse.sentence.index, None, mention.figure, mention.groups)


def _who(parse: Parse, start: int, who: str) -> tuple[tuple[str, ...], str | None]:
    """The groups of the people whose number is told: 'rebel fighters' of 'the number of rebel fighters killed'."""
    first, last = parse.at(start), parse.at(start + len("number of ") + len(who) - 1)
    if first is not None and last is not None:
        for j in range(first + 2, last + 1):
            if parse[j].pos in ("NOUN", "PROPN") and parse[j].dep not in ("compound", "amod", "nmod"):
                groups, side, named = describe(parse, j)
                if named and groups:
                    return groups, side
    return ("person",), None


_BROUGHT = re.compile(
    r"\b(?:bring(?:s|ing)?|brought|tak(?:e|es|ing)|took|rais(?:e|es|ed|ing)|push(?:es|ed|ing)?)\s+to\s+",
    re.IGNORECASE,
)


_REACHING = {
    "to", "at", "of", "reached", "reach", "exceed", "rise", "passed", "was", "is", "stands", "stood", "exceeded", "surpassed",
    "hit", "hits", "climbed", "climbs", "rose", "rises", "topped", "tops", "passes", "exceeds", "surpasses", "reaches", "nears", "as", "put", "become", "became", "reaching", "exceeding", "now", ":", "jumped", "increased", "were", "are",
}  # fmt: skip


def _toll_number(parse: Parse, start: int, trigger: int) -> Mention | None:
    """The number that a toll has reached: behind it, or before it in 'bringing to 45 the number of dead'."""
    numbered = [m for m in mentions.find(parse) if m.figure is not None and not _one_person(parse, m)]
    before = [m for m in numbered if start - 4 <= m.last < start]
    if before and _BROUGHT.search(parse.text[parse.sentence.start : parse[before[-1].first].start][-14:]):
        return before[-1]
    for mention in numbered:
        if earlier_figures.changed_from(parse, mention.first):
            continue
        if not trigger < mention.first <= trigger + 24:
            continue
        gap = parse.lower(trigger + 1, mention.first)
        if any(w in ("who", "while", "including", "among") for w in gap) or (
            "since" in gap and gap[-1] not in ("to", "at")
        ):
            return None
        lead = mention.figure.text.lower() if mention.figure else ""
        if len(gap) > 13 and gap[-1] not in ("to", "reached", "at") and not lead.startswith("up to"):
            return None
        if (
            set(gap) & _REACHING
            or not gap
            or lead.startswith(("pass", "exceed", "surpass", "topp", "tops", "up to"))
        ):
            return mention
    return None


def _one_person(parse: Parse, mention: Mention) -> bool:
    """'an AFP correspondent' behind a toll is no toll."""
    figure = mention.figure
    return figure is not None and figure.high == 1 and parse[mention.first].lower != "one"
