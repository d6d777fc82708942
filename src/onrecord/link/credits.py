"""Which news agency a report says that its text is from: dateline, credit line, or a name in brackets at its ends."""

from __future__ import annotations

import re

from onrecord.records import Report

_WIRES = {
    "AFP": r"AFP|Agence France[- ]Presse", "AP": r"AP|Associated Press", "Reuters": r"Reuters|REUTERS",
    "UPI": r"UPI", "dpa": r"DPA|dpa", "EFE": r"EFE", "ANSA": r"ANSA", "Xinhua": r"Xinhua|XINHUA", "TASS": r"TASS|ITAR-TASS",
    "Interfax": r"Interfax", "RIA Novosti": r"RIA(?: Novosti)?", "Sputnik": r"Sputnik", "Anadolu": r"Anadolu(?: Agency)?|AA",
    "SANA": r"SANA", "IRNA": r"IRNA", "Fars": r"F(?:ars|ARS)", "Tasnim": r"Tasnim", "WAFA": r"WAFA", "MENA": r"MENA",
    "NNA": r"NNA", "PTI": r"PTI", "KUNA": r"KUNA", "SPA": r"SPA", "Ukrinform": r"Ukrinform", "SUNA": r"SUNA", "Saba": r"Saba",
}  # fmt: skip
"""Agencies by the names under which their texts are reprinted, those of the wars since 1990 first."""
_ANY = "|".join(f"({pattern})" for pattern in _WIRES.values())
_NAMED = re.compile(rf"(?<![\w.])(?:{_ANY})(?!\w)")
_IN_BRACKETS = re.compile(rf"[(\[](?:{_ANY})[)\]]")
_AT_THE_END = re.compile(rf"(?:--|—|–)\s?(?:{_ANY})\s*$")
_ENDS = 300
"""Characters at either end of a text in which an agency in brackets is a credit."""


def agencies(report: Report) -> frozenset[str]:
    """The agencies credited, under one name each; empty where the report credits none."""
    text, found = report.text, set()
    for block in report.blocks:
        if block.kind in ("dateline", "credit"):
            found |= _named(_NAMED, text[block.start : block.end])
    for piece in (text[:_ENDS], text[-_ENDS:]):
        found |= _named(_IN_BRACKETS, piece)
    found |= _named(_AT_THE_END, text[-_ENDS:])
    return frozenset(found)


def _named(pattern: re.Pattern[str], text: str) -> set[str]:
    return {
        wire
        for match in pattern.finditer(text)
        for wire, value in zip(_WIRES, match.groups(), strict=True)
        if value
    }
