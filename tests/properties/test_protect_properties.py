"""What holds of every text and every set of marks: no marked name is left, offsets keep their order, the same again changes nothing."""

from __future__ import annotations

import itertools
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.protect import Mark, marks_of, redacted, with_hand_marks
from onrecord.protect.sweep import is_ordinary, parts, plain, whole_words

WORDS = st.sampled_from(
    ["Khaled", "Amal", "Darwish", "al-Shamri", "Petrović", "PETROVIC", "khaled", "Óscar", "N'Dour", "Abdul-Rahman", "Abdul Rahman", "said", "the", "12", "was shot.", "’s",
     "Khaled's", "\n\n", "“We", "fled”", "[name of a victim]", "amal-darwish-killed", "Zoë", "Zoe\u0308", "İlhan", "ß", "ﬁre", "…"]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=60)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    marks = []
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 20)))
        who = draw(st.sampled_from(["minor", "victim", "witness", "relative", "private"]))
        if end > start:
            marks.append(Mark(start, end, text[start:end], who, "by hand"))
    return text, marks


@given(TEXTS)
def test_a_text_without_marks_is_unchanged(text: str) -> None:
    done = redacted(text, [])
    assert (done.text, done.cuts, dict(done.counts)) == (text, (), {})


@example(
    ("N'Dour N'Dour", [Mark(1, 3, "'D", "minor", "by hand"), Mark(0, 8, "N'Dour N", "minor", "by hand")])
)
@example(
    (
        "12 12 ’s Amal Khaled's Amal",
        [Mark(5, 10, " ’s A", "minor", "by hand"), Mark(1, 15, "2 12 ’s Amal K", "minor", "by hand")],
    )
)
@example(("Khaled's Khaled's Khaled", [Mark(6, 10, "'s K", "minor", "by hand")]))
@given(marked_texts())
def test_the_same_again_changes_nothing(given: tuple[str, list[Mark]]) -> None:
    text, marks = given
    once = redacted(text, marks).text
    ends = [whole_words(text, m.start, m.end) for m in marks]
    again = redacted(once, [Mark(0, 0, text[a:b], "victim", "by hand") for a, b in ends])
    assert again.text == once


@given(
    st.lists(
        st.sampled_from(["Khaled", "Darwish", "Petrović", "N'Dour", "al-Shamri", "Zoë", "İlhan"]),
        min_size=1,
        max_size=4,
    ),
    st.data(),
)
def test_no_marked_name_is_left_in_any_case_or_with_other_signs(
    names: list[str], data: st.DataObject
) -> None:
    def written(name: str) -> str:
        plainly = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
        ways = [
            name,
            name.upper(),
            name.lower(),
            plainly,
            unicodedata.normalize("NFD", name),
            name.replace("-", " "),
            name + "'s",
            name + "’s",
            name + "s",
            "pro-" + name,
        ]
        return data.draw(st.sampled_from(ways))

    text = f"{names[0]} fled. " + " and ".join(written(n) for n in names * 3) + "."
    marks = [Mark(text.index(n), text.index(n) + len(n), n, "victim", "by hand") for n in names if n in text]
    left = f" {' '.join(parts(redacted(text, marks).text.replace('[name of a victim]', ' ')))} "
    for mark in marks:
        assert f" {' '.join(parts(mark.text))} " not in left


@given(marked_texts())
def test_offsets_keep_their_order_and_the_words_around_a_mark(given: tuple[str, list[Mark]]) -> None:
    text, marks = given
    done = redacted(text, marks)
    starts = [done.span(i, len(text))[0] for i in range(len(text) + 1)]
    ends = [done.span(0, i)[1] for i in range(len(text) + 1)]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert done.span(0, len(text)) == (0, len(done.text))
    inside = {i for cut in done.cuts for i in range(cut.start, cut.end)}
    for i in set(range(len(text))) - inside:
        start, end = done.span(i, i + 1)
        assert done.text[start:end] == text[i]


@given(TEXTS)
def test_the_rules_give_marks_that_are_slices_in_order_and_apart(text: str) -> None:
    found = marks_of(text)
    assert all(text[m.start : m.end] == m.text for m in found)
    assert all(a.start < b.start and a.end < b.end for a, b in itertools.pairwise(found))
    assert marks_of(text) == found


@given(marked_texts())
def test_what_a_person_adds_is_always_marked(given: tuple[str, list[Mark]]) -> None:
    text, marks = given
    found = with_hand_marks(text, marks_of(text), marks, [(0, len(text))])
    assert all(any(f.start <= m.start and m.end <= f.end for f in found) for m in marks)


@given(st.text(max_size=40))
def test_every_letter_of_the_folded_text_comes_from_the_text(text: str) -> None:
    low, at = plain(text)
    assert len(low) == len(at)
    assert list(at) == sorted(at)
    assert all(0 <= i < len(text) for i in at)
    assert not any(is_ordinary(word) and not word for word in parts(text))
