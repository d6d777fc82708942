"""robots.txt: whether a server wishes that a program reads a page (RFC 9309). Pure.

Comes in: the file's text and a path with its query. Goes out: yes or no. The longest rule that fits counts; of two as long,
the one that allows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

LARGEST = 500 * 1024
"""Bytes of the file that are looked at; the standard asks for no more."""


@dataclass(frozen=True, slots=True)
class Rule:
    allows: bool
    path: str


def allows(text: str, agent: str, path: str) -> bool:
    """Whether the file lets a program of this name read the path."""
    fitting = [one for one in _rules(text, agent) if _fits(one.path, path)]
    if not fitting:
        return True
    return max(fitting, key=lambda one: (len(one.path), one.allows)).allows


def _rules(text: str, agent: str) -> list[Rule]:
    """Those of the groups that name the program, else those for all."""
    own: list[Rule] = []
    every: list[Rule] = []
    named = False
    for agents, rules in _groups(text):
        if agent.lower() in agents:
            named = True
            own += rules
        if "*" in agents:
            every += rules
    return own if named else every


def _groups(text: str) -> Iterator[tuple[set[str], list[Rule]]]:
    agents: set[str] = set()
    rules: list[Rule] = []
    began = False
    for field, value in _lines(text):
        if field == "user-agent":
            if began:
                yield agents, rules
                agents, rules, began = set(), [], False
            token = re.match(r"[A-Za-z_-]+|\*", value)
            agents.add(token[0].lower() if token else "")
        elif field in ("allow", "disallow") and agents:
            began = True
            if value:  # an empty rule forbids nothing
                rules.append(Rule(field == "allow", _written(value)))
    if agents:
        yield agents, rules


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.lstrip("\ufeff").splitlines():
        field, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield field.strip().lower(), value.strip()


def _fits(pattern: str, path: str) -> bool:
    """Whether a rule's path begins the path; `*` stands for anything, `$` at the end for the end.

    The pieces between the stars are looked for in turn, each as early as it comes: no rule makes this slow.
    """
    ends = pattern.endswith("$")
    first, *rest = (pattern[:-1] if ends else pattern).split("*")
    path = _written(path)
    if not path.startswith(first):
        return False
    at = len(first)
    for n, piece in enumerate(rest):
        if ends and n == len(rest) - 1:
            return len(path) - len(piece) >= at and path.endswith(piece)
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return not ends or at == len(path)


def _written(path: str) -> str:
    """One way of writing a path: what is not ASCII as its bytes in UTF-8."""
    return quote(path, safe="/%*$?&=+,;:@!~'()[]#")
