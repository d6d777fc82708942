"""Materials for the tests of formats: a small war by hand, and wars made at random, both assessed by the real rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from hypothesis import strategies as st

from onrecord import exporting, pipeline
from onrecord.publish.formats import FORMATS, Asked, Material
from onrecord.records import (
    PEOPLE_KINDS,
    SITUATION_KINDS,
    Claim,
    ClaimRef,
    Figure,
    Place,
    Report,
    Responsibility,
    Span,
    Voice,
    When,
)  # fmt: skip

ALEPPO = Place(
    "eastern Aleppo", "eastern Aleppo", 36.2012, 37.1612, "geonames:170063", "district", "SY", ("geonames:170062", "geonames:163843"), 15.0, "settlement",
)  # fmt: skip
IDLIB = Place(
    "Idlib", "Idlib", 35.9306, 36.6339, "geonames:169389", "settlement", "SY", ("geonames:169387", "geonames:163843"), 5.0, "settlement",
)  # fmt: skip
UN = Voice("the UN human rights office", "un", key="ohchr")
MONITOR = Voice("the Syrian Observatory for Human Rights", "monitor", key="sohr")
OFFICIAL = Voice(
    "a senior Turkish official",
    "official",
    anonymous=True,
    key="unnamed:a senior turkish official",
    reason="declined to be identified",
)


def report(id: str, day: date, outlet: str, text: str) -> Report:
    return Report(
        id, text, f"What {outlet} tells", outlet, f"https://{outlet.lower().replace(' ', '-')}.example/{id}", day, "given",
        source=f"{id}.txt", raw_sha256="0" * 64,
    )  # fmt: skip


def claim(of: Report, number: int, quote: str, kind: str, **fields: Any) -> Claim:
    start = of.text.index(quote)
    return Claim(of.id, f"c{number}", kind, Span(start, start + len(quote), quote), **fields)  # type: ignore[arg-type]


def small_war() -> tuple[list[Report], list[Claim]]:
    """Four reports of two places: an execution told by two origins, an evacuation, a strike with its dead and hurt, a ceasefire."""
    one = report("levant-1", date(2016, 12, 13), "Levant Wire", "Troops shot 82 civilians, 11 women and 13 children among them, the UN office said. At least 30,000 fled.")  # fmt: skip
    two = report("coast-1", date(2016, 12, 14), "Coast Gazette", "Pro-government forces killed 60 people in eastern Aleppo, the Observatory said. =2+3 men were taken away.")  # fmt: skip
    three = report("daily-1", date(2016, 12, 16), "Orient Daily", "Buses moved 8,000 people out; a truce was agreed. Up to 100,000 are trapped, an official said.")  # fmt: skip
    four = report("herald-1", date(2016, 12, 17), "Herald", "An air strike on Idlib killed 3 medics and injured between 5 and 9 people. The ministry denies it.")  # fmt: skip
    day = When("on Monday", date(2016, 12, 12), date(2016, 12, 12))
    evac = When("since Thursday", date(2016, 12, 15), date(2016, 12, 16))
    strike = When("on Friday", date(2016, 12, 16), date(2016, 12, 16))
    shot: dict[str, Any] = {"actor": "government troops", "method": "shooting", "place": ALEPPO, "time": day}
    c = [
        claim(one, 1, "82 civilians", "killed", figure=Figure(82, 82, False, "82"), groups=("civilian",), said_by=(UN,), **shot),
        claim(one, 2, "11 women", "killed", figure=Figure(11, 11, False, "11"), groups=("woman",), said_by=(UN,), part_of="c1", **shot),
        claim(one, 3, "13 children", "killed", figure=Figure(13, 13, False, "13"), groups=("child",), said_by=(UN,), part_of="c1", **shot),
        claim(one, 4, "At least 30,000 fled", "displaced", figure=Figure(30000, None, False, "At least 30,000"), groups=("person",), place=ALEPPO, time=day),
        claim(two, 1, "60 people", "killed", figure=Figure(60, 60, False, "60"), groups=("person",), said_by=(MONITOR,),
              certainty="feared", **(shot | {"actor": "pro-government forces"})),
        claim(two, 2, "=2+3 men", "detained", figure=Figure(3, 3, True, "=2+3"), groups=("man",), place=ALEPPO, time=day),
        claim(three, 1, "8,000 people", "evacuated", figure=Figure(8000, 8000, True, "8,000"), groups=("person",), place=ALEPPO, time=evac),
        claim(three, 2, "a truce was agreed", "ceasefire", phase="agreed", place=ALEPPO, time=evac),
        claim(three, 3, "Up to 100,000 are trapped", "trapped", figure=Figure(None, 100000, False, "Up to 100,000"), groups=("civilian",),
              said_by=(OFFICIAL,), place=ALEPPO, time=evac, scope="cumulative"),
        claim(four, 1, "An air strike on Idlib", "attack", method="airstrike", actor="Russian warplanes", actor_standing="blamed", place=IDLIB, time=strike),
        claim(four, 2, "3 medics", "killed", figure=Figure(3, 3, False, "3"), groups=("medic",), method="airstrike", actor="Russian warplanes",
              place=IDLIB, time=strike, attack="c1", responsibility=(Responsibility("Russian warplanes", "denies", Voice("The ministry", "government", key="said:ministry")),)),
        claim(four, 3, "between 5 and 9 people", "injured", figure=Figure(5, 9, False, "between 5 and 9"), groups=("person",), method="airstrike",
              place=IDLIB, time=strike, attack="c1"),
    ]  # fmt: skip
    return [one, two, three, four], c


def small() -> Material:
    return material_of(*small_war())


def material_of(reports: Sequence[Report], claims: Sequence[Claim], asked: Asked | None = None) -> Material:
    """Linked and assessed as the record's claims are."""
    of = {one.id: one for one in reports}
    by_ref: dict[ClaimRef, Claim] = {one.ref: one for one in claims}
    return exporting.material(of, by_ref, pipeline.judged(of, claims), "tests 1", asked or Asked())


def written(form: str, material: Material, table: str = "") -> bytes:
    out = BytesIO()
    wanted = FORMATS[form]
    wanted.write(material, out, table or (wanted.tables[0] if wanted.tables else ""))
    return out.getvalue()


# --- at random ------------------------------------------------------------------------------------

WORDS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufeff"), min_size=1, max_size=20
) | st.sampled_from(["=1+1", "+44", "-", "@cmd", "'quoted", 'a "b", c', "a;b|c", "القصف", "ціль", "<b>&amp;", "line\nbreak"])  # fmt: skip
"""Words as reports have them, and some that formats stumble over."""
NUMBERS = st.integers(0, 2_000_000)
DAYS = st.dates(date(2011, 1, 1), date(2024, 12, 31))


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    bounds = draw(st.sampled_from([(low, high), (low, low), (low, None), (None, high)]))
    best = draw(st.sampled_from([None, None, *(bound for bound in bounds if bound is not None)]))
    return Figure(
        *bounds, draw(st.booleans()), draw(WORDS), draw(st.sampled_from([None, None, "family", "body"])), best
    )


@st.composite
def whens(draw: st.DrawFn) -> When:
    start = draw(DAYS)
    return When(
        draw(WORDS),
        start,
        start + timedelta(days=draw(st.integers(0, 40))),
        draw(st.sampled_from(["", "last such day"])),
    )


VOICES = st.builds(
    Voice, WORDS, st.sampled_from(["un", "monitor", "government", "witness", "official"]), st.booleans(),
    st.sampled_from(["ohchr", "sohr", "said:someone"]), st.sampled_from(["", "government"]), st.sampled_from(["", "feared for his life"]),
)  # fmt: skip


@st.composite
def claims_about(draw: st.DrawFn, of: Report, number: int) -> Claim:
    kind = draw(st.sampled_from([*PEOPLE_KINDS, *SITUATION_KINDS]))
    people = kind in PEOPLE_KINDS
    end = draw(st.integers(1, len(of.text)))
    start = draw(st.integers(0, end - 1))
    place = draw(st.sampled_from([None, ALEPPO, IDLIB]))
    return Claim(
        of.id, f"c{number}", kind, Span(start, end, of.text[start:end]), draw(figures()) if people and draw(st.booleans()) else None,
        tuple(sorted(draw(st.sets(st.sampled_from(["civilian", "woman", "child", "man", "combatant", "medic", "person"]), max_size=2)))) if people else (),
        draw(st.none() | WORDS), draw(st.none() | WORDS), "stated", draw(st.sampled_from([None, "airstrike", "shelling", "shooting"])),
        replace(place, text=draw(WORDS)) if place else None, draw(st.none() | whens()), tuple(draw(st.lists(VOICES, max_size=2))),
        draw(st.sampled_from(["asserted", "feared", "planned", "denied", "conditional"])), draw(st.sampled_from(["incident", "cumulative"])),
        draw(st.booleans()), None, None if people else draw(st.sampled_from([None, "planned", "ongoing", "ended"])),
        note=draw(st.none() | WORDS),
    )  # fmt: skip


@st.composite
def wars(draw: st.DrawFn) -> Material:
    """One to three reports with up to five claims each, linked and assessed."""
    reports, claims = [], []
    for n in range(draw(st.integers(1, 3))):
        text = draw(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=3, max_size=60))
        one = Report(
            f"r{n}", text, draw(st.none() | WORDS), draw(st.none() | WORDS), None, draw(st.none() | DAYS), source=f"r{n}.txt",
        )  # fmt: skip
        reports.append(one)
        claims += [draw(claims_about(one, number)) for number in range(1, draw(st.integers(1, 5)) + 1)]
    return material_of(reports, claims)
