"""Tellings → sentences in pieces, each piece with the draft of the claim that it is the evidence of, or none.

Comes in: tellings (telling.py). Goes out: lines for reports.py, which puts them one after another and counts the offsets.
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.bench.made import words
from onrecord.bench.made.happenings import VOICES_A_TOLL, Happening
from onrecord.bench.made.telling import Noise, Telling
from onrecord.records import Certainty, Figure, Kind, Place, Scope, Standing, Voice, When


class Draft:
    """A claim before it has an id and offsets. Written once and read by every report that carries it."""

    __slots__ = (
        "actor", "attack", "certainty", "figure", "groups", "kind", "method", "number", "phase", "place", "said_by", "scope", "standing",
        "superseded", "time", "whole",
    )  # fmt: skip

    def __init__(
        self, told: Telling, kind: Kind, figure: Figure | None = None, groups: tuple[str, ...] = ()
    ) -> None:
        self.number = told.happening.number
        self.kind, self.figure, self.groups = kind, figure, groups
        self.actor: str | None = told.actor
        self.standing: Standing = told.standing
        self.method: str | None = told.method
        self.place: Place | None = told.place
        self.time: When | None = told.when
        self.said_by: tuple[Voice, ...] = told.voice
        self.certainty: Certainty = "asserted"
        self.scope: Scope = "incident"
        self.superseded = False
        self.phase: str | None = None
        self.whole: Draft | None = None
        self.attack: Draft | None = None

    def again(self) -> Draft:
        """The same claim once more, to be changed."""
        other = Draft.__new__(Draft)
        for name in Draft.__slots__:
            setattr(other, name, getattr(self, name))
        return other


Piece = tuple[str, Draft | None]
Line = list[Piece]
_GROUPS: dict[str, tuple[str, ...]] = {g: (g,) for g in ("person", "civilian", "combatant", "child", "woman")}
_MOVES: dict[str, tuple[str, ...]] = {
    "displaced": ("{} fled {}", "{} left their homes in {}", "fighting drove {} out of {}"),
    "evacuated": ("{} were taken out of {} by bus", "buses moved {} out of {}"),
    "trapped": ("{} are besieged in {}", "{} cannot leave {}"),
    "detained": ("{} were detained in {}", "raids ended with {} detained in {}"),
    "abducted": ("{} were abducted in {}", "gunmen abducted {} in {}"),
    "missing": ("{} are missing in {}", "nothing is known of {} from {}"),
}  # fmt: skip


class Lines:
    """Puts tellings into words."""

    def __init__(self, noise: Noise) -> None:
        self.noise, self.rng, self.rates = noise, noise.rng, noise.rates

    def full(self, h: Happening, today: int, dated: bool) -> list[Line]:
        """The main happening of a report, at length."""
        if h.kind != "attack":
            return [self.short(h, today, dated)]
        told = self.noise.telling(h, today, dated, main=True)
        random = self.rng.random
        attack = Draft(told, "attack") if not h.killed or random() < 0.93 else None
        whole: Draft | None = None
        lines: list[Line] = []
        if h.killed:
            lead, whole = self._killed(told, attack, True)
            lines.append(lead)
        elif attack:
            lines.append(self._bare(told, attack))
        if whole is not None and (h.children or h.women) and random() < self.rates.shares:
            lines.append(self._shares(told, whole))
        if h.injured and random() < 0.85:
            lines.append(self._injured(told, attack))
        if whole is not None and h.killed > 1 and random() < self.rates.second_voice:
            lines.append(self._second(told, attack))
        if whole is not None and h.killed > 3 and random() < self.rates.superseded * 2:
            lines.append(self._earlier(told, attack))
        if h.missing and random() < 0.7:
            figure, text = self.noise.figure(h.missing)
            missing = self._harm(told, "missing", figure, "person", attack)
            lines.append([("Under the rubble ", None), (f"{text} people are missing", missing), (".", None)])
        for line in lines[1:]:
            self._bared(line)
        return lines

    def short(self, h: Happening, today: int, dated: bool) -> Line:
        """A happening in one sentence."""
        if h.kind == "attack":
            return self._short_attack(h, today, dated)
        if h.kind.startswith("total "):
            return self._total(h, today, dated)
        return self._situation(h, today, dated)

    def _short_attack(self, h: Happening, today: int, dated: bool) -> Line:
        told = self.noise.telling(h, today, dated, main=False)
        attack = Draft(told, "attack") if not h.killed or self.rng.random() < 0.78 else None
        if not h.killed and attack:
            return self._bare(told, attack)
        line, _ = self._killed(told, attack, False)
        if h.injured and self.rng.random() < 0.45:
            figure, text = self.noise.figure(self.noise.toll(h.injured, told, told.count), 2.0)
            hurt = self._harm(told, "injured", figure, "person", attack)
            line[-1:] = [
                ("; ", None),
                (f"{text} more {self.noise.pick(words.WERE_HURT)}", hurt),
                (".", None),
            ]
        self._bared(line)
        return line

    def _bare(self, told: Telling, attack: Draft) -> Line:
        pick = self.noise.pick
        text = (
            f"{self._what(told)} {pick(words.HITS)} {pick(words.TARGETS)}{self._where(told)}{told.when_words}"
        )
        return [(_capital(text), attack), (f", {self._says(told)}.", None)]

    def _killed(self, told: Telling, attack: Draft | None, main: bool) -> tuple[Line, Draft]:
        h, pick = told.happening, self.noise.pick
        figure, text = self.noise.figure(self.noise.toll(h.killed, told, told.count), 0.3 if main else 1.0)
        group = h.group if self.rng.random() < 0.7 else "person"
        killed = self._harm(told, "killed", figure, group, attack)
        dead = self._people(text, group)
        says = f", {self._says(told)}."
        if attack is None:
            return [
                (_capital(f"{dead} {pick(words.WERE_KILLED)}{self._where(told)}{told.when_words}"), killed),
                (says, None),
            ], killed
        order = int(self.rng.random() * 3)
        hit = f"{pick(words.HITS)} {pick(words.TARGETS)}{self._where(told)}{told.when_words}"
        if order == 0:
            return [
                (_capital(f"{self._what(told)} {hit}"), attack), (", ", None), (f"{pick(words.KILLING)} {dead}", killed), (says, None),
            ], killed  # fmt: skip
        if order == 1:
            return [
                (_capital(f"{dead} {pick(words.WERE_KILLED)}"), killed), (" when ", None), (f"{self._what(told)} {hit}", attack), (says, None),
            ], killed  # fmt: skip
        return [
            (_capital(f"{self._what(told)}{self._where(told)}{told.when_words}"), attack),
            (" ended with ", None), (f"{dead} killed", killed), (says, None),
        ], killed  # fmt: skip

    def _shares(self, told: Telling, whole: Draft) -> Line:
        h = told.happening
        line: Line = [("Among the dead were ", None)]
        for n, group, one, more in ((h.children, "child", "a child", "children"), (h.women, "woman", "a woman", "women")):  # fmt: skip
            if n and (len(line) == 1 or self.rng.random() < 0.8):
                figure, text = self.noise.figure(n)
                share = self._harm(
                    told,
                    "killed",
                    figure if n > 1 or figure is None else self.noise.one(one),
                    group,
                    whole.attack,
                )
                share.whole = whole
                line += [(" and ", None)] * (len(line) > 1) + [(one if n == 1 else f"{text} {more}", share)]
        return [*line, (".", None)]

    def _injured(self, told: Telling, attack: Draft | None) -> Line:
        figure, text = self.noise.figure(self.noise.toll(told.happening.injured, told, told.count), 2.2)
        group = told.happening.group if self.rng.random() < 0.4 else "person"
        hurt = self._harm(told, "injured", figure, group, attack)
        who = self._people(text, group)
        return [
            (_capital(f"{who} {self.noise.pick(words.WERE_HURT)}"), hurt),
            (f", {self._says(told)}.", None),
        ]

    def _second(self, told: Telling, attack: Draft | None) -> Line:
        """Another voice with its own count."""
        count = (told.count + 1) % VOICES_A_TOLL
        figure, text = self.noise.figure(self.noise.toll(told.happening.killed, told, count))
        killed = self._harm(told, "killed", figure, told.happening.group, attack)
        killed.said_by = self.noise.voice(told.happening.country, 0.1, count)
        who = killed.said_by[0].text if killed.said_by else "other accounts"
        said = f"{self.noise.pick(words.TALLY)} {self._people(text, told.happening.group)}"
        return [(f"{_capital(who)} ", None), (said, killed), (".", None)]

    def _earlier(self, told: Telling, attack: Draft | None) -> Line:
        """A figure that the report itself gives as overtaken."""
        figure, text = self.noise.figure(max(1, told.happening.killed // 2), 0.0)
        killed = self._harm(told, "killed", figure, "person", attack)
        killed.superseded = True
        return [("The toll had risen ", None), (f"from an earlier count of {text} dead", killed), (".", None)]

    def _total(self, h: Happening, today: int, dated: bool) -> Line:
        kind: Kind = "killed" if h.kind == "total killed" else "displaced"
        told = self.noise.telling(h, today, dated, main=False)
        figure, text = (
            self.noise.open(h.moved) if self.rng.random() < 0.7 else self.noise.figure(h.moved, 0.0)
        )
        draft = Draft(told, kind, figure, _GROUPS[h.group])
        draft.scope, draft.actor, draft.method, draft.attack = "cumulative", None, None, None
        draft.place, draft.time = h.country.whole, self.noise.since(h, today) if dated else None
        done = self.noise.pick(words.WERE_KILLED) if kind == "killed" else "have been driven from their homes"
        who = self.noise.pick(words.PEOPLE[h.group])
        return [
            (_capital(f"{text} {who} {done} in {h.country.whole.name} since the war began"), draft), (f", {self._says(told)}.", None),
        ]  # fmt: skip

    def _situation(self, h: Happening, today: int, dated: bool) -> Line:
        told = self.noise.telling(h, today, dated, main=False)
        where = told.place.text if told.place else "the area"
        draft = Draft(told, h.kind)  # type: ignore[arg-type] # the kinds of SITUATIONS
        draft.method = None
        if h.kind in _MOVES:
            n = self.noise.toll(h.moved, told, told.count)
            draft.figure, text = self.noise.figure(n, 2.5)
            draft.groups = _GROUPS[h.group]
            if h.kind in ("displaced", "evacuated", "missing"):
                draft.actor = None
            said = self.noise.pick(_MOVES[h.kind]).format(self._people(text, h.group), where)
        else:
            draft.phase = h.phase
            said = self._phase(h, draft, where)
        return [(_capital(f"{said}{told.when_words}"), draft), (f", {self._says(told)}.", None)]

    def _phase(self, h: Happening, draft: Draft, where: str) -> str:
        phase = h.phase or ""
        if h.kind == "control":
            draft.actor = draft.actor or self.noise.pick(words.SIDES[h.side])
            return f"{draft.actor} {self.noise.pick(words.CONTROL[phase])} {where}"
        draft.actor = None
        if h.kind == "service":
            return self.noise.pick(words.SERVICE[phase]).format(where)
        table = {"ceasefire": words.CEASEFIRE, "talks": words.TALKS, "evacuation": words.EVACUATION}[h.kind]
        return table[phase].format(where)

    def _harm(
        self, told: Telling, kind: Kind, figure: Figure | None, group: str, attack: Draft | None
    ) -> Draft:
        draft = Draft(told, kind, figure, _GROUPS[group])
        draft.attack = attack
        return draft

    def _bared(self, line: Line) -> None:
        """Takes a place, day or method from some claims, as the extractor misses them where another sentence has them."""
        for _, draft in line:
            if draft is not None and self.rng.random() < self.rates.claim_bare * 3:
                what = int(self.rng.random() * 3)
                if what == 0:
                    draft.place = None
                elif what == 1:
                    draft.time = None
                else:
                    draft.method = None

    def _people(self, text: str, group: str) -> str:
        """'12 residents', 'a fighter'."""
        return words.ONE[group] if text == "1" else f"{text} {self.noise.pick(words.PEOPLE[group])}"

    def _what(self, told: Telling) -> str:
        attack = self.noise.pick(words.ATTACKS[told.method])
        if told.actor is None:
            return attack
        return (
            f"{attack} blamed on {told.actor}" if told.standing == "blamed" else f"{attack} by {told.actor}"
        )

    def _where(self, told: Telling) -> str:
        return f" in {told.place.text}" if told.place is not None else ""

    def _says(self, told: Telling) -> str:
        return (
            f"{told.voice[0].text} {self.noise.pick(words.SAID)}"
            if told.voice
            else self.noise.pick(words.UNSAID)
        )

    def filler(self) -> str:
        """A sentence that makes no claim."""
        r = int(self.rng.random() * 16_200_000)
        r, a = divmod(r, 30)
        r, b = divmod(r, 30)
        r, c = divmod(r, 30)
        e, d = divmod(r, 30)
        return _FILLER[(a + d) % 2](
            words.WHO[a], words.WHERE_SEEN[b], words.SAW[c], words.WHAT[d], words.WHEN_SEEN[e]
        )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_FILLER: tuple[Callable[[str, str, str, str, str], str], ...] = (
    lambda who, where, saw, what, when: f"{who} {where} {saw} {what} {when}.",
    lambda who, where, saw, what, when: f"{when[0].upper()}{when[1:]}, {who.lower()} {saw} {what} {where}.",
)
