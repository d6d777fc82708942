"""What kind of source some words name: a rights group, a ministry, residents … (docs/claims.md, said_by)."""

from __future__ import annotations

import re

from onrecord.records import Voice, VoiceKind

# Tried in this order: the first pattern that a source's words match gives its kind.
_KINDS: tuple[tuple[VoiceKind, str], ...] = (
    ("armed-group", r"\b(?:amaq|rebel (?:commander|fighter|group|leader|spokes\w+|official|force)s?|rebels?|militants?|insurgents?|"
     r"jihadists?|head of one of the (?:largest )?rebel|jabhat|nusra|ahrar|jaysh|jaish|free syrian army|fsa|taliban|hamas|"
     r"hezbollah|houthis?|rsf|rapid support forces|ypg|sdf|syrian democratic forces|islamic state|isis|isil|daesh|al-qaeda|"
     r"separatists?|guerrillas?|m23|militia|farc|fmln|shining path)\b"),
    ("rescue", r"\b(?:civil def[ec]n[cs]e|white helmets?|red (?:cross|crescent)|rescue(?:rs?| (?:workers?|services?|teams?|official))|"
     r"medics?|doctors?|hospitals?|medical|paramedics?|first responders?|surgeons?|nurses?|clinic|msf|"
     r"m[ée]decins sans|ambulance|emergency services?|ida)\b"),
    ("un", r"(?:\bu\.n\.?|\bun\b|united nations|unicef|unhcr|ohchr|unrwa|\bocha\b|world health organi[sz]ation|\bwho\b(?! )|"
     r"world food programme|ban ki-moon|\bmr ban\b|kofi annan|staffan de mistura|guterres|unsmis|security council)"),
    ("monitor", r"\b(?:observator(?:y|ies)|monitor(?:s|ing)?(?: group| organi[sz]ation)?|rights? (?:group|watch|organi[sz]ation|activists?)s?|"
     r"human rights|amnesty|watchdog|sohr|snhr|airwars|iraq body count|violations documentation|b'?tselem|network for human|"
     r"local coordination committees?|acled)\b"),
    ("media", r"\b(?:reuters|afp|agence france|associated press|\bap\b|bbc|cnn|al[- ]jazeera|al[- ]arabiya|newspapers?|"
     r"web ?sites?|correspondents?|journalists?|reporters?|interfax|(?:local|opposition|other|international|pro-\w+) media|"
     r"(?:activist|opposition) (?:media|news)|magazine|dpa|blog(?:ger)?s?|media (?:reports?|outlets?|activist)|ara news)\b"),
    ("government", r"\b(?:state[- ](?:run |owned )?(?:media|tv|television|news|radio|agency)|sana|syria tv|official news agency|ministry|ministers?|"
     r"president|presidency|government|army|military|pentagon|kremlin|white house|foreign secretary|secretary of state|defen[cs]e|"
     r"governor|embassy|ambassador|police|armed forces|security forces|state department|centcom|coalition|xinhua|tass|"
     r"ria novosti|irna|state|authorities|regime|air force|general staff|interior|parliament|prosecutors?|mayor|"
     r"reconciliation cent(?:er|re)|central command|idf|prime minister|marines?|troops|colonel|lt\.? col|brig)\b"),
    ("witness", r"\b(?:witness(?:es)?|residents?|activists?|locals?|survivors?|villagers?|refugees?|civilians?|relatives?|"
     r"inhabitants?|protesters?|eyewitness(?:es)?|mother|father|brother|neighbou?rs?|man|woman|people|migrants?|farmers?)\b"),
    ("official", r"\b(?:officials?|diplomats?|sources?|authority|spokes(?:man|woman|person)|envoy|officers?|aides?|mp|senator|"
     r"lawmakers?|administration)\b"),
    ("media", r"\b(?:news agency|agency|agencies|media|tv|television|channel|radio|news|press|paper)\b"),
)  # fmt: skip


_KIND_RES = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in _KINDS)


NO_NAME = re.compile(
    r"declin\w+ to (?:be (?:identified|named)|give)|condition of anonymity|anonym|not (?:be |to be )?(?:named|identified)|unnamed|"
    r"unidentified",
    re.I,
)


def kind_of(text: str) -> VoiceKind:
    """What kind of source these words name (docs/claims.md, said_by)."""
    for kind, pattern in _KIND_RES:
        if pattern.search(text):
            return kind
    return "other"


def voice(text: str) -> Voice:
    return Voice(text, kind_of(text), bool(NO_NAME.search(text)))
