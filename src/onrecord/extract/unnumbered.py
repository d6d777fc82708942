"""People harmed of whom no number is told and whom no noun phrase counts: 'treating the wounded', 'laid siege to'.

Comes in: a parsed sentence and the drafts before it. Goes out: drafts without a figure, which stand
only where no numbered claim of the report covers them (merged.py).
"""

from __future__ import annotations

from onrecord.extract import mentions, refuted
from onrecord.extract.drafts import Draft
from onrecord.extract.groups import singular
from onrecord.extract.mention import Mention
from onrecord.extract.parse import Parse
from onrecord.extract.words import NOUNS, STATES, VERBS
from onrecord.records import Kind

_SIGNS = {
    "wounded", "injured", "nobody", "none", "one", "death", "fatality", "casualty", "injury", "siege", "besieged", "rape", "violence",
    "corpse", "body", "rubble", "debris", "ruins", "ruin", "wreckage", "building", "buildings",
}  # fmt: skip
"""Words without which none of the steps finds anything."""


def find(parse: Parse, drafts: list[Draft], earlier: list[Draft]) -> list[Draft]:
    """Drafts of what the sentence tells without naming people that can be counted."""
    taken = {i for d in drafts for i in range(d.mention.first, d.mention.last + 1)} | {
        d.trigger for d in drafts
    }
    out: list[Draft] = []
    for i in range(len(parse)):
        if i in taken or not (parse[i].lower in _SIGNS or singular(parse[i].lower) in _SIGNS):
            continue
        for step in (
            _the_wounded,
            _bodies,
            _nobody,
            _no_deaths,
            _casualties,
            _besieged,
            _rape,
            _under_rubble,
        ):
            found = step(parse, i)
            if found is not None and not any(d.kind == found.kind and d.figure is not None for d in drafts):
                out.append(found)
    more = _many_more(parse, [*earlier, *drafts])
    return [*out, *([more] if more is not None else [])]


def _draft(
    parse: Parse, kind: Kind, trigger: int, first: int, last: int, groups: tuple[str, ...] = ("person",)
) -> Draft:
    mention = Mention(trigger, first, last, None, groups, named=True)
    return Draft(kind, mention, trigger, parse.sentence.index, None, None, groups)


def _the_wounded(parse: Parse, i: int) -> Draft | None:
    """'treating the wounded', 'the number of wounded': a noun, nothing behind it that it describes."""
    token = parse[i]
    if token.lower not in ("wounded", "injured") or not i:
        return None
    after = parse[i + 1] if i + 1 < len(parse) else None
    if after is not None and (after.pos in ("NOUN", "PROPN", "ADJ") or after.lower in ("in", "by", "and")):
        return None
    if _brought_out(parse, i):
        done = parse[token.head].tag in ("VBD", "VBN") and not parse.kids(token.head, "neg")
        return _draft(parse, "evacuated", token.head, i - 1, i) if done else None
    before = parse[i - 1].lower
    counted = before == "of" and i > 1 and parse[i - 2].lower == "number"
    if counted or (before == "the" and token.dep in ("dobj", "pobj", "nsubj", "nsubjpass")):
        return _draft(parse, "injured", i, i - 1, i)
    return None


def _brought_out(parse: Parse, i: int) -> bool:
    """'to evacuate the wounded', 'the evacuation of the wounded': told as those who are moved."""
    governor = parse[parse[i].head]
    if governor.lower == "of":
        return singular(parse[governor.head].lower) in ("evacuation", "airlift", "transfer")
    out = "out" in {parse[c].lower for c in parse.kids(governor.i, "prt", "advmod", "prep")}
    carried = governor.lemma in ("bring", "fly", "take", "move", "ferry", "get", "carry")
    return governor.lemma in ("evacuate", "airlift") or (out and carried)


_SEEN = {"lie", "lay", "litter", "strew", "scatter", "pile", "see", "find", "recover", "retrieve", "float", "dump", "remain", "rot", "be", "fill",
         "exhume", "unearth", "discover", "pull", "collect", "bury", "count", "hang", "leave", "bring", "mutilate", "decompose"}  # fmt: skip
_OF_THE_DEAD = {
    "dead",
    "charred",
    "burned",
    "burnt",
    "mutilated",
    "decomposed",
    "decomposing",
    "dismembered",
    "headless",
    "lifeless",
    "bloated",
    "bloodied",
}


def _bodies(parse: Parse, i: int) -> Draft | None:
    """'many corpses in the district', 'bodies were strewn across the road': nobody says how many."""
    token = parse[i]
    if token.lower not in ("corpses", "bodies") or token.dep in ("compound", "amod", "poss"):
        return None
    dead = token.lower == "corpses" or any(parse[c].lower in _OF_THE_DEAD for c in parse.kids(i, "amod"))
    j = i
    while parse[j].dep in ("pobj", "conj") or (parse[j].dep == "prep" and parse[j].lower == "of"):
        j = parse[j].head
    governor = parse[parse[j].head]
    if not (
        dead
        or (
            governor.lemma in _SEEN
            and governor.pos in ("VERB", "AUX")
            and not parse.kids(i, "amod", "compound")
        )
    ):
        return None
    if governor.tag == "VB" and not any(
        parse[a].tag == "MD" or parse[a].lower == "did" for a in parse.kids(governor.i, "aux")
    ):
        # 'to let both sides collect bodies'
        return None
    first = min([i, *[c for c in parse.kids(i, "amod", "det") if c < i]])
    return _draft(parse, "killed", i, first, i)


def _nobody(parse: Parse, i: int) -> Draft | None:
    """'Nobody was hurt', 'no one was killed': a denial."""
    token = parse[i]
    nobody = token.lower in ("nobody", "none") or (token.lower == "one" and i and parse[i - 1].lower == "no")
    verb = token.head
    harm = VERBS.get(parse[verb].lemma)
    if not nobody or token.dep not in ("nsubjpass", "nsubj") or harm is None:
        return None
    if any(parse[c].tag == "MD" for c in parse.kids(verb, "aux")):
        return None
    passive = bool(parse.kids(verb, "auxpass"))
    if (passive and harm.object_harmed) or (not passive and harm.subject_harmed):
        return _draft(parse, harm.kind, verb, i - (token.lower == "one"), i)
    return None


def _no_deaths(parse: Parse, i: int) -> Draft | None:
    """'no casualties were reported', 'there were no deaths': a denial."""
    token = parse[i]
    kind = NOUNS.get(singular(token.lower))
    civilian = any(parse[c].lower in ("civilian", "non-combatant") for c in parse.kids(i, "amod", "compound"))
    first = min([i, *parse.kids(i, "amod", "compound")])
    if kind in ("killed", "injured") and civilian and refuted.none_known(parse, first):
        return _draft(parse, kind, i, first, i, ("civilian",))
    if kind not in ("killed", "injured") or not any(parse[c].lower == "no" for c in parse.kids(i, "det")):
        return None
    if singular(token.lower) not in ("death", "fatality", "casualty", "injury"):
        return None
    if (
        parse[token.head].lemma in ("report", "be", "cause", "suffer", "confirm", "have", "leave", "result")
        or token.dep == "pobj"
    ):
        return _draft(parse, kind, i, i - 1, i)
    return None


_COST = {"cause", "leave", "inflict", "suffer", "result", "bring", "report", "sustain", "take", "see"}


def _casualties(parse: Parse, i: int) -> Draft | None:
    """'causing civilian casualties', 'there were reports of casualties among civilians': nobody says how many."""
    token = parse[i]
    if token.lower != "casualties" or token.dep in ("compound", "nsubj", "poss"):
        return None
    before = {parse[c].lower for c in parse.kids(i, "amod", "det", "compound", "nummod", "nmod")}
    governor = parse[token.head]
    reported = governor.lower in ("of", "in") and parse[governor.head].lemma in (
        "report",
        "reports",
        "result",
    )
    caused = (
        token.dep in ("dobj", "nsubjpass")
        and governor.lemma in _COST
        and governor.tag in ("VBD", "VBN", "VBG")
    )
    denied = reported and any(parse[d].lower == "no" for d in parse.kids(governor.head, "det"))
    if (
        denied
        or not (reported or caused)
        or before & {"no", "any", "possible", "potential", "fewer"}
        or parse.kids(i, "nummod")
    ):
        return None
    among = {
        singular(parse[o].lower)
        for p in parse.kids(i, "prep")
        if parse[p].lower == "among"
        for o in parse.kids(p, "pobj")
    }
    group = (
        "civilian"
        if "civilian" in before | among
        else "combatant"
        if before & {"military"} or among & _FIGHTERS
        else "person"
    )
    return _draft(parse, "injured", i, min([i, *parse.kids(i, "amod")]), i, (group,))


_FIGHTERS = {
    "rebel",
    "fighter",
    "militant",
    "soldier",
    "troop",
    "terrorist",
    "force",
    "jihadist",
    "insurgent",
}


def _besieged(parse: Parse, i: int) -> Draft | None:
    """'laid siege to the town', 'the town is besieged by troops': the people in it."""
    token = parse[i]
    laid = token.lower == "siege" and parse[token.head].lemma in ("lay", "impose", "maintain")
    under = (
        token.lower == "siege"
        and parse[token.head].lower == "under"
        and parse[parse[token.head].head].lemma in ("be", "remain", "come")
    )
    passive = token.lemma in ("besiege", "encircle") and bool(parse.kids(i, "auxpass"))
    if not (laid or under or passive):
        return None
    verb = i if passive else token.head if laid else parse[token.head].head
    for subject in parse.subjects(verb):
        for mention in mentions.find(parse):
            if (
                mention.figure is not None
                and mention.head in set(parse.subtree(subject))
                and mention.groups != ("combatant",)
            ):
                # 'the towns of some 20,000 people are under siege'
                return Draft(
                    "trapped", mention, i, parse.sentence.index, "siege", mention.figure, mention.groups
                )
            if mention.head == subject:
                return None
    if under and parse[verb].dep in ("relcl", "acl", "advcl", "ccomp"):
        # 'the town, which has been under siege for a year': who is in it is not told of.
        return None
    return Draft(
        "trapped",
        Mention(i, i, i, None, ("person",), named=True),
        i,
        parse.sentence.index,
        "siege",
        None,
        ("person",),
    )


def _rape(parse: Parse, i: int) -> Draft | None:
    """'a history of mass rape': who was harmed is not said."""
    token = parse[i]
    rape = (
        token.lower in ("rape", "rapes")
        and token.tag in ("NN", "NNS")
        and token.dep not in ("compound", "amod")
    )
    if not rape and not _sexual_violence_survived(parse, i):
        return None
    if any(parse[c].lower == "of" for c in parse.kids(i, "prep")):
        return None
    if parse[token.head].lower == "of":
        # 'treated 90 survivors of rape'
        for mention in mentions.find(parse):
            if mention.head == parse[token.head].head and mention.figure is not None:
                return Draft(
                    "sexual-violence", mention, i, parse.sentence.index, None, mention.figure, mention.groups
                )
    return _draft(parse, "sexual-violence", i, i, i, ())


def _sexual_violence_survived(parse: Parse, i: int) -> bool:
    """'survivors of sexual violence'"""
    over = parse[parse[i].head]
    sexual = parse.lower(i - 1, i + 1) == ["sexual", "violence"]
    survived = parse[over.head].lower in ("survivors", "victims", "survivor", "victim")
    return sexual and over.lower == "of" and survived


def _under_rubble(parse: Parse, i: int) -> Draft | None:
    """'recovering victims from under the rubble', 'searching for survivors under the debris'."""
    token = parse[i]
    if token.lower not in ("rubble", "debris", "ruins", "wreckage", "buildings") or parse[
        token.head
    ].lower not in ("under", "beneath", "underneath"):
        return None
    text = set(parse.lower(i - 12, i))
    if token.lower == "buildings" and not text & {"collapsed", "destroyed", "ruined"}:
        return None
    if not text & {
        "victims",
        "people",
        "survivors",
        "residents",
        "civilians",
        "trapped",
        "buried",
        "stuck",
        "families",
        "them",
    }:
        return None
    return _draft(parse, "missing", i, i, i)


def _many_more(parse: Parse, drafts: list[Draft]) -> Draft | None:
    """'There could be many more': of those that the sentence before told of."""
    words = [t.lower for t in parse.tokens]
    for i, token in enumerate(parse.tokens):
        if (
            token.lower == "there"
            and i + 3 < len(parse)
            and words[i + 1] in ("could", "may", "might")
            and words[i + 2] == "be"
            and "more" in words[i + 3 : i + 6]
            and not any(
                t.pos == "NOUN"
                for t in parse.tokens[i + 3 : i + 8]
                if t.lower not in STATES and t.lower not in ("victims", "deaths")
            )
        ):
            whole = next(
                (d for d in reversed(drafts) if parse.sentence.index - d.sentence <= 2 and not d.share), None
            )
            if whole is not None and whole.kind in ("killed", "injured", "missing"):
                last = i + 3 + words[i + 3 : i + 6].index("more")
                return _draft(parse, whole.kind, i + 2, i, last)
    return None
