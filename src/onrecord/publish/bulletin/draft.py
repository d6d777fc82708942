"""The daily bulletin in its order: summary, incidents, people, situation, changes, corrections, what is not known, sources and method.

Comes in: BulletinInput. Goes out: a Bulletin. Pure; it is set in type by markdown.py, web_page.py and word_file.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.bulletins import Bulletin, Item, Part, Piece, Section, SectionKey, Source, Statement
from onrecord.publish.bulletin import changes, gaps, situation
from onrecord.publish.bulletin.amounts import capital, count, number, period_words
from onrecord.publish.bulletin.happened import part, what_happened
from onrecord.publish.bulletin.incident import brief, item
from onrecord.publish.bulletin.material import HARM, MOVED, BulletinInput, Material, Told, refs_of
from onrecord.publish.bulletin.names import clean
from onrecord.publish.words import day
from onrecord.records import Claim

STANDING = (
    "Figures are as reported, and this bulletin asserts none of them. It was drafted by a program from {}: "
    "read the reports before you use a number."
)
QUOTED = "It holds words of reports, which may name people: not for publication."
_HEADINGS: dict[SectionKey, str] = {
    "summary": "Summary", "incidents": "Incidents", "people": "People moved, trapped or detained", "situation": "Situation",
    "changes": "Changes since the last bulletin", "corrections": "Corrections", "not-known": "What is not known",
    "method": "Sources and method",
}  # fmt: skip


def bulletin(given: BulletinInput) -> Bulletin:
    m = Material(given)
    parts: dict[SectionKey, tuple[Part, ...]] = {
        "summary": (Part(None, (Item(None, tuple(_summary(m))),)),),
        "incidents": _incidents(m),
        "people": _people(m),
        "situation": situation.parts(m) or _none(m, "the situation{here}"),
        "changes": changes.changes(m) or _none(m, "anything{about} that was not known before"),
        "corrections": changes.corrections(m) or _none(m, "a figure{about} that had to be corrected"),
        "not-known": gaps.not_known(m)
        or _none(m, "an incident{here}, so nothing can be said of what is missing"),
    }
    reviewed = _reviewed(parts.values(), m)
    parts["method"] = gaps.method(m, reviewed)
    standing = STANDING.format(gaps.claims_words(reviewed))
    sections = tuple(Section(key, _HEADINGS[key], parts[key]) for key in _HEADINGS)
    place = m.names.place(given.place) if given.place is not None else None
    return Bulletin(
        f"Bulletin: {capital(place or 'all places of the record')}, {_days(m)}", place, given.start, given.end, given.end, sections,
        tuple(_sources(sections, m)), _whole(m), f"{standing} {QUOTED}" if given.quotes else standing,
    )  # fmt: skip


def _reviewed(told: Iterable[tuple[Part, ...]], m: Material) -> tuple[int, int]:
    """How many of the claims that it rests on a person reviewed, and how many those are."""
    rests_on = {
        ref for parts in told for part in parts for item in part.items for s in item.statements for ref in s.claims()
    }  # fmt: skip
    return len(rests_on.intersection(m.given.reviewed)), len(rests_on)


def _days(m: Material) -> str:
    return (
        period_words(m.given.start, m.given.end).removeprefix("on ").removeprefix("from ").removeprefix("in ")
    )


def _none(m: Material, what: str) -> tuple[Part, ...]:
    return (Part(None, (Item(None, (_no_report(m, what),)),)),)


def _no_report(m: Material, what: str) -> Statement:
    """`{here}` and `{about}` are where the words name the place that the bulletin is about."""
    place = m.names.place(m.given.place) if m.given.place is not None else ""
    of = what.format(here=f" in {place}" if place else "", about=f" about {place}" if place else "")
    when = period_words(m.given.start, m.given.end)
    return m.of_record(f"No report of the record that was published {when} tells of {of}")


# --- summary ------------------------------------------------------------------------------------------------------


def _summary(m: Material) -> Iterator[Statement]:
    """Three to five sentences: how many incidents, the gravest, the largest movement, the last change of the situation, how sure it is."""
    if not m.new_reports and not m.told:
        yield _no_report(m, "anything{about}")
        return
    harm = m.of(HARM, "period", "no day")
    dead = [t for t in harm if _deaths(t)]
    yield _how_many(harm, dead, m)
    gravest = (dead or harm)[:1]
    yield from (what_happened(t, m) for t in gravest)
    yield from (what_happened(t, m) for t in _largest(m))
    last = next((s for board in m.given.boards if (s := situation.last_change(board, m))), None)
    if last is not None:
        yield last
    yield from _how_sure(m)


def _deaths(told: Told) -> bool:
    return any(c.kind == "killed" for c in told.stated)


def _how_many(harm: Sequence[Told], dead: Sequence[Told], m: Material) -> Statement:
    when = period_words(m.given.start, m.given.end)
    if not harm:
        return _no_report(m, "people killed or injured, or of an attack, in that time{here}")
    refs = tuple(ref for t in harm for ref in refs_of(t.claims) if m.in_period(ref[0]))
    place = f" in {m.names.place(m.given.place)}" if m.given.place is not None else ""
    town = ", or in the city with no part of it named" if any(part(t, m) for t in harm) else ""
    deaths = f", {number(len(dead))} of them with people reported killed" if dead and len(harm) > 1 else ""
    return m.say(
        Piece(
            f"Reports published {when} tell of {count(len(harm), 'incident')} of harm or attack{place}{town}{deaths}",
            refs,
        )
    )


def _largest(m: Material) -> list[Told]:
    """The movement or holding of the most people of the period."""
    moved = [t for t in m.of(MOVED, "period", "no day") if t.whole()]
    return sorted(moved, key=lambda t: -max(r.best or r.low or r.high or 0 for r in t.whole()))[:1]


def _how_sure(m: Material) -> Iterator[Statement]:
    here = m.of((*HARM, *MOVED))
    single = [t for t in here if t.assessment.provisional]
    contested = [t for t in here if t.assessment.grade == "contested"]
    if len(here) < 2 or not (single or contested):
        return
    pieces = []
    if single:
        words = f"{capital(gaps.of_those(single, here))} on one independent source"
        pieces.append(Piece(words, tuple(ref for t in single for ref in refs_of(t.claims))))
    if contested:
        refs = tuple(ref for t in contested for ref in refs_of(t.claims))
        those = f"{number(len(contested))} {'is' if len(contested) == 1 else 'are'} contested"
        pieces.append(
            Piece(
                f"; {those}"
                if single
                else capital(f"{those} of the {number(len(here))} incidents of this bulletin"),
                refs,
            )
        )
    yield m.say(*pieces)


# --- incidents, people --------------------------------------------------------------------------------------------


def _incidents(m: Material) -> tuple[Part, ...]:
    """Those with people harmed in full, the gravest first; attacks of which nothing more is told in one sentence each."""
    full = m.of(tuple(k for k in HARM if k != "attack"), "period") + tuple(
        t for t in m.of(("attack",), "period") if _much(t)
    )
    attacks = tuple(t for t in m.of(("attack",), "period") if not _much(t))
    found = [
        Part(None, tuple(item(t, m) for t in full)),
        Part("Attacks of which no harm is told", _briefly(attacks, m)),
        Part("Day not stated", _briefly(m.of(HARM, "no day"), m)),
        Part("Running totals and longer times", _briefly(m.of(HARM, "total"), m)),
    ]
    return tuple(part for part in found if part.items) or _none(
        m, "people killed, injured or missing, or of an attack{here}"
    )


def _much(told: Told) -> bool:
    return bool(told.whole()) or len(told.assessment.origins) > 1 or bool(told.assessment.contradictions)


def _briefly(told: Iterable[Told], m: Material) -> tuple[Item, ...]:
    return tuple(Item(None, (brief(t, m),)) for t in told)


def _people(m: Material) -> tuple[Part, ...]:
    found = [
        Part(None, tuple(item(t, m) for t in m.of(MOVED, "period"))),
        Part("Day not stated", _briefly(m.of(MOVED, "no day"), m)),
        Part("Running totals and longer times", _briefly(m.of(MOVED, "total"), m)),
    ]
    return tuple(part for part in found if part.items) or _none(
        m, "people who were moved, trapped or detained{here}"
    )


# --- sources ------------------------------------------------------------------------------------------------------


def _sources(sections: Iterable[Section], m: Material) -> Iterator[Source]:
    """Reports in the order in which they are first cited, each with the claims that are used of it."""
    used: dict[str, dict[str, None]] = {}
    for statement in (s for section in sections for s in section.statements()):
        for report in statement.cited():
            used.setdefault(report, {})
        for report, claim in statement.claims():
            used[report][claim] = None
    for n, (report, claims) in enumerate(used.items(), 1):
        found = m.all_reports.get(report)
        quoted = [m.claims[report, c] for c in claims if (report, c) in m.claims] if m.given.quotes else []
        yield Source(
            n, report, m.names.outlet(report), found.published if found is not None else None, tuple(sorted(claims, key=_claim_order)),
            m.copies.get(report), clean(found.title) if m.given.quotes and found is not None and found.title else None,
            tuple((c.id, clean(c.evidence.text)) for c in sorted(quoted, key=_in_text)),
        )  # fmt: skip


def _claim_order(claim: str) -> tuple[int, str]:
    return len(claim), claim


def _in_text(claim: Claim) -> tuple[int, str]:
    return claim.evidence.start, claim.id


def _whole(m: Material) -> str:
    of_place = f" that tell of {m.names.place(m.given.place)}" if m.given.place is not None else ""
    new = f"{count(len(m.new_reports), 'report')} published {period_words(m.given.start, m.given.end)}{of_place}"
    return (
        f"The record as a whole: {new}; {count(m.in_all, 'report')} published up to {day(m.given.end)} in all"
    )
