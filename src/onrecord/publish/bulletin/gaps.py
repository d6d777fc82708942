"""What is not known, and how the bulletin was made.

Comes in: what the bulletin is about. Goes out: parts. A gap is told with the reports that leave it open; what no report holds and how
figures were chosen rest on the record as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from onrecord.bulletins import Item, Part, Piece, Statement
from onrecord.publish.bulletin.amounts import capital, count, number
from onrecord.publish.bulletin.incident import short
from onrecord.publish.bulletin.material import HARM, MOVED, Material, Told, refs_of
from onrecord.publish.words import day
from onrecord.records import PEOPLE_KINDS

Test = Callable[[Told], bool]


def not_known(m: Material) -> tuple[Part, ...]:
    here = m.of((*HARM, *MOVED))
    gaps: list[tuple[str, list[Told]]] = [
        ("How many people were harmed is not told", [t for t in here if t.incident.kind in PEOPLE_KINDS and not t.whole() and t.incident.kind in HARM]),
        ("Who did it is told by no report", [t for t in here if _harm(t) and not t.assessment.actors and not _blamed(t)]),
        ("Who did it is contested", [t for t in here if t.assessment.grade == "contested"]),
        ("The figures contradict each other", [t for t in here if any(c.about == "figure" for c in t.assessment.contradictions)]),
        ("No day is told", [t for t in here if t.standing == "no day"]),
        ("No place is told", [t for t in here if t.incident.place is None]),
        ("It is told only as feared", [t for t in here if t.stated and all(c.certainty == "feared" for c in t.stated)]),
        ("It is told only as denied, planned or depending on something, and is not counted", list(m.not_stated)),
        ("The place is not told, though the report is about this one; not counted here", list(m.placeless)),
    ]  # fmt: skip
    statements = [
        *_single(here, m),
        *(_listing(words, told, m) for words, told in gaps if told),
        *_left_out(m),
    ]
    return (Part(None, (Item(None, tuple(statements)),)),) if statements else ()


def _harm(told: Told) -> bool:
    return told.incident.kind in HARM and told.incident.kind != "sexual-violence"


def _blamed(told: Told) -> bool:
    return any(c.responsibility for c in told.claims)


def _single(here: Sequence[Told], m: Material) -> Iterator[Statement]:
    single = [t for t in here if t.assessment.provisional]
    if single:
        refs = tuple(ref for t in single for ref in refs_of(t.claims))
        all_of = (
            f"{capital(number(len(single)))} of the {number(len(here))} incidents of this bulletin"
            if len(here) > 1
            else "The one incident of this bulletin"
        )
        yield m.say(
            Piece(f"{all_of} {'rests' if len(single) == 1 else 'rest'} on a single source so far", refs)
        )


def _listing(words: str, told: Sequence[Told], m: Material) -> Statement:
    """'No day is told: Aleppo [1]; Idlib [2]'."""
    by_name: dict[str, list[Told]] = {}
    for t in told:
        by_name.setdefault(short(t, m), []).append(t)
    pieces = []
    for n, (name, same) in enumerate(by_name.items()):
        times = f" ({count(len(same), 'incident')})" if len(same) > 1 else ""
        pieces.append(
            Piece(
                f"{f'{words}: ' if n == 0 else '; '}{name}{times}",
                tuple(ref for t in same for ref in refs_of(t.claims)),
            )
        )
    return m.say(*pieces)


def _left_out(m: Material) -> Iterator[Statement]:
    if m.given.undated:
        n = len(m.given.undated)
        words = f"{capital(count(n, 'report'))} that {'tells' if n == 1 else 'tell'} of the place {'was' if n == 1 else 'were'} left out, since the day of publication is not known"
        yield m.say(Piece(words, reports=tuple(r.id for r in m.given.undated)))
    if m.given.unread:
        n = m.given.unread
        yield m.of_record(f"{capital(count(n, 'input'))} of the record could not be read")


# --- sources and method -----------------------------------------------------------------------------------------

_RULES = (
    "Reports that repeat one text count once, and voices that go back to one office or person are one origin, whichever outlets carry them",
    "Low and high are the lowest and the highest figure that an independent origin gives last; the best figure is the one that most origins give, "
    "else the latest whole number, else the middle of what is said; a range without a best figure has one figure only",
    "An incident is graded fair where two or more independent origins support it, weak where one does, contested where accounts of who did it "
    "compete or one denies it, discounted where all who were harmed are said to be combatants, and confirmed only where a person has found "
    "that a party accepted responsibility",
    "Voices that are private persons are called by their kind, and who did it is told only as somebody says it",
    "Claims were drawn from the reports by a program and have not been reviewed by a person",
)  # fmt: skip


def method(m: Material) -> tuple[Part, ...]:
    origins = {o.key for t in m.of((*HARM, *MOVED)) for o in t.assessment.origins}
    new = m.new_reports
    told = f"{count(len(new), 'report')} of the period"
    first = f"This bulletin uses what was published up to {day(m.given.end)}: {told}"
    first += (
        f", in which the incidents of this bulletin rest on {count(len(origins), 'independent origin')}"
        if origins
        else ""
    )
    statements = (
        m.of_record(first),
        m.of_record(f"What was known at the last bulletin is what was published before {day(m.given.start)}"),
        *(m.of_record(rule) for rule in _RULES),
    )
    return (Part(None, (Item(None, statements),)),)
