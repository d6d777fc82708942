"""The words that generated reports are made of: all of our own, and about nobody real.

Contested words ("terrorists", "regime") stand here as reports use them, each side for the other; the record keeps them in quotes alone.
"""

from __future__ import annotations

from onrecord.records import VoiceKind

OUTLET_FIRST = ("Northern", "Harbour", "Valley", "Meridian", "Crossroads", "Evening", "Frontier", "Delta")
OUTLET_LAST = ("Courier", "Dispatch", "Observer Daily", "Wire", "Radio Online", "Mail")

SPELLINGS = (
    ("ou", "u"),
    ("ee", "i"),
    ("q", "k"),
    ("dh", "d"),
    ("ay", "ei"),
    ("iy", "y"),
    ("kh", "k"),
    ("zz", "z"),
)

BODIES: tuple[tuple[str, VoiceKind, str, tuple[str, ...]], ...] = (
    ("rights", "monitor", "", ("the {country} Record of Rights", "the Record of Rights", "the monitoring group")),
    ("harm", "monitor", "", ("the Centre for Civilian Harm in {country}", "the Centre for Civilian Harm")),
    ("defence", "government", "government", ("the defence ministry of {country}", "the defence ministry")),
    ("health", "government", "government", ("the health ministry of {country}", "the health ministry")),
    ("agency", "government", "government", ("the state news agency of {country}", "the state news agency")),
    ("rescue", "rescue", "", ("the Rescue Volunteers of {country}", "the Rescue Volunteers", "rescue volunteers")),
    ("clinics", "rescue", "", ("the Union of Field Clinics", "the field clinics' union")),
    ("front", "armed-group", "opposition", ("the Opposition Front", "a spokesman of the Opposition Front")),
    ("un", "un", "", ("the humanitarian office for {country}", "the humanitarian office")),
    ("wire", "media", "", ("the Meridian agency", "Meridian")),
    ("", "witness", "", ("residents",)), ("", "witness", "", ("witnesses",)), ("", "witness", "", ("activists",)),
    ("", "official", "", ("a provincial official",)), ("", "official", "", ("a diplomat",)),
    ("", "other", "", ("local sources",)), ("", "other", "", ("a medical source",)), ("", "other", "", ("a security source",)),
)  # fmt: skip
"""(key, kind, side, wordings): an empty key is nobody's name, and each of its wordings a key of its own."""

SIDES: tuple[tuple[str, ...], ...] = (
    ("government forces", "the army", "army units", "regime forces", "government troops", "the government"),
    ("rebels", "insurgents", "militants", "opposition fighters", "gunmen", "terrorists", "armed groups"),
    ("coalition forces", "the coalition", "foreign forces", "coalition aircraft"),
)
FLYING: tuple[tuple[str, ...], ...] = (
    ("government warplanes", "army helicopters", "regime aircraft", "warplanes"),
    ("rebel drones", "insurgent drones"),
    ("coalition jets", "coalition warplanes", "foreign warplanes", "jets"),
)
SIDES_OF: dict[str, tuple[int, ...]] = {
    "airstrike": (0, 0, 2), "drone": (0, 1, 2), "shelling": (0, 0, 1), "explosion": (1, 1, 1), "ground-fighting": (0, 1),
    "chemical": (0,), "shooting": (0, 1), "execution": (0, 1),
}  # fmt: skip
"""The sides that do each, as often as they stand here."""

NEAR_METHODS: dict[str, tuple[str, ...]] = {
    "airstrike": ("shelling", "explosion"), "drone": ("airstrike", "explosion"), "shelling": ("airstrike", "explosion", "ground-fighting"),
    "explosion": ("shelling", "airstrike"), "ground-fighting": ("shelling", "shooting"), "chemical": ("shelling", "airstrike"),
    "shooting": ("ground-fighting", "execution"), "execution": ("shooting",),
}  # fmt: skip

ATTACKS: dict[str | None, tuple[str, ...]] = {
    "airstrike": ("an air strike", "air strikes", "an air raid", "a bombing raid", "air raids"),
    "drone": ("a drone strike", "an attack drone", "a strike by a drone"),
    "shelling": ("shelling", "mortar fire", "rocket fire", "artillery fire", "a barrage of shells"),
    "explosion": ("a car bomb", "a roadside bomb", "a blast", "an explosion", "a suicide bombing"),
    "ground-fighting": ("fighting", "clashes", "street fighting", "a ground assault"),
    "chemical": ("a gas attack", "a chemical attack", "poison gas"),
    "shooting": ("gunfire", "sniper fire", "a shooting"),
    "execution": ("a summary killing", "executions", "a field execution"),
    None: ("an attack", "violence", "an assault", "a raid"),
}
HITS = ("hit", "struck", "shook", "tore through", "rocked", "landed on", "reached", "ravaged")
TARGETS = (
    "a market", "a street", "a residential block", "a row of shops", "a bakery", "a school yard", "a checkpoint", "a bus station",
    "a mosque", "a clinic", "a fuel depot", "homes", "a farm", "a queue for bread", "a crossroads", "the outskirts",
)  # fmt: skip
PEOPLE: dict[str, tuple[str, ...]] = {
    "person": ("people", "people", "persons"), "civilian": ("civilians", "residents", "villagers", "inhabitants"),
    "combatant": ("fighters", "soldiers", "militants", "troops"),
}  # fmt: skip
ONE = {"person": "one person", "civilian": "one resident", "combatant": "one fighter"}
KILLING = ("killing", "leaving dead", "claiming the lives of", "costing the lives of")
WERE_KILLED = ("were killed", "died", "lost their lives", "were left dead", "have been killed")
WERE_HURT = ("were wounded", "were injured", "were hurt", "suffered wounds", "were taken to hospital wounded")
SAID = ("said", "reported", "announced", "told reporters", "confirmed", "declared", "stated")
TALLY = ("put the dead at", "counted", "gave the toll as", "spoke of", "listed", "recorded")
CONTROL = {"gained": ("took", "seized", "captured", "entered"), "lost": ("withdrew from", "lost", "pulled out of"),
           "held": ("held", "kept hold of"), "contested": ("fought for", "contested")}  # fmt: skip
SERVICE = {"destroyed": ("the hospital of {} was put out of use", "the water station of {} was destroyed"),
           "halted": ("bakeries in {} stopped work", "the clinic of {} closed its doors"),
           "delivered": ("aid lorries reached {}", "food parcels were handed out in {}")}  # fmt: skip
CEASEFIRE = {"agreed": "a truce was agreed for {}", "started": "a truce took hold in {}",
             "violated": "a truce in {} was broken", "ended": "a truce in {} ran out"}  # fmt: skip
TALKS = {
    "held": "envoys met over {}",
    "planned": "talks over {} are to open",
    "failed": "talks over {} broke down",
}
EVACUATION = {
    "started": "buses began to leave {}",
    "halted": "the convoy out of {} was stopped",
    "ended": "the last buses left {}",
}

SYNONYMS: dict[str, str] = {
    "insurgents": "terrorists", "rebels": "militants", "government forces": "regime forces", "the army": "government troops",
    "warplanes": "jets", " near ": " close to ", "witnesses": "onlookers", "hit ": "struck ", "said": "stated", "several": "a number of",
    "morning": "dawn", "families": "households", "smoke": "dust", "were killed": "lost their lives", "residents": "local people",
    "hospital": "clinic", "streets": "alleys", "wounded": "injured", "large": "big", "reached": "arrived at", "night": "evening",
}  # fmt: skip
"""What a paper changes that prints another's text; the words of a side change sides."""

WHO = (
    "Shopkeepers", "Drivers", "Teachers", "Farmers", "Aid workers", "Traders", "Nurses", "Students", "Elders", "Neighbours", "Bakers",
    "Mechanics", "Porters", "Electricians", "Fishermen", "Tailors", "Council members", "Returning families", "Several mothers",
    "Older men", "Football players", "Pharmacists", "Lorry crews", "Grocers", "Night guards", "Cleaners", "Builders", "Clerks",
    "Postmen", "Herders",
)  # fmt: skip
WHERE_SEEN = (
    "near the bridge", "by the old mill", "along the ring road", "behind the depot", "in the upper streets", "at the northern gate",
    "around the square", "beside the canal", "under the flyover", "on the slope", "by the railway", "at the bus stop", "in the orchards",
    "near the silos", "at the fish market", "outside the town hall", "along the ridge", "by the water tower", "in the side alleys",
    "near the stadium", "at the brick works", "on the valley road", "by the courthouse", "in the lower quarter", "at the crossing",
    "around the park", "by the post office", "near the quarry", "in the olive groves", "at the wholesale market",
)  # fmt: skip
SAW = (
    "described smoke over", "pointed at holes in", "swept glass from", "spoke of silence around", "carried furniture out of", "waited beside",
    "photographed the remains of", "complained about the state of", "set up lamps in", "nailed boards over", "queued for hours outside",
    "gathered leaflets from", "watched lorries leave", "listened for aircraft above", "dug channels behind", "painted numbers on",
    "moved sandbags to", "locked the doors of", "hung blankets across", "cleared stones from", "shared bread in front of", "warned children off",
    "led visitors through", "counted cracks in", "hauled water to", "parked handcarts by", "stacked tyres around", "lit fires beside",
    "tied ropes to", "brought generators to",
)  # fmt: skip
WHAT = (
    "the burnt stalls", "the empty warehouse", "the collapsed stairwell", "the closed schoolhouse", "the flooded cellar", "the broken fountain",
    "the last open pharmacy", "the ruined cinema", "the dark arcade", "the damaged minaret", "the row of garages", "the abandoned offices",
    "the fallen pylon", "the dented shutters", "the patched roof", "the crowded courtyard", "the bent railings", "the torn awnings",
    "the deserted terminal", "the cratered lane", "the scorched trees", "the leaning wall", "the silent workshops", "the sealed archive",
    "the makeshift kitchen", "the covered passage", "the stripped shelves", "the cold ovens", "the toppled kiosk", "the shuttered bank",
)  # fmt: skip
WHEN_SEEN = (
    "as evening fell", "before the rain came", "while phones stayed silent", "after the power had failed", "until late at night",
    "in the early morning", "for a second day", "as prices rose again", "while the roads were closed", "despite the cold",
    "as the wind turned", "after prayers", "before the shops opened", "when the sirens had stopped", "under grey skies", "as fuel ran short",
    "while buses stood idle", "after a sleepless night", "between two showers", "as the markets emptied",
)  # fmt: skip

UNSAID = (
    "it was reported",
    "according to reports",
    "reports from the area said",
    "the news of the day was",
    "it emerged later",
)
"""What stands where no voice is named: an outlet's own words."""
TITLES = (
    "What is known from",
    "News from",
    "A day in",
    "Uncertain hours in",
    "The latest from",
    "Life goes on in",
)
TITLE_ENDS = (
    "many hurt", "rescue goes on", "streets cut off", "toll unclear", "residents count losses", "calls for calm", "as talks stall",
)  # fmt: skip
