"""docs/deploy.md shows the files of examples/deploy as they are; they are valid, and do what the page says."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path

import click
import pytest

from onrecord import settings
from onrecord.cli.main import onrecord as command_group

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "deploy.md"
FOLDER = ROOT / "examples" / "deploy"
FILES = sorted(FOLDER.iterdir())
UNITS = [path for path in FILES if path.suffix in (".service", ".timer")]
PROGRAM = "/opt/onrecord/current/bin/onrecord"


def name_of(path: Path) -> str:
    return path.name


def blocks() -> list[str]:
    return re.findall(r"^```[^\n]*\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_the_page_shows_the_file_as_it_is(path: Path) -> None:
    assert path.read_text("utf-8") in blocks()
    assert (
        f"examples/deploy/{path.name}" in PAGE.read_text("utf-8") or path in UNITS or path.name == "Caddyfile"
    )


def test_the_page_shows_no_file_that_is_not_there() -> None:
    shown = [block for block in blocks() if re.match(r"(#!.*\n)?# /", block)]
    assert len(shown) == len(FILES)
    assert set(shown) == {path.read_text("utf-8") for path in FILES}


# --- units ----------------------------------------------------------------------------------------


def settings_of(path: Path, name: str) -> list[str]:
    return re.findall(rf"^{name}=(.*)$", path.read_text("utf-8"), re.MULTILINE)


def started() -> list[tuple[str, list[str]]]:
    """(file, words) of every command of onrecord that a unit or a script starts."""
    found = [
        (path.name, shlex.split(line)[1:])
        for path in UNITS for line in settings_of(path, "ExecStart") if line.startswith(PROGRAM)
    ]  # fmt: skip
    script = (FOLDER / "backup.sh").read_text("utf-8")
    (line,) = re.findall(r'^"\$onrecord" (.*)$', script, re.MULTILINE)
    return [
        *found,
        ("backup.sh", ["db", "backup", "--quiet", "--recipient", "KEY", "FILE"] if "$@" in line else []),
    ]


@pytest.mark.parametrize(
    ("name", "words"), started(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_the_commands_of_the_units_are_understood(name: str, words: list[str]) -> None:
    command: click.Command = command_group
    context = click.Context(command_group, **command_group.context_settings)
    while isinstance(command, click.Group):
        found = command.get_command(context, words[0])
        assert found is not None, words
        command, words = found, words[1:]
    parsed = command.make_context("onrecord", list(words), parent=context, resilient_parsing=False)
    assert parsed.params
    assert {"serve", "watch", "backup"} >= {command.name}


def test_units_that_start_a_script_start_the_one_that_is_there() -> None:
    scripts = [
        line for path in UNITS for line in settings_of(path, "ExecStart") if not line.startswith(PROGRAM)
    ]
    assert scripts == ["/opt/onrecord/backup.sh"]
    assert os.access(FOLDER / "backup.sh", os.X_OK)
    assert os.access(FOLDER / "onrecord", os.X_OK)


def test_the_program_is_not_root_and_has_no_new_rights() -> None:
    services = [path for path in UNITS if path.suffix == ".service"]
    assert len(services) == 3
    for path in services:
        assert settings_of(path, "User") == ["onrecord"]
        assert settings_of(path, "NoNewPrivileges") == ["yes"]
        assert settings_of(path, "ProtectSystem") == ["strict"]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
@pytest.mark.parametrize("path", UNITS, ids=name_of)
def test_systemd_finds_no_fault_in_a_unit(path: Path, tmp_path: Path) -> None:
    """With programs that exist, as the server's own do not lie on this machine."""
    for one in UNITS:
        text = re.sub(
            r"^(ExecStart=)\S+", rf"\1{shutil.which('true')}", one.read_text("utf-8"), flags=re.MULTILINE
        )
        (tmp_path / one.name).write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "verify", str(tmp_path / path.name)], capture_output=True, text=True
    )
    assert [line for line in done.stderr.splitlines() if path.name in line] == []


def test_the_settings_are_those_that_the_program_reads() -> None:
    names = set(re.findall(r"^(ONRECORD_\w+)=", (FOLDER / "onrecord.env").read_text("utf-8"), re.MULTILINE))
    known = {value for name, value in vars(settings).items() if name.endswith("_VARIABLE")}
    known |= {"ONRECORD_CACHE"}  # resolve/gazetteer.py
    assert names - known == {"ONRECORD_RECIPIENTS"}, "the last is the backup script's"
    assert "ONRECORD_RECIPIENTS" in (FOLDER / "backup.sh").read_text("utf-8")


# --- the backup script ----------------------------------------------------------------------------


FAKE = """#!/bin/sh
echo "$@" > "$(dirname "$0")/called"
test -e "$(dirname "$0")/fails" && exit 4
for last; do :; done
echo whole > "$last"
"""


def backed_up(
    tmp_path: Path, keys: str = "age1first age1second", fails: bool = False
) -> tuple[int, list[str]]:
    """The script's exit code, and the backups that lie there after it."""
    program, folder = tmp_path / "onrecord", tmp_path / "nightly"
    program.write_text(FAKE)
    program.chmod(0o755)
    if fails:
        (tmp_path / "fails").touch()
    known = {"ONRECORD_PROGRAM": str(program), "ONRECORD_NIGHTLY": str(folder), "ONRECORD_RECIPIENTS": keys}
    done = subprocess.run(
        [str(FOLDER / "backup.sh")], env={"PATH": "/usr/bin:/bin"} | known, capture_output=True
    )
    return done.returncode, sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def nights(tmp_path: Path, number: int) -> list[str]:
    """Backups of the nights before 1 December 2025, oldest first."""
    folder = tmp_path / "nightly"
    folder.mkdir(exist_ok=True)
    days = [date(2025, 12, 1) - timedelta(days=n) for n in range(number, 0, -1)]
    for day in days:
        (folder / f"{day}-023000.onrecord").write_text("old")
    return [f"{day}-023000.onrecord" for day in days]


def test_a_backup_is_made_to_every_key(tmp_path: Path) -> None:
    code, held = backed_up(tmp_path)
    assert code == 0
    assert len(held) == 1
    called = (tmp_path / "called").read_text().split()
    assert called[:3] == ["db", "backup", "--quiet"]
    assert called[3:7] == ["--recipient", "age1first", "--recipient", "age1second"]


def test_old_backups_go_but_for_two_weeks_and_the_first_of_each_month(tmp_path: Path) -> None:
    made = nights(tmp_path, 500)
    (tmp_path / "nightly" / "before-the-move.onrecord").write_text("kept by hand")
    code, held = backed_up(tmp_path)
    assert code == 0
    assert "before-the-move.onrecord" in held
    new = [name for name in held if name not in made and name != "before-the-move.onrecord"]
    assert len(new) == 1
    # The new one is of a later month than all the others: it is a first of a month itself, and one of the fourteen.
    firsts = [f"2025-{month:02}-01-023000.onrecord" for month in range(1, 12)]
    assert [name for name in held if name in made] == sorted({*firsts, *made[-13:]})


def test_nothing_is_removed_where_the_new_one_failed(tmp_path: Path) -> None:
    made = nights(tmp_path, 60)
    code, held = backed_up(tmp_path, fails=True)
    assert code == 4
    assert held == made


def test_without_a_key_no_backup_is_made(tmp_path: Path) -> None:
    code, held = backed_up(tmp_path, keys="")
    assert code != 0
    assert held == []


# --- the proxies ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_a_proxy_lets_in_what_the_inbox_takes(name: str) -> None:
    from onrecord.web.inbox.limits import ALL_AT_ONCE, MEGABYTE

    said = re.search(r"(?:client_max_body_size|max_size) (\d+)(?:m;|MiB)", (FOLDER / name).read_text("utf-8"))
    assert said
    assert 0 < int(said[1]) * MEGABYTE - ALL_AT_ONCE <= MEGABYTE, "a form is a little larger than its files"


def test_nginx_overwrites_what_a_browser_may_not_say() -> None:
    text = (FOLDER / "nginx.conf").read_text("utf-8")
    for line in ("X-Forwarded-Proto https", "X-Forwarded-For $remote_addr", "Host $host"):
        assert f"proxy_set_header {line};" in text
    assert text.count("access_log off;") == text.count("server {")
