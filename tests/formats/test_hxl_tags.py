"""HXL: libhxl reads it and finds nothing wrong, figures stand under their tags, nothing that may be added up is counted twice."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from itertools import combinations
from typing import Any

import hxl
import pytest
from hypothesis import given, settings
from material_made import small, wars, written

from onrecord.publish.formats import Material
from onrecord.publish.formats import hxl as ours
from onrecord.publish.words import GROUP_WORDS
from onrecord.records import PEOPLE_KINDS

CORE = {"#meta", "#event", "#cause", "#date", "#country", "#adm1", "#adm2", "#loc", "#geo", "#group", "#affected", "#beneficiary"}  # fmt: skip
"""Those of HXL 1.1 that are used."""
TABLES = ("by-incident", "by-group")


def source(material: Material, table: str) -> Any:
    return hxl.data(BytesIO(written("hxl", material, table)))


def rows(material: Material, table: str) -> list[dict[str, Any]]:
    return list(ours.read(BytesIO(written("hxl", material, table)), table))


@pytest.mark.parametrize("table", TABLES)
@settings(max_examples=20, deadline=None)
@given(war=wars())
def test_the_schema_of_libhxl_finds_no_error(table: str, war: Material) -> None:
    found: list[Any] = []
    checker = hxl.schema(None, callback=found.append)
    checker.validate(source(war, table))
    assert [str(one) for one in found if one.rule.severity == "error"] == []


@pytest.mark.parametrize("table", TABLES)
def test_tags_are_core_tags_in_row_two(table: str) -> None:
    found = source(small(), table)
    assert {column.tag for column in found.columns} == CORE - (
        {"#beneficiary"} if table == "by-incident" else set()
    )
    tags = [column.display_tag for column in found.columns]
    assert len(tags) == len(set(tags))
    assert written("hxl", small(), table).splitlines()[1].startswith(b"#meta+id,")


def test_the_first_column_for_a_kind_is_its_best_figure_for_all_people() -> None:
    war = small()
    best = {told.incident.id: told.range_of("killed") for told in war.told}
    found = {row.get("#meta+id"): row.get("#affected+killed") for row in source(war, "by-incident")}
    assert found == {id: str(r.best) if r else None for id, r in best.items()}
    assert found["i2767d14a30"] == "60"


@settings(max_examples=40, deadline=None)
@given(wars())
def test_every_range_is_there_once_under_its_tag(war: Material) -> None:
    wanted = {
        (told.incident.id, r.count == "cumulative", r.kind, r.group): (r.low, r.best, r.high)
        for told in war.told
        for r in told.assessment.ranges
    }
    groups = {r.group for told in war.told for r in told.assessment.ranges}
    found = {}
    for row in rows(war, "by-incident"):
        for kind in PEOPLE_KINDS:
            for group in groups:
                tag = f"#affected+{ours.KINDS[kind]}{ours.group_attributes(group)}"
                ends = tuple(row.get(f"{tag}+{end}") for end in ("low", "best", "high"))
                if ends != (None, None, None):
                    found[row["#meta+id"], row["#meta+running_total"] == "true", kind, group] = ends
    assert found == {key: ends for key, ends in wanted.items() if ends != (None, None, None)}


@settings(max_examples=40, deadline=None)
@given(wars())
def test_each_incident_has_a_row_and_each_group_has_one(war: Material) -> None:
    scopes = {(t.incident.id, r.count == "cumulative") for t in war.told for r in t.assessment.ranges}
    bare = [t.incident.id for t in war.told if not t.assessment.ranges]
    assert len(rows(war, "by-incident")) == len(scopes) + len(bare)
    groups = {
        (t.incident.id, r.count == "cumulative", r.group) for t in war.told for r in t.assessment.ranges
    }
    assert len(rows(war, "by-group")) == len(groups)


def test_women_are_adult_and_female_and_two_groups_are_not_their_overlap() -> None:
    tags = set(rows(small(), "by-incident")[0])
    assert {"#affected+killed+f+adults+best", "#affected+killed+children+best"} <= tags
    assert ours.group_attributes("child and woman") == "+group_child_or_woman"
    by_group = Counter(row["#beneficiary+type"] for row in rows(small(), "by-group"))
    assert (by_group["women"], by_group["children"]) == (1, 1)


def test_every_group_and_pair_of_groups_has_attributes_that_hxl_can_read() -> None:
    names = [*GROUP_WORDS, *(" and ".join(pair) for pair in combinations(sorted(GROUP_WORDS), 2))]
    specs = [f"#affected+killed{ours.group_attributes(name)}" for name in names]
    read = [hxl.model.Column.parse(spec) for spec in specs]
    assert all(read)
    assert [column.attributes for column in read] == [set(spec.split("+")[1:]) for spec in specs]
    assert len({column.get_display_tag(sort_attributes=True) for column in read}) == len(names)


def test_points_and_words_are_no_more_exact_than_the_record() -> None:
    row = rows(small(), "by-incident")[0]
    assert (row["#geo+lat"], row["#geo+lon"], row["#geo+radius_km"]) == ("36.2", "37.2", "22.9")
    assert (row["#country+code+iso3"], row["#adm1+name"], row["#date+reported"]) == (
        "SYR",
        "Aleppo",
        "2016-12-13",
    )
