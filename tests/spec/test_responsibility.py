"""Who says what about who did it, why a source is not named, and what could not be verified."""

from __future__ import annotations

import pytest
from notation import claims_of

from onrecord.pipeline import Pipeline
from onrecord.records import Claim

ROWS = [
    ("A bomb killed two men in Mogadishu. Al-Shabaab claimed responsibility.", ["Al-Shabaab claims Al-Shabaab"]),
    ("Two men were killed in Nablus. Hamas blamed Israel.", ["Hamas blames Israel"]),
    (
        "Two men were killed in Nablus. Hamas blamed Israel; the Israeli army denied involvement.",
        ["Hamas blames Israel", "the Israeli army denies the Israeli army"],
    ),
    (
        "The mayor accused Ukrainian forces of shelling a queue and said two men had been killed. Kyiv denied that its troops had fired.",
        ["The mayor blames Ukrainian forces", "Kyiv denies Ukrainian forces"],
    ),
    ("Two men were killed in Swat. Police said they suspected the Taliban.", ["Police suspects the Taliban"]),
    ("The People's Front claimed to have killed two soldiers in an ambush.", ["The People's Front claims The People's Front"]),
    # stated by nobody in particular, accused of something else, not claimed
    ("Soldiers killed two men in Beni.", []),
    ("Two men were killed in Gezira. A committee accused the outside world of looking away.", []),
    ("A bomb killed two men in Quetta. No group claimed responsibility.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_responsibility(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    (claim,) = killed(pipeline, text)
    assert [f"{r.by.text} {r.stance} {r.actor}" for r in claim.responsibility] == expected


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Two men were killed in Bakhmut, the governor said. The report could not be independently verified.",
            "The report could not be independently verified"),
        ("The army said two men had been killed in Jos, a claim that could not be confirmed.", "could not be confirmed"),
        ("Two men were killed in Jos, the army said. There was no independent confirmation.", "There was no independent confirmation"),
        ("Two men were killed in Jos, the army said. It could not say when the road would open.", None),
        ("Two men were killed in Jos, the army said.", None),
    ],
)  # fmt: skip
def test_what_could_not_be_verified_is_noted_in_the_reports_words(
    pipeline: Pipeline, text: str, note: str | None
) -> None:
    (claim,) = killed(pipeline, text)
    if note is None:
        assert claim.note is None
    else:
        assert claim.note is not None
        assert note in claim.note


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Two men were killed in Lashkar Gah, an official said on condition of anonymity because he was not allowed to speak to the press.",
            "because he was not allowed to speak to the press",
        ),
        (
            "Two men were killed, said a diplomat who asked not to be named for fear of reprisals.",
            "for fear of reprisals",
        ),
        ("Two men were killed, said a diplomat who asked not to be named.", ""),
    ],
)
def test_why_a_source_is_not_named(pipeline: Pipeline, text: str, reason: str) -> None:
    (claim,) = killed(pipeline, text)
    assert [(v.anonymous, v.reason) for v in claim.said_by] == [(True, reason)]


def test_a_claim_tells_its_responsibility_and_its_note_in_the_format(pipeline: Pipeline) -> None:
    (claim,) = killed(
        pipeline, "Two men were killed in Nablus. Hamas blamed Israel. The account could not be verified."
    )
    told = claim.as_json()
    assert told["responsibility"] == [
        {"by": {"text": "Hamas", "kind": "armed-group"}, "stance": "blames", "actor": "Israel"}
    ]
    assert "could not be verified" in told["note"]


def killed(pipeline: Pipeline, text: str) -> list[Claim]:
    return [c for c in claims_of(pipeline, text) if c.kind == "killed"]
