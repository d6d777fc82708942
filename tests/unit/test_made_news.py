"""Generated news: the same for a seed, one report in ten of a war, the asked length, every slot filled."""

from __future__ import annotations

import re

import pytest

from onrecord.annotate import Annotator, split
from onrecord.annotate.other_news import VIOLENCE, is_other_news
from onrecord.bench.made.news import mixed
from onrecord.bench.made.news_words import FILL, HARD, SUBJECTS


def test_a_seed_gives_the_same_and_another_gives_others() -> None:
    assert list(mixed(30)) == list(mixed(30))
    assert [r.text for r in mixed(30)] != [r.text for r in mixed(30, seed=2)]


def test_one_in_ten_is_of_a_war_and_all_are_of_the_length() -> None:
    made = list(mixed(60))
    assert [r.id for r in made if r.id.startswith("war")] == [f"war-{n:06d}" for n in (6, 16, 26, 36, 46, 56)]
    assert len({r.text for r in made}) == 60
    assert all(400 <= len(r.text.split()) < 450 for r in made)


def test_every_slot_is_filled_and_every_filling_used() -> None:
    told = " ".join([*HARD, *(sentence for pool in SUBJECTS.values() for sentence in pool)])
    assert {slot.lower() for slot in re.findall(r"\{(\w+)\}", told)} == set(FILL)
    assert not any("{" in r.text for r in mixed(40))


def test_as_in_real_papers_a_third_of_the_other_news_has_a_word_of_the_net() -> None:
    other = [r for r in mixed(80) if r.id.startswith("news")]
    kept = sum(len(Annotator.worth_parsing(r.text, split(r))) for r in other)
    assert 0.25 < kept / sum(len(split(r)) for r in other) < 0.45


def test_as_in_real_papers_two_fifths_of_the_other_news_have_no_word_of_violence() -> None:
    made = list(mixed(200))
    other = [r for r in made if r.id.startswith("news")]
    assert 0.3 < sum(map(is_other_news, other)) / len(other) < 0.5
    assert not any(is_other_news(r) for r in made if r.id.startswith("war"))


@pytest.mark.parametrize("sentence", HARD)
def test_each_hard_sentence_has_a_word_of_violence(sentence: str) -> None:
    assert VIOLENCE.search(sentence.lower())
