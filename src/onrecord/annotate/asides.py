"""Asides of editors in square brackets: 'ten others [not further identified] were hurt', 'the FRONT [FMLN] units'.

Comes in: a sentence. Goes out: the same with such asides blanked, letter for letter, so that the grammar is that of what was said.
Of an aside that completes the sentence ('[of six priests]', '[the rebels] killed') only the brackets are.
"""

from __future__ import annotations

import re

from onrecord.annotate.letter_case import written_small

_BRACKET = re.compile(r"(?<=[\w,;)\]\"'”’]) ?\[([^\[\]\n]{1,120})\](?= ?[\w,.;:)\"'“‘—-])")
_BEGINS = re.compile(r"^\W*\[[^\[\]\n]{0,120}?[a-z][^\[\]\n]{0,120}\](?= ?\w)")
"""'[The rebels] killed 12': no label of a speaker, which is in capitals"""
_NOTE = re.compile(
    r"(?:names?|words?|phrase|passages?|sentence|as (?:heard|received|published|transliterated|given|printed)|not further identified|"
    r"sic|indistinct|expansion unknown|figures? as|title as|rank as|preceding|following)\b",
    re.IGNORECASE,
)
_NEEDED_BY = re.compile(
    r"(?:^|\W)(?:the|a|an|of|by|in|on|at|to|for|from|with|and|or|but|that|as|is|are|was|were|has|have|had|his|her|their|its|when|who|which)\s*$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:of|in|on|at|by|for|from|to|with|and|or|but|who|whom|which|that|is|are|was|were|has|have|had|he|she|they|it|we|not)\b",
    re.IGNORECASE,
)


def blanked(sentence: str, capitals: bool) -> str:
    """The sentence with its asides as blanks. `capitals`: it is wire copy, where the case of an aside tells nothing."""
    if "[" not in sentence:
        return sentence

    def blank(match: re.Match[str]) -> str:
        inner = match[1].strip()
        note = _NOTE.match(inner) is not None or _before_a_name(sentence, match, capitals)
        if not note and _NEEDED_BY.search(sentence, max(0, match.start() - 12), match.start()):
            return _opened(match)
        named = inner.isupper() if not capitals else _GOES_ON.match(inner) is None
        return " " * len(match.group()) if note or named else _opened(match)

    return _BEGINS.sub(_opened, _BRACKET.sub(blank, sentence))


def _before_a_name(sentence: str, match: re.Match[str], capitals: bool) -> bool:
    """'the killing of [late minister of the interior] Ana Rivas': the name needs no aside."""
    if not _PREPOSITION.search(sentence, max(0, match.start() - 9), match.start()):
        return False
    name = _WORD.match(sentence, match.end())
    return name is not None and (not written_small(name[1].lower()) if capitals else name[1][0].isupper())


_PREPOSITION = re.compile(r"\b(?:of|by|against|with|to|on|for)\s*$", re.IGNORECASE)
_WORD = re.compile(r" ([^\W\d_]+)")


def _opened(match: re.Match[str]) -> str:
    return match.group().replace("[", " ").replace("]", " ")
