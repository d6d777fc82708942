"""What the trained choices ask of a draft in one word."""

from __future__ import annotations

from onrecord.extract.drafts import Draft


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
