"""What each finding about two happenings weighs: points for their being one, or against it.

Logarithms of odds, rounded: fitted together on generated records (bench/made, seeds 12 and 13, where many events share a day and a
province) and on the main happenings of gold/fakes (each pair counted thirty times), where two reports of one day are mostly about one
event. Each alone would be wrong on the other; docs/accuracy.md has the figures of both. What is not named here weighs nothing.
"""

from __future__ import annotations

BEFORE = -0.3
"""What stands against two happenings before anything is known of them."""

FAMILY = {
    "violence": -1.95, "control, same phase": 0.55, "control, another phase": -4.6, "movement": -1.5, "movement, same phase": 2.0,
    "movement, another kind": -2.3, "service, same phase": 2.1, "service, another phase": -1.0, "detention": 2.4, "trapped": 1.3,
    "talks, same phase": 1.5, "talks, another phase": -1.6, "ceasefire": 0.5, "ceasefire, same phase": 1.7, "ceasefire, another phase": -1.6,
}  # fmt: skip
"""There are fewer of the others on a day than attacks. Generated records alone: no gold links them. But people move out of one besieged
town on many days: 'movement' is set by hand, so that place and nearness of days alone do not join them (of the generated, .001 less)."""
MAIN = {"both main": 0.55, "one main": -0.4, "neither main": -0.45}
"""Two reports that are each mainly about something of one family are more often about the same."""

WHERE = {
    "same quarter": 2.7, "same settlement": 2.5, "same region": 0.9, "same country": -0.2, "other spelling": 2.6, "shared place": 0.0,
    "inside settlement": 1.0, "inside settlement, named": 1.1, "inside settlement, told apart": 0.7,
    "inside region": 1.25, "inside region, named": 1.95, "inside region, told apart": 0.7,
    "inside country": -0.3, "inside country, named": 1.55, "inside country, told apart": -1.4,
    "may hold": 0.8, "may hold, named": 0.8, "may hold, told apart": 0.5,
    "perhaps inside": -0.7, "perhaps inside, named": 1.3, "perhaps inside, told apart": 0.3,
    "one place": -0.2, "one place, named": 1.7, "one place, told apart": -0.6, "no place": -0.4,
    "near": 0.45, "near, named": 0.95, "near, told apart": -0.5, "two halves": -3.0,
    "apart, wide": -2.15, "apart, wide, named": -0.9, "apart, wide, told apart": -2.2,
    "unknown apart": -2.15, "unknown apart, named": -0.15, "unknown apart, told apart": -2.2,
    "apart": -2.4, "apart, named": -0.7, "apart, told apart": -3.6, "far": -2.75, "far, named": -1.25, "far, told apart": -2.75,
}  # fmt: skip
"""Whether two places are one, one holds the other, or they lie apart; and whether one report names the other's place elsewhere."""

WHEN = {
    "same day": 2.45, "same two days": 1.95, "overlap week": 0.85, "overlap long": -0.9,
    "gap 1": 0.25, "gap 2": -1.7, "gap 3": -2.5, "gap 4": -2.5, "gap 5": -2.5, "gap 6": -3.0,
    "lag 0": 1.6, "lag 1": 1.6, "lag 2": 1.15, "lag more": 0.25, "lag long": -2.2, "a day before": 0.15, "before": -2.7,
    "long, untold": 0.8, "long, not untold": -0.3, "untold": 0.65, "one day": -1.85, "no day": -2.6,
}  # fmt: skip
"""Whether two days meet; a 'lag' is from a day that is told to the publication of a report that tells none."""
ISSUE = {
    "issue 0": 0.7,
    "issue 1": 0.4,
    "issue 2": 0.4,
    "issue 3": 0.4,
    "issue 4": 0.4,
    "issue 5": 0.3,
    "issue 10": -3.5,
    "told again": -1.0,
    "not dated": 0.35,
}
"""By the days between their publication: news of one event comes out together."""

HOW = {"same method": 0.8, "same rare method": 1.95, "kin method": -0.8, "other method": -2.25}
"""Bombs from the air and shells are the commonest, so that two of another method say more."""
DOERS = {"same doers": 0.6, "same side": 0.6, "rival doers": -1.35}
HARMED = {
    "fighters in both": 0.75,
    "civilians in both": 0.7,
    "fighters in one": -0.75,
    "fighters and civilians": -0.9,
}
PARTS = {
    "a part of 5 or more in both": 1.3,
    "a small part in both": 0.95,
    "other parts": -1.4,
    "no parts": -1.1,
}
FIGURES = {
    "killed: few in both": 1.45, "killed: few in both, one voice": 1.45, "killed: plain in both": 1.55, "killed: plain in both, one voice": 1.55,
    "killed: rare in both": 2.95, "killed: rare in both, one voice": 3.45, "killed: close": 0.9, "killed: within 1.6": 0.55,
    "killed: within 2.2": -0.25, "killed: within 4": -1.65, "killed: within 8": -2.0, "killed: far": -2.3,
    "injured: few in both": 2.0, "injured: few in both, one voice": 2.0, "injured: plain in both": 2.2, "injured: plain in both, one voice": 2.2,
    "injured: rare in both": 2.75, "injured: rare in both, one voice": 2.75, "injured: few": 1.0, "injured: close": 1.75,
    "injured: within 1.6": 0.5, "injured: within 2.2": 0.5, "injured: within 4": -0.4, "injured: within 8": -1.5, "injured: far": -1.5,
    "people: few in both": 1.4, "people: few in both, one voice": 1.4, "people: plain in both": 2.7, "people: plain in both, one voice": 2.7,
    "people: rare in both": 2.7, "people: rare in both, one voice": 2.7, "people: few": 0.8, "people: close": 1.4, "people: within 1.6": 0.4, "people: within 2.2": -0.3,
    "people: within 4": -0.5, "people: within 8": -1.8, "people: far": -3.0,
}  # fmt: skip
"""Equal figures of a kind weigh by how rare they are, others by how many times the nearest two differ."""
TEXT = {
    "names 0": -0.55, "names 1": -0.55, "names 2": 0.3, "names 3": 0.5, "names 4": 0.5, "names 5": 0.5,
    "words 0": -0.6, "words 1": -0.4, "words 2": -0.15, "words 3": -0.15, "words 4": 0.1, "words 5": 1.15,
    "named 0": -0.7, "named 1": -0.25, "named 2": -0.25, "named 3": -0.25, "named 4": 0.6, "named 5": 0.6,
    "a table's words": -1.1,
}  # fmt: skip
"""The share, in fifths, of names and of other words in the sentences, and of the names of the whole reports, that both have. For a row of
a table one figure stands in their place, set by hand, and the day on which the table came out weighs nothing."""

POINTS: dict[str, float] = {
    name: points
    for table in (FAMILY, MAIN, WHERE, WHEN, ISSUE, HOW, DOERS, HARMED, PARTS, FIGURES, TEXT)
    for name, points in table.items()
}

TOTALS = {"same total": 3.0, "same small total": -1.0}
"""One running total is the same number again, whenever it is said; another number is another total."""
TOTAL_WHERE = {
    "same quarter": 0.7,
    "same settlement": 0.7,
    "same region": 0.2,
    "same country": 0.0,
    "one place": -1.2,
    "no place": -1.2,
}
TOTAL_ELSEWHERE = -2.0
