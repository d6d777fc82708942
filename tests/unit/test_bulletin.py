"""What a bulletin says of a small record: figures in words, whom it names, what it keeps apart. All texts are invented."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from datetime import date
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from onrecord.bulletins import Bulletin
from onrecord.incidents import Range
from onrecord.link import incidents
from onrecord.pipeline import Period, bulletin_of
from onrecord.publish.bulletin import FORMATS, OWN
from onrecord.publish.bulletin.amounts import amount, best_words, figure_words, in_words, of_people, on_days
from onrecord.publish.bulletin.listing import marks_words, pieces, runs, sentence
from onrecord.publish.bulletin.names import clean, describes_an_office, role_of, with_article
from onrecord.records import Claim, Figure, Place, Report, Span, Voice, When
from onrecord.resolve import voices

QASR = Place("Qasr", "Qasr", 34.5, 36.5, "made-up:1", "settlement", "SY", kind="settlement")
TUESDAY, WEDNESDAY = date(2024, 2, 13), date(2024, 2, 14)


def figure(low: int | None, high: int | None, text: str, about: bool = False) -> Figure:
    return Figure(low, high, about, text)


def report(name: str, day: date | None, outlet: str | None = "Valley Wire") -> Report:
    return Report(name, f"{name} tells of Qasr.", None, outlet, None, day)


def claim(report: str, name: str, kind: Any, told: Figure | None = None, **fields: Any) -> Claim:
    fields = {"place": QASR, "time": When("", TUESDAY, TUESDAY), "groups": ("person",)} | fields
    made = Claim(report, name, kind, Span(0, 5, report[:5]), told, **fields)
    return voices.resolved(made)


def draft(
    claims: list[Claim],
    reports: list[Report],
    start: date = TUESDAY,
    end: date = WEDNESDAY,
    place: Place | None = QASR,
    **more: Any,
) -> Bulletin:
    return bulletin_of(
        place,
        Period(start, end, more.get("quotes", False)),
        incidents({r.id: r for r in reports}, claims),
        {c.ref: c for c in claims},
        {r.id: r for r in reports},
        more.get("unread", 0),
    )


def told(found: Bulletin, key: str) -> str:
    return " ".join(
        sentence(s, found.numbers())
        for section in found.sections
        if section.key == key
        for s in section.statements()
    )


# --- words --------------------------------------------------------------------------------------

FIGURES = [
    (figure(82, 82, "82"), "82"),
    (figure(4, 4, "four"), "four"),
    (figure(82, None, "at least 82"), "at least 82"),
    (figure(None, 40, "up to 40"), "up to 40"),
    (figure(3000, 3000, "some 3,000", True), "about 3,000"),
    (figure(20, 30, "20 to 30"), "between 20 and 30"),
    (figure(24, None, "Dozens", True), "dozens"),
]


@pytest.mark.parametrize(("told_as", "words"), FIGURES, ids=[words for _, words in FIGURES])
def test_a_figure_in_words(told_as: Figure, words: str) -> None:
    assert figure_words(told_as) == words


RANGES = [
    ((82, 82, None), [FIGURES[2][0]], "at least 82 people"),
    ((70, 85, 92), [figure(70, 70, "70"), figure(85, 85, "85"), figure(92, 92, "92")], "between 70 and 92 people (best figure 85)"),
    ((24, 24, None), [FIGURES[6][0]], "dozens of people"),
    ((24, 87, 90), [FIGURES[6][0], figure(87, 87, "87"), figure(90, 90, "90")], "from dozens to 90 people (best figure 87)"),
    ((24, 58, None), [FIGURES[6][0], figure(58, None, "at least 58")], "from dozens to at least 58 people"),
    ((3000, 3000, 3000), [FIGURES[4][0]], "about 3,000 people"),
    ((0, None, 40), [FIGURES[3][0]], "up to 40 people"),
    ((16, 25, None), [figure(16, 16, "16"), figure(25, None, "at least 25")], "at least 16 people (best figure 25)"),
]  # fmt: skip


@pytest.mark.parametrize(("ends", "figures", "words"), RANGES, ids=[row[2] for row in RANGES])
def test_a_range_in_words(ends: tuple[Any, Any, Any], figures: list[Figure], words: str) -> None:
    claims = [claim("r", f"c{n}", "killed", f) for n, f in enumerate(figures)]
    harm = Range("killed", None, *ends, "", tuple(c.ref for c in claims), len(claims))
    assert of_people(amount(harm, claims), "people") + best_words(harm, claims) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (None, "on a day that is not stated"),
        (When("", TUESDAY, TUESDAY), "on 13 February 2024"),
        (When("", TUESDAY, WEDNESDAY), "between 13 and 14 February 2024"),
        (When("", date(2024, 2, 1), date(2024, 2, 29)), "in February 2024"),
        (When("", TUESDAY, None), "since 13 February 2024"),
        (When("", None, TUESDAY), "up to 13 February 2024"),
    ],
)
def test_days_in_words(when: When | None, words: str) -> None:
    assert on_days(when) == words


def test_only_numbers_below_ten_are_written_out() -> None:
    assert in_words("2 of 8 origins, 12 and 3,000") == "two of eight origins, 12 and 3,000"


# --- names --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("the health directorate", True), ("a senior Turkish official", True), ("a UN official", True),
        ("Nadir Example", False), ("the nurse Nadir Example", False), ("the so-called ministry", False), ("a rebel commander", False),
        ("the only nurse of the small clinic in the village", False), ("officials", False),
    ],
)  # fmt: skip
def test_a_description_is_kept_and_a_name_is_not(words: str, office: bool) -> None:
    assert describes_an_office(words) is office


@pytest.mark.parametrize(
    ("words", "kind", "called"),
    [
        ("Nadir Example, a resident", "witness", "a resident"), ("local activists", "witness", "activists"),
        ("eyewitnesses", "witness", "witnesses"), ("Nadir Example", "witness", "a witness"),
        ("Nadir Example, who runs the hospital", "rescue", "a medical worker"), ("Nadir Example", "other", "a voice named in the report"),
        ("State television", "government", "state media"), ("Local health workers", "rescue", "medical workers"), ("paramedics", "rescue", "medical workers"),
        ("Local monitors", "other", "monitors"), ("Local officials", "official", "an official"), ("Locals", "witness", "residents"),
        ("local people", "witness", "residents"), ("a local woman", "witness", "a witness"),
    ],
)  # fmt: skip
def test_private_persons_are_called_by_their_kind(words: str, kind: str, called: str) -> None:
    assert role_of(words, kind) == called


def test_names_get_their_article() -> None:
    named = (
        "UN human rights office",
        "Reuters",
        "White Helmets",
        "UN secretary-general",
        "Hill Region Military Administration",
    )
    assert [with_article(n) for n in named] == [
        "the UN human rights office", "Reuters", "the White Helmets", "the UN secretary-general", "the Hill Region Military Administration",
    ]  # fmt: skip


def test_words_of_another_direction_are_kept_apart() -> None:
    assert clean("صوت \u202eالشمال") == "\u2068صوت الشمال\u2069"
    assert clean("a\x00b\n c") == "a\ufffdb c"


# --- a small record ---------------------------------------------------------------------------------

HOSPITAL = Voice("the hospital of Qasr", "rescue")
WIRE = report("wire-0213", TUESDAY)
POST = report("post-0214", WEDNESDAY, "Harbour Post")
EARLY = report("early-0212", date(2024, 2, 12), "Hill Radio")


def test_a_revised_toll_is_told_from_what_to_what() -> None:
    found = draft(
        [
            claim("wire-0213", "c1", "killed", figure(12, 12, "12"), said_by=(HOSPITAL,)),
            claim("post-0214", "c1", "killed", figure(15, 15, "15"), said_by=(HOSPITAL,)),
        ],
        [WIRE, POST], WEDNESDAY,
    )  # fmt: skip
    assert "The number of people reported killed (Qasr, 13 February 2024) was 12 and is now 15" in told(
        found, "changes"
    )


def test_deaths_of_earlier_days_are_not_among_those_of_the_period() -> None:
    january = When("", date(2024, 1, 5), date(2024, 1, 5))
    found = draft(
        [claim("wire-0213", "c1", "killed", figure(12, 12, "12")), claim("wire-0213", "c2", "killed", figure(40, 40, "40"), time=january)],
        [EARLY, WIRE],
    )  # fmt: skip
    assert "40" not in told(found, "incidents")
    assert "40 people were reported killed" in told(found, "changes")
    assert "One incident of days before 13 February 2024 is reported only now" in told(found, "changes")


def test_who_did_it_is_told_as_somebody_says_it() -> None:
    found = draft(
        [claim("wire-0213", "c1", "killed", figure(3, 3, "three"), actor="terrorists", said_by=(HOSPITAL,))],
        [WIRE],
    )
    assert "attributed it to armed groups that are not named" in told(found, "incidents")
    assert "terrorist" not in FORMATS["md"](found).decode()


def test_of_sexual_violence_nothing_more_is_told() -> None:
    found = draft(
        [
            claim(
                "wire-0213",
                "c1",
                "sexual-violence",
                figure(3, 3, "three"),
                actor="soldiers",
                groups=("woman",),
            )
        ],
        [WIRE],
    )
    words = told(found, "incidents")
    assert "Sexual violence was reported; no further detail is given here" in words
    assert not re.search(r"three|women|soldiers", words)


def test_a_report_of_no_known_day_is_left_out_and_told() -> None:
    unknown = report("undated", None)
    found = draft(
        [
            claim("wire-0213", "c1", "killed", figure(3, 3, "three")),
            claim("undated", "c1", "killed", figure(50, 50, "50")),
        ],
        [WIRE, unknown],
    )
    assert "50" not in told(found, "incidents")
    assert "One report that tells of the place was left out" in told(found, "not-known")
    assert [s.report for s in found.sources if s.published is None] == ["undated"]


def test_a_period_of_which_nothing_is_told() -> None:
    found = draft([], [WIRE], date(2024, 3, 1), date(2024, 3, 2), unread=2)
    assert (
        told(found, "summary")
        == "No report of the record that was published from 1 to 2 March 2024 tells of anything about Qasr [R]."
    )
    assert "Two inputs of the record could not be read [R]." in told(found, "not-known")
    assert all(section.statements() for section in found.sections)


def test_denied_only_is_no_incident() -> None:
    found = draft(
        [claim("wire-0213", "c1", "killed", certainty="denied", said_by=(Voice("the army", "government"),))],
        [WIRE],
    )
    assert "denied that people were killed (Qasr)" in told(found, "corrections")
    assert "No report of the record" in told(found, "incidents")


# --- formats ------------------------------------------------------------------------------------

HOSTILE = report("bad_id [x](javascript:1)", TUESDAY, "<script>*Wire*</script>\u202e")


def sample() -> Bulletin:
    arabic = report("north-0214", WEDNESDAY, "صوت الشمال")
    claims = [
        claim(HOSTILE.id, "c1", "killed", figure(12, 12, "12"), method="shelling", actor="the <b>army</b>"),
        claim("north-0214", "c1", "killed", figure(70, None, "at least 70")),
        claim("north-0214", "c2", "displaced", figure(3000, 3000, "some 3,000", True)),
    ]
    return draft(claims, [HOSTILE, arabic], quotes=True)


def test_the_html_parses_loads_nothing_and_escapes() -> None:
    data = FORMATS["html"](sample())
    tree = html.document_fromstring(data.decode())
    assert tree.xpath("//script | //iframe | //img | //link | //object | //b") == []
    links = tree.xpath("//@href")
    assert links
    assert all(link.startswith("#") for link in links)
    assert {link[1:] for link in links} <= set(tree.xpath("//@id"))
    assert "default-src 'none'" in tree.xpath("//meta[@http-equiv]/@content")[0]
    assert "url(" not in data.decode()


def test_the_markdown_is_inert() -> None:
    text = FORMATS["md"](sample()).decode()
    assert "<script" not in text.replace("\\<script", "")
    assert "](javascript" not in text.replace("\\](javascript", "")


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_format_knows_its_own_and_is_the_same_twice(form: str) -> None:
    data = FORMATS[form](sample())
    assert data == FORMATS[form](sample())
    assert OWN[form](data)
    assert not OWN[form](b"something else")


def test_the_docx_opens_and_holds_the_same_sentences() -> None:
    found = sample()
    document = docx.Document(io.BytesIO(FORMATS["docx"](found)))
    held = "\n".join(p.text for p in document.paragraphs)
    missing = [s.words for s in found.statements() if sentence(s, found.numbers()) not in held]
    assert missing == []
    page = " ".join(html.document_fromstring(FORMATS["html"](found).decode()).text_content().split())
    assert [
        s.words for s in found.statements() if " ".join(sentence(s, found.numbers()).split()) not in page
    ] == []


def test_python_docx_is_loaded_only_when_it_is_asked_for() -> None:
    words = "import sys, onrecord.pipeline, onrecord.cli.bulletin, onrecord.publish.bulletin; sys.exit('docx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", words], check=False).returncode == 0


# --- what holds of every bulletin ---------------------------------------------------------------------

NUMBERS = st.integers(1, 400)
KINDS = st.sampled_from(["killed", "injured", "displaced", "trapped", "attack", "missing"])
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@st.composite
def records(draw: st.DrawFn) -> tuple[list[Claim], list[Report]]:
    claims, reports = [], []
    for r in range(draw(st.integers(1, 4))):
        day = draw(st.sampled_from([None, date(2024, 2, 11), TUESDAY, WEDNESDAY, date(2024, 2, 20)]))
        reports.append(report(f"r{r}", day, draw(st.sampled_from([None, "Valley Wire", "Harbour Post"]))))
        for c in range(draw(st.integers(0, 4))):
            low, kind = draw(NUMBERS), draw(KINDS)
            told_as = draw(
                st.sampled_from(
                    [
                        figure(low, low, str(low)),
                        figure(low, None, f"at least {low}"),
                        figure(24, None, "dozens", True),
                        None,
                    ]
                )
            )
            happened = draw(
                st.sampled_from(
                    [None, When("", TUESDAY, TUESDAY), When("", date(2024, 1, 5), date(2024, 1, 5))]
                )
            )
            claims.append(
                claim(f"r{r}", f"c{c}", kind, told_as if kind != "attack" else None, time=happened, place=draw(st.sampled_from([QASR, None])),
                      certainty=draw(st.sampled_from(["asserted", "feared", "denied"])), superseded=draw(st.booleans()))
            )  # fmt: skip
    return claims, reports


def numbers_of(words: str) -> set[int]:
    """Numbers of a sentence that are no days, years or counts of sources."""
    plain = re.sub(
        r"\b\d{1,2}(?: to \d{1,2}| and \d{1,2})? (?:January|February|March)(?: \d{4})?|\[[^\]]*\]", "", words
    )
    plain = re.sub(r"\b[\w,]+ (?:independent sources?|others?|figures?)\b|\bgraded .*", "", plain)
    found = {int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*\d|\d", plain)}
    return found | {
        _WORDS.index(w) + 1
        for w in re.findall(r"\b[a-z]+\b", plain.lower())
        if w in _WORDS and f"{w} of" not in plain
    }


@given(records(), st.booleans())
def test_every_sentence_has_a_source_and_every_number_of_an_incident_is_its_sources(
    record: tuple[list[Claim], list[Report]], placed: bool
) -> None:
    claims, reports = record
    found = draft(claims, reports, place=QASR if placed else None)
    known, by_ref = found.numbers(), {c.ref: c for c in claims}
    for statement in found.statements():
        assert statement.of_record or statement.cited(), statement.words
        assert set(statement.cited()) <= set(known)
        assert bool(statement.origins) or not statement.claims()
    incidents = next(s for s in found.sections if s.key == "incidents")
    for statement in incidents.statements():
        if statement.of_record:
            continue
        figures = [by_ref[ref].figure for ref in statement.claims()]
        given_numbers = {n for f in figures if f is not None for n in (f.low, f.high)}
        assert numbers_of(statement.words) <= given_numbers, statement.words
    later = {r.id for r in reports if r.published and r.published > WEDNESDAY}
    assert not later & {s.report for s in found.sources}


@given(st.lists(st.integers(1, 60)))
def test_marks_drawn_together_are_the_same_marks(numbers: list[int]) -> None:
    assert {n for a, b in runs(numbers) for n in range(a, b + 1)} == set(numbers)
    assert (marks_words(runs(numbers), False) == "") == (not numbers)


def test_a_sentence_has_one_full_stop_and_it_follows_the_marks() -> None:
    found = sample()
    for statement in found.statements():
        words = sentence(statement, found.numbers())
        assert words.endswith(".")
        assert not words.endswith("..")
        last = list(pieces(statement, found.numbers()))[-1]
        assert words.endswith(f"{marks_words(*last[1:])}.")
