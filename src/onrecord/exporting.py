"""A record as it may be published → the material of an export, with what the gazetteer and the table of voices know.

Comes in: reports, claims and judged incidents, protected already. Goes out: the material that every format writes. The formats are
publish/'s, protection protecting.py's; who may export is decided by whoever calls.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, BinaryIO

from onrecord import __version__, pipeline
from onrecord.incidents import Assessment, Incident
from onrecord.publish.entries import incident_title, is_running_total
from onrecord.publish.formats import Asked, Format, Material, Party, Told, Where
from onrecord.publish.formats.flat import TABLES
from onrecord.publish.formats.format import PartyKind
from onrecord.records import Claim, ClaimRef, Place, Report, Voice
from onrecord.resolve import countries, voices
from onrecord.resolve.gazetteer import Entry, shared

BESIDE = ".about.json"
"""What a file's name has after it for the file that says what it holds and what it leaves out."""
_KINDS: Mapping[str, PartyKind] = {"government": "state", "armed-group": "armed-group"}
_GENERIC: Mapping[str, PartyKind] = {
    "government forces": "state",
    "armed groups, not named": "unnamed-armed-group",
}
"""The plain words of pipeline.side_named for sides that a report names by no name of their own."""


def material(
    reports: Mapping[str, Report], claims: Mapping[ClaimRef, Claim], judged: Iterable[tuple[Incident, Assessment]], made_by: str,
    asked: Asked, left_out: tuple[int, int] = (0, 0),
) -> Material:  # fmt: skip
    """All of it in the order of ids, so that the same record gives the same bytes. `left_out`: reports published later, and undated ones."""
    found = [told(incident, made, claims) for incident, made in sorted(judged, key=lambda one: one[0].id)]
    return material_from(
        dict(sorted(reports.items())), dict(sorted(claims.items())), found,
        {ref: one.incident.id for one in found for ref in one.incident.refs()}, made_by, asked, left_out,
    )  # fmt: skip


def material_from(
    reports: Mapping[str, Report], claims: Mapping[ClaimRef, Claim], found: Sequence[Told], incident_of: Mapping[ClaimRef, str],
    made_by: str, asked: Asked, left_out: tuple[int, int] = (0, 0),
) -> Material:  # fmt: skip
    """The same of what is in its order already."""
    return Material(
        reports, claims, found, incident_of, made_by, asked, where, party, voice_name, speaks_for, *left_out
    )


def told(incident: Incident, assessment: Assessment, claims: Mapping[ClaimRef, Claim]) -> Told:
    """An incident with what it amounts to, as formats take it."""
    own = tuple(claims[ref] for ref in incident.refs() if ref in claims)
    return Told(incident, assessment, own, incident_title(incident, assessment, own), is_running_total(own))


def write(wanted: Format, table: str, found: Material, out: BinaryIO) -> dict[str, Any]:
    """Writes the file, and gives back what it holds and loses: what stands beside it. The file is at its beginning again."""
    rows = wanted.write(found, out, table)
    out.seek(0)
    digest = hashlib.file_digest(out, "sha256").hexdigest()  # type: ignore[arg-type] # files of the temporary sort can be read so too
    out.seek(0)
    return about(wanted, table, found, rows, digest)


def logged(about: Mapping[str, Any]) -> dict[str, Any]:
    """What the log keeps of an export."""
    return {key: value for key, value in about.items() if key != "lost"}


def as_file(about: Mapping[str, Any]) -> bytes:
    """What stands beside an export, in the file NAME + BESIDE."""
    return (json.dumps(about, ensure_ascii=False, indent=1) + "\n").encode()


def about(wanted: Format, table: str, found: Material, rows: int, digest: str) -> dict[str, Any]:
    """Nothing in it changes from one day to the next."""
    lost = [*wanted.lost, *(TABLES[table].lost if table and table in TABLES else ())]
    return {
        "format": wanted.name, "title": wanted.title, "table": table or None, "row": wanted.row, "rows": rows, "sha256": digest,
        "onrecord": __version__, "made_by": found.made_by, "filter": dict(found.asked.filter),
        "on": found.asked.on.isoformat() if found.asked.on else None,
        "left_out": {
            "published_later": found.later, "no_known_day": found.undated, "by_rule": dict(wanted.left_out(found)) if wanted.left_out else {},
        },
        "with_names": found.asked.with_names, "exact_places": found.asked.exact_places,
        "lost": [{"field": one.field, "why": one.why} for one in lost],
    }  # fmt: skip


# --- what the gazetteer says ----------------------------------------------------------------------


def where(place: Place | None) -> Where:
    if place is None:
        return Where()
    return _where(place.gazetteer or "", place.country or "", place.within)


@lru_cache(50_000)
def _where(gid: str, country: str, within: tuple[str, ...]) -> Where:
    entry = shared().by_gid(gid) if gid else None
    chain: tuple[Entry, ...] = (entry, *shared().above(entry)) if entry else ()
    if not chain and within:
        found = (shared().by_gid(one) for one in within)
        chain = tuple(one for one in found if one is not None)
    iso2 = country or next((e.country for e in chain if e.country), "") or ""
    iso3, numeric = countries.longer().get(iso2, ("", None))
    divisions = [e.name for e in chain if e.kind == "division"]
    return Where(
        countries.names().get(iso2, ""),
        iso2,
        iso3,
        numeric,
        divisions[-1] if divisions else "",
        divisions[-2] if len(divisions) > 1 else "",
    )


# --- who is meant ---------------------------------------------------------------------------------


_FORCES = re.compile(
    r"^(?:(?:the|an?|one|two|three|several)\s+)?([A-Z]\w+)\s+(?:(?:war|fighter|combat|military|naval|guided|glide|aerial|ballistic|cruise|attack|"
    r"kamikaze|suicide|armed|unmanned|fpv|(?:short|long)-range|iskander|kinzhal|kalibr|shahed|geran|lancet|tochka|grad|himars|(?:su|mig|kh|s)-\d+)[\s-]?){0,2}"
    r"(?:planes?|jets?|warplanes?|aircraft|bombers?|helicopters?|air\s?force|army|military|armed\s+forces|forces?|troops|soldiers|artillery|"
    r"tanks?|navy|warships?|gunboats?|police|(?:drones?|bombs?|missiles?|rockets?|shells?|mortars?|air\s?strikes?|strikes?|shelling|fire)"
    r"(?:\s+(?:attacks?|strikes?|fire))?)$",
    re.IGNORECASE,
)
"""'Russian warplanes', 'a Ukrainian drone attack': a state's forces where nobody else is named; 'Syrian opposition forces' are not."""
_NOT_ALONE = frozenset(("PS",))
"""Their adjective alone, or before a weapon, says of no forces whose they are."""
_OF_A_STATE = re.compile(
    r"\b(?:army|military|armed\s+forces|forces|troops|soldiers|police|navy)$", re.IGNORECASE
)


@lru_cache(maxsize=1)
def _demonyms() -> dict[str, str]:
    """Adjective of a country, of one word → its ISO code; those of two countries ('Congolese', 'Korean') are nobody's."""
    found: dict[str, list[str]] = {}
    for row in countries.listed():
        for word in row["demonyms"].split(";"):
            found.setdefault(word.lower(), []).append(row["iso"])
    return {word: isos[0] for word, isos in found.items() if word and len(set(isos)) == 1}


@lru_cache(10_000)
def party(words: str) -> Party:
    """Who is meant by a report's words for an actor; its own words where nobody knows it."""
    found = voices.known_in(words)
    if found is not None and found[0].kind in _KINDS:
        return Party(found[0].name, _KINDS[found[0].kind], found[0].country)
    iso = _nation(words)
    if iso is not None:
        return _forces_of(iso)
    name = pipeline.side_named(words)
    return Party(name, _GENERIC.get(name, "unknown"))


def _nation(words: str) -> str | None:
    """The state whose forces the words mean: by its adjective before what a state's forces have, or alone ('Russian'); 'Russians' may be anybody."""
    found = _FORCES.match(words)
    adjective = (found[1] if found else words).lower()
    if adjective[:-1] in _demonyms():
        return None
    iso = _demonyms().get(adjective)
    return None if iso in _NOT_ALONE and not _OF_A_STATE.search(words) else iso


def _forces_of(iso: str) -> Party:
    return Party(f"forces of {countries.names()[iso]}", "state", iso)


def speaks_for(voice: Voice) -> Party | None:
    """Whose forces a known voice means by 'its forces': those of its state, or its own armed group; None where that is not known."""
    known = _known_voices().get(voice.key)
    if known is None or known.kind not in _KINDS:
        return None
    if known.kind == "armed-group":
        return Party(known.name, "armed-group", known.country)
    # Authorities of a side that is not the state ('hamas', 'houthis') have its country too.
    name = countries.names().get(known.country, "")
    return (
        _forces_of(known.country) if name and known.side.replace("-", " ").startswith(name.lower()) else None
    )


@lru_cache(maxsize=1)
def _known_voices() -> dict[str, voices.Known]:
    return {one.key: one for one in voices.known()}


def voice_name(voice: Voice) -> str:
    known = voices.names().get(voice.key) if voice.key else None
    return known[0] if known else voice.full or voice.text
