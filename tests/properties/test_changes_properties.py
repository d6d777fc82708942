"""What holds of any two texts compared: no word is lost or told twice, nothing changed is nothing told, and both ways agree."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.changes import changes
from onrecord.link.compared import Changes, Passage
from onrecord.link.sentences import words_of
from onrecord.records import Block, Report, Span

WORDS = [
    "rebels", "terrorists", "regime", "government", "killed", "martyred", "twelve", "12", "20", "dozens", "reportedly", "said", "according", "the",
    "of", "in", "at", "not", "Qasr", "Tuesday", "U.S.", "army’s", "1,200", "market", "hospital", "air-strike", "airstrike", "so-called",
    '"militants"', "nurses", "winter", "bridge", "IS", "Daesh",
]  # fmt: skip
words = st.sampled_from(WORDS)
sentences = st.lists(words, min_size=1, max_size=12).map(" ".join)
ends = st.sampled_from([". ", ".\n\n", "? ", "\n", ", ", ' "'])


@st.composite
def texts(draw: st.DrawFn) -> str:
    return "".join(draw(sentences) + draw(ends) for _ in range(draw(st.integers(0, 7))))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """A text and another, mostly an edited one: sentences cut, moved, added, words changed."""
    first = [draw(sentences) for _ in range(draw(st.integers(1, 7)))]
    if draw(st.booleans()):
        return "".join(s + draw(ends) for s in first), draw(texts())
    second = draw(st.permutations(first)) if draw(st.booleans()) else list(first)
    edited = [" ".join(draw(words) if draw(st.integers(0, 5)) == 0 else w for w in s.split()) for s in second]
    kept = [s for s in edited if draw(st.integers(0, 4))] + draw(st.lists(sentences, max_size=2))
    return "".join(s + draw(ends) for s in first), "".join(s + draw(ends) for s in kept)


def compared(a: str, b: str) -> Changes:
    return changes(Report("a", a), Report("b", b))


def keys(text: str, span: Span) -> list[tuple[str, int]]:
    return [(w.key, w.start) for w in words_of(text, span.start, span.end)]


def unchanged(text: str, span: Span, out: list[Span]) -> list[str]:
    return [key for key, at in keys(text, span) if not any(e.start <= at < e.end for e in out)]


@given(pairs())
@settings(max_examples=300, deadline=None)
def test_every_word_of_both_texts_is_told_exactly_once(pair: tuple[str, str]) -> None:
    found = compared(*pair)
    for side, text in enumerate(pair):
        spans = [s for p in found.passages if (s := (p.original, p.copy)[side]) is not None]
        told = sorted(at for span in spans for _, at in keys(text, span))
        assert told == [w.start for w in words_of(text, 0, len(text))]
        assert all(text[s.start : s.end] == s.text for s in spans)


@given(pairs())
@settings(max_examples=300, deadline=None)
def test_outside_of_the_edits_both_sides_have_the_same_words(pair: tuple[str, str]) -> None:
    found = compared(*pair)
    kept = 0
    for p in found.passages:
        if p.original is None or p.copy is None:
            assert (p.kind, p.edits) == (("added", "cut")[p.copy is None], ())
            continue
        old = unchanged(pair[0], p.original, [e.old for e in p.edits])
        assert old == unchanged(pair[1], p.copy, [e.new for e in p.edits])
        assert (p.kind == "same") == (not p.edits)
        kept += len(old)
    assert kept == found.kept
    assert 0 <= found.taken <= 1
    assert 0 <= found.own <= 1


@given(texts())
@settings(max_examples=200, deadline=None)
def test_a_text_compared_with_itself_has_no_changes(text: str) -> None:
    found = compared(text, text)
    assert {p.kind for p in found.passages} <= {"same"}
    assert (found.terms, found.moved) == ((), ())
    assert found.kept == found.words_original == found.words_copy


def turned(p: Passage) -> tuple[object, ...]:
    kind = {"cut": "added", "added": "cut"}.get(p.kind, p.kind)
    return kind, p.copy, p.original, p.moved, tuple((e.new, e.old) for e in p.edits)


def as_it_is(p: Passage) -> tuple[object, ...]:
    return p.kind, p.original, p.copy, p.moved, tuple((e.old, e.new) for e in p.edits)


@given(pairs())
@settings(max_examples=300, deadline=None)
def test_changing_the_texts_over_changes_cut_and_added_over(pair: tuple[str, str]) -> None:
    there, back = compared(*pair), compared(*reversed(pair))
    assert sorted(map(repr, map(turned, there.passages))) == sorted(map(repr, map(as_it_is, back.passages)))
    assert there.kept == back.kept


@given(pairs())
@settings(max_examples=200, deadline=None)
def test_what_takes_sides_is_told_first_and_places_hold_their_words(pair: tuple[str, str]) -> None:
    found = compared(*pair)
    sides = [t.kind == "sides" for t in found.terms]
    assert sides == sorted(sides, reverse=True)
    for term in found.terms:
        for place in term.places:
            for text, span in zip(pair, (place.old, place.new), strict=True):
                assert text[span.start : span.end] == span.text
            assert place.old.text or place.new.text


@given(pairs())
@settings(max_examples=100, deadline=None)
def test_furniture_is_left_out(pair: tuple[str, str]) -> None:
    a, b = pair
    banner = "Subscribe now to read it all.\n\n"
    framed = Report("a", banner + a, blocks=(Block("furniture", 0, 29), Block("body", 31, 31 + len(a))))
    plain = changes(Report("a", a, blocks=(Block("body", 0, len(a)),)), Report("b", b))
    found = changes(framed, Report("b", b))
    assert found.words_original == plain.words_original
    assert [p.kind for p in found.passages] == [p.kind for p in plain.passages]
