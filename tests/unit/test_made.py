"""The generated war: the same for one seed, true to its text, with a truth for each claim, and as noisy as its rates say."""

from __future__ import annotations

import tracemalloc
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import combinations, islice
from random import Random

import pytest

from onrecord.bench.made import Made, Rates, stream
from onrecord.bench.made.happenings import Fate, Weighted
from onrecord.bench.made.telling import Noise
from onrecord.bench.made.world import countries
from onrecord.records import PEOPLE_KINDS, SITUATION_KINDS

SIZE = 20_000


@lru_cache(maxsize=1)
def made() -> tuple[Made, ...]:
    return tuple(stream(SIZE, seed=3))


def claims_of(kind: str) -> list:
    return [c for one in made() for c in one.claims if c.kind == kind]


def test_a_seed_gives_one_war() -> None:
    assert list(stream(500, seed=3)) == list(stream(500, seed=3))
    assert list(stream(500, seed=3)) != list(stream(500, seed=4))


def test_it_ends_with_the_report_that_fills_it() -> None:
    given = [len(one.claims) for one in made()]
    assert sum(given) >= SIZE > sum(given[:-1])


def test_evidence_is_a_slice_of_the_text() -> None:
    for one in made():
        text = one.report.text
        assert all(text[c.evidence.start : c.evidence.end] == c.evidence.text for c in one.claims)


def test_blocks_cover_the_text_and_hold_the_evidence() -> None:
    for one in made()[:300]:
        report = one.report
        assert report.title == report.text[: report.blocks[0].end]
        assert [b.kind for b in report.blocks] == ["headline", *["body"] * (len(report.blocks) - 1)]
        gaps = [report.text[a.end : b.start] for a, b in zip(report.blocks, report.blocks[1:], strict=False)]
        assert set(gaps) == {"\n"}
        assert report.blocks[-1].end == len(report.text)
        for claim in one.claims:
            assert any(b.kind == "body" and b.start <= claim.evidence.start and claim.evidence.end <= b.end for b in report.blocks)  # fmt: skip


def test_ids_lead_to_claims_of_the_same_report() -> None:
    reports = set()
    for one in made():
        assert one.report.id not in reports
        reports.add(one.report.id)
        by_id = {c.id: c for c in one.claims}
        assert list(by_id) == [f"c{n}" for n in range(1, len(one.claims) + 1)]
        for claim in one.claims:
            assert claim.report == one.report.id
            if claim.part_of is not None:
                assert by_id[claim.part_of].kind == claim.kind
                assert by_id[claim.part_of].part_of is None
            if claim.attack is not None:
                assert by_id[claim.attack].kind == "attack"


def test_every_claim_has_its_truth_and_what_hangs_together_has_one() -> None:
    for one in made():
        assert len(one.happenings) == len(one.claims)
        truth = dict(zip((c.id for c in one.claims), one.happenings, strict=True))
        for claim in one.claims:
            for other in (claim.part_of, claim.attack):
                assert other is None or truth[other] == truth[claim.id]
        if one.main is not None:
            assert one.main in one.happenings


def test_a_copy_tells_what_its_original_tells() -> None:
    by_id = {one.report.id: one for one in made()}
    copies = [one for one in made() if one.copy_of is not None]
    assert len(copies) > 30
    changed = 0
    for copy in copies:
        original = by_id[copy.copy_of or ""]
        assert original.copy_of is None
        assert copy.report.outlet != original.report.outlet
        assert copy.happenings == original.happenings[: len(copy.happenings)]
        assert [c.figure for c in copy.claims] == [c.figure for c in original.claims][: len(copy.claims)]
        days = (original.report.published, copy.report.published)
        assert None in days or days[0] <= days[1]  # type: ignore[operator]
        changed += copy.report.text != original.report.text
    assert 0 < changed < len(copies)


def runs(text: str) -> set[tuple[str, ...]]:
    said = text.lower().split()
    return set(zip(*(said[n:] for n in range(5)), strict=False))


def test_copies_share_their_words_and_other_reports_do_not() -> None:
    """As on gold: copies share .4 of the shorter text's five-word runs or more, two reports of one incident .25 at most."""
    by_id = {one.report.id: one for one in made()}
    shared = lambda a, b: len(a & b) / min(len(a), len(b))  # noqa: E731
    copies = [shared(runs(o.report.text), runs(by_id[o.copy_of].report.text)) for o in made() if o.copy_of]
    assert min(copies) > 0.3
    by_main = defaultdict(list)
    for one in made():
        if one.main is not None and one.copy_of is None:
            by_main[one.main].append(runs(one.report.text))
    others = [shared(a, b) for told in by_main.values() for a, b in combinations(told[:4], 2)]
    assert len(others) > 200
    assert max(others) < 0.3


def share(part: int, of: int) -> float:
    return part / of


def test_rates_are_those_of_the_parameters() -> None:
    rates, reports = Rates(), len(made())
    assert share(sum(o.report.published is None for o in made()), reports) == pytest.approx(rates.undated, abs=0.015)  # fmt: skip
    assert share(sum(o.copy_of is not None for o in made()), reports) == pytest.approx(
        rates.copies, abs=0.015
    )
    round_ups = sum(o.main is None for o in made())
    assert share(round_ups, reports) == pytest.approx(rates.round_ups / (1 + rates.round_ups), abs=0.02)


def test_the_mixture_of_claims_is_as_measured() -> None:
    """On *fakes*: .39 killed, .32 attacks, .14 injured; .24 of killed are shares, .28 'at least', .12 running totals."""
    kinds = Counter(c.kind for one in made() for c in one.claims)
    assert set(kinds) <= set(PEOPLE_KINDS + SITUATION_KINDS)
    every = kinds.total()
    for kind, wanted in (("killed", 0.39), ("attack", 0.315), ("injured", 0.135), ("control", 0.074)):
        assert share(kinds[kind], every) == pytest.approx(wanted, abs=0.06)
    assert {
        "displaced",
        "evacuated",
        "detained",
        "abducted",
        "trapped",
        "ceasefire",
        "talks",
        "service",
    } <= set(kinds)
    killed = claims_of("killed")
    assert 0.08 < share(sum(c.part_of is not None for c in killed), len(killed)) < 0.3
    assert 0.05 < share(sum(c.scope == "cumulative" for c in killed), len(killed)) < 0.15
    assert share(sum(not c.said_by for c in killed), len(killed)) == pytest.approx(0.33, abs=0.05)
    assert any(c.superseded for c in killed)
    assert any(c.figure is not None and c.figure.vague for c in killed)
    assert 7 < every / len(made()) < 11


def test_noise_falls_as_its_rates_say() -> None:
    rng, rates = Random(5), Rates()  # a draw that can be repeated
    (country,) = countries(1, rng, rates)
    fate, noise = Fate(rng, rates), Noise(rng, rates, (country,))
    day = 735_000
    told = [noise.telling(fate.attack(country, day, 1), day + 1, True, main=True) for _ in range(8_000)]
    count = len(told)
    right = sum(t.place in t.happening.spot.own for t in told)
    assert share(right, count) == pytest.approx(rates.place_right(), abs=0.05)
    assert share(sum(t.place is None for t in told), count) == pytest.approx(rates.place_missing, abs=0.01)
    assert share(sum(t.when is None for t in told), count) == pytest.approx(rates.day_missing, abs=0.015)
    exact = sum(
        t.when is not None and t.when.start == t.when.end and t.when.start.toordinal() == day for t in told
    )  # type: ignore[union-attr]
    assert share(exact, count) == pytest.approx(
        1 - rates.day_missing - rates.day_beside - rates.day_interval - rates.day_wrong, abs=0.02
    )
    same = sum(t.method == t.happening.method for t in told)
    assert share(same, count) == pytest.approx(1 - rates.method_missing_main - rates.method_near, abs=0.015)
    assert share(sum(t.actor is None for t in told), count) == pytest.approx(rates.actor_missing, abs=0.02)


def test_few_places_have_most_of_the_attacks() -> None:
    rng, rates = Random(5), Rates()  # a draw that can be repeated
    (country,) = countries(1, rng, rates)
    fate = Fate(rng, rates)
    places = Counter(fate.spot(country).own[0].gazetteer for _ in range(5_000))
    counts = sorted(places.values(), reverse=True)
    assert sum(counts[:10]) > 0.25 * 5_000
    assert len(counts) > 100


def test_places_are_those_of_the_gazetteer_with_what_holds_them() -> None:
    (syria,) = countries(1, Random(1), Rates())  # a draw that can be repeated
    aleppo = next(s for s in syria.spots if s.own[0].name == "Aleppo" and s.own[0].kind == "settlement")
    assert aleppo.own[0].gazetteer == "geonames:170063"
    assert [p.precision for p in aleppo.wider] == ["region", "country"]
    assert aleppo.own[0].within == (aleppo.wider[0].gazetteer, aleppo.wider[1].gazetteer)
    assert len(aleppo.narrower) > 5
    assert all(p.gazetteer is None and p.name != "Aleppo" for p in aleppo.unknown)


def test_more_claims_are_more_days_and_countries_and_no_denser_days() -> None:
    def days(size: int) -> tuple[int, float]:
        span = 0
        for seed in (1, 2):
            published = [o.report.published for o in stream(size, seed=seed) if o.report.published]
            span += (max(published) - min(published)).days + 1
        return span, 2 * size / span

    short, long = days(2_000), days(16_000)
    assert long[0] > 6 * short[0]
    assert long[1] == pytest.approx(short[1], rel=0.4)
    countries_of = {c.place.country for o in islice(stream(1_000_000), 500) for c in o.claims if c.place}
    assert len(countries_of) == 20


def test_the_stream_holds_no_more_the_longer_it_runs() -> None:
    reports = iter(stream(10_000_000, seed=1))
    for _ in islice(reports, 2_000):
        pass
    tracemalloc.start()
    try:
        for _ in islice(reports, 500):
            pass
        first = tracemalloc.get_traced_memory()[0]
        for _ in islice(reports, 1_000):
            pass
        assert tracemalloc.get_traced_memory()[0] < first + 1_500_000
    finally:
        tracemalloc.stop()


def test_weights_are_drawn_by_their_share() -> None:
    values = iter([0.0, 0.24, 0.26, 0.999999])
    drawn = Weighted((("a", 1.0), ("b", 3.0)))
    assert [drawn.draw(lambda: next(values)) for _ in range(4)] == ["a", "a", "b", "b"]
