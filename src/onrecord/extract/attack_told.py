"""Whether a word tells of an attack: verbs and nouns of attacking, with the arms or the armed side beside them.

Comes in: a parsed sentence and a token. Goes out: yes or no, and what the noun is.
"""

from __future__ import annotations

import re

from onrecord.extract import attack_words as words
from onrecord.extract import halts, mines, sides
from onrecord.extract.attack_ranks import only_ranked
from onrecord.extract.attack_thought import NONE_OF_ITS_OWN, bare, only_thought_of
from onrecord.extract.attempts import an_attempt, for_ground
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.extract.words import ARMED, GROUP_OF, STATES, VERBS


def described(parse: Parse, i: int) -> set[str]:
    """The words before a noun that tell what sort it is."""
    return {
        parse[c].lower
        for c in parse.kids(i, "amod", "compound", "nmod", "det", "poss", "nummod", "predet")
        if c < i
    }


def harms(parse: Parse, i: int) -> bool:
    token = parse[i]
    return token.lower in STATES or (
        token.lemma in VERBS and VERBS[token.lemma].kind in ("killed", "injured")
    )


def noun_of(parse: Parse, i: int) -> str:
    """'sorties' → 'sortie', which the rule for plurals takes for 'sorty'; 'mortar rounds' are shells."""
    if parse[i].lower in ("round", "rounds") and described(parse, i) & words.GUNS:
        return "shell"
    return parse[i].lemma if parse[i].lemma in words.NOUNS else singular(parse[i].lower)


def launched(parse: Parse, verb: int) -> int | None:
    """The attack that a verb launches, carries out or is named as the doing of."""
    for o in parse.kids(verb, "dobj", "nsubjpass"):
        if noun_of(parse, o) in words.NOUNS:
            return o
        if parse[o].lemma in _SETS:
            # 'carried out a total of 18 airstrikes'
            of = [p for p in parse.kids(o, "prep") if parse[p].lower == "of"]
            inner = next(
                (k for p in of for k in parse.kids(p, "pobj") if noun_of(parse, k) in words.NOUNS), None
            )
            if inner is not None:
                return inner
    return None


_SETS = {
    "total",
    "series",
    "number",
    "wave",
    "string",
    "spate",
    "round",
    "score",
    "dozen",
    "hundred",
    "couple",
    "pair",
}


def speaks_of_attack(parse: Parse, i: int) -> bool:
    token = parse[i]
    if an_attempt(parse, i) or for_ground(parse, i):
        return True
    if token.pos == "VERB" and token.dep not in ("amod", "compound"):
        if any(parse[s].lower in ("neither", "none", "nobody") for s in parse.kids(i, "nsubj")):
            # 'and neither fired on the other'
            return False
        return _noun(parse, i) if named_by_verb(parse, i) else _verb(parse, i)
    return token.pos in ("NOUN", "PROPN") and noun_of(parse, i) in words.NOUNS and _noun(parse, i)


def named_by_verb(parse: Parse, i: int) -> bool:
    """'Fighting between the army and the rebels has cut off the town': a noun, read as a verb."""
    token = parse[i]
    return (
        token.lower in ("fighting", "shelling", "bombing")
        and token.dep in ("nsubj", "nsubjpass")
        and not parse.kids(i, "dobj", "nsubj")
        and bool(parse.kids(i, "prep"))
    )


_IN_WORDS = {
    "budget", "plan", "policy", "decision", "law", "bill", "proposal", "report", "critic", "criticism", "record", "idea", "speech", "ruling",
    "move", "statement", "claim", "resolution", "deal", "agreement", "article", "opponent", "rival", "measure", "reform", "problem", "issue",
    "deadline", "chord", "tone", "balance", "note", "disease", "cancer", "corruption", "poverty", "election", "inflation", "fire", "blaze",
    "crime", "epidemic", "outbreak", "cholera", "flood",
}  # fmt: skip
"""What is attacked, hit, struck or fought with no arms."""


def _verb(parse: Parse, i: int) -> bool:
    lemma = parse[i].lemma
    objects = {singular(parse[o].lower) for o in parse.kids(i, "dobj", "nsubjpass")}
    behind = {parse[j].lower for j in parse.subtree(i) if i < j < i + 10}
    if lemma in words.LIGHT and behind & words.LIGHT[lemma]:
        return _light(parse, i, behind)
    if objects & _IN_WORDS and not words.WARLIKE.search(parse.words(*parse.extent(i))):
        return False
    if lemma in words.LAUNCH:
        what = launched(parse, i)
        thought = {"no", "any", "every", "future", "such", "possible", "more", "further"}
        return (
            what is not None and not described(parse, what) & thought and _armed_noun(parse, what, launcher=i)
        )
    if lemma in ("turn", "train", "use", "unleash", "direct") and _on_a_crowd(parse, i):
        return True
    if lemma == "fire":
        return bool(
            behind & {"on", "at", "into", "shots"} or {singular(w) for w in behind} & words.PROJECTILES
        )
    if mines.met(parse, i):
        return True
    if lemma in mines.THROUGH:
        return mines.tears(parse, i, objects)
    if lemma in words.VERBS_OF_ARMS:
        return _with_arms(parse, i, objects)
    if lemma in ("shoot", "gun"):
        # 'a driver was shot', not 'people shot by the dozen'
        shot = [
            o
            for o in parse.kids(i, "dobj", "nsubjpass")
            if GROUP_OF.get(singular(parse[o].lower)) is not None
        ]
        certain = any(parse.kids(o, "det", "nummod") for o in shot)
        at = [o for p in parse.kids(i, "prep") if parse[p].lower == "at" for o in parse.kids(p, "pobj")]
        certain = certain or (
            lemma == "shoot" and bool(at) and any(_armed(parse, s) for s in parse.subjects(i))
        )
        return certain and (lemma == "shoot" or "down" in behind)
    if lemma in ("destroy", "burn"):
        things = words.MATERIAL if lemma == "destroy" else words.SITES | {"hut", "shop", "granary", "crop"}
        return bool(objects & things) and any(
            _armed(parse, s) for s in (parse.subjects(i) if lemma == "burn" else parse.kids(i, "nsubj"))
        )
    if harms(parse, i):
        agent = parse.agent(i)
        bombers = [s for s in parse.kids(i, "nsubj") if singular(parse[s].lower) == "bomber"]
        murdered = lemma == "assassinate" and any(
            _armed(parse, s) for s in (*parse.kids(i, "nsubj"), *([] if agent is None else [agent]))
        )
        return (
            murdered
            or bool(bombers)
            or (
                agent is not None
                and any(
                    singular(parse[j].lower) in words.AIRCRAFT for j in (agent, *parse.kids(agent, "conj"))
                )
            )
        )
    if parse[i].tag == "VBZ" and parse[i].lower in ("raids", "attacks", "clashes") and not parse.subjects(i):
        # 'killed in army raids near …', read as a verb
        return True
    return lemma in words.PLAIN_VERBS


_CROWD_ARMS = re.compile(
    r"\b(?:water cannons?|tear[- ]?gas|rubber bullets|stun grenades|live (?:ammunition|rounds|bullets|fire)|pepper spray)\b",
    re.IGNORECASE,
)


def _on_a_crowd(parse: Parse, i: int) -> bool:
    """'turned water cannon on the crowd', 'used tear gas against demonstrators'"""
    arms = any(_CROWD_ARMS.search(parse.words(*parse.extent(o))) for o in parse.kids(i, "dobj", "nsubjpass"))
    at = {parse[p].lower for j in (i, *parse.kids(i, "dobj")) for p in parse.kids(j, "prep")}
    return arms and bool(at & {"on", "against", "at"})


def _light(parse: Parse, i: int, behind: set[str]) -> bool:
    lemma = parse[i].lemma
    if lemma in ("shoot", "bring"):
        things = parse.kids(i, "dobj", "nsubjpass")
        return any(singular(parse[t].lower) in words.AIRCRAFT for t in things)
    if lemma == "set":
        things = parse.kids(i, "dobj", "nsubjpass")
        if behind & {"fire", "ablaze", "alight"} and "off" not in behind:
            # 'guerrillas set fire to three trucks'; a fire that was set by nobody, or by a gas bottle, is none
            agent = parse.agent(i)
            return any(
                _armed(parse, s) for s in (*parse.kids(i, "nsubj"), *([] if agent is None else [agent]))
            )
        return any(singular(parse[t].lower) in ("bomb", "explosive", "device", "charge") for t in things)
    if lemma == "come":
        return bool(behind & {"fire", "attack", "shelling", "bombardment", "shellfire"})
    return True


def _with_arms(parse: Parse, i: int, objects: set[str]) -> bool:
    if parse[i].tag == "VBZ" and parse[i].lower == "strikes" and not parse.kids(i, "nsubj", "dobj"):
        return True
    spoken = [parse.words(*parse.extent(s)) for s in parse.subjects(i)]
    agent = parse.agent(i)
    if agent is not None:
        spoken.append(parse.words(*parse.extent(agent)))
    spoken += [
        parse.words(*parse.extent(p)) for p in parse.kids(i, "prep") if parse[p].lower in ("with", "in", "by")
    ]
    if any(words.WARLIKE.search(said) for said in spoken):
        return True
    lemma, passive = parse[i].lemma, bool(parse.kids(i, "nsubjpass", "auxpass"))
    if lemma in ("hit", "target", "strike"):
        if passive:
            return bool(objects & words.SITES)
        # 'Israel struck an army position': a state, as 'it' or 'they' are an army told of before
        pronoun = any(
            (parse[s].pos == "PRON" and parse[s].lower in ("it", "they", "we"))
            or (parse[s].pos == "PROPN" and s in parse.notes["places"] and s not in parse.notes["towns"])
            for s in parse.subjects(i)
        )
        return pronoun and bool(objects & (words.SITES | words.MATERIAL))
    return lemma in ("fight", "battle") and (
        any(parse[p].lower in ("for", "against", "with") for p in parse.kids(i, "prep"))
        or any(parse[x].lemma in words.FOUGHT_FOR for x in parse.kids(i, "xcomp"))
    ) and bool(parse.notes["places"] & set(parse.subtree(i)))  # fmt: skip


def _armed(parse: Parse, i: int) -> bool:
    """Whether a noun names an armed side."""
    nodes = [i, *parse.kids(i, "compound", "amod", "nmod", "conj")]
    nodes += [o for p in parse.kids(i, "prep") if parse[p].lower == "of" for o in parse.kids(p, "pobj")]
    return any(
        singular(parse[j].lower) in ARMED
        or parse[j].lower in ARMED
        or GROUP_OF.get(singular(parse[j].lower)) == "combatant"
        or singular(parse[j].lower) in words.AIRCRAFT
        for j in nodes
    )


_NO_ARMS = {
    "heart", "panic", "asthma", "hunger", "labour", "labor", "general", "verbal", "personal", "cyber", "legal", "political", "charm", "diplomatic",
    "media", "election", "electoral", "advertising", "vaccination", "rescue", "relief", "humanitarian", "aid", "evacuation", "search", "peacekeeping",
    "forest", "bush", "public", "propaganda", "price", "legislative", "smear", "presidential", "cyberattack", "economic", "recovery", "counting",
    "transit", "teachers", "workers", "rail", "train", "wage", "pay", "anti-polio", "polio", "immunisation", "immunization",
}  # fmt: skip


_MILITARY = {
    "military",
    "ground",
    "air",
    "bombing",
    "offensive",
    "counteroffensive",
    "army",
    "combat",
    "anti-terror",
    "counterterrorism",
    "counter-terrorism",
    "armoured",
}


def _noun(parse: Parse, i: int) -> bool:
    token, lemma = parse[i], noun_of(parse, i)
    governor = parse[token.head]
    if only_ranked(parse, i):
        return False
    if token.dep in ("compound", "amod", "nmod") and token.head != i and governor.pos in ("NOUN", "PROPN"):
        # 'bomb attack' is one attack, told by its head; 'attack helicopters' is none.
        return False
    if not _armed_noun(parse, i):
        return False
    if lemma in words.PROJECTILES:
        return _falls(parse, i)
    if lemma in words.ONGOING and token.dep == "pobj" and governor.lower in ("of", "for", "from", "to"):
        return parse[governor.head].lower in ("days", "day", "hours", "weeks", "result")
    if (
        token.dep == "nsubj"
        and token.tag == "NNS"
        and governor.lemma in ("fall", "rise", "drop", "decline", "decrease", "increase")
    ):
        # 'attacks nationwide have fallen'
        return False
    if token.dep == "dobj" and governor.lemma in words.NOT_WITH:
        return governor.lemma in ("condemn", "denounce", "investigate", "survive") and not bare(parse, i)
    if token.dep == "dobj" and governor.lemma in words.LAUNCH:
        return False
    if token.dep == "pobj" and governor.lower == "of" and launched(parse, parse[governor.head].head) == i:
        return parse[parse[governor.head].head].lemma not in words.LAUNCH
    if token.dep == "pobj" and (governor.lower == "since" or only_thought_of(parse, governor.i)):
        return False
    if token.dep == "pobj" and singular(parse[governor.head].lower) in NONE_OF_ITS_OWN:
        return False
    if any(parse[j].lower in halts.HALTS and halts.of_strikes(parse, j) for j in range(max(0, i - 5), i)):
        return False
    if (
        token.dep == "pobj"
        and bare(parse, i)
        and governor.lower == "after"
        and parse.lower(governor.i - 1, governor.i)[:1] in (["days"], ["weeks"], ["months"], ["hours"])
    ):
        # 'Just days after a deadly attack'
        return False
    if (
        token.dep == "pobj"
        and governor.lower == "of"
        and singular(parse[governor.head].lower) in ("year", "decade")
    ):
        # 'after ten years of war and shelling'
        return False
    return not (
        parse.kids(i, "neg")
        or described(parse, i)
        & {"no", "any", "every", "future", "such", "possible", "imminent", "potential", "looming", "planned"}
    )


def _of_staff(parse: Parse, i: int) -> bool:
    """'the strike by teachers', 'the nurses' strike': of those who stop work."""
    by = [o for p in parse.kids(i, "prep") if parse[p].lower == "by" for o in parse.kids(p, "pobj")]
    return any(
        parse[j].lower in ("union", "unions", "staff", "employees", "unionists")
        or GROUP_OF.get(singular(parse[j].lower))
        in ("civilian", "medic", "journalist", "official", "aid-worker")
        for j in (*by, *parse.kids(i, "poss"))
    )


def _armed_noun(parse: Parse, i: int, launcher: int | None = None) -> bool:
    """Whether the noun is an attack with arms: no hunger strike, no election campaign, no forest fire."""
    lemma, before = noun_of(parse, i), described(parse, i)
    if before & _NO_ARMS:
        return False
    if lemma == "strike" and any(
        parse[v].lemma in ("call", "organise", "organize", "observe") for v in parse.kids(i, "acl")
    ):
        # 'a strike called by the teachers'
        return False
    if lemma == "strike" and _of_staff(parse, i):
        return False
    if lemma == "fire":
        said = parse.words(min([i, *parse.kids(i, "compound", "amod", "nmod", "poss")]), i)
        return bool(words.WARLIKE.search(said)) or any(
            sides.is_side(parse[c].text)
            or parse[c].lower in ("artillery", "sniper", "tank", "machinegun", "heavy")
            for c in parse.kids(i, "compound", "amod", "nmod")
        )
    if lemma in ("push", "operation", "campaign"):
        if lemma != "push" and before & _MILITARY and launcher is not None:
            return True
        doers = [o for p in parse.kids(i, "prep") if parse[p].lower == "by" for o in parse.kids(p, "pobj")]
        doers += [a for v in parse.kids(i, "acl") if (a := parse.agent(v)) is not None]
        if launcher is not None:
            doers += parse.subjects(launcher)
        return any(
            _armed(parse, d)
            or singular(parse[d].lower) == "government"
            or words.WARLIKE.search(parse.words(*parse.extent(d)))
            for d in doers
        )
    return True


_FALLING = {
    "hit", "land", "fall", "strike", "slam", "explode", "crash", "kill", "wound", "injure", "rain", "target", "destroy", "smash", "detonate", "tear",
    "rip", "burst", "leave", "claim", "damage", "drop", "fire", "launch", "throw", "hurl", "lob", "toss", "hurt", "set", "go", "blast", "shower", "penetrate", "demolish", "pierce", "flatten", "level", "wreck", "gut", "reduce", "sink", "burn",
}  # fmt: skip


def _falls(parse: Parse, i: int) -> bool:
    """Whether a rocket or bomb is told as falling, not as owned, used or carried."""
    token = parse[i]
    governor = parse[token.head]
    if token.dep in ("nsubj", "nsubjpass") and noun_of(parse, i) in words.MINES:
        return mines.goes_off(parse, i)
    if token.dep in ("nsubj", "nsubjpass"):
        return governor.lemma in _FALLING
    if token.dep != "pobj" or governor.lower not in (
        "by",
        "in",
        "from",
        "under",
        "when",
        "after",
        "with",
        "to",
    ):
        return False
    above = parse[governor.head]
    return above.pos == "VERB" and (
        harms(parse, above.i) or above.lemma in ("hit", "strike", "destroy", "damage", "target")
    )
