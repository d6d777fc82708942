"""`onrecord serve`: the record as pages and an API, for one person by a link or for a team with accounts."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click

from onrecord.cli import inputs
from onrecord.errors import ServeError


@click.command(name="serve")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen. Others than this machine's need accounts and HTTPS.")  # fmt: skip
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="The port to listen on.")  # fmt: skip
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes that answer, for a team.")  # fmt: skip
@click.option("--name", "names", multiple=True, metavar="HOST", help="A name by which browsers reach it; may be given again.")  # fmt: skip
@click.option("--behind-tls", is_flag=True, help="A proxy of yours speaks HTTPS before it and sets X-Forwarded-For and -Proto.")  # fmt: skip
@click.option("--certificate", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The certificate for HTTPS (PEM).")  # fmt: skip
@click.option("--key", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The key of the certificate (PEM).")  # fmt: skip
@inputs.db_option
def command(
    host: str, port: int, workers: int, names: tuple[str, ...], behind_tls: bool, certificate: Path | None,
    key: Path | None, db: str | None,
) -> int:  # fmt: skip
    """Serve the record: reports, incidents, and the forms to decide.

    A record without accounts is served to whoever opens the link that is printed. With accounts (`onrecord account add`),
    people sign in.
    """
    need_server_extra()
    from onrecord.web import serving

    where = serving.Where(host, port, workers, names, behind_tls, certificate, key)
    serving.serve(inputs.record_at(db), where, click.echo)
    return 0


def need_server_extra() -> None:
    """Says what to install where a package of the extra is not there."""
    for name in ("allauth", "argon2", "fido2", "gunicorn", "ninja", "qrcode"):
        if find_spec(name) is None:
            raise ServeError(
                "onrecord", f"the package {name} is not installed", "onrecord with its extra [server]",
                "Install it with the extra: onrecord[server].",
            )  # fmt: skip
