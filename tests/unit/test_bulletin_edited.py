"""What becomes of the sentences that a person edits: their sources, their figures, and what is said of both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.bulletins import Bulletin, Item, Part, Piece, Section, Source, Statement
from onrecord.publish.bulletin import FORMATS, by_hand, edited, kept, listing

DAY = date(2015, 3, 9)
KILLED = Statement((Piece("At least 40 people were reported killed", (("wire", "c1"), ("paper", "c2"))), Piece("; six were injured", (("paper", "c3"),))))  # fmt: skip
GRADED = Statement((Piece("It rests on a single independent source", (("wire", "c1"),)),))
NOBODY = Statement((Piece("No report tells who did it"),), of_record=True)
MOVED = Statement((Piece("About 3,000 people left the town on 8 March 2015", (("paper", "c4"),)),))
DRAFT = Bulletin(
    "Bulletin: Dunwick, 9 March 2015", "Dunwick", DAY, DAY, DAY,
    (
        Section("incidents", "Incidents", (Part(None, (Item("Dunwick, 8 March 2015", (KILLED, GRADED)),)), Part("Day not stated", (Item(None, (MOVED,)),)))),
        Section("not-known", "What is not known", (Part(None, (Item(None, (NOBODY, GRADED)),)),)),
    ),
    (Source(1, "wire", "The Wire", DAY, ("c1",)), Source(2, "paper", "The Paper", None, ("c2", "c3", "c4"))),
    "The record as a whole: two reports", "Figures are as reported.",
)  # fmt: skip
FIGURES = {"wire:c1": [40], "paper:c2": [40, 60], "paper:c4": [3000]}


def reread(incidents: str, title: str = "") -> edited.Edited:
    return edited.reread(DRAFT, FIGURES, title, edited.texts(DRAFT) | {"incidents": incidents})


def told(found: edited.Edited) -> str:
    numbers = DRAFT.numbers()
    section = next((s for s in found.bulletin.sections if s.key == "incidents"), None)
    return " ".join(listing.sentence(s, numbers) for s in section.statements()) if section else ""


def test_the_text_of_a_draft() -> None:
    assert edited.texts(DRAFT)["incidents"] == (
        "**Dunwick, 8 March 2015.** At least 40 people were reported killed [1, 2]; six were injured [2]. "
        "It rests on a single independent source [1].\n\n"
        "### Day not stated\n\n"
        "About 3,000 people left the town on 8 March 2015 [2]."
    )
    assert edited.texts(DRAFT)["not-known"] == (
        "- No report tells who did it [R].\n- It rests on a single independent source [1]."
    )


def test_a_text_that_nobody_touched_is_the_draft() -> None:
    found = edited.reread(DRAFT, FIGURES, DRAFT.title, edited.texts(DRAFT))
    assert found == edited.Edited(DRAFT, ())


EDITED = [
    ("a drafted sentence in another place",
     "It rests on a single independent source [1]. A storm hid the road [2].",
     "It rests on a single independent source [1]. A storm hid the road [2]."),
    ("words changed, marks kept",
     "At least 40 people were said to be dead [1, 2]; six were injured [2].",
     "At least 40 people were said to be dead [1, 2]; six were injured [2]."),
    ("words changed, marks lost: the sources of the drafted sentence come back",
     "At least 40 people were reported killed in the market; six were injured.",
     "At least 40 people were reported killed in the market; six were injured [1, 2]."),
    ("a sentence of the editors' own",
     "Our correspondent could not reach the village.",
     "Our correspondent could not reach the village [E]."),
    ("[E] typed stays [E]", "At least 40 people were reported killed; six were injured [E].",
     "At least 40 people were reported killed; six were injured [E]."),
    ("a figure that the record does not give",
     "At least 45 people were reported killed [1, 2]; six were injured [2].",
     "At least 45 [by hand] people were reported killed [1, 2]; six were injured [2]."),
    ("a figure in words", "At least 40 people were reported killed [1, 2]; seven were injured [2].",
     "At least 40 people were reported killed [1, 2]; seven [by hand] were injured [2]."),
    ("a figure that another claim of it gives",
     "Between 40 and 60 people were reported killed [1, 2]; six were injured [2].",
     "Between 40 and 60 people were reported killed [1, 2]; six were injured [2]."),
    ("the figure of a day is none of people",
     "8 people were reported killed [1, 2]; six were injured [2].",
     "8 [by hand] people were reported killed [1, 2]; six were injured [2]."),
    ("another day", "About 3,000 people left the town on 7 March 2015 [2].",
     "About 3,000 people left the town on 7 March 2015 [by hand] [2]."),
    ("the mark of a figure pasted along counts once",
     "At least 45 [by hand] people were reported killed [1, 2]; six were injured [2].",
     "At least 45 [by hand] people were reported killed [1, 2]; six were injured [2]."),
    ("a range of marks, and a mark behind the full stop",
     "Both say so [1-2]. So does the paper. [2]",
     "Both say so [1, 2]. So does the paper [2]."),
    ("no full stop after an initial", "The U.N. office and J. Marsh agree [1].", "The U.N. office and J. Marsh agree [1]."),
    ("a question", "Who did it? [R]", "Who did it [R]?"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "becomes"), [row[1:] for row in EDITED], ids=[row[0] for row in EDITED])
def test_an_edited_sentence(given: str, becomes: str) -> None:
    assert told(reread(given)) == becomes


def test_what_is_told_of_an_edited_text() -> None:
    found = reread(
        "At least 45 people were reported killed; six were injured.\n\nIt rained.\n\nSo it is [9]."
    )
    assert [(one.what, one.words) for one in found.notices] == [
        ("kept", "At least 45 people were reported killed; six were injured"),
        ("figure", "45"),
        ("own", "It rained"),
        ("unknown", "[9]"),
        ("own", "So it is"),
    ]


def test_a_figure_in_a_heading_or_title_is_held_against_the_whole_draft() -> None:
    found = reread("**Dunwick, 70 dead.** It rests on a single independent source [1].", "40 dead in Dunwick")
    assert found.bulletin.title == "40 dead in Dunwick"
    assert found.bulletin.sections[0].parts[0].items[0].heading == "Dunwick, 70 [by hand] dead"


def test_a_section_without_text_and_a_source_that_nothing_cites_any_more_are_left_out() -> None:
    found = reread("")
    assert [section.key for section in found.bulletin.sections] == ["not-known"]
    assert [source.number for source in found.bulletin.sources] == [1]


def test_every_sentence_of_an_edited_bulletin_cites_something_or_says_that_it_does_not() -> None:
    found = reread("One. Two [2]. It rests on a single independent source [1]. Three, 4 and five")
    for statement in found.bulletin.statements():
        assert statement.cited() or statement.of_record or statement.words.endswith("[E]")


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("3,000 people", ["3000"]),
        ("1.5 million", ["1500000"]),
        ("twenty-five men and two hundred women", ["25", "200"]),
        ("from 10 to 16 December 2016", ["10 to 16 december 2016"]),
        ("on 2016-12-13", ["2016-12-13"]),
        ("no one, one woman", []),
        ("report levant-wire-1213", []),
    ],
)
def test_the_figures_of_words(words: str, figures: list[str]) -> None:
    assert [value for value, _ in by_hand.figures(words)] == figures


def test_a_bulletin_kept_as_json_is_the_same_again() -> None:
    asked = replace(MOVED, stop="?")
    found = replace(DRAFT, sections=(Section("people", "People", (Part(None, (Item(None, (asked,)),)),)),))
    again = kept.of_json(kept.as_json(found))
    assert again == found
    assert {form: write(again) for form, write in FORMATS.items()} == {form: write(found) for form, write in FORMATS.items()}  # fmt: skip
