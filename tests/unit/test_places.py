"""Sentences as reports write them, and the places that they name."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.records import AnnotatedReport, BlockKind, PlaceMention, Report, Sentence
from onrecord.resolve.gazetteer import ensure_index
from onrecord.resolve.places import PlaceFinder

IN_SYRIA = "The war in Syria went on. "


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    return PlaceFinder(ensure_index())


def annotated(text: str, title: str | None = None, block: BlockKind = "body") -> AnnotatedReport:
    """A report with its sentences, split at full stops; no grammar, as for most sentences."""
    sentences = [
        Sentence(number, found.start(), found.end(), block, 0)
        for number, found in enumerate(re.finditer(r"\S.*?(?:[.!?](?=\s[A-Z])|$)", text, re.M))
    ]
    return AnnotatedReport(Report("r", text, title=title), tuple(sentences))


def mentions(finder: PlaceFinder, text: str) -> list[PlaceMention]:
    report = annotated(IN_SYRIA + text)
    return list(finder.find(report, [s.index for s in report.sentences if s.start >= len(IN_SYRIA)]))


def places(finder: PlaceFinder, text: str) -> list[tuple[str, str]]:
    """(words, name) of each place of a text in a report on Syria."""
    return [(m.place.text, m.place.name) for m in mentions(finder, text)]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Shells fell on the city of Qamishli.", "the city of Qamishli", "Qamishli"),
        ("They fled from eastern Aleppo.", "eastern Aleppo", "eastern Aleppo"),
        ("They fled from east Aleppo.", "east Aleppo", "eastern Aleppo"),
        ("A mine went off in the northern city of Aleppo.", "the northern city of Aleppo", "Aleppo"),
        ("Rebels left Deir al-Zor province.", "Deir al-Zor province", "Deir ez-Zor province"),
        ("Rebels left Deir Ezour.", "Deir Ezour", "Deir ez-Zor"),
        ("They fled rural Aleppo.", "rural Aleppo", "Aleppo"),
        ("Jets struck the countryside of Idlib.", "the countryside of Idlib", "Idlib province"),
        ("Jets struck the countryside of Damascus.", "the countryside of Damascus", "Rif Dimashq"),
        ("Six died in the town of Marea in northern Aleppo province.",
         "the town of Marea in northern Aleppo province", "Marea"),
        ("Six died in the Zibdiya neighbourhood in Aleppo.", "the Zibdiya neighbourhood in Aleppo", "Zebdiya"),
        ("Barrel bombs hit Aleppo's Marjeh district.", "Aleppo's Marjeh district", "Marjeh"),
        ("Six died in Raqqa, Syria.", "Raqqa, Syria", "Raqqa"),
        ("Six died on the outskirts of Binnish.", "the outskirts of Binnish", "Binnish"),
        ("Six died near Damascus.", "near Damascus", "Damascus"),
        ("Tanks stood west of Palmyra.", "west of Palmyra", "Palmyra"),
        ("Six died in rebel-held Douma.", "rebel-held Douma", "Douma"),
        ("Jets took off from the Hmeimim airbase.", "the Hmeimim airbase", "Hmeimim air base"),
        ("Six died in Ma'arrat al-Nu'man.", "Ma'arrat al-Nu'man", "Maarat al-Numan"),
        ("Six died in Kafranbel.", "Kafranbel", "Kafr Nabl"),
        ("Many left Eastern Ghouta.", "Eastern Ghouta", "Eastern Ghouta"),
        ("Many left northern Syria.", "northern Syria", "northern Syria"),
        ("Many fled to the United States.", "the United States", "United States"),
        ("Six died in Zabadani, a town near Damascus.", "Zabadani, a town near Damascus", "Zabadani"),
    ],
)  # fmt: skip
def test_a_place_is_the_words_around_its_name(finder: PlaceFinder, text: str, words: str, name: str) -> None:
    assert places(finder, text) == [(words, name)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Six died in Sukkari and Bustan al Qasr.", ["Sukkari", "Bustan al-Qasr"]),
        ("Jets struck Idlib, Hama and Homs provinces.", ["Idlib province", "Hama province", "Homs province"]),
        ("Both the towns of Nubl and Zahraa were hit.", ["Nubl", "Zahraa"]),
        ("Six died in Homs, six in Hama.", ["Homs", "Hama"]),
    ],
)
def test_a_list_is_several_places(finder: PlaceFinder, text: str, names: list[str]) -> None:
    assert [name for _, name in places(finder, text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Abu Karim al-Shami spoke to a reporter.",
        "The figure came from Martin Lancaster. Lancaster gave no more.",
        "The Homs Revolution Council counted the dead.",
        "The Aleppo Media Center published a list.",
        "The New York Times wrote it.",
        "Fighters of the Islamic State of Iraq and the Levant came.",
        "Iran-backed militias came on Monday in March.",
        "A Car bomb exploded on Friday.",
        "The Syrian army denied it.",
        "Damascus said that it was not so.",
        "Moscow has denied it.",
        "Of those, six died.",
        "The pro-Damascus channel showed it.",
    ],
)
def test_persons_bodies_and_governments_are_no_places(finder: PlaceFinder, text: str) -> None:
    assert places(finder, text) == []


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Six died in the village of Kafr Sahliya.", "the village of Kafr Sahliya", "Kafr Sahliya"),
        ("Six died in Tal Marjoun village.", "Tal Marjoun village", "Tal Marjoun"),
        ("Al-Sahiliya neighborhood was hit.", "Al-Sahiliya neighborhood", "Al-Sahiliya"),
        ("Six died at al-Nourain mosque.", "al-Nourain mosque", "al-Nourain"),
    ],
)
def test_a_place_that_no_gazetteer_has_is_kept_without_a_position(
    finder: PlaceFinder, text: str, words: str, name: str
) -> None:
    (found,) = mentions(finder, text)
    assert (found.place.text, found.place.name) == (words, name)
    assert (found.place.lat, found.place.gazetteer, found.place.precision) == (None, None, None)
    assert (found.place.country, found.place.within) == ("SY", ("geonames:163843",))


def test_an_unknown_place_takes_the_position_of_the_place_it_is_said_to_lie_in(finder: PlaceFinder) -> None:
    (found,) = mentions(finder, "Six died in Kafr Sahliya village in Idlib province.")
    assert (found.place.name, found.place.precision) == ("Kafr Sahliya", "region")
    assert found.place.within == ("geonames:169387", "geonames:163843")
    assert found.place.lat == pytest.approx(35.9, abs=0.3)


@pytest.mark.parametrize(
    ("text", "gazetteer", "precision", "within"),
    [
        ("Six died in Aleppo.", "geonames:170063", "settlement", ("geonames:170062", "geonames:163843")),
        ("Six died in Aleppo province.", "geonames:170062", "region", ("geonames:163843",)),
        ("Six died in Syria.", "geonames:163843", "country", ()),
        ("Six died at the Shayrat air base.", "onrecord:shayrat", "exact", ("geonames:169575", "geonames:163843")),
        ("Six died in Homs, in the Baba Amr district.", "geonames:169577", "settlement",
         ("geonames:169575", "geonames:163843")),
        ("Six died in the Baba Amr district of Homs.", "onrecord:homs-baba-amr", "district",
         ("geonames:169577", "geonames:169575", "geonames:163843")),
    ],
)  # fmt: skip
def test_a_place_says_where_it_lies_and_how_exactly_that_is_known(
    finder: PlaceFinder, text: str, gazetteer: str, precision: str, within: tuple[str, ...]
) -> None:
    place = mentions(finder, text)[0].place
    assert (place.gazetteer, place.precision, place.within) == (gazetteer, precision, within)


def test_a_neighbourhood_whose_position_nobody_vouches_for_is_as_exact_as_its_city(
    finder: PlaceFinder,
) -> None:
    (fardous,) = mentions(finder, "Six died in the Fardous district of Aleppo.")
    (aleppo,) = mentions(finder, "Six died in Aleppo.")
    assert fardous.place.precision == "settlement"
    assert (fardous.place.lat, fardous.place.lon) == (aleppo.place.lat, aleppo.place.lon)


@pytest.mark.parametrize(
    ("text", "gazetteer"),
    [
        ("Fighting in Lebanon reached Tripoli.", "geonames:266826"),
        ("Fighting in Libya reached Tripoli.", "geonames:2210247"),
        ("Six died in Tripoli, Lebanon. The war in Libya went on.", "geonames:266826"),
        ("Six died in Gaza City as Israel struck the Gaza Strip.", "geonames:281133"),
        ("Ukrainian troops left Bakhmut.", "geonames:713174"),
        ("Troops in Sudan entered al-Fashir.", "geonames:379555"),
        ("Flooding in Iraq reached Basra.", "geonames:99532"),
    ],
)
def test_of_places_with_one_name_the_report_means_the_one_in_its_country(
    finder: PlaceFinder, text: str, gazetteer: str
) -> None:
    found = finder.find(annotated(text))
    assert gazetteer in [m.place.gazetteer for m in found]


@pytest.mark.parametrize(
    ("text", "gazetteers"),
    [
        ("قتل خمسة مدنيين في حلب ودير الزور في سوريا", ["geonames:170063", "geonames:170794"]),
        ("У Києві та в Бахмут лунали вибухи, Україна", ["geonames:713174", "geonames:690791"]),
    ],
)
def test_names_in_arabic_and_cyrillic_letters_find_the_same_places(
    finder: PlaceFinder, text: str, gazetteers: list[str]
) -> None:
    found = [m.place.gazetteer for m in finder.find(annotated(text))]
    assert [g for g in found if g in gazetteers] == gazetteers


@pytest.mark.parametrize(
    ("text", "country"),
    [
        (
            "Syrian troops advanced. The dead were in Homs and Hama. Russia denied it. Moscow said no.",
            "Syria",
        ),
        ("Iraqi police found six bodies in Mosul.", "Iraq"),
        ("Nobody knows what happened.", None),
    ],
)
def test_a_report_is_about_the_country_where_it_happens(
    finder: PlaceFinder, text: str, country: str | None
) -> None:
    found = finder.country_of(annotated(text))
    assert (found.name if found else None) == country


def test_the_title_votes_but_no_mention_points_into_it(finder: PlaceFinder) -> None:
    report = annotated("Six died in Tripoli.", title="Clashes in Lebanon")
    (found,) = finder.find(report)
    assert (found.place.country, found.start, found.end) == ("LB", 12, 19)


def test_where_the_reporter_sat_is_not_where_it_happened(finder: PlaceFinder) -> None:
    found = finder.find(annotated("BEIRUT (Reuters) - Six people died in Homs, in Syria."))
    assert [m.place.name for m in found] == ["Homs"]


def test_only_the_sentences_asked_for_are_given(finder: PlaceFinder) -> None:
    report = annotated("Six died in Homs. Six died in Hama. Both are in Syria.")
    assert [m.place.name for m in finder.find(report, {1})] == ["Hama"]
    assert [m.place.name for m in finder.find(report)] == ["Homs", "Hama", "Syria"]
    assert finder.find(report, ()) == ()


def test_texts_that_lost_their_apostrophes_are_read(finder: PlaceFinder) -> None:
    assert places(finder, "Six died in Syrias Idlib province.") == [
        ("Syrias Idlib province", "Idlib province")
    ]


PIECES = [
    "Aleppo", "eastern", "the", "city", "of", "in", "Syria", "’s", "'s", ",", ".", " ", "\n", "Idlib", "province",
    "al-", "Homs", "Mr", "said", "حلب", "Київ", "(Reuters) -", "U.S.", "Deir", "Zor", "village", "-held", "\u00a0",
]  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_mentions_are_words_of_the_text_in_order_and_apart(finder: PlaceFinder, pieces: list[str]) -> None:
    text = " ".join(pieces)
    report = annotated(text)
    found = finder.find(report)
    for mention in found:
        assert mention.place.text == text[mention.start : mention.end]
        assert mention.place.text.strip() == mention.place.text != ""
        assert (mention.place.lat is None) == (mention.place.lon is None)
    for one, other in itertools.pairwise(found):
        assert one.end <= other.start
    assert finder.find(annotated(text)) == found
