"""docs/python.md: every block runs, and shows what the page shows."""

from __future__ import annotations

import doctest
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "python.md"


@pytest.fixture
def beside_the_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with the examples and a record of them, as the page takes for granted."""
    from click.testing import CliRunner

    from onrecord.cli.main import onrecord

    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(onrecord, ["add", "--quiet", "--db", "aleppo.db", "examples/fall-of-aleppo"])
    assert done.exit_code == 0, done.output


@pytest.mark.usefixtures("beside_the_examples")
def test_every_block_of_the_page_runs() -> None:
    failed, tried = doctest.testfile(
        str(PAGE), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE
    )
    assert tried > 15
    assert failed == 0


def test_a_notebook_shows_tables_and_what_a_report_holds_is_no_markup(tmp_path: Path) -> None:
    import onrecord

    (tmp_path / "one.txt").write_text(
        "Shells killed 12 people in Homs on Monday, <b>residents</b> & medics said.", encoding="utf-8"
    )
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    reports = onrecord.read(tmp_path)
    assert [failure.code for failure in reports.failures] == ["empty"]
    claims = onrecord.claims(reports)
    shown = claims._repr_html_()
    assert "<table" in shown
    assert "12 people" in shown
    assert "<b>" not in shown
    assert "killed" in onrecord.incidents(reports, claims)._repr_html_().lower()


def test_the_names_are_ten_or_fewer_and_all_there() -> None:
    import onrecord

    assert len(onrecord.API) <= 10
    assert all(callable(getattr(onrecord, name)) for name in onrecord.API)
    with pytest.raises(AttributeError):
        _ = onrecord.nothing_of_the_kind
