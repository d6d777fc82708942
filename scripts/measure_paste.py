# ruff: noqa: T201, S603  it prints what it measured, of a server that it starts
"""How long until the first claim of a pasted report is on the page: `python scripts/measure_paste.py COPY TEXT…` of a copy of a record that
`scripts/measure_pages.py` has measured (its account signs in).

Comes in: the file of a record, files of text. It starts `onrecord serve`, pastes each text as the form of the inbox does, and asks for its state as the
page does, after 150 ms and then less and less often. Goes out: milliseconds by the clock from sending the form to the answer that has the first
claim, and to the one that has all. Give it a machine with nothing else to do.
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

from measure_start import signed_in


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("file", type=Path)
    ask.add_argument("texts", type=Path, nargs="+")
    given = ask.parse_args()
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = int(one.getsockname()[1])
    command = [sys.executable, "-m", "onrecord.cli.main", "serve", "--db", str(given.file), "--port", str(port), "--workers", "1"]  # fmt: skip
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        if server.stdout:
            server.stdout.readline()
        cookies = signed_in(port)
        print(f"{'text':34} {'characters':>10} {'first claim ms':>15} {'all ms':>8} {'claims':>7}")
        for path in given.texts:
            # Each run is another text, so that none is known already.
            text = f"{path.read_text('utf-8')}\n\nPasted at {time.time_ns()}.\n"
            first, whole, claims = pasted(port, cookies, text)
            print(f"{path.name:34} {len(text):10} {first:15.0f} {whole:8.0f} {claims:7}")
    finally:
        server.terminate()
        server.wait(30)


def pasted(port: int, cookies: str, text: str) -> tuple[float, float, int]:
    page = asked(port, cookies, "/inbox")[1]
    word = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    sent = {"text": text, "title": "", "outlet": "Measured", "published": "2016-12-16", "url": ""}
    sent |= {"csrfmiddlewaretoken": word[1] if word else ""}
    began = time.monotonic()
    address, answer = asked(port, cookies, "/inbox/text", urllib.parse.urlencode(sent))
    if "/inbox/job" not in address:
        raise SystemExit(f"pasting led to {address!r}: {answer[:200]}")
    asked(port, cookies, address)
    pause, first = 0.15, float("nan")
    while True:
        time.sleep(pause)
        state = json.loads(
            asked(port, cookies, address.replace("/job?", "/job/state?"), accept="application/json")[1]
        )
        now, claims = (time.monotonic() - began) * 1000, state["html"].count("<blockquote")
        first = now if claims and first != first else first
        if not state["open"]:
            return first, now, claims
        pause = min(2.0, pause * 1.4)


def asked(
    port: int, cookies: str, address: str, sent: str | None = None, accept: str = "text/html"
) -> tuple[str, str]:
    """Where it leads to, and its words."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    own = {"Cookie": cookies, "Accept": accept, "Origin": f"http://127.0.0.1:{port}"}
    if sent is not None:
        own["Content-Type"] = "application/x-www-form-urlencoded"
    line.request("GET" if sent is None else "POST", address, sent, own)
    answer = line.getresponse()
    words = answer.read().decode()
    line.close()
    return answer.getheader("Location") or address, words


if __name__ == "__main__":
    main()
