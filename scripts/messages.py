# ruff: noqa: T201  it says what it found
"""The interface's words gathered for translation: `python scripts/messages.py` brings every catalogue up to date and compiles it.

Comes in: the templates and files of the pages. Goes out: `src/onrecord/web/locale/*/LC_MESSAGES/django.po` with a line for each text, those
already translated kept, and `django.mo` beside it, which is what the pages read. `--check` changes nothing and fails where one is not up to date.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
WEB = ROOT / "src" / "onrecord" / "web"
LOCALES = WEB / "locale"
CALLS: dict[str, tuple[int, ...] | None] = {
    "_": None, "gettext": None, "gettext_noop": None, "gettext_lazy": None, "ngettext": (1, 2), "pgettext": None,
}  # fmt: skip
Message = str | tuple[str, str]


def found() -> dict[Message, list[str]]:
    """Every text, with the files that say it."""
    out: dict[Message, list[str]] = {}
    for path in sorted([*WEB.rglob("*.html"), *WEB.rglob("*.py")]):
        name = path.relative_to(ROOT).as_posix()
        for message in _in(path):
            out.setdefault(message, [])
            if name not in out[message]:
                out[message].append(name)
    for word in words():
        out.setdefault(word, []).append("words of the claim format")
    return out


def _in(path: Path) -> Iterator[Message]:
    text = path.read_text("utf-8")
    code = templatize(text, origin=path.name) if path.suffix == ".html" else text
    for _, called, messages, _ in extract_python(
        io.BytesIO(code.encode()), list(CALLS), (), {"encoding": "utf-8"}
    ):
        if called == "ngettext":
            one, many = (str(part) for part in messages[:2])
            yield one, many
        elif isinstance(messages, str) and messages:
            yield messages


def words() -> list[str]:
    """Words that templates translate by what they stand for."""
    from onrecord.chain import What
    from onrecord.decisions import ACTS, Role, Status
    from onrecord.finding import ACCEPTED
    from onrecord.link.changing_words import VERBS_OF_SAYING
    from onrecord.link.side_words import ROWS
    from onrecord.publish.words import GROUP_WORDS, KIND_WORDS, METHOD_WORDS, VOICE_WORDS
    from onrecord.records import PEOPLE_KINDS, SITUATION_KINDS, VoiceKind
    from onrecord.review.deciding import PROTECTED
    from onrecord.review.fields import FIELDS, GROUPS, METHODS, PHASES, UNITS

    many = (
        PEOPLE_KINDS, SITUATION_KINDS, FIELDS, GROUPS, METHODS, PHASES, UNITS, PROTECTED, ACTS, get_args(Role), get_args(Status), get_args(What),
        get_args(VoiceKind), *ACCEPTED.values(), KIND_WORDS.values(), GROUP_WORDS.values(), METHOD_WORDS.values(), VOICE_WORDS.values(), ROWS, *ROWS.values(), VERBS_OF_SAYING.values(),
    )  # fmt: skip
    return sorted({str(word) for some in many for word in some if word})


def catalogue(language: str, messages: dict[Message, list[str]]) -> Catalog:
    """The messages with the translations that there are."""
    path = LOCALES / language / "LC_MESSAGES" / "django.po"
    old = (
        read_po(io.BytesIO(path.read_bytes()), locale=language) if path.exists() else Catalog(locale=language)
    )
    new = Catalog(
        locale=language, project="onrecord", charset="utf-8", fuzzy=False, creation_date=old.creation_date
    )
    # Which form stands for which numbers is the file's to say: babel's own order for Arabic is not the one that gettext and its editors use.
    new.mime_headers = [("Plural-Forms", f"nplurals={old.num_plurals}; plural={old.plural_expr};")]
    for message, files in messages.items():
        key = message if isinstance(message, str) else message[0]
        known = old.get(key)
        string = known.string if known is not None else ""
        new.add(
            message,
            string,
            locations=[(name, None) for name in files],
            flags={"python-format"} if "%(" in key else set(),
        )
    return new


def as_po(made: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, made, width=110, sort_output=True, omit_header=False, include_lineno=False)
    lines = out.getvalue().decode().splitlines(keepends=True)
    # No day and no name: the file changes with its words alone.
    left_out = (
        '"POT-Creation-Date',
        '"PO-Revision-Date',
        '"Last-Translator',
        '"Language-Team',
        '"Generated-By',
        '"Report-Msgid',
        "# FIRST",
        "# Copyright",
    )
    return "".join(line for line in lines if not line.startswith(left_out)).encode()


def as_mo(po: bytes, language: str) -> bytes:
    out, read = io.BytesIO(), read_po(io.BytesIO(po), locale=language)
    # The file has no day, and babel would put today's there: what was up to date would not be a minute later.
    read.creation_date = datetime(2000, 1, 1, tzinfo=UTC)
    write_mo(out, read)
    return out.getvalue()


def main() -> None:
    check, stale, messages = "--check" in sys.argv, 0, found()
    for folder in sorted(LOCALES.iterdir()):
        language, at = folder.name, folder / "LC_MESSAGES"
        made = catalogue(language, messages)
        po = as_po(made)
        mo = as_mo(po, language)
        missing = sum(
            not (all(one.string) if isinstance(one.string, (tuple, list)) else one.string)
            for one in made
            if one.id
        )
        for path, data in ((at / "django.po", po), (at / "django.mo", mo)):
            if not path.exists() or path.read_bytes() != data:
                stale += 1
                if not check:
                    path.write_bytes(data)
        print(f"{language}: {len(messages)} texts, {missing} of them not translated")
    if check and stale:
        sys.exit("The catalogues are not up to date: run `python scripts/messages.py`.")


if __name__ == "__main__":
    main()
