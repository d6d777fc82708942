"""Speakers under all their names: one key, the right kind, the side they speak for."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from onrecord.extract.source_kinds import kind_of, voice
from onrecord.records import VoiceKind, as_voice_kind
from onrecord.resolve import voices


@pytest.mark.parametrize(
    "same",
    [
        ("the Syrian Observatory for Human Rights", "SOHR", "the Britain-based war monitor", "Observatory director Rami Abdel Rahman"),
        ("Rupert Colville, spokesman for the U.N. human rights office", "OHCHR", "the UN rights office", "Ravina Shamdasani"),
        ("Médecins Sans Frontières", "Doctors Without Borders", "MSF"),
        ("the Rapid Support Forces", "RSF", "the RSF"),
        ("Ukraine's Defence Ministry", "the Ukrainian Defense Ministry"),
        ("the Gaza Health Ministry", "Gaza's health ministry"),
        ("the International Committee of the Red Cross", "ICRC"),
        ("Reuters", "the Reuters news agency"),
    ],
)  # fmt: skip
def test_one_body_has_one_key(same: tuple[str, ...]) -> None:
    keys = {voices.key_of(voice(words)) for words in same}
    assert len(keys) == 1
    assert not next(iter(keys)).startswith("said:")


@pytest.mark.parametrize(
    ("words", "kind", "side"),
    [
        ("the Syrian Arab News Agency", "government", "syria-government"),
        ("Hamas", "armed-group", "hamas"),
        ("UNICEF", "un", ""),
        ("the Ukrainian military", "government", "ukraine"),
        ("Airwars", "monitor", ""),
        ("the Syria Civil Defence", "rescue", ""),
    ],
)
def test_a_known_body_has_its_kind_and_side(words: str, kind: VoiceKind, side: str) -> None:
    found = voices.of(voice(words))
    assert (found.kind, found.side) == (kind, side)


@pytest.mark.parametrize(
    "words",
    [
        "a resident of the Hamas-run strip",
        "residents in an area held by the SDF",
        "a doctor near the UN compound",
        "an activist in Taliban-controlled Kunduz",
        "who",
    ],
)
def test_a_body_named_beside_the_speaker_is_not_the_speaker(words: str) -> None:
    assert voices.of(voice(words)).key.startswith("said:")


def test_names_are_unique_and_every_row_can_be_checked() -> None:
    rows = voices._rows()
    assert len(rows) >= 300
    folded = Counter(key for _, names, _ in rows for key in {voices._folded(n) for n in names})
    assert [name for name, n in folded.items() if n > 1] == []
    keys = {known.key for known, _, _ in rows}
    assert len(keys) == len(rows)
    assert [known.key for known, _, _ in rows if known.parent and known.parent not in keys] == []
    assert [known.key for known, _, _ in rows if not re.fullmatch(r"[a-z0-9:-]+", known.key)] == []


def test_an_unknown_kind_of_voice_is_named_with_what_is_accepted() -> None:
    with pytest.raises(ValueError, match="'rumour'; accepted: un, government"):
        as_voice_kind("rumour")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("a resident of the rebel-held quarter", "witness"),
        ("the spokesman for the civil defence in the rebel-held city", "rescue"),
        ("Abdullah Othman, head of one of the largest rebel groups", "armed-group"),
        ("a senior official who declined to be named", "official"),
        ("a source", "other"),
        ("Moscow", "government"),
        ("a colonel in the army", "government"),
        ("a nurse at the Al-Nasr hospital", "rescue"),
        ("the regional governor", "government"),
        ("a rights group", "monitor"),
        ("state television", "government"),
        ("a local newspaper", "media"),
        ("a UN spokeswoman in Goma", "un"),
        ("a rebel commander", "armed-group"),
        ("the district police chief", "government"),
        ("a western diplomat", "official"),
        ("her husband", "witness"),
        ("the bishop's secretary", "other"),
    ],
)
def test_words_alone_tell_the_kind(words: str, kind: VoiceKind) -> None:
    assert kind_of(words) == kind
