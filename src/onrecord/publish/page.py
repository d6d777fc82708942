"""The whole page in its order, streamed: header, incidents, situation, timeline, map, reports, failures.

Comes in: records, already assessed. Goes out: one HTML file that loads nothing, runs nothing and can be read
from a disk with no network. The pieces are written by the other files of this room.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TextIO

from onrecord.incidents import Assessment, Incident
from onrecord.publish.entries import Entry, in_page_order
from onrecord.publish.evidence import Evidence
from onrecord.publish.incidents import glance, incident_article, unlinked_claims
from onrecord.publish.map_picture import map_section
from onrecord.publish.markup import Html, element, foreign, opening
from onrecord.publish.situation import situation_section
from onrecord.publish.tables import table
from onrecord.publish.texts import TextLinks, report_article, target_rules
from onrecord.publish.timeline import timeline
from onrecord.publish.words import FAMILY_WORDS, KIND_TAGS, KIND_WORDS, count, day, family, when_words
from onrecord.records import Claim, ClaimRef, Failure, Report, When
from onrecord.situations import Board

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
WARNING = (
    "All figures are as reported. They were extracted by a program and {}: "
    "read the highlighted words before you use a number."
)
NOT_FOR_PUBLICATION = "Working document: holds full report text and names; not for publication."
MAY_BE_LEFT = "The rules miss some: a person reads it before it goes out."
ORDER_WORDS = (
    "In order of persons killed, then independent origins, then other people affected; running totals last."
)


@dataclass(frozen=True)
class PageInput:
    """Everything the page shows. `claims` may hold more than the incidents do; all are marked in the texts."""

    reports: Mapping[str, Report]
    claims: Mapping[ClaimRef, Claim]
    incidents: Sequence[tuple[Incident, Assessment]]
    failures: Sequence[Failure]
    made_by: str
    generated_on: date | None
    boards: Sequence[Board] = ()
    """The situation of the places that most reports tell of."""
    more_boards: int = 0
    """How many more places have a situation told."""
    withheld: Mapping[str, int] | None = None
    """Kinds of names and details that were left out of the texts, and how often; None where names are shown."""
    widened: int = 0
    """Claims whose place is wider than the report's."""
    reviewed: Collection[ClaimRef] = ()
    """Claims that a person reviewed."""


GENERATOR = "onrecord"
"""Marks the page as ours: it may be written over, and is never read as a report."""


def is_own_page(path: Path) -> bool:
    """Whether the file is a page of this kind, so that writing over it loses nothing."""
    with path.open("rb") as file:
        head = file.read(2000)
    return b'name="generator" content="%s"' % GENERATOR.encode() in head


def write_page(data: PageInput, out: TextIO) -> None:
    """Streams the page. The same input gives the same bytes."""
    for piece in pieces(data):
        out.write(piece)
        out.write("\n")


def pieces(data: PageInput) -> Iterator[Html]:
    entries = in_page_order(data.incidents, data.claims)
    evidence = Evidence(data.reports, data.claims)
    numbers = {ref: n for n, ref in enumerate(data.claims, 1)}
    yield Html("<!doctype html>")
    yield opening("html", lang="en")
    yield head(target_rules(numbers))
    yield opening("body")
    yield element("a", "Skip to the incidents", href="#incidents", cls="skip")
    yield header(data, entries)
    yield opening("main")
    yield from incident_section(entries, evidence)
    yield from situation_section(data.boards, data.more_boards, evidence)
    yield section("timeline", "Timeline", timeline(entries))
    yield section("map", "Map", map_section(entries))
    yield from report_section(data, entries, numbers)
    yield failure_section(data.failures)
    yield Html("</main>")
    yield footer(data)
    yield Html("</body></html>")


def head(rules: Iterator[str]) -> Html:
    style = files("onrecord").joinpath("publish", "page.css").read_text(encoding="utf-8")
    selectors = ",\n".join(rules)
    lit = f"{selectors} {{ background: var(--lit); color: var(--lit-ink); }}\n" if selectors else ""
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="generator", content=GENERATOR),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", "What the reports say – onrecord"),
        element("style", Html(style + lit)),
    )


def _reviewed(data: PageInput) -> str:
    done = len(set(data.reviewed).intersection(data.claims))
    if not done:
        return "nobody has reviewed them"
    return f"persons have reviewed {done:,} of {count(len(data.claims), 'claim')}"


def header(data: PageInput, entries: Sequence[Entry]) -> Html:
    origins = {origin.key for entry in entries for origin in entry.assessment.origins}
    totals = (
        count(len(data.reports), "report"),
        count(len(data.claims), "claim"),
        count(len(entries), "incident"),
        count(len(origins), "independent origin"),
    )
    return element(
        "header",
        element("h1", "What the reports say"),
        element(
            "p",
            "A record of what news reports and bulletins say happened to people in an armed conflict. Every "
            "figure is a link to the words that it rests on.",
        ),
        element("ul", [element("li", words) for words in totals], cls="totals"),
        element("p", period_words(data, entries)),
        failure_pointer(data.failures),
        element("p", element("strong", WARNING.format(_reviewed(data))), cls="warning"),
        element("p", handling(data), cls="warning"),
        contents(data, entries),
    )


def handling(data: PageInput) -> str:
    """How far the page may be passed on: what was left out of it, or that names are in it."""
    if data.withheld is None:
        return NOT_FOR_PUBLICATION
    names = sum(data.withheld.values())
    places = (
        f"; the places of {count(data.widened, 'sensitive claim')} are wider than told"
        if data.widened
        else ""
    )
    return (
        f"Working document: holds full report text. {count(names, 'name or detail', 'names and details')} of victims, witnesses, minors and "
        f"private persons {'is' if names == 1 else 'are'} left out by rule{places}. {MAY_BE_LEFT}"
    )


def period_words(data: PageInput, entries: Sequence[Entry]) -> str:
    """Days of the incidents that are not running totals, and of the reports."""
    times = [entry.incident.time for entry in entries if entry.incident.time and not entry.running_total]
    happened = [end for when in times for end in (when.start, when.end) if end]
    published = [report.published for report in data.reports.values() if report.published]
    words = [
        f"Incidents dated {span_words(happened)}." if happened else "No incident is dated.",
        f"Reports published {span_words(published)}." if published else "No report's date is known.",
    ]
    undated = len(data.reports) - len(published)
    if published and undated:
        words.append(f"The date of {count(undated, 'report')} is not known.")
    return " ".join(words)


def span_words(days: Sequence[date]) -> str:
    return when_words(When("", min(days), max(days)))


def failure_pointer(failures: Sequence[Failure]) -> Html | None:
    if not failures:
        return None
    words = f"{count(len(failures), 'input')} could not be read"
    return element("p", element("a", words, href="#failures"), ": listed at the end with the reason.")


def contents(data: PageInput, entries: Sequence[Entry]) -> Html:
    parts = [("incidents", "Incidents"), ("situation", "Situation"), ("timeline", "Timeline"), ("map", "Map"), ("reports", "Reports"),
             ("failures", "What could not be read")]  # fmt: skip
    links = [element("li", element("a", words, href=f"#{name}")) for name, words in parts]
    return element("nav", element("ul", links), aria_label="Contents")


def section(name: str, heading: str, *content: Html | None) -> Html:
    return element(
        "section",
        element("h2", heading, id=f"{name}-heading"),
        *content,
        id=name,
        aria_labelledby=f"{name}-heading",
    )


def incident_section(entries: Sequence[Entry], evidence: Evidence) -> Iterator[Html]:
    yield opening("section", id="incidents", aria_labelledby="incidents-heading")
    yield element("h2", "Incidents", id="incidents-heading")
    if entries:
        yield element("p", ORDER_WORDS, cls="note")
        yield glance(entries, evidence)
        yield picture_key()
    else:
        yield element("p", "No incident was found in these reports.", cls="empty")
    for entry in entries:
        yield incident_article(entry, evidence)
    yield Html("</section>")


def picture_key() -> Html:
    return element(
        "p",
        "In the pictures a dot is a figure as reported, hollow where the report says ‘about’; an arrow is an open "
        "end (‘at least’, ‘up to’); the bar below runs from low to high and the diamond is best. A grade is in "
        "Airwars’ terms: ● confirmed, ◕ fair, ◔ weak, ◑ contested, ○ discounted.",
        cls="note",
    )


def report_section(
    data: PageInput, entries: Sequence[Entry], numbers: Mapping[ClaimRef, int]
) -> Iterator[Html]:
    links = TextLinks(numbers, claim_incidents(entries), reprints(entries))
    by_report: dict[str, list[Claim]] = {name: [] for name in data.reports}
    for claim in data.claims.values():
        by_report.setdefault(claim.report, []).append(claim)
    yield opening("section", id="reports", aria_labelledby="reports-heading")
    yield element("h2", "Reports", id="reports-heading")
    yield element("p", handling(data), cls="warning")
    yield tag_key(data)
    loose = unlinked_claims(data.claims.values(), entries)
    if loose:
        words = (
            f"{count(len(loose), 'claim')} marked below {'is' if len(loose) == 1 else 'are'} in no incident."
        )
        yield element("p", words)
    for name, report in data.reports.items():
        yield report_article(report, by_report[name], links)
    yield Html("</section>")


def claim_incidents(entries: Sequence[Entry]) -> dict[ClaimRef, tuple[int, str]]:
    found: dict[ClaimRef, tuple[int, str]] = {}
    for entry in entries:
        for claim in entry.claims:
            found.setdefault(claim.ref, (entry.number, entry.incident.id))
    return found


def reprints(entries: Sequence[Entry]) -> dict[str, str]:
    parts = [part for entry in entries for part in entry.incident.reports]
    return {part.report: part.copy_of for part in parts if part.copy_of}


def tag_key(data: PageInput) -> Html:
    """What the letters before highlighted words mean, for the kinds that occur."""
    kinds = {claim.kind for claim in data.claims.values()}
    items = [
        element("li", element("mark", KIND_TAGS[kind], cls=f"tag {family(kind)}"), " ", words)
        for kind, words in sorted(
            KIND_WORDS.items(), key=lambda item: list(FAMILY_WORDS).index(family(item[0]))
        )
        if kind in kinds
    ]
    return element("ul", items, cls="legend") if items else element("p", "No claims.", cls="empty")


def failure_section(failures: Sequence[Failure]) -> Html:
    if not failures:
        return section("failures", "What could not be read", element("p", "Everything given was read."))
    heads = ("Input", "Where", "What was found", "What is accepted", "What to do")
    rows = [
        (
            foreign(failure.source),
            failure.where or "",
            foreign(failure.found),
            foreign(failure.accepted),
            foreign(failure.next),
        )
        for failure in failures
    ]
    return section("failures", "What could not be read", table("Inputs that failed", heads, rows))


def footer(data: PageInput) -> Html:
    made = f", {day(data.generated_on)}" if data.generated_on else ""
    return element("footer", element("p", "Made by ", foreign(data.made_by), made, ". ", handling(data)))


__all__ = ["PageInput", "write_page"]
