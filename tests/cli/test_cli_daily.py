"""`onrecord daily`: tolls by the day of the event, as a table and as JSON Lines; docs/daily.md explains every key."""

from __future__ import annotations

import json
import re
from typing import Any

from calling import ROOT, Onrecord


def rows(onrecord: Onrecord, *words: str) -> list[dict[str, Any]]:
    done = onrecord("daily", *words, "--format", "jsonl")
    assert done.code == 0, done.said
    return [json.loads(line) for line in done.lines]


def test_each_day_has_its_toll_and_running_totals_stand_apart(filled: Onrecord) -> None:
    done = filled("daily")
    assert done.code == 0, done.said
    assert re.search(r"2016-12-13 +82 – 82 – \?", done.out)
    assert "Running totals, added to nothing" in done.out
    assert "398 – 398 – 398" in done.out.split("Running totals")[1]
    assert "left out: " in done.err


def test_json_lines_say_the_same(filled: Onrecord) -> None:
    found = rows(filled)
    (day,) = [r for r in found if r.get("start") == r.get("end") == "2016-12-13"]
    assert (day["first"]["best"], day["now"]["best"]) == (82, 82)
    assert day["added"] == {"best": 0, "late": 0, "revised": 0}
    assert [c["what"] for c in day["changes"]] == ["first"]
    assert {r["now"]["best"] for r in found if "total" in r} == {398, 442}
    assert found[-1]["left_out"]["undated"] == []


def test_only_what_was_known_and_only_since(filled: Onrecord) -> None:
    assert all(r["now"]["on"] <= "2016-12-13" for r in rows(filled, "--on", "2016-12-13") if "now" in r)
    assert [
        r for r in rows(filled, "--since", "2016-12-15") if r.get("end", "2016-12-15") < "2016-12-15"
    ] == []
    assert "No figure that was published by then is of a day." in filled("daily", "--on", "2016-01-01").out


def test_another_kind_is_counted_where_it_is_asked_for(filled: Onrecord) -> None:
    assert {r["kind"] for r in rows(filled, "--kind", "evacuated") if "kind" in r} == {"evacuated"}
    assert filled("daily", "--kind", "attack").code == 2


def test_every_key_is_documented(filled: Onrecord) -> None:
    page = (ROOT / "docs" / "daily.md").read_text("utf-8")
    keys = set(re.findall(r"^\| `([\w.\[\]]+)` \|", page, re.MULTILINE))
    printed = {key for row in rows(filled) for key in row}
    assert printed <= {key.split(".")[0].removesuffix("[]") for key in keys}
