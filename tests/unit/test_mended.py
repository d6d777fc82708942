"""Grammar put right by the words alone: whatever was read, what comes out is the same words in a tree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.mended import put_right
from onrecord.records import Token

WORDS = [
    "said",
    "believed",
    "to",
    "be",
    "shot",
    "dead",
    "IS",
    "has",
    "Gunmen",
    "bomb",
    "dropped",
    "by",
    "were",
    "lined",
    "perished",
    ",",
    "Monday",
    "Damascus",
]
TAGS = ["NN", "NNS", "NNP", "VBD", "VBN", "VBZ", "JJ", "IN", "TO", "VB", ","]
DEPS = ["nsubj", "acl", "agent", "auxpass", "compound", "amod", "pobj", "xcomp", "ccomp", "conj", "attr", "dobj", "npadvmod", "aux"]  # fmt: skip


@st.composite
def sentences(draw: st.DrawFn) -> list[Token]:
    """Words hung anyhow, but in a tree, as a parser gives them."""
    count = draw(st.integers(2, 12))
    order = draw(st.permutations(range(count)))
    heads = {order[0]: order[0]} | {i: order[draw(st.integers(0, n - 1))] for n, i in enumerate(order) if n}
    out, at = [], 0
    for i in range(count):
        word = draw(st.sampled_from(WORDS))
        dep = "ROOT" if heads[i] == i else draw(st.sampled_from(DEPS))
        lemma = {"perished": "perish", "shot": "shoot"}.get(word, word.lower())
        out.append(
            Token(
                i,
                word,
                word.lower(),
                lemma,
                "X",
                draw(st.sampled_from(TAGS)),
                dep,
                heads[i],
                at,
                at + len(word),
            )
        )
        at += len(word) + 1
    return out


@given(sentences())
def test_whatever_is_put_right_is_still_a_tree_of_the_same_words(tokens: list[Token]) -> None:
    mended = put_right(tokens)
    assert [(t.i, t.text, t.start, t.end) for t in mended] == [(t.i, t.text, t.start, t.end) for t in tokens]
    assert sum(t.head == t.i for t in mended) == 1
    for token in mended:
        i = token.i
        for _ in mended:
            i = mended[i].head
        assert mended[i].head == i, "every word hangs on the root in the end"
