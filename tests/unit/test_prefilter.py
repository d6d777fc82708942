"""The net that picks sentences to be parsed lets no word of harm through."""

from __future__ import annotations

import pytest

from onrecord.annotate import PREFILTER
from onrecord.extract.words import NOUNS, STATES, VERBS

# "exit" and "liberate" are parsed as "exit of" and "liberated", "remain" as "remains of".
# Of "claim" the noun behind it is enough ("claimed 12 lives"); "intern" is caught as "interned", not as "international".
FORMS = {
    "claim": "claimed the lives",
    "intern": "interned",
    "exit": "exit of",
    "liberate": "liberated",
    "remain": "remains of",
}


@pytest.mark.parametrize("word", sorted({*VERBS, *STATES, *NOUNS}))
def test_every_word_of_harm_is_parsed(word: str) -> None:
    assert PREFILTER.search(FORMS.get(word, word))


@pytest.mark.parametrize("text", ["An international tribunal sat.", "The minister opened a library."])
def test_other_sentences_are_not(text: str) -> None:
    assert not PREFILTER.search(text)
