"""Which event of ACLED and UCDP an incident is, who the dead were, what Airwars and IDMC make of it: rows as in docs/formats-coded.md."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from material_made import ALEPPO, IDLIB, MONITOR, UN, claim, material_of, report, small, wars, written

from onrecord.publish.formats import FORMATS, Material, acled, acled_events, airwars, idmc
from onrecord.publish.formats.airwars_harm import harm_to
from onrecord.publish.formats.coded import harm
from onrecord.publish.formats.ucdp import date_prec, priogrid, where_prec
from onrecord.publish.formats.ucdp_deaths import estimate
from onrecord.records import Claim, Figure, Place, Report, Responsibility, Voice, When

DAY = date(2016, 12, 16)
ON = When("on Friday", DAY, DAY)
EXACT = {"figure": Figure(4, 4, False, "four")}
AT_LEAST = {"figure": Figure(4, None, False, "at least four")}
CIVILIANS: dict[str, Any] = {"groups": ("civilian",), **EXACT}
FIGHTERS: dict[str, Any] = {"groups": ("combatant",), "affiliation": "rebels", **EXACT}
PEOPLE: dict[str, Any] = {"groups": ("person",), **EXACT}


def one(kind: str, words: str = "what happened", more: tuple[Claim, ...] = (), **fields: Any) -> Material:
    """A war of one report with one claim, and what is given beside it."""
    told = report("r", DAY, "Levant Wire", f"{words}. And more of it here.")
    fields = {"place": IDLIB, "time": ON, **fields}
    return material_of([told], [claim(told, 1, words, kind, **fields), *more])


def rows(form: str, war: Material) -> list[dict[str, Any]]:
    read = FORMATS[form].read
    assert read is not None
    return list(read(BytesIO(written(form, war)), ""))


def event(war: Material) -> tuple[str, str, str]:
    (row,) = rows("acled", war)
    return row["sub_event_type"], row["actor1"] or "", row["actor2"] or ""


# --- ACLED ----------------------------------------------------------------------------------------

UNKNOWN, CIVIL = "Unidentified Armed Group (Syria)", "Civilians (Syria)"


@pytest.mark.parametrize(
    ("war", "wanted"),
    [
        (one("killed", method="airstrike", actor="Russian warplanes", **CIVILIANS), ("Air/drone strike", "Military Forces of Russia", CIVIL)),
        (one("killed", method="drone", **FIGHTERS), ("Air/drone strike", UNKNOWN, UNKNOWN)),
        (one("killed", method="chemical", **CIVILIANS), ("Chemical weapon", UNKNOWN, CIVIL)),
        (one("attack", method="shelling"), ("Shelling/artillery/missile attack", UNKNOWN, "")),
        (one("attack", "a suicide bomber struck", method="explosion"), ("Suicide bomb", UNKNOWN, "")),
        (one("attack", "somebody threw a grenade", method="explosion"), ("Grenade", UNKNOWN, "")),
        (one("attack", "a car bomb went off", method="explosion"), ("Remote explosive/landmine/IED", UNKNOWN, "")),
        (one("killed", method="execution", actor="Islamic State", **FIGHTERS), ("Attack", "Islamic State", CIVIL)),
        (one("killed", method="shooting", actor="Syrian army", **PEOPLE), ("Attack", "Military Forces of Syria", CIVIL)),
        (one("killed", method="ground-fighting", actor="Syrian army", **FIGHTERS), ("Armed clash", "Military Forces of Syria", UNKNOWN)),
        (one("killed", method="shooting", actor="Islamic State", **FIGHTERS), ("Armed clash", "Islamic State", UNKNOWN)),
        (one("sexual-violence", actor="Islamic State", **CIVILIANS), ("Sexual violence", "Islamic State", CIVIL)),
        (one("abducted", **CIVILIANS), ("Abduction/forced disappearance", UNKNOWN, CIVIL)),
        (one("detained", actor="Islamic State", **CIVILIANS), ("Abduction/forced disappearance", "Islamic State", CIVIL)),
        (one("detained", actor="Syrian army", **CIVILIANS), ("Arrests", "Military Forces of Syria", CIVIL)),
        (one("control", phase="gained", actor="Syrian army"), ("Government regains territory", "Military Forces of Syria", UNKNOWN)),
        (one("control", phase="lost", actor="Syrian army"), ("Non-state actor overtakes territory", "Military Forces of Syria", UNKNOWN)),
        (one("control", phase="gained", actor="rebels"), ("Non-state actor overtakes territory", UNKNOWN, UNKNOWN)),
        (one("ceasefire", phase="agreed"), ("Agreement", "", "")),
        (one("ceasefire", phase="violated"), ("Other", "", "")),
        (one("evacuation", phase="agreed"), ("Agreement", "", "")),
        (one("evacuated", **PEOPLE), ("Other", CIVIL, "")),
        (one("displaced", **PEOPLE), ("Other", CIVIL, "")),
        (one("talks", phase="held"), ("Other", "", "")),
        (one("service", phase="destroyed"), ("Looting/property destruction", "", "")),
    ],
)  # fmt: skip
def test_an_incident_is_this_event(war: Material, wanted: tuple[str, str, str]) -> None:
    assert event(war) == wanted


MINISTRY = Voice("Russia's Defence Ministry", "government", key="ru-mod")


@pytest.mark.parametrize(
    ("actor", "said_by", "state"),
    [
        ("a Ukrainian drone attack", (), "Ukraine"),
        ("a Russian drone", (), "Russia"),
        ("A Russian guided bomb", (), "Russia"),
        ("an Israeli air strike", (), "Israel"),
        ("two Russian Iskander missiles", (), "Russia"),
        ("Russian", (), "Russia"),
        ("Russian forces", (), "Russia"),
        ("its forces", (MINISTRY,), "Russia"),
        ("our own troops", (MINISTRY,), "Russia"),
        ("its forces", (UN,), None),
        ("its forces", (), None),
        ("the Russians", (), None),
        ("Russians", (), None),
        ("a Russian man", (), None),
        ("a Palestinian rocket", (), None),
        ("Syrian opposition forces", (), None),
    ],
)
def test_whose_forces_an_actor_is(actor: str, said_by: tuple[Voice, ...], state: str | None) -> None:
    war = one("killed", method="drone", actor=actor, said_by=said_by, **CIVILIANS)
    (acled_row,), (ucdp_row,) = rows("acled", war), rows("ucdp", war)
    assert acled_row["actor1"] == (f"Military Forces of {state}" if state else UNKNOWN)
    assert (ucdp_row["side_a"] or "").startswith("Government of") == bool(state)
    assert (state or "") in (ucdp_row["side_a"] or "")


def test_a_side_s_own_word_of_an_attack_is_of_two_sides() -> None:
    war = one("killed", method="ground-fighting", actor="its forces", said_by=(MINISTRY,), **FIGHTERS)
    assert event(war) == ("Armed clash", "Military Forces of Russia", UNKNOWN)
    group = Voice("the Rapid Support Forces", "armed-group", key="sd-rsf")
    war = one("killed", method="ground-fighting", actor="its fighters", said_by=(group,), **CIVILIANS)
    assert event(war)[1] == "Rapid Support Forces"


@pytest.mark.parametrize(
    ("war", "reason"),
    [
        (one("killed", scope="cumulative", **PEOPLE), acled_events.RUNNING_TOTAL),
        (one("killed", certainty="planned", **PEOPLE), acled_events.NOT_HAPPENED),
        (one("killed", method="shelling", time=None, **PEOPLE), acled_events.NO_DAY),
        (one("killed", method="shelling", time=When("", date(2016, 1, 1), DAY), **PEOPLE), acled_events.TOO_LONG),
        (one("killed", method="shelling", place=None, **PEOPLE), acled_events.NO_POINT),
        (one("killed", method="shelling", place=replace(IDLIB, precision="country"), **PEOPLE), acled_events.NO_POINT),
        (one("trapped", **PEOPLE), acled_events.STATE),
        (one("missing", **PEOPLE), acled_events.STATE),
        (one("control", phase="held", actor="Syrian army"), acled_events.NO_CHANGE),
        (one("control", phase="gained", actor="somebody"), acled_events.NO_CHANGE),
        (one("ceasefire", phase="planned"), acled_events.NO_EVENT_YET),
        (one("talks", phase="failed"), acled_events.NO_EVENT_YET),
        (one("service", phase="delivered"), acled_events.SERVICE),
        (one("killed", method="siege", **CIVILIANS), acled_events.BY_SIEGE),
        (one("attack"), acled_events.NO_MEANS),
        (one("injured", **PEOPLE), acled_events.NO_ACT),
    ],
)  # fmt: skip
def test_an_incident_is_no_event_for_this_reason(war: Material, reason: str) -> None:
    assert rows("acled", war) == []
    assert acled.left_out(war) == {reason: 1}


@pytest.mark.parametrize(
    ("figure", "number", "words"),
    [
        (Figure(4, 9, False, "4 to 9"), 4, "the best figure"),
        (Figure(4, None, False, "at least 4"), 4, "the best figure"),
        (Figure(None, 9, False, "up to 9"), 0, "only an upper bound"),
        (None, 0, "is not said"),
    ],
)
def test_one_integer_for_deaths_and_the_range_beside_it(
    figure: Figure | None, number: int, words: str
) -> None:
    (row,) = rows("acled", one("killed", method="shelling", groups=("person",), figure=figure))
    assert row["fatalities"] == number
    assert words in row["notes"]
    (told,) = one("killed", method="shelling", groups=("person",), figure=figure).told
    found = harm(told, "killed")
    bounds = [None if n is None else str(n) for n in (found.low, found.best, found.high)] if found else None
    tagged = dict(tag.partition("=")[::2] for tag in row["tags"].split("; "))
    assert tagged["onrecord:id"] == told.incident.id
    assert (tagged.get("onrecord:killed") or None) == (bounds and "/".join(n or "" for n in bounds))


def test_the_id_is_the_incident_s() -> None:
    war = small()
    of = {f"i{int(row['event_id_cnty'][3:]):010x}" for row in rows("acled", war)}
    assert of
    assert of <= {told.incident.id for told in war.told}


@pytest.mark.parametrize(
    ("days", "wanted"),
    [((DAY, DAY), (DAY, 1)), ((date(2016, 12, 10), DAY), (date(2016, 12, 13), 2)), ((date(2016, 12, 1), date(2016, 12, 31)), (DAY, 3))],
)  # fmt: skip
def test_a_period_is_its_middle(days: tuple[date, date], wanted: tuple[date, int]) -> None:
    (row,) = rows("acled", one("killed", method="shelling", time=When("", *days), **PEOPLE))
    assert (row["event_date"], row["time_precision"]) == wanted
    assert row["timestamp"] == 1481846400, "midnight of the day of publication"


def test_civilian_targeting_only_where_reports_say_civilians() -> None:
    for who, targeting in ((CIVILIANS, "Civilian targeting"), (PEOPLE, None)):
        (row,) = rows("acled", one("killed", method="shelling", **who))
        assert row["civilian_targeting"] == targeting
        assert ("onrecord:victims=people" in row["tags"]) == (targeting is None)


# --- UCDP -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lat", "lon", "cell"),
    [(34.531094, 69.162796, 179779), (36.2012, 37.1612, 181875), (-89.9, -179.9, 1), (89.9, 179.9, 259200), (90, 180, 259200)],
)  # fmt: skip
def test_cells_of_prio_grid(lat: float, lon: float, cell: int) -> None:
    assert priogrid(lat, lon) == cell


@settings(max_examples=60, deadline=None)
@given(wars())
def test_estimates_are_in_order_and_the_dead_add_up(war: Material) -> None:
    of = {told.incident.id: told for told in war.told}
    for row in rows("ucdp", war):
        assert 0 <= row["low"] <= row["best"] <= row["high"]
        assert row["high"] >= 1
        parts = [row[f"deaths_{side}"] for side in ("a", "b", "civilians", "unknown")]
        assert sum(parts) == row["best"]
        assert min(parts) >= 0
        assert row["number_of_sources"] == len(of[row["relid"]].assessment.origins)


@pytest.mark.parametrize(
    ("war", "violence", "parts"),
    [
        (one("killed", method="shelling", **CIVILIANS), None, (0, 0, 4, 0)),
        (one("killed", method="shelling", actor="Syrian army", **CIVILIANS), None, (0, 0, 4, 0)),
        (one("killed", method="execution", actor="Syrian army", **CIVILIANS), 3, (0, 0, 4, 0)),
        (one("killed", method="execution", **CIVILIANS), None, (0, 0, 4, 0)),
        (one("killed", method="shooting", actor="Syrian army", **PEOPLE), None, (0, 0, 0, 4)),
        (one("killed", method="airstrike", actor="Syrian army", **FIGHTERS), 1, (0, 4, 0, 0)),
        (one("killed", method="shooting", actor="Islamic State", groups=("combatant",), affiliation="Syrian army", **EXACT), 1, (4, 0, 0, 0)),
        (one("killed", method="shooting", actor="Islamic State", groups=("combatant",), affiliation="Ahrar al-Sham", **EXACT), 2, (4, 0, 0, 0)),
        (one("killed", method="shooting", actor="Islamic State", groups=("combatant",), **EXACT), None, (0, 0, 0, 4)),
    ],
)  # fmt: skip
def test_kind_of_violence_and_who_the_dead_were(
    war: Material, violence: int | None, parts: tuple[int, ...]
) -> None:
    (row,) = rows("ucdp", war)
    assert row["type_of_violence"] == violence
    assert tuple(row[f"deaths_{side}"] for side in ("a", "b", "civilians", "unknown")) == parts


def test_an_open_end_closes_at_the_highest_number_that_is_given() -> None:
    told = [report(f"r{n}", DAY, f"Outlet {n}", "people died.") for n in (1, 2)]
    shared: dict[str, Any] = {"place": IDLIB, "time": ON, "method": "airstrike", "groups": ("person",)}
    figures = (Figure(20, None, False, "at least 20"), Figure(14, 14, False, "14"))
    war = material_of(told, [
        claim(r, 1, "people died", "killed", figure=f, said_by=(v,), **shared) for r, f, v in zip(told, figures, (UN, MONITOR), strict=True)
    ])  # fmt: skip
    (row,) = rows("ucdp", war)
    assert (row["low"], row["high"]) == (14, 20)
    assert row["source_original"] == "the UN human rights office; Syrian Observatory for Human Rights"
    (told_of,) = war.told
    assert harm(told_of, "killed").high is None  # type: ignore[union-attr] # it has deaths


def test_an_upper_bound_alone_is_no_best_figure() -> None:
    (told,) = one("killed", figure=Figure(None, 9, False, "up to 9"), groups=("person",)).told
    found = estimate(told)
    assert found is not None
    assert (found.low, found.best, found.high) == (0, 0, 9)


def test_precision_of_days_and_places() -> None:
    lengths = [
        date_prec((date(2016, 1, 1), date.fromordinal(date(2016, 1, 1).toordinal() + n)))
        for n in (0, 1, 5, 6, 7, 30, 31, 365)
    ]
    assert lengths == [1, 2, 2, 3, 4, 4, 5, 5]
    assert all(a <= b for a, b in pairwise(lengths))
    division = Place("", "", 1.0, 1.0, kind="division")
    assert [where_prec(replace(division, precision=p)) for p in ("district", "region", "country")] == [
        3,
        4,
        6,
    ]
    assert [where_prec(p) for p in (IDLIB, ALEPPO, replace(IDLIB, radius_km=18.0))] == [1, 2, 2]


# --- Airwars --------------------------------------------------------------------------------------


def incidents(war: Material) -> list[dict[str, Any]]:
    return [
        row
        for name, row in airwars.read(BytesIO(written("airwars", war)), "incidents")
        if name == "incidents"
    ]


def test_an_open_upper_bound_stays_empty() -> None:
    (row,) = incidents(one("killed", method="airstrike", groups=("civilian",), **AT_LEAST))
    assert (row["civilian_non_combatants_killed_min"], row["civilian_non_combatants_killed_max"]) == (4, None)
    assert row["civilian_harm_reported"] == 1


def test_combatants_are_in_columns_of_their_own() -> None:
    (row,) = incidents(one("killed", method="airstrike", **FIGHTERS))
    assert (row["belligerents_killed_min"], row["civilian_non_combatants_killed_min"]) == (4, None)
    assert (row["civilian_harm_reported"], row["civilian_harm_status_slug"]) == (0, "discounted")


def test_groups_and_the_rest_of_a_toll() -> None:
    told = report("r", DAY, "Levant Wire", "Ten people died, three fighters, two children among them.")
    shared: dict[str, Any] = {"place": IDLIB, "time": ON, "method": "airstrike"}
    war = material_of([told], [
        claim(told, 1, "Ten people", "killed", groups=("person",), figure=Figure(10, 10, False, "Ten"), **shared),
        claim(told, 2, "three fighters", "killed", groups=("combatant",), figure=Figure(3, 3, False, "three"), part_of="c1", **shared),
        claim(told, 3, "two children", "killed", groups=("child",), figure=Figure(2, 2, False, "two"), part_of="c1", **shared),
    ])  # fmt: skip
    (one_told,) = war.told
    killed = {group: found.killed for group, found in harm_to(one_told).items()}
    assert killed == {"civilian_non_combatants": (7, 7), "children": (2, 2), "belligerents": (3, 3)}
    assert {row["casualty_type_slug"]: row["killed_min"] for name, row in airwars.read(BytesIO(written("airwars", war)), "casualties")} == {
        "civilians": 7, "children": 2, "belligerents": 3,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, "single-source-claim"),
        ({"actor": "Syrian army", "actor_standing": "claimed"}, "declared-strike"),
        ({"responsibility": (Responsibility("Syrian army", "claims", Voice("Syrian army", "government")),)}, "declared-strike"),
    ],
)  # fmt: skip
def test_strike_status(fields: dict[str, Any], status: str) -> None:
    (row,) = incidents(one("killed", method="airstrike", **CIVILIANS, **fields))
    assert row["strike_status_slug"] == status


# --- IDMC -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("figure", "reported", "quantifier"),
    [
        (Figure(82, 82, False, "82"), 82, "Exact"),
        (Figure(82, None, False, "at least 82"), 82, "More than"),
        (Figure(None, 82, False, "up to 82"), 82, "Less than"),
        (Figure(82, 82, True, "about 82"), 82, "Approximately"),
        (Figure(20, 30, False, "20 to 30"), 20, "Approximately"),
        (Figure(24, None, True, "dozens"), 24, "More than"),
    ],
)
def test_bounds_as_quantifiers(figure: Figure, reported: int, quantifier: str) -> None:
    (row,) = rows("idmc", one("displaced", groups=("person",), figure=figure))
    assert (row["Reported"], row["Total figures"], row["Quantifier"]) == (reported, reported, quantifier)
    assert row["Source excerpt"] == "what happened"


def test_families_are_households_whose_size_nobody_knows() -> None:
    (row,) = rows("idmc", one("displaced", figure=Figure(40, 40, False, "40 families", "family")))
    assert (row["Unit"], row["Reported"], row["Total figures"]) == ("Household", 40, None)


@pytest.mark.parametrize(
    ("kind", "words", "scope", "category", "term"),
    [
        ("displaced", "four were driven out", "incident", "Internal Displacements", "Displaced"),
        ("displaced", "four fled the town", "incident", "Internal Displacements", "Forced to flee"),
        ("displaced", "four are displaced", "cumulative", "IDPs", "Displaced"),
        ("evacuated", "four were bused out", "incident", "Internal Displacements", "Evacuated"),
        ("returned", "four came back", "incident", "Return", "Returns"),
        ("returned", "four are back", "cumulative", "Returnees", "Returns"),
    ],
)
def test_flows_and_stocks(kind: str, words: str, scope: str, category: str, term: str) -> None:
    (row,) = rows("idmc", one(kind, words, scope=scope, **PEOPLE))
    assert (row["Figure category"], row["Figure term"]) == (category, term)
    stock = category in ("IDPs", "Returnees")
    assert (row["Stock date"], row["Start date"]) == ((DAY, None) if stock else (None, DAY))


@pytest.mark.parametrize(
    ("words", "point"),
    [
        ("four people fled Idlib", "Origin"),
        ("four people left the town of Idlib", None),
        ("four people were taken from Idlib", "Origin"),
        ("four people went to Idlib", "Destination"),
        ("in Idlib four people moved", None),
    ],
)
def test_origin_or_destination_only_where_the_quote_says_it(words: str, point: str | None) -> None:
    (row,) = rows("idmc", one("displaced", words, **PEOPLE))
    assert row["Type of Point"] == point


def test_the_best_figure_is_recommended_and_the_others_triangulate() -> None:
    told = [report(f"r{n}", DAY, f"Outlet {n}", "people fled.") for n in (1, 2, 3)]
    numbers, voices = (500, 500, 300), (UN, MONITOR, Voice("the governor", "official", key="said:governor"))
    war = material_of(told, [
        claim(r, 1, "people fled", "displaced", figure=Figure(n, n, False, str(n)), groups=("person",), place=IDLIB, time=ON, said_by=(v,))
        for r, n, v in zip(told, numbers, voices, strict=True)
    ])  # fmt: skip
    found = [
        (row["Reported"], row["Figure role"], row["Publishers"], row["Sources"]) for row in rows("idmc", war)
    ]
    assert found == [
        (500, "Recommended figure", "Outlet 1", "the UN human rights office"),
        (500, "Triangulation", "Outlet 2", "Syrian Observatory for Human Rights"),
        (300, "Triangulation", "Outlet 3", "the governor"),
    ]


@settings(max_examples=40, deadline=None)
@given(wars())
def test_an_incident_recommends_one_figure_of_a_kind_and_scope(war: Material) -> None:
    seen = [(row["Event ID"], row["Figure category"], row["Figure term"] == "Evacuated")
            for row in rows("idmc", war) if row["Figure role"] == "Recommended figure" and row["Figure term"] != "Evacuated"]  # fmt: skip
    assert len(seen) == len(set(seen))


def test_people_trapped_are_left_out_and_counted() -> None:
    assert idmc.left_out(one("trapped", **PEOPLE)) == {idmc.TRAPPED: 1}
    assert idmc.left_out(one("displaced", certainty="denied", **PEOPLE)) == {idmc.NOT_HAPPENED: 1}


def made(text: str) -> Report:
    return report("r", DAY, "Levant Wire", text)


def test_nothing_of_the_reports_texts_but_quotes() -> None:
    text = "Four people died in the strike. A sentence that is nobody's evidence stands here."
    told = made(text)
    war = material_of(
        [told],
        [claim(told, 1, "Four people died", "killed", place=IDLIB, time=ON, method="airstrike", **CIVILIANS)],
    )
    for form in ("acled", "ucdp", "idmc"):
        assert b"nobody's evidence" not in written(form, war)


def test_what_an_export_leaves_out_by_rule_stands_beside_it() -> None:
    from onrecord.exporting import about

    war = one("trapped", **PEOPLE)
    told = about(FORMATS["acled"], "", war, 0, "0" * 64)
    assert told["left_out"]["by_rule"] == {acled_events.STATE: 1}
    assert about(FORMATS["csv"], "claims", war, 1, "0" * 64)["left_out"]["by_rule"] == {}
