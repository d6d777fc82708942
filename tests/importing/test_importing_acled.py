"""Rows of ACLED: each column that is used, each kind of event, older and newer layouts, and what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tables_made import ACLED, SHELLED, acled, put, taken, written

from onrecord.importing.acled_codes import SUB_EVENTS
from onrecord.records import Claim


def of(claims: tuple[Claim, ...], kind: str) -> Claim:
    return next(c for c in claims if c.kind == kind)


def test_a_row_is_a_report_whose_claims_quote_its_columns(tmp_path: Path) -> None:
    [(report, claims)], failures = acled(tmp_path, {})
    assert failures == []
    assert (report.id, report.outlet, report.published) == ("acled-SYR70001", "ACLED", date(2023, 11, 14))
    assert report.text.startswith("On 12 December 2016, guns on the ridge")
    killed = of(claims, "killed")
    assert killed.evidence.text == "fatalities: 12"
    assert report.text[killed.evidence.start : killed.evidence.end] == "fatalities: 12"
    assert killed.figure is not None
    assert (killed.figure.low, killed.figure.high, killed.groups) == (12, 12, ("civilian",))
    assert (killed.actor, killed.method, killed.attack) == (
        "Military Forces of Syria (2000-)",
        "shelling",
        "c1",
    )
    assert of(claims, "attack").evidence.text == "sub_event_type: Shelling/artillery/missile attack"


def test_the_raw_bytes_are_the_row_as_it_stood(tmp_path: Path) -> None:
    text = written(ACLED, SHELLED, SHELLED | {"event_id_cnty": "SYR70002"})
    found, _, _ = taken(put(tmp_path, "acled.csv", text))
    assert [report.raw for report, _ in found] == [
        line.encode() for line in text.splitlines(keepends=True)[1:]
    ]


def test_a_known_source_answers_for_the_row_and_an_unknown_one_stands_beside_it(tmp_path: Path) -> None:
    [(_, claims)], _ = acled(tmp_path, {"source": "Syria Live Map; SOHR"})
    assert [(v.text, v.key) for v in of(claims, "killed").said_by] == [
        ("SOHR", "sohr"),
        ("Syria Live Map", "said:syria live map"),
    ]
    [(_, claims)], _ = acled(tmp_path, {"source": "Undisclosed Source"})
    assert of(claims, "killed").said_by[0].anonymous


def test_no_deaths_make_no_claim_of_deaths(tmp_path: Path) -> None:
    [(_, claims)], _ = acled(tmp_path, {"fatalities": "0"})
    assert [c.kind for c in claims] == ["attack"]


@pytest.mark.parametrize(
    ("type_", "sub", "wanted"),
    [
        ("Battles", "Armed clash", [("attack", "ground-fighting", None, None), ("killed", "ground-fighting", None, None)]),
        ("Battles", "Government regains territory",
         [("attack", "ground-fighting", None, None), ("control", None, "gained", "Military Forces of Syria (2000-)"), ("killed", "ground-fighting", None, None)]),
        ("Explosions/Remote violence", "Air/drone strike",
         [("attack", "airstrike", None, "Military Forces of Syria (2000-)"), ("killed", "airstrike", None, "Military Forces of Syria (2000-)")]),
        ("Violence against civilians", "Sexual violence",
         [("sexual-violence", None, None, "Military Forces of Syria (2000-)"), ("killed", None, None, "Military Forces of Syria (2000-)")]),
        ("Violence against civilians", "Abduction/forced disappearance",
         [("abducted", None, None, "Military Forces of Syria (2000-)"), ("killed", None, None, "Military Forces of Syria (2000-)")]),
        ("Strategic developments", "Arrests",
         [("detained", None, None, "Military Forces of Syria (2000-)"), ("killed", None, None, "Military Forces of Syria (2000-)")]),
        ("Strategic developments", "Non-violent transfer of territory",
         [("control", None, "gained", "Military Forces of Syria (2000-)"), ("killed", None, None, "Military Forces of Syria (2000-)")]),
        ("Strategic developments", "Agreement", [("talks", None, "held", None), ("killed", None, None, None)]),
        ("Protests", "Peaceful protest", [("killed", None, None, "Military Forces of Syria (2000-)")]),
    ],
)  # fmt: skip
def test_each_sort_of_event_makes_its_claims(
    tmp_path: Path, type_: str, sub: str, wanted: list[object]
) -> None:
    [(_, claims)], _ = acled(tmp_path, {"event_type": type_, "sub_event_type": sub})
    assert [(c.kind, c.method, c.phase, c.actor) for c in claims] == wanted


def test_an_agreement_that_names_a_truce_is_a_ceasefire(tmp_path: Path) -> None:
    row = {"event_type": "Strategic developments", "sub_event_type": "Agreement", "fatalities": "0"}
    [(_, claims)], _ = acled(tmp_path, row | {"notes": "Both sides signed a local truce for the quarter."})
    assert [(c.kind, c.phase) for c in claims] == [("ceasefire", "agreed")]


@pytest.mark.parametrize("sub", sorted(SUB_EVENTS))
def test_every_sub_type_is_taken_in_any_case(tmp_path: Path, sub: str) -> None:
    found, failures = acled(tmp_path, {"sub_event_type": sub.upper()})
    assert (len(found), failures) == (1, [])


@pytest.mark.parametrize(
    ("precision", "start", "end"),
    [("1", (12, 12), (12, 12)), ("2", (12, 9), (12, 15)), ("3", (12, 1), (12, 31))],
)
def test_the_time_is_as_wide_as_its_precision(tmp_path: Path, precision: str, start: tuple[int, int], end: tuple[int, int]) -> None:  # fmt: skip
    [(_, claims)], _ = acled(tmp_path, {"time_precision": precision})
    when = claims[0].time
    assert when is not None
    assert (when.start, when.end) == (date(2016, *start), date(2016, *end))


@pytest.mark.parametrize(
    ("precision", "wanted", "gazetteer"),
    [
        ("1", "settlement", "geonames:170063"),
        ("2", "settlement", "geonames:170063"),
        ("3", "region", "geonames:170062"),
    ],
)
def test_the_place_is_as_wide_as_its_precision(
    tmp_path: Path, precision: str, wanted: str, gazetteer: str
) -> None:
    [(_, claims)], _ = acled(tmp_path, {"geo_precision": precision})
    place = claims[0].place
    assert place is not None
    assert (place.precision, place.gazetteer, place.lat, place.lon) == (wanted, gazetteer, 36.2012, 37.1612)
    assert place.radius_km is not None
    assert place.radius_km >= {"1": 3.0, "2": 25.0, "3": 100.0}[precision]


def test_a_name_that_the_gazetteer_has_elsewhere_gets_no_id(tmp_path: Path) -> None:
    [(_, claims)], _ = acled(tmp_path, {"location": "Raqqa", "latitude": "36.9", "longitude": "36.6"})
    place = claims[0].place
    assert place is not None
    assert (place.name, place.gazetteer, place.country) == ("Raqqa", None, "SY")
    assert place.within == ("geonames:170062", "geonames:163843"), (
        "its division and country are known all the same"
    )


def test_the_columns_of_before_2023_and_their_types_are_taken(tmp_path: Path) -> None:
    columns = ["data_id", "iso", "event_id_cnty", "event_id_no_cnty", *(c for c in ACLED[1:] if c not in ("disorder_type", "civilian_targeting", "tags", "iso")), "iso3"]  # fmt: skip
    row = {k: v for k, v in SHELLED.items() if k in columns} | {
        "event_date": "12 December 2016", "event_type": "Battle-No change of territory", "sub_event_type": "", "iso3": "SYR",
    }  # fmt: skip
    [(report, claims)], failures, table = taken(put(tmp_path, "old.csv", written(columns, row)))
    assert (failures, table.kind) == ([], "acled")
    assert report.id == "acled-SYR70001"
    assert [(c.kind, c.groups) for c in claims] == [("attack", ()), ("killed", ("person",))]
    assert claims[0].time is not None
    assert claims[0].time.start == date(2016, 12, 12)


def test_semicolons_and_words_for_the_sorts_of_actors_are_taken(tmp_path: Path) -> None:
    row = SHELLED | {
        "inter1": "State Forces",
        "inter2": "Civilians",
        "interaction": "State Forces-Civilians",
        "source": "SOHR",
    }
    found, failures, _ = taken(put(tmp_path, "s.csv", written(ACLED, row, delimiter=";")))
    assert failures == []
    assert of(found[0][1], "killed").actor == "Military Forces of Syria (2000-)"


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        ({"event_date": ""}, "missing", "has no `event_date`"),
        ({"event_date": "03/04/2016"}, "bad-date", "03/04/2016"),
        ({"event_date": "2016-02-31"}, "bad-date", "2016-02-31"),
        ({"year": "2015"}, "bad-date", "has a `year` that is 2015"),
        ({"latitude": "96.2"}, "bad-position", "96.2"),
        ({"longitude": ""}, "bad-position", "has no `longitude`"),
        ({"latitude": "north"}, "bad-position", "north"),
        ({"fatalities": "-3"}, "negative", "-3"),
        ({"fatalities": "many"}, "bad-number", "many"),
        ({"event_type": "Weather"}, "unknown-code", "Weather"),
        ({"sub_event_type": "Snow"}, "unknown-code", "Snow"),
        ({"geo_precision": "9"}, "unknown-code", "9"),
        ({"time_precision": "x"}, "unknown-code", "x"),
        ({"inter1": "12"}, "unknown-code", "12"),
        ({"event_id_cnty": ""}, "missing", "has no `event_id_cnty`"),
    ],
)  # fmt: skip
def test_a_bad_row_is_a_failure_with_its_line_and_the_rest_goes_on(tmp_path: Path, change: dict[str, str], code: str, words: str) -> None:  # fmt: skip
    found, [failure] = acled(tmp_path, {"event_id_cnty": "SYR1"}, change, {"event_id_cnty": "SYR3"})
    assert [report.id for report, _ in found] == ["acled-SYR1", "acled-SYR3"]
    assert (failure.code, failure.where) == (code, "line 3")
    assert words in failure.found


def test_two_rows_of_one_id_are_told(tmp_path: Path) -> None:
    found, [failure] = acled(tmp_path, {}, {"fatalities": "3"}, {})
    assert (failure.code, failure.where) == ("duplicate-id", "line 3")
    assert len(found) == 2, "the same row again is no failure: the record knows it"
