"""What a place in a sentence tells besides where it happened: the speaker's seat, where people come from, which town is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.extract.place_beside import lies_by
from onrecord.extract.story import Story
from onrecord.extract.words import ARMED, GROUP_OF
from onrecord.records import PlaceMention


def dateline(story: Story, mention: PlaceMention) -> bool:
    """'… 2 Nov 2017 BEIRUT Syrian air strikes killed …': a town in capitals is where the report was written."""
    words = story.text[mention.start : mention.end]
    if not words.isupper() or len(words) < 4:
        return False
    if story.text[mention.end : mention.end + 1] == "\n":
        return False  # '20:40 CHERNIHIV' on a line of its own: what the lines under it are about
    behind = story.text[mention.end : mention.end + 60]
    return behind.upper() != behind


def outer(parse: Parse, mention: PlaceMention) -> int | None:
    """The word of the place's words that hangs on a word outside them."""
    here = [t.i for t in parse.tokens if mention.start <= t.start < mention.end]
    return next((i for i in here if parse[i].head not in here), here[0] if here else None)


_OWNED = {
    "agency", "city", "capital", "troop", "force", "army", "military", "police", "jet", "warplane", "aircraft", "drone", "media", "embassy", "consulate",
    "mission", "government", "navy", "ministry", "president", "ambassador", "intelligence", "missile", "air", "minister",
}  # fmt: skip


_ARMS_BEHIND = re.compile(
    r"(?:['’]s)? (?:(?:air|military|special|armed|ground) )?(?:air ?strikes?|jets?|warplanes?|fighter jets?|drones?|missiles?|bomb(?:ers|ing|ardment)|raids?|troops|forces)\b"
)
"""'US airstrikes': whose they are."""
_SUFFERS = {
    "lose",
    "suffer",
    "see",
    "witness",
    "experience",
    "record",
    "count",
    "mourn",
    "bury",
    "be",
    "have",
    "become",
    "report",
    "host",
    "receive",
    "face",
    "endure",
    "descend",
}


def _acting(parse: Parse, mention: PlaceMention) -> bool:
    """'Russia violated the truce', 'backed by Russia': a state that acts."""
    i = parse.head_within(mention.start, mention.end)
    if i is None or parse[i].tag not in ("NNP", "NNPS"):
        return False
    j = parse.first_conjunct(i)
    token, verb = parse[j], parse[parse[j].head]
    if token.dep == "pobj":
        return verb.lower == "by" and parse[verb.head].pos == "VERB"
    return token.dep == "nsubj" and verb.pos == "VERB" and verb.lemma not in _SUFFERS


_ALLY = re.compile(r"\b(?:ally|backer|sponsor|patron|supporter) $")
"""'regime ally Iran': a state that takes a side."""
_POWER = re.compile(
    r"['’]s? (?:\w+ )?(?:ambassador|government|envoy|army|military|troops|president|foreign minist(?:er|ry)|defen[cs]e minist(?:er|ry)|allies|ally)\b"
)
"""'Khartoum's ambassador': a capital that stands for its country."""


def of_the_country(parse: Parse, mention: PlaceMention) -> bool:
    """'US troops', 'Egypt's news agency', 'Syria's third city': a country that only says whose they are."""
    if mention.place.kind != "country":
        return _POWER.match(parse.text, mention.end) is not None
    if _ARMS_BEHIND.match(parse.text, mention.end) or _acting(parse, mention):
        return True
    if _ALLY.search(parse.text, max(0, mention.start - 12), mention.start):
        return True
    i = next((t.i for t in reversed(parse.tokens) if mention.start <= t.start < mention.end), None)
    if i is None or parse[i].head <= i:
        return False
    owned = singular(parse[parse[i].head].lower)
    return parse[i].dep in ("compound", "amod", "nmod", "poss") and (
        owned in _OWNED or GROUP_OF.get(owned) is not None
    )


def tells_of_another(parse: Parse, mention: PlaceMention) -> bool:
    """'Suez, a port east of Cairo on the Gulf': what hangs on another place's own words only tells which place that is. So does what is
    'most of the city except Waar'."""
    i = outer(parse, mention)
    if i is None:
        return False
    if any(parse[j].lower in ("except", "besides") and parse[j].pos == "ADP" for j in list(parse.up(i))[:4]):
        return True
    if lies_by(parse, i):
        return True
    for j in parse.up(i):
        if parse[j].pos in ("VERB", "AUX") or (
            parse[j].pos == "NOUN" and parse[j].dep not in ("appos", "pobj")
        ):
            return False
        if parse[j].pos == "ADP":
            # 'outside' of 'outside the U.S. embassy in Tanzania'
            continue
        if j in parse.notes["places"] and not mention.start <= parse[j].start < mention.end:
            return parse[i].dep != "conj"
    return False


_TOWN = r"(?:town|city|village|suburb|camp|settlement|hamlet|port)"
_OF_ANOTHER = re.compile(rf"(?:\s+(?:\w+\s+)?{_TOWN})?\s+of\s+")
_ENDS_SO = re.compile(rf"\b{_TOWN}$")


def held_by_the_one_before(story: Story, found: Sequence[PlaceMention]) -> dict[int, int]:
    """'the Donetsk town of Toretsk', 'the Idlib village of Jabala': the first only tells where the second lies; the second's start → the first's."""
    starts = {m.start for m in found if story.text[m.start].isupper()}
    out = {}
    for m in found:
        of = _OF_ANOTHER.match(story.text, m.end)
        if (
            of is not None
            and of.end() in starts
            and (of.group().strip() != "of" or _ENDS_SO.search(story.text[m.start : m.end]))
        ):
            out[of.end()] = m.start
    return out


_POSTED = {"position", "base", "station", "locate", "deploy", "entrench", "head"}
_LAUNCHED = {
    "send",
    "dispatch",
    "despatch",
    "fire",
    "launch",
    "shoot",
    "shell",
    "lob",
    "bombard",
    "fly",
    "bomb",
}
_WHERE = ("in", "at", "inside", "around", "near", "on")
_SUFFERED = {"die", "perish", "be", "become", "lose"}
_GONE = {"leave", "depart", "flee", "quit", "exit"}


def of_the_launch(parse: Parse, mention: PlaceMention) -> bool:
    """'shells fired from Syria', 'rockets launched by rebels positioned in Zinjibar', 'a boat that had left Sudan': where a
    weapon or its owner stood, or somebody came from, and not where it struck."""
    i = outer(parse, mention)
    if i is None:
        return False
    while parse[i].dep in ("pobj", "conj", "appos") and singular(
        parse[parse[i].head].lower
    ) in _PLACE_NOUNS | {"of"}:
        i = parse[i].head
    head = parse[parse[i].head]
    if parse[i].dep == "dobj" and head.lemma in _GONE:
        return head.dep in ("relcl", "acl", "advcl")
    if parse[i].dep != "pobj":
        return False
    verb = parse[head.head]
    if head.lower == "from":
        # 'rockets fired from Bahri', 'rockets fired by the militia from Bahri'
        by = parse[verb.head] if verb.dep == "pobj" else verb
        return verb.lemma in _LAUNCHED or (by.dep == "agent" and parse[by.head].lemma in _LAUNCHED)
    # 'positioned in a hamlet to the west of Hit'
    aside = head.lower == "to" and parse[i].lower in ("north", "south", "east", "west")
    return (
        (head.lower in _WHERE or aside)
        and verb.lemma in _POSTED
        and verb.dep in ("acl", "relcl")
        and _acts(parse, verb.head)
    )


def of_the_post(parse: Parse, mention: PlaceMention) -> bool:
    """'by fighters positioned on the edge of Benghazi': where those stand who fire."""
    i = outer(parse, mention)
    if i is None or parse[i].dep != "pobj":
        return False
    verb = parse[parse[parse[i].head].head]
    return verb.lemma in _POSTED and verb.dep in ("acl", "relcl")


_FIGHTS = {"fight", "battle", "combat", "operate"}


_MEN_OF = {"gunmen", "fighters", "militants", "militiamen", "gang", "gangs", "bandits", "men"}


def of_a_side(parse: Parse, mention: PlaceMention, trigger: int) -> bool:
    """'orders from the coalition fighting ISIS in Iraq and Syria', 'armed men of Grand Ravine': what only tells which side."""
    i = outer(parse, mention)
    if i is None:
        return False
    above = parse[parse[parse[i].head].head]
    if parse[i].dep == "pobj" and parse[parse[i].head].lower == "of" and above.lower in _MEN_OF:
        return above.dep == "nsubj" or (above.dep == "pobj" and parse[above.head].lower == "by")
    for j in parse.up(i):
        token = parse[j]
        if token.pos == "VERB":
            side = parse[token.head]
            return (
                token.dep == "acl"
                and token.tag == "VBG"
                and token.lemma in _FIGHTS
                and (side.lower in ARMED or GROUP_OF.get(singular(side.lower)) == "combatant")
                and trigger not in set(parse.subtree(j))
            )
    return False


def _acts(parse: Parse, i: int) -> bool:
    """Whether a noun does what is told, and does not suffer it."""
    if parse[i].dep == "pobj":
        return parse[parse[i].head].lower == "by"
    return parse[i].dep == "nsubj" and parse[parse[i].head].lemma not in _SUFFERED


def _moved(parse: Parse, people: int) -> bool:
    verb = parse[parse[people].head]
    return verb.lemma in ("evacuate", "carry", "bring", "bus", "transport", "move", "transfer", "ferry")


_PLACE_NOUNS = {
    "town",
    "city",
    "village",
    "district",
    "neighbourhood",
    "neighborhood",
    "area",
    "province",
    "region",
    "suburb",
    "camp",
    "part",
    "island",
}


def comes_from(parse: Parse, mention: PlaceMention) -> bool:
    """'evacuees from Homs', 'buses carrying residents of the besieged towns': whose they are, not where they are."""
    i = outer(parse, mention)
    if i is None:
        return False
    j, steps = i, 0
    while (
        parse[j].dep in ("conj", "pobj", "appos", "compound", "nmod", "amod")
        and parse[j].head != j
        and steps < 6
    ):
        if parse[j].dep == "pobj" and parse[parse[j].head].lower in ("of", "from"):
            holder = parse[parse[parse[j].head].head]
            people = GROUP_OF.get(singular(holder.lower)) is not None and holder.pos == "NOUN"
            if people and (parse[parse[j].head].lower == "from" or _moved(parse, holder.i)):
                return True
            if singular(holder.lower) in _PLACE_NOUNS:
                j, steps = holder.i, steps + 1
                continue
        j, steps = parse[j].head, steps + 1
    return False


def of_those_moved(parse: Parse, mention: PlaceMention, trigger: int) -> bool:
    """'All 23 aid workers in Nasir were relocated to Malakal', 'Residents of Beni fled': where they were before."""
    i = outer(parse, mention)
    if i is None or parse[i].dep != "pobj" or parse[parse[i].head].lower not in ("in", "at", "of"):
        return False
    people = parse[parse[i].head].head
    if parse[parse[i].head].lower == "of" and parse[people].lower not in _DWELLERS:
        return False
    return people != trigger and people in (
        *parse.subjects(trigger),
        *parse.kids(trigger, "nsubjpass", "dobj"),
    )


_DWELLERS = {"residents", "inhabitants", "people", "villagers", "population", "families", "civilians"}
_TRAVELS = {
    "travel",
    "head",
    "go",
    "drive",
    "flee",
    "march",
    "sail",
    "walk",
    "return",
    "move",
    "fly",
    "bind",
    "escape",
    "run",
    "ride",
}


def on_the_way(parse: Parse, mention: PlaceMention, trigger: int) -> bool:
    """'A convoy travelling from Goma to Bukavu was ambushed', 'fled to Uganda after rebels killed 13': where somebody came from or went to,
    which is not where something else befell."""
    i = outer(parse, mention)
    if i is None or parse[i].dep != "pobj":
        return False
    way = parse[parse[i].head]
    verb = parse[way.head]
    while verb.dep == "prep" and verb.lower in ("from", "out"):
        verb = parse[verb.head]
    if way.lower == "for":
        # 'left for Kiseljak'
        return verb.lemma in _SETS_OUT and verb.i != trigger
    return way.lower in ("from", "to", "towards", "toward") and verb.lemma in _TRAVELS and verb.i != trigger


_SETS_OUT = {"leave", "flee", "escape", "abandon", "head", "depart", "set", "bind", "make"}


_FLED_TO = re.compile(
    r"\b(?:fle[ed]\w*|left|leaving|escap\w+|head(?:ed|ing))\b[^.;,]{0,24}?\s(?:to|for|towards?)\s+(?:the\s+)?(?:[\w-]+\s+)?$"
)


def fled_to(story: Story, mention: PlaceMention) -> bool:
    """'Hundreds have left, heading for Afgoye': where people are bound for, and nothing else is told of."""
    return _FLED_TO.search(story.text, max(0, mention.start - 50), mention.start) is not None


def of_their_people(parse: Parse, mention: PlaceMention) -> bool:
    """'600 mostly Amhara labourers': who they are, where another place is told."""
    i = outer(parse, mention)
    if i is None or parse[i].dep not in ("compound", "amod", "nmod") or parse[i].head <= i:
        return False
    return GROUP_OF.get(singular(parse[parse[i].head].lower)) is not None
