"""A name in Cyrillic or Arabic letters → how Latin ones would write it, as far as a list of given names can be asked.

Comes in: a word. Goes out: spellings in Latin letters, or the consonants alone, which Arabic writes and Latin spellings share.
"""

from __future__ import annotations

import re

from onrecord.folding import fold

_ALIKE = {
    "а": "a", "б": "b", "в": "v", "д": "d", "е": "e", "ё": "e", "є": "ie", "ж": "zh", "з": "z", "і": "i", "ї": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ы": "y", "э": "e", "ю": "yu",
    "ў": "u", "’": "", "'": "", "-": "-", "ґ": "g",
}  # fmt: skip
_EITHER = {"г": ("g", "h"), "й": ("y", "i", ""), "я": ("ya", "ia", "a"), "и": ("i", "y"), "ю": ("yu", "iu")}
_MOST = 24
_CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "t", "ج": "j", "ح": "h", "خ": "k", "د": "d", "ذ": "d", "ر": "r", "ز": "z", "س": "s", "ش": "x", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "g",
    "ف": "f", "ق": "q", "ك": "q", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "ى": "", "ة": "", "ء": "", "أ": "", "إ": "", "آ": "", "ا": "", "ٱ": "", "ئ": "", "ؤ": "",
}  # fmt: skip


def is_cyrillic(word: str) -> bool:
    return bool(re.search(r"[Ѐ-ӿ]", word))


def is_arabic(word: str) -> bool:
    return bool(re.search(r"[؀-ۿ]", word))


def in_latin(word: str) -> list[str]:
    """The usual spellings; Russian and Ukrainian differ, and so do passports."""
    found = [""]
    for letter in word.lower():
        ways = _EITHER.get(letter) or (_ALIKE.get(letter, ""),)
        found = [one + way for one in found for way in ways][:_MOST]
    return found


def skeleton(word: str) -> str:
    """The consonants of a name: of 'Mohammed' and 'محمد' the same."""
    if is_arabic(word):
        bare = "".join(_CONSONANTS.get(letter, "") for letter in re.sub(r"^(?:ال)(?=\w{3})", "", word))
        bare = re.sub(r"(?<=.)[wy]", "", bare)
    else:
        low = re.sub(r"sh", "x", fold(word))
        low = re.sub(r"kh", "k", re.sub(r"gh", "g", re.sub(r"dh", "d", re.sub(r"th", "t", low))))
        low = re.sub(r"[aeiou]", "", low).replace("p", "b").replace("v", "f")
        bare = re.sub(r"(?<=.)[wy]", "", low.replace("k", "q") if "kh" not in word.lower() else low)
        bare = re.sub(r"h$", "", bare) if re.search(r"[aei]h$", word.lower()) else bare
    return re.sub(r"(.)\1+", r"\1", bare)


def one_spelling(word: str) -> str:
    """The same for the usual spellings of one name in Latin letters: 'Hryhoriy' and 'Hryhorii', 'Jameel' and 'Jamil'."""
    low = re.sub(r"iy|yi|ii|ij|ee|y|ie(?=$)", "i", fold(word))
    low = re.sub(r"ou|oo", "u", low).replace("dj", "j").replace("kh", "h")
    low = re.sub(r"ai(?=[^aeiou]|$)|ei", "i", low)
    # Doubled consonants tell names apart: 'Assad' is not 'Asaad'.
    return re.sub(r"([aiu])\1+", r"\1", re.sub(r"(?<=a)h$", "", low))
