"""What kind of source some words name: a rights group, a ministry, residents … (docs/claims.md, said_by).

The head of the phrase decides where it can ('a resident of the rebel area' is a witness), else what it speaks
for ('spokesman for the civil defence'), else what else it names.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.records import Voice, VoiceKind

_LIMITS = re.compile(
    r"\s+(?:of|for|from|in|at|with|on|who|which|that|near|inside|outside|under|behind|by|to|whose|based|loyal|close|speaking|quoted|"
    r"cited|known|named|called|declining|asking|told|charged|posted|issued|released|published)\b|\s*[(),;]",
    re.I,
)
"""Where the head of a noun phrase ends."""

# Heads that say what the speaker is, whatever stands around them.
_HEADS: tuple[tuple[VoiceKind, str], ...] = (
    ("witness", "witness eyewitness resident local villager activist survivor refugee civilian relative inhabitant protester protestor demonstrator mother "
     "father brother sister son daughter wife husband uncle aunt cousin neighbour neighbor man woman people migrant farmer trader shopkeeper "
     "merchant evacuee elder herder fisherman passenger driver student widow grandmother grandfather townspeople community "
     "priest pastor imam nun monk teacher headmaster cook baker miner driver caretaker butcher carpenter lawyer parent family girl boy youth prisoner detainee hostage passer-by bystander patient volunteer citizen sudanese person returnee"),
    ("rescue", "doctor medic nurse surgeon paramedic physician rescuer hospital clinic midwife ambulance first-responder firefighter fireman firemen lifeguard coroner morgue "
     "pathologist mortuary"),
    ("media", "correspondent journalist reporter newspaper daily magazine blogger photographer website broadcaster newsroom cameraman weekly"),
    ("monitor", "watchdog observatory"),
    ("government", "minister ministry president presidency government army military police governor mayor prosecutor embassy ambassador parliament premier "
     "junta regime authorities navy marines kremlin pentagon idf gendarmerie commissioner prefect vice-president sheriff lawmaker "
     "officer mp senator congressman congresswoman constable cabinet state troops municipality"),
    ("official", "diplomat official envoy negotiator"),
    ("armed-group", "rebels rebel maoist militant militants insurgent insurgents guerrilla guerrillas separatist separatists jihadist jihadists militia militiamen fighter "
     "fighters"),
)  # fmt: skip
_OF_HEAD = {word: kind for kind, words in _HEADS for word in words.split()}

# What a speaker without a kind of his own may stand for; the first that is named in the phrase.
_BODIES: tuple[tuple[VoiceKind, str], ...] = (
    ("rescue", r"\bcivil(?:ian)? (?:def[ec]n[cs]e|protection)|white helmets?|red (?:cross|crescent)|rescue|medic(?:s|al)\b|doctors?\b|hospitals?\b|ambulance|"
     r"emergency (?:services?|medicine|cent(?:er|re)|room|workers?)|(?:relief|aid) workers?|paramedics?|clinic|first responders|m[ée]decins sans|\bmsf\b|fire (?:brigade|service|department)|"
     r"surgeons?\b|morgue|blood bank|coastguard|coast guard|health (?:workers?|sources?)"),
    ("un", r"\bu\.n\.?|\bun\b|united nations|unicef|unhcr|ohchr|unrwa|\bocha\b|world health organi[sz]ation|\bwho\b(?! )|world food programme|"
     r"\bun[a-z]{2,6}\b(?<!under)(?<!unit)(?<!union)(?<!until)(?<!unknown)|refugee agency|security council|monusco|minusma|amisom-un|"
     r"international organi[sz]ation for migration|\biom\b|special rapporteur|unit(?:ed)? nation"),
    ("armed-group", r"\b(?:amaq|rebels?|militants?|insurgents?|jihadis\w*|jabhat|nusra|tahrir al-sham|ahrar|jaysh|jaish|jeish|faylaq|liwa|free syrian army|fsa|taliban|taleban|"
     r"hamas|hezbollah|hizbullah|houthis?|ansar allah|rapid support forces|rsf|ypg|sdf|syrian democratic forces|islamic state|isis|isil|daesh|"
     r"al[- ]qaeda|al[- ]qaida|al[- ]shabaab|shabaab|boko haram|separatists?|guerrill\w+|m23|militias?|farc|eln|fmln|ltte|tigers?|shining path|resistance(?! committees?\b| rooms?\b)|"
     r"pkk|kla|ndf|brigades?|battalions?|liberation (?:army|front|movement)|people's def[ec]n[cs]e|self-def[ec]n[cs]e|opposition fighters|fighters?|"
     r"arakan army|\w+ independence army|\w+ national liberation army|defen[cs]e forces? of|armed (?:wing|group|opposition|movement)|mutineers?|"
     r"warlord|paramilitar\w+|the forces|popular mobili[sz]ation)\b"),
    ("monitor", r"\b(?:\w+-based (?:rights |monitoring |activist )?(?:group|organi[sz]ation|network|body)|observator(?:y|ies)|monitors?|monitoring|rights|human[- ]rights|amnesty|watchdog|sohr|snhr|airwars|body count|documentation|violations|"
     r"b'?tselem|coordination committees?|resistance committees?|acled|policy research|committee to protect|reporters without borders|tracker|casualty record\w+|"
     r"network for human|legal aid|research(?:ers)?|jurists)\b"),
    ("government", r"(?:defen[cs]e|foreign|interior|home|press|army) secretary|(?<!relief )(?<!syrian )(?<!national )(?<!opposition )\bcoalition|\b(?!civilian\b|palestinian\b)(?:[a-z]+(?:ian|ish|ese|can|ani|aqi)|french|dutch|us|u\.s\.) spokes(?:man|woman|person)\b|\b(?:state[- ](?:run|owned|controlled|media|tv|television|news|radio|agency)|state (?:television|media)|sana\b|official (?:news )?(?:agency|media|daily|radio|television)|"
     r"ministry|ministries|ministers?|president\w*|government|army|military|pentagon|kremlin|white house|foreign (?:secretary|office)|secretary of (?:state|defen[cs]e)|"
     r"defen[cs]e (?:department|official|source|chief|spokes\w+)|governor\w*|embassy|ambassador|police|armed forces|security (?:forces?|service|chief)|state department|"
     r"centcom|central command|regional (?:administration|command|headquarters)|command|headquarters|xinhua|tass|itar-tass|ria novosti|irna|wafa|authorit(?:y|ies)|regime|"
     r"air force|general staff|interior|intelligence|parliament\w*|prosecut\w+|mayor\w*|reconciliation cent(?:er|re)|idf|prime minister|marines?|troops|soldiers?|colonel|"
     r"col\.?|lt\.?|gen\.?|general|major|maj\.?|brig\.?|brigadier|capt\.?|captain|sgt|commander|admiral|commissioner|prefect|immigration service|national security|local council|municipal\w*|provincial|district|county|prefecture|"
     r"administration|occupation|health (?:bureau|department|directorate|office)|directorate|department|bureau|border guard|national guard|gendarmerie|junta|"
     r"disaster (?:office|management|agency)|nato|isaf|kfor|african union|amisom|\w+-installed|\w+-appointed|civil administration|attorney general|ombuds\w+)\b"),
    ("media", r"\b(?:reuters|afp|agence france|associated press|ap|bbc|cnn|upi|dpa|al[- ]jazeera|al[- ]arabiya|newspapers?|web ?sites?|press|news|media|agency|agencies|"
     r"tv|television|channel|radio|the (?:\w+ )?daily|paper|magazine|interfax|blogs?|broadcaster|telegraph|correspondents?|journalists?|reporters?|post|times)\b"),
    ("witness", r"\b(?:witness(?:es)?|eyewitness\w*|residents?|activists?|locals|survivors?|villagers?|refugees?|relatives?|inhabitants?|protesters?|elders?|families|tribal)\b"),
    ("official", r"\b(?:officials?|diplomats?|envoy|spokes\w+|officers?|aides?|politicians?|lawmakers?|mediators?|security source|local source)\b"),
)  # fmt: skip
_BODY_RES = {kind: re.compile(pattern, re.I) for kind, pattern in _BODIES}

_BARE_SOURCES = re.compile(
    r"(?:the |a |an |one |some |several |many |other |two |three |various |our |his |her |its |their |reliable |informed |unverified |un\w+ed |local |new |"
    r"early |initial |first |recent |latest |conflicting |earlier )*"
    r"(?:sources?|reports?|accounts?|figures?|counts?|toll|tally|allegations?|rumou?rs?|estimates?|information|statements?|bulletins?|footage|videos?|"
    r"photographs?|photos?|images?|pictures?|documents?|evidence|critics|experts?|analysts?|observers?|opponents)",
    re.I,
)
_STATE_MEDIA = re.compile(
    r"\b(?:state|official|government|army|military|national|\w+ian|\w+ish|\w+ese|\w+ani|\w+aqi|\w+emeni)(?:[- ](?:run|owned|controlled))? (?:news |press |satellite )?"
    r"(?:agency|tv|television|radio|media)\b|\b\w+[’']s (?:official |national )*(?:\w+ )?(?:news|press) agency\b|\b(?:syria|iraq|iran|sudan|libya|egypt|yemen)[’']?s? (?:tv|television)\b",
    re.I,
)
_NOT_STATE = re.compile(
    r"\b(?:private|independent|opposition|rebel|local|other|pro-\w+|international|foreign|activist|exile)\b",
    re.I,
)
_GOVERNMENTS = re.compile(
    r"(?:the )?(?:united states|us|u\.s\.|washington|russia|moscow|ukraine|kyiv|kiev|syria|damascus|turkey|ankara|iran|tehran|israel|jordan|amman|egypt|cairo|"
    r"iraq|baghdad|saudi arabia|riyadh|yemen|sudan|khartoum|south sudan|juba|ethiopia|addis ababa|eritrea|asmara|rwanda|kigali|uganda|kampala|burundi|congo|"
    r"kinshasa|nigeria|abuja|mali|bamako|niger|niamey|chad|kenya|nairobi|somalia|mogadishu|libya|tripoli|algeria|tunisia|morocco|france|paris|britain|"
    r"the uk|uk|london|germany|berlin|china|beijing|india|new delhi|pakistan|islamabad|afghanistan|kabul|myanmar|burma|naypyitaw|sri lanka|colombo|"
    r"philippines|manila|indonesia|jakarta|serbia|belgrade|yugoslavia|croatia|zagreb|bosnia|sarajevo|kosovo|pristina|georgia|tbilisi|armenia|yerevan|"
    r"azerbaijan|baku|colombia|bogota|peru|lima|el salvador|guatemala|nicaragua|managua|honduras|cuba|havana|venezuela|caracas|brussels|nato|lebanon|beirut|"
    r"north korea|pyongyang|south korea|seoul|japan|tokyo|vietnam|hanoi|cambodia|thailand|bangkok|australia|canberra|poland|warsaw|minsk|belarus|brazil|"
    r"kuwait|qatar|doha|oman|muscat|bahrain|manama|angola|luanda|namibia|windhoek|zambia|lusaka|mozambique|maputo|zimbabwe|harare|south africa|pretoria|cameroon|yaound[eé]|gabon|"
    r"ghana|accra|senegal|dakar|liberia|monrovia|sierra leone|freetown|ivory coast|burkina faso|ouagadougou|mauritania|nouakchott|djibouti|tanzania|malawi|botswana|ecuador|quito|"
    r"bolivia|la paz|chile|argentina|buenos aires|paraguay|uruguay|mexico|haiti|laos|vientiane|nepal|kathmandu|bangladesh|dhaka|malaysia|singapore|kazakhstan|uzbekistan|tashkent|"
    r"tajikistan|dushanbe|kyrgyzstan|bishkek|turkmenistan|moldova|chisinau|romania|bucharest|bulgaria|sofia|hungary|budapest|austria|vienna|switzerland|italy|rome|spain|madrid|"
    r"portugal|lisbon|greece|athens|cyprus|nicosia|albania|tirana|macedonia|skopje|montenegro|slovenia|norway|oslo|sweden|stockholm|denmark|finland|the netherlands|belgium|canada|ottawa)",
    re.I,
)  # fmt: skip


NO_NAME = re.compile(
    r"declin\w+ to (?:be (?:identified|named)|give)|condition of anonymity|anonym|not (?:be |to be )?(?:named|identified)|unnamed|"
    r"unidentified",
    re.I,
)


_ISSUED = re.compile(
    r"\b(?:statement|report|bulletin|communiqu[eé]|video|photograph|photo|count|tally|toll|footage|letter|figure|source|official|commander|member|leader)s?\b",
    re.I,
)
"""What speaks for whoever stands behind it: 'a bulletin issued by', 'a source in'."""


@lru_cache(maxsize=10_000)
def kind_of(text: str) -> VoiceKind:
    """What kind of source these words name (docs/claims.md, said_by)."""
    text = " ".join(text.split())
    if _BARE_SOURCES.fullmatch(text):
        return "other"
    if _GOVERNMENTS.fullmatch(text):
        return "government"
    # 'Omar Saleh, a doctor in Aden': the name says nothing, what stands beside it does.
    fallback: VoiceKind | None = None
    for part in re.split(r"\s*[,(;]\s*", text):
        found = _kind_of_part(part)
        if found is not None and found != "official":
            return found
        fallback = fallback or found
    return fallback or "other"


def is_bare_source(text: str) -> bool:
    """'several sources', 'unverified reports': a source that is nobody in particular."""
    return bool(_BARE_SOURCES.fullmatch(" ".join(text.split())))


def is_country(text: str) -> bool:
    """A country or a capital: its government where it speaks, else a place."""
    return bool(_GOVERNMENTS.fullmatch(text))


def _kind_of_part(part: str) -> VoiceKind | None:
    cut = _LIMITS.search(part)
    front = part[: cut.start()] if cut else part
    words = re.findall(r"[\w.’'-]+", front)
    while len(words) > 1 and words[-1].lower() in ("there", "here", "nearby", "inside"):
        words.pop()
    if not words:
        return None
    head = words[-1].lower().strip(".").removesuffix("'s").removesuffix("’s")
    kind = (
        _OF_HEAD.get(head)
        or _OF_HEAD.get(head.removesuffix("s"))
        or _OF_HEAD.get(re.sub(r"(?:ie|e)s$", "", head))
    )
    if kind is None and head in (
        "women",
        "men",
        "children",
        "families",
        "authorities",
        "ministries",
        "countrymen",
    ):
        kind = "government" if head in ("authorities", "ministries") else "witness"
    if head in ("army", "forces", "police", "command") and _BODY_RES["armed-group"].search(front):
        return "armed-group"
    if kind in ("witness", "rescue", "armed-group", "monitor", "government"):
        return kind
    if _STATE_MEDIA.search(part) and not _NOT_STATE.search(part):
        return "government"
    if kind == "media":
        return kind
    body = _body_of(front)
    if body is not None:
        return body
    part = re.sub(r"\S+[- ](?:held|controlled|run)\b", "", part)
    issued = _ISSUED.search(front)
    whole = (
        front
        + re.split(
            r"\s+(?:near|inside|outside|under|who|which|whose)\b"
            if issued
            else r"\s+(?:in|near|inside|outside|under|by|who|which|whose)\b",
            part[len(front) :],
        )[0]
    )
    body = _body_of(whole)
    if body is not None:
        return body
    if head in ("source", "sources") and re.search(
        r"\b(?:security|intelligence|diplomatic|western|official)\b", front, re.I
    ):
        return "official"
    if re.match(r"dr\.?\s", part, re.I):
        return "rescue"
    return kind or ("official" if _BODY_RES["official"].search(part) else None)


def _body_of(words: str) -> VoiceKind | None:
    """The kind of the first body that the words name; officials name none."""
    return next(
        (kind for kind, pattern in _BODY_RES.items() if kind != "official" and pattern.search(words)), None
    )


def voice(text: str) -> Voice:
    return Voice(text, kind_of(text), bool(NO_NAME.search(text)))
