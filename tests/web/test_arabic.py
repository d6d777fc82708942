"""The interface in Arabic: every text translated with its placeholders, contested words as docs/glossary.md decides them, pages from right to left."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.test import Client
from django.utils import translation
from django.utils.formats import localize
from visiting import NOW, signed_in, words_of

from onrecord import deciding, finding
from onrecord.decisions import Act, Person, Subject, Wish
from onrecord.records import When
from onrecord.store import Record
from onrecord.web import wording
from onrecord.web.templatetags import words

ROOT = Path(__file__).resolve().parents[2]
PO = ROOT / "src" / "onrecord" / "web" / "locale" / "ar" / "LC_MESSAGES" / "django.po"
HOLE = re.compile(r"%\(\w+\)[sd]|%[s%]|\{\w*\}|</?[a-z][^>]*>")
"""What a text is filled with, and its marks: %(name)s, %s, %%, {name}, <code>."""
COUNTED_IN_WORDS = (1, 2)
"""Forms of a plural that may say the number as a word: one (حادثة واحدة) and two (حادثتان)."""


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    return read_po(PO.open("rb"), locale="ar")


@pytest.fixture(autouse=True)
def language() -> Iterator[None]:
    """A request leaves its thread in its language; the next test begins in English again, whoever comes after in the language before."""
    with translation.override("en"):
        yield


@pytest.fixture
def arabic(language: None) -> Iterator[None]:
    with translation.override("ar"):
        yield


def texts(catalogue: Catalog) -> list[Message]:
    return [one for one in catalogue if one.id]


def forms(one: Message) -> tuple[str, ...]:
    return (one.string,) if isinstance(one.string, str) else tuple(one.string)


def holes(text: str) -> list[str]:
    return sorted(set(HOLE.findall(text)))


def bare(words: str) -> str:
    """Without the article."""
    return re.sub(r"\bال", "", words)


def in_arabic(name: str) -> Client:
    client = signed_in(name)
    client.cookies["onrecord-language"] = "ar"
    return client


def test_the_catalogue_is_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/messages.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_nothing_is_left_untranslated(catalogue: Catalog) -> None:
    assert [one.id for one in texts(catalogue) if not all(forms(one))] == []
    assert len(texts(catalogue)) > 1000


def test_plurals_have_the_six_forms_of_arabic_in_the_order_of_gettext(catalogue: Catalog) -> None:
    counted = [one for one in texts(catalogue) if not isinstance(one.id, str)]
    assert {len(forms(one)) for one in counted} == {6}
    assert "n%100>=11 && n%100<=99 ? 4 : 5" in catalogue.plural_expr


def test_each_text_is_filled_with_the_same_as_in_english(catalogue: Catalog) -> None:
    wrong = []
    for one in texts(catalogue):
        asked = holes(one.id if isinstance(one.id, str) else one.id[1])
        for number, form in enumerate(forms(one)):
            found = holes(form)
            counts = number in COUNTED_IN_WORDS and not isinstance(one.id, str)
            if found != asked and not (counts and set(found) <= set(asked)):
                wrong.append((one.id, form))
    assert wrong == []


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("killed", "قتلى"),
        ("injured", "جرحى"),
        ("detained", "محتجزون"),
        ("abducted", "مختطفون"),
        ("missing", "مفقودون"),
        ("displaced", "نازحون"),
        ("evacuated", "أُجلوا"),
        ("trapped", "محاصرون"),
        ("armed-group", "جماعة مسلحة"),
        ("government forces", "القوات الحكومية"),
        ("Incident", "الحادثة"),
        ("A claim", "ادعاء"),
        ("Independent origins", "المصادر المستقلة"),
        ("Outlet", "جهة النشر"),
        ("Grade", "الدرجة"),
        ("contested", "متنازع عليها"),
        ("provisional", "أوّلية"),
        ("Log", "سجل الإجراءات"),
        ("low / best / high", "أدنى / أرجح / أعلى"),
    ],
)
def test_contested_words_are_as_the_glossary_decides(english: str, said: str, catalogue: Catalog) -> None:
    held = catalogue.get(english)
    assert held is not None
    assert held.string == said
    terms = (ROOT / "docs" / "glossary.md").read_text("utf-8").partition("## Arabic terms")[2]
    assert [one for one in bare(said).split(" / ") if one not in bare(terms)] == []


@pytest.mark.parametrize(
    "word",
    [
        "شهداء",
        "شهيد",
        "إرهابي",
        "ميليشيا",
        "معتقل",
        "مهجّر",
        "تهجير",
        "اشتباك",
        "زعم",
        "النظام السوري",
        "مزعوم",
    ],
)
def test_no_side_s_word_is_the_interface_s(word: str, catalogue: Catalog) -> None:
    assert [one.id for one in texts(catalogue) if any(word in form for form in forms(one))] == []


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (1, "تقرير واحد"),
        (2, "تقريران"),
        (3, "3 تقارير"),
        (11, "11 تقريراً"),
        (100, "100 تقرير"),
        (0, "0 تقرير"),
    ],
)
def test_a_count_has_the_form_of_its_number(n: int, said: str, arabic: None) -> None:
    assert translation.ngettext("%(n)s report", "%(n)s reports", n) % {"n": n} == said


ENGLISH = (
    "Search",
    "Incidents",
    "Inbox",
    "Timeline",
    "Compare",
    "Your account",
    "Sign out",
    "Voices",
    "Bulletins",
    "Situation",
)


@pytest.mark.parametrize(
    "address",
    ["/", "/search", "/search?what=claims", "/inbox", "/map", "/timeline", "/situation", "/voices", "/compare", "/bulletins", "/account", "/log", "/admin"],
)  # fmt: skip
def test_pages_run_from_right_to_left_without_words_of_english(address: str, record: Record) -> None:
    answer = in_arabic("admin").get(address)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert '<html lang="ar" dir="rtl">' in page
    said = words_of(page)
    assert [word for word in ENGLISH if re.search(rf"\b{word}\b", said)] == []


def test_a_page_in_english_has_those_words(record: Record) -> None:
    page = signed_in("admin").get("/").content.decode()
    assert '<html lang="en" dir="ltr">' in page
    assert [word for word in ENGLISH if word not in words_of(page)] == []


class OwnWords(HTMLParser):
    """What a page says itself: not what it shows of the record, which is marked as of any direction, as a quotation or as code."""

    EMPTY = ("input", "br", "img", "meta", "link", "hr", "col", "source", "wbr", "path", "circle", "rect", "line", "use", "polyline", "polygon")  # fmt: skip
    SHOWN = ("q", "bdi", "code", "pre", "script", "style", "textarea", "time", "title")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        shown = (
            bool(self.open and self.open[-1][1])
            or tag in self.SHOWN
            or ("dir" in given and given["dir"] != "rtl")
        )
        if not shown:
            self.said += [given[name] or "" for name in ("aria-label", "placeholder") if name in given]
        if tag not in self.EMPTY:
            self.open.append((tag, shown or "id" in (given.get("class") or "").split()))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and not self.open[-1][1]:
            self.said.append(data)


def decided_by(record: Record, act: Act, about: Subject, **value: object) -> str:
    made = deciding.decide(
        record.acting("keeper"), Wish(act, about, value, "as was said"), Person("keeper", "admin"), NOW
    )
    return made.id


def test_what_people_did_and_what_changed_is_told_without_words_of_english(
    record: Record, catalogue: Catalog
) -> None:
    one = finding.incidents(record, finding.Wanted(kind="killed"), order="reports").rows[0].id
    (incident,), _claims = deciding.incidents_of(record, [one])
    report, claim = incident.refs()[0]
    about = Subject("claim", report, claim)
    made = [
        decided_by(record, "grade", Subject("incident", id=one), grade="confirmed"),
        decided_by(record, "overrule", Subject("incident", id=one), kind="killed", group="child", low=4, best=5, high=None),
        decided_by(record, "correct", about, field="figure", to={"low": 40, "high": None, "text": "at least 40"}),
        decided_by(record, "correct", about, field="method", to="drone"),
        decided_by(record, "assign", about, to="reviewer"),
    ]  # fmt: skip
    finding.up_to_date(record)
    pages = ["/", f"/incident?id={one}", f"/compare?incident={one}", "/account", "/log", *(f"/decision?id={id}" for id in made)]  # fmt: skip
    english = {part for text in texts(catalogue) for part in ((text.id,) if isinstance(text.id, str) else text.id)}  # fmt: skip
    english -= {"un", "Grade"}
    client, left = in_arabic("admin"), {}
    for address in pages:
        page = OwnWords()
        page.feed(client.get(address).content.decode())
        said = {
            words.strip()
            for part in page.said
            for words in re.findall(r"[A-Za-z][A-Za-z ’'-]*[A-Za-z]", part)
        }
        if found := sorted(
            words
            for words in said
            if words in english or any(f"{word} " in f"{words} " for word in ("best", "at least"))
        ):
            left[address] = found
    assert left == {}


def test_a_report_and_the_forms_under_it_are_in_arabic(record: Record) -> None:
    id = finding.reports(record, finding.Wanted()).rows[0].id
    page = in_arabic("reviewer").get(f"/report?id={id}").content.decode()
    labels = [
        words_of(one)
        for one in re.findall(
            r"<(?:summary|button|label)\b(?![^>]*lang=).*?</(?:summary|button|label)>", page
        )
    ]
    assert len(labels) > 10
    assert [one for one in labels if re.match(r"[A-Z][a-z]+", one)] == []


def test_items_are_parted_by_the_comma_of_arabic(record: Record) -> None:
    one = finding.incidents(record, finding.Wanted(kind="killed"), order="reports").rows[0].id
    report = finding.reports(record, finding.Wanted()).rows[0].id
    found = {}
    for address in (
        "/",
        "/search",
        "/search?what=claims",
        f"/incident?id={one}",
        f"/report?id={report}",
        f"/compare?incident={one}",
    ):
        page = OwnWords()
        page.feed(in_arabic("admin").get(address).content.decode())
        if wrong := [
            part
            for part in page.said
            if re.match(r"\s*[,;] ", part) or re.search(r"[\u0600-\u06ff)»][,;] ", part)
        ]:
            found[address] = wrong
    assert found == {}


def test_days_are_set_apart_so_that_year_month_and_day_keep_their_order(arabic: None) -> None:
    day = date(2016, 12, 13)
    assert wording.iso(day) == "\N{LEFT-TO-RIGHT ISOLATE}2016-12-13\N{POP DIRECTIONAL ISOLATE}"
    assert words.days(When("on Tuesday", day, day)) == wording.iso(day)


def test_in_english_days_are_bare() -> None:
    assert wording.iso(date(2016, 12, 13)) == "2016-12-13"


def test_a_fraction_is_written_as_in_figures(arabic: None) -> None:
    assert localize(0.5) == "0.5"


def test_figures_are_said_in_arabic(arabic: None) -> None:
    assert wording.bounds(82, None) == "82 على الأقل"
    assert wording.bounds(None, 1200, approximate=True) == "نحو 1,200 على الأكثر"


def test_when_something_was_decided_is_set_apart_from_who_did(record: Record) -> None:
    one = finding.incidents(record, finding.Wanted(kind="killed"), order="reports").rows[0].id
    decided_by(record, "grade", Subject("incident", id=one), grade="confirmed")
    page = in_arabic("admin").get(f"/incident?id={one}").content.decode()
    assert re.search(
        r"keeper</(?:bdi|span)>، (?:<span class=.day.>)?\N{LEFT-TO-RIGHT ISOLATE}\d{4}-\d\d-\d\d", page
    )
