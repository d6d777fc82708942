"""What holds of the claims of any text whatever: generated stories, pages with furniture, and plain noise."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from onrecord.pipeline import Pipeline
from onrecord.read.blocks import blocks
from onrecord.records import PEOPLE_KINDS, SITUATION_KINDS, Claim, Report

GROUPS = {
    "civilian", "combatant", "woman", "child", "man", "elderly", "medic", "rescuer", "journalist",
    "aid-worker", "official", "prisoner", "person",
}  # fmt: skip
METHODS = {
    "airstrike", "shelling", "explosion", "chemical", "shooting", "execution", "drone", "siege",
    "torture", "ground-fighting", "other",
}  # fmt: skip
PHASES = {
    "planned", "agreed", "started", "ongoing", "halted", "resumed", "violated", "ended", "failed",
    "delivered", "destroyed", "gained", "lost", "held", "contested",
}  # fmt: skip
VOICES = {
    "un", "government", "armed-group", "monitor", "rescue", "media", "witness", "official", "other",
}  # fmt: skip
UNITS = {None, "family", "body", "square-kilometre", "vehicle", "building", "percent"}
CERTAINTIES = {"asserted", "feared", "planned", "denied", "conditional"}
KEYS = {
    "report", "id", "kind", "figure", "groups", "affiliation", "actor", "method", "place", "time",
    "said_by", "certainty", "scope", "superseded", "part_of", "evidence",
}  # fmt: skip

# --- texts --------------------------------------------------------------------------------------

WHO = ["five civilians", "at least 12 people", "dozens of women and children", "a doctor", "20–30 soldiers", "1\u00a0200 families",
       "up to 40,000 residents", "several hundred fighters", "nobody", "more than half of them", "two of them", "Amina Yusuf, 34,"]  # fmt: skip
HARM = ["were killed", "were wounded and three killed", "fled", "have been trapped since 2014", "were evacuated by bus", "may have died",
        "were not hurt", "are missing", "were kidnapped", "will be evacuated", "shot dead", "killing one of them"]  # fmt: skip
WHERE = [
    "in Kharkiv",
    "near Taiz",
    "in the besieged town of Madaya",
    "outside Goma, eastern Congo,",
    "in “الرقة”",
    "",
]
WHEN = ["on Tuesday", "last week", "since the war began", "at 10:30", "on 31 February", ""]
WHOSE = [", the UN said.", ", according to “medics”.", ", he added.", " — most of them children.", ", including 3 children.",
         ", up from an earlier toll of 9.", ".", " ", "?!", "…"]  # fmt: skip
SITUATIONS = ["A truce began.", "Rebels captured the town of Sake.", "The hospital closed.", "The army shelled Nyala on Monday.",
              "The evacuation of Homs was halted.", "Talks were held in Geneva."]  # fmt: skip
FURNITURE = ["Read more: 45 civilians killed in Mariupol", "Subscribe now to read how 12 soldiers died", "Advertisement",
             "Related: Strike kills 50 people", "Sign up for our newsletter: 300 people killed"]  # fmt: skip
NOISE = [
    "\u200f12 קתילים",
    "٣٤ قتيلاً",
    "🚑🚑 12 dead 🚑",
    "\u202e5 killed\u202c",
    "‘’“”«»",
    "((((",
    '"',
    "\t",
    "\u00a0",
    "e\u0301",
    "killed " * 40,
]

sentences = st.builds(
    lambda who, harm, where, when, whose: " ".join(part for part in (who, harm, where, when) if part) + whose,
    *(st.sampled_from(parts) for parts in (WHO, HARM, WHERE, WHEN, WHOSE)),
)
noise = st.one_of(
    st.sampled_from(NOISE),
    st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=30),
)
lines = st.lists(
    st.one_of(sentences, sentences, st.sampled_from(SITUATIONS), noise), min_size=1, max_size=5
).map(" ".join)
pages = st.lists(st.one_of(lines, lines, lines, st.sampled_from(FURNITURE)), min_size=1, max_size=6).map(
    "\n\n".join
)

# The same texts on every machine; raise the number by hand to search further.
few = settings(max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def report_of(text: str) -> Report:
    return replace(Report("r", text, published=date(2022, 6, 15)), blocks=blocks(text, None))


# --- what holds of all claims -------------------------------------------------------------------


@few
@given(text=pages)
@example(text="")
@example(text="\n\n")
@example(text="killed")
@example(text="“Five civilians were killed,” he said. “Most of them children.")
@example(text="Two of them were killed. Three of the two were wounded, including five of them.")
def test_of_any_text(pipeline: Pipeline, text: str) -> None:
    report = report_of(text)
    claims = pipeline.claims(report)
    for claim in claims:
        check_evidence(report, claim)
        check_words(claim)
        check_json(claim)
    check_order(claims)
    check_shares(claims)
    check_attacks(claims)
    assert pipeline.claims(report) == claims


def check_evidence(report: Report, claim: Claim) -> None:
    span = claim.evidence
    assert report.text[span.start : span.end] == span.text
    assert span.text.strip() == span.text != ""
    under = {b.kind for b in report.blocks if b.start < span.end and span.start < b.end}
    assert under <= {"headline", "body"}


def check_words(claim: Claim) -> None:
    figure = claim.figure
    if figure is not None:
        assert (figure.low, figure.high) != (None, None)
        assert figure.low is None or figure.low >= 0
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert figure.unit in UNITS
    assert claim.kind in PEOPLE_KINDS + SITUATION_KINDS
    assert list(claim.groups) == sorted(set(claim.groups))
    assert set(claim.groups) <= GROUPS
    assert bool(claim.groups) or claim.kind in SITUATION_KINDS
    assert claim.method in METHODS | {None}
    assert claim.certainty in CERTAINTIES
    assert claim.scope in {"incident", "cumulative"}
    assert (claim.phase in PHASES) == (claim.kind in SITUATION_KINDS and claim.kind != "attack")
    assert {voice.kind for voice in claim.said_by} <= VOICES
    assert all(voice.text and voice.key for voice in claim.said_by)
    assert claim.actor is None or claim.actor.strip()
    time = claim.time
    assert time is None or time.start is None or time.end is None or time.start <= time.end


def check_json(claim: Claim) -> None:
    written: dict[str, Any] = claim.as_json()
    optional = {"phase"} if claim.phase else set()
    optional |= {"attack"} if claim.attack else set()
    assert set(written) == set(KEYS) | optional
    assert set(written["evidence"]) == {"start", "end", "quote"}
    assert json.loads(json.dumps(written, ensure_ascii=False)) == written


def check_order(claims: tuple[Claim, ...]) -> None:
    assert [c.id for c in claims] == [f"c{n + 1}" for n in range(len(claims))]
    starts = [c.evidence.start for c in claims]
    assert starts == sorted(starts)
    assert {c.report for c in claims} <= {"r"}


def check_shares(claims: tuple[Claim, ...]) -> None:
    whole_of = {c.id: c.part_of for c in claims}
    for claim in claims:
        seen = [claim.id]
        while (whole := whole_of[seen[-1]]) is not None:
            assert whole in whole_of
            assert whole not in seen
            seen.append(whole)


def check_attacks(claims: tuple[Claim, ...]) -> None:
    kinds = {c.id: c.kind for c in claims}
    for claim in claims:
        if claim.attack is not None:
            assert kinds[claim.attack] == "attack"
            assert claim.kind in PEOPLE_KINDS


# --- texts that break machines ------------------------------------------------------------------


TOO_MUCH = {
    "one word": "killed " * 6000,
    "one clause": "12 people were killed, " * 1500,
    "brackets": "(" * 5000 + "five killed" + ")" * 5000,
    "open quotations": "“" * 3000 + "Five civilians were killed in Taiz.",
    "a long word": "a" * 50_000 + " killed five people",
    "a number of 300 digits": "5" * 300 + " people were killed",
    "a number in words without end": "five hundred thousand " * 2000 + "people were killed",
    "a bound without end": "at least " * 4000 + "12 people were killed",
    "many lines": "Five people were killed.\n" * 300,
    "right to left": "\u202e" + "חמישה נהרגו 5 killed " * 400,
    "emoji": "🚑" * 10_000 + " 12 people were killed",
    "a byte order mark": "\ufeffFive people were killed.",
    "breaks of all kinds": "Five people were killed.\r\n\r\nSix\u2028people\u2029were wounded.",
}
ENDLESS_NUMBER = pytest.param(
    "5" * 20_000 + " people were killed",
    id="a number of 20,000 digits",
)


@pytest.mark.parametrize(
    "text", [*(pytest.param(text, id=name) for name, text in TOO_MUCH.items()), ENDLESS_NUMBER]
)
def test_no_text_is_too_much(pipeline: Pipeline, text: str) -> None:
    report = report_of(text)
    claims = pipeline.claims(report)
    for claim in claims:
        check_evidence(report, claim)
        check_words(claim)
    check_order(claims)


def test_a_share_said_again_is_no_part_of_itself(pipeline: Pipeline) -> None:
    text = "Two were wounded and three killed near Taiz. Two of them were wounded and three killed near Taiz."
    check_shares(pipeline.claims(report_of(text)))


@few
@given(text=lines, extra=st.sampled_from(FURNITURE))
def test_furniture_below_a_story_changes_none_of_its_claims(
    pipeline: Pipeline, text: str, extra: str
) -> None:
    alone = pipeline.claims(report_of("Some News\n\n" + text + "\n\nThe end of it came late."))
    page = pipeline.claims(report_of("Some News\n\n" + text + "\n\nThe end of it came late.\n\n" + extra))
    assert page == alone


def test_what_was_read_before_changes_nothing(pipeline: Pipeline) -> None:
    chance = random.Random(7)
    texts = [
        f"{who} {harm} {where} {when}."
        for who in WHO[:6]
        for harm in HARM[:3]
        for where, when in [(WHERE[0], WHEN[0])]
    ]
    there = [pipeline.claims(report_of(text)) for text in texts]
    order = list(range(len(texts)))
    chance.shuffle(order)
    back = {i: pipeline.claims(report_of(texts[i])) for i in order}
    assert [back[i] for i in range(len(texts))] == there
    assert any(there)
