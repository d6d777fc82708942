"""Numbers of a bulletin's sentences with what they count, in the language of the page: 82 civilians, dozens, a best figure.

Comes in: a piece in English, of one of the sorts in shapes.py. Goes out: it in the language that is set. A report's own word for a number,
where it is no common one, stands in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from onrecord.web import wording
from onrecord.web.bulletins.shapes import GROUPS, MANY_OF, NUMBER, ONE_OF, SMALL


def number(words: str) -> int:
    found = words.lower()
    return SMALL.index(found) if found in SMALL else int(found.replace(",", ""))


def figure(words: str) -> str:
    return f"{number(words):,}"


def first(words: str) -> int:
    """The number that words begin with."""
    found = re.match(rf"(?:In all, )?({NUMBER})", words)
    return number(found[1]) if found else 0


Counted = Callable[[int], str]


def counted(told: Counted) -> Callable[[str], str]:
    return lambda words: told(first(words))


def incidents(n: int) -> str:
    return ngettext("%(n)s incident", "%(n)s incidents", n) % {"n": f"{n:,}"}


def reports(n: int) -> str:
    return ngettext("%(n)s report", "%(n)s reports", n) % {"n": f"{n:,}"}


def claims(n: int) -> str:
    return ngettext("%(n)s claim", "%(n)s claims", n) % {"n": f"{n:,}"}


def origins(n: int) -> str:
    return ngettext("%(n)s independent source", "%(n)s independent sources", n) % {"n": f"{n:,}"}


_PEOPLE: dict[str, Counted] = {
    "civilian": lambda n: ngettext("%(n)s civilian", "%(n)s civilians", n) % {"n": f"{n:,}"},
    "combatant": lambda n: ngettext("%(n)s combatant", "%(n)s combatants", n) % {"n": f"{n:,}"},
    "woman": lambda n: ngettext("%(n)s woman", "%(n)s women", n) % {"n": f"{n:,}"},
    "child": lambda n: ngettext("%(n)s child", "%(n)s children", n) % {"n": f"{n:,}"},
    "man": lambda n: ngettext("%(n)s man", "%(n)s men", n) % {"n": f"{n:,}"},
    "elderly": lambda n: ngettext("%(n)s elderly person", "%(n)s elderly people", n) % {"n": f"{n:,}"},
    "medic": lambda n: ngettext("%(n)s medic", "%(n)s medics", n) % {"n": f"{n:,}"},
    "rescuer": lambda n: ngettext("%(n)s rescuer", "%(n)s rescuers", n) % {"n": f"{n:,}"},
    "journalist": lambda n: ngettext("%(n)s journalist", "%(n)s journalists", n) % {"n": f"{n:,}"},
    "aid-worker": lambda n: ngettext("%(n)s aid worker", "%(n)s aid workers", n) % {"n": f"{n:,}"},
    "official": lambda n: ngettext("%(n)s official", "%(n)s officials", n) % {"n": f"{n:,}"},
    "prisoner": lambda n: ngettext("%(n)s prisoner", "%(n)s prisoners", n) % {"n": f"{n:,}"},
    "person": lambda n: ngettext("%(n)s person", "%(n)s people", n) % {"n": f"{n:,}"},
}
_VAGUE = (
    gettext_noop("some"), gettext_noop("several"), gettext_noop("many"), gettext_noop("a few"), gettext_noop("dozens"),
    gettext_noop("scores"), gettext_noop("tens"), gettext_noop("hundreds"), gettext_noop("thousands"), gettext_noop("tens of thousands"),
    gettext_noop("hundreds of thousands"), gettext_noop("millions"), gettext_noop("most"), gettext_noop("a number"),
    gettext_noop("an unstated number"),
)  # fmt: skip
_BOUNDS = (("up to ", "at most %s"), ("at least ", "at least %s"), ("about ", "about %s"))


def amount(words: str, told: Counted | None = None) -> str:
    """'at least 82', 'between 70 and 92', 'dozens'; with what is counted, where `told` says it."""
    words = words[:1].lower() + words[1:]
    for lead, message in _BOUNDS:
        if words.startswith(lead):
            return _(message) % amount(words.removeprefix(lead), told)
    if ends := re.fullmatch(r"between (.+?) and (.+)|from (.+?) to (.+)", words):
        low, high = (one for one in ends.groups() if one)
        last = first(high.removeprefix("about "))
        # One and two are words without a number in some languages, which no range can end with.
        return _("%(low)s to %(high)s") % {
            "low": amount(low),
            "high": amount(high, told if last > 2 else None),
        }
    if re.fullmatch(NUMBER, words):
        return told(number(words)) if told else figure(words)
    return _(words) if words in _VAGUE else f"«\u2068{words}\u2069»"


def _is_counted(words: str) -> bool:
    """Whether each end of it is a number, and one that a noun can follow."""
    bare = re.sub(r"^(?:up to |at least )?(?:about )?|(?<=and )about |(?<=to )at least ", "", words.lower())
    ends = re.fullmatch(rf"({NUMBER})|(?:between|from) (?:about )?{NUMBER} (?:and|to) ({NUMBER})", bare)
    return ends is not None and (bool(ends[1]) or number(ends[2]) > 2)


def of_people(number_words: str, group_words: str) -> str:
    """'82 civilians'; '(women and children)' behind the number where it is of several groups or vague."""
    whom = keys(group_words)
    if len(whom) == 1 and _is_counted(number_words):
        return amount(number_words, _PEOPLE[whom[0]])
    return f"{amount(number_words)} ({groups(group_words)})"


KEY_OF = {words.lower(): key for held in (MANY_OF, ONE_OF) for key, words in held.items()}


def keys(words: str) -> list[str]:
    return [KEY_OF[one] for one in re.split(r", | and ", words.lower())]


def groups(words: str) -> str:
    return listed(
        [_("people of any group") if key == "person" else wording.group_words(key) for key in keys(words)]
    )


def listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else _(", ").join(words[:-1]) + _(" and ") + words[-1]


def people(words: str) -> str:
    found = re.fullmatch(rf"(.+?)(?: of)? ({GROUPS})", words, re.DOTALL)
    return of_people(found[1], found[2]) if found else words


def best(words: str) -> str:
    found = re.fullmatch(r" \(best figure (.+)\)", words)
    return _(" (best figure %s)") % amount(found[1]) if found else ""


def range_of(words: str) -> str:
    ends, lead, most_likely = words.partition(" (best figure ")
    return amount(ends) + (best(lead + most_likely) if most_likely else "")


def size(words: str) -> str:
    """' (less than three square km)', ' (200 families)', ' (dozens of people)'."""
    if not words:
        return ""
    inside = words[2:-1]
    if found := re.fullmatch(
        r"(.+?)(?: of)? (people|families|family|bodies|body|vehicles?|buildings?)", inside
    ):
        return f" ({_(_UNITS[found[2]])}: {amount(found[1])})"
    return f" ({amount(inside)})"


_UNITS = {
    "people": gettext_noop("people"), "families": gettext_noop("families"), "family": "families", "bodies": gettext_noop("bodies"),
    "body": "bodies", "vehicles": gettext_noop("vehicles"), "vehicle": "vehicles", "buildings": gettext_noop("buildings"), "building": "buildings",
}  # fmt: skip
