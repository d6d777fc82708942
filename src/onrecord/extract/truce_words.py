"""What verbs and nouns say of a truce or of an evacuation: that it is agreed, begun, broken, halted, over.

Each table leads from a word to a phase.
"""

from __future__ import annotations

OF_THE_NOUN: dict[str, str] = {
    "violation": "violated", "breach": "violated", "breaking": "violated", "end": "ended", "expiry": "ended", "expiration": "ended",
    "collapse": "failed", "breakdown": "failed", "failure": "failed", "start": "started", "beginning": "started", "implementation": "started",
    "extension": "ongoing", "renewal": "ongoing", "resumption": "resumed", "suspension": "halted", "halt": "halted", "completion": "ended",
    "announcement": "agreed", "signing": "agreed", "stall": "halted",
}  # fmt: skip
"""What a noun says that the truce or the evacuation hangs on: 'the end of the truce'."""

TRUCE_SUBJECT: dict[str, str] = {
    "begin": "started", "start": "started", "enter": "started", "come": "started", "take": "started", "go": "started", "hold": "ongoing",
    "remain": "ongoing", "continue": "ongoing", "last": "ongoing", "stand": "ongoing", "collapse": "failed", "fail": "failed", "crumble": "failed",
    "unravel": "failed", "break": "failed", "end": "ended", "expire": "ended", "lapse": "ended", "run": "ended", "resume": "resumed", "fray": "violated",
}  # fmt: skip
TRUCE_OBJECT: dict[str, str] = {
    "agree": "agreed", "announce": "agreed", "broker": "agreed", "declare": "agreed", "sign": "agreed", "reach": "agreed", "accept": "agreed",
    "negotiate": "agreed", "conclude": "agreed", "secure": "agreed", "mediate": "agreed", "approve": "agreed", "extend": "ongoing", "renew": "ongoing",
    "observe": "ongoing", "respect": "ongoing", "maintain": "ongoing", "honour": "ongoing", "honor": "ongoing", "violate": "violated",
    "break": "violated", "breach": "violated", "threaten": "violated", "disrupt": "violated", "undermine": "violated", "flout": "violated",
    "end": "ended", "cancel": "ended", "abandon": "ended", "terminate": "ended", "renounce": "ended", "begin": "started", "start": "started", "implement": "started",
    "lift": "ended", "resume": "resumed", "restore": "resumed", "plan": "planned", "suspend": "halted",
    "reject": "failed", "veto": "failed", "cover": "ongoing", "spurn": "failed", "rebuff": "failed", "refuse": "failed", "turn": "failed",
}  # fmt: skip
DEALS = {"deal", "agreement", "accord", "pact", "treaty"}
PEACE_SUBJECT: dict[str, str] = {**TRUCE_SUBJECT, "end": "agreed"}
PEACE_OBJECT: dict[str, str] = {**TRUCE_OBJECT, "end": "agreed"}
"""'A peace deal ended the war', where the deal may be read as what was ended."""
MOVE_SUBJECT: dict[str, str] = {
    "begin": "started", "start": "started", "get": "started", "halt": "halted", "stop": "halted", "stall": "halted", "pause": "halted",
    "resume": "resumed", "restart": "resumed", "continue": "ongoing", "proceed": "ongoing", "go": "ongoing", "progress": "ongoing", "end": "ended",
    "finish": "ended", "conclude": "ended", "fail": "failed", "collapse": "failed", "take": "started", "run": "ongoing", "fall": "failed", "founder": "failed",
    "falter": "failed", "unravel": "failed", "enter": "ongoing",
}  # fmt: skip
MOVE_OBJECT: dict[str, str] = {
    "agree": "agreed", "broker": "agreed", "allow": "agreed", "negotiate": "agreed", "approve": "agreed", "arrange": "agreed", "permit": "agreed",
    "begin": "started", "start": "started", "launch": "started", "attempt": "started", "halt": "halted", "suspend": "halted", "stop": "halted",
    "delay": "halted", "postpone": "halted", "stall": "halted", "block": "halted", "obstruct": "halted", "interrupt": "halted", "pause": "halted",
    "prevent": "halted", "resume": "resumed", "restart": "resumed", "continue": "ongoing", "accelerate": "ongoing", "coordinate": "ongoing",
    "complete": "ended", "end": "ended", "finish": "ended", "conclude": "ended", "plan": "planned", "order": "planned", "prepare": "planned",
    "organise": "ongoing", "organize": "ongoing", "oversee": "ongoing", "cancel": "failed", "abandon": "failed", "put": "halted", "carry": "ended",
    "announce": "planned", "declare": "planned", "disrupt": "halted", "keep": "halted", "decree": "planned",
}  # fmt: skip
WITH_PARTICLE = {"take": {"effect", "hold"}, "come": {"effect", "force"}, "go": {"effect", "force", "ahead", "on"}, "enter": {"effect", "force"},
                  "get": {"underway", "way"}, "break": {"down"}, "remain": {"place", "force", "effect"}, "stand": {"place", "force"}, "run": {"out"}, "put": {"off", "hold"}, "turn": {"down"}, "carry": {"out"}, "fall": {"apart", "through"}, "keep": {"from"}}  # fmt: skip
