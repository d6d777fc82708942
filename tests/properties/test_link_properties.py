"""What holds of the incidents of any record: order changes nothing, no claim is lost, what a report tells apart stays apart, copies
count once, what is added bit by bit gives what all at once gives, and judgements outlive new readings until they are undone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord import linking, pipeline, review
from onrecord.bench.made import Made, Rates, stream
from onrecord.incidents import Incident, Judgement
from onrecord.link import incidents
from onrecord.link.happenings import days_apart, of_report, places_apart
from onrecord.records import Block, Claim, ClaimRef, Figure, Place, Report, Span, Voice, When
from onrecord.store import Record, open_record

NOW = datetime(2024, 5, 6, 12, tzinfo=UTC)
DAY = date(2024, 2, 13)
Grouping = set[frozenset[ClaimRef]]

PLACES = [
    None,
    Place("Qasr", "Qasr", 34.5, 36.5, "test:1", "settlement", "SY", ("test:10", "test:100")),
    Place("the market of Qasr", "Qasr market", 34.51, 36.5, "test:3", "exact", "SY", ("test:1", "test:10", "test:100")),
    Place("Marj", "Marj", 36.9, 40.1, "test:2", "settlement", "SY", ("test:11", "test:100")),
    Place("the north", "North Province", 36.0, 37.0, "test:10", "region", "SY", ("test:100",)),
]  # fmt: skip
VOICES = [(), (Voice("the Northern Command", "government", key="said:command"),), (Voice("a doctor", "rescue", key="said:doctor"),)]  # fmt: skip


class War(list[Made]):
    """Generated reports that are shown by what they are generated from."""

    def __init__(self, claims: int, seed: int, density: float) -> None:
        super().__init__(stream(claims, seed=seed, rates=Rates(density=density, copies=0.15)))
        self.told = f"War({claims}, {seed}, {density})"

    def __repr__(self) -> str:
        return self.told


@st.composite
def a_war(draw: st.DrawFn, claims: int = 250) -> list[Made]:
    """Some twenty to thirty reports, copies among them."""
    return War(claims, draw(st.integers(0, 10_000)), draw(st.sampled_from([1.0, 4.0])))


@st.composite
def by_hand(draw: st.DrawFn) -> list[Made]:
    """A few reports whose claims are as odd as they come: no day, no place, shares of one another, the same twice."""
    luck = Random(draw(st.integers(0, 2**32 - 1)))
    return [_odd(f"r{n}", luck) for n in range(draw(st.integers(1, 5)))]


def _odd(name: str, luck: Random) -> Made:
    text = " ".join(
        luck.choice(["Qasr", "shells", "Marj", "the", "doctor", "said", "12", "dead"]) for _ in range(80)
    )
    published = luck.choice([None, DAY, DAY + timedelta(days=1)])
    report = Report(
        name,
        text,
        outlet=luck.choice([None, "The Post"]),
        published=published,
        blocks=(Block("body", 0, len(text)),),
    )
    claims = []
    for n in range(1, luck.randint(1, 6)):
        at, day = luck.randint(0, 300), luck.choice([None, DAY, DAY - timedelta(days=4)])
        number = luck.choice([None, 1, 12, 14, 90])
        claims.append(
            Claim(
                name, f"c{n}", luck.choice(["killed", "killed", "injured", "attack", "displaced", "talks"]), Span(at, at + 12, text[at : at + 12]),
                figure=Figure(number, luck.choice([number, None]), False, str(number)) if number else None,
                groups=(luck.choice(["person", "civilian", "combatant"]),), method=luck.choice([None, "shelling", "airstrike"]),
                place=luck.choice(PLACES), time=When("then", day, day) if day else None, said_by=luck.choice(VOICES),
                scope=luck.choice(["incident", "incident", "cumulative"]), part_of=luck.choice([None, None, f"c{n - 1}"]) if n > 1 else None,
            )
        )  # fmt: skip
    return Made(report, tuple(claims), tuple(range(len(claims))), None)


records = st.one_of(a_war(), by_hand())
lucks = st.integers(0, 2**32 - 1).map(Random)


def grouping(found: Sequence[Incident]) -> Grouping:
    return {frozenset(incident.refs()) for incident in found}


def texts(made: Sequence[Made]) -> dict[str, Report]:
    return {m.report.id: m.report for m in made}


def claims_of(made: Sequence[Made]) -> list[Claim]:
    return [c for m in made for c in m.claims]


def linked(made: Sequence[Made], judgements: Sequence[Judgement] = ()) -> list[Incident]:
    return incidents(texts(made), claims_of(made), judgements=judgements)


# --- in memory ----------------------------------------------------------------------------------


@given(records, lucks)
@settings(max_examples=25)
def test_the_order_of_reports_and_of_claims_changes_nothing(made: list[Made], luck: Random) -> None:
    expected = linked(made)
    claims = claims_of(made)
    luck.shuffle(claims)
    shuffled = luck.sample(made, len(made))
    assert incidents(texts(shuffled), claims) == expected


@given(records)
@settings(max_examples=25)
def test_every_claim_is_in_exactly_one_incident(made: list[Made]) -> None:
    found = linked(made)
    assert sorted(ref for i in found for ref in i.refs()) == sorted(c.ref for c in claims_of(made))
    assert len({i.id for i in found}) == len(found)


def told_apart(a: Claim, b: Claim, all_of: Sequence[Claim]) -> bool:
    """Whether one report tells two claims of one kind at different places or days, and nothing says that they belong together."""
    tied = {a.part_of, b.part_of, a.attack, b.attack} - {None}
    if (
        a.report != b.report
        or tied
        or any({c.part_of, c.attack} & {a.id, b.id} for c in all_of if c.report == a.report)
    ):
        return False
    if days_apart(a.time, b.time):
        return True
    # Another sentence of the report may say where a place of that name lies ('Manshya in Daraa').
    return not any(may_be_one(p, q) for p in so_named(a, all_of) for q in so_named(b, all_of))


def so_named(claim: Claim, all_of: Sequence[Claim]) -> list[Place | None]:
    """The places that its report calls by the name of the claim's."""
    if claim.place is None:
        return [None]
    return [
        c.place for c in all_of if c.report == claim.report and c.place and c.place.name == claim.place.name
    ]


def may_be_one(p: Place | None, q: Place | None) -> bool:
    """A town may bear its province's name, and mean it."""
    return not places_apart(p, q) or (p is not None and q is not None and (p.may_hold(q) or q.may_hold(p)))


@given(records)
@example(
    War(250, 1661, 4.0)
)  # dead in Hama, told with the province's, beside an attack on another of its towns
@example(
    War(250, 88, 4.0)
)  # two attacks on a town, on two days, one of them told with what happened between the two days
@example(
    War(250, 278, 1.0)
)  # dead of a region told with those of a place that no gazetteer knows, beside another region's
@settings(max_examples=25)
def test_no_incident_holds_what_one_report_tells_apart(made: list[Made]) -> None:
    claims = {c.ref: c for c in claims_of(made)}
    for incident in linked(made):
        assert len({part.report for part in incident.reports}) == len(incident.reports)
        held = [claims[ref] for ref in incident.refs()]
        assert [(a.ref, b.ref) for a in held for b in held if told_apart(a, b, list(claims.values()))] == []


@given(records)
@settings(max_examples=25)
def test_an_incident_has_whole_happenings_of_its_reports(made: list[Made]) -> None:
    """Only a person's judgement divides what one report tells as one happening."""
    whole = [frozenset(h.refs()) for m in made for h in of_report(m.report, m.claims)]
    home = {ref: i.id for i in linked(made) for ref in i.refs()}
    assert [refs for refs in whole if len({home[ref] for ref in refs}) > 1] == []


@given(records, lucks)
@settings(max_examples=25)
def test_a_judgement_joins_even_what_one_report_tells_apart(made: list[Made], luck: Random) -> None:
    found = linked(made)
    if len(found) < 2:
        return
    a, b = luck.sample(found, 2)
    by_ref = {c.ref: c for c in claims_of(made)}
    together = review.merged([a, b], by_ref, "x", NOW, "one")
    both = frozenset(a.refs()) | frozenset(b.refs())
    # Claims of one report with the same words under them are one to a judgement: it names them by their place in the text.
    after = grouping(linked(made, [together]))
    assert sorted(ref for group in after for ref in group) == sorted(by_ref)
    if len({(c.report, c.evidence, c.kind) for c in by_ref.values()}) == len(by_ref):
        assert any(both <= group for group in after)
    undo = review.undone([together], together.id, "y", NOW, "two")
    assert linked(made, review.standing([together, undo])) == found


def reprint(one: Made, name: str, luck: Random) -> Made:
    """The report as another outlet prints it, on the same day or the next."""
    published = one.report.published
    day = published and published + timedelta(days=luck.randint(0, 1))
    report = replace(one.report, id=name, outlet=f"The {name} Post", published=day)
    return replace(one, report=report, claims=tuple(replace(c, report=name) for c in one.claims))


@given(a_war(), lucks)
@settings(max_examples=20)
def test_a_copy_beside_its_original_adds_no_origin(made: list[Made], luck: Random) -> None:
    of = {f"x{n}": m for n, m in enumerate(luck.sample(made, len(made) // 3))}
    more = [*made, *(reprint(m, name, luck) for name, m in of.items())]
    reports, claims = texts(more), {c.ref: c for c in claims_of(more)}
    for incident in linked(more):
        held = {part.report for part in incident.reports}
        if held.isdisjoint(of) or not all(of[name].report.id in held for name in held & of.keys()):
            continue
        without = replace(incident, reports=tuple(p for p in incident.reports if p.report not in of))
        (_, with_copies), (_, alone) = pipeline.assessed([incident, without], reports, claims)
        assert len(with_copies.origins) == len(alone.origins)


def test_copies_divide_hardly_any_incident() -> None:
    """Measured: 2 of 1,227. A copy is one report more in the mean by which groups are joined, so that it can tip a close case."""
    divided = total = 0
    for seed in range(12):
        luck, made = Random(seed), list(stream(350, seed=seed))
        more = [*made, *(reprint(m, f"x{n}", luck) for n, m in enumerate(luck.sample(made, len(made) // 4)))]
        home = {ref: i.id for i in linked(more) for ref in i.refs()}
        before = linked(made)
        total += len(before)
        divided += sum(len({home[ref] for ref in i.refs()}) > 1 for i in before)
    assert total > 1_000
    assert divided / total < 0.006


# --- in a record --------------------------------------------------------------------------------


@contextmanager
def a_record() -> Iterator[Record]:
    with TemporaryDirectory() as folder, open_record(Path(folder) / "onrecord.db", create=True) as record:
        yield record


def add(record: Record, made: Sequence[Made], version: str = "v1") -> linking.Done:
    for one in made:
        record.add(one.report, one.claims, version)
    return linking.up_to_date(record)


def kept(record: Record) -> list[Incident]:
    reports = {s.report.id: s.report for s in record.reports()}
    return linking.incidents(record, reports, {c.ref: c for c in record.claims()})


def by_ref(record: Record) -> dict[ClaimRef, Claim]:
    return {c.ref: c for c in record.claims()}


def judgements(record: Record) -> list[Judgement]:
    return review.judgements(list(record.decisions.all()))


def judge(record: Record, judgement: Judgement) -> None:
    record.decisions.make(lambda: review.decision_of(judgement))
    linking.up_to_date(record)


@given(st.one_of(a_war(120), by_hand()), lucks)
@settings(max_examples=12)
def test_added_in_any_order_and_in_any_steps_the_incidents_are_those_of_all_at_once(
    made: list[Made], luck: Random
) -> None:
    order, expected = luck.sample(made, len(made)), grouping(linked(made))
    with a_record() as record:
        while order:
            step = luck.choice([1, 2, 3, 8])
            now, order = order[:step], order[step:]
            add(record, [*now, *luck.sample(now, luck.randint(0, len(now)))])
        assert grouping(kept(record)) == expected
        done = add(record, made)
        assert (done.compared, done.linked, done.moved) == (0, 0, {})
        assert grouping(kept(record)) == expected


def read_anew(one: Made) -> Made:
    """The same claims as a newer extractor would call them."""
    ids = {c.id: f"n{len(one.claims) - n}" for n, c in enumerate(one.claims)}
    claims = [
        replace(c, id=ids[c.id], part_of=ids.get(c.part_of or ""), attack=ids.get(c.attack or ""))
        for c in one.claims
    ]
    return replace(one, claims=tuple(claims))


@given(a_war(120), lucks)
@settings(max_examples=6)
def test_a_judgement_outlives_a_new_reading_and_undoing_it_restores(made: list[Made], luck: Random) -> None:
    anew = [read_anew(m) for m in made]
    called = {
        c.ref: n.ref
        for m, new in zip(made, anew, strict=True)
        for c, n in zip(m.claims, new.claims, strict=True)
    }
    with a_record() as record:
        add(record, made)
        before = grouping(kept(record))
        a, b = luck.sample(kept(record), 2)
        judgement = review.merged([a, b], by_ref(record), "x", NOW, "one blast")
        judge(record, judgement)
        both = frozenset(a.refs()) | frozenset(b.refs())
        assert any(both <= group for group in grouping(kept(record)))
        add(record, anew, version="v2")
        read = grouping(kept(record))
        assert any({called[ref] for ref in both} <= group for group in read)
        undo = review.undone(judgements(record), judgement.id, "y", NOW, "two blasts")
        judge(record, undo)
        assert grouping(kept(record)) == grouping(linked(anew))
        judge(record, review.undone(judgements(record), undo.id, "x", NOW, "one after all"))
        assert grouping(kept(record)) == read
        assert len(before) > 2


@given(a_war(120), lucks)
@settings(max_examples=8)
def test_a_split_is_obeyed_and_undoing_it_restores(made: list[Made], luck: Random) -> None:
    with a_record() as record:
        add(record, made)
        before = kept(record)
        wide = [i for i in before if len(i.reports) > 1]
        if not wide:
            return
        incident = luck.choice(wide)
        out = [(p.report, c) for p in incident.reports[1:] for c in p.claims]
        judgement = review.split(incident, out, by_ref(record), "x", NOW, "another street")
        judge(record, judgement)
        home = {ref: group for group in grouping(kept(record)) for ref in group}
        stays = [ref for ref in incident.refs() if ref not in out]
        assert all(home[a] != home[b] for a in stays for b in out)
        judge(record, review.undone(judgements(record), judgement.id, "x", NOW, "the same street"))
        assert grouping(kept(record)) == grouping(before)
