"""Plain texts, JSON Lines, JSON and CSV: broken encodings, endless lines, deep nesting, numbers without end."""

from __future__ import annotations

import json
from collections.abc import Iterator

from hostile.building import SAID, File, Marks

_ARABIC = "قُتل ثلاثة أشخاص في دوما يوم الجمعة، بحسب فرق الإنقاذ. "


def files(marks: Marks) -> Iterator[tuple[str, File]]:
    yield from _encodings()
    yield from _shapes(marks)
    yield from _lines(marks)
    yield from _json()
    yield from _tables(marks)


def _encodings() -> Iterator[tuple[str, File]]:
    said = SAID.encode()
    yield "bad-utf-8.txt", said + b" \xc3\x28 \xff\xfe \xe2\x82 " + said
    yield "overlong-utf-8.txt", said + b"\xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xaf" * 50
    yield "half-surrogates.txt", said + b" \xed\xa0\x80\xed\xb0\x80 " + said
    yield "utf-16-cut.txt", b"\xff\xfe" + (SAID * 3).encode("utf-16-le")[:-1]
    yield "utf-16-half-pair.txt", b"\xff\xfe" + SAID.encode("utf-16-le") + b"\x00\xd8"
    yield "utf-16-wrong-mark.txt", b"\xfe\xff" + SAID.encode("utf-16-le")
    yield "utf-32-cut.txt", b"\xff\xfe\0\0" + SAID.encode("utf-32-le")[:-2]
    yield "utf-7.txt", b"+ADw-script+AD4-alert(1)+ADw-/script+AD4- " + said
    yield "two-encodings.txt", _ARABIC.encode() + _ARABIC.encode("cp1256") + _ARABIC.encode()
    yield "arabic-of-windows.txt", (_ARABIC * 5).encode("cp1256")
    yield "nul-bytes.txt", said + b"\0" * 1000 + said
    yield "controls.txt", bytes(range(32)) * 200
    yield "mark-alone.txt", b"\xef\xbb\xbf"
    yield "escape-sequences.txt", said + b"\x1b[2J\x1b]0;title\x07\x1b[31m" * 3 + said
    yield "turned-round.txt", ("\u202e" + SAID + "\u202c\u2066\u200b").encode() * 20
    yield "marks-piled-up.txt", ("a" + "\u0301" * 5000 + " " + SAID).encode()


def _shapes(marks: Marks) -> Iterator[tuple[str, File]]:
    yield "endless-brackets.txt", b"(" * 300_000
    yield "endless-quotes.txt", b'"' * 300_000
    yield "endless-spaces.txt", b" " * 300_000 + SAID.encode()
    yield "endless-newlines.txt", b"\n" * 300_000 + SAID.encode()
    yield "endless-dashes.txt", SAID.encode() + b"-" * 300_000
    yield "one-word.txt", b"a" * 300_000
    yield "bylines.txt", b"By By By by " * 15_000
    yield "dates.txt", b"12 May 2016, Tuesday | " * 12_000
    yield "credits.txt", b"(Photo: AFP) (Reuters/" * 12_000
    yield "labels.txt", b"Home > News > Syria > " * 12_000
    yield "figures.txt", b"1,000,000 killed, " * 12_000
    yield "digits.txt", b"9" * 150_000 + b" people were killed."
    yield "script.txt", f"<script src={marks.url}></script><?php system('id') ?> {SAID}".encode()


def _lines(marks: Marks) -> Iterator[tuple[str, File]]:
    good = json.dumps({"text": SAID}).encode() + b"\n"
    yield "deep-arrays.jsonl", b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n" + good
    yield "deep-objects.jsonl", b'{"text": ' + b'{"a":' * 40_000 + b"1" + b"}" * 40_000 + b"}\n"
    yield "endless-number.jsonl", b'{"text": "' + SAID.encode() + b'", "report": ' + b"9" * 150_000 + b"}\n"
    yield "large-exponent.jsonl", b'{"text": 1e999999999, "report": -1e-999999999}\n'
    yield "half-pair.jsonl", b'{"text": "\\ud800 killed", "title": "\\udfff"}\n'
    yield "nul-escape.jsonl", b'{"text": "Two people\\u0000 were killed."}\n'
    yield "many-keys.jsonl", b'{"text": "a b", ' + b", ".join(b'"k%d": 1' % n for n in range(20_000)) + b"}\n"
    yield "same-key.jsonl", b'{"text": "one died", "text": "two died", "text": 3}\n'
    yield "paths-as-ids.jsonl", b'{"text": "Two died.", "report": "../../../../etc/cron.d/x"}\n'
    yield "long-id.jsonl", json.dumps({"text": SAID, "report": "x" * 100_000}).encode()
    yield (
        "script-address.jsonl",
        json.dumps(
            {"text": SAID, "url": "javascript:alert(1)", "title": "<img src=x onerror=alert(1)>"}
        ).encode(),
    )
    yield "not-a-number.jsonl", b'{"text": NaN}\n{"text": Infinity}\n'
    yield (
        "pickle.jsonl",
        b"\x80\x04\x95\x1e\0\0\0\0\0\0\0\x8c\x05posix\x94\x8c\x06system\x94\x93\x94\x8c\x02id\x94\x85\x94R\x94.",
    )
    yield "yaml-bomb.jsonl", b"a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\n"
    yield "endless-lines.jsonl", b"{\n" * 30_000


def _json() -> Iterator[tuple[str, File]]:
    yield "deep.json", b"[" * 200_000
    yield "deep-in-array.json", b'[{"text": "a"}, ' + b"[" * 100_000
    yield "unclosed-strings.json", b'{"a": "' * 15_000
    yield "backslashes.json", b'{"a": "' + b"\\\\" * 300_000
    yield "commas.json", b"[" + b"," * 150_000 + b"]"
    yield "keys-of-space.json", (b'{"' + b" " * 70 + b'": "x", ') * 5_000


def _tables(marks: Marks) -> Iterator[tuple[str, File]]:
    yield "endless-quotes-in-table.csv", b"text\n" + b'"' * 300_000
    yield "unclosed-quote.csv", b'text,title\n"' + b"a killed b\n" * 20_000
    yield "endless-columns.csv", b"text" + b"," * 100_000 + b"\n" + b"x," * 200_000 + b"\n"
    yield "endless-rows.csv", b"text\n" + b",\n" * 300_000
    yield "nul-cells.csv", b"text,title\nTwo died.\0,a\n"
    yield (
        "formulas.csv",
        f'text,title\n=HYPERLINK("{marks.url}"),=cmd|\' /C calc\'!A0\n"+1+1 killed",@SUM(1)\n'.encode(),
    )
    yield "semicolons-and-tabs.csv", b"text;\ttitle,\n" * 1000
    yield "lone-returns.csv", b"text\r" * 100_000
