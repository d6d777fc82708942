"""Which words tell of an attack: by themselves, or only with a weapon or an armed side beside them."""

from __future__ import annotations

import re

PLAIN_VERBS = {
    "bomb", "shell", "bombard", "pound", "raid", "ambush", "storm", "assault", "attack", "detonate", "explode", "clash",
    "strafe", "besiege", "barrel", "rocket", "skirmish", "invade",
}  # fmt: skip
"""Verbs that tell of an attack whoever is the subject."""

VERBS_OF_ARMS = {
    "hit", "strike", "target", "rain", "burst", "blast", "fight", "battle", "lob", "hurl", "shower", "rock", "slam",
    "retaliate", "hammer", "bulldoze", "fell", "torch", "raze",
}  # fmt: skip
"""Verbs that tell of one only with a weapon or an armed side beside them: a storm strikes too."""

_LOBBED = {"bomb", "bombs", "grenade", "grenades", "explosives"}
LIGHT = {
    "open": {"fire"},
    "drop": {"bomb", "barrel", "bombs", "barrels", "explosives", "munitions", "gas", "shells", "canisters", "cluster", "grenades"},
    "throw": _LOBBED | {"dynamite", "explosive"},
    "hurl": _LOBBED | {"dynamite", "explosive"},
    "lob": _LOBBED,
    "toss": _LOBBED,
    "blow": {"up", "himself", "herself", "themselves"},
    "shoot": {"down"},
    "bring": {"down"},
    "set": {"off", "fire", "ablaze", "alight"},
    "exchange": {"fire"},
    "come": {"under"},
}  # fmt: skip
"""Verbs that tell of one with a word of these behind them."""

LAUNCH = {
    "launch",
    "carry",
    "stage",
    "mount",
    "conduct",
    "wage",
    "begin",
    "start",
    "unleash",
    "rage",
    "spearhead",
    "perform",
    "fly",
    "make",
    "renew",
    "resume",
    "continue",
    "open",
}
"""Verbs that do an attack named as their object."""

NOUNS = {
    "airstrike", "strike", "raid", "attack", "bombing", "blast", "explosion", "shelling", "bombardment", "clash", "fighting",
    "battle", "offensive", "assault", "ambush", "shooting", "massacre", "bomb", "gunfire", "barrage", "air-strike", "detonation",
    "crossfire", "rocket", "mortar", "sniping", "gunbattle", "firefight", "incursion", "sortie", "shellfire", "shootout", "counteroffensive",
    "counter-offensive", "counterattack", "counter-attack", "skirmish", "fire", "push", "operation", "campaign", "raiding",
    "shell", "missile", "projectile", "barrel", "gunfight", "storming", "blitz", "cannonade", "confrontation", "invasion", "onslaught", "hostility", "stabbing",
    "mine", "landmine", "device", "grenade", "salvo", "volley", "explosive", "ied",
}  # fmt: skip

MINES = {"mine", "landmine", "device", "ied", "explosive", "minefield"}
PROJECTILES = {
    "rocket", "mortar", "bomb", "shell", "missile", "projectile", "barrel", "grenade", "salvo", "volley", *MINES,
}  # fmt: skip
"""They are an attack where they fall, not where somebody owns them."""

GUNS = {"mortar", "artillery", "tank", "howitzer"}

ONGOING = {"fighting", "battle", "offensive", "clash", "onslaught", "hostility"}
"""'the town of long battles' and 'thousands of days of fighting' describe; only with a length do they happen."""

WIDE = {"offensive", "operation", "campaign", "push", "counteroffensive", "counter-offensive"}

NOT_WITH = {
    "condemn", "stop", "end", "halt", "prevent", "avoid", "plan", "threaten", "investigate", "fear", "cease", "deny", "denounce", "consider",
    "suspend", "expect", "await", "survive", "oppose", "justify", "authorize", "authorise", "approve",
}  # fmt: skip
"""What is done to an attack that is only spoken of. A condemned one that is told with its place has happened."""

AGAIN = {
    "another",
    "similar",
    "second",
    "third",
    "separate",
    "further",
    "additional",
    "subsequent",
    "more",
    "other",
    "fresh",
    "new",
    "earlier",
    "previous",
}
"""Words before an attack that tell it from the one told before."""

DOUBTED = {
    "suspected",
    "alleged",
    "presumed",
    "presumable",
    "apparent",
    "reported",
    "purported",
    "suspect",
    "possible",
}
"""'A suspected air strike': whose it was is in doubt, not that something struck."""

AIRCRAFT = {"warplane", "jet", "helicopter", "drone", "aircraft", "plane", "gunship", "aircrafts"}

WARLIKE = re.compile(
    r"\b(?:war ?planes?|jets?|helicopters?|gunships?|forces?|troops?|army|armies|militants?|rebels?|terrorists?|bombers?|gunm[ae]n|coalition|"
    r"rockets?|missiles?|shells?|mortars?|bombs?|artillery|planes?|aircrafts?|strikes?|raids?|airstrikes?|drones?|"
    r"fighters?|regime|military|police|tanks?|snipers?|militia\w*|insurgents?|soldiers?|attackers?|isis|isil|daesh|navy|warships?|air force|"
    r"explosions?|blasts?|shelling|bombardment|projectiles?|munitions?|grenades?|(?:land)?mines?|ieds?|explosives?|units?|guerrillas?|separatists?|jihadists?|paramilitar\w+|"
    r"taliban|hezbollah|hamas|houthis?|al-shabaab|boko haram|rsf|m23|ypg|sdf|idf|nato)\b",
    re.IGNORECASE,
)

MATERIAL = {
    "vehicle", "car", "truck", "tank", "position", "depot", "headquarters", "hideout", "convoy", "bunker", "launcher", "cannon", "warehouse",
    "fortification", "gathering", "site", "base", "stockpile", "tunnel",
}  # fmt: skip
"""What an army 'destroys' in an attack of its own."""

SITES = {
    "hospital", "clinic", "school", "mosque", "church", "market", "neighbourhood", "neighborhood", "village", "town", "city", "district",
    "house", "home", "building", "camp", "convoy", "bus", "base", "checkpoint", "position", "bakery", "embassy", "airport", "station",
    "area", "suburb", "street", "block", "apartment", "headquarters", "facility", "port", "refinery", "depot", "ambulance", "bridge", "wedding",
    "funeral", "warehouse", "site", "post", "plant", "vehicle", "ship", "tanker", "boat",
}  # fmt: skip
"""What is 'hit' or 'targeted', with nobody named who did it."""

DEED_VERBS = {
    "bomb", "shell", "bombard", "pound", "raid", "ambush", "storm", "assault", "attack", "detonate", "explode", "clash", "strike",
    "hit", "target", "fight", "battle", "fire", "open", "drop", "launch", "blow", "carry", "stage", "mount", "conduct",
    "wage", "burst", "rain", "lob", "rocket", "barrel", "hurl", "besiege", "strafe", "blast",
}  # fmt: skip
"""Verbs whose subject may have done the harm told near them; the choice among doers was trained with these."""

DEED_NOUNS = {
    "airstrike", "strike", "raid", "attack", "bombing", "blast", "explosion", "shelling", "bombardment", "clash", "fighting",
    "battle", "offensive", "assault", "ambush", "shooting", "massacre", "bomb", "gunfire", "barrage", "air-strike", "detonation",
    "crossfire", "rocket", "mortar", "sniping", "gunbattle", "firefight",
}  # fmt: skip
FOUGHT_FOR = {"push", "drive", "retake", "recapture", "take", "capture", "oust", "expel", "dislodge", "wrest", "regain", "seize"}  # fmt: skip
"""'are fighting to push rebels out of the town'"""
