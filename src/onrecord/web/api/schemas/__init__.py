"""What the API takes and gives, as schemas: bodies are read by them, answers are described by them and tested against them."""

from __future__ import annotations

from onrecord.web.api.schemas.asked import BatchAsked, DecisionAsked, ErasingAsked, ReportAsked
from onrecord.web.api.schemas.decided import (
    BatchAnswer,
    DecisionAnswer,
    DecisionShown,
    DecisionsPage,
    Entry,
    Head,
    Health,
    LogPage,
    Me,
)
from onrecord.web.api.schemas.happened import (
    Board,
    CopiesPage,
    DailyTolls,
    IncidentShown,
    IncidentsPage,
)
from onrecord.web.api.schemas.told import (
    ClaimShown,
    ClaimsPage,
    ClaimWithDecisions,
    FailuresPage,
    ReportAdded,
    ReportErased,
    ReportShown,
    ReportsPage,
    ReportText,
)

__all__ = [
    "BatchAnswer",
    "BatchAsked",
    "Board",
    "ClaimShown",
    "ClaimWithDecisions",
    "ClaimsPage",
    "CopiesPage",
    "DailyTolls",
    "DecisionAnswer",
    "DecisionAsked",
    "DecisionShown",
    "DecisionsPage",
    "Entry",
    "ErasingAsked",
    "FailuresPage",
    "Head",
    "Health",
    "IncidentShown",
    "IncidentsPage",
    "LogPage",
    "Me",
    "ReportAdded",
    "ReportAsked",
    "ReportErased",
    "ReportShown",
    "ReportText",
    "ReportsPage",
]
