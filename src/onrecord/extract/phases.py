"""The words of the situation: what counts as ground, services or talks, and which verb means which phase."""

from __future__ import annotations

TRUCE = {"ceasefire", "cease-fire", "truce", "cessation"}


AREA = {
    "city", "town", "village", "district", "neighbourhood", "neighborhood", "area", "territory", "province", "region", "base", "airport",
    "airbase", "hill", "road", "highway", "quarter", "suburb", "enclave", "border", "crossing", "camp", "island", "part", "parts",
    "countryside", "ground", "land", "portion", "pocket", "stronghold", "checkpoint", "position", "junction", "silo", "field", "mountain",
    "bridge", "building", "front", "line", "sector", "side", "street", "hospital", "rule", "control", "capital", "settlement", "half",
}  # fmt: skip


GAIN = {
    "capture",
    "seize",
    "retake",
    "recapture",
    "regain",
    "liberate",
    "overrun",
    "conquer",
    "reclaim",
    "occupy",
    "advance",
    "enter",
    "wrest",
    "recover",
}


HOLD = {"control", "hold", "dominate", "govern", "rule"}


LOSE = {"lose", "withdraw", "retreat", "surrender", "cede", "abandon"}


SERVICE = {
    "hospital",
    "clinic",
    "school",
    "bakery",
    "aid",
    "ambulance",
    "electricity",
    "water",
    "convoy",
    "defence",
    "defense",
    "service",
    "supply",
    "relief",
    "food",
}


TALKS = {"talk", "negotiation", "meeting", "summit", "consultation", "conference", "dialogue"}


PHASES: dict[str, dict[str, str]] = {
    "ceasefire": {
        "agree": "agreed", "announce": "agreed", "broker": "agreed", "declare": "agreed", "sign": "agreed", "reach": "agreed", "begin": "started",
        "start": "started", "enter": "started", "come": "started", "take": "started", "go": "started", "hold": "ongoing", "extend": "ongoing",
        "violate": "violated", "break": "violated", "breach": "violated", "threaten": "violated", "collapse": "failed", "fail": "failed",
        "end": "ended", "expire": "ended", "resume": "resumed", "discuss": "planned", "observe": "ongoing",
    },
    "evacuation": {
        "agree": "agreed", "broker": "agreed", "begin": "started", "start": "started", "attempt": "started", "halt": "halted", "suspend": "halted",
        "stop": "halted", "delay": "halted", "stall": "halted", "resume": "resumed", "restart": "resumed", "continue": "ongoing",
        "complete": "ended", "end": "ended", "finish": "ended", "plan": "planned", "fail": "failed",
    },
    "service": {
        "destroy": "destroyed", "damage": "destroyed", "bomb": "destroyed", "hit": "destroyed", "collapse": "ended", "stop": "halted",
        "close": "halted", "shut": "halted", "suspend": "halted", "cut": "halted", "halt": "halted", "deliver": "delivered", "reach": "delivered",
        "send": "delivered", "provide": "delivered", "distribute": "delivered", "resume": "resumed", "reopen": "resumed", "cease": "halted",
        "block": "halted", "go": "halted", "put": "halted", "enter": "delivered", "arrive": "delivered",
    },
    "talks": {"hold": "held", "meet": "held", "plan": "planned", "resume": "ongoing", "continue": "ongoing", "fail": "failed",
              "collapse": "failed", "begin": "ongoing", "start": "ongoing", "discuss": "ongoing", "attend": "held", "conclude": "held"},
}  # fmt: skip
