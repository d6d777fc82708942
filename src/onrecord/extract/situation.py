"""Ceasefires, evacuations, control, services and talks, with their phase: a first version.

Comes in: a Story. Goes out: claims without figures, each with its sentence. The phase is read from
the verb that the subject of the talk stands with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract import modality, setting, where
from onrecord.extract.attribution import Speakers
from onrecord.extract.groups import singular
from onrecord.extract.numbers import quantities
from onrecord.extract.parse import Parse
from onrecord.extract.phases import AREA, GAIN, HOLD, LOSE, PHASES, SERVICE, TALKS, TRUCE
from onrecord.extract.story import Story
from onrecord.records import Claim, Figure, Kind, Span


def clause(parse: Parse, trigger: int) -> Span:
    """The words of the clause around a token, without the clauses joined to it and at most some thirty words long."""
    verb = trigger if parse[trigger].pos == "VERB" else parse.clause(trigger)
    nodes: list[int] = []
    stack = [verb]
    while stack:
        i = stack.pop()
        nodes.append(i)
        for c in parse.children[i]:
            if (
                parse[c].dep in ("conj", "advcl", "ccomp", "parataxis", "relcl")
                and parse[c].pos == "VERB"
                and trigger != c
            ) and trigger not in set(parse.subtree(c)):
                continue
            stack.append(c)
    nodes = sorted(n for n in nodes if abs(n - trigger) < 26)
    if trigger not in nodes:
        nodes = [trigger]
    first = last = nodes.index(trigger)
    while first > 0 and nodes[first - 1] >= nodes[first] - 2:
        first -= 1
    while last + 1 < len(nodes) and nodes[last + 1] <= nodes[last] + 2:
        last += 1
    lo, hi = nodes[first], nodes[last]
    while hi > lo and parse[hi].pos in ("X", "ADP", "CCONJ") and parse[hi].dep in ("punct", "cc", "mark"):
        hi -= 1
    while lo < hi and parse[lo].dep in ("punct", "cc", "mark"):
        lo += 1
    start, end = parse[lo].start, parse[hi].end
    return Span(start, end, parse.text[start:end])


def find(story: Story, speakers: Speakers) -> list[tuple[Claim, int]]:
    """(claim, sentence) of everything told of the situation, once for each kind, phase, place and actor."""
    out: list[tuple[Claim, int]] = []
    told: dict[tuple[str, str, str | None, str | None, bool], int] = {}
    for parse in story.parses.values():
        for kind, phase, trigger, figure in _in_sentence(parse):
            certainty = modality.certainty(parse, trigger)
            if certainty in ("conditional", "denied"):
                continue
            if certainty == "planned" and kind != "control":
                phase = "planned"
            place = where.place_for(story, parse, trigger)
            name = place.name if place else None
            actor = setting.actor_of(parse, trigger)
            timing = setting.time_for(story, parse, trigger, False, own_clause=kind in ("ceasefire", "talks"))
            span = clause(parse, trigger)
            voices = speakers.of(span.start, span.end)
            key = (
                kind,
                phase,
                None if kind in ("ceasefire", "talks") else name,
                actor or (voices[0].full or voices[0].text if voices else None),
                # 'a corner of less than a square kilometre, its capture imminent': how much, and what comes of it
                figure is not None,
            )
            before = told.get(
                key,
                next(
                    (n for t, n in told.items() if kind in ("ceasefire", "talks") and t[:2] == key[:2]), None
                ),
            )
            if before is not None and (key in told or kind == "ceasefire"):
                _dated(out, before, timing)
                continue
            if before is not None:
                _dated(out, before, timing)
            told[key] = len(out)
            claim = Claim(
                report=story.report.id, id="", kind=kind, phase=phase, evidence=span, figure=figure, actor=_holder(parse, trigger) or actor,
                place=place if kind != "talks" else where.of_talks(story, span.start, span.end), time=timing.when if timing else None,
                said_by=voices, certainty=certainty,
            )  # fmt: skip
            out.append((claim, parse.sentence.index))
    return out


def _dated(out: list[tuple[Claim, int]], position: int, timing: setting.Timing | None) -> None:
    """A time that only a later mention of the same tells."""
    claim, sentence = out[position]
    if claim.time is None and timing is not None and not timing.weak:
        out[position] = (replace(claim, time=timing.when), sentence)


Found = tuple[Kind, str, int, Figure | None]


def _in_sentence(parse: Parse) -> Iterator[Found]:
    for token in parse.tokens:
        if token.pos == "VERB":
            found = _control(parse, token.i) or _meeting(parse, token.i) or _evacuating(parse, token.i)
            if found is not None:
                yield found
        elif token.pos in ("NOUN", "PROPN"):
            found = _noun(parse, token.i) or _between(parse, token.i)
            if found is not None:
                yield found


def _control(parse: Parse, i: int) -> Found | None:
    token = parse[i]
    objects = parse.kids(i, "dobj", "nsubjpass")
    around = {parse[j].lower for j in parse.subtree(i) if i < j < i + 9}
    area = any(_is_area(parse, o) for o in objects)
    figure = _square(parse, i)
    near = parse.lower(i + 1, i + 4)
    if (
        token.lemma in ("regain", "gain", "seize", "take", "wrest")
        and "control" in near
        and token.dep != "xcomp"
    ):
        return "control", "gained", i, figure
    if (
        figure is not None
        and token.lemma in ("describe", "shrink", "measure", "be")
        and _HELD.search(parse.text, parse.sentence.start, parse.sentence.end)
    ):
        return "control", "held", i, figure
    if token.lemma in GAIN:
        if token.lemma in ("advance", "enter"):
            if (
                token.lemma == "advance"
                and parse.kids(i, "nsubj")
                and around & {"on", "into", "towards", "toward", "to", "in", "against"}
            ):
                return "control", "gained", i, figure
            return None
        return ("control", "gained", i, figure) if area else None
    if token.lemma in ("take", "gain", "seize", "establish", "assume") and "control" in around:
        return "control", "gained", i, figure
    if (
        token.lemma in ("maintain", "retain", "have", "keep")
        and "control" in around
        and parse.kids(i, "dobj")
        and parse[parse.kids(i, "dobj")[0]].lower == "control"
    ):
        return "control", "held", i, figure
    if token.lemma in HOLD and (area or figure is not None):
        if token.tag == "VBN" and parse[token.head].pos in ("NOUN", "PROPN") and token.dep == "amod":
            return None
        return "control", "held", i, figure
    if (
        token.lemma in HOLD
        and token.dep in ("acl",)
        and token.tag in ("VBN", "VBD")
        and _is_area(parse, token.head)
        and parse.agent(i) is not None
    ):
        return "control", "held", i, figure
    if token.lemma in LOSE and (
        area or "control" in around or (token.lemma in ("withdraw", "retreat") and "from" in around)
    ):
        return "control", "lost", i, figure
    if (token.lemma == "remain" and "rule" in around) or (token.lemma == "remain" and "control" in around):
        return "control", "held", i, figure
    if (
        token.lemma == "push"
        and around & {"into", "out"}
        and parse.kids(i, "nsubj")
        and any(_is_area(parse, j) for j in parse.subtree(i))
    ):
        return "control", "gained", i, figure
    return None


_HELD = re.compile(r"\b([\w-]+)[- ](?:held|controlled)\b", re.I)


def _holder(parse: Parse, i: int) -> str | None:
    """'rebel' of 'the rebel-held area', where the clause tells its size."""
    match = _HELD.search(parse.text, parse.sentence.start, parse.sentence.end)
    return match[1] if match and parse[i].lemma in ("describe", "shrink", "measure", "be") else None


def _is_area(parse: Parse, i: int) -> bool:
    token = parse[i]
    if singular(token.lower) in AREA:
        return True
    if token.pos == "PROPN":
        before = set(parse.lower(i - 3, i))
        return (
            not before & {"gen", "mr", "president"}
            and token.tag == "NNP"
            and not token.lower.endswith(("ist", "man"))
        )
    parts = token.lower in (
        "most",
        "much",
        "half",
        "part",
        "parts",
        "all",
        "third",
        "rest",
        "majority",
        "quarter",
    )
    named = [j for j in parse.subtree(i) if parse[j].dep == "pobj" and j < i + 5]
    return any(singular(parse[j].lower) in AREA or (parts and parse[j].pos == "PROPN") for j in named)


def _square(parse: Parse, i: int) -> Figure | None:
    """An area told with the control of it: 'less than three sq. km'."""
    text = parse.text[parse.sentence.start : parse.sentence.end]
    if "sq" not in text:
        return None
    match = re.search(r"(?:\b[\w.-]+\s+){0,4}(?:square[- ]kilomet(?:re|er)s?|sq\.?\s?km\b)", text, re.I)
    if not match:
        return None
    words = match.group()
    for quantity in quantities(words, 0, len(words)):
        return Figure(quantity.low, quantity.high, quantity.approximate, quantity.text, "square-kilometre")
    one = re.search(r"(less than|under|about|around|more than)?\s*an?\s+square", words, re.I)
    if one:
        lead = (one[1] or "").lower()
        low, high = (
            (None, 1) if lead in ("less than", "under") else (1, None) if lead == "more than" else (1, 1)
        )
        return Figure(
            low,
            high,
            lead in ("about", "around"),
            one.group().strip() + words[one.end() :],
            "square-kilometre",
        )
    return None


def _meeting(parse: Parse, i: int) -> Found | None:
    token = parse[i]
    if token.lemma == "meet" and parse.subjects(i):
        around = {parse[j].lower for j in parse.subtree(i) if j > i}
        if around & {"with", "to", "discuss", "in", "on", "officials", "leaders", "minister"}:
            return "talks", "held", i, None
    if token.lemma in ("negotiate", "consult") and parse.kids(i, "nsubj"):
        return "talks", "ongoing", i, None
    return None


def _between(parse: Parse, i: int) -> Found | None:
    """'talks between the two sides', 'in talks with insurgent leaders'."""
    if singular(parse[i].lower) not in TALKS or parse[i].tag == "NNP":
        return None
    partners = {parse[c].lower for c in parse.kids(i, "prep")} & {"between", "with"}
    if not partners:
        return None
    verb = parse[parse.clause(i)]
    if verb.tag == "VBD" and verb.lemma in (
        "hold",
        "take",
        "have",
        "attend",
        "end",
        "conclude",
        "describe",
        "be",
    ):
        return "talks", "held", i, None
    return "talks", "ongoing", i, None


def _evacuating(parse: Parse, i: int) -> Found | None:
    token = parse[i]
    governor = parse[token.head]
    if (
        token.lemma == "evacuate"
        and token.dep == "xcomp"
        and governor.lemma in ("attempt", "try", "begin", "start", "wait")
    ):
        return "evacuation", "started" if governor.lemma != "wait" else "planned", i, None
    return None


_DRIVEN = {"rout", "expulsion", "ouster", "eviction", "retreat", "withdrawal"}
_SHARE = re.compile(r"\b(?:(more than half|most)|half)\b", re.I)


def _driven_out(parse: Parse, i: int) -> Found | None:
    """'The expulsion of fighters from most of their land': ground lost, told by a noun."""
    if singular(parse[i].lower) not in _DRIVEN or parse[i].dep not in ("nsubj", "nsubjpass", "dobj", "pobj"):
        return None
    below = sorted(parse.subtree(i))
    left = next((j for j in below if j > i and parse[j].lower == "from"), None)
    if left is None or not any(_is_area(parse, j) for j in below if j > left):
        return None
    share = _SHARE.search(parse.text, parse[left].start, parse[below[-1]].end)
    figure = None if share is None else Figure(50, None if share[1] else 50, False, share.group(), "percent")
    return "control", "lost", i, figure


_EFFORTS = {"effort", "attempt", "bid", "push", "drive", "initiative"}
_AGREED = {"settlement", "agreement", "deal", "talk", "negotiation", "accord", "solution"}


def _sought(parse: Parse, i: int) -> Found | None:
    """'Efforts to seek a negotiated settlement have shown no progress': talks that go on, or have failed."""
    if singular(parse[i].lower) not in _EFFORTS or parse[i].dep not in ("nsubj", "nsubjpass"):
        return None
    aims = [
        a
        for a in parse.kids(i, "acl")
        if parse[a].lemma in ("seek", "reach", "broker", "negotiate", "secure", "revive", "restart", "find")
    ]
    if not any(singular(parse[j].lower) in _AGREED for a in aims for j in parse.subtree(a)):
        return None
    failed = parse[parse[i].head].lemma in ("fail", "collapse", "founder")
    return "talks", "failed" if failed else "ongoing", i, None


def _noun(parse: Parse, i: int) -> Found | None:
    lemma = singular(parse[i].lower)
    kind: Kind | None = (
        "ceasefire"
        if lemma in TRUCE
        else "evacuation"
        if lemma == "evacuation"
        else "talks"
        if lemma in TALKS
        else "service"
        if lemma in SERVICE
        else None
    )
    if kind is None:
        return _driven_out(parse, i) or _sought(parse, i)
    token = parse[i]
    while (
        token.dep in ("compound", "nmod", "conj")
        and token.head != token.i
        and parse[token.head].pos in ("NOUN", "PROPN")
    ):
        token = parse[token.head]
    if token.dep not in ("nsubj", "nsubjpass", "dobj", "pobj"):
        return None
    verb = parse[token.head]
    if token.dep == "pobj":
        verb = parse[verb.head]
        if kind in ("service", "talks") and not (
            kind == "service"
            and parse[token.head].lower == "of"
            and verb.lemma in ("destruction", "delivery", "bombing", "closure")
        ):
            return None
        if verb.lemma in ("destruction", "bombing"):
            return kind, "destroyed", verb.i, None
        if verb.lemma == "delivery":
            return kind, "delivered", verb.i, None
        if verb.lemma == "closure":
            return kind, "halted", verb.i, None
    if verb.lemma in ("violation", "breach") and kind == "ceasefire":
        return kind, "violated", verb.i, None
    phase = PHASES[kind].get(verb.lemma)
    if phase is None and kind == "service" and verb.lemma == "be":
        words = [parse[j].lower for j in parse.subtree(verb.i)]
        if "out" in words and "service" in words:
            phase = "halted"
    if phase is None and kind == "service" and verb.lemma in ("stop", "cease"):
        phase = "halted"
    if phase is None:
        return None
    if (
        kind == "service"
        and verb.lemma in ("go", "put", "cut", "hit", "bomb")
        and not ({"out", "off"} & {parse[j].lower for j in parse.subtree(verb.i)})
        and verb.lemma in ("go", "put", "cut")
    ):
        return None
    if (
        kind == "service"
        and verb.lemma in ("reach", "send", "provide", "enter", "arrive", "deliver", "distribute")
        and lemma not in ("aid", "convoy", "relief", "food", "supply", "water")
    ):
        return None
    return kind, phase, verb.i, None
