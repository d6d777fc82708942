"""A bulletin in Arabic: every sentence that is drafted has a pattern, cites what it cited, keeps its figures; issued from right to left."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import translation
from test_bulletin_pages import DAYS, fields, issued, made
from visiting import signed_in

from onrecord import board, pipeline
from onrecord.bench.made import stream
from onrecord.bulletins import ENGLISH, Bulletin
from onrecord.link import incidents
from onrecord.publish.bulletin import FORMATS, by_hand
from onrecord.store import Record
from onrecord.web.bulletins import drafting
from onrecord.web.bulletins.messages import MESSAGES
from onrecord.web.bulletins.models import DraftRow
from onrecord.web.bulletins.told import SENTENCES, bare, in_language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


def words_of(found: Bulletin) -> Iterator[str]:
    yield from (found.title, found.whole, found.standing)
    for section in found.sections:
        yield section.heading
        for part in section.parts:
            yield part.heading or ""
            for item in part.items:
                yield item.heading or ""
        yield from (piece.words for s in section.statements() for piece in s.pieces)


def drafted(seed: int) -> Iterator[Bulletin]:
    war = list(stream(1_500, seed=seed))
    claims, reports = (
        {c.ref: c for m in war for c in m.claims},
        {m.report.id: m.report for m in war},
    )
    found = incidents(reports, list(claims.values()))
    days = sorted(report.published for report in reports.values() if report.published)
    for n, place in enumerate([None, *board.most_told(list(claims.values()), 4)[0]]):
        first = days[len(days) * (n + 1) // 7]
        for length in (0, 12):
            period = pipeline.Period(first, first + timedelta(days=length), apart=True)
            yield pipeline.bulletin_of(place, period, found, claims, reports, n)


@pytest.fixture(scope="module")
def bulletins() -> list[Bulletin]:
    return [one for seed in (3, 8) for one in drafted(seed)]


def foreign(told: str) -> list[str]:
    """Words of English outside names."""
    return re.findall(r"[A-Za-z]{2,}", re.sub("\u2068[^\u2069]*\u2069", "", told).replace("onrecord", ""))


def test_every_sentence_of_a_drafted_bulletin_has_a_pattern(bulletins: list[Bulletin]) -> None:
    said = {words for one in bulletins for words in words_of(one) if words}
    assert [words for words in sorted(said) if SENTENCES.fitting(words) is None] == []
    kinds = {fit[0] for words in said if (fit := SENTENCES.fitting(words))}
    assert len(kinds) > 85, "of many kinds"


def test_no_english_is_left_but_names_and_words_of_the_rules_about_them(bulletins: list[Bulletin]) -> None:
    with translation.override("ar"):
        told = {words: SENTENCES.told(words) or words for one in bulletins for words in words_of(one) if words}  # fmt: skip
    left = {words for words, arabic in told.items() if foreign(arabic) and "graded contested" not in words}
    assert left == set()


def test_figures_and_names_are_those_of_the_english_sentence(bulletins: list[Bulletin]) -> None:
    with translation.override("ar"):
        for words in {words for one in bulletins for words in words_of(one)}:
            told = SENTENCES.told(words) or words
            name = "\u2068(?:the )?([^\u2069]*)\u2069"
            assert sorted(re.findall(name, told)) == sorted(re.findall(name, words)), words
            days = r"\d{4}-\d\d(?:-\d\d)?"
            mine = set(re.findall(r"\d[\d,]*", re.sub(days, "", told)))
            assert set(re.findall(r"(?<!\d)\d{1,3}(?:,\d{3})+", words)) <= mine, words


def test_what_is_cited_stays(bulletins: list[Bulletin]) -> None:
    with translation.override("ar"):
        for one in bulletins:
            told = in_language(one)
            assert [s.cited() for s in told.statements()] == [s.cited() for s in one.statements()]
            assert [(s.number, s.report, s.claims) for s in told.sources] == [
                (s.number, s.report, s.claims) for s in one.sources
            ]


RARE = {
    "In \u2068Idlib\u2069 on 4 April 2017, one person was feared killed by shelling": "في \u2068Idlib\u2069، في \u20662017-04-04\u2069: القتلى، كما يُخشى: شخص واحد بقصف مدفعي أو صاروخي",
    "; two civilians were reported injured": "؛ الجرحى، بحسب التقارير: مدنيان",
    "Dozens of women and children were reported trapped": "المحاصرون، بحسب التقارير: عشرات (نساء وأطفال)",
    "At a place that is not stated between 3 and 5 May 2017, as a running total, between 70 and about 1,200 people were reported killed (best figure 100), most of them children, among them at least 11 women (best figure 12) and three men": "في مكان لم يُذكر، من \u20662017-05-03\u2069 إلى \u20662017-05-05\u2069: عدد تراكمي، القتلى، بحسب التقارير: من 70 إلى نحو 1,200 شخص (أرجح عدد 100)، معظمهم أطفال، بينهم 11 امرأة على الأقل (أرجح عدد 12) و3 رجال",
    "\u2068Idlib\u2069, May 2017: 200 families were reported displaced": "\u2068Idlib\u2069، \u20662017-05\u2069: النازحون، بحسب التقارير: عائلات: 200",
    "In \u2068Homs\u2069 since 4 May 2017, sexual violence was reported; no further detail is given here": "في \u2068Homs\u2069، منذ \u20662017-05-04\u2069: أفادت تقارير بعنف جنسي؛ ولا تُذكر هنا تفاصيل أخرى",
    "; \u2068A\u2069 denied that ‘\u2068the brigade\u2069’ did it": "؛ منفي أن الفاعل «\u2068the brigade\u2069»، بحسب \u2068A\u2069",
    "‘\u2068B\u2069’ said that it did it": "أعلن المسؤولية عن نفسه: «\u2068B\u2069»",
    "A side called only ‘\u2068Qasris\u2069’ denied responsibility": "نفى المسؤولية عن نفسه: طرف لا يسميه التقرير إلا «\u2068Qasris\u2069»",
    "\u2068The Ministry\u2069 said that its own forces did it": "أعلن المسؤولية عن قواته: \u2068The Ministry\u2069",
    "Who did it is disputed: \u2068A\u2069 and residents laid it to \u2068the brigade\u2069": "الفاعل محل خلاف: نُسبت إلى \u2068brigade\u2069، بحسب \u2068A\u2069 وسكان",
    "A part of those killed is told as larger than the whole: seven children according to a medical worker": "القتلى: عدد الجزء أكبر من عدد الكل: 7 أطفال بحسب عامل طبي",
    "; four people in all according to a medical worker": "؛ الكل: 4 أشخاص بحسب عامل طبي",
    "Accounts of where it happened contradict each other: \u2068Idlib\u2069 according to \u2068A\u2069": "الروايات عن المكان يناقض بعضها بعضاً: \u2068Idlib\u2069 بحسب \u2068A\u2069",
    "Accounts of the day contradict each other: 4 April 2017 according to \u2068A\u2069": "الروايات عن اليوم يناقض بعضها بعضاً: \u20662017-04-04\u2069 بحسب \u2068A\u2069",
    "; 3 to 4 April 2017 according to \u2068A\u2069": "؛ من \u20662017-04-03\u2069 إلى \u20662017-04-04\u2069 بحسب \u2068A\u2069",
    "Accounts of the means contradict each other: shelling or airstrike according to \u2068A\u2069": "الروايات عن الوسيلة يناقض بعضها بعضاً: قصف مدفعي أو صاروخي أو غارة جوية بحسب \u2068A\u2069",
    "Accounts of who was killed contradict each other: combatants according to \u2068A\u2069": "الروايات عن صفة القتلى يناقض بعضها بعضاً: مقاتلون بحسب \u2068A\u2069",
    "; civilians according to \u2068B\u2069": "؛ مدنيون بحسب \u2068B\u2069",
    "Claims were drawn from the reports by a program; of the 11 claims that this bulletin rests on, persons have reviewed two": "استخرج برنامج الادعاءات من التقارير؛ وتستند هذه النشرة إلى 11 ادعاءً، راجع أشخاص منها 2",
    "Talks were reported planned, on a day that is not stated, on the word of residents": "ما ذُكر عن المحادثات: التخطيط، في يوم لم يُذكر، على قول سكان",
    "; before that it was reported agreed (1 May 2017)": "؛ وقبل ذلك: اتُّفق عليه (\u20662017-05-01\u2069)",
    "State media denied that civilians were killed (at least 30) (\u2068Homs\u2069)": "نفي ما قيل عن القتلى من فئة: مدنيون (30 على الأقل) (\u2068Homs\u2069)، بحسب وسائل إعلام رسمية",
    "Two reports of \u2068C\u2069 and an outlet that is not named": "تقريران من \u2068C\u2069 وجهة نشر غير مسماة",
    ", between 1,000 and 2,000 were moved out": "؛ أُجلي من 1,000 إلى 2,000",
    "\u2068A\u2069 and \u2068B\u2069 said that government forces gained control of ground (less than three square km) in \u2068Homs\u2069, as of 1 May 2017": "القوات الحكومية: السيطرة على أرض كُسبت («\u2068less than three square km\u2069») في \u2068Homs\u2069، حتى \u20662017-05-01\u2069، بحسب \u2068A\u2069 و\u2068B\u2069",
}  # fmt: skip


@pytest.mark.parametrize(("english", "arabic"), RARE.items())
def test_a_sentence_that_is_seldom_drafted(english: str, arabic: str) -> None:
    with translation.override("ar"):
        assert SENTENCES.told(english) == arabic


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("one person was", "شخص واحد"), ("two people were", "شخصان"), ("three people were", "3 أشخاص"), ("11 people were", "11 شخصاً"),
        ("100 people were", "100 شخص"), ("at least 103 people were", "103 أشخاص على الأقل"), ("between one and two people were", "من 1 إلى 2 (أشخاص)"),
    ],
)  # fmt: skip
def test_people_are_counted_in_the_form_of_their_number(number: str, said: str) -> None:
    with translation.override("ar"):
        assert SENTENCES.told(f"; {number} reported killed") == f"؛ القتلى، بحسب التقارير: {said}"


def test_every_pattern_is_translated_and_keeps_its_pieces() -> None:
    with translation.override("ar"):
        for message in MESSAGES:
            told = translation.gettext(message)
            assert set(re.findall(r"%\(\w+\)s", told)) == set(re.findall(r"%\(\w+\)s", message)), message
            assert not re.search(r"[a-z]", re.sub(r"%\(\w+\)s|onrecord", "", told)), message


# --- on the pages ---------------------------------------------------------------------------------


def arabic_draft(client: Client) -> DraftRow:
    return made(client, language="ar")


def test_drafted_in_arabic_and_issued_from_right_to_left(record: Record) -> None:
    row = arabic_draft(signed_in("analyst"))
    assert row.title.startswith("نشرة: \u2068Town 1\u2069")
    assert row.place == "Town 1"
    read = drafting.reread(row)
    assert (read.notices, read.bulletin.frame.rtl) == ((), True), "nothing is taken for an edit"
    one = issued(signed_in("reviewer"), row)
    told = json.loads(one.data)["bulletin"]["standing"]
    assert foreign(told.replace("\u2066", "\u2068").replace("reviewer", "")) == []
    page = signed_in("viewer").get("/bulletin?id=1").content.decode()
    assert '<article class="paper" lang="ar" dir="rtl">' in page
    assert ">المصادر</h2>" in page
    html = bytes(one.html).decode()
    assert '<html lang="ar" dir="rtl">' in html
    assert "أعدّها برنامج onrecord." in html
    document = zipfile.ZipFile(io.BytesIO(bytes(one.docx))).read("word/document.xml").decode()
    assert "<w:bidi/>" in document
    assert document.count("<w:rtl/>") > 10
    assert "## المصادر" in bytes(one.md).decode()
    assert "✓" in page


def test_the_same_record_in_english_and_in_arabic_cites_the_same(record: Record) -> None:
    analyst = signed_in("analyst")
    english, _ = drafting.of_row(made(analyst))
    arabic, _ = drafting.of_row(arabic_draft(analyst))
    assert english.frame == ENGLISH
    assert [s.cited() for s in arabic.statements()] == [s.cited() for s in english.statements()]
    assert [s.claims() for s in arabic.statements()] == [s.claims() for s in english.statements()]
    assert all(len(FORMATS[form](arabic)) > 1_000 for form in FORMATS)


def test_a_figure_that_an_editor_writes_in_arabic_is_told(record: Record) -> None:
    analyst = signed_in("analyst")
    row = arabic_draft(analyst)
    sent = fields(analyst, row)
    sent["text-summary"] += "\n\nقُتل ٩٧٣ شخصاً وأصيب خمسة آخرون؟"
    assert analyst.post("/bulletin/save", sent).status_code == 303
    read = drafting.reread(DraftRow.objects.get(pk=row.pk))
    assert [one.words.lstrip("و") for one in read.of("figure")] == ["٩٧٣", "خمسة"]
    assert [one.words for one in read.of("own")] == ["قُتل ٩٧٣ شخصاً وأصيب خمسة آخرون"]
    last = read.bulletin.sections[0].statements()[-1]
    assert (last.stop, last.words.count("[يدوياً]"), "[by hand]" in last.words) == ("؟", 2, False)


def test_a_correction_from_the_record_is_in_the_language_of_the_issue(record: Record) -> None:
    one = issued(signed_in("reviewer"), arabic_draft(signed_in("analyst")))
    answer = signed_in("reviewer").post(
        "/bulletin/correct", {"id": one.number, "why": "يوم خاطئ", "from": "record"}
    )
    row = DraftRow.objects.get(pk=int(answer["Location"].rpartition("=")[2]))
    assert row.title.startswith("نشرة: ")
    assert drafting.of_row(row)[0].frame.language == "ar"


def test_the_form_offers_the_language_of_the_interface(record: Record) -> None:
    analyst = signed_in("analyst")
    assert '<option value="en" lang="en" selected>' in analyst.get("/bulletins").content.decode()
    analyst.cookies["onrecord-language"] = "ar"
    assert '<option value="ar" lang="ar" selected>' in analyst.get("/bulletins").content.decode()
    answer = analyst.post("/bulletins/make", {"place": "Town 1", "language": "xx"} | DAYS)
    row = DraftRow.objects.get(pk=int(answer["Location"].rpartition("=")[2]))
    assert drafting.of_row(row)[0].frame == ENGLISH


def test_names_that_are_set_apart_say_the_same_bare(bulletins: list[Bulletin]) -> None:
    assert all("\u2068" not in bare(words) for words in words_of(bulletins[1]))
    assert [value for value, _ in by_hand.figures("من 70 إلى 92 و95")] == ["70", "92", "95"]
