"""Drafts that tell of nothing that this report is about: rates, disease and weather, people set free, the dead of earlier wars.

Comes in: the drafts of a sentence, or of a report. Goes out: the same without those.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract import no_harm
from onrecord.extract.drafts import Draft
from onrecord.extract.numbers import value
from onrecord.extract.parse import Parse
from onrecord.extract.story import Story

_SET_FREE = {"release", "free", "exchange", "swap", "liberate", "trade", "return", "repatriate", "hand", "turn", "deliver", "pardon", "acquit", "amnesty"}  # fmt: skip
_OVER = {"hand", "turn"}
_RATE = re.compile(
    r"\b(?:every|each) (?:single )?(?:day|week|month|year|hour|night|minute)\b(?! (?:since|from|of the))|\bper (?:day|week|month|year|hour)\b|"
    r"\bdaily\b",
    re.IGNORECASE,
)
_A_DAY = re.compile(
    r"\W*(?:people |persons |civilians )?(?:a|an) (?:day|week|month|year|hour)\b(?! (?:after|ago|before|earlier|later|of|in|when|since|for|to|old|long|from|on|at|that|which))",
    re.IGNORECASE,
)
_NATURE = {
    "cholera", "measles", "malaria", "ebola", "dengue", "meningitis", "typhoid", "diphtheria", "polio", "covid", "covid-19", "coronavirus", "influenza",
    "flu", "hepatitis", "mpox", "hiv", "aids", "tuberculosis", "plague", "epidemic", "pandemic", "disease", "diseases", "illness", "virus", "diarrhoea", "earthquake",
    "earthquakes", "quake", "flood", "floods", "flooding", "cyclone", "hurricane", "typhoon", "landslide", "landslides", "mudslide", "mudslides",
    "avalanche", "avalanches", "blizzard", "wildfire", "wildfires", "lightning", "heatwave", "rains", "storm", "tsunami", "tornado", "volcano",
}  # fmt: skip
_ACCIDENT = re.compile(
    r"\b(?:bus|minibus|coach|truck|car|train|lorry|vehicle)(?:es|s)? (?:[\w-]+ ){0,4}?(?:plunged|collided|overturned|derailed|skidded|veered|crashed)\b",
    re.IGNORECASE,
)
_ARMS = re.compile(
    r"\b(?:mines?|landmines?|bomb\w*|shell\w*|fire|gunfire|attack\w*|ambush\w*|shot|shoot\w*|rebels?|gunmen|militants?|rockets?|missiles?|drones?|explo\w+|raid\w*|strikes?|"
    r"flee\w*|fled|refugees?|displaced|soldiers|troops|checkpoint|protest\w*)\b",
    re.IGNORECASE,
)
_SPORT = re.compile(
    r"\b(?:match|league|derby|cup|season|team|squad|game|goal|tournament|coach)\b", re.IGNORECASE
)
_ON_THE_ROAD = re.compile(r"\b(?:road|traffic|car|bus|train) (?:accident|crash|collision)s?\b", re.IGNORECASE)
_WAR = r"(?:wars?|genocide|massacres?|invasion|uprising|revolution|civil war|conflict|pogroms?|holocaust|siege|coup)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_PAST = re.compile(
    rf"\b{_YEAR}(?:\s?[-–]\s?(?:\d\d|(?:19|20)\d\d))? (?:[\w-]+ ){{0,2}}?{_WAR}\b|"
    rf"\b{_WAR} (?:of|in) (?:[\w-]+ ){{0,2}}?(?P<other>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_YEARS_AGO = re.compile(r"\b([\w-]+) years (?:ago|earlier|before)\b", re.IGNORECASE)
_WORLD_WAR = re.compile(r"\b(?:(?:First|Second) World War|World War (?:I|II|One|Two)|Holocaust)\b")
_GOES_ON = re.compile(r"\b(?:since|began|begun|started|erupted|broke out|ongoing)\b", re.IGNORECASE)
"""A war that goes on bears the year of its beginning too."""
_LONG_AGO = 8
"""Years before the report after which a war that bears its year in its name is another one."""


_MEANS = re.compile(
    r"\bus(?:es?|ed|ing) (?:(?:the|this|that) (?:term|word|phrase|expression)s?|[\"“‘'][^\"”’']{3,40}[\"”’'])[^.;]{0,60}? (?:to|when|as) (?:imply|mean|say|signify|indicate|describe|refer)",
    re.IGNORECASE,
)
"""'uses the term to imply that they were killed or captured': what a word means befell nobody."""


def without(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """The drafts of one sentence that tell of something that befell people, once."""
    alone = len(drafts) == 1
    meant = _MEANS.search(parse.text, parse.sentence.start, parse.sentence.end) if drafts else None
    drafts = [d for d in drafts if meant is None or parse[d.trigger].start < meant.end()]
    return [
        d
        for d in drafts
        if not (
            _freed(parse, d)
            or _rate(parse, d)
            or _by_nature(parse, d, alone)
            or _of_old_age(parse, d)
            or _has_room(parse, d)
            or no_harm.nobody_harmed(parse, d)
        )
    ]


def _brings_a_count(parse: Parse, verb: int) -> bool:
    """'came back with a list of 64 dead': told by who was there, and not of who comes home."""
    brought = [
        o
        for p in parse.kids(parse.clause(verb), "prep")
        if parse[p].lower == "with"
        for o in parse.kids(p, "pobj")
    ]
    return any(
        parse[o].lemma in ("list", "toll", "figure", "count", "tally", "report", "account", "number")
        for o in brought
    )


def _has_room(parse: Parse, draft: Draft) -> bool:
    """'By noon the church held 2,000 people': they are in it, and nobody keeps them there."""
    verb = draft.trigger
    return (
        draft.kind in ("detained", "abducted")
        and parse[verb].lemma in ("hold", "house")
        and not parse.passive(verb)
        and any(parse[s].lower in _ROOMS for s in parse.kids(verb, "nsubj"))
        and not {"prisoner", "hostage", "captive", "detainee"} & {draft.mention.noun.rstrip("s")}
    )


_ROOMS = {
    "church",
    "cathedral",
    "mosque",
    "school",
    "mission",
    "hall",
    "shelter",
    "monastery",
    "convent",
    "temple",
    "hotel",
    "hospital",
    "clinic",
}
_OLD = re.compile(
    r"(?:who )?(?:has )?died [^.;]{0,40}?\b(?:aged|at|at the age of) (?:[6-9]\d|1[01]\d)\b", re.IGNORECASE
)


def _of_old_age(parse: Parse, draft: Draft) -> bool:
    """'The poet, who has died in Paris at 90': an obituary's."""
    verb = parse[draft.trigger]
    last = parse.kids(verb.i, "aux") and parse[parse.kids(verb.i, "aux")[0]].lower in ("has", "have")
    return bool(verb.lemma == "die" and last and _OLD.match(parse.plain, verb.start, parse.sentence.end))


def _freed(parse: Parse, draft: Draft) -> bool:
    """'released 23 hostages': 'hostages' says what they were; that they are free is no kind of claim."""
    if draft.kind == "returned":
        # 'have not returned'
        return (
            _brings_a_count(parse, draft.trigger)
            or bool(parse.kids(draft.trigger, "neg"))
            or "yet" in parse.lower(draft.trigger - 2, draft.trigger)
        )
    if draft.kind not in ("detained", "abducted"):
        return False
    head, trigger = draft.mention.head, parse[draft.trigger]
    if trigger.lemma in _OVER:
        return trigger.i < head and not {
            "police",
            "authorities",
            "army",
            "custody",
            "court",
            "justice",
        } & set(parse.lower(trigger.i, trigger.i + 14))
    of_those = draft.mention.of_whole and trigger.dep == "acl"
    if trigger.i != head and not of_those:
        return False
    around = [parse[parse[parse.first_conjunct(head)].head], *(parse[c] for c in parse.kids(head, "acl"))]
    if around[0].lower == "of":
        around.append(parse[parse[around[0].head].head])
    broke_out = around[0].lemma in ("escape", "flee", "abscond") or parse.lower(
        around[0].i, around[0].i + 2
    ) == ["broke", "out"]
    if broke_out and parse[parse.first_conjunct(head)].dep == "nsubj":
        # '200 prisoners escaped'
        return True
    return any(
        t.lemma in _SET_FREE
        and t.pos == "VERB"
        and (t.lemma not in _OVER or "over" in parse.lower(t.i, t.i + 12))
        for t in around
    )


def _rate(parse: Parse, draft: Draft) -> bool:
    """'Three people are killed every day'"""
    if draft.figure is None or draft.kind not in ("killed", "injured"):
        return False
    last = max(draft.mention.last, draft.trigger)
    behind = parse.text[parse[last].end : parse.sentence.end]
    near = re.split(r"[,;:]", behind, maxsplit=1)[0][:60]
    lead = parse.text[parse.sentence.start : parse[draft.mention.first].start][-40:]
    own = parse.text[parse[draft.mention.last].end : parse.sentence.end]
    return bool(
        _RATE.search(near)
        or _A_DAY.match(behind)
        or _A_DAY.match(own)
        or re.search(
            r"\b(?:every|each) (?:day|week|month|year|hour|night|minute),? (?:\w+ ){0,2}$",
            lead,
            re.IGNORECASE,
        )
    )


def _by_nature(parse: Parse, draft: Draft, alone: bool) -> bool:
    """'Cholera has killed 312', 'dead in a road accident': no deed of a war, unless they had fled one and died of it."""
    if draft.kind not in ("killed", "injured", "missing", "displaced"):
        return False
    i = draft.trigger
    causes = [*parse.kids(i, "nsubj", "agent"), *(parse.kids(i, "prep") if alone else ())]
    if parse[i].pos == "NOUN" and parse[parse[i].head].pos == "VERB" and parse[i].dep in ("dobj",):
        causes += parse.kids(parse[i].head, "nsubj")
    words = {parse[j].lower for c in causes if c != draft.mention.head for j in _below(parse, c)}
    words |= {parse[c].lower for c in parse.kids(i, "compound", "amod") if parse[i].pos == "NOUN"}
    told = parse.plain[parse.sentence.start : parse.sentence.end]
    if _ACCIDENT.search(told) and not _ARMS.search(told):
        return True
    if _SPORT.search(told) and draft.mention.noun in ("players", "player", "footballers"):
        return True
    if words & _NATURE and not words & {
        "fighting",
        "violence",
        "war",
        "conflict",
        "attacks",
        "attack",
        "clashes",
        "shelling",
        "bombing",
        "airstrikes",
        "strikes",
        "raids",
        "offensive",
    }:
        return True
    return bool(
        _ON_THE_ROAD.search(" ".join(parse[j].lower for c in causes for j in sorted(_below(parse, c))))
    )


def _below(parse: Parse, i: int) -> list[int]:
    """The words of a cause itself, not those of clauses that describe it."""
    out, stack = [], [i]
    while stack:
        j = stack.pop()
        out.append(j)
        stack += [
            c for c in parse.children[j] if parse[c].dep not in ("relcl", "acl", "advcl", "conj", "ccomp")
        ]
    return out


def without_past(story: Story, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a report without the dead of earlier wars, told beside those of this one."""
    past = {d.sentence for d in drafts if _of_the_past(story, d)}
    if not past or all(d.sentence in past for d in drafts):
        return list(drafts)
    return [d for d in drafts if d.sentence not in past]


def _of_the_past(story: Story, draft: Draft) -> bool:
    sentence = story.parses[draft.sentence].sentence
    text = story.text[sentence.start : sentence.end]
    if _GOES_ON.search(text):
        return False
    if _WORLD_WAR.search(text):
        return True
    published = story.report.published
    if published is None:
        return False
    if any((value(m[1]) or 0) >= _LONG_AGO for m in _YEARS_AGO.finditer(text)):
        return True
    years = [int(m["year"] or m["other"]) for m in _PAST.finditer(text)]
    return any(year <= published.year - _LONG_AGO for year in years) and str(published.year) not in text
