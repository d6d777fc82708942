"""Whom a bulletin names and how: origins, voices, outlets and parties, with private persons called by their kind.

Comes in: records. Goes out: plain text. Known bodies go by their usual name; a voice in a report's own words is named only where
they describe an office ('the health directorate'), never where they may name a person; a party's words for its enemy are not taken over.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

from onrecord.incidents import Origin
from onrecord.publish.markup import showable
from onrecord.records import OWN_WORDS, Claim, Place, Report, Voice

UNNAMED = "an outlet that is not named"
MOST_WORDS = 6
"""A longer description may tell who a person is without naming them."""
ROLES: tuple[tuple[str, str, str], ...] = (
    (r"surviv", "a survivor", "survivors"),
    (r"refugee|displaced", "a displaced person", "displaced people"),
    (r"relative|father|mother|brother|sister|wife|husband|uncle|family", "a relative", "relatives"),
    (r"activist", "an activist", "activists"),
    (r"resident|villager|inhabitant|locals\b|local (?:people|men|women)\b", "a resident", "residents"),
    (r"witness", "a witness", "witnesses"),
    (r"doctor|surgeon|nurse|medic|paramedic|physician|health ?(?:care )?worker|hospital|ambulance|patient", "a medical worker", "medical workers"),
    (r"civil def|rescue", "a rescue worker", "rescue workers"),
    (r"journalist|reporter|correspondent|photographer", "a reporter", "reporters"),
    (r"diplomat", "a diplomat", "diplomats"),
    (r"spokes", "a spokesperson", "spokespeople"),
    (r"monitors?\b", "a monitor", "monitors"),
)  # fmt: skip
KINDS = {
    "un": "a UN official", "government": "a government official", "armed-group": "an armed group", "monitor": "a monitoring group",
    "rescue": "a rescue or medical worker", "media": "a news medium", "witness": "a witness", "official": "an official",
    "other": "a voice named in the report",
}  # fmt: skip
_CONTESTED = re.compile(
    r"regime|terroris|rebel|militant|insurgent|jihad|mujahid|militia|gunm[ae]n|loyalist|liberat|martyr|so-called|self-styled|opposition|thug"
    r"|backed|extremist|occup|puppet",
    re.IGNORECASE,
)
_DETERMINERS = ("the", "a", "an", "one", "two", "some", "several", "its", "his", "her", "their", "many")
_PEOPLES = re.compile(r"^(?:[A-Z][a-z]+(?:ian|ish|ese|aqi|eli|emi|eni)|[A-Z]{2,5}|(?:U\.)[NSK]\.)$")
_ARTICLE = re.compile(
    r"\b(?:for|of)\b|\b(?:office|fund|agency|programme|army|council|government|organi[sz]ation|commission|centre|center|network|forces|"
    r"coalition|committee|observatory|ministry|nations|cross|crescent|helmets|defence|defense|group|union|front|police|authority|"
    r"presidency|league|staff|brigades?|envoy|department|directorate|administration|mission|secretary-general|president|minister|governor|mayor)\b",
    re.IGNORECASE,
)
_AIRCRAFT = re.compile(
    r"^(?:(?:the|a|an|two|several|unmarked|unidentified|fighter|war)[ -]?)*(?:warplanes?|planes?|jets?|helicopters?|aircraft)$",
    re.IGNORECASE,
)
_STATE_MEDIA = re.compile(
    r"\bstate(?:[- ]run|[- ]owned)?\b.*\b(?:media|news|television|tv|agency)\b|\bstate media\b", re.IGNORECASE
)
_CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
PLAIN_PARTIES = ("government forces", "armed groups")
EXACT_PARTY = {"armed groups, not named": "armed groups that are not named"}


def clean(words: str) -> str:
    """Words of a report as one line, kept apart from the writing direction around them."""
    plain = _CONTROLS.sub("", showable(" ".join(words.split())))
    right = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in plain)
    return f"\u2068{plain}\u2069" if right else plain


class Names:
    """`known` gives the usual name and kind of a voice by its key, `side_of` one name for a side of the war. `apart` sets every name
    apart from the words around it, so that they can be told in another language; words that are ours stay bare."""

    def __init__(
        self,
        reports: Mapping[str, Report],
        known: Mapping[str, tuple[str, str]],
        side_of: Callable[[str], str],
        apart: bool = False,
    ) -> None:
        self.reports, self.known, self.side_of, self.apart = reports, known, side_of, apart

    def outlet(self, report: str) -> str:
        found = self.reports.get(report)
        return self._apart(clean(found.outlet)) if found is not None and found.outlet else UNNAMED

    def origin(self, origin: Origin) -> str:
        if origin.key.startswith("outlet:"):
            # As the reports that carry it call themselves, where one of them is that outlet.
            own = [
                name
                for name in map(self.outlet, origin.reports)
                if name.casefold() == self._apart(clean(origin.name)).casefold()
            ]
            return next(iter(own), self._apart(clean(origin.name)))
        if origin.key.startswith("report:"):
            return self.outlet(origin.reports[0])
        return self._voice(origin.key, origin.name, origin.kind)

    def voice(self, voice: Voice) -> str:
        return self._voice(voice.key, voice.full or voice.text, voice.kind)

    def speaker(self, claim: Claim) -> str:
        """Who answers for a claim: its voice, else the outlet."""
        return self.voice(claim.said_by[0]) if claim.said_by else self.outlet(claim.report)

    def party(self, words: str) -> str:
        """A side of the war under its name or the plain word for its sort; else the report's few words, as its words."""
        if words.lower().removeprefix("the ") in PLAIN_PARTIES:
            return words.lower().removeprefix("the ")
        named = self.side_of(words)
        if named != words:
            name = named if named[:1].islower() else with_article(clean(named))
            return EXACT_PARTY.get(named) or (name if named in PLAIN_PARTIES else self._apart(name))
        if _AIRCRAFT.match(words):
            return "aircraft of a side that is not named"
        if _PEOPLES.match(words):
            return f"a side called only ‘{self._apart(clean(words))}’"
        if len(words.split()) > MOST_WORDS or _CONTESTED.search(words):
            return "a party that the report describes in words of its own"
        return f"‘{self._apart(clean(words))}’"

    def place(self, place: Place | None) -> str:
        return self._apart(clean(place.name or place.text)) if place is not None else "place not stated"

    def _apart(self, words: str) -> str:
        return f"\u2068{_CONTROLS.sub('', words)}\u2069" if self.apart else words

    def _voice(self, key: str, words: str, kind: str) -> str:
        if key and not key.startswith(OWN_WORDS) and key in self.known:
            return self._apart(with_article(clean(self.known[key][0])))
        if kind != "witness" and describes_an_office(words):
            return self._apart(clean(words[:1].lower() + words[1:]))
        return role_of(words, kind)


def describes_an_office(words: str) -> bool:
    """Whether the words describe rather than name: an article, few words, no capital but that of a people, nothing contested."""
    parts = words.replace("’", "'").split()
    if not 1 < len(parts) <= MOST_WORDS or parts[0].lower() not in _DETERMINERS or _CONTESTED.search(words):
        return False
    return all(not part[:1].isupper() or _PEOPLES.match(part.removesuffix("'s")) for part in parts[1:])


def role_of(words: str, kind: str) -> str:
    """'a resident', 'activists': what a private person is to the report, and nothing more."""
    for pattern, one, many in ROLES:
        found = re.search(rf"\b(?:eye)?(?:{pattern})\w*", words, re.IGNORECASE)
        if found is not None:
            plural = found.group().lower().endswith(("s", "people", "men")) and not re.match(
                r"(?:an?|one|the head)\b", words, re.IGNORECASE
            )
            return many if plural else one
    if kind in ("government", "media") and _STATE_MEDIA.search(words):
        return "state media"
    return KINDS.get(kind, KINDS["other"])


def with_article(name: str) -> str:
    """'the UN human rights office', 'Reuters'."""
    return (
        f"the {name}"
        if " " in name and _ARTICLE.search(name) and not name.lower().startswith("the ")
        else name
    )
