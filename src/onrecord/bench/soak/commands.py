"""The program's own commands on the record of a soak, each as a process: what they say, how long they take, what they hold.

Comes in: words of a command line. Goes out: a Done. That a command ends with another code than 0 is told, not raised.
"""

from __future__ import annotations

import json
import subprocess  # noqa: S404, RUF100 # only our own command is run
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from onrecord.address import Address, Server
from onrecord.bench.memory import Peak
from onrecord.bench.soak.series import Backup
from onrecord.bench.whole_runs import COMMAND, environment, size_of
from onrecord.errors import RecordError

HEAD, DESK = "head", "desk"
"""The admin who adds, backs up and verifies, and the analyst whose name readers and deciders bear."""
PASSWORD = "a grey heron over still water 41"  # noqa: S105 # nosec B105 # of a record that holds generated news alone
_PERSONS_OF_A_TOKEN = 4
"""A token may ask 600 times a minute; each of them asks some sixty times."""


@dataclass(frozen=True, slots=True)
class Done:
    words: str
    code: int
    out: str
    said: str
    """On standard error."""
    seconds: float
    peak_mb: float | None

    def fault(self) -> list[str]:
        last = (self.said.strip().splitlines() or ["nothing was said"])[-1]
        return [f"onrecord {self.words} ended with {self.code}: {last[:200]}"] if self.code else []


class Commands:
    def __init__(self, record: Address, folder: Path) -> None:
        self.record, self._folder = record, folder
        where = record.address if isinstance(record, Server) else str(record)
        self.environment = environment(folder) | {"ONRECORD_DB": where, "ONRECORD_ACCOUNT": HEAD}
        if isinstance(record, Server):
            self.environment["ONRECORD_RAW"] = str(folder / "raw")

    def run(self, *words: str) -> Done:
        began = time.perf_counter()
        with subprocess.Popen(  # noqa: S603 # our own command
            [*COMMAND, *words], env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
        ) as child:  # fmt: skip
            peak = Peak(child.pid)
            peak.start()
            out, said = child.communicate()
            held = peak.end()
        return Done(" ".join(words[:2]), child.returncode, out, said, time.perf_counter() - began, held)

    def needed(self, *words: str) -> Done:
        """What the rest cannot go on without."""
        done = self.run(*words)
        if done.code:
            raise RecordError("the soak's record", done.fault()[0], "a record of its own that is not there yet", "Name another place with --db.")  # fmt: skip
        return done

    def begin(self, persons: int, until: date) -> list[str]:
        """An empty record with accounts; tokens for so many persons, until a day."""
        self.needed("db", "init", "-q")
        secret = self._folder / "password.txt"
        secret.write_text(PASSWORD + "\n", encoding="utf-8")
        for name, role in ((HEAD, "admin"), (DESK, "analyst")):
            self.needed("account", "add", name, "--role", role, "--password-file", str(secret))
        self.needed("account", "second-factor", "optional")
        give = ("account", "token", "add", DESK, "--for", "soak", "--scope", "read", "--scope", "decide", "--until", until.isoformat())  # fmt: skip
        number = -(-persons // _PERSONS_OF_A_TOKEN)
        tokens = [self.needed(*give).out.strip() for _ in range(number)]
        return [tokens[n % number] for n in range(persons)]

    def backup(self) -> tuple[Backup, list[str]]:
        """Made while the record is in use; restored, verified and checked in a place of its own, and both thrown away."""
        file, place = self._folder / "soak.backup", self._folder / "restored.db"
        made = self.run("db", "backup", "-q", str(file))
        mb = file.stat().st_size / 1e6 if file.exists() else 0.0
        restored = self.run("db", "restore", "-q", str(file), str(place))
        verified = self.run("verify", "-q", "--db", str(place))
        checked = self.run("db", "check", "-q", "--db", str(place))
        faults = [fault for done in (made, restored, verified, checked) for fault in done.fault()]
        self._clear(file, place)
        return Backup(
            made.seconds, restored.seconds, verified.seconds + checked.seconds, mb, not faults
        ), faults

    def _clear(self, file: Path, place: Path) -> None:
        from shutil import rmtree

        file.unlink(missing_ok=True)
        for one in self._folder.glob(f"{place.name}*"):
            if one.is_dir():
                rmtree(one)
            else:
                one.unlink()

    def decisions(self) -> Iterator[str]:
        """Ids of all that the record holds."""
        with subprocess.Popen(  # noqa: S603 # our own command
            [*COMMAND, "decide", "list", "--format", "jsonl"], env=self.environment, stdout=subprocess.PIPE, encoding="utf-8"
        ) as child:  # fmt: skip
            if child.stdout is not None:
                for line in child.stdout:
                    yield json.loads(line)["id"]

    def size_mb(self) -> float | None:
        if isinstance(self.record, Server):
            return None
        return size_of(self.record.parent, self.record.name) / 1e6
