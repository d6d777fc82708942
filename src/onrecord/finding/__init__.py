"""The index of a record: lists, filters, words and voices found in milliseconds, also among hundreds of thousands of claims.

Comes in: an open record. Goes out: rows that name reports, claims and incidents. The index is a file of its own beside the record, made
from it and thrown away at will: it is never evidence, `verify` does not read it, and no backup holds it. What a page shows of one
report, claim or incident is read from the record itself.
"""

from onrecord.finding.asking import ORDERS, claims, how_many_claims, incidents, reports, state
from onrecord.finding.filling import Filled, forget, up_to_date
from onrecord.finding.rows import ClaimRow, IncidentRow, Page, ReportRow, State, VoiceRow
from onrecord.finding.voicing import origins_of, outlet, outlet_names, outlets, voice, voice_names, voices
from onrecord.finding.wanted import ACCEPTED, Wanted, wanted_of

__all__ = [
    "ACCEPTED", "ORDERS", "ClaimRow", "Filled", "IncidentRow", "Page", "ReportRow", "State", "VoiceRow", "Wanted",
    "claims", "forget", "how_many_claims", "incidents", "origins_of", "outlet", "outlet_names", "outlets", "reports", "state", "up_to_date", "voice", "voice_names", "voices", "wanted_of",
]  # fmt: skip
