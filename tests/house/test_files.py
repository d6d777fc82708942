"""The shape of the source: docstrings, sizes and names of files and functions."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from files_of_the_house import ROOT, SOURCE, repository_files, text_files

LONGEST_FILE = 400
LONGEST_FUNCTION = 50
LONGEST_DOCSTRING = 12

LONG_FILES: Mapping[str, tuple[int, str]] = {}
"""File → the most lines it may have for now, and why it is longer than the others."""

EMPTY = {"src/onrecord/cli/__init__.py", "src/onrecord/bench/__init__.py", "src/onrecord/resolve/__init__.py"}
"""Rooms whose files are imported by their own names."""


def sources() -> list[str]:
    found = [name for name in text_files() if name.startswith("src/onrecord/") and name.endswith(".py")]
    assert len(found) > 80
    return found


def python_files() -> list[str]:
    return [name for name in text_files() if name.endswith(".py")]


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_every_module_has_a_docstring() -> None:
    bare = [
        name
        for name in python_files()
        if name not in EMPTY and not ast.get_docstring(ast.parse(text_files()[name]))
    ]
    assert bare == []


def test_docstrings_of_modules_are_short() -> None:
    long = [
        name for name in sources()
        if len((ast.get_docstring(ast.parse(text_files()[name])) or "").splitlines()) > LONGEST_DOCSTRING
    ]  # fmt: skip
    assert long == []


def test_no_file_is_too_long() -> None:
    lengths = {name: len(text_files()[name].splitlines()) for name in sources()}
    most = {name: LONG_FILES.get(name, (LONGEST_FILE, ""))[0] for name in lengths}
    assert {name: n for name, n in lengths.items() if n > most[name]} == {}


def test_every_exception_is_still_needed_and_has_its_reason() -> None:
    lengths = {name: len(text_files()[name].splitlines()) for name in sources()}
    assert [
        name for name, (_, why) in LONG_FILES.items() if lengths.get(name, 0) <= LONGEST_FILE or not why
    ] == []
    assert [name for name in EMPTY if text_files().get(name, "").strip()] == []


@pytest.mark.parametrize(
    "name", ["util", "utils", "helper", "helpers", "common", "manager", "managers", "misc", "process"]
)
def test_no_room_is_called_by_a_word_that_says_nothing(name: str) -> None:
    assert [
        p for p in repository_files() if name in (p.stem, *(part for part in p.relative_to(ROOT).parts))
    ] == []


def test_no_name_holds_a_version_number() -> None:
    assert [p.name for p in SOURCE.rglob("*.py") if re.search(r"_?v\d+$", p.stem)] == []


def test_records_are_frozen() -> None:
    tree = ast.parse((SOURCE / "records.py").read_text("utf-8"))
    loose = [
        node.name for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and "frozen=True" not in "".join(map(ast.unparse, node.decorator_list))
    ]  # fmt: skip
    assert loose == []


def test_nothing_prints_but_the_command_line() -> None:
    printing = [
        name for name in sources() if not name.startswith("src/onrecord/cli/")
        for node in ast.walk(ast.parse(text_files()[name]))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]  # fmt: skip
    assert printing == []


def test_no_stage_asks_the_clock_for_the_day() -> None:
    """A publication day that nobody gives stays unknown: no stage may put today in its place."""
    asking = [
        name for name in sources()
        if not name.startswith(("src/onrecord/store/", "src/onrecord/cli/", "src/onrecord/web/"))
        and any(word in text_files()[name] for word in ("date.today(", "datetime.now(", "datetime.utcnow("))
    ]  # fmt: skip
    assert asking == []


def test_every_test_asserts_something() -> None:
    """A test without an assertion passes whatever the program does."""
    idle = [
        f"{name}:{node.name}"
        for name in python_files() if name.startswith("tests/") and Path(name).name.startswith("test_")
        for node in functions(ast.parse(text_files()[name]))
        if node.name.startswith("test_") and not asserts(node, text_files()[name])
    ]  # fmt: skip
    assert idle == []


def asserts(node: ast.FunctionDef | ast.AsyncFunctionDef, text: str) -> bool:
    """An assert, an expected error, or a call of a function of the same file that asserts."""
    asserting = {
        f.name for f in functions(ast.parse(text)) if any(isinstance(n, ast.Assert) for n in ast.walk(f))
    }
    for inner in ast.walk(node):
        if isinstance(inner, ast.Assert):
            return True
        if isinstance(inner, ast.Call):
            called = inner.func.id if isinstance(inner.func, ast.Name) else getattr(inner.func, "attr", "")
            if (
                called in asserting
                or called in ("raises", "fail", "validate")
                or called.startswith(("assert_", "check", "to_", "not_to_"))
            ):
                return True
    return False
