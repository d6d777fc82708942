"""All claims about a place → what is known of it on a date: who holds what, who left and who remains, what stands and what broke.

Comes in: claims and reports, and the place asked for. Goes out: a Board, each line with the claims that it rests on and those that
contradict it. Pure: no clock, no database; how it is printed is decided in cli/ and publish/.
"""

from __future__ import annotations

from onrecord.board.balance import balance
from onrecord.board.course import course
from onrecord.board.lines import board, board_on
from onrecord.board.places import asked_for, most_told, names, plain, wider, within
from onrecord.board.telling import UNPLACED, Telling, gathered, mostly, of_the_place, telling

__all__ = [
    "UNPLACED",
    "Telling",
    "asked_for",
    "balance",
    "board",
    "board_on",
    "course",
    "gathered",
    "most_told",
    "mostly",
    "names",
    "of_the_place",
    "plain",
    "telling",
    "wider",
    "within",
]
