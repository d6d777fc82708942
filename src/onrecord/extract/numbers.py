"""The words of a figure → its bounds, by the table of the claim format.

Comes in: a stretch of text. Goes out: quantities in order, each with its span and bounds.
Whether a quantity counts people, and what happened to them, is decided in people.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.records import Figure
from onrecord.scanning import WordScan, lowered

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SHORT = {"m": " million", "k": " thousand"}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}

# What a vague word stands for at the least (docs/claims.md, table of figures).
_VAGUE = {
    "dozens": 24, "scores": 40, "tens": 20, "tenths": 20, "hundreds": 200, "thousands": 2000, "millions": 2_000_000,
    "several": 3, "numerous": 3, "many": 3, "countless": 3,
}  # fmt: skip

_small = "|".join(sorted([*_UNITS, *_TENS], key=len, reverse=True))
_scale = "|".join(_SCALES)
_WORD = rf"(?:(?:{_small}|(?:a|half\s+a)\s+(?:{_scale})\b|(?:(?<=another\s)|(?<=further\s))(?:hundred|thousand|million))(?:[\s-]+(?:and\s+)?(?:{_small}|{_scale}))*)"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:[\u00a0\u202f' ]\d{3}(?!\d))+|\d+(?:\.\d+)?)"
_EXACT = rf"(?:{_DIGITS}(?:\s+(?:{_scale})\b|[mk](?=\s+[a-z]|\s*[.,;)]|$))?|(?:{_small})\s+and\s+a\s+half\s+(?:million|thousand|billion)|(?:an?|{_small})\s+(?:{_scale})\s+and\s+a\s+half\b|{_WORD}\b)"
_DOZEN = rf"(?:(?:(?:half\s+)?an?|{_small}|\d+)\s+)?dozen\b(?!s)|an?\s+score\b|half-dozen\b"
_VAGUE_RE = (
    r"(?:tens|hundreds)\s+of\s+(?:thousands|millions)|(?:a\s+couple|several)\s+(?:dozen|hundred|thousand|million)s?|"
    r"(?:many|a\s+few|few)\s+(?:dozen|hundred|thousand)s?|"
    r"(?:a\s+)?(?:(?:very\s+)?large|small|great|huge|vast|unknown|unspecified|untold|growing|rising|increasing|significant)\s+numbers?\s+of|"
    r"numbers\s+of|"
    r"an?\s+(?:unknown\s+|unspecified\s+|undisclosed\s+|untold\s+|growing\s+)?number\s+of|"
    r"dozens|scores|tens|tenths|hundreds|thousands|millions|several|numerous|countless|many|"
    r"a\s+few|a\s+handful(?:\s+of)?|(?:a|the)\s+couple(?:\s+of)?|a\s+pair\s+of|both|a\s+quarter\s+of\s+a\s+million"
)

_LOW = (
    r"at\s+the\s+very\s+least|at\s+least|at\s+minimum|no\s+(?:fewer|less)\s+than|not\s+(?:fewer|less)\s+than|"
    r"more\s+the[nm]|more\s+than|over|above|upwards?\s+of|in\s+excess\s+of|exceed(?:ed|ing|s)|pass(?:ed|ing)|surpass(?:ed|ing|es)|"
    r"topp(?:ed|ing)|tops|well\s+over|a\s+minimum\s+of|greater\s+than|beyond"
)
_HIGH = (
    r"up\s+to|as\s+many\s+as|as\s+high\s+as|as\s+much\s+as|fewer\s+than|less\s+than|no\s+more\s+than|not\s+more\s+than|at\s+(?:the\s+)?most|"
    r"a\s+maximum\s+of|under|below"
)
_SIDES = tuple((side, re.compile(rf"\b(?:{words})\b")) for side, words in (("low", _LOW), ("high", _HIGH)))
_ABOUT = (
    r"about|some|around|nearly|almost|roughly|approximately|an?\s+estimated|estimated|close\s+to|circa|"
    r"approx\.?|an\s+average\s+of|in\s+the\s+region\s+of|possibly"
)
_MORE = r"(?:another|a\s+further|a\s+total\s+of|an\s+additional|the|its|their|all)\s+"

_PATTERN = re.compile(
    rf"""(?<![\w$£€#.,:])(?<!\d/)(?<![\w]-)
    (?P<lead>(?:(?:{_LOW}|{_HIGH}|{_ABOUT})\s+)*)
    (?P<more>(?:{_MORE})?)
    (?:
      (?P<between>(?:between|from)\s+(?P<b1>{_EXACT})\s+(?:and|to)\s+(?P<b2>{_EXACT}))
     |(?P<vague>\b(?:{_VAGUE_RE})\b)
     |(?P<dozen>\b(?:{_DOZEN}))
     |(?P<range>(?P<r1>{_EXACT}(?=\s+(?:to|or)\s)|{_DIGITS}(?=\s?[-–]))(?:\s?[-–]\s?|\s+(?:to|or)\s+)(?P<r2>{_EXACT})(?!-))
     |(?P<exact>{_EXACT})
    )
    (?P<tail>-odd\b|\s+or\s+so\b|\s+or\s+more\b|\s+or\s+(?:fewer|less)\b|\+|-plus\b|)
    (?![\w%]|[-‑](?:year|month|day|hour|week|km|kilomet|mile|met|point|story|storey|calib|mm\b|inch|foot|ton|litre|liter|seat|bed|hectare|acre|page|gauge|minute|strong|person|man|member)|[.:/,]\d)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_QUICK = re.compile(
    rf"\d|\b(?:{_small}|hundred|thousand|billion|dozen|scores?|tens|tenths|hundreds|thousands|millions?|several|numerous|many|"
    r"countless|few|handful|couple|both|pair|numbers?)"
)
SCAN = WordScan(
    _PATTERN,
    {
        *_UNITS, *_TENS, *_SCALES, *_VAGUE, "a", "an", "above", "all", "almost", "another", "approx", "approximately", "around", "as", "about",
        "at", "below", "between", "beyond", "both", "circa", "close", "dozen", "estimated", "exceed", "exceeded", "exceeding", "exceeds", "few",
        "fewer", "from", "great", "greater", "growing", "half", "huge", "in", "increasing", "its", "large", "less", "more", "nearly", "no",
        "not", "numbers", "over", "passed", "passing", "possibly", "rising", "roughly", "significant", "small", "some", "surpass", "surpassed",
        "surpasses", "surpassing", "the", "their", "topped", "topping", "tops", "under", "unknown", "unspecified", "untold", "up", "upward", "upwards",
        "vast", "very", "well",
    },
)  # fmt: skip
"""Every wording of a quantity, tried at the words that can begin one."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure's words [start, end) with bounds; `vague` where the words give no number, `core` where the number starts."""

    start: int
    end: int
    core: int
    low: int | None
    high: int | None
    approximate: bool
    vague: bool
    text: str

    def figure(self, unit: str | None = None) -> Figure:
        return Figure(self.low, self.high, self.approximate, self.text, unit)


def quantities(text: str, start: int, end: int) -> list[Quantity]:
    """All quantities written in text[start:end]; offsets are those of `text`."""
    stretch = text[start:end]
    if not _QUICK.search(lowered(stretch)):
        return []
    out = []
    position = 0
    while (match := SCAN.search(stretch, position, len(stretch))) is not None:
        if match["between"] and _changed(match):
            # 'rose from 22 to 31': two counts, one after the other.
            out += [_plain(match, name, start) for name in ("b1", "b2")]
            position = match.end()
            continue
        found = _read(match, start) or _first_of(match, start)
        if found is not None:
            out.append(found)
            if match["range"] and found.end <= start + match.start("r2"):
                position = match.start("r2")
                continue
        # '2011 - 44 people' is no range: look again from its second number.
        position = match.start("r2") if found is None and match["range"] else max(match.end(), position + 1)
    return out


CHANGE = r"(?:r[io]ses?|risen|rising|climb\w*|jump\w*|grow\w*|grew|increas\w*|soar\w*|went|gone|goes|fell|fallen|dropp?\w*|revis\w*|rais\w*|surg\w*|up|down)"
_CHANGED = re.compile(rf"\b{CHANGE}\s+(?:\w+\s+)?$", re.IGNORECASE)


def _changed(match: re.Match[str]) -> bool:
    return match["between"].lower().startswith("from") and bool(
        _CHANGED.search(match.string[: match.start()])
    )


def _plain(match: re.Match[str], name: str, offset: int) -> Quantity:
    start, end, number = offset + match.start(name), offset + match.end(name), value(match[name])
    return Quantity(start, end, start, number, number, False, False, match[name])


_OF_A_VERB = re.compile(
    r"\b(?:hand(?:ed|s|ing)?|turn(?:ed|s|ing)?|gone|went|goes|rose|risen|climbed|jumped|crept)\s+$",
    re.IGNORECASE,
)
_BECAUSE_OF = re.compile(
    r"\b(?:anger|angry|outraged?|fury|furious|rage|grief|grieve[ds]?|sorrow|weep(?:ing|s)?|wept|tears|cr(?:y|ies|ied)|outcry|uproar|unrest|"
    r"protest(?:s|ed|ing|ers)?|demonstrations?|demonstrated|rall(?:y|ies)|strike|row|quarrel(?:s|led)?|dispute[sd]?|feud|argu(?:ed?|ing)|arguments?|clash(?:es|ed)?|"
    r"tensions?|concerns?|concerned|alarm(?:ed)?|worr(?:y|ies|ied)|dismay(?:ed)?|remorse|criticism|criticised|criticized|apologi[sz]ed?|apolog(?:y|ies)|"
    r"inquiry|inquest|investigation|trial|lawsuit|talks|negotiat(?:e[ds]?|ing|ions?)|bargain(?:ed|ing)?|haggl(?:ed|ing)|revenge|demands?|questions?|silence|scandal|crisis|standoff|stand-off)\s+$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE_YEAR = re.compile(r"\b(?:of|in|since|by|until|during|early|late|\d{1,2}|[A-Z][a-z]+)\s+$")


def _first_of(match: re.Match[str], offset: int) -> Quantity | None:
    """'3,838 - 2,493 civilians' is no range but a number with a list behind it."""
    if not match["range"] or not re.search(r"[-–]", match["range"]) or "," not in match["r1"]:
        return None
    number = value(match["r1"])
    if number is None:
        return None
    lead = " ".join(match["lead"].lower().split())
    low, high, approximate = _bounded(lead, "", number, number, False)
    start, end = offset + match.start(), offset + match.end("r1")
    return Quantity(
        start,
        end,
        offset + match.start("r1"),
        low,
        high,
        approximate,
        False,
        match.string[match.start() : match.end("r1")],
    )


def _read(match: re.Match[str], offset: int) -> Quantity | None:
    lead, tail = " ".join(match["lead"].lower().split()), match["tail"].lower().strip()
    if lead in ("over", "up to") and _OF_A_VERB.search(
        match.string, max(0, match.start() - 16), match.start()
    ):
        # 'handed over 37 bodies', 'has gone up to seven': the word belongs to the verb.
        lead = ""
    if lead == "over" and _BECAUSE_OF.search(match.string, max(0, match.start() - 16), match.start()):
        # 'wept over nine men', 'anger over 17 civilians killed': for their sake, and no more than are told
        lead = ""
    vague = False
    if match["between"] or match["range"]:
        one, two = (match["b1"], match["b2"]) if match["between"] else (match["r1"], match["r2"])
        if _YEAR.fullmatch(one) and _BEFORE_YEAR.search(match.string[: match.start()]):
            # 'since the start of 2022 to 17,248' is no range.
            return None
        scale = re.search(rf"\b({_scale})$", two.lower())
        if scale and not re.search(rf"\b(?:{_scale})\b", one.lower()):
            # 'five to seven million': the scale belongs to both.
            one = f"{one} {scale[1]}"
        low, high = value(one), value(two)
        if low is None or high is None or not low < high or (high > 20 * low and low > 2):
            return None
        approximate = False
    elif match["vague"]:
        bounds = _vague(match["vague"].lower())
        low, high, approximate, vague = bounds
    else:
        exact = _dozens(match["dozen"].lower()) if match["dozen"] else value(match["exact"])
        if exact is None:
            return None
        low = high = exact
        approximate = bool(match["dozen"])
    if match.string[: match.start()].rstrip(" ").endswith("~"):
        # '~12k families'
        lead = f"about {lead}".strip()
    low, high, approximate = _bounded(lead, tail, low, high, approximate)
    core = offset + (match.start("more") if match["more"] else match.end("lead"))
    words = match.group().rstrip()
    start = offset + match.start()
    return Quantity(start, start + len(words), core, low, high, approximate, vague, words)


def _bounded(
    lead: str, tail: str, low: int | None, high: int | None, approximate: bool
) -> tuple[int | None, int | None, bool]:
    """The bounds once 'at least', 'up to', 'about', 'or so' are heard."""
    if (
        re.search(rf"(?:{_ABOUT})$", lead)
        or (lead and re.search(rf"\b(?:{_ABOUT})\b", lead))
        or tail in ("or so", "-odd")
    ):
        approximate = True
    side = _side(lead)
    if side == "low" or tail in ("or more", "+", "-plus"):
        return low, None, False if low == high else approximate
    if side == "high" or tail in ("or fewer", "or less"):
        return None, high if high is not None else low, False
    return low, high, approximate


def _side(lead: str) -> str | None:
    """'low' or 'high': of two readings the longer words win, as 'no more than' over 'more than'."""
    found = [(len(m.group()), side) for side, pattern in _SIDES for m in pattern.finditer(lead)]
    return max(found)[1] if found else None


def _vague(words: str) -> tuple[int, int | None, bool, bool]:
    words = " ".join(words.split())
    if words in ("both", "a couple", "the couple", "a couple of", "the couple of", "a pair of"):
        return 2, 2, False, False
    if words == "a quarter of a million":
        return 250_000, 250_000, False, False
    first, last = words.split()[0], words.split()[-1]
    if words.startswith(("tens of", "hundreds of")):
        return _VAGUE[first] // 2 * (2000 if last == "thousands" else 2_000_000) // 1, None, True, True
    if words.startswith("a couple "):
        couple = {"dozen": 24, "hundred": 200}.get(last, 2000)
        return couple, couple, True, False
    if last.rstrip("s") in ("dozen", "hundred", "thousand", "million"):
        return _VAGUE[last.rstrip("s") + "s"], None, True, True
    return _VAGUE.get(words, 3), None, True, True


def _dozens(words: str) -> int | None:
    parts = words.split()
    if parts[-1] == "score":
        return 20
    if parts[-1] == "half-dozen":
        return 6
    count = parts[:-1]
    if not count or count in (["a"], ["an"]):
        return 12
    if count[0] == "half":
        return 6
    times = value(" ".join(count))
    return 12 * times if times is not None else None


@lru_cache(maxsize=8192)
def value(words: str) -> int | None:
    """The number that digits or words spell, None where they spell none: '1.2 million' → 1200000."""
    words = re.sub(r"(?<=\d)[mk]$", lambda m: _SHORT[m[0]], words.lower()).replace("-", " ").strip()
    if half := re.fullmatch(rf"(an?|{_small}) ({_scale}) and a half", words):
        return (2 * (_UNITS | _TENS).get(half[1], 1) + 1) * _SCALES[half[2]] // 2
    half = re.fullmatch(rf"({_small}) and a half ({_scale})", words)
    if half:
        return (2 * (_UNITS | _TENS)[half[1]] + 1) * _SCALES[half[2]] // 2
    digits = re.fullmatch(rf"({_DIGITS})(?:\s+({_scale}))?", words)
    if digits:
        plain = re.sub(r"[,'\u00a0\u202f ]", "", digits[1])
        if len(plain) > 15:
            # No count of people has so many digits: a reference number, or damage.
            return None
        number = float(plain)
        number *= _SCALES.get(digits[2] or "", 1)
        return round(number) if number == round(number) else None
    total = current = 0
    for word in words.split():
        if word in _UNITS:
            current += _UNITS[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word == "a":
            current = 1
        elif word == "half":
            scale = _SCALES.get(words.split()[-1])
            return scale // 2 if scale is not None else None
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in _SCALES:
            total += max(current, 1) * _SCALES[word]
            current = 0
        elif word != "and":
            return None
    return total + current
