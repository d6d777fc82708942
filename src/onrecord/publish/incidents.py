"""The incidents of the page: what happened, how many, on how many independent origins, who contradicts whom.

Comes in: the page's entries and its evidence. Goes out: one HTML article an incident, and the table of all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.incidents import Contradiction, IncidentReport, Origin, Range
from onrecord.publish.anchors import incident_anchor
from onrecord.publish.entries import Entry
from onrecord.publish.evidence import Evidence, quote
from onrecord.publish.markup import Html, element, foreign, join
from onrecord.publish.range_picture import range_picture
from onrecord.publish.sensitivity import replaced, sensitivity
from onrecord.publish.tables import folded, table
from onrecord.publish.words import (
    GROUP_WORDS,
    KIND_WORDS,
    METHOD_WORDS,
    VOICE_WORDS,
    bounds_words,
    capital,
    count,
    groups_words,
    how_long,
    number,
    place_words,
    precision_words,
    range_name,
    range_words,
    responsibility_words,
    said_by_words,
    when_words,
)
from onrecord.records import Claim, ClaimRef, Place, When

PROVISIONAL = "provisional: fewer than two independent origins (Iraq Body Count rule)"
GRADE_SIGNS = {"confirmed": "●", "fair": "◕", "weak": "◔", "contested": "◑", "discounted": "○"}
COUNT_WORDS = {"new": "", "cumulative": " (running total)", "revised": " (revised)"}
CONTRADICTION_WORDS = {
    "figure": "How many", "share": "A part above its whole", "actor": "By whom", "denial": "Denied", "place": "Where",
    "day": "On which day", "method": "How", "status": "Civilians or fighters",
}  # fmt: skip


def glance(entries: Sequence[Entry], evidence: Evidence) -> Html:
    """All incidents in one table, in the order of the page."""
    heads = ("No.", "Incident", "Low / best / high", "Origins", "Reports", "Grade")
    rows = [
        (
            element("a", entry.number, href=entry.link, aria_label=f"Incident {entry.number}"),
            element("a", foreign(entry.title), href=entry.link),
            main_range(entry, evidence),
            number(len(entry.assessment.origins)),
            number(len(entry.incident.reports)),
            [grade(entry), " provisional" if entry.assessment.provisional else ""],
        )
        for entry in entries
    ]
    return table("All incidents", heads, rows)


def main_range(entry: Entry, evidence: Evidence) -> Html | str:
    ranges = [r for r in entry.assessment.ranges if r.group is None]
    ranges.sort(key=lambda r: (r.kind != "killed", r.kind != entry.incident.kind))
    if not ranges:
        return "no figure"
    harm = ranges[0]
    low, best, high = (evidence.bound(n, harm) for n in (harm.low, harm.best, harm.high))
    numbers = element("span", low, " / ", best, " / ", high, cls="numbers")
    return join(KIND_WORDS.get(harm.kind, harm.kind), " ", numbers)


def grade(entry: Entry) -> Html:
    name = entry.assessment.grade
    return element("span", GRADE_SIGNS.get(name, ""), " ", name, cls=f"grade {name}")


def incident_article(entry: Entry, evidence: Evidence) -> Html:
    return element(
        "article",
        element("h3", element("span", entry.number, cls="number"), " ", foreign(entry.title)),
        facts(entry),
        ranges(entry, evidence),
        origins(entry, evidence),
        contradictions(entry, evidence),
        reasons(entry),
        claims_table(entry, evidence),
        id=incident_anchor(entry.incident.id),
        cls="incident",
    )


def facts(entry: Entry) -> Html:
    incident, assessment = entry.incident, entry.assessment
    rows: list[tuple[str, Html]] = [
        ("Grade", join(grade(entry), " – ", foreign(assessment.grade_reason))),
        ("When", when_cell(incident.time)),
        ("Where", where_cell(incident.place)),
        ("Sources", sources_words(entry)),
    ]
    if assessment.provisional:
        why = f"; {assessment.provisional_reason}" if assessment.provisional_reason else ""
        told = join(element("strong", capital(PROVISIONAL), cls="provisional"), foreign(why) if why else None)
        rows.insert(1, ("Standing", told))
    if entry.running_total:
        rows.insert(0, ("Note", join("A running total of a period, not one happening.")))
    return element(
        "dl", [join(element("dt", name), element("dd", words)) for name, words in rows], cls="facts"
    )


def sources_words(entry: Entry) -> Html:
    copies = sum(1 for part in entry.incident.reports if part.copy_of)
    reprints = f", {count(copies, 'of them a reprint', 'of them reprints')}" if copies else ""
    return join(
        count(len(entry.assessment.origins), "independent origin"),
        ", carried by ",
        count(len(entry.incident.reports), "report"),
        reprints,
    )


def when_cell(when: When | None) -> Html:
    exact = how_long(when)
    said = join("; the report says ", quoted(when.text)) if when and when.text else None
    return join(when_words(when), f" ({exact})" if exact else None, said)


def where_cell(place: Place | None) -> Html:
    if place is None:
        return join("No place named")
    said = place_words(place)
    usual = f" (usual name: {place.name})" if place.name and place.name != said else ""
    return join(foreign(said), foreign(usual) if usual else None, "; ", precision_words(place))


def quoted(words: str) -> Html:
    return element("q", words, dir="auto")


def ranges(entry: Entry, evidence: Evidence) -> Html:
    """Each range as a row of a table and as a picture of the figures behind it."""
    if not entry.assessment.ranges:
        return element("p", "No figures of people.", cls="empty")
    heads = ("What", "Low", "Best", "High", "Origins", "Rule")
    rows = [
        (
            range_name(harm) + COUNT_WORDS[harm.count],
            *(evidence.bound(n, harm) for n in (harm.low, harm.best, harm.high)),
            number(harm.origins),
            foreign(harm.rule),
        )
        for harm in entry.assessment.ranges
    ]
    pictures = [figure for harm in entry.assessment.ranges if (figure := range_figure(harm, entry, evidence))]
    return join(
        element("h4", "How many"),
        table(f"Figures of incident {entry.number}", heads, rows),
        sensitivity(entry, evidence),
        replaced(entry, evidence),
        element("div", pictures, cls="pictures") if pictures else None,
    )


def range_figure(harm: Range, entry: Entry, evidence: Evidence) -> Html | None:
    claims = [evidence.claims[ref] for ref in harm.claims if ref in evidence.claims]
    picture = range_picture(harm, claims, evidence.link)
    if picture is None:
        return None
    words = join(element("strong", range_name(harm)), " ", range_words(harm))
    return element("figure", element("figcaption", words), picture)


def origins(entry: Entry, evidence: Evidence) -> Html:
    """The tree: each independent origin, and under it the reports that carry it."""
    known = {part.report: part for part in entry.incident.reports}
    branches = [
        element("li", origin_words(origin), carriers(origin, known, evidence))
        for origin in entry.assessment.origins
    ]
    listed = {name for origin in entry.assessment.origins for name in origin.reports}
    loose = [part for part in entry.incident.reports if part.report not in listed]
    if loose:
        leaves = element("ul", [carrier(part.report, part, False, evidence) for part in loose])
        branches.append(element("li", "Reports that count for no origin", leaves))
    return join(element("h4", "Independent origins"), element("ul", branches, cls="tree"))


def origin_words(origin: Origin) -> Html:
    kind = VOICE_WORDS.get(origin.kind, origin.kind)
    return join(foreign(origin.name, "strong"), f" ({kind})")


def carriers(origin: Origin, known: dict[str, IncidentReport], evidence: Evidence) -> Html:
    """Reports that speak first, then those that only reprint another."""
    first = [name for name in origin.reports if name not in origin.copies]
    copied = [name for name in origin.reports if name in origin.copies]
    return element(
        "ul",
        [carrier(name, known.get(name), False, evidence) for name in first],
        [carrier(name, known.get(name), True, evidence) for name in copied],
    )


def carrier(name: str, part: IncidentReport | None, copied: bool, evidence: Evidence) -> Html:
    original = part.copy_of if part else None
    mark: Html | None = None
    if original:
        mark = element("span", "reprints ", evidence.report(original), cls="copy")
    elif copied:
        mark = element("span", "reprints another of these", cls="copy")
    report = evidence.reports.get(name)
    title = join(": ", foreign(report.title, "cite")) if report and report.title else None
    mainly = " – mainly about this" if part and part.main else None
    return element("li", evidence.report(name), title, mainly, " " if mark else None, mark)


def contradictions(entry: Entry, evidence: Evidence) -> Html | None:
    if not entry.assessment.contradictions:
        return None
    return join(
        element("h4", "Contradictions"),
        [contradiction(each, evidence) for each in entry.assessment.contradictions],
    )


def contradiction(each: Contradiction, evidence: Evidence) -> Html:
    """The sides beside each other, each with its words."""
    sides = [
        element(
            "div",
            element("h5", f"Side {n}", side_label(each, n)),
            [side_claim(ref, each.about, evidence) for ref in side],
            cls="side",
        )
        for n, side in enumerate(each.sides, 1)
    ]
    return element(
        "section",
        element("p", element("strong", CONTRADICTION_WORDS[each.about]), ": ", foreign(each.words)),
        element("div", sides, cls="sides"),
        cls="contradiction",
    )


def side_label(each: Contradiction, n: int) -> Html | None:
    return join(": ", foreign(each.labels[n - 1])) if n <= len(each.labels) else None


def standing(claim: Claim) -> str:
    """' (blamed)', ' (suspected)', ' (by its own word)', where the report does not state the actor as a fact."""
    words = {"blamed": " (blamed)", "suspected": " (suspected)", "claimed": " (by its own word)"}
    return words.get(claim.actor_standing, "") if claim.actor else ""


def side_claim(ref: ClaimRef, about: str, evidence: Evidence) -> Html:
    claim = evidence.claims.get(ref)
    if claim is None:
        return element("p", f"Claim {ref[1]} of report ", foreign(ref[0]), " is not on this page.")
    lines = [element("p", evidence.figure(claim), " ", what_is_claimed(claim), cls="sidefigure")]
    if about == "actor" or claim.actor:
        lines.append(
            element(
                "p", "Actor as said: ", foreign(claim.actor) if claim.actor else "none named", standing(claim)
            )
        )
    if claim.certainty != "asserted":
        lines.append(element("p", capital(claim.certainty), cls="certainty"))
    lines.append(element("blockquote", quote(claim)))
    lines.append(element("p", evidence.speaker(claim), cls="who"))
    lines.append(element("p", evidence.report(claim.report), cls="who"))
    return element("div", lines, cls="sideclaim")


def what_is_claimed(claim: Claim) -> str:
    kind = KIND_WORDS.get(claim.kind, claim.kind)
    return f"{kind} ({groups_words(claim.groups)})" if claim.groups else kind


def reasons(entry: Entry) -> Html | None:
    if not entry.incident.reasons:
        return None
    return folded(
        "Why these claims are taken as one incident",
        element("ul", [element("li", foreign(reason)) for reason in entry.incident.reasons]),
    )


def claims_table(entry: Entry, evidence: Evidence) -> Html:
    heads = ("Claim", "Kind", "Figure as said", "Bounds", "Who was affected", "Actor as said", "Method", "Said by",
             "Certainty", "Scope", "Place", "Time", "Report")  # fmt: skip
    known = [claim_row(claim, evidence) for claim in entry.claims]
    missing = [ref for ref in entry.incident.refs() if ref not in evidence.claims]
    label = f"All {count(len(entry.claims), 'claim')} of incident {entry.number}"
    return folded(
        label,
        table(label, heads, known),
        [
            element("p", f"Claim {ref[1]} of report ", foreign(ref[0]), " is not on this page.")
            for ref in missing
        ],
    )


def _doer_cell(claim: Claim) -> Html:
    """Who did it, and who blames, claims or denies it."""
    named = (
        element("span", foreign(claim.actor), standing(claim))
        if claim.actor
        else element("span", "none named")
    )
    told = responsibility_words(claim)
    return element("span", named, " – ", foreign(told)) if told else named


def _certainty_cell(claim: Claim) -> Html:
    """How surely, and the report's own words where it could not be verified."""
    corrected = ", since corrected by the report" if claim.superseded else ""
    note = (element("q", claim.note, dir="auto"),) if claim.note else ()
    return element("span", claim.certainty + corrected, *(", " if note else "",), *note)


def claim_row(claim: Claim, evidence: Evidence) -> Sequence[Html | str]:
    figure = claim.figure
    return (
        element("a", claim.id, href=link) if (link := evidence.link(claim)) else claim.id,
        kind_words(claim),
        evidence.figure(claim),
        bounds_words(figure.low, figure.high, figure.approximate) if figure else "",
        affected_words(claim),
        _doer_cell(claim),
        METHOD_WORDS.get(claim.method, claim.method) if claim.method else "not said",
        foreign(said_by_words(claim)),
        _certainty_cell(claim),
        "running total" if claim.scope == "cumulative" else "this incident",
        place_cell(claim.place),
        time_cell(claim.time),
        evidence.report(claim.report),
    )


def kind_words(claim: Claim) -> str:
    phase = f" ({claim.phase})" if claim.phase else ""
    share = f", share of {claim.part_of}" if claim.part_of else ""
    return KIND_WORDS.get(claim.kind, claim.kind) + phase + share


def affected_words(claim: Claim) -> Html:
    groups = ", ".join(GROUP_WORDS.get(group, group) for group in claim.groups)
    side = join(" (", foreign(claim.affiliation), ")") if claim.affiliation else None
    return join(groups, side)


def place_cell(place: Place | None) -> Html | str:
    return (
        join(foreign(place_words(place)), f", {place.precision}" if place.precision else None)
        if place
        else ""
    )


def time_cell(when: When | None) -> Html | str:
    return join(when_words(when), join(" – ", quoted(when.text)) if when.text else None) if when else ""


def unlinked_claims(claims: Iterable[Claim], entries: Iterable[Entry]) -> list[Claim]:
    """Claims that no incident of the page holds; they are marked in their reports all the same."""
    linked = {claim.ref for entry in entries for claim in entry.claims}
    return [claim for claim in claims if claim.ref not in linked]
