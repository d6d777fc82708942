"""A small record for the tests of the page, written for them: outlets are invented, the city is real.

`sample()` holds nested, crossing and coinciding evidence, a reprint, a contradiction of each sort, a running total,
vague days and places, a report in Arabic, and an input that could not be read.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from onrecord.incidents import Assessment, Contradiction, Incident, IncidentReport, Origin, Range
from onrecord.publish.page import PageInput
from onrecord.records import Block, Claim, Failure, Figure, Place, Report, Span, Voice, When

ALEPPO = Place("eastern Aleppo", "Aleppo", 36.2012, 37.1612, "170063", "settlement", "SY")
BUSTAN = Place("the Bustan al-Qasr crossing", "Bustan al-Qasr", 36.1893, 37.1441, None, "exact", "SY")
FOUA = Place("Foua", "Al Fu'ah", 35.9828, 36.7004, None, "settlement", "SY")
IDLIB = Place("Idlib province", "Idlib", 35.93, 36.63, None, "region", "SY")
SYRIA = Place("Syria", "Syria", 35.0, 38.0, None, "country", "SY")
NOWHERE = Place("the white mill", "the white mill")

COURIER_TEXT = """UN: 82 shot dead in their homes as Aleppo falls

GENEVA, Dec 13 - The United Nations rights office says it has received reports that at least 82 civilians, \
among them 11 women and 13 children, were shot by pro-government forces in four districts of eastern Aleppo on Monday.

"There could be many more," a spokesman for the office told reporters, adding that he was relaying what residents \
had said. Hundreds of men under 40 were said to have been taken to warehouses after they crossed the line.

Government shelling of the last streets went on through the night. More than 130,000 people have fled the east \
since the end of November, and perhaps 100,000 are left in less than three square kilometres.

The war has killed more than 300,000 people since 2011.

Read more: Five maps that explain the siege

A family waits near the crossing on Tuesday, December 13, 2016. PHOTO: N. SAWWAF"""

EVENING_TEXT = """UN: 82 killed in their homes as Aleppo falls

The United Nations rights office has received reports that at least 82 civilians, including 11 women and 13 \
children, were killed by regime militias in eastern Aleppo on Monday."""

BULLETIN_TEXT = """Bulletin of the Centre for Reconciliation, 13 December 2016

Over the past 24 hours 8,000 residents left the districts held by terrorists through the corridors opened by the army. \
No civilian was killed in the operation. 728 gunmen laid down their arms."""

WATCH_TEXT = """The Northern Monitor counted 115 dead in eastern Aleppo between Sunday and Tuesday, most of them in \
air strikes, and blamed government and allied aircraft. It said buses that were to carry the wounded from the \
Bustan al-Qasr crossing were fired on early on Wednesday; one rescuer was killed and three people were wounded. \
Shells also hit the village of Foua, in Idlib province, where two were hurt some time that week."""

ARABIC_TEXT = """مقتل 82 مدنيا على الأقل في شرق حلب

قال مكتب حقوق الإنسان إن 82 مدنيا على الأقل قتلوا يوم الاثنين في أحياء حلب الشرقية."""

MONDAY = When("on Monday", date(2016, 12, 12), date(2016, 12, 12))
UN = Voice("The United Nations rights office", "un", False, "ohchr")
RESIDENTS = Voice("residents", "witness", True, "residents")
MONITOR = Voice("The Northern Monitor", "monitor", False, "northern-monitor")


def exactly(value: int, text: str) -> Figure:
    return Figure(value, value, False, text)


def at_least(value: int, text: str) -> Figure:
    return Figure(value, None, False, text)


def claim(report: Report, name: str, kind: Any, quote: str, **fields: Any) -> Claim:
    """A claim whose evidence is the first place where the quote stands in the report."""
    start = report.text.index(quote)
    return Claim(report.id, name, kind, Span(start, start + len(quote), quote), **fields)


def block(text: str, kind: Any, words: str) -> Block:
    start = text.index(words)
    return Block(kind, start, start + len(words))


def reports() -> list[Report]:
    courier_blocks = (
        block(COURIER_TEXT, "headline", "UN: 82 shot dead in their homes as Aleppo falls"),
        block(COURIER_TEXT, "dateline", "GENEVA, Dec 13 -"),
        block(COURIER_TEXT, "furniture", "Read more: Five maps that explain the siege"),
        block(COURIER_TEXT, "caption", "A family waits near the crossing on Tuesday, December 13, 2016."),
        block(COURIER_TEXT, "credit", "PHOTO: N. SAWWAF"),
    )
    courier = Report(
        "courier-1213", COURIER_TEXT, "UN: 82 shot dead in their homes as Aleppo falls", "The Courier",
        "https://courier.example/2016/aleppo", date(2016, 12, 13), "caption", courier_blocks,
        "courier-1213.txt", "ab" * 32,
    )  # fmt: skip
    evening = Report("evening-1214", EVENING_TEXT, "82 killed in their homes", "Evening Herald",
                     None, date(2016, 12, 14), "given", (), "evening.txt", "cd" * 32)  # fmt: skip
    bulletin = Report("bulletin-1213", BULLETIN_TEXT, "Daily bulletin", "Centre for Reconciliation",
                      None, date(2016, 12, 13), "dateline", (), "bulletin.txt", "ef" * 32)  # fmt: skip
    watch = Report("watch 12/15", WATCH_TEXT, None, "Border Radio", None, date(2016, 12, 15), "metadata",
                   (), "watch.html", "01" * 32)  # fmt: skip
    arabic = Report("arabic-1213", ARABIC_TEXT, "مقتل 82 مدنيا في حلب", "صوت الشمال", None, None, "unknown",
                    (), "arabic.txt", "23" * 32)  # fmt: skip
    return [courier, evening, bulletin, watch, arabic]


def courier_claims(courier: Report) -> list[Claim]:
    shared: dict[str, Any] = {
        "actor": "pro-government forces", "method": "execution", "place": ALEPPO, "time": MONDAY,
        "said_by": (UN, RESIDENTS),
    }  # fmt: skip
    whole = (
        "at least 82 civilians, among them 11 women and 13 children, were shot by pro-government forces in "
        "four districts of eastern Aleppo on Monday"
    )
    return [
        claim(courier, "c1", "killed", whole, figure=at_least(82, "at least 82"), groups=("civilian",), **shared),
        claim(courier, "c2", "killed", "11 women", figure=exactly(11, "11"), groups=("woman",), part_of="c1", **shared),
        claim(courier, "c3", "killed", "11 women and 13 children", figure=exactly(13, "13"), groups=("child",),
              part_of="c1", **shared),
        claim(courier, "c4", "detained", "Hundreds of men under 40 were said to have been taken to warehouses",
              figure=Figure(200, None, True, "Hundreds"), groups=("man",), place=ALEPPO,
              time=When("", date(2016, 12, 11), date(2016, 12, 13)), said_by=(RESIDENTS,)),
        claim(courier, "c5", "attack", "Government shelling of the last streets went on through the night",
              actor="Government", method="shelling", place=ALEPPO,
              time=When("through the night", date(2016, 12, 12), date(2016, 12, 13))),
        claim(courier, "c6", "displaced", "More than 130,000 people have fled the east since the end of November",
              figure=at_least(130000, "More than 130,000"), groups=("person",), place=ALEPPO, scope="cumulative",
              time=When("since the end of November", date(2016, 11, 26), date(2016, 12, 13))),
        claim(courier, "c7", "trapped",
              "fled the east since the end of November, and perhaps 100,000 are left in less than three square kilometres",
              figure=Figure(100000, 100000, True, "perhaps 100,000"), groups=("person",), place=ALEPPO,
              time=When("", date(2016, 12, 13), date(2016, 12, 13)), certainty="feared"),
        claim(courier, "c8", "killed", "The war has killed more than 300,000 people since 2011",
              figure=at_least(300000, "more than 300,000"), groups=("person",), place=SYRIA, scope="cumulative",
              time=When("since 2011", date(2011, 1, 1), date(2016, 12, 13))),
    ]  # fmt: skip


def other_claims(evening: Report, bulletin: Report, watch: Report, arabic: Report) -> list[Claim]:
    said: dict[str, Any] = {"place": ALEPPO, "time": MONDAY, "said_by": (UN,)}
    buses = When("early on Wednesday", date(2016, 12, 14), date(2016, 12, 14))
    return [
        claim(evening, "c1", "killed",
              "at least 82 civilians, including 11 women and 13 children, were killed by regime militias",
              figure=at_least(82, "at least 82"), groups=("civilian",), actor="regime militias", **said),
        claim(bulletin, "c1", "displaced", "8,000 residents left the districts held by terrorists",
              figure=exactly(8000, "8,000"), groups=("civilian",), place=ALEPPO,
              time=When("Over the past 24 hours", date(2016, 12, 12), date(2016, 12, 13))),
        claim(bulletin, "c2", "killed", "No civilian was killed in the operation", groups=("civilian",),
              figure=exactly(0, "No"), certainty="denied", place=ALEPPO,
              time=When("", date(2016, 12, 12), date(2016, 12, 13))),
        claim(watch, "c1", "killed", "The Northern Monitor counted 115 dead in eastern Aleppo between Sunday and Tuesday",
              figure=exactly(115, "115"), groups=("person",), actor="government and allied aircraft",
              method="airstrike", place=ALEPPO, said_by=(MONITOR,),
              time=When("between Sunday and Tuesday", date(2016, 12, 11), date(2016, 12, 13))),
        claim(watch, "c2", "attack", "buses that were to carry the wounded from the Bustan al-Qasr crossing were fired on",
              method="shooting", place=BUSTAN, time=buses, said_by=(MONITOR,)),
        claim(watch, "c3", "killed", "one rescuer was killed", figure=exactly(1, "one"), groups=("rescuer",),
              place=BUSTAN, time=buses, said_by=(MONITOR,), attack="c2"),
        claim(watch, "c4", "injured", "three people were wounded", figure=exactly(3, "three"), groups=("person",),
              place=BUSTAN, time=buses, said_by=(MONITOR,), attack="c2"),
        claim(watch, "c5", "injured", "where two were hurt", figure=exactly(2, "two"), groups=("person",),
              place=FOUA, time=When("some time that week", date(2016, 12, 12), date(2016, 12, 15))),
        claim(arabic, "c1", "killed", "82 مدنيا على الأقل قتلوا يوم الاثنين",
              figure=at_least(82, "82 مدنيا على الأقل"), groups=("civilian",), **said),
    ]  # fmt: skip


def toll() -> tuple[Incident, Assessment]:
    """Three origins, a reprint, and one contradiction of each sort."""
    courier, evening = ("courier-1213", "c1"), ("evening-1214", "c1")
    watch, denial, arabic = ("watch 12/15", "c1"), ("bulletin-1213", "c2"), ("arabic-1213", "c1")
    incident = Incident(
        "7f3a91", "killed", ALEPPO, When("on Monday", date(2016, 12, 11), date(2016, 12, 13)),
        (
            IncidentReport("courier-1213", ("c1", "c2", "c3"), True),
            IncidentReport("evening-1214", ("c1",), True, "courier-1213"),
            IncidentReport("watch 12/15", ("c1",), True),
            IncidentReport("bulletin-1213", ("c2",), False),
            IncidentReport("arabic-1213", ("c1",), True),
        ),
        ("same kind, same place, days overlap", "Evening Herald has 92 of 100 words of The Courier"),
    )  # fmt: skip
    rule = "low and high: smallest and largest figure of an origin; best: the figure with most origins"
    origins = (
        Origin(
            "ohchr",
            "UN rights office",
            "un",
            ("courier-1213", "evening-1214", "arabic-1213"),
            ("evening-1214",),
        ),
        Origin("northern-monitor", "The Northern Monitor", "monitor", ("watch 12/15",)),
        Origin("centre", "Centre for Reconciliation", "government", ("bulletin-1213",)),
    )
    ranges = (
        Range("killed", None, 82, 82, 115, rule, (courier, evening, arabic, watch), 2),
        Range("killed", "woman", 11, 11, 11, "one figure", (("courier-1213", "c2"),), 1),
        Range("killed", "child", 13, 13, 13, "one figure", (("courier-1213", "c3"),), 1),
    )
    contradictions = (
        Contradiction("figure", "82 on Monday, or 115 in three days", ((courier, arabic), (watch,))),
        Contradiction("actor", "who shot them", ((courier,), (evening,), (watch,))),
        Contradiction("denial", "one side says that no civilian was killed", ((courier,), (denial,))),
    )
    reason = "competing claims of who did it, and a denial"
    return incident, Assessment(ranges, origins, "contested", reason, False, contradictions)


def single(name: str, kind: Any, place: Place | None, when: When | None, report: str, claims: tuple[str, ...],
           ranges: tuple[Range, ...], origin: str = "Border Radio") -> tuple[Incident, Assessment]:  # fmt: skip
    """An incident on one report's word."""
    incident = Incident(name, kind, place, when, (IncidentReport(report, claims, True),))
    origins = (Origin(origin.casefold(), origin, "monitor", (report,)),)
    return incident, Assessment(ranges, origins, "weak", "a single origin", True)


def incidents() -> list[tuple[Incident, Assessment]]:
    watch, courier = "watch 12/15", "courier-1213"
    return [
        single("a01", "attack", BUSTAN, When("early on Wednesday", date(2016, 12, 14), date(2016, 12, 14)), watch,
               ("c2", "c3", "c4"),
               (Range("killed", None, 1, 1, 1, "one figure", ((watch, "c3"),), 1),
                Range("injured", None, 3, 3, 3, "one figure", ((watch, "c4"),), 1))),
        toll(),
        single("a02", "injured", FOUA, When("some time that week", date(2016, 12, 12), date(2016, 12, 15)), watch,
               ("c5",), (Range("injured", None, 2, 2, 2, "one figure", ((watch, "c5"),), 1),)),
        single("a03", "displaced", ALEPPO, When("", date(2016, 11, 26), date(2016, 12, 13)), courier, ("c6",),
               (Range("displaced", None, 130000, 130000, None, "one figure", ((courier, "c6"),), 1),), "The Courier"),
        single("a04", "displaced", ALEPPO, When("", date(2016, 12, 12), date(2016, 12, 13)), "bulletin-1213", ("c1",),
               (Range("displaced", None, 8000, 8000, 8000, "one figure", (("bulletin-1213", "c1"),), 1),), "Centre"),
        single("a05", "killed", SYRIA, When("since 2011", date(2011, 1, 1), date(2016, 12, 13)), courier, ("c8",),
               (Range("killed", None, 300000, 300000, None, "one figure", ((courier, "c8"),), 1),), "The Courier"),
        single("a06", "detained", IDLIB, None, courier, ("c4",),
               (Range("detained", None, 200, None, None, "a vague number bounds only", ((courier, "c4"),), 1),),
               "residents"),
        single("a07", "attack", NOWHERE, When("through the night", date(2016, 12, 12), date(2016, 12, 13)), courier,
               ("c5",), (), "The Courier"),
    ]  # fmt: skip


def failure() -> Failure:
    return Failure("scan.pdf", None, "no-text", "a file with pictures of pages only", "text files and pages",
                   "Run it through OCR and add the text.")  # fmt: skip


def sample() -> PageInput:
    courier, evening, bulletin, watch, arabic = texts = reports()
    claims = courier_claims(courier) + other_claims(evening, bulletin, watch, arabic)
    return PageInput(
        {report.id: report for report in texts},
        {each.ref: each for each in claims},
        incidents(),
        [failure()],
        "onrecord 0.1.0",
        date(2017, 1, 3),
    )


def many(number: int, days: int) -> PageInput:
    """As many incidents over as many days, in places around the first; each on a claim of one report."""
    report = Report("long", "One was killed. " * number, None, "Border Radio", None, date(2017, 1, 1))
    claims: dict[tuple[str, str], Claim] = {}
    pairs = []
    for n in range(number):
        when_start = date(2012, 1, 1) + timedelta(days=n * days // max(number, 1))
        when = When("", when_start, when_start + timedelta(days=n % 4))
        precision: Any = ("exact", "settlement", "district", "region")[n % 4]
        place = replace(
            ALEPPO, lat=34 + n % 17 * 0.13, lon=36 + n % 23 * 0.15, precision=precision, name=f"Place {n}"
        )
        each = Claim("long", f"c{n}", "killed", Span(n * 16, n * 16 + 14, "One was killed"),
                     exactly(n % 50, str(n % 50)), ("person",), place=place, time=when)  # fmt: skip
        claims[each.ref] = each
        harm = Range("killed", None, n % 50, n % 50, n % 50, "one figure", (each.ref,), 1)
        pairs.append(single(f"i{n}", "killed", place, when, "long", (f"c{n}",), (harm,)))
    return PageInput({"long": report}, claims, pairs, [], "onrecord 0.1.0", None)


def test_every_quote_of_the_sample_is_the_slice_of_its_text() -> None:
    data = sample()
    assert len(data.claims) == 17
    for each in data.claims.values():
        text = data.reports[each.report].text
        assert text[each.evidence.start : each.evidence.end] == each.evidence.text
