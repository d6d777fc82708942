"""Two reports compared: what a reprint kept, moved, cut and added, and what its changed words do, as rows of examples."""

from __future__ import annotations

import pytest

from onrecord.link.changes import changes
from onrecord.link.compared import Changes
from onrecord.records import Block, Report

TermRow = tuple[str, str, str]


def compared(original: str, copy: str) -> Changes:
    return changes(Report("wire", original), Report("paper", copy))


def terms(original: str, copy: str) -> list[TermRow]:
    return [(t.kind, t.old, t.new) for t in compared(original, copy).terms]


CHANGED: list[tuple[str, str, list[TermRow]]] = [
    # words that take sides
    ("Insurgents shelled the village of Tal Amra at dawn.",
     "Terrorists shelled the village of Tal Amra at dawn.", [("sides", "Insurgents", "Terrorists")]),
    ("Nine soldiers were killed at the crossing near Tal Amra.",
     "Nine soldiers were martyred at the crossing near Tal Amra.", [("sides", "killed", "martyred")]),
    ("Nine people were killed at the crossing near Tal Amra.",
     "Nine people died at the crossing near Tal Amra.", [("sides", "killed", "died")]),
    ("The regime sent buses to the edge of the district.",
     "The government sent buses to the edge of the district.", [("sides", "regime", "government")]),
    ("Government forces entered the old market from two sides.",
     "Regime forces entered the old market from two sides.", [("sides", "Government forces", "Regime forces")]),
    ("The army captured the dam on the river late on Sunday.",
     "The army liberated the dam on the river late on Sunday.", [("sides", "captured", "liberated")]),
    ("Families were evacuated from the camp under the deal.",
     "Families were expelled from the camp under the deal.", [("sides", "evacuated", "expelled")]),
    ("The hostages were driven across the border before noon.",
     "The prisoners were driven across the border before noon.", [("sides", "hostages", "prisoners")]),
    ("Troops began an offensive in the south of the valley.",
     "Troops began an aggression in the south of the valley.", [("sides", "offensive", "aggression")]),
    ("Rebel-held streets were hit again on the third day.",
     "Militant-held streets were hit again on the third day.", [("sides", "Rebel", "Militant")]),
    ("Opposition fighters left the suburb with light weapons.",
     "Takfiri militants left the suburb with light weapons.", [("sides", "Opposition fighters", "Takfiri militants")]),
    ("IS fighters held the silos for a month and a day.",
     "Daesh fighters held the silos for a month and a day.", [("sides", "IS", "Daesh")]),
    ("The people's council met in the school at Tal Amra.",
     "The so-called people's council met in the school at Tal Amra.", [("sides", "", "so-called")]),
    # quotation marks hold a word at arm's length
    ("The minister said that terrorists had cut the road to the north.",
     "The minister said that “terrorists” had cut the road to the north.", [("sides", "terrorists", "terrorists")]),
    # two neutral words for one thing take no side
    ("Fighters held the bridge for a week before the truce.",
     "Gunmen held the bridge for a week before the truce.", [("wording", "Fighters", "Gunmen")]),
    # figures
    ("At least 12 people were hurt in the bus station blast.",
     "At least 20 people were hurt in the bus station blast.", [("figure", "12", "20")]),
    ("Some 1,200 families have left the camp since the spring.",
     "Some 800 families have left the camp since the spring.", [("figure", "1,200", "800")]),
    ("Twelve people were hurt in the bus station blast.",
     "12 people were hurt in the bus station blast.", [("spelling", "Twelve", "12")]),
    # names, places, days
    ("The convoy reached the town of Qasr after dark.",
     "The convoy reached the town of Marj after dark.", [("name", "Qasr", "Marj")]),
    ("The talks in the capital begin on Tuesday morning.",
     "The talks in the capital begin on Thursday morning.", [("name", "Tuesday", "Thursday")]),
    # sources
    ("Twelve people were hurt in the blast, the Valley Observatory said.",
     "Twelve people were hurt in the blast.", [("source", "the Valley Observatory said", "")]),
    ("Shells fell on the grain market for an hour.",
     "Shells fell on the grain market for an hour, according to residents.", [("source", "", "according to residents")]),
    ("Twelve people were hurt in the blast, Hizbollah said.",
     "Twelve people were hurt in the blast, Hezbollah said.", [("name", "Hizbollah", "Hezbollah")]),
    ("Twelve people were hurt in the blast, the Observatory said.",
     "Twelve people were hurt in the blast, the ministry said.", [("source", "Observatory", "ministry")]),
    # certainty
    ("The pilot reportedly survived and was taken to a field hospital.",
     "The pilot survived and was taken to a field hospital.", [("certainty", "reportedly", "")]),
    ("The attack on the grain silos took two days to plan.",
     "The alleged attack on the grain silos took two days to plan.", [("certainty", "", "alleged")]),
    ("The ministry said that the road to the coast was open.",
     "The ministry claimed that the road to the coast was open.", [("certainty", "said", "claimed")]),
    ("The envoy was in the valley when the truce began.",
     "The envoy was not in the valley when the truce began.", [("certainty", "", "not")]),
    # the rest
    ("Nurses worked by lamp light until the early morning.",
     "Nurses worked by candle light until the early morning.", [("wording", "lamp", "candle")]),
    ("An air strike hit the neighbourhood near the grain silos.",
     "An airstrike hit the neighborhood near the grain silos.",
     [("spelling", "air strike", "airstrike"), ("spelling", "neighbourhood", "neighborhood")]),
    # small words are not told of
    ("The road to the coast is closed to the convoy.", "The road to the coast was closed to a convoy.", []),
    ("Rebels hold the hill.", "REBELS hold the hill!", []),
]  # fmt: skip


@pytest.mark.parametrize(("original", "copy", "expected"), CHANGED, ids=[row[1] for row in CHANGED])
def test_what_changed_words_do(original: str, copy: str, expected: list[TermRow]) -> None:
    assert terms(original, copy) == expected


def test_each_change_says_what_it_does() -> None:
    (term,) = compared("Insurgents shelled the village.", "Terrorists shelled the village.").terms
    assert term.does == (
        "armed opponents: before, says they rise against a lawful power; now, calls an armed opponent a criminal"
    )
    (term,) = compared("Some 30 people fled the village.", "Some 20 people fled the village.").terms
    assert term.does == "lowers the figure"


def test_a_change_made_throughout_is_one_term_with_its_places() -> None:
    one = "Rebels shelled the village at dawn. Two hours later the rebels left the hill. Nobody saw rebels after that."
    (term,) = compared(
        one, one.replace("ebels", "errorists").replace("Rerr", "Terr").replace("rerr", "terr")
    ).terms
    assert (term.old, term.new, len(term.places)) == ("Rebels", "Terrorists", 3)
    assert [one[p.old.start : p.old.end] for p in term.places] == ["Rebels", "rebels", "rebels"]


def test_terms_that_take_sides_come_first_then_by_kind() -> None:
    found = terms(
        "The insurgents reportedly killed 12 people by the old bridge in Qasr, the Observatory said.",
        "The terrorists killed 20 people by the stone bridge in Marj.",
    )
    assert [kind for kind, _, _ in found] == ["sides", "figure", "name", "source", "certainty", "wording"]


# --- passages ------------------------------------------------------------------------------------------------------

LEAD = "Shells hit the grain market of Qasr on Tuesday."
NURSES = "Nurses worked by the light of their telephones until the morning."
TALKS = "Talks on a truce resume on Friday in the mountain hotel."
WEATHER = "Snow has closed the pass for the third week in a row."


def kinds(original: str, copy: str) -> list[str]:
    return [("moved " if p.moved else "") + p.kind for p in compared(original, copy).passages]


PASSAGES: list[tuple[str, str, str, list[str]]] = [
    ("the same", f"{LEAD} {NURSES}", f"{LEAD} {NURSES}", ["same", "same"]),
    ("cut at the end", f"{LEAD} {NURSES} {TALKS}", f"{LEAD} {NURSES}", ["same", "same", "cut"]),
    ("cut in the middle", f"{LEAD} {NURSES} {TALKS}", f"{LEAD} {TALKS}", ["same", "cut", "same"]),
    ("added", f"{LEAD} {TALKS}", f"{LEAD} {WEATHER} {TALKS}", ["same", "added", "same"]),
    ("moved", f"{LEAD} {NURSES} {TALKS}", f"{TALKS} {LEAD} {NURSES}", ["moved same", "same", "same"]),
    (
        "moved and changed",
        f"{LEAD} {NURSES} {TALKS}",
        f"{TALKS.replace('Friday', 'Sunday')} {LEAD} {NURSES}",
        ["moved changed", "same", "same"],
    ),
    ("paragraphs of another cut", f"{LEAD} {NURSES}\n\n{TALKS}", f"{LEAD}\n\n{NURSES} {TALKS}", ["same", "same", "same"]),
    ("lines wrapped elsewhere", f"{LEAD} {NURSES}", f"{LEAD} {NURSES}".replace(" until", "\nuntil"), ["same", "same"]),
    ("a sentence joined on", f"{LEAD} {NURSES}", f"{LEAD[:-1]}, and {NURSES}", ["changed"]),
    ("a sentence split off", f"{LEAD[:-1]} while {NURSES}", f"{LEAD} {NURSES}", ["changed"]),
    ("nothing shared", LEAD, WEATHER, ["cut", "added"]),
    ("an empty text", LEAD, "", ["cut"]),
    ("two empty texts", "", "", []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("original", "copy", "expected"), [row[1:] for row in PASSAGES], ids=[row[0] for row in PASSAGES]
)
def test_passages(original: str, copy: str, expected: list[str]) -> None:
    assert kinds(original, copy) == expected


def test_words_that_differ_have_their_places_in_both_texts() -> None:
    a, b = f"{NURSES} {LEAD}", f"{LEAD.replace('Tuesday', 'Monday')} {NURSES}"
    (changed,) = compared(a, b).of_kind("changed")
    (edit,) = changed.edits
    assert (a[edit.old.start : edit.old.end], b[edit.new.start : edit.new.end]) == ("Tuesday", "Monday")


def test_shares_of_what_was_taken_and_what_is_its_own() -> None:
    found = compared(f"{LEAD} {NURSES}", f"{LEAD} {WEATHER}")
    assert (found.words_original, found.words_copy, found.kept) == (20, 21, 9)
    assert (found.taken, found.own) == (9 / 20, 12 / 21)


def test_words_moved_within_a_sentence_are_no_change_of_terms() -> None:
    found = compared(
        "On Tuesday evening 40 families left the old quarter of Qasr on foot.",
        "40 families left the old quarter of Qasr on foot on Tuesday evening.",
    )
    assert {t.does for t in found.terms} == {"moves the words within the passage"}


def test_page_furniture_is_not_compared() -> None:
    banner = "Subscribe now: 45 terrorists killed"
    text = f"{banner}\n\n{LEAD}"
    page = Report(
        "wire", text, blocks=(Block("furniture", 0, len(banner)), Block("body", len(banner) + 2, len(text)))
    )
    found = changes(page, Report("paper", LEAD))
    assert ([p.kind for p in found.passages], found.taken, found.own) == (["same"], 1.0, 0.0)


def test_abbreviations_end_no_sentence() -> None:
    text = "Gen. Haddad spoke to U.S. envoys at No. 4 barracks. He left at noon."
    assert kinds(text, text) == ["same", "same"]
