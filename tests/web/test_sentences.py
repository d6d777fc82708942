"""The sentences of the rules in Arabic: each that the rules make has a pattern, numbers and names stay, and what is unknown stays whole."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.utils import translation

from onrecord import board, pipeline
from onrecord.bench.made import stream
from onrecord.incidents import Assessment, Incident
from onrecord.link import side_changes, side_words
from onrecord.records import Claim, Figure, Kind, Span, When
from onrecord.resolve import date_reasons
from onrecord.web import sentences
from onrecord.web.pages import changes_told
from onrecord.web.sentences import PATTERNS, is_known, sentence

SAID = {
    "all who are reported harmed are combatants, as SANA alone tells it": "SANA",
    "competing claims: laid to Russia and to Syria": "Russia|Syria",
    "responsibility accepted, as reported, by the army": "the army",
    "3 independent origins": "3",
    "6 of 7 independent origins give figures of one kind; the rule asks for two": "6",
    "3 independent origins; the rule asks for two": "3",
    "a single origin: Syrian Observatory for Human Rights": "Syrian Observatory for Human Rights",
    "one origin, SANA; the rule asks for two that are independent": "SANA",
    "the figure of 2 of 3 independent origins; no source gives an upper bound": "2",
    "the middle figure of 4 independent origins (of two, the lower), a vague one taken at its least": "4",
    "the latest figure of 3 independent origins; the whole added up from its parts (2 woman, 3 child)": "2 woman, 3 child",
    "the same origin gives 1,200 later": "1,200",
    "told beside 82 in the same report: of a part of them": "82",
    "killed: 60 against 82; each higher figure is the later one": "82",
    "killed (woman and child): at least about 40 against up to 30 against 5 to 9": "30",
    "injured: 40 (woman and child) of at least 30": "40",
    "laid to the government's side, denied by the accused": "the government's side",
    "killed: asserted and denied": "",
    "killed: fighters against civilians": "",
    "by airstrike or shelling against by ground-fighting": "",
    "on 2016-12-12 against on 2016-12-13 to 2016-12-14": "2016-12-14",
    "at Saraqib or Idlib against at Aleppo": "Saraqib or Idlib|Aleppo",
    "same place (Khan Shaykhun)": "Khan Shaykhun",
    "same method (airstrike, shelling)": "",
    "82 killed in both, on the same word": "82",
    "two counts of those who were moved out, of one day, are apart": "",
    "a total of those who left is below what was told before it": "",
    "more left, were moved out, were killed and remain than were told to be there before": "",
    "one day apart; same place (Goma); the same named as doers": "Goma",
    "the last Monday on or before publication, 2016-12-13": "2016-12-13",
    "from the first to the last day named; the next such month after publication, 2016-12-13; from then to publication": "2016-12-13",
    "how far back is not said; up to publication, 2016-12-13": "2016-12-13",
}  # fmt: skip


@pytest.mark.parametrize(("said", "kept"), SAID.items())
def test_a_sentence_is_told_in_arabic_with_its_names_and_numbers(said: str, kept: str) -> None:
    assert is_known(said)
    with translation.override("ar"):
        told = sentence(said)
    assert re.search(r"[\u0600-\u06ff]", told), told
    for name in filter(None, kept.split("|")):
        assert name in told
        told = told.replace(name, "")
    assert re.findall("[A-Za-z]+", told) == [], "English is left"


def test_in_english_it_stays_as_the_rules_make_it() -> None:
    for said in SAID:
        assert sentence(said) == said


def test_what_has_no_pattern_stays_whole() -> None:
    with translation.override("ar"):
        assert sentence("a person thinks so; same day") == "a person thinks so; same day"
        assert sentence("") == ""


def test_every_pattern_is_translated_and_keeps_its_pieces() -> None:
    with translation.override("ar"):
        for message in PATTERNS:
            told = translation.gettext(message)
            assert told != message or not re.search("[a-z]", re.sub(r"%\(\w+\)s", "", message)), message
            assert set(re.findall(r"%\(\w+\)s", told)) == set(re.findall(r"%\(\w+\)s", message)), message


def made(found: list[tuple[Incident, Assessment]]) -> Iterator[str]:
    for incident, a in found:
        yield from incident.reasons
        yield from (a.grade_reason, a.provisional_reason)
        for r in a.ranges:
            yield r.rule
            yield from (one.why for one in r.superseded)
        yield from (one.words for one in a.contradictions)


def counted(n: int, kind: Kind, people: int, day: int) -> Claim:
    when = When("", date(2017, 4, 1), date(2017, 4, day))
    figure = Figure(people, people, False, str(people))
    return Claim("r", f"c{n}", kind, Span(0, 1, "r"), figure, time=when, groups=("person",), scope="cumulative")  # fmt: skip


def test_every_contradiction_of_a_balance_has_a_pattern() -> None:
    kinds: tuple[Kind, ...] = ("displaced", "evacuated", "killed", "trapped")
    told = [(900, 3), (50, 3), (20, 9)]
    claims = [counted(99, "trapped", 60, 1)]
    claims += [counted(n * 3 + m, kind, *one) for n, kind in enumerate(kinds) for m, one in enumerate(told)]
    found = board.balance(claims, {c.ref: c.time.end for c in claims if c.time})
    said = {clash.words for clash in found.clashes}
    # Of each of both sorts, but that those who remain may become fewer; and that more left than were there.
    assert len(said) == len(kinds) * 2
    with translation.override("ar"):
        assert [words for words in said if re.search("[A-Za-z]", sentence(words))] == []


def test_every_sentence_that_the_rules_make_has_a_pattern() -> None:
    wars = [list(stream(4_000, seed=seed)) for seed in (3, 8)]
    said = {
        words
        for war in wars
        for words in made(
            pipeline.judged({m.report.id: m.report for m in war}, [c for m in war for c in m.claims])
        )
        if words
    }
    assert len(said) > 300, "enough sentences to tell"
    assert [words for words in sorted(said) if not is_known(words)] == []
    kinds = {
        message
        for words in said
        for part in words.split("; ")
        if (fit := sentences.fitting(part))
        for message in fit[:1]
    }
    assert len(kinds) > 25, "of many kinds"


def returned() -> Iterator[str]:
    """Each reason that resolve/date_reasons.py gives, with its holes filled."""
    filled = {"published": "2016-12-13", "day": "Friday", "what": "season"}
    for node in ast.walk(ast.parse(Path(date_reasons.__file__).read_text("utf-8"))):
        said = node.value if isinstance(node, ast.Return) else None
        if isinstance(said, ast.Constant):
            yield str(said.value)
        elif isinstance(said, ast.JoinedStr):
            parts = [
                p.value if isinstance(p, ast.Constant) else filled[ast.unparse(p).strip("{}")]
                for p in said.values
            ]
            yield "".join(str(part) for part in parts)


def test_every_reason_of_a_day_has_a_pattern() -> None:
    made = list(returned())
    assert len(made) > 12
    assert [words for words in made if not is_known(words)] == []


def test_what_a_change_of_words_does_is_told_in_arabic() -> None:
    link = Path(date_reasons.__file__).parents[1] / "link"
    texts = [(link / name).read_text("utf-8") for name in ("changed_terms.py", "stretches.py")]
    made = {
        node.value
        for text in texts
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if re.fullmatch(r"(?:changes|cuts|adds|moves|raises|lowers|writes|spells|rewords|puts|takes|tells|no longer)[a-z ]*", node.value)
    } - {"changes", "cuts", "adds"}  # fmt: skip
    assert len(made) > 18
    made |= {
        side_changes.turn(old, new) for old in ("", *changes_told.LEANS) for new in changes_told.LEANS[:2]
    }
    made |= {
        f"killing: {verb} a word that {lean}"
        for verb in ("replaces", "cuts", "puts in", "adds")
        for lean in changes_told.LEANS
    }
    made |= {f"{thing}: {side_changes.turn('', changes_told.LEANS[0])}" for thing in side_words.ROWS}
    with translation.override("ar"):
        assert [words for words in sorted(made) if re.search("[A-Za-z]", changes_told.change(words))] == []
    assert all(changes_told.change(words) == words for words in made)
