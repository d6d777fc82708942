"""`onrecord bench linking` on a small generated record, and `onrecord bench links` on a small gold folder of our own writing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from calling import Onrecord

FIRST = "At least 12 people were killed when an air strike hit a market in the town of Idlib on Tuesday, residents said.\n"
SECOND = "An air strike on the market of Idlib left 12 people dead on Tuesday, a doctor said.\n"
OTHER = "A car bomb killed 31 people in the city of Homs on Friday, police said.\n"
LONG = (
    "Shells fell on two streets in the city of Raqqa on Monday and killed 9 people, the rescue service said. Its crews worked until "
    "dawn and found nobody else under the fallen houses. Traders said that the road to the east stayed closed all day.\n"
)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Five reports: two of one strike, one of a bomb, and a text with its copy."""
    folder = tmp_path / "gold"
    folder.mkdir()
    texts = {
        "a": FIRST,
        "b": SECOND,
        "c": OTHER,
        "d": LONG,
        "e": LONG.replace("rescue service", "ambulance service"),
    }
    reports = [
        {"report": r, "text": t, "published": "2016-06-17", "outlet": f"Paper {r}"} for r, t in texts.items()
    ]
    write(folder / "reports.jsonl", reports)
    write(
        folder / "incidents.jsonl",
        [
            {"incident": "i1", "reports": ["a", "b"]}, {"incident": "i2", "reports": ["c"]},
            {"incident": None, "reports": ["x"]}, {"incident": "i3", "reports": ["d", "e"]},
        ],
    )  # fmt: skip
    write(folder / "syndicated.jsonl", [{"copies": ["d", "e"]}])
    return folder


def write(path: Path, rows: list[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))


def test_links_as_json(onrecord: Onrecord, gold: Path) -> None:
    done = onrecord("bench", "links", gold, "--json")
    assert done.code == 0, done.said
    found = json.loads(done.out)
    assert (found["reports"], found["named"]) == (5, 5)
    assert found["pairs"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert found["b_cubed"]["f1"] == 1.0
    assert found["copies"]["f1"] == 1.0


def test_links_as_a_table_without_groups_of_copies(onrecord: Onrecord, gold: Path) -> None:
    (gold / "syndicated.jsonl").unlink()
    done = onrecord("bench", "links", gold)
    assert done.code == 0, done.said
    assert [line.split()[0] for line in done.lines[:2]] == ["pairs", "B-cubed"]
    assert "in 5 reports; gold knows the main incident of 5" in done.lines[2]
    assert len(done.lines) == 3


def test_a_report_that_is_missing_is_told_and_stands_alone(onrecord: Onrecord, gold: Path) -> None:
    lines = (gold / "reports.jsonl").read_text().splitlines()
    (gold / "reports.jsonl").write_text("\n".join(line for line in lines if '"report": "b"' not in line))
    done = onrecord("bench", "links", gold, "--json")
    assert "no text: b: gold names it" in done.said
    assert json.loads(done.out)["pairs"] == {"precision": 1.0, "recall": 0.5, "f1": 0.6667}


@pytest.mark.parametrize("name", ["reports.jsonl", "incidents.jsonl"])
def test_a_folder_that_lacks_a_file(onrecord: Onrecord, gold: Path, name: str) -> None:
    (gold / name).unlink()
    done = onrecord("bench", "links", gold)
    assert done.code != 0
    assert f"no {name} in it" in done.said
    assert "Traceback" not in done.err


@pytest.mark.parametrize(("floor", "code"), [(1.0, 0), (1.01, 5)])
def test_floors_of_links(onrecord: Onrecord, gold: Path, floor: float, code: int) -> None:
    floors = gold.parent / "floors.json"
    floors.write_text(json.dumps({"gold-links": {"pairs_f1": floor, "bcubed_f1": 0.9, "copies_f1": 0.9}}))
    done = onrecord("bench", "links", gold, "--floors", floors)
    assert done.code == code
    assert ("below its floor" in done.said) == (code == 5)


def test_floors_of_another_set(onrecord: Onrecord, gold: Path) -> None:
    floors = gold.parent / "floors.json"
    floors.write_text(json.dumps({"gold": {"pairs_f1": 0.1}}))
    done = onrecord("bench", "links", gold, "--floors", floors)
    assert done.code == 5
    assert "no floors for the set 'gold-links'" in done.said


def test_linking_as_json(onrecord: Onrecord) -> None:
    done = onrecord("bench", "linking", "--claims", "300", "--claims", "900", "--seed", "2", "--json")
    assert done.code == 0, done.said
    found = json.loads(done.out)
    assert (found["seed"], found["density"]) == (2, 1.0)
    assert [300 <= row["claims"] < 360 for row in found["sizes"][:1]] == [True]
    assert list(found["sizes"][1]) == [
        "claims", "reports", "happenings", "incidents", "seconds", "claims_per_second", "yardstick_seconds", "generating_seconds",
        "loaded_mb", "peak_mb", "claims_pairs", "claims_b_cubed", "harm_b_cubed", "reports_pairs", "reports_b_cubed", "copies_pairs",
    ]  # fmt: skip
    assert isinstance(found["exponent"], float)
    assert isinstance(found["yardstick_exponent"], float)


def test_linking_as_a_table(onrecord: Onrecord) -> None:
    done = onrecord("bench", "linking", "--claims", "300", "--density", "4", "-q")
    assert done.code == 0, done.said
    assert done.lines[0].split()[:3] == ["claims", "reports", "seconds"]
    assert len(done.lines) == 2  # one size has no exponent
    assert done.err == ""


@pytest.mark.parametrize("words", [("--claims", "5"), ("--claims", "many"), ("--density", "0")])
def test_sizes_that_cannot_be_generated(onrecord: Onrecord, words: tuple[str, ...]) -> None:
    done = onrecord("bench", "linking", *words)
    assert done.code == 2
    assert "Traceback" not in done.err
