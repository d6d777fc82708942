"""How a share is made of its whole, and which whole stands before a word: used by every step that finds shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.drafts import Draft
from onrecord.extract.groups import describe, singular
from onrecord.extract.mention import Mention
from onrecord.extract.parse import Parse
from onrecord.extract.voice_words import SAYING
from onrecord.extract.words import ARMED, GROUP_OF
from onrecord.records import Figure

Pairs = list[tuple[Draft, Draft]]


def as_share(
    whole: Draft,
    mention: Mention,
    parse: Parse,
    groups: tuple[str, ...] | None = None,
    figure: Figure | None = None,
) -> Draft:
    groups = groups or mention.groups
    if (
        groups == ("person",)
        and mention.noun not in ("people", "persons")
        and (mention.bare or len(whole.groups) == 1)
    ):
        # 'nine natives of the Caucasus' among fighters are fighters.
        groups = whole.groups
    elif (
        groups == ("man",)
        and mention.figure is not None
        and mention.figure.low == 1
        and whole.groups in (("official",), ("combatant",))
    ):
        # 'the president's brother-in-law was among four officials killed'
        groups = whole.groups
    return replace(
        whole, mention=replace(mention, groups=groups), sentence=parse.sentence.index, figure=figure or mention.figure,
        groups=groups, trigger=mention.head if whole.sentence != parse.sentence.index else whole.trigger, share=True,
    )  # fmt: skip


def whole_before(i: int, drafts: list[Draft], far: int = 18) -> Draft | None:
    """The nearest whole whose people stand before token i (or whose trigger does)."""
    found = [
        d
        for d in drafts
        if d.mention.last < i and not d.share and i - max(d.mention.last, min(d.trigger, i)) < far
    ]
    return max(found, key=lambda d: (d.figure is not None, d.mention.last), default=None)


def list_after(parse: Parse, i: int, people: list[Mention]) -> list[Mention]:
    """The mentions of the list that begins behind token i, up to the next finite verb."""
    end = i + 1
    while end < len(parse):
        token = parse[end]
        if (
            token.tag in ("VBD", "VBZ", "VBP", "MD") and token.lower not in ("were", "was", "are", "is")
        ) or token.text in (";", "."):
            break
        if token.lower in ("were", "was", "are", "have", "had") and end > i + 3:
            break
        if token.tag in ("VBG",) and end > i + 1:
            break
        end += 1
    found = [m for m in people if i < m.first < end and m.last <= end]
    if end < len(parse) and parse[end].lemma in SAYING:
        # '… including five children, the interior minister, Ihor Klymenko, said': the last named says it.
        speaker = {j for s in parse.kids(end, "nsubj") for j in (s, *parse.kids(s, "appos"), parse[s].head)}
        # '… including children the governor said': where the comma was lost, the one who is named with an article
        says = set(parse.kids(end, "nsubj"))
        behind = [
            m for m in found
            if (m.head in speaker and parse[m.first - 1].text == ",")
            or (m.head in says and parse[m.first].lower in ("the", "a", "an") and parse[m.first - 1].lower not in ("and", "or"))
        ]  # fmt: skip
        found = [m for m in found if m not in behind]
    return found


def fits(part: Figure | None, whole: Figure | None) -> bool:
    if part is None or whole is None:
        return False
    top = whole.high or whole.low or 0
    return whole.high is None or (part.low or 0) <= top


def last_that_holds(wholes: Sequence[Draft], mention: Mention) -> Draft | None:
    """The whole told last; where it is smaller than the share, another of its sentence: '19 bodies and four more'."""
    if not wholes or wholes[-1].figure is None or fits(mention.figure, wholes[-1].figure):
        return wholes[-1] if wholes else None
    beside = [d for d in wholes if d.sentence == wholes[-1].sentence and fits(mention.figure, d.figure)]
    return beside[-1] if beside else wholes[-1]


_STAFF = {"staff", "workers", "personnel", "members", "employees"}
_STAFF_OF = {"medical": "medic", "hospital": "medic", "health": "medic", "clinic": "medic", "aid": "aid-worker", "humanitarian": "aid-worker", "relief": "aid-worker",
             "rescue": "rescuer", "media": "journalist"}  # fmt: skip


def said_to_be(parse: Parse, mention: Mention) -> tuple[str, ...] | None:
    """The group that the sentence ascribes to a share: the noun behind it, or behind 'were'."""
    if "teens" in parse.lower(mention.last + 1, mention.last + 5):
        # 'two of them in their teens'
        return ("child",)
    for j in range(mention.last + 1, min(mention.last + 9, len(parse))):
        token = parse[j]
        behind = j + 4 if parse.lower(j + 1, j + 4) == ["the", "age", "of"] else j + 1
        if (
            token.lower == "under"
            and behind < len(parse)
            and parse[behind].text in ("18", "16", "15", "14", "17", "12", "10", "five", "5")
        ):
            return ("child",)
        if token.lower in ("belonged", "belong") and any(
            parse[k].lower in ARMED for k in range(j + 1, min(j + 7, len(parse)))
        ):
            return ("combatant",)
        if token.lower in _STAFF and j and parse[j - 1].lower in _STAFF_OF:
            return (_STAFF_OF[parse[j - 1].lower],)
        if token.lower in ("had", "been", "have"):
            continue
        if token.lower in ("of", "were", "was", "are", "is", "believed", "to", "be", "thought", "also", "said", "identified", "as",
                           "reportedly", "killed", "wounded", "injured", "dead", ",") or token.pos in ("ADJ", "DET", "PROPN", "ADV"):  # fmt: skip
            continue
        if token.pos == "NOUN" and singular(token.lower) in GROUP_OF:
            if token.dep == "nsubj" and parse[token.head].lemma in (
                "say",
                "tell",
                "report",
                "add",
                "confirm",
            ):
                # 'two of them critically, doctors said'
                break
            groups, _, _ = describe(parse, j)
            return groups or None
        if token.pos == "NOUN" and parse[j].dep in ("compound", "amod", "nmod"):
            continue
        break
    return None


def of_those_before(parse: Parse, subjects: set[int], people: list[Mention], earlier: list[Draft]) -> Pairs:
    """'A blast killed 40 people. The mayor and his two bodyguards were among them.'"""
    wholes = [
        d for d in earlier if d.sentence == parse.sentence.index - 1 and not d.share and d.figure is not None
    ]
    if len({d.kind for d in wholes}) != 1:
        return []
    listed = [
        m for m in people if m.head in subjects and m.figure is not None and fits(m.figure, wholes[-1].figure)
    ]
    return [(wholes[-1], as_share(wholes[-1], m, parse)) for m in listed]


def subjects_of(parse: Parse, among: int) -> set[int]:
    verb = parse.clause(among) if parse[among].lower == "of" else parse[among].head
    return {k for s in parse.kids(verb, "nsubj", "nsubjpass") for k in (s, *parse.kids(s, "conj"))}
