"""The claims of the example folder, exactly as they were when somebody last read and accepted them.

After a change of the extractor that is meant to change claims, write them anew, read the difference
claim by claim against the texts, and commit it with the change:

    ONRECORD_RENEW_GOLDEN=1 pytest tests/golden
    git diff tests/golden
"""

from __future__ import annotations

import json
import os
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from onrecord.pipeline import Pipeline
from onrecord.read import ReadOptions, read
from onrecord.records import Report

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "fall-of-aleppo"
GOLDEN = Path(__file__).with_name("fall-of-aleppo.jsonl")
RENEW = "ONRECORD_RENEW_GOLDEN"
HOW = f"If this is as it should be: {RENEW}=1 pytest tests/golden, then read `git diff tests/golden`."


@lru_cache(maxsize=1)
def lines() -> tuple[str, ...]:
    """What `onrecord claims examples/fall-of-aleppo --format jsonl` prints."""
    pipeline = Pipeline()
    reports = [item for item in read([str(EXAMPLE)], ReadOptions()) if isinstance(item, Report)]
    return tuple(
        json.dumps(claim.as_json(), ensure_ascii=False)
        for report in reports
        for claim in pipeline.claims(report)
    )


def by_claim(text: str) -> dict[tuple[str, str], dict[str, Any]]:
    found = [json.loads(line) for line in text.splitlines()]
    return {(claim["report"], claim["id"]): claim for claim in found}


def test_the_claims_of_the_example_are_as_accepted() -> None:
    now = "".join(line + "\n" for line in lines())
    if os.environ.get(RENEW):
        GOLDEN.write_text(now, encoding="utf-8")
        pytest.skip(f"{GOLDEN.name} was written anew; read the difference before you commit it")
    accepted = GOLDEN.read_text("utf-8")
    assert by_claim(now) == by_claim(accepted), HOW
    assert now == accepted, HOW


def test_the_accepted_claims_quote_the_example() -> None:
    """The file was made from these texts: each quote is the slice it says."""
    texts = {item.id: item.text for item in read([str(EXAMPLE)], ReadOptions()) if isinstance(item, Report)}
    claims = by_claim(GOLDEN.read_text("utf-8"))
    assert {report for report, _ in claims} == set(texts)
    for (report, _), claim in claims.items():
        evidence = claim["evidence"]
        assert texts[report][evidence["start"] : evidence["end"]] == evidence["quote"]
