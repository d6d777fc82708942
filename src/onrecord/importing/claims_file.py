"""Claims of another record, as `onrecord export` wrote them (CSV or JSON Lines) → its reports, and the same claims.

The text of a report is not in such a file: the words of its claims stand in for it, in their order, each stretch on a line of its own, and
the offsets of the evidence are made anew. All else comes back as the file has it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, get_args

from onrecord import records
from onrecord.errors import ReadError
from onrecord.publish.formats import claim_json
from onrecord.publish.formats.cells import unsafe
from onrecord.publish.formats.flat import TABLES, claim_of
from onrecord.publish.formats.flat_csv import value_of
from onrecord.read.entry import sha256
from onrecord.read.tables import Row
from onrecord.records import Block, Claim, Place, Report, Span, Voice
from onrecord.resolve import voices
from onrecord.resolve.gazetteer import Gazetteer

_COLUMNS = {column.name: column for column in TABLES["claims"].columns}
_MEND = "Export the claims again, or take the line out."


def recognises(columns: Collection[str]) -> bool:
    held = set(columns)
    return {"report", "id", "kind"} <= held and bool({"quote", "evidence"} & held)


@dataclass(frozen=True, slots=True)
class Told:
    """One line: the claim, and what the line says of its report."""

    claim: Claim
    row: Row
    outlet: str | None
    published: date | None
    url: str | None


def told(row: Row, gazetteer: Gazetteer) -> Told:
    """ReadError where the line is no claim."""
    try:
        if "evidence" in row.cells:
            one = _of_object(row.cells, gazetteer)
            return Told(_checked(one), row, None, None, None)
        cells = {
            name: value_of(unsafe(str(text)), _COLUMNS[name])
            for name, text in row.cells.items()
            if name in _COLUMNS
        }
        claim = _checked(claim_of(cells))
        return Told(claim, row, cells.get("outlet"), cells.get("published"), cells.get("url"))
    except (KeyError, TypeError, ValueError) as error:
        raise ReadError(
            "no-claim", "", f"is no claim ({type(error).__name__} in its fields)", "a line of `onrecord export csv --table claims`, or of `jsonl`",
            _MEND,
        ) from None  # fmt: skip


def _checked(claim: Claim) -> Claim:
    """Words that the record does not know would be kept and never understood."""
    for name, value, accepted in (
        ("kind", claim.kind, (*get_args(records.PeopleKind), *get_args(records.SituationKind))),
        ("certainty", claim.certainty, get_args(records.Certainty)),
        ("scope", claim.scope, get_args(records.Scope)),
    ):
        if value not in accepted:
            raise ReadError(
                "unknown-code",
                "",
                f"has a `{name}` that is '{str(value)[:40]}'",
                f"one of {', '.join(accepted)}",
                _MEND,
            )
    if not claim.report or not claim.id or not claim.evidence.text:
        raise ValueError
    return claim


# --- the claim format -----------------------------------------------------------------------------


def _of_object(value: Mapping[str, Any], gazetteer: Gazetteer) -> Claim:
    claim = claim_json.claim_of(value)
    return replace(
        claim, place=_resolved(claim.place, gazetteer), said_by=tuple(map(_keyed, claim.said_by)),
        responsibility=tuple(replace(one, by=_keyed(one.by)) for one in claim.responsibility),
    )  # fmt: skip


def _keyed(said: Voice) -> Voice:
    # A voice that no table knows is keyed by its own words, which the format leaves out.
    return said if said.key else replace(said, key=voices.key_of(said))


def _resolved(place: Place | None, gazetteer: Gazetteer) -> Place | None:
    """The place, with what the gazetteer says of its id: the format leaves the country and the divisions above out."""
    entry = gazetteer.by_gid(place.gazetteer) if place is not None and place.gazetteer else None
    if place is None or entry is None:
        return place
    return replace(
        place, country=entry.country, within=tuple(e.gid for e in gazetteer.above(entry)), kind=entry.kind
    )


# --- a report of its claims -----------------------------------------------------------------------


def grouped(
    lines: Sequence[Told], source: str, outlet: str | None, published: date | None
) -> tuple[Report, tuple[Claim, ...]]:
    """The report of these lines, which are all of its claims."""
    text, spans = _text([one.claim.evidence for one in lines])
    claims = tuple(replace(one.claim, evidence=spans[one.claim.evidence]) for one in lines)
    raw = b"".join(one.row.raw for one in lines)
    first = lines[0]
    day = first.published or published
    report = Report(
        first.claim.report, text, None, first.outlet or outlet, first.url, day, "given" if day else "unknown", (Block("body", 0, len(text)),),
        f"{source}:{first.row.line}", sha256(raw), raw,
    )  # fmt: skip
    return report, claims


def _text(quotes: Sequence[Span]) -> tuple[str, dict[Span, Span]]:
    """The quotes in the order of the text that they are from; those that overlap there are one stretch here too."""
    parts: list[tuple[int, str, list[Span]]] = []
    for quote in sorted(dict.fromkeys(quotes), key=lambda q: (q.start, -q.end, q.text)):
        if parts and (joined := _joined(parts[-1][0], parts[-1][1], quote)) is not None:
            start, _, held = parts[-1]
            parts[-1] = (start, joined, [*held, quote])
        else:
            parts.append((quote.start, quote.text, [quote]))
    out: dict[Span, Span] = {}
    at = 0
    for start, words, held in parts:
        for quote in held:
            begin = at + quote.start - start
            out[quote] = Span(begin, begin + len(quote.text), quote.text)
        at += len(words) + 1
    return "\n".join(words for _, words, _ in parts), out


def _joined(start: int, words: str, quote: Span) -> str | None:
    """A stretch and a quote that overlaps it; None where they do not, or where one was changed for publishing."""
    offset = quote.start - start
    if offset >= len(words):
        return None
    shared = min(len(words) - offset, len(quote.text))
    if words[offset : offset + shared] != quote.text[:shared]:
        return None
    return words + quote.text[shared:]
