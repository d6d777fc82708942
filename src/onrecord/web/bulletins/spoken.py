"""The pieces of a bulletin's sentences in the language of the page: numbers with what they count, days, places, people, names.

Comes in: a piece in English, of one of the sorts in shapes.py. Goes out: it in the language that is set. A name stays as it is, set apart from
the words around it; a report's own word for a number, where it is no common one, stands in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from onrecord.web import wording
from onrecord.web.bulletins.numbers_told import (
    KEY_OF,
    amount,
    best,
    claims,
    counted,
    figure,
    first,
    groups,
    incidents,
    keys,
    listed,
    of_people,
    origins,
    people,
    range_of,
    reports,
    size,
)  # fmt: skip
from onrecord.web.bulletins.shapes import CALLED, DAY, GROUPS, MEANS, MONTHS, NAME, NUMBER, SMALL, WHO
from onrecord.web.bulletins.words_told import (
    ATTACKS,
    BY,
    CONDITIONS,
    CONTROL,
    DONE,
    NOTED,
    PHASES,
    ROLES,
    SERVICES,
    SHARES,
    THINGS,
)  # fmt: skip
from onrecord.web.patterns import Telling
from onrecord.web.sentences import is_known, sentence

# --- days -----------------------------------------------------------------------------------------


def _day(words: str) -> str:
    """'13 December 2016' → 2016-12-13; 'April 2017' → 2017-04; a year as it is."""
    parts = words.split()
    if len(parts) == 1:
        return words
    month, year = MONTHS.index(parts[-2]) + 1, int(parts[-1])
    return wording.apart(
        date(year, month, int(parts[0])).isoformat() if len(parts) > 2 else f"{year}-{month:02}"
    )


def _span(words: str) -> str:
    ends = re.split(" (?:to|and) ", words)
    if len(ends) == 1:
        return _day(words)
    first, last = ends
    # What the first day leaves out it has in common with the last.
    given, whole = first.split(), last.split()
    return _("%(low)s to %(high)s") % {"low": _day(" ".join((*given, *whole[len(given) :]))), "high": _day(last)}  # fmt: skip


def _days(words: str) -> str:
    if words == "day not stated":
        return _("day not stated")
    if found := re.fullmatch("from (.+), end not known", words):
        return _("from %s, end not known") % _day(found[1])
    if found := re.fullmatch("until (.+), start not known", words):
        return _("until %s, start not known") % _day(found[1])
    return _span(words)


def _on(words: str) -> str:
    """'on 4 April 2017', 'in April 2017', 'between 15 and 20 December 2016', 'since …', 'on a day that is not stated'."""
    if words == "on a day that is not stated":
        return _("on a day that is not stated")
    lead, _space, rest = words.partition(" ")
    if lead == "up":
        return _("up to %s") % _day(rest.removeprefix("to "))
    if lead == "since":
        return _("since %s") % _day(rest)
    if lead in ("from", "between"):
        return _span(rest)
    return _("on %s") % _span(rest)


def _as_of(words: str) -> str:
    if words.startswith(", as of "):
        return _(", as of %s") % _day(words.removeprefix(", as of "))
    return _(", on a day that is not stated")


# --- names and places -----------------------------------------------------------------------------


def who(words: str) -> str:
    """A name as it is, set apart; the bulletin's own words for somebody in the language."""
    if found := re.fullmatch(f"(?i:{CALLED})", words):
        return _("a side called only %s") % _quoted(found[0][found[0].index("‘") + 1 : -1])
    if re.fullmatch(f"‘{NAME}’", words):
        return _quoted(words[1:-1])
    if re.fullmatch(NAME, words):
        return "\u2068" + re.sub("^(?:the )?\u2068?(?:the )?", "", words)
    return _(ROLES[words.lower()]) if words.lower() in ROLES else words


def _quoted(words: str) -> str:
    return f"«{words}»"


def whos(words: str) -> str:
    return listed([who(one) for one in re.findall(WHO, words)])


def _place(words: str) -> str:
    if words == "All places of the record":
        return _("All places of the record")
    return who(words)


def _with(lead: str, message: str) -> Callable[[str], str]:
    """A piece that may be missing: its lead in English, and how it is said."""

    def told(words: str) -> str:
        return _(message) % _where(words.removeprefix(lead)) if words else ""

    return told


def _where(words: str) -> str:
    """A place, and that its part is not stated."""
    bare = words.removesuffix(" (part of the city not stated)")
    return _place(bare) + (_(" (part of the city not stated)") if bare != words else "")


def _short(words: str) -> str:
    place, _comma, days = words.rpartition(", ")
    if " not known" in days:  # 'from …, end not known'
        place, _comma, rest = place.rpartition(", ")
        days = f"{rest}, {days}"
    return _("%(place)s, %(days)s") % {"place": _place(place), "days": _days(days)}


def _carried(words: str) -> str:
    """'the UN human rights office (carried by Levant Wire; reprinted by The Coast Gazette)'"""
    found = re.fullmatch(
        rf"({WHO})(?: \((?:carried by (?P<by>.+?))?(?:; )?(?:reprinted by (?P<again>.+))?\))?", words
    )
    if found is None:
        return words
    told = [_("carried by %s") % whos(found["by"])] if found["by"] else []
    told += [_("reprinted by %s") % whos(found["again"])] if found["again"] else []
    return who(found[1]) + (f" ({_('; ').join(told)})" if told else "")


_LEAD = re.compile(
    rf"(?P<at>(?i:in|at) )?(?P<place>{NAME}|a place that is not stated)(?P<part> \(part of the city not stated\))?"
    rf"(?: \((?P<beside>.+?)\)|(?: (?P<on>(?:on|since|up to|in|between) .+?))|, (?P<days>.+?))?(?P<end>, |: )(?P<total>as a running total, )?"
)


def _lead(words: str) -> str:
    """'In Idlib on 4 April 2017, ', 'Idlib, 4 April 2017: ', 'in Idlib (reported on …, day not stated), as a running total, '."""
    found = _LEAD.fullmatch(words) if words else None
    if found is None:
        return words
    where = _("a place that is not stated") if not found["place"].endswith("\u2069") else who(found["place"])
    part = _(" (part of the city not stated)") if found["part"] else ""
    total = _("as a running total, ") if found["total"] else ""
    if found["at"] is None:
        return _("%(place)s, %(days)s: %(total)s") % {"place": where + part, "days": _days(found["days"]), "total": total}  # fmt: skip
    when = f" ({_beside(found['beside'])})" if found["beside"] else _(", %s") % _on(found["on"])
    return _("In %(place)s%(when)s: %(total)s") % {"place": where + part, "when": when, "total": total}


def _beside(words: str) -> str:
    told = []
    if words.startswith("part of the city not stated; "):
        told.append(_("part of the city not stated"))
    if found := re.search(f"reported on ({DAY})", words):
        told.append(_("reported on %s") % _day(found[1]))
    return _("; ").join((*told, _("day not stated")))


# --- what happened --------------------------------------------------------------------------------

_HARM = re.compile(
    rf"(?P<amount>.+?)(?: of)? (?P<groups>{GROUPS}) (?:was|were) (?P<sure>reported|feared) (?P<done>to have returned|[a-z-]+)"
    rf"(?P<means> {MEANS})?(?P<best> \(best figure [^)]*\))?(?:, most of them (?P<mostly>{GROUPS}))?(?:, among them (?P<among>.+))?",
    re.DOTALL,
)
_SHARE = re.compile(
    r"(?:^|, | and )(?P<amount>.+?)(?: of)? (?P<groups>GROUP(?: and GROUP)?)(?P<best> \(best figure [^)]*\))?(?=, | and |$)".replace(
        "GROUP", "(?:" + "|".join(sorted(map(re.escape, KEY_OF), key=len, reverse=True)) + ")"
    )
)


def _harm(words: str) -> str:
    """'between 70 and 92 people were reported killed by shelling (best figure 85), among them 11 women'"""
    found = _HARM.fullmatch(words)
    if found is None:
        return words
    mostly = _(", most of them %s") % groups(found["mostly"]) if found["mostly"] else ""
    among = _(", among them %s") % _shares(found["among"]) if found["among"] else ""
    return _sure(found["sure"]) % {
        "done": _done(found["done"]), "people": of_people(found["amount"], found["groups"]), "means": _means(found["means"]),
    } + best(found["best"] or "") + mostly + among  # fmt: skip


def _sure(words: str) -> str:
    if words == "feared":
        return _("%(done)s, as is feared: %(people)s%(means)s")
    return _("%(done)s, as reported: %(people)s%(means)s")


def _shares(words: str) -> str:
    told = [
        of_people(one["amount"], one["groups"]) + best(one["best"] or "") for one in _SHARE.finditer(words)
    ]
    return listed(told) if told else words


def _means(words: str | None) -> str:
    return f" {_(BY[words.strip()])}" if words else ""


def _uncounted(words: str) -> str:
    found = re.fullmatch(
        rf"({GROUPS}) (?:was|were) (reported|feared) (to have returned|[a-z-]+)( {MEANS})?",
        words[:1].lower() + words[1:],
    )
    if found is None:
        return words
    whom = "" if keys(found[1]) == ["person"] else f" ({groups(found[1])})"
    message = _("%(done)s, as is feared") if found[2] == "feared" else _("%(done)s, as reported")
    return message % {"done": _done(found[3]) + whom} + _means(found[4])


def _measured(words: str) -> str:
    """'200 families were reported displaced'"""
    found = re.fullmatch(rf"(.+?) were (reported|feared) (to have returned|[a-z-]+)( {MEANS})?", words)
    if found is None:
        return words
    told = size(f" ({found[1][:1].lower() + found[1][1:]})")[2:-1]
    return _sure(found[2]) % {"done": _done(found[3]), "people": told, "means": _means(found[4])}


def _attack(words: str) -> str:
    what, _was, sure = words.rpartition(" was ")
    what, _were, sure = words.rpartition(" were ") if not what else (what, "", sure)
    told = _(ATTACKS[what.lower()])
    return (_("%s, as is feared") if sure == "feared" else _("%s, as reported")) % told


def _done(words: str) -> str:
    return _(DONE[words])


def _graded(words: str) -> str:
    """'contested (competing claims: …), provisional'"""
    found = re.fullmatch(r"([a-z]+)(?: \((.+?)\))?(, provisional)?", words, re.DOTALL)
    if found is None:
        return words
    reason = f" ({_reason(found[2])})" if found[2] else ""
    return _(found[1]) + reason + (_(", ") + _("provisional") if found[3] else "")


def _reason(words: str) -> str:
    """The rules' reason, of which the bulletin says 'source' for 'origin' and writes small numbers out."""
    made = words.replace("source", "origin")
    digits = re.sub(
        rf"\b({'|'.join(SMALL)})(?= independent| of)", lambda one: str(SMALL.index(one[0].lower())), made
    )
    told = sentence(next((one for one in (made, digits) if is_known(one)), words))
    return re.sub(
        rf"\b(?:{'|'.join(sorted(map(re.escape, ROLES), key=len, reverse=True))})\b",
        lambda one: who(one[0]),
        told,
        flags=re.IGNORECASE,
    )


def _of(words: str) -> str:
    """Of which outlet an earlier text is."""
    if not words:
        return ""
    return (
        _(" of the same outlet")
        if words == " of the same outlet"
        else _(" of %s") % who(words.removeprefix(" of "))
    )


def _deaths(words: str) -> str:
    if not words:
        return ""
    return _(", with people reported killed in: %s") % figure(words.removeprefix(", ").partition(" of ")[0])


def _rest_on(words: str) -> str:
    found = re.fullmatch(rf"; the ({NUMBER}) incidents? of this bulletin rest on ({NUMBER}) .+", words)
    if found is None:
        return ""
    return _("; incidents of this bulletin: %(incidents)s, independent sources in all: %(origins)s") % {
        "incidents": figure(found[1]), "origins": figure(found[2]),
    }  # fmt: skip


def _times(words: str) -> str:
    return f" ({incidents(first(words[2:]))})" if words else ""


def _noted(words: str) -> str:
    return _(NOTED[words]) if words else ""


def _others(n: int) -> str:
    return ngettext("%(n)s other source", "%(n)s other sources", n) % {"n": f"{n:,}"}


def _lines(n: int) -> str:
    return ngettext("%(n)s line", "%(n)s lines", n) % {"n": f"{n:,}"}


def _inputs(n: int) -> str:
    return ngettext("%(n)s input", "%(n)s inputs", n) % {"n": f"{n:,}"}


def _method(words: str) -> str:
    return _("drone attack") if words == "drone attack" else wording.method_words(words)


TELLING: Telling = {
    "number": figure, "digits": str, "incidents": counted(incidents), "counted": counted(incidents), "reports": counted(reports), "claims": counted(claims),
    "counted_reports": counted(reports), "inputs": counted(_inputs), "lines": counted(_lines), "origins": counted(origins),
    "others": counted(_others), "day": _day, "days": _days, "period": _on, "as_of": _as_of,
    "on_day": lambda words: _(", %s") % _day(words.removeprefix(", ")) if words else "", "on": lambda words: f" ({_day(words[2:-1])})" if words else "",
    "who": who, "whos": whos, "party": who, "place": _place, "part": _noted, "about_place": _with(" about ", gettext_noop(" about %s")),
    "in_place": _with(" in ", gettext_noop(" in %s")), "of_place": _with(" that tell of ", gettext_noop(" that tell of %s")),
    "where": _with(" in ", gettext_noop(" in %s")), "short": _short, "groups": groups, "kind": lambda words: _done(words) if words in DONE else _(words),
    "people": people, "figure": amount, "range": range_of, "size": size, "means": _means,
    "method": _method, "methods": lambda words: f" {_('or')} ".join(map(_method, words.split(" or "))), "carried": _carried, "graded": _graded,
    "link": lambda words: _("; ") if words else "", "thing": lambda words: _(THINGS[words.rpartition(" ")[0].lower()]),
    "phase": lambda words: _(PHASES[words]), "control": lambda words: _(CONTROL[words]), "service": lambda words: _(SERVICES[words.lower()]),
    "condition": lambda words: _(CONDITIONS[words]), "ends": amount, "share": lambda words: _(SHARES[words]), "town": _noted, "far": _noted,
    "deaths": _deaths, "of": _of, "times": _times, "rest_on": _rest_on, "lead": _lead, "harm": _harm, "attack": _attack, "uncounted": _uncounted,
    "measured": _measured,
}  # fmt: skip
