"""What the trained choices ask of a draft in one word."""

from __future__ import annotations

from onrecord.extract.drafts import Draft
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
