"""What the trained choices and the rules ask of a draft in one word."""

from __future__ import annotations

from onrecord.extract import sides
from onrecord.extract.drafts import Draft
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.extract.story import Story


def victims(draft: Draft) -> str:
    """'combatant', 'person' (nothing more is said) or 'civilian' (any other group)."""
    return draft.groups[0] if draft.groups in (("combatant",), ("person",)) else "civilian"


def size(draft: Draft) -> str:
    """The magnitude of the draft's figure."""
    number = draft.figure.number if draft.figure is not None else None
    if number is None:
        return "none"
    for top, name in (
        (1, "one"),
        (9, "few"),
        (49, "tens"),
        (199, "hundred"),
        (999, "hundreds"),
        (9999, "thousands"),
    ):
        if number <= top:
            return name
    return "many thousands"


def told_apart(story: Story, parse: Parse, draft: Draft) -> frozenset[str]:
    """What sets the claim's sentence apart from those around it: a place, a day or a doer of its own."""
    here = (parse.sentence.start, parse.sentence.end)
    verb = parse.clause(draft.trigger)
    return frozenset(
        {
            f"placed={any(m.place.precision != 'country' for m in story.places_in(*here))}",
            f"dated={bool(story.times_in(*here))}",
            f"agent={parse.agent(verb) is not None}",
            f"by={parse[draft.trigger].pos}",
        }
    )


def is_subject(parse: Parse, draft: Draft) -> bool:
    """Whether the people are themselves the subject of the verb: they fled, nobody is named who drove them."""
    subjects = [j for s in parse.subjects(draft.trigger) if parse[s].dep == "nsubj" for j in parse.subtree(s)]
    return draft.mention.head in subjects or any(
        parse[s].lower in ("who", "that") and not _is_weapon(parse, parse[parse[s].head].head)
        for s in parse.subjects(draft.trigger)
    )


def _is_weapon(parse: Parse, noun: int) -> bool:
    """'strikes that killed 12': the strikes did it."""
    return singular(parse[noun].lower) in sides.WEAPONS


def by_own_hand(parse: Parse, trigger: int) -> bool:
    """'committed suicide': whoever they fled from, nobody else did it."""
    return "suicide" in {parse[i].lower for i in (trigger, *parse.kids(trigger, "dobj"))}
