# ruff: noqa: T201, S603  it prints what it measured, of a server that it starts
"""What the first request of each page costs in a server that has just started: `python scripts/measure_start.py FILE` of a record that
`scripts/measure_pages.py` has measured (its account signs in).

Comes in: the file of a record, how many workers. It starts `onrecord serve`, and asks one page after the other, each three times. Goes out: a
table of computing time of all the server's processes, and of the clock. Give it a machine with nothing else to do.
"""

from __future__ import annotations

import argparse
import http.client
import json
import re
import socket
import subprocess
import sys
import time
import urllib.parse
from pathlib import Path

from measure_pages import PASSWORD

TIMES = 3


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("file", type=Path)
    ask.add_argument("--workers", type=int, default=1)
    given = ask.parse_args()
    listed = addresses(given.file)
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = int(one.getsockname()[1])
    began = time.monotonic()
    command = [
        sys.executable,
        "-m",
        "onrecord.cli.main",
        "serve",
        "--db",
        str(given.file),
        "--port",
        str(port),
    ]
    server = subprocess.Popen(
        [*command, "--workers", str(given.workers)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        said = server.stdout.readline().strip() if server.stdout else ""
        print(
            f"{said}\nit says so after {time.monotonic() - began:.1f} s, {computed(server.pid):.1f} s of computing"
        )
        cookies = signed_in(port)
        print(f"{'page':44} {'computing ms':>22} {'by the clock ms':>22}")
        for name, address in listed.items():
            print(line(name, [asked(server.pid, port, address, cookies) for _ in range(TIMES)]))
    finally:
        server.terminate()
        server.wait(30)


def addresses(file: Path) -> dict[str, str]:
    """In a process of its own: what it loads must not be there already."""
    code = (
        "import json, sys; from pathlib import Path; from onrecord.web.settings import Serving, set_up; set_up(Serving());"
        "from onrecord.web import opened; import measure_pages as m;"
        "print(json.dumps(m.pages(opened.open_for_pages(Path(sys.argv[1])))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(file.absolute())], cwd=Path(__file__).parent, capture_output=True, text=True, check=True
    )  # fmt: skip
    found: dict[str, str] = json.loads(done.stdout)
    return found


def line(name: str, found: list[tuple[float, float, int]]) -> str:
    computing = " ".join(f"{one[0]:7.0f}" for one in found)
    clock = " ".join(f"{one[1]:7.0f}" for one in found)
    wrong = next((str(one[2]) for one in found if one[2] != 200), "")
    return f"{name:44} {computing} {clock}  {wrong}"


def asked(server: int, port: int, address: str, cookies: str) -> tuple[float, float, int]:
    before, began = computed(server), time.monotonic()
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    line.request("GET", address, headers={"Cookie": cookies})
    answer = line.getresponse()
    answer.read()
    clock = time.monotonic() - began
    line.close()
    return (computed(server) - before) * 1000, clock * 1000, answer.status


def signed_in(port: int) -> str:
    for _ in range(600):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    line.request("GET", "/sign-in")
    answer = line.getresponse()
    word = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', answer.read().decode())
    cookies = cookie(answer)
    token = word[1] if word else ""
    sent = urllib.parse.urlencode({"login": "measurer", "password": PASSWORD, "csrfmiddlewaretoken": token})
    own = {
        "Cookie": cookies,
        "Content-Type": "application/x-www-form-urlencoded",
        "Origin": f"http://127.0.0.1:{port}",
    }
    line.close()
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    line.request("POST", "/sign-in", sent, own)
    answer = line.getresponse()
    answer.read()
    if answer.status != 302:
        raise SystemExit(f"signing in answers {answer.status}")
    return f"{cookies}; {cookie(answer)}"


def cookie(answer: http.client.HTTPResponse) -> str:
    return "; ".join(value.partition(";")[0] for name, value in answer.getheaders() if name == "Set-Cookie")


def computed(parent: int) -> float:
    """Seconds that a process and all that come from it have computed, in threads that have ended too."""
    total = 0.0
    for stat in Path("/proc").glob("[0-9]*"):
        try:
            above = int((stat / "stat").read_text().rpartition(")")[2].split()[1])
            if parent in (int(stat.name), above):
                total += time.clock_gettime(
                    (~int(stat.name) << 3) | 2
                )  # the clock of another process, as Linux numbers it
        except (OSError, IndexError):
            continue
    return total


if __name__ == "__main__":
    main()
