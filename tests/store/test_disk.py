"""Files get their name when they are whole, and what is not finished goes away."""

from __future__ import annotations

import fcntl
import os
import threading
from pathlib import Path

import pytest

from onrecord.store import disk


def test_a_working_folder_is_for_its_owner_and_goes_away(tmp_path: Path) -> None:
    with disk.working_folder(tmp_path / "a.db", "copying") as folder:
        assert folder.parent == tmp_path
        assert folder.name.startswith(".a.db.copying-")
        assert folder.stat().st_mode & 0o777 == 0o700
    with pytest.raises(ValueError), disk.working_folder(tmp_path / "a.db", "copying"):
        raise ValueError
    assert list(tmp_path.iterdir()) == []


def test_what_a_kill_left_is_removed_and_what_is_in_use_is_not(tmp_path: Path) -> None:
    left, used, others = (
        tmp_path / f".{name}.copying-x{n}" for n, name in enumerate(("a.db", "a.db", "b.db"))
    )
    for folder in (left, used, others):
        folder.mkdir()
        (folder / "half").touch()
    number = os.open(used, os.O_RDONLY)
    fcntl.flock(number, fcntl.LOCK_EX)
    with disk.working_folder(tmp_path / "a.db", "copying"):
        pass
    os.close(number)
    assert sorted(tmp_path.iterdir()) == sorted([used, others])


def test_many_at_once_do_not_take_each_others_folder(tmp_path: Path) -> None:
    broken: list[str] = []

    def work() -> None:
        for _ in range(40):
            with disk.working_folder(tmp_path / "a.db", "copying") as folder:
                try:
                    (folder / "half").touch()
                except OSError as error:
                    broken.append(str(error))

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert broken == []
    assert list(tmp_path.iterdir()) == []


def test_a_name_with_signs_of_a_pattern_matches_itself_alone(tmp_path: Path) -> None:
    (tmp_path / ".ab.copying-x").mkdir()
    with disk.working_folder(tmp_path / "[a]*", "copying"):
        assert (tmp_path / ".ab.copying-x").exists()


@pytest.mark.parametrize("links", [True, False], ids=["with hard links", "without"])
def test_a_finished_file_gets_its_name_and_takes_nobodys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    if not links:
        monkeypatch.setattr(os, "link", refused)
    half, whole = tmp_path / "half", tmp_path / "whole"
    half.write_text("new")
    disk.put_new(half, whole)
    assert [one.name for one in tmp_path.iterdir()] == ["whole"]
    half.write_text("newer")
    with pytest.raises(FileExistsError):
        disk.put_new(half, whole)
    assert whole.read_text() == "new"
