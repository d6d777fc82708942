"""What persons may decide, and what stands after it. Pure: no store, no clock; who calls gives both.

Comes in: records and decisions. Goes out: decisions, and claims, incidents and assessments as they stand. Each decision is
a record of its own that is never changed: undoing one is another, and undoing that brings it back.
"""

from onrecord.decisions import CHANGING
from onrecord.review.deciding import ABOUT, NEEDS_REASON, Held, decide, shown
from onrecord.review.fields import ACCEPTED, FIELDS
from onrecord.review.force import in_force
from onrecord.review.joining import concerned, decision_of, judgements, merged, split, standing, undone
from onrecord.review.overruling import overruled
from onrecord.review.policy import MAY, ROLES, Action, allow, allow_undo, allows, sees
from onrecord.review.standing import ADDED, DECIDING, claims_of, stand, standing_claims
from onrecord.review.value_words import value_of

__all__ = [
    "ABOUT",
    "ACCEPTED",
    "ADDED",
    "CHANGING",
    "DECIDING",
    "FIELDS",
    "MAY",
    "NEEDS_REASON",
    "ROLES",
    "Action",
    "Held",
    "allow",
    "allow_undo",
    "allows",
    "claims_of",
    "concerned",
    "decide",
    "decision_of",
    "in_force",
    "judgements",
    "merged",
    "overruled",
    "sees",
    "shown",
    "split",
    "stand",
    "standing",
    "standing_claims",
    "undone",
    "value_of",
]
