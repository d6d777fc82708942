"""The documentation says what is so: its commands exist, its words are all there, its records are numbered."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import get_args

import click
import pytest

from onrecord import incidents, records
from onrecord.cli.main import onrecord as command_group

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    p for pattern in ("*.md", "docs/**/*.md", "examples/**/*.md", "src/**/*.md") for p in ROOT.glob(pattern)
)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def commands() -> Iterator[tuple[str, str]]:
    """(page, command line) for every `onrecord …` in a fenced block, an indented block or a code span."""
    for page in PAGES:
        text = page.read_text("utf-8")
        blocks = re.findall(r"^```[^\n]*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
        lines = [line for block in blocks for line in block.splitlines()]
        lines += re.findall(r"^    (.*)$", text, re.MULTILINE)
        lines += re.findall(r"`(onrecord [^`\n]+)`", text)
        for line in lines:
            # A pipe's parts are commands of their own; a comment and a prompt are not part of one.
            for part in re.split(r"[|;]|&&", line.partition("  #")[0]):
                match = re.match(r"\s*(?:\$ )?(?:\S*/)?(onrecord(?: .*|$))", part)
                if match:
                    yield page.relative_to(ROOT).as_posix(), match[1].strip()


COMMANDS = sorted(set(commands()))
NOT_THERE: dict[str, str] = {}
"""Command line → why it stands in the docs all the same."""


def rows() -> list[object]:
    """A row for each command line of the docs."""
    marks = {line: [pytest.mark.xfail(strict=True, reason=reason)] for line, reason in NOT_THERE.items()}
    return [
        pytest.param(page, line, marks=marks.get(line, []), id=f"{page}: {line}") for page, line in COMMANDS
    ]


def find(words: list[str]) -> tuple[click.Command, list[str]]:
    """The command that the words name, and the words that are left for it."""
    context = click.Context(command_group)
    command: click.Command = command_group
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        inner = command.get_command(context, words[0])
        assert inner is not None, f"there is no command {words[0]!r}"
        command, words = inner, words[1:]
    return command, words


@pytest.mark.parametrize(("page", "line"), rows())
def test_a_command_of_the_docs_exists_with_its_options(page: str, line: str) -> None:
    words = shlex.split(line.replace("…", " ").replace("[", " ").replace("]", " "))
    command, left = find(words[1:])
    known = {
        option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)
    }
    known |= {"--help", "-h"}
    assert [
        word for word in left if word.startswith("-") and word != "-" and word.partition("=")[0] not in known
    ] == []
    for option, value in pairwise(left):
        assert accepts(command, option, value), f"{option} takes no {value!r}"


def accepts(command: click.Command, option: str, value: str) -> bool:
    """Whether the value is one of an option's choices; 'table|jsonl|csv' and FORMAT stand for one of them."""
    for parameter in command.params:
        if option in parameter.opts and isinstance(parameter.type, click.Choice) and not value.isupper():
            return set(value.split("|")) <= set(parameter.type.choices)
    return True


def test_the_readme_shows_the_main_commands() -> None:
    shown = {line.split()[1] for page, line in COMMANDS if page == "README.md" and len(line.split()) > 1}
    assert {"claims", "add", "incidents", "report"} <= shown


@pytest.mark.parametrize("page", PAGES, ids=[page.relative_to(ROOT).as_posix() for page in PAGES])
def test_links_within_the_repository_lead_somewhere(page: Path) -> None:
    targets = [link.partition("#")[0] for link in LINK.findall(page.read_text("utf-8"))]
    near = [target for target in targets if target and not re.match(r"[a-z]+:", target)]
    assert [target for target in near if not (page.parent / target).exists()] == []
    assert page.read_text("utf-8").strip()


def test_files_named_in_the_docs_exist() -> None:
    """`docs/claims.md`, `src/onrecord/pipeline.py`: a path in a code span with a folder in it."""
    named = {
        (page.relative_to(ROOT).as_posix(), path)
        for page in PAGES
        for path in re.findall(r"`((?:docs|src|tests|examples|scripts)/[\w./-]+)`", page.read_text("utf-8"))
    }
    assert len(named) > 5
    assert sorted((page, path) for page, path in named if not (ROOT / path).exists()) == []


# --- words --------------------------------------------------------------------------------------

VOCABULARIES = {
    "kinds of people": get_args(records.PeopleKind),
    "kinds of situation": get_args(records.SituationKind),
    "parts of a report": get_args(records.BlockKind),
    "how a day is known": get_args(records.PublishedBy),
    "precision": get_args(records.Precision),
    "certainty": get_args(records.Certainty),
    "scope": get_args(records.Scope),
    "voices": get_args(records.VoiceKind),
    "grades": get_args(incidents.Grade),
    "contradictions": get_args(incidents.About),
    "counts of a range": get_args(incidents.Count),
}
NOT_YET: set[str] = set()
"""Vocabularies that the glossary lacks."""


def glossary_words() -> set[str]:
    """Every word in the first and second column of the glossary's tables."""
    rows = re.findall(
        r"^\| ([^|]+) \| ([^|]+) \|", (ROOT / "docs" / "glossary.md").read_text("utf-8"), re.MULTILINE
    )
    return {word for row in rows for cell in row for word in re.findall(r"[\w-]+", cell)}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(
            name, marks=pytest.mark.xfail(strict=True, reason=f"docs/glossary.md lacks values of: {name}")
        )
        if name in NOT_YET
        else name
        for name in VOCABULARIES
    ],
)
def test_the_glossary_holds_every_value(name: str) -> None:
    values = VOCABULARIES[name]
    assert values
    assert sorted(set(values) - glossary_words()) == []


def test_the_claim_format_explains_every_value() -> None:
    page = (ROOT / "docs" / "claims.md").read_text("utf-8")
    names = ("kinds of people", "kinds of situation", "precision", "certainty", "scope", "voices")
    missing = [value for name in names for value in VOCABULARIES[name] if f"`{value}`" not in page]
    assert missing == []


def test_kinds_are_listed_once() -> None:
    assert get_args(records.PeopleKind) == records.PEOPLE_KINDS
    assert get_args(records.SituationKind) == records.SITUATION_KINDS


# --- decision records ---------------------------------------------------------------------------

ADRS = sorted((ROOT / "docs" / "adr").glob("*.md"))


def test_decision_records_are_numbered_without_gaps() -> None:
    assert ADRS
    assert [int(path.name[:4]) for path in ADRS] == list(range(1, len(ADRS) + 1))
    assert [path.name for path in ADRS if not re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", path.name)] == []


@pytest.mark.parametrize("path", ADRS, ids=[path.stem for path in ADRS])
def test_a_decision_record_says_why_and_what_would_change_it(path: Path) -> None:
    text = path.read_text("utf-8").lower()
    for part in ("context", "decision", "consequence", "change"):
        assert part in text
    assert text.startswith("# ")
