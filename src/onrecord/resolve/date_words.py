"""The words of time in English news, as patterns. What they mean is decided in date_rules.py.

`CORES` are expressions that stand by themselves ('Tuesday night', '3 May', 'two weeks ago'); the words that
may lead them ('early on', 'since', 'between') are `LEAD`. Case matters: May and may, March and march.
"""

from __future__ import annotations

import re

from onrecord.calendar_words import MONTH_NAMES, WEEKDAYS
from onrecord.scanning import WordScan

MONTHS = {name[:3]: i for i, name in enumerate(MONTH_NAMES, 1)}

COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12, "couple": 2, "few": 3,
}  # fmt: skip


def _cased(words: list[str]) -> str:
    return "|".join(f"[{w[0].upper()}{w[0]}]{w[1:]}|{w.upper()}" for w in words)


WD = rf"(?:{_cased(list(WEEKDAYS))})"
_SHORT_WD = r"(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun|MON|TUE|WED|THU|FRI|SAT|SUN)\.?"
_DN = rf"(?:{WD}|{_SHORT_WD})"
_LONG_MON = _cased([m for m in MONTH_NAMES if m not in ("may", "march")]) + "|May|MAY|March|MARCH"
_SHORT_MON = (
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?"
)
MON = rf"(?:{_LONG_MON}|{_SHORT_MON})"
_D = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_Y = r"(?:1[0-9]\d\d|20\d\d)"
_OF_YEAR = r"(?:,?\s+(?:of\s+)?(?P<ry>last|this|next|that|the\s+(?:same|previous|following))\s+year\b)"
_TO = r"(?:\s*[-–—/]\s*|\s+(?:to|through|until|till|and|or|&)\s+)"

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_NUM = (
    rf"(?i:\d{{1,3}}|(?:{_TENS})(?:[ -](?:{_ONES}))?|{_ONES}|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|(?:a|the)\s+few|a\s+couple\s+of|a\s+dozen|several|few|some|many|an?)"
)
_QUAL = (
    r"(?:(?:(?:[Jj]ust|only|well)\s+)?(?:[Mm]ore\s+than|less\s+than|at\s+least|up\s+to|[Aa]bout|around|some|"
    r"[Aa]lmost|[Nn]early|[Oo]ver|under|roughly|[Jj]ust|only|barely|a\s+total\s+of)\s+)?"
)
_LONG = r"(?:days?|nights?|weeks?|fortnights?|months?|years?|decades?)"
_UNIT = rf"(?:hours?|{_LONG})"
_SEASON = r"(?:summer|spring|autumn|fall|winter)"
_REL = (
    r"(?:[Ll]ast|[Tt]his\s+(?:past|coming)|[Tt]his|[Nn]ext|[Pp]ast|[Cc]oming|[Cc]urrent|"
    r"(?:[Tt]he\s+)?(?:[Pp]revious|[Ff]ollowing|[Ss]ame)|[Tt]hat(?:\s+same)?)"
)
_TOD = r"(?:overnight|morning|afternoon|evening|night|midday|noon|midnight|dawn|dusk|lunchtime)"
_HOUR = r"\d{1,2}(?:[.:]\d\d)?\s*[ap]\.?m\b\.?|[0-2]\d[.:]?[0-5]\d\s+(?:GMT|UTC|hours|local\s+time)|\d{1,2}\s+o['’]clock"
_NO_DAY = rf"(?!\.?,?\s*(?:\(|(?:(?:in\s+the\s+\w+\s+)?(?:on|of)\s+)?(?:the\s+)?(?:{_DN}\b|{MON}\b|{_D}\s+(?:of\s+)?{MON}|(?:[23]?1st|2?2nd|2?3rd|[12]?\dth|30th)\b|yesterday|today|tomorrow|tonight|last\s|this\s|that\s|same\s)))"
"""An hour that has no day beside it."""
_SHARE = (
    r"(?:(?:[Tt]he\s+)?(?:(?P<eve>eve)\s+of\s+|(?P<ord>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[Ff]inal)\s+"
    rf"(?:(?P<n>{_NUM})\s+)?(?P<u>day|night|week)s?\s+of\s+))?"
)
_FEASTS = (
    r"(?:Eid|[‘'’]?Id)[\s-](?:al|ul|el|ur)[\s-](?:Fitr|Adha)|Eid(?=[\s,.;]|\Z)|Ashura|Arbaeen|Nowruz|Newroz|Thanksgiving(?:\s+Day)?|"
    r"(?:(?:(?:Greek|Russian|Ukrainian|Serbian|Ethiopian|Coptic)\s+)?(?:Orthodox|Eastern)\s+|(?:Coptic|Ethiopian)\s+)?"
    r"(?:Christmas(?:\s+(?:Eve|Day))?|Easter(?:\s+(?:Sunday|Monday|[Ww]eekend))?|Good\s+Friday|Palm\s+Sunday|(?:Holy|Maundy)\s+Thursday|"
    r"Holy\s+(?:Saturday|Week)|Ash\s+Wednesday|Ascension\s+Day|Pentecost|Whit\s+(?:Sunday|Monday)|Epiphany)|"
    r"New\s+Year['’]s\s+(?:Day|Eve)|Boxing\s+Day|(?<=since\s)the\s+[Nn]ew\s+[Yy]ear(?!['’])"
)
_WAR = (
    r"(?:war|conflict|uprising|revolution|rebellion|insurgency|crisis|revolt|unrest|siege|fighting|violence|"
    r"invasion)"
)
_NATIONAL = r"[A-Z][a-z]+(?:ian|ish|ese|an|ch|i)"
_CAMPAIGN = (
    rf"(?:{_WAR}|operation|offensive|campaign|assault|bombardment|hostilities|evacuation|ceasefire|cease-fire|truce|emergency|occupation|"
    r"blockade|clashes|attacks|airstrikes|air\s+strikes|genocide|intervention|raids|bombings?|strikes|shelling|protests|takeover|coup)"
)
# 'since the outbreak of war in Syria in March 2011': the date governs, not the war.
_DATED = rf"(?:(?:in|on)\s+(?:the\s+)?(?:early\s+|late\s+|mid-)?(?:{MON}|{_Y}|{_D}|{WD}|\w+\s+of\s+{MON})|{_NUM}\s+{_LONG}\s+ago)"
_UNDATED = rf"(?!(?:\s+[\w'’-]+){{0,3}}?\s+{_DATED})"
_UNDATED_CLAUSE = rf"(?!(?:\s+[\w'’-]+){{0,14}}?\s+{_DATED})"

DAY_WORDS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth",
    "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth",
    "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip
_DAY_WORD = "|".join(sorted(DAY_WORDS, key=len, reverse=True))

# Order matters where two begin at the same place: the fuller first.
CORES: tuple[tuple[str, str], ...] = (
    ("iso", rf"(?P<y>{_Y})-(?P<m>\d\d)-(?P<d>\d\d)(?:T[\d:.]+Z?)?(?!\d)"),
    ("numeric", rf"(?P<a>\d{{1,2}})(?P<sep>[/.-])(?P<b>\d{{1,2}})(?P=sep)(?P<y>{_Y})(?!\d)"),
    ("stamp", rf"(?P<d>{_D})\s+(?P<mon>{MON})\s+(?P<yy>\d\d)(?=,?\s+\d\d?[:.]?\d\d(?!\d))"),
    (
        "dmy",
        rf"(?:(?P<wd>{_DN}),?\s+)?(?:the\s+)?(?P<d1>{_D})(?:(?:,\s*{_D})*{_TO}(?P<d2>{_D}))?(?:\s+|-)(?:of\s+)?"
        rf"(?P<mon>{MON})(?:,?(?:\s+|-)(?P<y>{_Y})(?!\d)|{_OF_YEAR})?(?!\w)",
    ),
    (
        "mdy",
        rf"(?:(?P<wd>{_DN}),?\s+)?(?P<mon>{MON})\s+(?:the\s+)?(?P<d1>{_D})(?:{_TO}(?P<d2>{_D}))?"
        rf"(?:,?\s*(?P<y>{_Y})(?!\d)|{_OF_YEAR}|(?![\d%]|[:/]\d|[,.]\d|\s+per\s?cent))",
    ),
    (
        "monthyear",
        rf"(?P<mon>{MON})(?:\s*[-–—/]\s*(?P<mon2>{MON}))?"
        rf"(?:,?\s+(?:of\s+)?(?P<y>{_Y})(?!\d|,\d)|{_OF_YEAR})",
    ),
    (
        "dayword",
        rf"(?:the\s+)?(?P<o>{_DAY_WORD})\s+(?:day\s+)?of\s+(?P<mon>{MON})(?:,?\s+(?P<y>{_Y})(?!\d)|{_OF_YEAR})?(?!\w)",
    ),
    (
        "ordinal",
        rf"(?:[Tt]he\s+)?(?P<ord>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[Ff]inal)\s+"
        rf"(?P<u>week|weekend|half|quarter|day|days)\s+(?:of|in)\s+"
        rf"(?:(?P<mon>{MON})(?:\s+(?P<y>{_Y}))?|(?P<y2>{_Y})|(?P<rel>this|last|the)\s+(?P<u2>month|year))(?!\w)",
    ),
    (
        "quarter",
        rf"(?:(?P<ry>last|this|next)\s+year['’]s\s+|(?:[Tt]he\s+)?(?:(?P<y>{_Y})\s+)?)(?:fiscal[\s-]+)?"
        r"(?P<ord>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)[\s-]+quarter\b(?![\s-]+finals?)",
    ),
    (
        "ramadan",
        rf"{_SHARE}(?:(?P<rel>last|this|next)\s+)?(?:[Tt]he\s+)?(?:(?:Muslim|Islamic)\s+)?(?:(?:holy\s+)?(?:(?:fasting\s+)?month\s+of\s+)?"
        rf"(?:(?:holy|fasting)\s+)?Ramadan\b|(?:(?:holy|fasting)\s+)(?:fasting\s+)?month\b)(?:,?\s+(?:of\s+)?(?P<y>{_Y})|{_OF_YEAR})?",
    ),
    (
        "feast",
        rf"{_SHARE}(?:(?P<rel>[Ll]ast|[Tt]his|[Nn]ext)\s+)?(?:(?:[Tt]he\s+)?(?:Muslim\s+)?(?:feast|festival|holiday)\s+of\s+)?"
        rf"(?P<w>{_FEASTS})\b(?!\s+Islands?\b)(?:,?\s+(?:of\s+|in\s+)?(?P<y>{_Y})\b|{_OF_YEAR})?",
    ),
    (
        "firstof",
        rf"(?:[Tt]he\s+)?(?P<ord>[Ff]irst|[Ll]ast|[Ff]inal)\s+(?P<n>{_NUM})\s+(?P<u>days|weeks|months)\s+(?:of|in)\s+"
        rf"(?:(?P<mon>{MON})(?:\s+(?P<y>{_Y}))?(?!\w)|(?P<y2>{_Y})(?!\d)|(?P<rel>this|last|the)\s+(?P<u2>month|year)\b)",
    ),
    ("years", rf"(?P<y>{_Y})\s*[-–—]\s*(?P<y2>{_Y}|\d\d)(?![\d%])"),
    ("decade", r"(?:[Tt]he\s+)?(?P<y>(?:1[5-9]|20)\d0)['’]?s\b"),
    (
        "season",
        rf"(?:the\s+)?(?P<season>{_SEASON})(?:\s+(?:of\s+)?(?P<y>{_Y})(?:[-–/](?:\d\d){{1,2}})?(?!\d)|{_OF_YEAR})|(?P<rel>{_REL})\s+(?P<season2>{_SEASON})\b|"
        r"the\s+(?P<season3>spring|summer|autumn|winter|(?<=in\sthe\s)fall(?!\s+(?:of|in)\b))\b(?!\s+(?:[A-Z]|offensive|house|camp|school|clothes))",
    ),
    ("beforelast", r"[Tt]he\s+(?:(?P<day>day\s+before\s+yesterday|day\s+after\s+tomorrow)|"
     r"(?P<u>week|month|year)\s+before\s+last)"),
    (
        "spoken",
        r"(?P<w>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|[Ll]ast\s+night|[Tt]his\s+(?:morning|afternoon|evening)|"
        r"[Oo]vernight(?!\s+(?:(?:on|from|to|into)\s+)?(?:" + WD + r"))|[Dd]uring\s+the\s+night(?!\s+(?:of|from)\b)|(?:[Aa]ll|[Tt]hroughout\s+the|[Tt]hrough\s+the)\s+night(?!\s+(?:of|from|on)\b)|"
        r"[Tt]he\s+past\s+night|[Ii]n\s+the\s+night(?!\s+(?:of|from)\b))\b(?:['’]s)?(?:\s+" + _TOD + ")?",
    ),
    (
        "weekday",
        rf"(?:(?P<rel>{_REL})\s+)?(?P<wd>{WD})(?P<poss>['’]s\b|s\b['’]?)?(?:\s+(?:(?:in\s+)?the\s+)?{_TOD}\b)?"
        r"(?:,?\s+(?:of\s+)?(?P<week>last|this|next)\s+week\b|\s+(?P<week2>last)\b(?!\s+(?:week|month|year)))?",
    ),
    ("ago", rf"{_QUAL}(?P<n>{_NUM})\s+(?P<u>{_LONG})(?:\s+or\s+(?:so|two|more))?\s+ago\b(?P<today>\s+(?:today|this\s+(?P<around>week|month))\b)?"),
    (
        "shift",
        rf"{_QUAL}(?P<n>{_NUM})\s+(?P<u>{_LONG})\s+(?P<dir>earlier|later|beforehand|afterwards?|before|after)\b",
    ),
    (
        "anchored",
        r"(?P<w>[Tt]he\s+(?:very\s+)?(?:next|following|previous|same)\s+(?:day|night|morning|evening|afternoon)|"
        r"(?:[Ll]ater\s+)?[Tt]hat\s+(?:same\s+)?(?:day|night|morning|evening|afternoon)|"
        r"[Tt]he\s+day\s+(?:before|after)(?!\s+(?:the|an?|his|her|its|their)\b)|"
        r"[Tt]he\s+(?P<u>week|month|year)\s+(?P<way>before|after)(?!\s+(?:last|the|an?|his|her|its|their|that|this|[A-Z]|\d{4}\b))|"
        r"(?:nightfall|sunset|sundown|daybreak)|Before\s+dawn(?!\s+(?:on|of|yesterday|today|\w+day)\b)|(?<=[Bb]y\s)(?:afternoon|evening|midday|noon|dusk)|"
        r"(?:[Ee]arlier|[Ll]ater)\s+in\s+the\s+day|[Ll]ater\s+(?:the|that)\s+(?:same\s+)?day)\b",
    ),
    (
        "clock",
        r"(?:(?:(?<=[Aa]t\s)|(?<=efore\s)|(?<=fter\s)|(?<=round\s)|(?<=bout\s)|(?<=[Bb]y\s)|(?<=ince\s))"
        rf"(?P<w>dawn|daybreak|sunrise|midday|noon|midnight|dusk|nightfall|sunset|{_HOUR})|(?<=[Ii]n\s)the\s+(?:early|small)\s+hours|"
        r"(?:(?<=[Ll]ate\sat\s)|(?<=[Ll]ate\sin\sthe\s))(?P<late>night|evening)|(?<=[Ii]n\s)the\s+early\s+(?:morning|evening)|"
        r"(?P<dark>[Tt]he\s+(?:night|evening)\s+before)(?!\s+(?:the|an?|his|her|its|their|that|this|last|[A-Z]|\d)))(?![\w-])" + _NO_DAY,
    ),
    (
        "rolling",
        rf"(?:[Tt]he\s+)?(?P<rel>[Ll]ast|[Pp]ast|[Pp]revious|[Pp]receding|[Nn]ext|[Cc]oming)\s+"
        rf"(?P<n>{_NUM})[\s-]+(?P<u>{_UNIT})\b",
    ),
    ("recent", rf"(?:[Mm]ore\s+)?[Rr]ecent\s+(?P<u>{_UNIT})\b|[Rr]ecently\b|[Ll]ately\b"),
    (
        "vague",
        r"(?:[Tt]he\s+(?P<rel>last|past|following|next|coming)|[Pp]ast)\s+(?:hours|days|weeks|months|years)\b",
    ),
    (
        "relative",
        rf"(?P<the>[Tt]he\s+)?(?P<rel>{_REL})\s+(?:(?P<u>week(?!end)|weekend|month|year|decade|quarter)|(?P<mon>{MON})(?!\.?\s+\d))"
        r"(?:['’]s\b|(?<!ing\s\w{4})(?<!ing\s\w{5})s(?=\s+[a-z])|(?![\w-]))",
    ),
    ("weekend", r"(?:(?:[Aa]t|[Oo]ver|[Dd]uring)\s+)?[Tt]he\s+weekend\b"),
    ("within", rf"(?:[Ii]n|[Ww]ithin|(?P<over>[Oo]ver|[Dd]uring))\s+(?P<q>{_QUAL})(?P<n>{_NUM})\s+(?P<u>{_UNIT})\b(?P<of>(?=\s+of\b))?"),
    (
        "lasting",
        rf"[Ff]or\s+(?P<q>{_QUAL})(?:the\s+)?(?P<n>{_NUM})\s+(?P<u>{_UNIT})\b|"
        r"[Ff]or\s+(?P<u2>days|weeks|months|years|decades)\b",
    ),
    (
        "nthday",
        r"[Ff]or\s+(?:the|an?|its|their)\s+(?P<ord>\d{1,3}(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+"
        r"(?:(?:straight|consecutive|successive)\s+)?(?P<u>day|night|week|month)\b(?:\s+in\s+a\s+row|\s+running)?(?!\s+(?:of|since|in)\b)",
    ),
    ("warlength", rf"(?P<n>{_NUM})-years?(?:-(?:old|long))?\s+(?:\w+\s+)?{_WAR}\b"),
    ("warspan", rf"{_QUAL}(?P<n>{_NUM})\s+(?P<u>weeks?|months?|years?|decades?)\s+of\s+(?:(?:[a-z]+|{_NATIONAL})\s+){{0,2}}?{_WAR}\b"),
    (
        "outbreak",
        r"(?:[Tt]he\s+)?(?:start|beginning|outbreak|onset|eruption|launch)\s+of\s+"
        rf"(?:(?!(?:week|month|year)\b)[\w'’-]+\s+){{0,4}}?{_CAMPAIGN}\b{_UNDATED}|"
        rf"(?<=[Ss]ince\s)(?:the|its|their)\s+(?:[\w'’-]+\s+){{0,3}}?{_CAMPAIGN}\s+(?:began|started|broke\s+out|erupted|resumed|took\s+(?:effect|hold)|"
        rf"(?:came|went)\s+into\s+(?:effect|force)|was\s+launched)\b{_UNDATED_CLAUSE}|"
        rf"(?<=[Ss]ince\s)the\s+(?:[a-z]+\s+)?(?:coup|ceasefire|cease-fire|truce|war|invasion|offensive|uprising|takeover)\b{_UNDATED}"
        r"(?!\s+(?:of|in|on|began|started|broke|erupted|took|came|went|was|is|ended|collapsed|agreed|deal|agreement)\b)",
    ),
    ("daynumber", r"(?:(?<=[Oo]n\sthe\s)|(?<=morning\sof\sthe\s)|(?<=evening\sof\sthe\s)|(?<=night\sof\sthe\s)|(?<=afternoon\sof\sthe\s)|(?<=hours\sof\sthe\s))(?P<d>3[01]st|30th|[12]?(?:1st|2nd|3rd)|[12]?[4-9]th|1[0-3]th|20th|(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|"
     r"twenty-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty-first)(?=\s*,))\b(?=\s*[.,;:)]|\s+(?:and|but|of\s+(?:this|the)\s+month)\b)"),
    ("pastday", r"(?:(?<=[Oo]ver\s)|(?<=[Ii]n\s)|(?<=[Dd]uring\s)|(?<=[Ww]ithin\s))the\s+(?:past|last)\s+(?P<u>day|fortnight)(?:\s+and\s+(?:a\s+)?night)?\b(?!\s+of\b)"),
    ("then", r"(?<=[Ss]ince\s)then\b"),
    (
        "samespan",
        rf"(?:(?<=[Oo]ver\s)|(?<=[Ii]n\s)|(?<=[Dd]uring\s)|(?<=[Ff]or\s))the\s+same\s+(?:(?:{_NUM})\s+)?(?:time|period|span|days|weeks|months|years)\b(?!\s+(?:as|last|of|in|a|the|that)\b)",
    ),
    ("thewhole", r"the\s+(?P<u>week|month|year)(?![\w-])"),
    ("month", rf"(?P<mon>{MON})(?:\s*[-–—/]\s*(?P<mon2>{MON}))?(?!\w|-\w)"),
    ("year", r"(?P<y>(?:1[4-9]|20)\d\d)(?![\w%]|[.,:/-]\d|['’]s\b)"),
)  # fmt: skip

_INNER = re.compile(r"\?P<\w+>")
_SAME = re.compile(r"\(\?P=(\w+)\)")


def _nameless(pattern: str) -> str:
    """The pattern without inner names, so that all can stand in one alternation."""
    return _INNER.sub("?:", _SAME.sub("[/.-]", pattern))


_EDGE = r"(?<![\w$€£#/@])(?<!\d[.,:-])"
_MASTER = re.compile(_EDGE + "(?:" + "|".join(f"(?P<{name}>{_nameless(p)})" for name, p in CORES) + ")")
_SHORT = "mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec"
MASTER = WordScan(
    _MASTER,
    {
        *MONTH_NAMES, *COUNTS, *_SHORT.split(), *DAY_WORDS, "twenty", "thirty", *(f"{month}s" for month in MONTH_NAMES),
        "about", "almost", "around", "at", "autumn", "barely", "beginning", "christmas", "coming", "current", "during", "earlier", "easter",
        "eid", "id", "ashura", "arbaeen", "nowruz", "newroz", "thanksgiving", "greek", "russian", "ukrainian", "serbian", "ethiopian", "coptic",
        "orthodox", "eastern", "palm", "maundy", "ash", "ascension", "pentecost", "whit", "epiphany", "eve", "boxing", "eruption", "fall", "fasting", "final", "first", "following", "for", "fourth", "good", "holy", "in", "islamic", "just",
        "last", "lately", "later", "less", "many", "month", "more", "muslim", "nearly", "new", "next", "onset", "only", "outbreak", "over",
        "overnight", "past", "preceding", "previous", "ramadan", "fiscal", "recent", "recently", "roughly", "same", "second", "several", "some",
        "spring", "start", "summer", "that", "the", "then", "third", "this", "today", "tomorrow", "tonight", "under", "up", "well",
        "winter", "within", "yesterday", "dawn", "sunrise", "midnight", "night", "nightfall", "sunset", "sundown", "afternoon", "evening", "midday", "noon", "dusk", "daybreak", "before",
    },
    WEEKDAYS,
)  # fmt: skip
RULES = {name: re.compile(pattern) for name, pattern in CORES}

# One of these is in every expression above; a sentence without any is not looked at further. No alternative
# begins with a set of letters: then `re` looks for the first letters alone and skips the rest.
HINT = re.compile(
    "|".join(f"{digit}[0-9]" for digit in range(10))
    + r"|day|DAY|ago\b|week|month|year|decade|night|this (?:morning|afternoon|evening)|"
    r"This (?:morning|afternoon|evening)|hour|recent|Recent|lately|Lately|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|"
    r"NOV|DEC|january|february|april|june|july|august|september|october|november|december|"
    r"tomorrow|Tomorrow|then\b|Ramadan|Eid\b|Id |Ashura|Arbaeen|Nowruz|Newroz|Thanksgiving|Christmas|Easter|Pentecost|Epiphany|New Year|Ascension|Boxing|"
    r"Week|summer|winter|spring|autumn|fall\b|start of|"
    r"beginning of|launch of|[Ss]ince (?:the|its|their) |on the \d|quarter|(?:next|following|previous|same|that) (?:morning|afternoon|evening)|outbreak of|onset of|eruption of|"
    r"[Bb]y (?:afternoon|evening|midday|noon|dusk)|dawn|(?<!r)noon|midday|midnight|dusk|sunrise|nightfall|evening before|clock|early (?:morning|evening)|of the \d|\d ?a\.?m\b|\d ?p\.?m\b|sunset|sundown|daybreak|Before dawn|same (?:time|period|span|\\w+ (?:days|weeks|months|years))"
)

_LEADS = (
    r"[Ii]n|[Oo]n|[Aa]t|[Bb]y|[Uu]ntil|[Tt]ill|[Ss]ince|[Ff]rom|[Dd]uring|[Oo]ver|[Ww]ithin|[Tt]hroughout|"
    r"[Bb]efore|[Aa]fter|[Bb]etween|[Bb]ack\s+in|[Aa]s\s+of|(?:as\s+)?(?:early|late|recently)\s+as|[Ff]or|"
    r"[Ee]arly|[Ee]arlier|[Ll]ate|[Ll]ater|[Mm]id|[Vv]ery\s+late|[Vv]ery\s+early|"
    r"(?:the\s+)?(?:middle|beginning|start|end)\s+of|the\s+(?:first|second)\s+half\s+of|"
    r"(?:the\s+)?(?:night|morning|evening|afternoon|(?:early|small|first)\s+hours)\s+of|(?:the\s+)?night\s+from|(?:the\s+)?month\s+of|"
    r"(?:[Oo]vernight|[Ii]n\s+the\s+night)\s+(?:in)?to|"
    r"(?:(?:at|before|after)\s+)?(?:dawn|midnight|noon)(?:\s+of)?|(?:the\s+)?night|[Oo]vernight|"
    r"the|ON|IN|AT|SINCE|FROM|EARLY|LATE"
)
LEAD = re.compile(rf"(?<![\w-])(?:(?:(?:{_LEADS})\s+)+(?:[Mm]id-?)?|[Mm]id-)\Z")

PARTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("half1", re.compile(r"first\s+half\s+of")),
    ("half2", re.compile(r"second\s+half\s+of")),
    ("start", re.compile(r"(?:beginning|start)\s+of", re.I)),
    ("end", re.compile(r"end\s+of", re.I)),
    ("mid", re.compile(r"middle\s+of|\bmid\b", re.I)),
    ("earlier", re.compile(r"\bearlier\b", re.I)),
    ("later", re.compile(r"\blater\b", re.I)),
    ("early", re.compile(r"\bearly\b(?!\s+(?:hours|as))", re.I)),
    ("late", re.compile(r"\blate\b(?!\s+as)", re.I)),
)

# Words that a number in front of them counts, so that '2000 people' is no year and 'July 20 people' no day.
COUNTED = re.compile(
    r"\s+(?:[a-z-]+\s+)?(?:people|civilians|persons|m[ae]n|wom[ae]n|child(?:ren)?|fighters|soldiers|troops|militants|"
    r"rebels|families|residents|refugees|homes|houses|buildings|wounded|dead|deaths|others|km|kilomet\w+|miles|"
    r"dollars|tons|tonnes|met(?:er|re)s|barrels|prisoners|detainees|bodies|air\s?strikes|vehicles|protesters|"
    r"terrorists|insurgents|gunmen|migrants|victims|casualties|workers|villages|square|times|percent|sorties)\b"
)
# 'April 6 Movement', '17 November Brigade': names made of dates.
NAMED = re.compile(
    r"\s+(?:Youth|Movement|Brigades?|Martyrs|Battalion|Bridge|University|Square|Hospital|Street|Coalition|Group|"
    r"Alliance|Stadium|Highway|Forces|Division)\b"
)
PAPERS = re.compile(
    r"\s+(?:Times|Telegraph|Mirror|Mail|Express|Herald|Post|Sun|Star|Tribune|Agreement|Accords?)\b"
)
CAPITAL_NEXT = re.compile(r"\s+[A-Z][a-z]")
