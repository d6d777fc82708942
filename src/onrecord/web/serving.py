"""A record served: to the one person who started it, or to a team with accounts.

Comes in: where the record lies, and where to listen. Goes out: nothing until it is stopped; or a ServeError that says why
it is not served so. One person is served by a small server of Python's own, a team by gunicorn with its workers.
"""

from __future__ import annotations

import ipaddress
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from onrecord.address import Address
from onrecord.errors import ServeError
from onrecord.resolve import gazetteer
from onrecord.store import Record
from onrecord.web import local, opened
from onrecord.web.clock import now
from onrecord.web.settings import OWN_NAMES, Serving, set_up
from onrecord.web.wsgi import application

_THREADS = 8
"""Requests at once in each worker; most of one is waiting for the database."""

_KEPT_S, _KEPT_TLS_S = 0, 75
"""How long a worker keeps a line open that nobody asks anything on. What is accepted anew goes to the worker that is idle; lines that are
kept stay where they began, and one worker may get most of them. A new line to a proxy beside it costs nothing, a TLS handshake does."""
_KEPT_BY_DATABASE_S = 60
"""How long a worker's thread keeps its connection to a database server: to make one takes as long as a whole answer."""
_SWITCH_S = 0.001
"""How long one thread of a worker computes while another waits to (Python's own: .005). Each answer asks the database several times, and
after each time waits its turn."""

_LESS_URGENT = 10
"""By how much linking gives way to answering where both want the processor (nice)."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where to listen, and what stands between it and the browsers."""

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    names: tuple[str, ...] = ()
    behind_tls: bool = False
    certificate: Path | None = None
    key: Path | None = None


def serve(record_at: Address, where: Where, tell: Callable[[str], None]) -> None:
    """Serves until it is stopped. What a person must know to come in is told."""
    record = _opened(record_at, where)
    alone = not record.accounts.any()
    _refuse(where, alone)
    _told_of_factors(tell)
    if alone:
        from onrecord.web import warming  # its store needs Django to be set up
        from onrecord.web.api import relinking

        warming.begin(record).join()  # before anybody is told where to ask
        relinking.wake(record)  # what was added since, and the index for finding
        _to_one(where, tell)
    else:
        _load_once(record)
        _to_team(record_at, where, tell)


def _opened(record_at: Address, where: Where) -> Record:
    tls = where.behind_tls or where.certificate is not None
    set_up(Serving(tls=tls, proxy=where.behind_tls, names=where.names or OWN_NAMES))
    return opened.open_for_pages(record_at)


def _told_of_factors(tell: Callable[[str], None]) -> None:
    from onrecord.web.accounts import encrypting  # its tables need Django to be set up

    for line in encrypting.at_start():
        tell(line)


def _refuse(where: Where, alone: bool) -> None:
    place = f"{where.host}:{where.port}"
    if (where.certificate is None) != (where.key is None):
        raise ServeError(
            place, "a certificate and its key go together", "--certificate FILE --key FILE", "Give both."
        )
    if alone and (where.behind_tls or where.certificate):
        raise ServeError(
            place, "the record has no accounts, so that whoever reaches it would be let in", "a record with accounts",
            "Make the first one with `onrecord account add NAME --role admin`.",
        )  # fmt: skip
    if where.certificate is None and where.behind_tls and not where.names:
        raise ServeError(
            place, "nobody says by which name browsers reach it", "--name HOST, once for each name", "Give the names.",
        )  # fmt: skip
    if _is_here(where.host):
        return
    if alone:
        raise ServeError(
            place, "the record has no accounts, and this address can be reached from other machines",
            "127.0.0.1, or a record with accounts", "Make the first one with `onrecord account add NAME --role admin`.",
        )  # fmt: skip
    if not where.behind_tls and where.certificate is None:
        raise ServeError(
            place, "passwords and reports would cross the network readable for all between",
            "--behind-tls with a proxy that speaks HTTPS, or --certificate FILE --key FILE", "See docs/people.md.",
        )  # fmt: skip
    if not where.names:
        raise ServeError(
            place, "nobody says by which name browsers reach it", "--name HOST, once for each name", "Give the names."
        )  # fmt: skip


def _is_here(host: str) -> bool:
    """Whether only this machine can reach it."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


# --- one person ---------------------------------------------------------------------------------


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    """Without a line for each request: an address may hold the id of a report, and one holds the word of the link."""

    server_version = "onrecord"
    sys_version = ""

    def log_message(self, format: str, *args: object) -> None:
        return


def server_for_one(where: Where) -> tuple[WSGIServer, str]:
    """A server that listens, and the address that lets in once."""
    link = local.make(now())
    try:
        server = make_server(where.host, where.port, application(), _Server, _Quiet)
    except OSError as error:
        raise ServeError(
            f"{where.host}:{where.port}", f"it cannot be listened on ({error.strerror})", "a free port",
            "Choose another one with --port.",
        ) from error  # fmt: skip
    return server, f"http://{where.host}:{server.server_port}/enter/{link.word}"


def _to_one(where: Where, tell: Callable[[str], None]) -> None:
    from onrecord.web.api import relinking
    from onrecord.web.inbox import working  # their tables are there when Django is set up

    server, address = server_for_one(where)
    working.begin(relinking.wake)
    tell(f"Open {address}\nThe link works once, within ten minutes. Nobody else gets in. Ctrl-C ends it.")
    with server:
        try:
            server.serve_forever()
        finally:
            opened.close()


# --- a team -------------------------------------------------------------------------------------


def _load_once(record: Record) -> None:
    """What all workers need is loaded before they are forked, so that it is worked out once and held once. In a thread that ends: its
    connections end with it, and none goes into a worker. Each worker opens the record for itself."""
    from onrecord.web import warming  # its store needs Django to be set up

    warming.begin(record).join()
    opened.close()


def _to_team(record_at: Address, where: Where, tell: Callable[[str], None]) -> None:
    from gunicorn.app.base import BaseApplication

    class Team(BaseApplication):
        def load_config(self) -> None:
            for name, value in _gunicorn(where).items():
                if name in self.cfg.settings:  # gunicorn before 25 has no control socket
                    self.cfg.set(name, value)

        def load(self) -> Any:
            from onrecord.web.api import relinking  # its store needs Django to be set up
            from onrecord.web.inbox import working

            gazetteer.reopen_shared()
            relinking.elsewhere = True
            sys.setswitchinterval(_SWITCH_S)
            opened.open_for_pages(record_at, kept_s=_KEPT_BY_DATABASE_S)
            working.begin(relinking.wake)
            return application()

    scheme = "https" if where.certificate else "http"
    tell(f"Serving on {scheme}://{where.host}:{where.port}/sign-in. Ctrl-C ends it.")
    _link_beside(record_at)
    Team().run()


def _link_beside(record_at: Address) -> None:
    """A process that brings incidents up to date after decisions, so that no worker's answers wait for it; it ends with this one."""
    parent = os.getpid()
    if os.fork():
        return
    try:
        # Ctrl-C goes to the whole group; this one ends when its parent has.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        os.nice(_LESS_URGENT)
        from onrecord.web.api import relinking

        gazetteer.reopen_shared()
        relinking.follow(opened.open_for_pages(record_at), lambda: os.getppid() != parent)
    finally:
        os._exit(0)


def _gunicorn(where: Where) -> dict[str, Any]:
    certificate = {"certfile": str(where.certificate), "keyfile": str(where.key)} if where.certificate else {}
    return {
        "bind": f"{where.host}:{where.port}",
        "workers": where.workers,
        "worker_class": "gthread",
        "threads": _THREADS,
        "keepalive": _KEPT_S if where.certificate is None else _KEPT_TLS_S,
        "proc_name": "onrecord",
        "accesslog": None,
        "loglevel": "warning",
        # Nobody steers it by a socket in the home folder, where two records served by one person would meet.
        "control_socket_disable": True,
    } | certificate
