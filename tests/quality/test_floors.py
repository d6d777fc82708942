"""Every floor of floors.json is reached, no floor is lower than it was, and a run keeps its memory small.

Words per second are measured (docs/accuracy.md) and not gated: they depend on the machine.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from onrecord.bench import copies, gate, links, pages
from onrecord.bench.run import run
from onrecord.pipeline import Pipeline
from onrecord.records import PEOPLE_KINDS, SITUATION_KINDS

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold"
OWN = ROOT / "tests" / "gold"
SAVED = ROOT / "tests" / "pages"
FLOORS = ROOT / "tests" / "quality" / "floors.json"
PUBLISHED = {"seeds": date(2016, 12, 15)}
"""The day of publication of the reports of a set that give none themselves."""
MOST_MEMORY_MB = 400
PARTS = {"-people": PEOPLE_KINDS, "-situation": SITUATION_KINDS}
"""Behind the name of a set: only its claims about people, or about the situation."""

gold_needed = pytest.mark.skipif(
    not GOLD.is_dir(), reason="the gold data is not beside this checkout (../shared/gold)"
)


@lru_cache(maxsize=1)
def pipeline() -> Pipeline:
    return Pipeline()


OF_OURS = {
    "wars-people",
    "wars-kept-people",
    "said-people",
    "said-kept-people",
    "situation-situation",
    "situation-kept-situation",
    "elsewhere",
    "elsewhere-kept",
    "afresh",
    "afresh-kept",
    "seen-pages",
    "kept-pages",
    "fresh-pages",
}
"""Sets in this repository, measured with or without the gold data beside the checkout."""
OF_OTHERS = {
    "seeds",
    "fakes",
    "news",
    "seeds-people",
    "fakes-people",
    "news-people",
    "fakes-situation",
    "news-situation",
    "fakes-links",
    "syndication-copies",
}


@gold_needed
@pytest.mark.gold
@pytest.mark.parametrize("gold_set", sorted(OF_OTHERS))
def test_every_floor_is_reached(gold_set: str) -> None:
    reached(gold_set, GOLD)


@pytest.mark.parametrize("gold_set", sorted(OF_OURS))
def test_every_floor_of_our_own_gold_is_reached(gold_set: str) -> None:
    reached(gold_set, OWN)


def reached(gold_set: str, folder: Path) -> None:
    floors = {gold_set: gate.read_floors(FLOORS)[gold_set]}
    assert floors[gold_set]
    if gold_set.endswith("-links"):
        return held(
            floors, gold_set, links.run(folder / gold_set.removesuffix("-links"), pipeline()).measures()
        )
    if gold_set.endswith("-pages"):
        return held(floors, gold_set, pages.run(SAVED / gold_set.removesuffix("-pages")).measures())
    if gold_set.endswith("-copies"):
        return held(floors, gold_set, copies.run(folder / gold_set.removesuffix("-copies")).measures())
    part = next((p for p in PARTS if gold_set.endswith(p)), "")
    name, kinds = gold_set.removesuffix(part), PARTS.get(part)
    result = run(folder / name, pipeline(), PUBLISHED.get(name), kinds=kinds)
    return held(floors, gold_set, gate.measures(result.score))


def held(floors: dict[str, dict[str, float]], gold_set: str, measured: dict[str, float]) -> None:
    assert gate.check({gold_set: measured}, floors) == []


@gold_needed
@pytest.mark.gold
@pytest.mark.parametrize("gold_set", ["fakes", "news"])
def test_peak_memory_of_a_run(gold_set: str) -> None:
    command = [
        sys.executable,
        "-m",
        "onrecord.cli.main",
        "bench",
        "claims",
        str(GOLD / gold_set),
        "--json",
        "-q",
    ]
    # By way of a shell: a process is first counted with the memory of the one that starts it, here the tests.
    done = subprocess.run(
        ["sh", "-c", '"$@"; exit $?', "sh", *command], capture_output=True, text=True, check=True
    )
    speed = json.loads(done.stdout)["speed"]
    assert speed["words"] > 5_000
    assert 0 < speed["peak_mb"] < MOST_MEMORY_MB


def test_there_are_floors_for_every_gold_set() -> None:
    floors = gate.read_floors(FLOORS)
    assert set(floors) == OF_OTHERS | OF_OURS
    assert all(of_set for of_set in floors.values())


def git(*words: str) -> str | None:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else None


def earlier_floors() -> dict[str, gate.Measures]:
    """The floors as committed: in the last commit, the one before, and where this branch left the main one."""
    commits = ["HEAD", "HEAD~", *(git("merge-base", "HEAD", main) or "" for main in ("origin/main", "main"))]
    found: dict[str, gate.Measures] = {}
    for commit in filter(None, commits):
        text = git("show", f"{commit}:{FLOORS.relative_to(ROOT).as_posix()}")
        if text is not None:
            found[commit] = gate.parsed(text, commit)
    return found


def test_no_floor_fell() -> None:
    before = earlier_floors()
    if not before:
        pytest.skip("no earlier version of floors.json in a git history here")
    now = gate.read_floors(FLOORS)
    assert [message for floors in before.values() for message in gate.fallen(now, floors)] == []
