"""Protection: what could find a victim, a witness or a child is marked and left out of what is published (docs/protection.md).

Comes in: reports, claims and lookups. Goes out: marks with their reasons, redacted texts, and places that are no longer exact.
Pure: the same report gives the same marks. What is published with them is decided in published.py; a person's marks come in as arguments.
"""

from __future__ import annotations

from onrecord.protect.mark import Known, Mark, What, Who
from onrecord.protect.marking import marks, marks_of, with_hand_marks
from onrecord.protect.redact import Redacted, clean, redacted

__all__ = [
    "Known",
    "Mark",
    "Redacted",
    "What",
    "Who",
    "clean",
    "marks",
    "marks_of",
    "redacted",
    "with_hand_marks",
]
