"""Words for services: what serves people, what stops, breaks, brings back or keeps out, and what each comes to."""

from __future__ import annotations

BUILDINGS = {"hospital", "clinic", "school", "bakery", "university", "mosque", "church", "mill", "pharmacy", "centre", "center", "station", "plant",
              "facility", "dispensary", "aqueduct", "pipeline", "substation", "pylon", "laboratory", "ward", "market", "warehouse", "bridge", "classroom", "well", "reservoir"}  # fmt: skip
OF_HEALTH = {"health", "medical", "water", "power", "pumping", "filtration", "electricity", "dialysis", "treatment", "sewage", "field", "makeshift", "aid", "blood", "food",
              "maternity", "school", "distribution", "cholera", "surgical", "trauma", "emergency", "isolation", "intensive", "feeding", "nutrition", "stabilization", "stabilisation"}  # fmt: skip
LINES = {"electricity", "power", "water", "internet", "phone", "telephone", "gas", "communication", "telecommunication", "network", "service", "supply",
          "line", "connection", "heating", "ambulance", "defence", "defense", "team", "operation", "work", "effort", "rescue", "pumping", "grid"}  # fmt: skip
OF_LINES = {"electricity", "power", "water", "internet", "phone", "telephone", "gas", "mobile", "land", "rescue", "medical", "health", "ambulance",
             "emergency", "civil", "bread", "food", "banking", "basic", "public", "essential", "relief", "surgical", "search", "postal", "municipal",
             "fuel", "communications", "sanitation", "humanitarian", "aid"}  # fmt: skip
OF_AID = {"aid", "relief", "food", "medical", "humanitarian", "assistance", "supply", "un", "u.n.", "unicef", "wfp", "icrc", "flour", "medicine",
           "fuel", "water", "emergency", "nutrition", "crescent", "cross", "rice", "wheat", "grain", "bread", "milk"}  # fmt: skip

STOP = {"close": "halted", "shut": "halted", "suspend": "halted", "cut": "halted", "halt": "halted", "cease": "halted", "stop": "halted", "disrupt": "halted",
         "interrupt": "halted", "sever": "halted", "knock": "halted", "force": "halted", "fail": "ended", "disconnect": "halted", "paralyse": "halted",
         "paralyze": "halted", "abandon": "halted", "evacuate": "halted", "run": "halted", "go": "halted", "switch": "halted", "collapse": "ended", "put": "halted", "ground": "halted"}  # fmt: skip
BREAK = {"destroy": "destroyed", "damage": "destroyed", "level": "destroyed", "flatten": "destroyed", "gut": "destroyed", "wreck": "destroyed",
          "demolish": "destroyed", "raze": "destroyed", "loot": "destroyed", "burn": "destroyed", "ruin": "destroyed", "reduce": "destroyed", "torch": "destroyed",
          "ransack": "destroyed", "plunder": "destroyed", "pillage": "destroyed", "incinerate": "destroyed", "set": "destroyed"}  # fmt: skip
BACK = {"resume": "resumed", "reopen": "resumed", "restore": "resumed", "restart": "resumed", "reconnect": "resumed", "return": "resumed", "repair": "resumed"}  # fmt: skip
ON = {"continue": "ongoing", "operate": "ongoing", "function": "ongoing", "work": "ongoing", "remain": "ongoing"}  # fmt: skip
GIVE = {"deliver": "delivered", "reach": "delivered", "send": "delivered", "provide": "delivered", "distribute": "delivered", "enter": "delivered",
         "arrive": "delivered", "bring": "delivered", "drop": "delivered", "airdrop": "delivered", "supply": "delivered", "truck": "delivered", "unload": "delivered",
         "hand": "delivered", "carry": "delivered", "cross": "delivered", "get": "delivered", "airlift": "delivered", "dispatch": "delivered", "dock": "delivered", "land": "delivered"}  # fmt: skip
KEPT_OUT = {"block": "halted", "prevent": "halted", "deny": "halted", "refuse": "halted", "turn": "halted", "bar": "halted", "stop": "halted", "halt": "halted",
             "suspend": "halted", "delay": "halted", "hold": "halted", "obstruct": "halted", "strand": "halted", "loot": "halted", "seize": "halted",
             "reject": "halted", "confiscate": "halted", "ban": "halted", "cut": "halted", "postpone": "halted", "reschedule": "halted"}  # fmt: skip
OF_THE_NOUN = {"destruction": "destroyed", "closure": "halted", "suspension": "halted", "delivery": "delivered", "distribution": "delivered",
                "resumption": "resumed", "collapse": "ended", "shutdown": "halted", "reopening": "resumed", "restoration": "resumed",
                "cut-off": "halted", "blocking": "halted", "loss": "halted"}  # fmt: skip
PARTICLES = {"cut": {"off", "to", "by", "from"}, "knock": {"out"}, "go": {"out", "down"}, "put": {"out"}, "run": {"out"}, "turn": {"back", "away"}, "force": {"close", "shut", "suspend", "stop", "closure"},
              "hand": {"over", "out", "off"}, "burn": {"down", "ground", "ashes"}, "set": {"ablaze", "alight", "afire", "fire"}, "reduce": {"rubble"}, "hold": {"up"}, "switch": {"off"}}  # fmt: skip

CARRIERS = {"truckload", "consignment", "convoy", "truck", "lorry", "shipment", "plane", "delivery", "supply", "assistance", "parcel", "ration", "tanker", "ship", "vessel", "barge",
             "boat", "passage", "flight", "access", "tonne", "ton", "bag", "box", "kit", "sack", "litre", "item", "package", "airdrop", "corridor", "distribution"}  # fmt: skip
"""What is aid only where words beside it say so."""
OF_HEALTH_ALONE = {"point", "tower", "system", "pump", "centre", "center", "station", "plant", "facility", "warehouse", "ward", "post", "main", "well", "bridge", "market", "line"}  # fmt: skip


LINES_ALONE = {"communications", "electricity", "water", "power", "internet", "rescue", "pumping", "heating", "trucking", "class", "lesson", "tap", "mains", "grid", "surgery"}  # fmt: skip
AID_ALONE = {"aid", "relief", "medicine", "flour", "vaccine"}
AID_BARE = {"food", "bread", "tent", "blanket"}
SORTS = CARRIERS | OF_HEALTH_ALONE | BUILDINGS | LINES_ALONE | LINES | AID_ALONE | AID_BARE
TRANSPORT = {"train", "tram", "ferry"}
"""What serves where it is suspended or resumed as a whole."""
SORTS |= TRANSPORT
AGENCIES = {
    "aid", "agency", "convoy", "relief", "un", "u.n.", "humanitarian", "cross", "crescent", "unicef", "wfp", "icrc", "charity", "msf", "doctor", "medecins",
    "médecins", "medecin", "médecin", "programme", "unhcr", "ocha", "unrwa", "oxfam", "iom", "caritas", "ngo", "helmet", "unfpa", "fao",
}  # fmt: skip
"""Words in the names of those who bring aid."""
GOODS = {
    "insulin", "vaccine", "blood", "drug", "seed", "lentil", "rice", "sugar", "oil", "meal", "parcel", "kit", "tarpaulin", "mattress", "generator", "stretcher",
    "serum", "oxygen", "blanket", "tent", "stove", "ration", "tonne", "ton", "litre", "pallet", "bag", "box", "sack", "package", "biscuit", "milk", "grain", "flour",
    "wheat", "medicine", "food", "fuel", "soap", "antibiotic", "equipment", "dose", "incubator", "ambulance", "bread", "water", "item", "clothing", "cash", "coupon",
    "supply",
}  # fmt: skip
"""What agencies hand out."""
