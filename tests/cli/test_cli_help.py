"""Help everywhere, exit codes documented, no colour where none is wanted, and nothing loaded for `--version`."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import click
import pytest
from calling import ESCAPE, EXAMPLE, Onrecord, clean_environment, process

from onrecord import __version__, errors
from onrecord.cli.main import COMMANDS
from onrecord.cli.main import onrecord as command_group

HEAVY = ("spacy", "django", "rich", "trafilatura", "numpy", "structlog")


def all_commands() -> list[tuple[str, ...]]:
    """Every command and subcommand by its words."""
    found: list[tuple[str, ...]] = []
    context = click.Context(command_group)
    for name in command_group.list_commands(context):
        found.append((name,))
        command = command_group.get_command(context, name)
        if isinstance(command, click.Group):
            found += [(name, inner) for inner in command.list_commands(context)]
    return found


@pytest.mark.parametrize("flag", ["--help", "-h"])
@pytest.mark.parametrize("words", [(), *all_commands()], ids=" ".join)
def test_help_everywhere(onrecord: Onrecord, words: tuple[str, ...], flag: str) -> None:
    done = onrecord(*words, flag)
    assert done.code == 0
    # Started by `python -m`, click puts that before the name.
    assert re.match(rf"Usage: (.*\W)?{' '.join(('onrecord', *words))} ", done.out)
    assert done.err == ""


@pytest.mark.parametrize("words", all_commands(), ids=" ".join)
def test_every_option_says_what_it_does(words: tuple[str, ...]) -> None:
    context = click.Context(command_group)
    command: click.Command | None = command_group
    for word in words:
        assert isinstance(command, click.Group)
        command = command.get_command(context, word)
    assert command is not None
    assert command.help
    undocumented = [
        p.name for p in command.params if isinstance(p, click.Option) and not (p.help or choices(p))
    ]
    assert undocumented == []


def choices(option: click.Option) -> bool:
    return isinstance(option.type, click.Choice)


def test_the_main_help_lists_every_command_and_every_exit_code(onrecord: Onrecord) -> None:
    text = onrecord("--help").out
    for name in COMMANDS:
        assert f"\n  {name} " in text
    codes = {value for name, value in vars(errors).items() if name.startswith("EXIT_")}
    assert codes == {0, 1, 2, 3, 4, 5, 6, 7}
    for code in (*codes, 130):
        assert f"\n    {code}  " in text


def test_without_a_command_the_help_is_shown(onrecord: Onrecord) -> None:
    done = onrecord()
    assert done.code == 2
    assert "Commands:" in done.said


def test_version(onrecord: Onrecord) -> None:
    assert onrecord("--version").out.strip().endswith(__version__)


@pytest.mark.parametrize(
    ("words", "light"), [(["--version"], HEAVY), (["--help"], HEAVY), (["claims", "--help"], HEAVY)]
)
def test_nothing_heavy_is_loaded(tmp_path: Path, words: list[str], light: tuple[str, ...]) -> None:
    code = (
        "import sys; from onrecord.cli.main import main\n"
        f"sys.argv = ['onrecord', *{words!r}]\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print(sorted(set(sys.modules) & set({light!r})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_reading_without_storing_loads_no_django(tmp_path: Path) -> None:
    code = (
        "import sys; from onrecord.cli.main import main\n"
        f"sys.argv = ['onrecord', 'claims', {str(EXAMPLE / 'levant-wire-1213.txt')!r}, '--format', 'jsonl']\n"
        "try: main()\n"
        "except SystemExit as done: print(done.code, 'django' in sys.modules, 'rich' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1].startswith("0 False")


COLOURED = [
    ("claims", str(EXAMPLE)),
    ("reports",),
    ("incidents",),
    ("show", "levant-wire-1213"),
    ("show", "nothing"),
]


@pytest.mark.parametrize("words", COLOURED, ids=" ".join)
def test_a_pipe_gets_no_escape_codes(filled: Onrecord, words: tuple[str, ...]) -> None:
    done = process(*words, folder=filled.folder)
    assert done.out + done.err
    assert not ESCAPE.search(done.out + done.err)


def on_a_terminal(folder: Path, *words: str, env: Mapping[str, str]) -> str:
    """What the command writes to a terminal."""
    ours, its = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-m", "onrecord.cli.main", *words], cwd=folder, stdin=its, stdout=its, stderr=its,
        env=clean_environment() | {"TERM": "xterm-256color", "COLUMNS": "150"} | dict(env),
    )  # fmt: skip
    os.close(its)
    chunks = []
    while True:
        try:
            chunk = os.read(ours, 65536)
        except OSError:  # the other end is closed: how Linux ends a terminal
            break
        if not chunk:
            break
        chunks.append(chunk)
    os.close(ours)
    child.wait()
    return b"".join(chunks).decode()


@pytest.mark.parametrize("words", [("incidents",), ("show", "levant-wire-1213")], ids=" ".join)
def test_a_terminal_gets_colour(filled: Onrecord, words: tuple[str, ...]) -> None:
    colours = re.compile(r"\x1b\[[\d;]*3[1-6]")
    assert colours.search(on_a_terminal(filled.folder, *words, env={}))
    assert not colours.search(on_a_terminal(filled.folder, *words, env={"NO_COLOR": "1"}))


@pytest.mark.parametrize("words", [("show", "nothing"), ("claims", "nowhere.txt")], ids=" ".join)
def test_messages_honour_no_color(filled: Onrecord, words: tuple[str, ...]) -> None:
    assert not ESCAPE.search(on_a_terminal(filled.folder, *words, env={"NO_COLOR": "1"}))


QUIET = [
    ("claims", str(EXAMPLE), "--format", "jsonl", "--quiet"), ("add", str(EXAMPLE), "--quiet"), ("report", "-q"),
    ("incidents", "--format", "jsonl", "-q"), ("show", "levant-wire-1213:c2", "-q"),
]  # fmt: skip


@pytest.mark.parametrize("words", QUIET, ids=lambda words: words[0])
def test_quiet_says_nothing_on_standard_error(filled: Onrecord, words: tuple[str, ...]) -> None:
    done = process(*words, folder=filled.folder)
    assert done.code == 0
    assert done.err == ""
    if words[0] in ("add", "report"):
        assert done.out == ""


def test_quiet_holds_for_the_table_of_incidents(filled: Onrecord) -> None:
    assert filled("incidents", "-q").err == ""


def test_quiet_still_tells_what_failed(onrecord: Onrecord) -> None:
    done = onrecord("add", "nowhere.txt", "--quiet")
    assert done.code == 3
    assert "nowhere.txt: does not exist" in done.err
