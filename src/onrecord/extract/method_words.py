"""The words that name a method: airstrike, shelling, shooting …, in order of how surely they do.

Comes in: a parsed sentence. Goes out: the methods that its words name, with where they stand. Which of them a claim means
is chosen in methods.py.
"""

from __future__ import annotations

import re

from onrecord.extract.parse import Parse
from onrecord.extract.source_kinds import kind_of
from onrecord.scanning import WordScan, WordScans, lowered

# (method, how the first words of the pattern begin, pattern, whether the word settles the method: 'bombing' may be of any kind)
METHODS: tuple[tuple[str, WordScan, bool], ...] = tuple(
    (method, WordScan(re.compile(pattern), frozenset(("f", "i")), tuple(begin.split())), sure)
    for method, begin, pattern, sure in (
        ("chemical", "chlor sarin chemic nerve toxic poison mustard gas", r"\b(?:chlorine|sarin|chemical|nerve agent|toxic|poison(?:ous)? gas|mustard gas|gas attack|gas(?:es|ses)?\b(?= (?:was|were|on|in)))", True),
        ("drone", "drone unman", r"\bdrones?\b|\bunmanned\b", True),
        ("airstrike", "air barrel war fighter jet aerial helicopter bomb vacuum cluster guid glid laser", r"\bair[- ]?(?:strikes?|raids?|attacks?|assaults?)|\bbarrels?[- ]bomb\w*|\bwar ?planes?|\bfighter jets?|\bjets?\b|\baerial(?: \w+)? bombs?\b|\baerial|"
         r"\bhelicopters?\b|\baircraft|\bair force|\bair power|(?<!suicide )\bbombers\b(?= (?:struck|hit|raided))|\bbombing raids?|"
         r"\b(?:guided|glide|gliding|laser-guided) (?:\w+ )?bombs?\b|\bvacuum bomb|\bcluster bomb|\bf-1[56]|\bbomb(?:ing)? runs?", True),
        ("explosion", "hit struck trigger ran drove stepped grenade improvised car truck suicide roadside motorcycle parcel vehicle explo blast detonat ied landmine mine blew booby bomb", r"\b(?:car|truck|suicide|roadside|motorcycle|parcel|vehicle)[- ]?(?:car )?(?:bomb\w*|attack\w*|blast\w*)|\bexplo(?:sion|de|ded|ding|sive|sives|sions)\b|"
         r"\bblasts?\b|\bdetonat\w+|\bsuicide[- ](?:bomb|attack|blast|car|truck|vest|belt|explos|vehicle|operation|assault|mission)\w*|\bi\.?e\.?d\.?s?\b|\blandmines?|\bmines?\b|\b(?:improvised|roadside)(?: explosive)? devices?|(?<!propelled )(?<!propelled-)\bgrenades?\b(?! launcher)|\bblew\b|\bbooby|(?<!mortar )\bbombs?\b(?! from)|\b(?:hit|struck|triggered|(?:ran|drove) over|stepped on) an? (?:[\w-]+ )?device\b", True),
        ("shelling", "shell mortar artillery rocket missile tank howitzer grad katyusha project", r"\bshell(?:s|ed|ing|ings)?\b|\bmortars?\b|\bartillery|\brockets?\b|\bmissiles?\b|\bprojectiles?\b|\btank (?:fire|shell)|\bhowitzer|\bgrad\b|\bkatyusha", True),
        ("execution", "execut behead summar hanged point", r"\bexecut(?:e|ed|ion|ions|ing)\b(?! (?:director|order))|\bbehead\w*|\bsummar(?:y|ily)|\bhanged\b|\bpoint[- ]blank", True),
        ("shooting", "snip gun shot shoot open exchange fir live bullet machine", r"\bsnip(?:er|ers|ing)\b|\bgun(?:fire|men|man|ned|shots?)\b|\bshot\b|\bshoot\w*|\bopen(?:ed|ing)? fire|\bexchanges? of (?:gun)?fire\b|\bshoot-?outs?\b|\bfirefights?\b|\blive (?:fire|rounds|ammunition)|\bbullets?\b|\bmachine[- ]guns?|\bfir(?:ed|ing) (?:on|at)", True),
        ("torture", "tortur", r"\btortur\w+", True),
        ("ground-fighting", "clash fight fought battl ambush ground offensiv counter combat storm gun repel repuls beat thrown threw", r"\bclash\w*|\bfight(?:ing)?\b|\bfought\b|\bbattl(?:es?|ed|ing)\b|\bambush\w*|\bground (?:offensive|operation|assault|attack)|\b(?:counter-?)?offensive operations?\b|\bcombat\b|\bstorm(?:ed|ing)\b|\bgun ?battles?|\brepel(?:led|s|ling)?\b|\brepuls(?:ed?|ing)\b|\bbeat(?:en)? back\b|\bthr(?:own|ew) back\b", True),
        ("other", "drown capsiz shipwreck stab knif kniv machete beat burn hacked clubbed bludgeoned strangled lynch crash stampede tear stoned", r"\bdrown\w*|\bcapsiz\w*|\bshipwreck\w*|\bstab(?:bed|bing)\w*|\bknif\w*|\bknives\b|\bmachetes?\b|\bbeat(?:en|ing|ings)\b(?! (?:back|off)\b)|\b(?:burned|burnt) (?:alive|to death)|"
         r"\bhacked\b|\bclubbed\b|\bbludgeoned\b|\bstrangled\b|\blynch(?:ed|ing)\b|\bcrash(?:ed|es)?\b|\bstampede\b|\btear[- ]gas\w*|\bstoned\b", True),
        ("siege", "malnu malno starv", r"\bmalnutrition\b|\bmalnourish\w*|\bstarv(?:ed|ation)\b", True),
        ("explosion", "bombing", r"\bbombings?\b", False),
        ("airstrike", "raid", r"\braids?\b(?= (?:on|in|by|against|over|hit|have|killed|target\w+|claimed|left|struck|carried|launched|overnight|near|around|that|which))", True),
        ("airstrike", "bomb strike struck", r"\bbomb(?:ed|ing)\b|\bstrikes?\b|\bstruck\b(?! an? (?:[\w-]+ )?(?:device|mine|landmine|ied)\b)", False),
        ("ground-fighting", "offensiv counter confront invas incurs", r"\boffensives?\b|\bcounter-?(?:attack|offensive)s?\b|\bconfrontations?\b|\binvasion\b|\bincursions?\b", False),
        ("shelling", "bombard pound hammer crossfire", r"\bbombard\w*|\b(?:pound|hammer)(?:ed|ing)\b|\bcrossfire\b", False),
        ("siege", "besieg siege starv", r"\bbesieg\w+|\bsiege\b|\bstarv\w+", False),
    )
)  # fmt: skip

_SCANS = WordScans([scan for _, scan, _ in METHODS])

_FROM_THE_AIR = re.compile(
    r"\bair\b|\bair(?:craft|strikes?)|war ?plane|\bjets?\b|\bplanes?\b|helicopter|aerial|barrel bomb|\bbombed\b|bombing",
    re.I,
)
"""Without a word of these in the report a raid is one of soldiers, police or gunmen."""


_AIRCRAFT = re.compile(
    r"\bair(?:craft|strikes?|raids?| strikes?| raids?| force)\b|war ?plane|\bjets?\b|\bplanes?\b|helicopter|aerial|barrel bomb|bombardment",
    re.I,
)


def on_the_ground(parse: Parse) -> bool:
    """Whether no word of the report speaks of the air: a bombing is then a bomb that went off."""
    return _AIRCRAFT.search(parse.text) is None


def _laid(parse: Parse, word: tuple[int, str, bool, int, int]) -> tuple[int, str, bool, int, int]:
    """'Rebels bombed a police station': whoever has no aircraft lays bombs."""
    i = parse.at(parse.sentence.start + word[3])
    if i is None or parse[i].pos != "VERB" or not on_the_ground(parse):
        return word
    agent = parse.agent(i)
    doers = [agent] if agent is not None else [] if parse.passive(i) else parse.subjects(i)[:1]
    armed = any(
        kind_of(parse.words(parse.extent(d)[0], d)) == "armed-group" or parse[d].lower in _LAYERS
        for d in doers
    )
    return (word[0], "explosion", True, *word[3:]) if armed else word


_AIR_POWERS = re.compile(
    r"coalition|alliance|nato|isaf|warplanes?|jets?|air|(?:u\.?s\.?|american|russian|israeli|saudi|emirati|french|british|turkish|ethiopian)(?:-led)?",
    re.IGNORECASE,
)
_ON_FOOT = re.compile(
    r"army|armys|troops|units?|soldiers|fighters|rebels|militants|insurgents|militia(?:men|s)?|brigades?|battalion|gunners|guerrillas|terrorists|infantry",
    re.IGNORECASE,
)


def _by_whom(
    parse: Parse, word: tuple[int, str, bool, int, int], text: str
) -> tuple[int, str, bool, int, int] | None:
    """'coalition strikes' and the bombing of a town by a coalition are from the air; that 'the army struck a group' tells of no aircraft."""
    if text not in ("strike", "strikes", "struck", "bombing"):
        return word
    i = parse.at(parse.sentence.start + word[3])
    if i is None:
        return word
    if parse[i].pos == "VERB":
        agent = parse.agent(i)
        doers = [agent] if agent is not None else [] if parse.passive(i) else parse.subjects(i)[:1]
        if text != "bombing" and any(_ON_FOOT.fullmatch(parse[d].text) for d in doers):
            return None
        whose = [parse[j].text for d in doers for j in (d, *parse.kids(d, "compound", "amod"))]
        if whose[:1] == ["bomber"] and not any(_AIR_POWERS.fullmatch(w) for w in whose):
            # 'a bomber struck at the gate'
            return (word[0], "explosion", True, *word[3:])
    else:
        by = [
            o for p in parse.kids(i, "prep", "agent") if parse[p].lower == "by" for o in parse.kids(p, "pobj")
        ]
        own = parse.kids(i, "compound", "amod", "poss", "nmod")
        whose = [
            parse[j].text for j in (*own, *by, *(c for b in by for c in parse.kids(b, "compound", "amod")))
        ]
    if text != "struck" and any(_AIR_POWERS.fullmatch(w) for w in whose):
        return (word[0], "airstrike", True, *word[3:])
    on_foot = text != "bombing" and any(_ON_FOOT.fullmatch(w) for w in whose)
    return None if on_foot and not any(_AIR_POWERS.fullmatch(w) for w in whose) else word


_LAYERS = {"gunmen", "attackers", "assailants", "bombers", "ira", "eta", "cartel", "gang", "militia"}


def _brought_down(parse: Parse, start: int) -> bool:
    """'shot down a helicopter, killing its crew': what fell did not strike."""
    i = parse.at(parse.sentence.start + start)
    verb = parse[parse[i].head] if i is not None else None
    if i is None or verb is None or parse[i].dep not in ("dobj", "nsubjpass", "nsubj"):
        return False
    down = "down" in parse.lower(verb.i + 1, verb.i + 3)
    fell = verb.lemma == "down" or (verb.lemma == "crash" and parse[i].dep == "nsubj")
    return fell or (down and verb.lemma in ("shoot", "bring") and parse[i].dep != "nsubj")


_HARMED = re.compile(
    r"\b(?:kill(?:ed|ing|s)?|wound\w+|injur\w+|captur\w+|arrest\w+|dead)\W+(?:(?!by\b|when\b)[\w-]+\W+){0,6}$"
)
"""'killing 30 gunmen': those who were shot at, for all that is told."""


def _are_the_harmed(parse: Parse, word: str, end: int) -> bool:
    """'Seven gunmen and two soldiers died', 'Two suicide bombers were killed by the police': theirs was not what killed them."""
    if not word.startswith(("gunm", "suicide bomber")):
        return False
    i = parse.at(parse.sentence.start + end - 1)
    noun = parse[parse.first_conjunct(i)] if i is not None else None
    verb = parse[noun.head] if noun is not None else None
    if noun is None or verb is None or verb.pos != "VERB":
        return False
    done_to = noun.dep == "nsubjpass" and verb.lemma in (
        "kill",
        "wound",
        "injure",
        "arrest",
        "capture",
        "detain",
    )
    if word.startswith("suicide"):
        return done_to and parse.agent(verb.i) is not None
    return done_to or (noun.dep == "nsubj" and verb.lemma in ("die", "perish"))


def of_its_own(parse: Parse, trigger: int) -> set[int] | None:
    """The words of a harm that a clause of its own sets before or after another deed: 'after rebels killed five, the army shelled Bor'; else None."""
    verb = parse[trigger]
    own = (
        verb.pos == "VERB"
        and verb.dep == "advcl"
        and parse.kids(trigger, "nsubj")
        and parse.kids(trigger, "dobj")
    )
    beside = own and any(parse[m].lower in ("after", "before") for m in parse.kids(trigger, "mark"))
    return set(parse.subtree(trigger)) if beside else None


_HELPED = {"back", "support", "cover", "assist", "aid", "accompany"}
_ANSWERED = {"prompt", "draw", "trigger", "provoke", "spark"}


def _of_a_helper(parse: Parse, i: int | None, trigger: int) -> bool:
    """'troops backed by warplanes began an assault', 'an assault prompting air strikes by the coalition': not how the assault was made."""
    for j in parse.up(i) if i is not None else ():
        token = parse[j]
        if token.pos != "VERB":
            continue
        helper = token.lemma in _HELPED and token.tag == "VBN" and token.dep in ("acl", "advcl")
        answer = token.lemma in _ANSWERED and token.tag == "VBG" and token.dep in ("advcl", "acl")
        return (helper or answer) and trigger not in set(parse.subtree(j))
    return False


def near(parse: Parse, trigger: int, wide: bool = True) -> tuple[str | None, bool]:
    """(method, sure) of the words nearest to the trigger in its sentence."""
    at = parse[trigger].start - parse.sentence.start
    best: tuple[float, str, bool] | None = None
    own = of_its_own(parse, trigger)
    for rank, method, sure, start, end in told(parse):
        if own is not None and parse.at(parse.sentence.start + start) not in own:
            continue
        if _of_a_helper(parse, parse.at(parse.sentence.start + start), trigger):
            continue
        distance = max(start - at, at - end, 0) + (0 if sure else 25) + rank * 2
        if (wide or distance < 60) and (best is None or distance < best[0]):
            best = (distance, method, sure)
    return (best[1], best[2]) if best else (None, False)


def told(parse: Parse) -> list[tuple[int, str, bool, int, int]]:
    """(rank, method, sure, start, end) of every word for a method in the sentence."""
    known: list[tuple[int, str, bool, int, int]] | None = parse.notes.get("methods")
    if known is None:
        text = lowered(parse.text[parse.sentence.start : parse.sentence.end])
        found = [
            (
                rank,
                METHODS[rank][0],
                METHODS[rank][2]
                or (
                    match.group().startswith("bombing")
                    and not text.startswith(" campaign", match.end())
                    and on_the_ground(parse)
                ),
                match.start(),
                match.end(),
            )
            for rank, match in _SCANS.found(text)
            if (not match.group().startswith("raid") or _FROM_THE_AIR.search(parse.text))
            and not (
                match.group().startswith("gunm")
                and _HARMED.search(text, max(0, match.start() - 60), match.start())
            )
            and not _are_the_harmed(parse, match.group(), match.end())
            and not (METHODS[rank][0] == "airstrike" and _brought_down(parse, match.start()))
        ]
        found = [_laid(parse, word) if text[word[3] : word[4]] == "bombed" else word for word in found]
        found = [
            kept for word in found if (kept := _by_whom(parse, word, text[word[3] : word[4]])) is not None
        ]
        # The 'bombings' of 'barrel bombings' tell of nothing else.
        known = parse.notes["methods"] = [
            word
            for word in found
            if not any(o[3] <= word[3] and word[4] <= o[4] and o[4] - o[3] > word[4] - word[3] for o in found)
        ]
    return known
