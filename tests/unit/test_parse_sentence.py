"""A parsed sentence answers as its words do, whatever it remembers of them."""

from __future__ import annotations

from onrecord.extract.parse import Parse
from onrecord.records import Sentence, Token


def _chain(words: int) -> Parse:
    """A sentence in which each word hangs on the one before it, and the first on none."""
    tokens = tuple(
        Token(i, f"w{i}", f"w{i}", f"w{i}", "NOUN", "NN", "dobj" if i % 2 else "nsubj", max(i - 1, 0), 3 * i, 3 * i + 2)
        for i in range(words)
    )  # fmt: skip
    return Parse(Sentence(0, 0, 3 * words, "body", 0, tokens), "w " * 2 * words)


def test_words_by_their_number() -> None:
    parse = _chain(5)
    assert len(parse) == 5
    assert [parse[i].text for i in range(5)] == ["w0", "w1", "w2", "w3", "w4"]
    assert parse[-1] is parse.tokens[4]
    assert parse.kids(0, "dobj") == [1]
    assert parse.kids(0, "nsubj") == []
    assert parse.kids(4, "dobj") == []


def test_what_hangs_on_a_word_is_the_same_asked_twice_and_read_in_part() -> None:
    for words in (5, 90):
        parse = _chain(words)
        assert next(parse.subtree(1)) == 1
        for _ in range(2):
            assert list(parse.subtree(1)) == list(range(1, words))
        assert parse.extent(2) == (2, words - 1)
