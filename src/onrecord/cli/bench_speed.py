"""`onrecord bench speed`: what reading costs, stage by stage and in all, beside spaCy's own pipeline on the same texts."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import inputs, screen

if TYPE_CHECKING:
    from onrecord.bench.speed import Stages


@click.command(name="speed")
@click.option(
    "--reports",
    "number",
    type=click.IntRange(10),
    default=500,
    show_default=True,
    metavar="N",
    help="Reports to generate, of 400 words each: one in ten of a war.",
)
@click.option(
    "--seed", type=int, default=1, show_default=True, metavar="N", help="Another seed, other reports."
)
@click.option(
    "--workers",
    "workers",
    type=click.IntRange(1, 256),
    multiple=True,
    default=(1, 2),
    show_default=True,
    metavar="N",
    help="Whole runs of `onrecord add` with so many processes; may be given several times.",
)
@click.option(
    "--peer-python",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PATH",
    help="A Python (3.12 or later) that has gdelt-regkg: its count rules are timed on the same texts too.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="A table, or one JSON object.",
)
@inputs.quiet_option
def speed(
    number: int, seed: int, workers: tuple[int, ...], peer_python: Path | None, form: str, quiet: bool
) -> int:
    """Measure words and reports a second of each stage, memory, the record's size and start-up times on generated news."""
    with TemporaryDirectory(prefix="onrecord-speed-") as folder:
        found = _measured(Path(folder), number, seed, workers, peer_python, quiet)
    if form == "json":
        click.echo(json.dumps(found, indent=1))
    else:
        for line in _table(found):
            click.echo(line)
    return 0


def _measured(
    folder: Path, number: int, seed: int, workers: tuple[int, ...], peer_python: Path | None, quiet: bool
) -> dict[str, Any]:
    from onrecord.annotate.peer import Peer
    from onrecord.bench import speed as bench
    from onrecord.bench import whole_runs
    from onrecord.bench.made import news

    reports = list(news.mixed(number, seed))
    corpus = folder / "corpus.jsonl"
    news.written(reports, corpus)
    text_bytes = sum(len(report.text.encode()) for report in reports)
    progress = screen.Progress("stages, and the peer in turn", quiet)
    pipeline = inputs.ready_pipeline(quiet)
    told: Stages = bench.stages(corpus, number, pipeline, Peer(), folder / "stages.db", progress.tell)
    progress.done()
    out: dict[str, Any] = {"seed": seed, "text_bytes": text_bytes, **told.as_json()}
    out["runs"] = []
    for n in workers:
        progress = screen.Progress(f"a whole run, workers: {n}", quiet)
        progress.tell(0, number)
        run = whole_runs.added(corpus, n, folder)
        progress.done()
        out["runs"].append(run.as_json(told.words, told.reports, text_bytes))
    out["starts"] = whole_runs.starts(folder)
    out["count_rules"] = _count_rules(peer_python, corpus, told)
    return out


def _count_rules(python: Path | None, corpus: Path, told: Stages) -> dict[str, Any]:
    from onrecord.bench.speed import count_rules_seconds

    if python is None:
        return {"not_measured": "no --peer-python was given"}
    found = count_rules_seconds(python, corpus)
    if isinstance(found, str):
        return {"not_measured": found}
    return {
        "cpu_seconds": round(found, 3),
        "words_per_second": round(told.words / found, 1) if found else None,
        "ratio_of_onrecord": round(found / told.claims_seconds, 3) if told.claims_seconds else None,
    }


def _table(found: dict[str, Any]) -> list[str]:
    peer = found["peer"]
    rows = [(name, found["stages"][name]) for name in found["stages"]]
    rows += [
        ("claims of a text (prefilter to extract)", found["claims_of_text"]),
        (peer["name"], peer),
    ]
    width = max(len(name) for name, _ in rows)
    lines = [
        f"{found['reports']:,} reports, {found['words']:,} words, one in ten of a war; {found['sentences_parsed']:,} of "
        f"{found['sentences']:,} sentences parsed; {found['claims']:,} claims. Processor time of one core:",
        f"{'':{width}}  {'words/s':>12}  {'reports/s':>10}  {'seconds':>8}",
    ]
    lines += [
        f"{name:{width}}  {_count(row['words_per_second']):>12}  {_count(row['reports_per_second']):>10}  {row['cpu_seconds']:>8.2f}"
        for name, row in rows
    ]
    lines.append(f"onrecord makes claims {found['ratio_to_peer']:.2f} times as fast as that pipeline reads.")
    rules = found["count_rules"]
    lines.append(
        f"gdelt-regkg, count rules: not measured, {rules['not_measured']}"
        if "not_measured" in rules
        else f"gdelt-regkg, count rules: {_count(rules['words_per_second'])} words/s; onrecord has {rules['ratio_of_onrecord']:.2f} of its speed"
    )
    return lines + [_run(run) for run in found["runs"]] + [_start(*one) for one in found["starts"].items()]


def _run(run: dict[str, Any]) -> str:
    memory = "not told by this system" if run["peak_mb"] is None else f"{run['peak_mb']:,} MB"
    return (
        f"onrecord add --workers {run['workers']}: {run['words_per_second']:,} words/s  {run['reports_per_second']:,} reports/s  "
        f"{run['seconds']:.1f} s by the clock, {run['cpu_seconds']:.1f} s of processors, linking included  peak {memory}  "
        f"{run['bytes_per_report']:,} bytes a report in the record, {run['bytes_per_byte_of_text']:.2f} of its text's"
    )


def _start(name: str, took: dict[str, Any]) -> str:
    words = "onrecord --version" if name == "--version" else "onrecord claims, one report"
    return f"{words}: {took['seconds']:.2f} s by the clock, {took['cpu_seconds']:.2f} s of a processor"


def _count(value: float | None) -> str:
    return "-" if value is None else f"{value:,.0f}"
