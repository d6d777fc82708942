"""What is not known, and how the bulletin was made.

Comes in: what the bulletin is about. Goes out: parts. A gap is told with the reports that leave it open; what no report holds and how
figures were chosen rest on the record as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from onrecord.bulletins import Item, Part, Piece, Statement
from onrecord.publish.bulletin.amounts import capital, count, counted, number
from onrecord.publish.bulletin.happened import short
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
        ("Whether they are one incident or several is not settled", _alike(here)),
        ("No day is told", [t for t in here if t.standing == "no day"]),
        ("No place is told", [t for t in here if t.incident.place is None]),
        ("It is told only as feared", [t for t in here if t.stated and all(c.certainty == "feared" for c in t.stated)]),
        ("It is told only as denied, planned or depending on something, and is not counted", list(m.not_stated)),
        ("Of the same region, but outside the place of this bulletin and not counted here", list(m.nearby)),
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
        yield m.say(Piece(capital(of_those(single, here)) + " on one independent source so far", refs))


def of_those(some: Sequence[Told], here: Sequence[Told]) -> str:
    """'each of the 17 incidents of this bulletin rests', 'three of the 17 incidents of this bulletin rest'."""
    if len(here) == 1:
        return "the one incident of this bulletin rests"
    if len(some) == len(here):
        return f"each of the {number(len(here))} incidents of this bulletin rests"
    return f"{number(len(some))} of the {number(len(here))} incidents of this bulletin {'rests' if len(some) == 1 else 'rest'}"


def _alike(here: Sequence[Told]) -> list[Told]:
    """Incidents of harm of one place and one time that are told apart."""
    found: dict[tuple[object, ...], list[Told]] = {}
    for t in here:
        when = t.incident.time
        if (
            t.standing in ("period", "earlier")
            and t.incident.place is not None
            and when is not None
            and t.incident.kind in HARM
        ):
            found.setdefault((t.incident.place.name, when.start, when.end), []).append(t)
    return [t for same in found.values() if len(same) > 1 for t in same]


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
    "An independent source is a voice under all its names, or an outlet in its own voice; reports that repeat one text count once, and so do "
    "reports that go back to one office or person",
    "Where figures differ, the lowest and the highest are those that independent sources give last, and the best figure is the one that most "
    "of them give, else the latest exact number, else the middle of what is said",
    "Figures of different incidents are never added up, and running totals are kept apart",
    "An incident is graded fair where two or more independent sources support it, weak where one does, contested where accounts of who did it "
    "compete, discounted where all who were harmed are said to be combatants or another party most likely did it, and confirmed where a party "
    "has accepted responsibility; it is provisional with fewer than two independent sources",
    "Voices that are private persons are called by their kind, and who did it is told only as somebody says it",
)  # fmt: skip


def claims_words(reviewed: tuple[int, int]) -> str:
    """'claims that nobody has reviewed', '120 claims, of which persons have reviewed nine'."""
    done, all_of = reviewed
    if not done:
        return "claims that nobody has reviewed"
    return f"{count(all_of, 'claim')}, of which persons have reviewed {number(done)}"


def _drawn(reviewed: tuple[int, int]) -> str:
    done, all_of = reviewed
    if not done:
        return "Claims were drawn from the reports by a program and have not been reviewed by a person"
    rests = f"{count(all_of, 'claim')} that this bulletin rests on"
    return f"Claims were drawn from the reports by a program; of the {rests}, persons have reviewed {number(done)}"


def method(m: Material, reviewed: tuple[int, int] = (0, 0)) -> tuple[Part, ...]:
    here = m.of((*HARM, *MOVED))
    origins = {o.key for t in here for o in t.assessment.origins}
    words = (
        f"{counted(len(m.new_reports), 'report')} of the period tell of it"
        if len(m.new_reports) != 1
        else "One report of the period tells of it"
    )
    if origins:
        words += f"; the {count(len(here), 'incident')} of this bulletin rest on {count(len(origins), 'independent source')} in all"
    statements = (
        m.of_record(words),
        m.of_record(
            f"What was known at the last bulletin is what was published before {day(m.given.start)}: {count(m.before_all, 'report')} of the record"
        ),
        *(m.of_record(rule) for rule in (*_RULES, _drawn(reviewed))),
    )
    return (Part(None, (Item(None, statements),)),)
