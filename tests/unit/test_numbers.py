"""The words of a figure and the bounds they stand for, as rows that read like the manual.

12  exactly · 12+  at least · ..12  at most · 20..30  a range · ~12  about · ~24+  dozens
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.numbers import quantities, value
from onrecord.pipeline import Pipeline
from onrecord.records import PEOPLE_KINDS, Report

Row = tuple[str, str]


def read(text: str) -> list[str]:
    return [bounds(q.low, q.high, q.approximate) for q in quantities(text, 0, len(text))]


def bounds(low: int | None, high: int | None, approximate: bool) -> str:
    about = "~" if approximate else ""
    if low == high:
        return f"{about}{low}"
    return f"{about}{low}+" if high is None else f"{about}{'' if low is None else low}..{high}"


THE_TABLE = [  # docs/claims.md, figure
    ("82 people", "82"),
    ("at least 82", "82+"),
    ("more than 82", "82+"),
    ("over 82", "82+"),
    ("up to 82", "..82"),
    ("as many as 82", "..82"),
    ("fewer than 82", "..82"),
    ("about 82", "~82"),
    ("some 82", "~82"),
    ("around 82", "~82"),
    ("nearly 82", "~82"),
    ("almost 82", "~82"),
    ("between 20 and 30", "20..30"),
    ("20 to 30", "20..30"),
    ("several people", "~3+"),
    ("a few people", "~3+"),
    ("a number of people", "~3+"),
    ("many people", "~3+"),
    ("a large number of people", "~3+"),
    ("a dozen people", "~12"),
    ("dozens of people", "~24+"),
    ("scores of people", "~40+"),
    ("hundreds of people", "~200+"),
    ("thousands of people", "~2000+"),
    ("several dozen people", "~24+"),
    ("tens of thousands of people", "~20000+"),
    ("hundreds of thousands of people", "~200000+"),
    ("millions of people", "~2000000+"),
]

DIGITS = [
    ("7 people", "7"),
    ("1,200 people", "1200"),
    ("1,250,000 people", "1250000"),
    ("3\u00a0000 people", "3000"),
    ("3\u202f000 people", "3000"),
    ("1\u00a0250\u00a0000 people", "1250000"),
    ("3'000 people", "3000"),
    ("1000 people", "1000"),
    ("2 million people", "2000000"),
    ("1.2 million people", "1200000"),
    ("1.25 million people", "1250000"),
    ("0.5 million people", "500000"),
    ("300 thousand people", "300000"),
    ("(12)", "12"),
    ("“12 people”", "12"),
    ("12.", "12"),
    ("12, he said", "12"),
    ("12—among them", "12"),
]

WORDS = [
    ("three people", "3"),
    ("Three people", "3"),
    ("THREE PEOPLE", "3"),
    ("twelve people", "12"),
    ("twenty-one people", "21"),
    ("twenty one people", "21"),
    ("TWENTY-TWO PEOPLE", "22"),
    ("a hundred people", "100"),
    ("one hundred people", "100"),
    ("a hundred and fifty people", "150"),
    ("two hundred and five people", "205"),
    ("two hundred five people", "205"),
    ("twelve hundred people", "1200"),
    ("one thousand people", "1000"),
    ("three thousand people", "3000"),
    ("one thousand two hundred people", "1200"),
    ("a hundred thousand people", "100000"),
    ("one hundred and twenty thousand people", "120000"),
    ("a million people", "1000000"),
    ("two million people", "2000000"),
    ("half a million people", "500000"),
    ("a quarter of a million people", "250000"),
    ("both men", "2"),
    ("a couple of men", "2"),
    ("a pair of brothers", "2"),
    ("another 15 people", "15"),
    ("a further 15 people", "15"),
    ("an additional 15 people", "15"),
    ("a total of 15 people", "15"),
    ("15 others", "15"),
    ("the two men", "2"),
    ("all 12", "12"),
]

DOZENS = [
    ("half a dozen people", "~6"),
    ("two dozen people", "~24"),
    ("three dozen people", "~36"),
    ("nearly two dozen", "~24"),
    ("about a dozen", "~12"),
    ("some two dozen", "~24"),
    ("more than two dozen people", "24+"),
    ("at least a dozen people", "12+"),
    ("a dozen or more", "12+"),
    ("up to a dozen people", "..12"),
    ("fewer than a dozen people", "..12"),
    ("a score of people", "~20"),
]

AT_LEAST = [
    ("At Least 12", "12+"),
    ("AT LEAST 12", "12+"),
    ("at least\n12", "12+"),
    ("at the very least 12", "12+"),
    ("at least another 15", "15+"),
    ("at least one person", "1+"),
    ("no fewer than 40", "40+"),
    ("no less than 40", "40+"),
    ("not less than 40", "40+"),
    ("in excess of 40", "40+"),
    ("upwards of 40", "40+"),
    ("well over 40", "40+"),
    ("just over 300", "300+"),
    ("a minimum of 12", "12+"),
    ("more than a million", "1000000+"),
    ("the toll exceeded 40", "40+"),
    ("the toll passed 40", "40+"),
    ("40 or more people", "40+"),
    ("40+ people", "40+"),
    ("200-plus people", "200+"),
]

AT_MOST = [
    ("less than 40", "..40"),
    ("under 40 people", "..40"),
    ("just under 300", "..300"),
    ("at most 40", "..40"),
    ("a maximum of 40", "..40"),
    ("up to two dozen people", "..24"),
    ("as many as 40,000 people", "..40000"),
]

ABOUT = [
    ("roughly 40", "~40"),
    ("approximately 40", "~40"),
    ("an estimated 40", "~40"),
    ("close to 40", "~40"),
    ("nearly a million", "~1000000"),
    ("40 or so", "~40"),
    ("a hundred or so", "~100"),
]

RANGES = [
    ("20-30 people", "20..30"),
    ("20–30 people", "20..30"),
    ("20 - 30 people", "20..30"),
    ("20 or 30 people", "20..30"),
    ("six or seven people", "6..7"),
    ("from 20 to 30 people", "20..30"),
    ("anywhere between 20 and 30 people", "20..30"),
    ("between twenty and thirty people", "20..30"),
    ("between 1,000 and 1,500 people", "1000..1500"),
    ("between 1.2 million and 1.5 million people", "1200000..1500000"),
    ("7,000-8,000 people", "7000..8000"),
    ("3,000 to 4,000 families", "3000..4000"),
    ("some 20 to 30 people", "~20..30"),
    ("about 1,000 to 1,500 people", "~1000..1500"),
]

VAGUE = [
    ("a handful of men", "~3+"),
    ("numerous people", "~3+"),
    ("an unknown number of people", "~3+"),
    ("a small number of people", "~3+"),
    ("large numbers of people", "~3+"),
    ("a few dozen people", "~24+"),
    ("dozens more", "~24+"),
    ("several hundred people", "~200+"),
    ("a few hundred people", "~200+"),
    ("people came in their hundreds", "~200+"),
    ("several thousand people", "~2000+"),
    ("many thousands of people", "~2000+"),
    ("a few thousand people", "~2000+"),
    ("tens of millions of people", "~20000000+"),
]


@pytest.mark.parametrize(
    ("words", "expected"),
    [*THE_TABLE, *DIGITS, *WORDS, *DOZENS, *AT_LEAST, *AT_MOST, *ABOUT, *RANGES, *VAGUE],
)
def test_a_figure_has_the_bounds_that_its_words_say(words: str, expected: str) -> None:
    assert read(words) == [expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("12 men, 4 women and a child", ["12", "4"]),
        ("at least 12 killed and 30 wounded", ["12+", "30"]),
        ("20 to 30 killed, dozens wounded", ["20..30", "~24+"]),
        ("five dead, two of them children", ["5", "2"]),
        ("on Friday: 12 and then 15", ["12", "15"]),
    ],
)
def test_several_figures_come_in_order_and_a_bound_belongs_to_its_own(
    words: str, expected: list[str]
) -> None:
    assert read(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("no more than 40 people", ["..40"]),
        ("not more than 40 people", ["..40"]),
        ("no more than a dozen people", ["..12"]),
        ("a thousand people", ["1000"]),
        ("more than a thousand people", ["1000+"]),
        ("nearly a thousand people", ["~1000"]),
        ("1.5m people", ["1500000"]),
        ("at least 1.5m people", ["1500000+"]),
        ("10 000 people", ["10000"]),
        ("5 to 7 million people", ["5000000..7000000"]),
        ("1.2 to 1.5 million people", ["1200000..1500000"]),
        ("20 to 30 thousand people", ["20000..30000"]),
        ("two to three million people", ["2000000..3000000"]),
        ("two and a half million people", ["2500000"]),
        ("40-odd people", ["~40"]),
        ("in the region of 40 people", ["~40"]),
        ("a half-dozen people", ["~6"]),
        ("a couple dozen people", ["~24"]),
        ("a couple hundred people", ["~200"]),
        ("an untold number of people", ["~3+"]),
        ("a growing number of people", ["~3+"]),
    ],
)
def test_rarer_wordings_of_figures(words: str, expected: list[str]) -> None:
    assert read(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "a $300 fine",
        "€300",
        "£5 million",
        "US$300",
        "5% of them",
        "a 12-year-old",
        "a 10-day truce",
        "a 24-hour ceasefire",
        "12/03/2016",
        "10:30",
        "10.30am",
        "5pm",
        "15km away",
        "an F-16",
        "M23",
        "a T-72 tank",
        "an AK-47",
        "the 12th",
        "the 1990s",
        "the 21st-century",
        "a 12-member team",
        "a two-storey house",
        "82mm mortars",
        "on 9/11",
        "G20",
        "#12",
        "",
        "people fled",
        "a man",
    ],
)
def test_these_words_hold_no_figure(words: str) -> None:
    assert read(words) == []


NO_PEOPLE = [
    # Each sentence: one figure of people, which is 2, and one that counts none.
    "Two men were killed on 17 March in Kherson.",
    "Two men were killed on March 17, 2022 in Kherson.",
    "Two men were killed in 2016 in Kherson.",
    "Two men were killed at 10:30 in Kherson.",
    "Two men were killed at 9 p.m. in Kherson.",
    "Two men were killed in Kherson, 30 kilometres from the front.",
    "Two men were killed during a 24-hour ceasefire in Kherson.",
    "Two men were killed 48 hours after the truce in Kherson.",
    "Two men were killed by an 82mm mortar in Kherson.",
    "Two men were killed by an F-16 over Kherson.",
    "Two men were killed for $300 in Kherson.",
    "Two men were killed over 300 dollars in Kherson.",
    "Two men were killed near school No. 12 in Kherson.",
    "Two men were killed in a shop selling 5 litres of water for 40 euros in Kherson.",
    "Two men were killed in a flat of a 12-storey building in Kherson.",
    "Two men were killed in Kherson, which has lost 40 per cent of its power.",
    "Two men were killed in Kherson after 30 shells fell on it.",
    "Two men were killed in Kherson, where 15 houses burned down.",
    "Two men were killed in Kherson in breach of Resolution 2254.",
    "Two men, aged 60 and 71, were killed in Kherson.",
    "Two men, both in their 30s, were killed in Kherson.",
    "Two men were killed in Kherson for the third time in 5 days.",
]


AGES = [
    # Each sentence: the figures of people, and ages that are taken for more of them.
    ("A journalist, Frank Moreau, 32, was killed near Izium.", [1]),
    ("Maria Petrenko, 43, was killed in Nikopol.", [1]),
    ("Three boys aged 6, 8 and 11 were killed in Rafah.", [3]),
    ("Two men aged 40 and 52 were killed in Kherson.", [2]),
    ("Fatima Ali, 34, and her two sons, 5 and 7, were killed in Rafah.", [1, 2]),
]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        *AGES,
    ],
)
def test_an_age_behind_a_name_is_no_figure(pipeline: Pipeline, sentence: str, figures: list[int]) -> None:
    claims = pipeline.claims(Report("r", sentence))
    assert sorted(c.figure.low or 0 for c in claims if c.figure) == figures


@pytest.mark.parametrize("sentence", NO_PEOPLE)
def test_dates_ages_money_and_things_are_no_people(pipeline: Pipeline, sentence: str) -> None:
    claims = pipeline.claims(Report("r", sentence))
    figures = [c.figure for c in claims if c.kind in PEOPLE_KINDS]
    assert [(f.low, f.high) for f in figures if f] == [(2, 2)]


# --- properties ---------------------------------------------------------------------------------

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(number: int, *, joiner: str, hyphen: str) -> str:
    """Any number from 1 to 999,999 in words: joiner ' and ' as in London, ' ' as in New York."""
    if number >= 1000:
        rest = number % 1000
        link = joiner if 0 < rest < 100 else " "
        tail = link + spell(rest, joiner=joiner, hyphen=hyphen) if rest else ""
        return spell(number // 1000, joiner=joiner, hyphen=hyphen) + " thousand" + tail
    if number >= 100:
        rest = number % 100
        return (
            _SMALL[number // 100]
            + " hundred"
            + (joiner + spell(rest, joiner=joiner, hyphen=hyphen) if rest else "")
        )
    if number >= 20:
        return _TENS[number // 10] + (hyphen + _SMALL[number % 10] if number % 10 else "")
    return _SMALL[number]


numbers = st.integers(1, 999_999)
spellings = st.fixed_dictionaries(
    {"joiner": st.sampled_from([" and ", " "]), "hyphen": st.sampled_from(["-", " "])}
)


@given(number=numbers, spelling=spellings)
def test_a_number_in_words_is_that_number(number: int, spelling: dict[str, str]) -> None:
    words = spell(number, **spelling)
    assert value(words) == number
    assert read(f"at least {words} people") == [f"{number}+"]


@given(number=numbers, separator=st.sampled_from([",", "\u00a0", "\u202f", "'"]))
def test_a_number_in_digits_is_that_number(number: int, separator: str) -> None:
    words = f"{number:,}".replace(",", separator)
    assert value(words) == number
    assert read(f"{words} people") == [str(number)]


@given(
    low=st.integers(100, 100_000), more=st.integers(1, 1000), dash=st.sampled_from(["-", "–", " to ", " - "])
)
def test_a_range_has_both_its_ends(low: int, more: int, dash: str) -> None:
    """From 100 up: '3-640' is a score or a number of a road, no range."""
    assert read(f"{low:,}{dash}{low + more:,} people") == [f"{low}..{low + more}"]


pieces = st.one_of(
    st.sampled_from(
        ["at least", "up to", "12", "1,200", "3\u00a0000", "dozens", "a dozen", "between", "and", "to", "–", "%", "$", "people",
         "half a million", "no more than", "2016", "\n", "“", "’", "🚑", "٣٤", "１２", "קבוצה", "1.2 million", "or more", "tens of"]
    ),
    st.text(max_size=6),
)  # fmt: skip


@settings(max_examples=300)
@given(parts=st.lists(pieces, max_size=14), gap=st.sampled_from([" ", "\u00a0", ""]), cut=st.integers(0, 20))
def test_a_figure_is_always_a_slice_of_the_text_in_order(parts: list[str], gap: str, cut: int) -> None:
    text = gap.join(parts)
    start = min(cut, len(text))
    end_before = start
    for q in quantities(text, start, len(text)):
        assert text[q.start : q.end] == q.text != ""
        assert end_before <= q.start <= q.core < q.end <= len(text)
        assert q.low is None or q.high is None or q.low <= q.high
        assert (q.low, q.high) != (None, None)
        end_before = q.end


def test_a_share_of_a_scale_is_no_count() -> None:
    assert quantities("half a million% of them", 0, 23) == []
    assert [q.low for q in quantities("half a million of them", 0, 22)] == [500_000]


@pytest.mark.parametrize(
    ("words", "number"), [("half a million", 500_000), ("half", None), ("half the town", None)]
)
def test_a_half_is_a_number_only_of_a_scale(words: str, number: int | None) -> None:
    assert value(words) == number
