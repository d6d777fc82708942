"""The outlet of a report is no speaker of its own claims: it is left out of `said_by`."""

from __future__ import annotations

import pytest

from onrecord.resolve.outlet import is_own

OWN = [
    ("SANA", "SANA"),
    ("SANA", "a SANA reporter in Homs"),
    ("BBC News", "the BBC"),
    ("BBC News", "BBC's correspondent in Goma"),
    ("alaraby.co.uk", "Al-Araby"),
    ("Reuters", "a Reuters photographer at the scene"),
    ("Sudan Tribune", "Sudan Tribune"),
    ("The Kivu Post", "the Kivu Post’s own correspondent"),
]
OTHERS = [
    ("SANA", "Reuters"),
    ("SANA", "a military source"),
    ("SANA", "a correspondent"),
    ("etilaf.org", "the Syrian army"),
    ("Sudan Tribune", "the Sudan Doctors Network"),
    ("Syria Direct", "the Syrian Network for Human Rights"),
    ("The New Arab", "the Arab League"),
    ("BBC News", "the news"),
    ("Radio Okapi", "the radio"),
    ("Reuters", "witnesses who spoke to Reuters"),
    (None, "Reuters"),
    ("", ""),
    ("The", "the"),
]


@pytest.mark.parametrize(("outlet", "words"), OWN)
def test_the_outlet_and_its_reporters_are_its_own(outlet, words):
    assert is_own(outlet, words)


@pytest.mark.parametrize(("outlet", "words"), OTHERS)
def test_others_are_not(outlet, words):
    assert not is_own(outlet, words)
