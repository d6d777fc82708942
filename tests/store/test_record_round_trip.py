"""What goes into the record comes out equal in every field, and its query columns say the same."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

import pytest
from asking import DATABASES, ask
from hypothesis import given
from hypothesis import strategies as st

from onrecord.address import Address
from onrecord.records import (
    PEOPLE_KINDS,
    SITUATION_KINDS,
    Block,
    BlockKind,
    Certainty,
    Claim,
    Figure,
    Place,
    Precision,
    PublishedBy,
    Report,
    Scope,
    Span,
    Voice,
    VoiceKind,
    When,
)
from onrecord.store import Record, open_record

letters = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
words = st.text(letters, max_size=20)
maybe_words = st.none() | words
offsets = st.integers(0, 10**6)
counts = st.none() | st.integers(-(2**63), 2**63 - 1)
degrees = st.none() | st.floats(allow_nan=False, allow_infinity=False)
days = st.none() | st.dates()
spans = st.builds(Span, offsets, offsets, words)
figures = st.builds(Figure, counts, counts, st.booleans(), words, maybe_words)
places = st.builds(
    Place,
    words,
    words,
    lat=degrees,
    lon=degrees,
    gazetteer=maybe_words,
    precision=st.none() | st.sampled_from(get_args(Precision)),
    country=maybe_words,
    within=st.lists(words, max_size=3).map(tuple),
)
voices = st.builds(Voice, words, st.sampled_from(get_args(VoiceKind)), st.booleans(), words)
blocks = st.builds(Block, st.sampled_from(get_args(BlockKind)), offsets, offsets)
claims = st.builds(
    Claim,
    report=st.just(""),
    id=words,
    kind=st.sampled_from(PEOPLE_KINDS + SITUATION_KINDS),
    evidence=spans,
    figure=st.none() | figures,
    groups=st.lists(words, max_size=3).map(tuple),
    affiliation=maybe_words,
    actor=maybe_words,
    method=maybe_words,
    place=st.none() | places,
    time=st.none() | st.builds(When, words, days, days),
    said_by=st.lists(voices, max_size=2).map(tuple),
    certainty=st.sampled_from(get_args(Certainty)),
    scope=st.sampled_from(get_args(Scope)),
    superseded=st.booleans(),
    part_of=maybe_words,
    phase=maybe_words,
    attack=maybe_words,
)
reports = st.builds(
    Report,
    id=words,
    text=st.text(letters),
    title=maybe_words,
    outlet=maybe_words,
    url=maybe_words,
    published=days,
    published_by=st.sampled_from(get_args(PublishedBy)),
    blocks=st.lists(blocks, max_size=3).map(tuple),
    source=words,
    raw_sha256=words,
)
_numbers = itertools.count()


@pytest.fixture(scope="module", params=DATABASES)
def where(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    if request.param == "sqlite":
        yield tmp_path_factory.mktemp("round-trip") / "onrecord.db"
        return
    with request.getfixturevalue("cluster").database() as server:
        yield server


@pytest.fixture(scope="module")
def record(where: Address) -> Iterator[Record]:
    with open_record(where, create=True) as opened:
        yield opened


@given(report=reports, held=st.lists(claims, max_size=4, unique_by=lambda claim: claim.id))
def test_a_report_and_its_claims_come_back_equal(
    record: Record, where: Address, report: Report, held: list[Claim]
) -> None:
    report = replace(report, id=f"{next(_numbers)} {report.id}")
    given_claims = [replace(claim, report=report.id) for claim in held]

    assert record.add(report, given_claims, "v1").outcome == "new"

    assert record.report(report.id) == report
    assert list(record.claims(report.id)) == given_claims
    assert record.has(report, "v1")
    assert _columns(where, report.id) == [_columns_of(claim) for claim in given_claims]


def _columns(where: Address, report_id: str) -> list[tuple[object, ...]]:
    found = ask(
        where,
        """SELECT claim_id, kind, certainty, low, high, place_name, lat, lon, start, "end" FROM claim
        JOIN reading ON reading.id = reading_id JOIN report ON report.id = report_id
        WHERE key = ? ORDER BY position""",
        report_id,
    )
    # A file keeps days as text, a server as days.
    return [(*row[:-2], *(str(day) if day is not None else None for day in row[-2:])) for row in found]


def _columns_of(claim: Claim) -> tuple[object, ...]:
    """The query columns as the claim format shows them."""
    line = claim.as_json()
    figure, place, time = line["figure"] or {}, line["place"] or {}, line["time"] or {}
    return (
        *(line["id"], line["kind"], line["certainty"], figure.get("low"), figure.get("high")),
        *(place.get("name"), place.get("lat"), place.get("lon"), time.get("start"), time.get("end")),
    )
