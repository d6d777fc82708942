"""docs/api.md says what is so: its examples are sent, in their order, and answered as it says; it names every address and code."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from api_client import Api
from api_site import Who
from filled import PEOPLE

from onrecord import linking
from onrecord.ingest import ingest
from onrecord.pipeline import MADE_BY, Pipeline
from onrecord.read import ReadOptions, read
from onrecord.store import Record, open_record
from onrecord.web import opened, reading
from onrecord.web.api import relinking

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "api.md").read_text("utf-8")
EXAMPLES = re.findall(r"```http\n(.*?)```\n\n```json (\d+)\n(.*?)```", PAGE, re.DOTALL)
ANYTHING = "…"


@pytest.fixture
def aleppo(pipeline: Pipeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Record]:
    monkeypatch.setattr(reading, "_loaded", [pipeline])
    open_record(tmp_path / "onrecord.db", create=True).close()
    record = opened.open_for_pages(tmp_path / "onrecord.db", by="root")
    for person in PEOPLE.values():
        record.accounts.set(person.name, person.role, person.groups, why="for tests")
    ingest(read([str(ROOT / "examples" / "fall-of-aleppo")], ReadOptions()), record, pipeline.claims, MADE_BY)
    linking.up_to_date(record)
    Who.record, Who.people = record, PEOPLE
    yield record
    assert relinking.rest()
    opened.close()


def sent(api: Api, request: str) -> Any:
    head, _, body = request.partition("\n\n")
    line, *headers = head.strip().splitlines()
    method, address = line.split()
    named = dict(header.split(": ", 1) for header in headers)
    return api.ask(method, "rosa", address, json.loads(body) if body.strip() else None, **named)


def test_the_examples_are_answered_as_the_page_says(aleppo: Record) -> None:
    api, held = Api(), {}
    assert len(EXAMPLES) >= 25
    for request, status, answer in EXAMPLES:
        asked = request
        for name, id in held.items():
            asked = asked.replace("{" + name + "}", id)
        got = sent(api, asked)
        assert got.status_code == int(status), (request, got.content.decode())
        unlike = difference(json.loads(answer), got.json())
        assert unlike is None, (request, unlike, got.content.decode()[:2000])
        if "incidents?" in request:
            held["incident"] = got.json()["items"][0]["id"]
        if "decisions?report" in request:
            held["decision"] = got.json()["items"][0]["id"]


def difference(expected: Any, got: Any, at: str = "") -> str | None:
    """Where an answer is not as an example says; None where it is."""
    if expected == ANYTHING:
        return None
    if isinstance(expected, dict):
        if not isinstance(got, dict):
            return f"{at}: no object"
        named = expected.keys() - {ANYTHING}
        if named - got.keys() or (ANYTHING not in expected and got.keys() - named):
            return f"{at}: {sorted(named ^ got.keys())}"
        return next((d for key in named if (d := difference(expected[key], got[key], f"{at}.{key}"))), None)
    if isinstance(expected, list):
        if not isinstance(got, list):
            return f"{at}: no list"
        open_end = expected[-1:] == [ANYTHING]
        known = expected[:-1] if open_end else expected
        if len(got) < len(known) or (not open_end and len(got) != len(known)):
            return f"{at}: {len(got)} in place of {len(known)}"
        return next((d for n, one in enumerate(known) if (d := difference(one, got[n], f"{at}[{n}]"))), None)
    return None if expected == got else f"{at}: {got!r} in place of {expected!r}"


@pytest.mark.parametrize(
    ("expected", "got", "same"),
    [
        ({"a": 1}, {"a": 1}, True),
        ({"a": 1}, {"a": 1, "b": 2}, False),
        ({"a": 1, "…": "…"}, {"a": 1, "b": 2}, True),
        ({"a": 1, "…": "…"}, {"b": 2}, False),
        ([1, "…"], [1, 2, 3], True),
        ([1], [1, 2], False),
        (["…"], [], True),
        ("…", {"a": []}, True),
        (1, 2, False),
    ],
)  # fmt: skip
def test_an_example_is_told_from_an_answer_that_is_not_so(expected: Any, got: Any, same: bool) -> None:
    assert (difference(expected, got) is None) == same


def test_the_page_has_an_example_of_every_address() -> None:
    from onrecord.web.api.site import openapi

    shown = {tuple(request.splitlines()[0].split()) for request, _, _ in EXAMPLES}
    for path, methods in openapi()["paths"].items():
        pattern = re.compile(re.sub(r"\{\w+\}", "[^/?]+", path) + r"(\?.*)?")
        for method in methods:
            if path.endswith("openapi.json"):
                assert f"`GET {path}`" in PAGE
                continue
            assert any(m == method.upper() and pattern.fullmatch(p) for m, p in shown), (method, path)


def test_the_page_names_every_code_limit_and_scope() -> None:
    from onrecord.web.api import cursors, door, limits, repeats

    source = "".join(path.read_text("utf-8") for path in (ROOT / "src/onrecord/web/api").rglob("*.py"))
    codes = set(re.findall(r'(?:Refused\(\s*|return Refused\(\s*)\d+,\s*"([a-z-]+)"', source)) | {
        "conflict",
        "already-so",
        "not-allowed",
        "refused",
    }
    assert len(codes) > 15
    assert {code for code in codes if f"`{code}`" not in PAGE} == set()
    assert {scope for scope in door.SCOPES if f"| `{scope}` |" not in PAGE} == set()
    for number in (
        door.MOST_BYTES,
        door.MOST_REPORT_BYTES,
        limits.A_MINUTE,
        cursors.DEFAULT,
        cursors.MOST,
        repeats.LONGEST,
    ):
        assert f"{number:,}" in PAGE
    assert f"{repeats.KEPT.total_seconds() / 3600:g} hours" in PAGE.replace("\n", " ")
