"""A claim on the terminal: its words in context, its facts on one line, and who says it."""

from __future__ import annotations

from onrecord.cli import screen
from onrecord.cli.loaded import Loaded
from onrecord.records import Claim, Report

CONTEXT = 140
"""Characters of the report shown before and behind a claim's words."""


def context(report: Report, claim: Claim):  # type: ignore[no-untyped-def]
    """The claim's words, marked, with what stands around them."""
    from rich.text import Text

    e = claim.evidence
    start, end = max(0, e.start - CONTEXT), min(len(report.text), e.end + CONTEXT)
    before = " ".join(report.text[start : e.start].split("\n"))
    behind = " ".join(report.text[e.end : end].split("\n"))
    return Text.assemble(
        "  ", ("…" if start else "", "dim"), (before, "dim"), (e.text.replace("\n", " "), "bold reverse"), (behind, "dim"),
        ("…" if end < len(report.text) else "", "dim"),
    )  # fmt: skip


def facts(claim: Claim) -> str:
    """'killed: ≥ 82 · civilian · Qasr · 2024-02-13'."""
    parts = [
        f"{claim.kind}{' ' + claim.phase if claim.phase else ''}: {screen.figure_words(claim.figure)}" if claim.figure else claim.kind + (f" {claim.phase}" if claim.phase else ""),
        ", ".join(claim.groups) + (f" ({claim.affiliation})" if claim.affiliation else ""),
        f"by {claim.actor}{'' if claim.actor_standing == 'stated' else f' ({claim.actor_standing})'}" if claim.actor else "",
        claim.method or "",
        screen.place_words(claim.place) + (f" ({claim.place.precision})" if claim.place and claim.place.precision else ""),
        _when(claim),
        screen.remarks(claim),
    ]  # fmt: skip
    return " · ".join(p for p in parts if p)


def _when(claim: Claim) -> str:
    """The days, and why the words mean them."""
    words = screen.when_words(claim.time)
    return (
        f"{words} (“{claim.time.text}”: {claim.time.why})"
        if words and claim.time and claim.time.why
        else words
    )


def says(claim: Claim, report: Report) -> str:
    """Who says it: the voices, nearest first, or the outlet."""
    return screen.voices_words(claim) or f"{report.outlet or report.id}, in its own voice"


def listed(loaded: Loaded, label: str, claims: list[Claim]) -> None:
    """Claims under a heading, each with its facts, its speaker and its words."""
    from rich.text import Text

    out = screen.console()
    out.print(Text(f"{label}:" + ("" if claims else " nothing in the record"), "bold"))
    for claim in claims:
        report = loaded.reports[claim.report]
        out.print(
            Text.assemble(
                (f"  {claim.report}:{claim.id}  ", "dim"),
                facts(claim),
                (f"  — {says(claim, report)}", "italic"),
            )
        )
        out.print(context(report, claim))
