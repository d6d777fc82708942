"""Which side of the war 'it' and 'they' stand for, where they attack, take or lose ground: the side that was last the subject.

Comes in: a story, a parsed sentence and the word of an attack or of ground. Goes out: the words of the side, or None where that is not plain.
"""

from __future__ import annotations

from onrecord.extract import sides
from onrecord.extract.ground import armed
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.extract.story import Story
from onrecord.extract.words import ARMED, GROUP_OF

_STANDS = {"it": False, "they": True}
"""The pronoun, and whether it is of many."""
_BACK = 2


def side_meant(story: Story, parse: Parse, trigger: int) -> str | None:
    subject = _pronoun(parse, trigger)
    if subject is None:
        return None
    many = _STANDS[parse[subject].lower]
    here = [
        s
        for verb in parse.tokens
        if verb.pos in ("VERB", "AUX") and verb.i != trigger
        for s in parse.kids(verb.i, "nsubj", "nsubjpass")
        if s < subject and parse[s].pos != "PRON"
    ]
    if here:
        # The subject nearest before it: 'Boko Haram lost men as it took Baga'.
        return _named(parse, max(here), many)
    for back in range(1, _BACK + 1):
        before = story.parses.get(parse.sentence.index - back)
        if before is None:
            return None
        root = next((t.i for t in before.tokens if t.dep == "ROOT"), None)
        subjects = before.kids(root, "nsubj", "nsubjpass") if root is not None else []
        if subjects and before[subjects[0]].lower not in _STANDS:
            return _named(before, subjects[0], many)
        if not subjects:
            return None
    return None


def _pronoun(parse: Parse, trigger: int) -> int | None:
    verb = parse.clause(trigger)
    if parse[trigger].pos != "VERB" and parse[trigger].dep not in ("dobj", "ROOT"):
        # 'It had no reports of harm from the strike'
        return None
    if parse[verb].lemma in ("come", "suffer", "sustain", "survive", "face", "repel", "repulse"):
        # 'when it came under fire'
        return None
    found = [s for s in parse.subjects(verb) if parse[s].lower in _STANDS and parse[s].dep == "nsubj"]
    return found[0] if len(found) == 1 and not parse.passive(verb) else None


def _named(parse: Parse, i: int, many: bool) -> str | None:
    token = parse[i]
    fits = (
        token.tag in ("NNS", "NNPS") or (token.tag == "NNP" and parse.kids(i, "conj"))
        if many
        else token.tag in ("NN", "NNP")
    )
    body = (
        GROUP_OF.get(singular(token.lower)) == "combatant"
        or token.lower in ARMED
        or singular(token.lower) in ARMED
    )
    if not armed(parse, i) or not (fits or body):
        return None
    first, last = parse.extent(i)
    if i > first and parse[i - 1].text in ("-", "‑"):
        # 'Jaysh al-Islam'
        return parse.words(first, last)
    return sides.named(parse, i) or parse.words(first, last)
